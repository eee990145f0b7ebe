// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include <co2design/core/check.hpp>
#include <co2design/core/type_list.hpp>

namespace co2design {

/// What a metric is in each sample of a Monte Carlo run, and what these say of it.
///
/// Formula   percentile p of n values in rising order: with h = (n − 1)·p / 100 the line from value ⌊h⌋ to
///           the next, at h − ⌊h⌋, counted from 0; the median of an even number is thus the mean of the
///           middle two
/// Shape     `Value` is a quantity, or a number; `samples[k]` is that of sample k, in the order drawn, so
///           that two runs of one seed may be compared sample by sample
/// Requires  at least one sample for mean and percentiles, and 0 ≤ p ≤ 100
/// Errors    std::out_of_range otherwise. With a NaN among them, mean and percentiles are none
/// Cost      sorts once
/// Source    R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", The American Statistician
///           50(4), 1996, definition 7
/// Example   found.percentile(5), found.percentile(50), found.percentile(95)
template <class Value>
class sample_set {
 public:
  using value_type = Value;

  sample_set() = default;
  /// From numbers of canonical units.
  explicit sample_set(std::vector<double> canonical) : drawn_(std::move(canonical)), rising_(drawn_) {
    // A NaN has no place in an order: of one all percentiles are.
    const auto nan = std::find_if(drawn_.begin(), drawn_.end(), [](double x) { return x != x; });
    if (nan != drawn_.end())
      rising_.assign(drawn_.size(), *nan);
    else
      std::sort(rising_.begin(), rising_.end());
  }

  [[nodiscard]] std::size_t size() const noexcept { return drawn_.size(); }
  [[nodiscard]] Value operator[](std::size_t k) const noexcept { return Value(drawn_[k]); }

  [[nodiscard]] Value mean() const {
    check(!drawn_.empty());
    double sum = 0;
    for (const double one : drawn_) sum += one;
    return Value(sum / static_cast<double>(drawn_.size()));
  }
  [[nodiscard]] Value percentile(double p) const {
    check(!drawn_.empty() && p >= 0 && p <= 100);
    const double place = static_cast<double>(rising_.size() - 1) * p / 100;
    const auto below = static_cast<std::size_t>(place);
    const double low = rising_[below], high = rising_[std::min(below + 1, rising_.size() - 1)];
    const double share = place - static_cast<double>(below);
    return Value(share == 0 ? low : low + share * (high - low));
  }

 private:
  static void check(bool holds) {
    if (!holds) detail::out_of_range("co2design: percentiles are from 0 to 100, of at least one sample");
  }

  std::vector<detail::compiled_for<Value, double>> drawn_, rising_;
};

/// The share of samples in which `a` is less than `b`, of two runs of one seed: how sure it is that one
/// design is better, where both rest on the same constants.
/// Requires  as many samples of both, and at least one
/// Errors    std::out_of_range otherwise
template <class Value>
[[nodiscard]] double share_less(const sample_set<Value>& a, const sample_set<Value>& b) {
  if (a.size() != b.size() || a.size() == 0)
    detail::out_of_range("co2design: runs are compared that have as many samples");
  std::size_t less = 0;
  for (std::size_t k = 0; k < a.size(); ++k) less += a[k] < b[k] ? 1 : 0;
  return static_cast<double>(less) / static_cast<double>(a.size());
}

}  // namespace co2design
