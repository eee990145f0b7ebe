// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <utility>

#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/search/statements.hpp>
#include <co2design/units/simd.hpp>

// What the statements of a problem say of several designs at a time.
namespace co2design::detail {

template <class Decomposed, class Problem>
class judged_lanes {
  using lanes_type = typename Decomposed::lanes_type;
  using number = typename lanes_type::number;
  using sources = typename lanes_type::sources;

 public:
  // The objectives of as many designs as there are lanes; `ok` where a design keeps to the bounds.
  struct judged {
    std::array<number, Problem::objective_count> values;
    typename number::condition ok;

    // Whether every objective of a lane is a number, and none is infinite and so the worst.
    [[nodiscard]] bool is_whole(std::size_t lane) const noexcept {
      bool whole = true;
      for (const number& x : values) whole &= x[lane] < std::numeric_limits<double>::infinity();
      return whole;
    }
  };

  judged_lanes(const Decomposed& parts, const Problem& problem) : parts_(parts), problem_(problem) {}

  // Designs that have all leaves.
  [[gnu::always_inline]] judged operator()(const sources& from, std::size_t at) const noexcept {
    return judge(from, at, std::make_index_sequence<Problem::statement_count>{});
  }
  // Where it is rarely asked for; some designs may lack a leaf.
  [[gnu::noinline]] judged by_call(const sources& from, std::size_t at) const noexcept {
    return lanes_type::any_gap(from, at) ? beside_gaps(from, at) : (*this)(from, at);
  }

 private:
  // A design that lacks a leaf lacks what some statement speaks of.
  judged beside_gaps(const sources& from, std::size_t at) const noexcept {
    const typename lanes_type::complete_designs others(from, at);
    judged out{{}, number::condition::all_lanes(false)};
    if (!others.any) return out;
    out = (*this)(others.arrays(), 0);
    out.ok = out.ok && others.has_gap == number(0.0);
    return out;
  }
  template <std::size_t... Statement>
  [[gnu::always_inline]] judged judge(const sources& from, std::size_t at,
                                      std::index_sequence<Statement...>) const noexcept {
    const auto found = lanes_type::metrics(parts_.judge(), from, at);
    judged out{{}, number::condition::all_lanes(true)};
    std::size_t m = 0;
    (look(problem_.template statement<Statement>(), found, out, m), ...);
    return out;
  }
  template <class Statement, class Found>
  [[gnu::always_inline]] void look(const Statement& statement, const Found& found, judged& out,
                                   std::size_t& m) const noexcept {
    if constexpr (requires { typename Statement::tag; }) {
      const auto& value = found[typename Statement::tag{}];
      if (why_not(value).is_set()) out.ok = number::condition::all_lanes(false);
      const number x = canonical(value);
      if constexpr (requires { Statement::direction; })
        out.values[m++] = Statement::direction == better::lower ? x : -x;
      else
        out.ok = out.ok && keeps<Statement::kept>(x, number(canonical(statement.limit)));
    }
  }
  template <relation Kept>
  [[gnu::always_inline]] static auto keeps(const number& x, const number& limit) noexcept {
    if constexpr (Kept == relation::less)
      return x < limit;
    else if constexpr (Kept == relation::less_equal)
      return x <= limit;
    else if constexpr (Kept == relation::greater)
      return x > limit;
    else
      return x >= limit;
  }

  const Decomposed& parts_;
  const Problem& problem_;
};

}  // namespace co2design::detail
