// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <co2design/core/check.hpp>
#include <co2design/core/text.hpp>
#include <co2design/search/detail/mutation_hits.hpp>
#include <co2design/search/discrete_variation.hpp>
#include <co2design/search/numeric_problem.hpp>
#include <co2design/search/problem.hpp>
#include <co2design/space/sampling.hpp>

// What a search changes: a row of doubles for each individual. Of a space, the positions in finite domains and the
// values in continuous ones; of a numeric problem its variables.
namespace co2design::detail {

// How many objectives a problem of either kind has.
template <class Problem>
inline constexpr std::size_t problem_objectives = 0;
template <search_problem Problem>
inline constexpr std::size_t problem_objectives<Problem> = Problem::objective_count;
template <numeric_problem Problem>
inline constexpr std::size_t problem_objectives<Problem> = objectives_of<Problem>;

template <class Problem>
class genome;

// A number that equal rows share, and others hardly ever.
template <class Row>
std::uint64_t row_key(const Row& row) noexcept {
  std::uint64_t sum = 0, odd = 0x9e3779b97f4a7c15U;
  for (const double x : row) {
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(x + 0.0);  // no −0
    sum += (bits ^ (bits >> 29)) * odd;
    odd += 0x3c6ef372fe94f82aU;
  }
  return sum >> 1;  // never all ones: that is no key
}

inline double uniform(double low, double high, random_engine& engine) noexcept {
  const double share = static_cast<double>(engine() >> 11) * 0x1p-53;
  const double x = low * (1 - share) + high * share;
  return x < low ? low : x > high ? high : x;
}

template <numeric_problem Problem>
class genome<Problem> {
 public:
  // Whether each individual has a number of its own, and their count is known.
  static constexpr bool numbered = false;

  // Errors: std::invalid_argument that names the variable whose bounds are none.
  explicit genome(const Problem& problem) {
    auto&& bounds = problem.bounds();
    for (const variable one : bounds) {
      const bool whole = one.kind == variable_kind::real ||
                         (std::floor(one.low) == one.low && std::floor(one.high) == one.high);
      constexpr double largest = std::numeric_limits<double>::max();
      if (!(-largest <= one.low && one.low <= one.high && one.high <= largest && whole))
        invalid_argument(concat({"variable ", std::to_string(variables_.size()), ": bounds ",
                                 number_text(one.low), " and ", number_text(one.high),
                                 whole ? " are no finite interval" : " of whole numbers are not whole"}));
      variables_.push_back(one);
    }
  }

  [[nodiscard]] std::span<const variable> variables() const noexcept { return variables_; }
  [[nodiscard]] static std::uint64_t size(const Problem&) noexcept {
    return std::numeric_limits<std::uint64_t>::max();
  }
  [[nodiscard]] static std::uint64_t key(std::span<const double> row) noexcept { return row_key(row); }

  void sample(const Problem&, std::span<double> row, random_engine& engine) const {
    for (std::size_t v = 0; v < row.size(); ++v)
      row[v] = variables_[v].kind == variable_kind::real
                   ? uniform(variables_[v].low, variables_[v].high, engine)
                   : whole_between(variables_[v].low, variables_[v].high, engine);
  }
  [[nodiscard]] static auto evaluate(const Problem& problem, std::span<const double> row) {
    return detail::evaluate(problem, row);
  }
  // Errors: std::invalid_argument where there are not as many values, or one is not within its bounds.
  template <class Values>
  void write(const Values& values, std::span<double> row) const {
    std::size_t v = 0;
    for (const double x : values) {
      if (v == row.size())
        invalid_argument("co2design: a known design with more values than the problem has variables");
      const variable& one = variables_[v];
      if (!(one.low <= x && x <= one.high) || (one.kind != variable_kind::real && std::floor(x) != x))
        invalid_argument(
            concat({"co2design: a known design whose variable ", std::to_string(v), " is ", number_text(x)}));
      row[v++] = x + 0.0;
    }
    if (v != row.size())
      invalid_argument("co2design: a known design with fewer values than the problem has variables");
  }

 private:
  std::vector<variable> variables_;
};

template <class Domain>
constexpr variable variable_of() noexcept {
  if constexpr (finite_domain<Domain>)
    return {0, static_cast<double>(Domain::size - 1),
            Domain::order == ordering::ordinal ? variable_kind::integer : variable_kind::categorical};
  else
    return {Domain::low, Domain::high};
}

template <search_problem Problem>
class genome<Problem> {
  using space_type = typename Problem::space_type;
  using design_type = design<space_type>;

 public:
  static constexpr bool numbered = finite_space<space_type>;

  explicit genome(const Problem& problem) {
    const auto& where = problem.where();
    [&]<class... Axes>(type_list<Axes...>) {
      variables_ = {variable_of<typename Axes::domain>()...};
    }(typename space_type::axes{});
    if constexpr (numbered) {
      const auto first = where.ordinals_at(0);
      for (std::size_t a = 0; a < space_type::rank; ++a)
        if (where.is_fixed(a)) variables_[a].low = variables_[a].high = first[a];
    }
  }

  [[nodiscard]] std::span<const variable> variables() const noexcept { return variables_; }
  [[nodiscard]] static std::uint64_t size(const Problem& problem) noexcept {
    if constexpr (numbered)
      return problem.where().size();
    else
      return std::numeric_limits<std::uint64_t>::max();
  }
  [[nodiscard]] static std::uint64_t key(std::span<const double> row) noexcept {
    if constexpr (numbered)
      return design_type::index_of(ordinals_in(row));
    else
      return row_key(row);
  }

  void sample(const Problem& problem, std::span<double> row, random_engine& engine) const {
    if constexpr (numbered)
      enumerate(problem, sample_position(problem.where().size(), engine), row);
    else
      write(co2design::sample<space_type>(engine), row);
  }
  // The design at a position of the subspace.
  static void enumerate(const Problem& problem, std::uint64_t position, std::span<double> row) {
    const auto ordinals = problem.where().ordinals_at(position);
    for (std::size_t a = 0; a < space_type::rank; ++a) row[a] = ordinals[a];
  }
  [[nodiscard]] static auto evaluate(const Problem& problem, std::span<const double> row) {
    return problem.evaluate(design_in(row));
  }
  static void write(const design_type& known, std::span<double> row) {
    std::size_t a = 0;
    for_each_axis(known, [&]<class Axis>(Axis, const auto& value) {
      if constexpr (finite_domain<typename Axis::domain>)
        row[a++] = static_cast<double>(Axis::domain::index_of(value));
      else
        row[a++] = static_cast<double>(value);
    });
  }

  [[nodiscard]] static design_type design_in(std::span<const double> row) {
    if constexpr (numbered)
      return design_type::from_ordinals(ordinals_in(row));
    else
      return [&]<class... Axes, std::size_t... I>(type_list<Axes...>, std::index_sequence<I...>) {
        return design_type(axis_name<Axes::fixed_name>{} = value_in<typename Axes::domain>(row[I])...);
      }(typename space_type::axes{}, std::make_index_sequence<space_type::rank>{});
  }

 private:
  static typename design_type::ordinals_type ordinals_in(std::span<const double> row) noexcept {
    typename design_type::ordinals_type ordinals{};
    for (std::size_t a = 0; a < space_type::rank; ++a) ordinals[a] = static_cast<std::uint32_t>(row[a]);
    return ordinals;
  }
  template <class Domain>
  static typename Domain::value_type value_in(double x) noexcept {
    if constexpr (finite_domain<Domain>)
      return Domain::at(static_cast<std::size_t>(x));
    else
      return static_cast<typename Domain::value_type>(x);
  }

  std::array<variable, space_type::rank> variables_{};
};

}  // namespace co2design::detail
