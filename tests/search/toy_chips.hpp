// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/space/design.hpp>
#include <co2design/units/literals.hpp>

// A small world to search, judged by hand-written formulas and no pipeline; and what a search should find
// there, by definition and enumeration.
namespace toy {

using namespace co2design;

// 4 × 8 × 3 designs; "memory" is categorical.
struct chips : space<axis<"cores", powers_of_two<1, 8>>, axis<"width", range<8, 64, 8>>,
                     axis<"memory", values<2, 0, 1>>> {};

struct chip_judge {
  using space_type = chips;
  // Where given, the index of every design judged.
  std::vector<std::uint64_t>* judged = nullptr;

  template <class... Tags>
  constexpr auto operator()(const design<chips>& chip, Tags... tags) const noexcept {
    if (judged != nullptr) judged->push_back(chip.index());
    return results{slot<Tags, decltype(of(chip, tags))>{of(chip, tags)}...};
  }

  static constexpr int lanes(const design<chips>& chip) { return chip["cores"_axis] * chip["width"_axis]; }
  static constexpr time_quantity of(const design<chips>& chip, std::remove_const_t<decltype(latency)>) {
    return (4 + chip["memory"_axis]) * 0.125_s / lanes(chip);
  }
  static constexpr energy_quantity of(const design<chips>& chip, std::remove_const_t<decltype(energy)>) {
    return lanes(chip) * 0.03125_J + chip["cores"_axis] * (2.5_J - chip["memory"_axis] * 0.75_J);
  }
  static constexpr area_quantity of(const design<chips>& chip, std::remove_const_t<decltype(area)>) {
    return lanes(chip) * 0.25_mm2 + chip["cores"_axis] * 1_mm2;
  }
  // A rugged one, and absent for the largest chips.
  static constexpr possible<double> of(const design<chips>& chip, std::remove_const_t<decltype(accuracy)>) {
    const int share = (chip["cores"_axis] * 7 + chip["width"_axis] * 3 + chip["memory"_axis] * 5) % 11;
    return feasible_if(lanes(chip) < 448, 0.5 + share / 64.0, "no array of that size");
  }
};

// Nowhere worse and somewhere better.
template <std::size_t M>
bool beats(const std::array<double, M>& a, const std::array<double, M>& b) {
  bool somewhere = false;
  for (std::size_t m = 0; m < M; ++m) {
    if (a[m] > b[m]) return false;
    if (a[m] < b[m]) somewhere = true;
  }
  return somewhere;
}

// The objective vectors that none of `all` beats, each once, ascending.
template <std::size_t M>
std::vector<std::array<double, M>> unbeaten(const std::vector<std::array<double, M>>& all) {
  std::vector<std::array<double, M>> best;
  for (const auto& one : all)
    if (std::none_of(all.begin(), all.end(), [&](const auto& other) { return beats(other, one); }))
      best.push_back(one);
  std::sort(best.begin(), best.end());
  best.erase(std::unique(best.begin(), best.end()), best.end());
  return best;
}

// The front of a problem by enumeration of its subspace.
template <class Problem>
auto enumerated_front(const Problem& problem) {
  std::vector<std::array<double, Problem::objective_count>> feasible;
  for (std::uint64_t i = 0; i < problem.where().size(); ++i)
    if (const auto scores = problem.evaluate(problem.where().at(i)); scores.feasible())
      feasible.push_back(scores.objectives);
  return unbeaten(feasible);
}

// The objective vectors of what a search found, in its order.
template <class Front>
auto objectives_of(const Front& found) {
  std::vector<std::array<double, Front::problem_type::objective_count>> all;
  for (const auto& member : found) all.push_back(member.scores().objectives);
  return all;
}

template <class Front>
std::vector<std::uint64_t> indices_of(const Front& found) {
  std::vector<std::uint64_t> all;
  for (const auto& member : found) all.push_back(member.index());
  return all;
}

}  // namespace toy
