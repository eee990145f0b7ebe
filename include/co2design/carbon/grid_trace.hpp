// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <co2design/carbon/region.hpp>
#include <co2design/core/check.hpp>
#include <co2design/metric/evidence.hpp>
#include <co2design/units/quantity.hpp>

namespace co2design::carbon {

/// Hours of every day, in UTC: from one to another, over midnight where the second is the smaller.
/// Requires  0 ≤ from < 24, 0 ≤ to ≤ 24, from ≠ to; {0, 24} is the whole day
/// Example   {22, 6} is a night of eight hours, {9.5, 17} a working day
struct daily_window {
  double from = 0, to = 24;

  [[nodiscard]] constexpr double hours() const noexcept { return to > from ? to - from : to - from + 24; }
};

namespace detail {

// What windows of whole hours are called, in static storage: "0 to 0 h UTC" to "23 to 24 h UTC". A template,
// so that only who has a trace compiles it.
using window_text = std::array<char, 16>;
template <class Hours>
inline constexpr auto window_texts = [] {
  std::array<window_text, 24 * 25> all{};
  for (int i = 0; i < 24 * 25; ++i) {
    std::size_t size = 0;
    const auto put = [&](std::string_view part) {
      for (const char c : part) all[static_cast<std::size_t>(i)][size++] = c;
    };
    const auto put_hour = [&](int hour) {
      const std::array digits{static_cast<char>('0' + hour / 10), static_cast<char>('0' + hour % 10)};
      put(std::string_view(digits.data(), 2).substr(hour < 10 ? 1 : 0));
    };
    put_hour(i / 25);
    put(" to ");
    put_hour(i % 25);
    put(" h UTC");
  }
  return all;
}();
template <class Window>
std::string_view window_name(const Window& of) noexcept {
  const auto from = static_cast<std::size_t>(of.from), to = static_cast<std::size_t>(of.to);
  if (static_cast<double>(from) != of.from || static_cast<double>(to) != of.to) return "a part of the day";
  return window_texts<Window>[from * 25 + to].data();
}

}  // namespace detail

/// What a trace is called and where it comes from; its means are regions with these papers, the mean of a
/// window being called after it: "22 to 6 h UTC".
struct trace_papers {
  std::string_view name = "trace";
  int year = 0;
  std::string_view source = "given by the caller";
  evidence known = evidence::given;
};

/// A grid's intensity over time, in steps of one length: what a year's average forgets.
///
/// Shape     a stamp and a vector of intensities, each of which holds from its stamp for one step. Stamps are
///           seconds since 1970 in UTC, so that no day has 23 hours
/// Requires  a step ≥ 1 s, intensities finite and ≥ 0, at least one
/// Errors    std::out_of_range, for these and for what its functions require
/// Cost      a mean one pass over the trace, the cleanest window 24, the cleanest period one for each of its
///           steps
/// Source    hourly accounting: Acun et al., Carbon Explorer, ASPLOS 2023; Dodge et al., FAccT 2022 (arXiv
///           2206.05229)
/// Example   operational{.grid = trace.mean({22, 6})}; interop/grid_trace_csv.hpp reads one
template <class Intensity>  // so that only who has a trace compiles it
class basic_grid_trace {
 public:
  using intensity = Intensity;

  basic_grid_trace(std::int64_t start, std::int64_t step, std::vector<intensity> values,
                   trace_papers papers = {})
      : start_(start), step_(step), values_(std::move(values)), papers_(papers) {
    if (step_ < 1 || values_.empty())
      co2design::detail::out_of_range("co2design: a trace has a step and a value at least");
    for (const intensity one : values_)
      if (!(one.value() >= 0) || one.value() - one.value() != 0)
        co2design::detail::out_of_range(
            "co2design: a trace of intensities that are no finite numbers from 0 on");
  }

  [[nodiscard]] std::size_t size() const noexcept { return values_.size(); }
  [[nodiscard]] intensity operator[](std::size_t i) const noexcept { return values_[i]; }
  /// The first stamp, the stamp after the last step, and a step, in seconds.
  [[nodiscard]] std::int64_t start() const noexcept { return start_; }
  [[nodiscard]] std::int64_t end() const noexcept {
    return start_ + step_ * static_cast<std::int64_t>(values_.size());
  }
  [[nodiscard]] std::int64_t step() const noexcept { return step_; }
  [[nodiscard]] const trace_papers& papers() const noexcept { return papers_; }

  /// The mean over the hours of a window, on all days, weighted by time.
  ///
  /// Formula   Σ vᵢ·tᵢ / Σ tᵢ, tᵢ the seconds of step i within the window
  /// Requires  a window, of which the trace has some time
  /// Excludes  how the load is spread within the window: it is taken as even
  [[nodiscard]] region mean(daily_window of = {}) const {
    const double found = mean_of(of);
    return papered(found, of.hours() == 24 ? papers_.name : detail::window_name(of));
  }

  /// The mean of each hour of the day, from 0 to 1 in UTC on.
  /// Requires  a trace of a day at least
  [[nodiscard]] std::array<intensity, 24> by_hour() const {
    needs_a_day();
    std::array<intensity, 24> hours{};
    for (std::size_t h = 0; h < 24; ++h)
      hours[h] = intensity(mean_of({static_cast<double>(h), static_cast<double>(h + 1)}));
    return hours;
  }

  /// The window of a length, beginning on a whole hour, whose mean is the least; of equal ones the earliest.
  /// Requires  0 < hours ≤ 24, and a trace of a day at least
  [[nodiscard]] daily_window cleanest_window(double hours) const {
    needs_a_day();
    if (!(hours > 0 && hours <= 24)) co2design::detail::out_of_range("co2design: a window of a day at most");
    daily_window best{0, hours};
    double least = mean_of(best);
    for (int from = 1; from < 24 && hours < 24; ++from) {
      const double to = from + hours;
      const daily_window one{static_cast<double>(from), to > 24 ? to - 24 : to};
      const double found = mean_of(one);
      if (found < least * (1 - 1e-12)) {  // by more than rounding
        least = found;
        best = one;
      }
    }
    return best;
  }

  /// A stretch of the trace, and its mean.
  struct period {
    std::int64_t from, to;
    region mean;
  };
  /// The stretch of a number of steps whose mean is the least, for what runs once: a training, a search. Of
  /// equal ones the earliest.
  /// Requires  1 ≤ steps ≤ size()
  [[nodiscard]] period cleanest_period(std::size_t steps) const {
    if (steps < 1 || steps > values_.size())
      co2design::detail::out_of_range("co2design: the trace is shorter than the period");
    std::size_t best = 0;
    double least = sum_of(0, steps);
    for (std::size_t first = 1; first + steps <= values_.size(); ++first)
      if (const double found = sum_of(first, steps); found < least) {
        least = found;
        best = first;
      }
    const std::int64_t from = start_ + step_ * static_cast<std::int64_t>(best);
    const std::int64_t to = from + step_ * static_cast<std::int64_t>(steps);
    return {from, to, papered(least / static_cast<double>(steps), "a stretch of a trace")};
  }

 private:
  double mean_of(const daily_window& of) const {
    if (!(of.from >= 0 && of.from < 24 && of.to >= 0 && of.to <= 24 && of.from != of.to))
      co2design::detail::out_of_range("co2design: no window of the day");
    double sum = 0, time = 0, before = seconds_in(of, start_);
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const double until = seconds_in(of, start_ + step_ * static_cast<std::int64_t>(i + 1));
      sum += values_[i].value() * (until - before);
      time += until - before;
      before = until;
    }
    if (!(time > 0)) co2design::detail::out_of_range("co2design: the trace has no time in this window");
    return sum / time;
  }
  // How many seconds of a window there are from some midnight long ago until a stamp.
  static double seconds_in(const daily_window& of, std::int64_t stamp) noexcept {
    constexpr double day = 86400;
    const double since = static_cast<double>(stamp) - of.from * 3600;
    auto days = static_cast<double>(static_cast<std::int64_t>(since / day));
    if (days * day > since) days -= 1;
    const double rest = since - days * day, length = of.hours() * 3600;
    return days * length + (rest < length ? rest : length);
  }
  double sum_of(std::size_t first, std::size_t steps) const noexcept {
    double sum = 0;
    for (std::size_t i = first; i < first + steps; ++i) sum += values_[i].value();
    return sum;
  }
  void needs_a_day() const {
    if (end() - start_ < 86400) co2design::detail::out_of_range("co2design: a trace of less than a day");
  }
  region papered(double value, std::string_view name) const noexcept {
    return {intensity(value), name, papers_.year, papers_.source, papers_.known};
  }

  std::int64_t start_, step_;
  std::vector<intensity> values_;
  trace_papers papers_;
};

using grid_trace = basic_grid_trace<carbon_intensity_quantity>;

/// A day of a region, from its mean and the shape of its hours: where a table has the one, and a paper the
/// other.
///
/// Formula   v_h = I · r_h / mean(r), so that the mean of the day is the region's
/// Shape     24 hours from 0 to 1 in UTC on, in any unit; a trace of one day with the region's papers, but
///           `evidence::modelled` at best, as nobody measured its hours
/// Requires  r_h finite and ≥ 0, one of them above 0
/// Errors    std::out_of_range
/// Example   daily_trace(grid::california, relative).mean({9, 17})
template <class Trace = grid_trace>
[[nodiscard]] Trace daily_trace(const region& mean, const std::array<double, 24>& relative) {
  double sum = 0;
  for (const double one : relative) sum += one;
  std::vector<typename Trace::intensity> hours;
  for (const double one : relative) hours.push_back(mean.value * (one * 24 / sum));
  return {0,
          3600,
          std::move(hours),
          {mean.name, mean.year, mean.source, least_direct(mean.known, evidence::modelled)}};
}

}  // namespace co2design::carbon
