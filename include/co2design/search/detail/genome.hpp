// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <span>
#include <string>
#include <utility>

#include <co2design/core/check.hpp>
#include <co2design/core/text.hpp>
#include <co2design/search/detail/scratch.hpp>
#include <co2design/search/discrete_variation.hpp>
#include <co2design/search/numeric_problem.hpp>
#include <co2design/search/problem.hpp>
#include <co2design/space/sampling.hpp>

// What a search changes: a row of doubles for each individual. Of a space, the positions in finite domains and the
// values in continuous ones; of a numeric problem its variables.
namespace co2design::detail {

// How many objectives a problem of either kind has; one where a mistake left none.
template <class Problem>
inline constexpr std::size_t problem_objectives = 0;
template <search_problem Problem>
inline constexpr std::size_t problem_objectives<Problem> =
    Problem::objective_count == 0 ? 1 : Problem::objective_count;
template <numeric_problem Problem>
inline constexpr std::size_t problem_objectives<Problem> = objectives_of<Problem>;

// Whether each design has a number, and their count is known.
template <class Problem>
inline constexpr bool numbered_designs = false;
template <search_problem Problem>
inline constexpr bool numbered_designs<Problem> = finite_space<typename Problem::space_type>;

// The variables of rows, and the numbers of rows where they have some. No type of a problem in it: what works on it is
// compiled once, under a short name.
class genome {
 public:
  static constexpr std::uint64_t unlimited = std::numeric_limits<std::uint64_t>::max();

  [[nodiscard]] std::span<const variable> variables() const noexcept { return {variables_.get(), count_}; }
  // How many rows there are, where they have numbers.
  [[nodiscard]] std::uint64_t designs() const noexcept { return designs_; }
  [[nodiscard]] bool is_numbered() const noexcept { return designs_ != unlimited; }

  // Room for variables, to be written.
  [[nodiscard]] variable* resize(std::size_t count) { return variables_.room(count_ = count); }
  // Rows have numbers: each variable counts as many values, the last one fastest.
  template <class Sizes>
  void number(const Sizes& sizes) {
    std::uint64_t* const into = sizes_.room(count_);
    designs_ = 1;
    for (std::size_t v = 0; v < count_; ++v) {
      into[v] = sizes[v];
      if (variables_.get()[v].low < variables_.get()[v].high) designs_ *= sizes[v];
    }
  }

  // The number of a row in its space; where rows have none, one that equal rows share, and others hardly ever.
  [[nodiscard, gnu::noinline]] std::uint64_t key(std::span<const double> row) const noexcept {
    std::uint64_t sum = 0;
    if (!is_numbered()) {
      std::uint64_t odd = 0x9e3779b97f4a7c15U;
      for (const double x : row) {
        const std::uint64_t bits = std::bit_cast<std::uint64_t>(x + 0.0);  // no −0
        sum += (bits ^ (bits >> 29)) * odd;
        odd += 0x3c6ef372fe94f82aU;
      }
      return sum >> 1;  // never all ones: that is no key
    }
    for (std::size_t v = 0; v < row.size(); ++v)
      sum = sum * sizes_.get()[v] + static_cast<std::uint64_t>(row[v]);
    return sum;
  }
  // A row at random: all equally likely where they have numbers, else each variable by itself.
  [[gnu::noinline]] void sample(std::span<double> row, random_engine& engine) const {
    if (is_numbered())
      enumerate(sample_position(designs_, engine), row);
    else
      for (std::size_t v = 0; v < row.size(); ++v) {
        const auto& [low, high, kind] = variables_.get()[v];
        row[v] = kind == variable_kind::real ? between(low, high, uniform(engine))
                                             : whole_between(low, high, engine);
      }
  }
  // The row at a position among those there are.
  [[gnu::noinline]] void enumerate(std::uint64_t position, std::span<double> row) const noexcept {
    for (std::size_t v = row.size(); v-- > 0;) {
      row[v] = variables_.get()[v].low;
      if (!(variables_.get()[v].low < variables_.get()[v].high)) continue;
      row[v] = static_cast<double>(position % sizes_.get()[v]);
      position /= sizes_.get()[v];
    }
  }

 private:
  std::size_t count_ = 0;
  scratch<variable> variables_;
  scratch<std::uint64_t> sizes_;
  std::uint64_t designs_ = unlimited;
};

inline bool is_whole(double x) noexcept { return std::floor(x) == x; }

// Errors: std::invalid_argument that names the variable whose bounds are none.
template <numeric_problem Problem>
void describe(const Problem& problem, genome& out) {
  const auto& bounds = problem.bounds();
  std::size_t count = 0;
  for (const variable& one : bounds) {
    constexpr double largest = std::numeric_limits<double>::max();
    const bool finite = -largest <= one.low && one.low <= one.high && one.high <= largest;
    if (!finite || (one.kind != variable_kind::real && !(is_whole(one.low) && is_whole(one.high))))
      invalid_argument(
          concat({"co2design: variable ", std::to_string(count), " lies between ", number_text(one.low),
                  " and ", number_text(one.high), finite ? ": no whole numbers" : ": no finite interval"}));
    ++count;
  }
  variable* into = out.resize(count);
  for (const variable& one : bounds) *into++ = one;
}

template <class Domain>
constexpr variable variable_of() noexcept {
  if constexpr (finite_domain<Domain>)
    return {0, static_cast<double>(Domain::size - 1),
            Domain::order == ordering::ordinal ? variable_kind::integer : variable_kind::categorical};
  else
    return {Domain::low, Domain::high};
}
template <class... Axes>
void write_variables(type_list<Axes...>, variable* into) {
  ((*into++ = variable_of<typename Axes::domain>()), ...);
}
template <search_problem Problem>
void describe(const Problem& problem, genome& out) {
  using space_type = typename Problem::space_type;
  variable* const variables = out.resize(space_type::rank);
  write_variables(typename space_type::axes{}, variables);
  if constexpr (numbered_designs<Problem>) {
    const auto first = problem.where().ordinals_at(0);
    for (std::size_t a = 0; a < space_type::rank; ++a)
      if (problem.where().is_fixed(a)) variables[a].low = variables[a].high = first[a];
    out.number(space_type::sizes);
  }
}

// The design of a row.
template <class Space>
design<Space> design_in(std::span<const double> row) {
  if constexpr (finite_space<Space>) {
    typename design<Space>::ordinals_type ordinals{};
    for (std::size_t a = 0; a < Space::rank; ++a) ordinals[a] = static_cast<std::uint32_t>(row[a]);
    return design<Space>::from_ordinals(ordinals);
  } else {
    const auto value = [&]<class Domain>(type_list<Domain>, double x) {
      if constexpr (finite_domain<Domain>)
        return Domain::at(static_cast<std::size_t>(x));
      else
        return static_cast<typename Domain::value_type>(x);
    };
    return [&]<class... Axes, std::size_t... I>(type_list<Axes...>, std::index_sequence<I...>) {
      return design<Space>(axis_name<Axes::fixed_name>{} =
                               value(type_list<typename Axes::domain>{}, row[I])...);
    }(typename Space::axes{}, std::make_index_sequence<Space::rank>{});
  }
}

template <search_problem Problem>
auto evaluate_row(const Problem& problem, std::span<const double> row) {
  return problem.evaluate(design_in<typename Problem::space_type>(row));
}
template <numeric_problem Problem>
auto evaluate_row(const Problem& problem, std::span<const double> row) {
  return evaluate(problem, row);
}

// The row of a design that somebody knows.
// Errors: std::invalid_argument where it is none of the problem's.
template <search_problem Problem>
void write_row(const Problem& problem, const design<typename Problem::space_type>& known,
               std::span<double> row) {
  if constexpr (numbered_designs<Problem>)
    if (!problem.where().contains(known))
      invalid_argument("co2design: a known design is not in the subspace that is searched");
  std::size_t a = 0;
  for_each_axis(known, [&]<class Axis>(Axis, const auto& value) {
    if constexpr (finite_domain<typename Axis::domain>)
      row[a++] = static_cast<double>(Axis::domain::index_of(value));
    else
      row[a++] = static_cast<double>(value);
  });
}
template <numeric_problem Problem, class Values>
void write_row(const Problem& problem, const Values& values, std::span<double> row) {
  genome form;
  describe(problem, form);
  std::size_t v = 0;
  for (const double x : values) {
    if (v == row.size()) break;
    const auto& [low, high, kind] = form.variables()[v];
    if (!(low <= x && x <= high) || (kind != variable_kind::real && !is_whole(x)))
      invalid_argument(
          concat({"co2design: variable ", std::to_string(v), " of a known design is ", number_text(x)}));
    row[v++] = x + 0.0;
  }
  if (v != row.size() || std::size(values) != v)
    invalid_argument(concat({"co2design: a known design has ", std::to_string(std::size(values)),
                             " values in the place of ", std::to_string(row.size())}));
}

}  // namespace co2design::detail
