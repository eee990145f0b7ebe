// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include <co2design/search/evaluation.hpp>
#include <search/toy_chips.hpp>

// Designs to be sorted, of kinds that sorting may go wrong with; and domination as it is defined.
namespace populations {

using co2design::evaluation;

// Constraint domination.
template <std::size_t M>
bool beats(const evaluation<M>& a, const evaluation<M>& b) {
  if (a.feasible() != b.feasible()) return a.feasible();
  return a.feasible() ? toy::beats(a.objectives, b.objectives) : a.violated < b.violated;
}

// The length of the longest chain of designs each of which beats the next.
template <std::size_t M>
std::vector<std::uint32_t> ranks_by_definition(const std::vector<evaluation<M>>& all) {
  std::vector<std::uint32_t> ranks(all.size());
  // Who beats has a smaller violation, or the lesser objectives in lexicographic order.
  std::vector<std::size_t> order(all.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (all[a].feasible() != all[b].feasible()) return all[a].feasible();
    return all[a].feasible() ? all[a].objectives < all[b].objectives : all[a].violated < all[b].violated;
  });
  for (std::size_t i = 0; i < order.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (ranks[order[j]] >= ranks[order[i]] && beats(all[order[j]], all[order[i]]))
        ranks[order[i]] = ranks[order[j]] + 1;
  return ranks;
}

enum class kind { spread, few, two, equal_but_one, chain, front, ends, close };
inline constexpr std::array all_kinds{kind::spread, kind::few,   kind::two,  kind::equal_but_one,
                                      kind::chain,  kind::front, kind::ends, kind::close};

// So many designs, of which some per cent are infeasible.
template <std::size_t M>
std::vector<evaluation<M>> some(std::mt19937& engine, std::size_t count, kind values,
                                std::size_t infeasible = 0) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  constexpr std::array<double, 9> ends{-infinite, -2, -0.0, 0.0, 0.25, 0.5, 1, 3, infinite};
  std::uniform_real_distribution<double> any(-1, 1);
  std::vector<evaluation<M>> all(count);
  for (auto& one : all) {
    auto& x = one.objectives;
    const double along = any(engine);
    for (std::size_t m = 0; m < M; ++m) switch (values) {
        case kind::spread:
          x[m] = any(engine);
          break;
        case kind::few:
          x[m] = static_cast<double>(engine() % 5);
          break;
        case kind::two:
          x[m] = m % 2 == 0 ? any(engine) : static_cast<double>(engine() % 2);
          break;
        case kind::equal_but_one:
          x[m] = m == M - 1 ? static_cast<double>(engine() % 30) : 7;
          break;
        case kind::chain:
          x[m] = along * static_cast<double>(m + 1);
          break;
        case kind::front:
          x[m] = m == 0 ? along : m == 1 ? -along : static_cast<double>(engine() % 3);
          break;
        case kind::ends:
          x[m] = ends[engine() % ends.size()];
          break;
        case kind::close:
          x[m] = engine() % 50 == 0 ? 1e300 : 1 + static_cast<double>(engine() % 64) * 0x1p-52;
      }
    if (engine() % 100 < infeasible)
      one.violated = {
          .undefined = engine() % 5 == 0, .excess = static_cast<double>(engine() % 4), .broken = 1};
  }
  return all;
}

}  // namespace populations
