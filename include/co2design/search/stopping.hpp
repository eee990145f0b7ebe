// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <limits>
#include <utility>
#include <vector>

#include <co2design/search/hypervolume.hpp>
#include <co2design/search/progress.hpp>
#include <co2design/units/quantity.hpp>

namespace co2design {

/// What ends a search: called after each generation with its `generation_view`, it says whether to stop.
///
/// Rules combine: `max_evaluations{50'000} || time_limit{10_s}`. A callback of one's own is one, too: any callable
/// that takes a `search_progress` or a `generation_view` and returns bool; wrapped in `until{…}` it combines
/// Laws      called once a generation, in order, on the thread of the search
template <class Rule, std::size_t Objectives = 2>
concept stopping_rule =
    std::copy_constructible<Rule> && requires(Rule& rule, const generation_view<Objectives>& now) {
      { rule(now) } -> std::same_as<bool>;
    };

namespace detail {

// What `||` and `&&` are found for.
struct combinable_rule {};
template <class Rule> concept combinable = std::derived_from<Rule, combinable_rule>;

}  // namespace detail

/// Stops when this many designs are evaluated, or more: generations are not cut in two.
struct max_evaluations : detail::combinable_rule {
  std::uint64_t count;
  constexpr explicit max_evaluations(std::uint64_t most) noexcept : count(most) {}
  constexpr bool operator()(const search_progress& now) const noexcept { return now.evaluations >= count; }
};

/// Stops after this many generations, the first population not counted.
struct max_generations : detail::combinable_rule {
  std::size_t count;
  constexpr explicit max_generations(std::size_t most) noexcept : count(most) {}
  constexpr bool operator()(const search_progress& now) const noexcept { return now.generation >= count; }
};

/// Seconds of a clock that is never set back, where the system has one. Without <chrono>, which takes long to compile.
struct steady_clock {
  double operator()() const noexcept {
    std::timespec now{};
#ifdef CLOCK_MONOTONIC
    ::clock_gettime(CLOCK_MONOTONIC, &now);
#else
    static_cast<void>(std::timespec_get(&now, TIME_UTC));
#endif
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
  }
};

/// Stops when this much time has gone by since the rule was first asked, after the first population.
///
/// How far a search comes then depends on the machine; what it does on the way does not
/// Example   time_limit{10_s}
template <class Clock = steady_clock>
class basic_time_limit : public detail::combinable_rule {
 public:
  constexpr explicit basic_time_limit(quantity<dimensions::time> most, Clock clock = {}) noexcept
      : most_(most.value()), clock_(std::move(clock)) {}

  bool operator()(const search_progress&) {
    const double now = clock_();
    if (!started_) begin_ = now;
    started_ = true;
    return now - begin_ >= most_;
  }

 private:
  double most_, begin_ = 0;
  Clock clock_;
  bool started_ = false;
};
using time_limit = basic_time_limit<>;

/// Stops when the front's hypervolume has grown by less than a share of itself for some generations.
///
/// Reference the worst of each objective in the first population that has a feasible design, a tenth of the extent
///           beyond; designs beyond it add nothing. The front is that of the population
/// Infinity  an infinite objective makes the volume infinite, which then no longer grows
/// Cost      one hypervolume a generation
/// Example   nsga2{.population = 100}(problem, hypervolume_stagnation<2>(30))
template <std::size_t Objectives>
class hypervolume_stagnation : public detail::combinable_rule {
 public:
  constexpr explicit hypervolume_stagnation(std::size_t generations = 30, double share = 1e-4)
      : generations_(generations), share_(share) {}

  bool operator()(const generation_view<Objectives>& now) {
    front_.clear();
    for (std::size_t i = 0; i < now.population.size(); ++i)
      if (now.ranks[i] == 0 && now.population[i].feasible()) front_.push_back(now.population[i].objectives);
    if (front_.empty()) return false;
    if (!has_reference_) set_reference(now);
    const double volume = volume_(front_, reference_);
    if (volume > best_ * (1 + share_)) {
      best_ = volume;
      last_growth_ = now.generation;
    }
    return now.generation >= last_growth_ + generations_;
  }

  /// The hypervolume that counts as the last growth, and its reference point; of the last call.
  [[nodiscard]] double hypervolume() const noexcept { return best_; }
  [[nodiscard]] const std::array<double, Objectives>& reference() const noexcept { return reference_; }

 private:
  void set_reference(const generation_view<Objectives>& now) {
    std::array<double, Objectives> least, most;
    least.fill(std::numeric_limits<double>::infinity());
    most.fill(-std::numeric_limits<double>::infinity());
    for (const auto& one : now.population) {
      if (!one.feasible()) continue;
      for (std::size_t m = 0; m < Objectives; ++m) {
        least[m] = std::min(least[m], one.objectives[m]);
        most[m] = std::max(most[m], one.objectives[m]);
      }
    }
    for (std::size_t m = 0; m < Objectives; ++m)
      reference_[m] = most[m] + (most[m] > least[m] ? 0.1 * (most[m] - least[m]) : 1);
    has_reference_ = true;
    last_growth_ = now.generation;
  }

  std::size_t generations_, last_growth_ = 0;
  double share_, best_ = 0;
  bool has_reference_ = false;
  std::array<double, Objectives> reference_{};
  std::vector<std::array<double, Objectives>> front_;
  hypervolume_calculator<Objectives> volume_;
};

/// A callback that combines with other rules. Example: `until{[&](const auto& now) { return wanted(now); }} || …`
template <class Callback>
struct until : detail::combinable_rule {
  Callback callback;
  constexpr explicit until(Callback given) : callback(std::move(given)) {}
  template <std::size_t Objectives>
  constexpr bool operator()(const generation_view<Objectives>& now) {
    return callback(now);
  }
};
template <class Callback>
until(Callback) -> until<Callback>;

/// Two rules that stop together, or each by itself. Both are asked every time, so that those with a memory see every
/// generation.
template <bool Together, class A, class B>
struct combined_rule : detail::combinable_rule {
  A a;
  B b;
  constexpr combined_rule(A first, B second) : a(std::move(first)), b(std::move(second)) {}
  template <std::size_t Objectives>
  constexpr bool operator()(const generation_view<Objectives>& now) {
    const bool first = a(now), second = b(now);
    return Together ? first && second : first || second;
  }
};

/// Stops where one of them says so, or where both do.
template <detail::combinable A, detail::combinable B>
[[nodiscard]] constexpr combined_rule<false, A, B> operator||(A a, B b) {
  return {std::move(a), std::move(b)};
}
template <detail::combinable A, detail::combinable B>
[[nodiscard]] constexpr combined_rule<true, A, B> operator&&(A a, B b) {
  return {std::move(a), std::move(b)};
}

}  // namespace co2design
