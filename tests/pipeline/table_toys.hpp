// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <co2design/metric/catalogue.hpp>
#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/space/domain.hpp>
#include <co2design/space/subspace.hpp>
#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>

// A pipeline of everything that tables have to do with, small enough to look at every design; at namespace scope, as
// compilers spell the types of unnamed namespaces differently.
namespace table_toys {

using namespace co2design;

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"width", powers_of_two<8, 64>>,
                    axis<"layers", range<1, 6>>, axis<"memory", values<2, 0, 1>>>;

struct plan_of {
  int lanes = 0;
  double clock = 0;
};
inline constexpr fact<"plan", plan_of> plan{};
inline constexpr metric<"base", dimensionless> base{};
inline constexpr metric<"score", dimensionless> score{};
inline constexpr metric<"grade", dimensionless> grade{};
inline constexpr metric<"per_core", dimensionless> per_core{};

// How often each policy was asked.
struct counts {
  std::size_t chip = 0, run = 0, measured = 0, memory = 0, constant = 0;
};

struct chip {
  using provides = metrics<plan, area>;
  using reads = axes<"cores", "width">;
  counts* asked = nullptr;
  auto operator()(const auto& in) const noexcept {
    if (asked != nullptr) ++asked->chip;
    return results{plan(plan_of{in["cores"_axis] * in["width"_axis], 0.3}),
                   area(0.1_mm2 * in["width"_axis] / in["cores"_axis])};
  }
};
// Infeasible for two reasons.
struct run {
  using provides = metrics<latency, energy>;
  using needs = metrics<plan>;
  using reads = axes<"layers">;
  counts* asked = nullptr;
  auto operator()(const auto& in) const noexcept {
    if (asked != nullptr) ++asked->run;
    const plan_of& of = in[plan];
    const auto found =
        results{latency(1_s * in["layers"_axis] / of.lanes), energy(0.7_J * in["layers"_axis] * of.clock)};
    using result = possible<std::remove_cv_t<decltype(found)>>;
    if (of.lanes == 256 && in["layers"_axis] == 5) return result(infeasible("no tile fits"));
    if (of.lanes == 8 && in["layers"_axis] > 4) return result(infeasible("too narrow"));
    return result(found);
  }
};
struct measured {
  using provides = metrics<accuracy>;
  using reads = axes<"layers">;
  counts* asked = nullptr;
  auto operator()(const auto& in) const noexcept {
    if (asked != nullptr) ++asked->measured;
    return feasible_if(in["layers"_axis] != 3, 1 - 1.0 / in["layers"_axis], "not measured");
  }
};
// Of the latency of a run, on one axis more: stores what it needs.
struct memory {
  using provides = metrics<embodied_memory>;
  using needs = metrics<latency>;
  using reads = axes<"memory">;
  counts* asked = nullptr;
  auto operator()(const auto& in) const noexcept {
    if (asked != nullptr) ++asked->memory;
    return in[latency] / 1_s * (0.3 + in["memory"_axis]) * 1_kgCO2e;
  }
};
struct always_same {
  using provides = metrics<base>;
  using arithmetic = scalar;
  counts* asked = nullptr;
  auto operator()(const auto&) const noexcept {
    if (asked != nullptr) ++asked->constant;
    return 0.1;
  }
};
// Generic: a sum; one that a NaN would not show through; one that reads axes.
struct sum {
  using provides = metrics<total_carbon>;
  using needs = metrics<embodied_memory, area, energy, base>;
  double factor = 0.37;
  constexpr auto operator()(const auto& in) const noexcept {
    return in[embodied_memory] + (in[area] / 1_mm2 * factor + in[energy] / 3_J - in[base] * 2.5) * 1_kgCO2e;
  }
};
struct scored {
  using provides = metrics<score>;
  using needs = metrics<accuracy, area>;
  constexpr auto operator()(const auto& in) const noexcept {
    return select(in[accuracy] > 0.5, 1.0, 2.0) + min(5.0, max(in[accuracy], in[area] / 1_mm2));
  }
};
inline constexpr std::array marks{10.0, 20.0, 30.0, 40.0, 50.0, 60.0};
struct graded {
  using provides = metrics<grade>;
  using needs = metrics<accuracy>;
  using reads = axes<"layers">;
  using arithmetic = generic;
  constexpr auto operator()(const auto& in) const noexcept {
    return look_up(marks, in["layers"_axis] - 1) + look_up(marks, in[accuracy] * 0) / (1 + in[accuracy]);
  }
};
struct cored {
  using provides = metrics<per_core>;
  using needs = metrics<energy>;
  using reads = axes<"cores", "memory">;
  using arithmetic = generic;
  constexpr auto operator()(const auto& in) const noexcept {
    return in[energy] / 1_J / in["cores"_axis] + 0.1 * in["memory"_axis];
  }
};

inline auto make_judge(counts* asked = nullptr) {
  return make_pipeline<chips>(sum{}, scored{}, graded{}, cored{}, memory{asked}, run{asked}, measured{asked},
                              chip{asked}, always_same{asked});
}

inline bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

// Whether two answers are one, bit for bit; a NaN is one whatever its bits.
template <class A, class B>
bool same(const A& a, const B& b) {
  if (why_not(a).reason() != why_not(b).reason()) return false;
  if (why_not(a).is_set()) return true;
  const double x = canonical(a), y = canonical(b);
  return (x != x && y != y) || same_bits(x, y);
}

template <class A, class B, class Space, class... Tags>
bool same_answer(const A& a, const B& b, const design<Space>& d, Tags...) {
  const auto of_a = a(d, Tags{}...);
  const auto of_b = b(d, Tags{}...);
  return (same(of_a[Tags{}], of_b[Tags{}]) && ...);
}
// How many designs of a subspace two pipelines say different things of.
template <class A, class B, class Space, class... Tags>
std::size_t differences(const A& a, const B& b, const subspace<Space>& where, Tags... tags) {
  std::size_t found = 0;
  for (std::uint64_t i = 0; i < where.size(); ++i) found += same_answer(a, b, where.at(i), tags...) ? 0 : 1;
  return found;
}

// Three at the same time, on threads; and three one after the other, the last first.
struct on_threads {
  template <class Task>
  void operator()(std::size_t count, const Task& task) const {
    std::vector<std::thread> all;
    for (std::size_t i = 1; i < count; ++i) all.emplace_back([&task, i] { task(i); });
    if (count > 0) task(0);
    for (auto& one : all) one.join();
  }
  static std::size_t concurrency() noexcept { return 3; }
};
struct last_first {
  template <class Task>
  void operator()(std::size_t count, const Task& task) const {
    while (count-- > 0) task(count);
  }
  static std::size_t concurrency() noexcept { return 3; }
};

}  // namespace table_toys
