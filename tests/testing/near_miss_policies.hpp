// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <limits>
#include <type_traits>
#include <vector>

#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/units/literals.hpp>
#include <co2design/units/simd.hpp>

// Policies that satisfy the concept and break a law.
namespace near_miss {

using namespace co2design;
using namespace co2design::literals;

// A policy as it should be, for the others to differ from in one thing.
struct charged {
  using provides = metrics<embodied_carbon>;
  using needs = metrics<energy, area>;
  using monotone = type_list<increasing<energy>, increasing<area>>;
  constexpr auto operator()(const auto& in) const noexcept {
    return in[energy] * (0.5_kgCO2e / 1_J) + in[area] * (0.125_kgCO2e / 1_mm2);
  }
};

struct forgetful : charged {  // counts its calls
  mutable int calls = 0;
  auto operator()(const auto& in) const noexcept { return charged::operator()(in) * ++calls; }
};
struct moody : charged {  // finds every other design infeasible
  mutable int calls = 0;
  auto operator()(const auto& in) const noexcept {
    return feasible_if(++calls % 2 == 0, charged::operator()(in), "bad mood");
  }
};
struct uncopyable : charged {  // a copy has another price
  double factor = 1;
  uncopyable() = default;
  uncopyable(const uncopyable&) noexcept : factor(2) {}
  uncopyable& operator=(const uncopyable&) = default;
  constexpr auto operator()(const auto& in) const noexcept { return charged::operator()(in) * factor; }
};
struct divides : charged {  // by what may be 0
  using monotone = type_list<>;
  constexpr auto operator()(const auto& in) const noexcept {
    return charged::operator()(in) * ((in[energy] - 2_J) / (in[energy] - 2_J));
  }
};
struct silent : charged {  // infeasible without a reason
  using arithmetic = scalar;
  constexpr auto operator()(const auto& in) const noexcept {
    return feasible_if(in[energy] < 3_J, charged::operator()(in), "");
  }
};
struct saves : charged {  // falls where it promises to rise
  constexpr auto operator()(const auto& in) const noexcept {
    return charged::operator()(in) - in[area] * (1_kgCO2e / 1_mm2);
  }
};
struct saves_late : charged {  // falls, beyond some area
  constexpr auto operator()(const auto& in) const noexcept {
    return charged::operator()(in) - co2design::max(in[area], 6_mm2) * (0.25_kgCO2e / 1_mm2);
  }
};
struct costs : charged {  // rises where it promises to fall
  using monotone = decreasing<energy>;
};
struct promises_another : charged {  // of a metric that it does not need
  using monotone = increasing<energy, latency>;
};
struct otherwise_in_float : charged {
  template <class In>
  constexpr auto operator()(const In& in) const noexcept {
    constexpr bool is_float = std::is_same_v<std::remove_cvref_t<decltype(in[energy].value())>, float>;
    return charged::operator()(in) * (is_float ? 1.001F : 1.0F);
  }
};
struct cancels : charged {  // what a float forgets is what it is about
  using monotone = type_list<>;
  constexpr auto operator()(const auto& in) const noexcept {
    return charged::operator()(in) - in[area] * (0.125_kgCO2e / 1_mm2);
  }
};
struct first_lane_only : charged {
  template <class In>
  constexpr auto operator()(const In& in) const noexcept {
    if constexpr (requires { in[energy].value().lanes(); })
      return charged::operator()(in) - in[energy] * (0.5_kgCO2e / 1_J) + in[energy].value()[0] * 0.5_kgCO2e;
    else
      return charged::operator()(in);
  }
};
struct unlimited_in_lanes : charged {  // infeasible in doubles, a number side by side
  template <class In>
  constexpr auto operator()(const In& in) const noexcept {
    if constexpr (requires { in[energy].value().lanes(); })
      return charged::operator()(in);
    else
      return feasible_if(in[energy].value() < 1, charged::operator()(in), "too much");
  }
};
struct middles : charged {  // of an interval, takes the middle
  template <class In>
  constexpr auto operator()(const In& in) const noexcept {
    if constexpr (requires { in[energy].value().low(); }) {
      const auto middle = (in[energy].value().low() + in[energy].value().high()) / 2;
      return middle * 0.5_kgCO2e + in[area] * (0.125_kgCO2e / 1_mm2);
    } else {
      return charged::operator()(in);
    }
  }
};
struct shifts : charged {  // an interval that misses what it is of
  template <class In>
  constexpr auto operator()(const In& in) const noexcept {
    if constexpr (requires { in[energy].value().low(); })
      return charged::operator()(in) + 1_kgCO2e;
    else
      return charged::operator()(in);
  }
};
struct narrows : charged {  // the wider the inputs, the narrower the result, below what points have
  template <class In>
  constexpr auto operator()(const In& in) const noexcept {
    if constexpr (requires { in[energy].value().low(); })
      return charged::operator()(in) +
             (in[energy].value().width() > 0 ? 0_kgCO2e : 1_kgCO2e) * interval(-1, 1);
    else
      return charged::operator()(in);
  }
};
struct pretends_to_be_linear : charged {
  template <class In>
  constexpr auto operator()(const In& in) const noexcept {
    if constexpr (requires { in[energy].value().coefficient(0); })
      return charged::operator()(in);
    else
      return charged::operator()(in) * (in[energy] / 1_J);
  }
};

// By a batch, as it should be.
struct trained {
  using provides = metrics<accuracy>;
  using needs = metrics<energy>;
  static constexpr auto cost = expensive;
  auto submit(const auto& batch) const noexcept {
    std::vector<possible<double>> answers;
    for (const auto& in : batch)
      answers.push_back(feasible_if(in[energy] < 5_J, in[energy] / 10_J, "too large to train"));
    return answers;
  }
};
struct carries_over : trained {  // from what it was asked before, in the batch
  auto submit(const auto& batch) const noexcept {
    auto answers = trained::submit(batch);
    for (std::size_t i = 1; i < answers.size(); ++i)
      if (answers[i] && answers[i - 1]) answers[i] = *answers[i] + *answers[i - 1] / 100;
    return answers;
  }
};
struct drops_the_last : trained {
  auto submit(const auto& batch) const noexcept {
    auto answers = trained::submit(batch);
    if (answers.size() > 1) answers.pop_back();
    return answers;
  }
};

}  // namespace near_miss
