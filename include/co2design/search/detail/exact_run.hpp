// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <co2design/core/type_list.hpp>
#include <co2design/search/archive.hpp>
#include <co2design/search/detail/exact_blocks.hpp>
#include <co2design/search/detail/sweep.hpp>
#include <co2design/search/problem.hpp>

namespace co2design::detail {

// Every design by itself. An objective that is infinite, and so the worst, counts as undefined, as it does where
// designs are compared side by side.
template <class Problem, class Done>
archive<Problem::objective_count> enumerate(const Problem& problem, Done done) {
  archive<Problem::objective_count> best;
  const std::uint64_t size = problem.where().size();
  for (std::uint64_t i = 0; i < size; ++i) {
    const auto d = problem.where().at(i);
    auto scores = problem.evaluate(d);
    for (const double x : scores.objectives)
      if (x == std::numeric_limits<double>::infinity()) ++scores.violated.undefined;
    best.add(d.index(), scores);
    if ((i + 1) % 65536 == 0 || i + 1 == size) done(i + 1, size);
  }
  return best;
}

// The problem's statements, and the part of the space, without their types.
template <class Problem>
std::vector<exact_statement> statements_of(const Problem& problem) {
  std::vector<exact_statement> all;
  problem.for_each_statement([&]<class Statement>(const Statement& statement) {
    if constexpr (requires { Statement::direction; }) {
      all.push_back({Statement::tag::name, Statement::direction == better::lower ? 1.0 : -1.0, true});
    } else if constexpr (requires { typename Statement::tag; }) {
      constexpr relation kept = Statement::kept;
      constexpr double sign = kept == relation::less || kept == relation::less_equal ? 1 : -1;
      all.push_back({Statement::tag::name, sign, false, sign * canonical(statement.limit),
                     kept == relation::less_equal || kept == relation::greater_equal});
    }
  });
  return all;
}
template <class Space>
std::string value_text(std::size_t axis, std::uint32_t position) {
  std::string text;
  [&]<class... Axes>(type_list<Axes...>) {
    std::size_t a = 0;
    ((a++ == axis ? void(text = detail::text_of(Axes::domain::at(position))) : void()), ...);
  }(typename Space::axes{});
  return text;
}
template <class Space>
exact_space untyped(const subspace<Space>& where, std::uint64_t axes_read) {
  exact_space out{where.size(), axes_read, {}, {}, Space::names, value_text<Space>};
  const auto first = where.ordinals_at(0);
  out.first.assign(first.begin(), first.end());
  for (std::size_t a = 0; a < Space::rank; ++a)
    out.sizes.push_back(where.is_fixed(a) ? 1 : static_cast<std::uint32_t>(Space::sizes[a]));
  return out;
}

// Looks at what is left of the blocks, design by design.
template <class Problem, class Decomposed, class Execution, class Done>
archive<Problem::objective_count> look_at_the_rest(const Problem& problem, const Decomposed& decomposed,
                                                   exact_blocks<native_lanes>& blocks, bool keep_ties,
                                                   const Execution& execution, Done done) {
  using space_type = typename Problem::space_type;
  std::vector<typename archive<Problem::objective_count>::entry> entries;
  const std::uint64_t planned = blocks.report().looked_at = blocks.left();
  if (planned > 0) {
    const sweep<Decomposed, Problem> all(decomposed, problem, blocks.blocks(), blocks.tables(),
                                         choose_order(blocks.blocks(), blocks.axes_of_objectives()),
                                         keep_ties);
    std::uint64_t so_far = 0;
    const auto found = all.run(execution, [&](std::uint64_t designs) { done(so_far += designs, planned); });
    for (const auto& one : best_of(found, keep_ties)) {
      typename Problem::design_type::ordinals_type ordinals{};
      std::ranges::copy(blocks.ordinals_of(all.values_of(one)), ordinals.begin());
      entries.push_back({design<space_type>::index_of(ordinals), {one.objectives}});
    }
  }
  return archive<Problem::objective_count>(std::move(entries));
}

}  // namespace co2design::detail
