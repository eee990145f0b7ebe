// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/metric/constant.hpp>

namespace co2design::carbon {

/// How many inferences a device serves where nobody says: those of the CATransformers study.
/// Source    arXiv 2505.01386: its code (ad8c859) has 30 million; its text (3 years, 6 hours a day, one inference a
///           second) makes 23.65 million
inline constexpr constant<double> study_inferences{30e6, "30 million", 2025,
                                                   "CATransformers (arXiv 2505.01386), code ad8c859"};

/// Days of a year in `daily_use`: a year is 365 days and a quarter, whichever years they are. Studies that
/// take 365 days write out the product, `.inferences = 3 * 365 * 6 * 3600.0`.
inline constexpr double days_per_year = 365.25;

/// The inferences of a lifetime, from its years and what a day has.
///
/// Formula   n = years · 365.25 · per_day · utilisation
/// Units     inferences; `utilisation` is the share of `per_day` that is really asked for, where that is what
///           the device could serve
/// Shape     a constant given by the caller, in the number type of the arguments; for `.inferences` of any policy
/// Example   lifetime_total{.inferences = daily_use(3, 6 * 3600)}, daily_use(interval(2, 5), 10'000.0)
template <class Years, class PerDay, class Utilisation>
[[nodiscard]] constexpr auto daily_use(const Years& years, const PerDay& per_day,
                                       const Utilisation& utilisation) noexcept {
  const auto count = days_per_year * years * per_day * utilisation;
  return constant(count, "years of daily use", 0, "given by the caller", evidence::given);
}
template <class Years, class PerDay>
[[nodiscard]] constexpr auto daily_use(const Years& years, const PerDay& per_day) noexcept {
  return daily_use(years, per_day, 1.0);
}

}  // namespace co2design::carbon
