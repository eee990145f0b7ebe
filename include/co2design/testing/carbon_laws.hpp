// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <ranges>
#include <string_view>
#include <type_traits>
#include <vector>

#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/testing/findings.hpp>
#include <co2design/testing/policy_laws.hpp>

namespace co2design::testing {

/// A promise that a carbon policy is tested for: where all of these needs are doubled, all carbon it provides
/// is, too.
/// Example   carbon_laws(carbon::operational{}, samples, proportional<energy>{})
template <auto... Tags>
struct proportional {};

namespace detail {

using metric_word = std::array<std::string_view, 2>;

// Metrics by what they are: carbon or a product with it; what more of costs more carbon; what only use has.
inline bool is_carbon(const metric_word& one) { return one[1].find("kgCO2e") != std::string_view::npos; }
inline bool is_burden(const metric_word& one) {
  return is_carbon(one) || one[1] == symbol_v<dimensions::area> || one[1] == symbol_v<dimensions::energy> ||
         one[1] == symbol_v<dimensions::data>;
}
inline bool is_of_use(const metric_word& one) {
  return one[1] == symbol_v<dimensions::energy> || one[1] == symbol_v<dimensions::time> ||
         one[1] == symbol_v<dimensions::throughput> || one[0] == operational_carbon.name ||
         one[0] == lifetime_operational_carbon.name;
}
inline bool is_embodied(const metric_word& one) {
  return one[0] == embodied_chip.name || one[0] == embodied_memory.name || one[0] == embodied_carbon.name ||
         one[0] == embodied_design.name || one[0] == embodied_parts.name ||
         one[0] == charged_embodied_carbon.name;
}
inline bool is_operational(const metric_word& one) {
  return one[0] == operational_carbon.name || one[0] == lifetime_operational_carbon.name;
}

// What is promised of each metric that is provided, where one or several needs are changed.
template <class Policy, class Sample, class Holds>
void carbon_law(findings& found, const Policy& policy, const Sample& of,
                const needed_numbers<Policy, double>& changed, std::string_view law, const Holds& holds) {
  const auto then = ask<double>(policy, of.at, of.given, changed);
  if (of.found.why.is_set() || then.why.is_set()) return;
  const auto before = of.found.numbers(), after = then.numbers();
  for (std::size_t m = 0; m < before.size(); ++m) {
    const metric_word& metric = provided_metrics<Policy>::list[m];
    const double rounding = 1e-12 * std::max(std::abs(before[m]), std::abs(after[m]));
    found.expect(!is_carbon(metric) || holds(metric, before[m], after[m], rounding), law, [&] {
      return concat(
          {of.text(m, before[m], after[m]), " where ", numbers_text<needed_metrics<Policy>>(changed)});
    });
  }
}

template <class Policy, class Sample>
void sign_laws(findings& found, const Sample& of) {
  if (of.found.why.is_set()) return;
  const auto results = of.found.numbers();
  for (std::size_t m = 0; m < results.size(); ++m) {
    const metric_word& metric = provided_metrics<Policy>::list[m];
    if (!is_carbon(metric)) continue;
    const auto witness = [&] { return concat({of.text(), ": ", number_text(metric, results[m])}); };
    found.expect(std::isfinite(results[m]), "carbon is finite", witness);
    found.expect(!(results[m] < 0), "no carbon is negative", witness);
  }
}

template <class Policy, class Sample>
void need_laws(findings& found, const Policy& policy, const Sample& of) {
  constexpr auto& list = needed_metrics<Policy>::list;
  for (std::size_t i = 0; i < of.numbers.size(); ++i) {
    for (const double factor : {1.0009765625, 1.5, 8.0}) {
      auto changed = of.numbers;
      changed[i] *= factor;
      if (is_burden(list[i]))
        carbon_law(found, policy, of, changed, "more of what costs carbon costs no less",
                   [](const metric_word&, double before, double after, double rounding) {
                     return after >= before - rounding;
                   });
      if (is_of_use(list[i]))
        carbon_law(found, policy, of, changed, "embodied carbon does not depend on use",
                   [](const metric_word& metric, double before, double after, double) {
                     return !is_embodied(metric) || before == after;
                   });
    }
  }
  carbon_law(found, policy, of, {}, "without energy and time there is no operational carbon",
             [](const metric_word& metric, double, double after, double) {
               return !is_operational(metric) || after == 0;
             });
}

template <class Policy, class Sample, auto... Tags>
void proportion_law(findings& found, const Policy& policy, const Sample& of, proportional<Tags...>) {
  constexpr auto& list = needed_metrics<Policy>::list;
  auto doubled = of.numbers;
  [[maybe_unused]] const auto twice = [&](std::string_view name) {
    bool is_needed = false;
    for (std::size_t i = 0; i < doubled.size(); ++i)
      if (list[i][0] == name) {
        doubled[i] *= 2;
        is_needed = true;
      }
    found.expect(is_needed, "a proportion is to a metric that the policy needs", [&] {
      return concat({name_of<Policy>(), ": ", name});
    });
  };
  (twice(Tags.name), ...);
  if constexpr (sizeof...(Tags) > 0)
    carbon_law(found, policy, of, doubled, "twice the needs are twice the carbon",
               [](const metric_word&, double before, double after, double rounding) {
                 return std::abs(after - 2 * before) <= rounding;
               });
}

}  // namespace detail

/// The laws of a policy of carbon, at samples of what it needs, as `policy_laws` has them.
///
/// Laws      carbon is finite, and none is negative; more area, capacity, energy or carbon costs no less of
///           it; without energy and time no operational carbon; embodied carbon is the same to the bit
///           whatever the use; twice the needs of a `proportional` are twice the carbon
/// Requires  samples ≥ 0; a single policy, state in doubles or floats. Only what it provides in kg CO2e, or
///           in a product with it, is looked at
/// Excludes  the laws of all policies: run `policy_laws` too
/// Cost      some 10 calls for each sample and need
/// Example   CHECK(carbon_laws(carbon::operational{}, std::vector{results{energy(2_J)}},
///           proportional<energy>{}).ok())
template <policy Policy, std::ranges::forward_range Samples, class Promise = proportional<>>
[[nodiscard]] findings carbon_laws(const Policy& policy, const Samples& samples, Promise promise = {}) {
  findings found;
  found.expect(std::ranges::any_of(detail::provided_metrics<Policy>::list, detail::is_carbon),
               "a policy of carbon provides some", [] { return detail::name_of<Policy>(); });
  for (const auto& one : samples) {
    const auto of = detail::asked(policy, one);
    detail::sign_laws<Policy>(found, of);
    detail::need_laws(found, policy, of);
    detail::proportion_law(found, policy, of, promise);
  }
  return found;
}

/// The laws of a policy's own parameter: of the policies made with rising values of it, none has less carbon
/// than the one before, and each keeps `carbon_laws`.
///
/// Shape     `make(x)` is the policy whose parameter is x; for one that saves carbon, a yield or a batch,
///           give the values from the largest down
/// Example   carbon_laws_along([](double g) { return carbon::operational{.grid = g * units::g_per_kwh}; },
///           {0.0, 20.0, 500.0}, samples)
template <class Make, std::ranges::forward_range Samples, class Promise = proportional<>>
[[nodiscard]] findings carbon_laws_along(const Make& make, const std::vector<double>& values,
                                         const Samples& samples, Promise promise = {}) {
  findings found;
  using policy_type = std::remove_cvref_t<decltype(make(0.0))>;
  for (std::size_t v = 0; v < values.size(); ++v) {
    found.add(carbon_laws(make(values[v]), samples, promise));
    if (v == 0) continue;
    const policy_type before = make(values[v - 1]), after = make(values[v]);
    for (const auto& one : samples) {
      const auto lower = detail::asked(before, one), higher = detail::asked(after, one);
      if (lower.found.why.is_set() || higher.found.why.is_set()) continue;
      const auto was = lower.found.numbers(), is = higher.found.numbers();
      for (std::size_t m = 0; m < was.size(); ++m) {
        if (!detail::is_carbon(detail::provided_metrics<policy_type>::list[m])) continue;
        found.expect(is[m] >= was[m] - 1e-12 * std::abs(was[m]), "carbon rises along a parameter", [&] {
          return concat({lower.text(m, was[m], is[m]), " from ", detail::number_text(values[v - 1]), " to ",
                         detail::number_text(values[v])});
        });
      }
    }
  }
  return found;
}

}  // namespace co2design::testing
