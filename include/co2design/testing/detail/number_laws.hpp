// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <co2design/pipeline/lanes.hpp>
#include <co2design/space/sampling.hpp>
#include <co2design/testing/detail/asking.hpp>
#include <co2design/testing/findings.hpp>
#include <co2design/units/interval.hpp>
#include <co2design/units/linear_form.hpp>
#include <co2design/units/simd.hpp>

// What a generic policy gives in each number type against what it gives in doubles.
namespace co2design::testing::detail {

// A sample with what the policy gives for it.
template <class Policy, class At, class Given>
struct asked_sample {
  At at;
  Given given;
  needed_numbers<Policy, double> numbers;
  answer<Policy, double> found;

  [[nodiscard, gnu::noinline]] std::string text() const {
    const std::string in = numbers_text<needed_metrics<Policy>>(numbers);
    return concat({name_of<Policy>(), " of ", in.empty() ? "no metric" : in,
                   At::space_type::rank == 0 ? "" : " at ", At::space_type::rank == 0 ? "" : text_of(at)});
  }
  // The numbers of a metric in two types, as a witness.
  template <class Number>
  [[nodiscard, gnu::noinline]] std::string text(std::size_t metric, double value, const Number& other) const {
    return concat({text(), ": ", number_text(provided_metrics<Policy>::list[metric], value), ", and ",
                   number_text(other)});
  }
};

// ── float ────────────────────────────────────────────────────────────────────────────────────────────────

// How far a policy's results move where its inputs do by what a float forgets of them.
template <class Policy, class Sample>
auto rounding_reach(const Policy& policy, const Sample& of, const needed_numbers<Policy, double>& around) {
  const auto middle = ask<double>(policy, of.at, of.given, around);
  auto reach = middle.numbers();
  for (double& one : reach) one = 0;
  for (std::size_t i = 0; i < around.size(); ++i)
    for (const double step : {-0x1p-21, 0x1p-21}) {
      auto moved = around;
      moved[i] += step * around[i];
      const auto there = ask<double>(policy, of.at, of.given, moved);
      for (std::size_t m = 0; m < reach.size(); ++m)
        reach[m] = there.why.is_set() != middle.why.is_set()
                       ? std::numeric_limits<double>::infinity()
                       : std::max(reach[m], std::abs(there.numbers()[m] - middle.numbers()[m]));
    }
  return std::pair(middle, reach);
}

template <class Policy, class Sample>
void float_laws(findings& found, const Policy& policy, const std::vector<Sample>& samples) {
  constexpr std::string_view law = "a float is close to the double";
  using limits = std::numeric_limits<float>;
  for (const Sample& of : samples) {
    needed_numbers<Policy, float> narrow{};
    needed_numbers<Policy, double> same{};
    bool fits = true;
    for (std::size_t i = 0; i < narrow.size(); ++i) {
      narrow[i] = static_cast<float>(of.numbers[i]);
      same[i] = narrow[i];
      fits = fits && std::abs(same[i]) < 1e30 && (same[i] == 0 || std::abs(same[i]) > 1e-30);
    }
    if (!fits) continue;
    const auto [exactly, reach] = rounding_reach(policy, of, same);
    const auto close = ask<float>(policy, of.at, of.given, narrow);
    for (std::size_t m = 0; m < reach.size(); ++m) {
      const double value = exactly.numbers()[m], in_float = close.numbers()[m];
      if (!std::isfinite(reach[m]) || !(std::abs(value) < limits::max() / 4)) continue;
      const double allowed = 1e-5 * std::abs(value) + 16 * reach[m] + limits::min();
      found.expect(exactly.why.is_set() == close.why.is_set() &&
                       (close.why.is_set() || std::abs(value - in_float) <= allowed),
                   law, [&] { return of.text(m, value, in_float); });
    }
  }
}

// ── simd ─────────────────────────────────────────────────────────────────────────────────────────────────

template <class Policy, class Sample>
void lane_laws(findings& found, const Policy& policy, const std::vector<Sample>& samples) {
  constexpr std::size_t lanes = 4;
  using number = simd<double, lanes>;
  using space = typename decltype(samples[0].at)::space_type;
  // Facts are no lanes: all lanes then have the same.
  constexpr std::size_t step = co2design::detail::handles_facts_v<Policy> ? 0 : 1;
  for (std::size_t first = 0; first < samples.size(); ++first) {
    const auto of = [&](std::size_t lane) -> const Sample& {
      return samples[(first + lane * step) % samples.size()];
    };
    const std::array designs{of(0).at, of(1).at, of(2).at, of(3).at};
    needed_numbers<Policy, number> side_by_side{};
    for (std::size_t i = 0; i < side_by_side.size(); ++i)
      side_by_side[i] = number::of_each([&](std::size_t lane) { return of(lane).numbers[i]; });
    const auto together = ask<number>(policy, co2design::detail::design_lanes<space, lanes>(designs),
                                      of(0).given, side_by_side);
    const auto numbers = together.numbers();
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const auto& alone = of(lane);
      const auto expected = alone.found.numbers();
      for (std::size_t m = 0; m < expected.size(); ++m)
        // Of a design that is infeasible alone a lane has no reason, but no number either.
        found.expect(together.why.is_set()      ? alone.found.why.is_set()
                     : alone.found.why.is_set() ? std::isnan(numbers[m][lane])
                                                : same_bits(expected[m], numbers[m][lane]),
                     "each lane is what its design alone gives", [&] {
                       return concat(
                           {alone.text(m, expected[m], numbers[m][lane]), " in lane ", std::to_string(lane)});
                     });
    }
  }
}

// ── intervals ────────────────────────────────────────────────────────────────────────────────────────────

inline bool within(const interval& inner, const interval& outer) {
  return outer.low() <= inner.low() && inner.high() <= outer.high();
}

template <class Policy, class Sample>
void interval_laws(findings& found, const Policy& policy, const std::vector<Sample>& samples,
                   random_engine& engine) {
  using box = needed_numbers<Policy, interval>;
  const auto expect_inside = [&](const Sample& of, const answer<Policy, interval>& bounds,
                                 const answer<Policy, double>& one, std::string_view law) {
    if (bounds.why.is_set() || one.why.is_set()) return;
    for (std::size_t m = 0; m < one.numbers().size(); ++m)
      if (std::isfinite(one.numbers()[m]))
        found.expect(bounds.numbers()[m].contains(one.numbers()[m]), law,
                     [&] { return of.text(m, one.numbers()[m], bounds.numbers()[m]); });
  };
  for (std::size_t s = 0; s < samples.size(); ++s) {
    const Sample& of = samples[s];
    const auto point = ask<interval>(policy, of.at, of.given, numbers_as<interval, Policy>(of.numbers));
    expect_inside(of, point, of.found, "the interval of a point has its value");
    if constexpr (needed_metrics<Policy>::size > 0) {
      for (std::size_t other = 1; other < std::min<std::size_t>(samples.size(), 4); ++other) {
        box wide{};
        for (std::size_t i = 0; i < wide.size(); ++i)
          wide[i] = interval::hull(of.numbers[i], samples[(s + other) % samples.size()].numbers[i]);
        const auto bounds = ask<interval>(policy, of.at, of.given, wide);
        for (int choice = 0; choice < 8; ++choice) {
          needed_numbers<Policy, double> chosen{};
          for (std::size_t i = 0; i < wide.size(); ++i) {
            const double part = static_cast<double>(engine() % 17) / 16;
            chosen[i] =
                std::clamp(wide[i].low() * (1 - part) + wide[i].high() * part, wide[i].low(), wide[i].high());
          }
          expect_inside(of, bounds, ask<double>(policy, of.at, of.given, chosen),
                        "an interval has what any choice from it gives");
        }
        if (bounds.why.is_set() || point.why.is_set()) continue;
        for (std::size_t m = 0; m < point.numbers().size(); ++m)
          found.expect(within(point.numbers()[m], bounds.numbers()[m]) ||
                           point.numbers()[m].low() != point.numbers()[m].low(),
                       "wider inputs have wider results", [&] {
                         return concat({of.text(m, of.found.numbers()[m], point.numbers()[m]),
                                        ", of wider inputs ", number_text(bounds.numbers()[m])});
                       });
      }
    }
  }
}

// ── linear forms ─────────────────────────────────────────────────────────────────────────────────────────

template <class Policy, class Sample>
void form_laws(findings& found, const Policy& policy, const std::vector<Sample>& samples) {
  constexpr std::size_t terms = needed_metrics<Policy>::size;
  using form = linear_form<terms>;
  needed_numbers<Policy, form> variables{};
  for (std::size_t i = 0; i < terms; ++i) variables[i] = form::variable(i);
  // The form of one sample serves the needs of all others, as far as these have no facts and no design of
  // their own.
  constexpr bool serves_all = reads_t<Policy>::size == 0 && !co2design::detail::handles_facts_v<Policy>;
  for (std::size_t s = 0; s < samples.size(); ++s) {
    const auto traced = ask<form>(policy, samples[s].at, samples[s].given, variables);
    if (traced.why.is_set()) continue;
    for (std::size_t other = s; other < (serves_all ? samples.size() : s + 1); ++other) {
      const Sample& of = samples[other];
      if (of.found.why.is_set()) continue;
      for (std::size_t m = 0; m < traced.numbers().size(); ++m) {
        const form f = traced.numbers()[m];
        if (!f.is_linear()) continue;
        double value = f.constant(), size = std::abs(value);
        for (std::size_t i = 0; i < terms; ++i) {
          value += f.coefficient(i) * of.numbers[i];
          size += std::abs(f.coefficient(i) * of.numbers[i]);
        }
        const double direct = of.found.numbers()[m];
        found.expect(!std::isfinite(direct) || std::abs(value - direct) <= 1e-12 * size,
                     "a linear form has the value", [&] { return of.text(m, direct, value); });
      }
    }
  }
}

}  // namespace co2design::testing::detail
