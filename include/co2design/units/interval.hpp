// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <co2design/core/check.hpp>
#include <co2design/core/math.hpp>
#include <co2design/core/mistake.hpp>
#include <co2design/units/number.hpp>

namespace co2design {

namespace detail {

// The next double above and below; infinities and NaN stay.
constexpr double next_up(double x) noexcept {
  if (x != x || x == std::numeric_limits<double>::infinity()) return x;
  if (x == 0) return std::numeric_limits<double>::denorm_min();
  const auto bits = std::bit_cast<std::uint64_t>(x);
  return std::bit_cast<double>(x > 0 ? bits + 1 : bits - 1);
}
constexpr double next_down(double x) noexcept { return -next_up(-x); }

}  // namespace detail

/// What a comparison of intervals gives: it holds for all numbers in them, for none, or for some.
/// Requires  `select`; in the place of a bool it is `co2design/policy/branch`
class interval_condition;

/// All numbers between two, ends included: a value that is known within bounds, carried through a pipeline.
///
/// Formula   each operation gives the least interval that holds what it gives for any choice from its
///           operands, widened by a unit in the last place at each end, as doubles are rounded
/// Laws      the result holds the true one for all choices from the inputs; inputs that occur twice are taken
///           as independent, so it may be wider than need be
/// Requires  low ≤ high; NaN makes NaN; a divisor that holds 0 makes the whole line; of roots and logarithms,
///           the numbers that have none are left out, and NaN is where none has
/// Errors    std::out_of_range for reversed ends; in a constant expression, no constant
/// Cost      2 to 4 operations each, and the widening; constexpr, and no rounding mode is touched, which is
///           why this is no use of Boost.Interval
/// Source    Moore, Interval Analysis (1966), chapter 2
/// Example   quantity<dimensions::carbon_intensity, interval> grid = {0.9 * 224_g_per_kWh …}
class interval {
 public:
  constexpr interval() noexcept = default;
  template <class T>
  requires std::is_arithmetic_v<T>
  constexpr interval(T exactly) noexcept  // NOLINT(google-explicit-constructor): a number is one point
      : low_(static_cast<double>(exactly)), high_(low_) {}
  constexpr interval(double low, double high) : low_(low), high_(high) {
    if (high < low) detail::out_of_range("co2design: an interval whose ends are reversed");
    if (is_nan()) *this = nan();
  }

  [[nodiscard]] constexpr double low() const noexcept { return low_; }
  [[nodiscard]] constexpr double high() const noexcept { return high_; }
  [[nodiscard]] constexpr double width() const noexcept { return high_ - low_; }
  [[nodiscard]] constexpr bool contains(double x) const noexcept { return low_ <= x && x <= high_; }

  friend constexpr interval operator-(const interval& a) noexcept { return ends(-a.high_, -a.low_); }
  friend constexpr interval operator+(const interval& a, const interval& b) noexcept {
    return widened(a.low_ + b.low_, a.high_ + b.high_);
  }
  friend constexpr interval operator-(const interval& a, const interval& b) noexcept { return a + -b; }
  friend constexpr interval operator*(const interval& a, const interval& b) noexcept {
    if (a.is_zero() || b.is_zero()) return a.is_zero() ? scaled_zero(b) : scaled_zero(a);
    return hull_of(product(a.low_, b.low_), product(a.low_, b.high_), product(a.high_, b.low_),
                   product(a.high_, b.high_));
  }
  friend constexpr interval operator/(const interval& a, const interval& b) noexcept {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (b.contains(0) && !a.is_nan()) return ends(-infinity, infinity);
    return hull_of(quotient(a.low_, b.low_), quotient(a.low_, b.high_), quotient(a.high_, b.low_),
                   quotient(a.high_, b.high_));
  }

  friend constexpr interval_condition operator<(const interval& a, const interval& b) noexcept;
  friend constexpr interval_condition operator<=(const interval& a, const interval& b) noexcept;
  friend constexpr interval_condition operator>(const interval& a, const interval& b) noexcept;
  friend constexpr interval_condition operator>=(const interval& a, const interval& b) noexcept;

  /// Whether both have the same ends; whether the numbers in them are equal is no question with an answer.
  [[nodiscard]] constexpr bool same(const interval& other) const noexcept {
    return low_ == other.low_ && high_ == other.high_;
  }

  /// The least interval that holds both.
  [[nodiscard]] static constexpr interval hull(const interval& a, const interval& b) noexcept {
    if (a.is_nan() || b.is_nan()) return nan();
    return ends(a.low_ < b.low_ ? a.low_ : b.low_, a.high_ < b.high_ ? b.high_ : a.high_);
  }

  // ── what every class number has ──────────────────────────────────────────────────────────────────────
  [[nodiscard]] static constexpr interval minimum(const interval& a, const interval& b) noexcept {
    return ends(co2design::min(a.low_, b.low_), co2design::min(a.high_, b.high_));
  }
  [[nodiscard]] static constexpr interval maximum(const interval& a, const interval& b) noexcept {
    return ends(co2design::max(a.low_, b.low_), co2design::max(a.high_, b.high_));
  }
  template <class Entry>
  [[nodiscard]] static constexpr interval gather(const interval& index, std::size_t size,
                                                 const Entry& entry) noexcept {
    const double last = static_cast<double>(size) - 1;
    if (!(index.low_ > -1 && index.low_ <= last && index.high_ < last + 1))
      detail::out_of_range("co2design: a table looked up beyond its entries");
    auto i = static_cast<std::size_t>(co2design::max(index.low_, 0.0));
    if (static_cast<double>(i) < index.low_) ++i;
    if (static_cast<double>(i) > index.high_)
      detail::out_of_range("co2design: a table looked up between its entries");
    interval found = entry(i);
    for (++i; static_cast<double>(i) <= index.high_; ++i) found = hull(found, entry(i));
    return found;
  }
  [[nodiscard]] static constexpr interval sqrt(const interval& x) noexcept {
    if (x.is_nan() || x.high_ < 0) return nan();
    return not_negative(widened(math::sqrt(not_negative(x).low_), math::sqrt(x.high_)));
  }
  // Wider than one unit: the functions themselves are right to within 1e-15 of their value.
  [[nodiscard]] static constexpr interval log(const interval& x) noexcept {
    if (x.is_nan() || x.high_ < 0) return nan();
    return by_relative_error(math::log(not_negative(x).low_), math::log(x.high_));
  }
  [[nodiscard]] static constexpr interval exp(const interval& x) noexcept {
    return not_negative(by_relative_error(math::exp(x.low_), math::exp(x.high_)));
  }

 private:
  static constexpr interval ends(double low, double high) noexcept {
    interval made;
    made.low_ = low;
    made.high_ = high;
    return made;
  }
  static constexpr interval widened(double low, double high) noexcept {
    return ends(detail::next_down(low), detail::next_up(high));
  }
  static constexpr interval by_relative_error(double low, double high) noexcept {
    return widened(low - error_of(low), high + error_of(high));
  }
  static constexpr double error_of(double x) noexcept {
    const double size = x < 0 ? -x : x;
    return size < std::numeric_limits<double>::infinity() ? 1e-15 * size : 0;
  }
  static constexpr interval not_negative(const interval& x) noexcept {
    return x.low_ < 0 ? ends(0, x.high_) : x;
  }
  static constexpr interval nan() noexcept {
    constexpr double made = std::numeric_limits<double>::quiet_NaN();
    return ends(made, made);
  }
  [[nodiscard]] constexpr bool is_nan() const noexcept { return low_ != low_ || high_ != high_; }
  // 0 · ∞ is 0 at an end: the end is a bound, and no number in the interval is infinite.
  static constexpr double product(double a, double b) noexcept { return a == 0 || b == 0 ? 0 : a * b; }
  // The same for ∞ / ∞: what grows divided by what grows may be anything down to 0, and another corner has
  // the rest.
  static constexpr double quotient(double a, double b) noexcept {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return a == a && (b == infinity || b == -infinity) ? 0 : a / b;
  }
  [[nodiscard]] constexpr bool is_zero() const noexcept { return low_ == 0 && high_ == 0; }
  // Exactly 0, or NaN.
  static constexpr interval scaled_zero(const interval& by) noexcept {
    return by.is_nan() ? nan() : interval{};
  }
  static constexpr interval hull_of(double a, double b, double c, double d) noexcept {
    if (a != a || b != b || c != c || d != d) return nan();
    return widened(co2design::min(co2design::min(a, b), co2design::min(c, d)),
                   co2design::max(co2design::max(a, b), co2design::max(c, d)));
  }

  double low_ = 0, high_ = 0;
};

template <>
inline constexpr bool is_number_v<interval> = true;

class interval_condition {
 public:
  using number_type = interval;
  static constexpr const char* name = "a comparison of intervals";

  constexpr interval_condition(bool for_some, bool for_all) noexcept
      : for_some_(for_some), for_all_(for_all) {}

  [[nodiscard]] constexpr bool possibly() const noexcept { return for_some_; }
  [[nodiscard]] constexpr bool certainly() const noexcept { return for_all_; }

  [[nodiscard]] constexpr interval select(const interval& a, const interval& b) const noexcept {
    if (for_all_) return a;
    return for_some_ ? interval::hull(a, b) : b;
  }

  friend constexpr interval_condition operator!(interval_condition c) noexcept {
    return {!c.for_all_, !c.for_some_};
  }
  friend constexpr interval_condition operator&&(interval_condition a, interval_condition b) noexcept {
    return {a.for_some_ && b.for_some_, a.for_all_ && b.for_all_};
  }
  friend constexpr interval_condition operator||(interval_condition a, interval_condition b) noexcept {
    return {a.for_some_ || b.for_some_, a.for_all_ || b.for_all_};
  }

  template <class T>
  requires std::is_same_v<T, bool>
  constexpr operator T() const noexcept {  // NOLINT(google-explicit-constructor): to say so in one line
    return verdict<detail::undecided_branch<interval_condition, T>>::value;
  }

 private:
  bool for_some_, for_all_;
};

// With NaN nothing is certain and everything possible: !(a < b) must not become certain either.
constexpr interval_condition operator<(const interval& a, const interval& b) noexcept {
  return {!(a.low_ >= b.high_), a.high_ < b.low_};
}
constexpr interval_condition operator<=(const interval& a, const interval& b) noexcept {
  return {!(a.low_ > b.high_), a.high_ <= b.low_};
}
constexpr interval_condition operator>(const interval& a, const interval& b) noexcept { return b < a; }
constexpr interval_condition operator>=(const interval& a, const interval& b) noexcept { return b <= a; }

}  // namespace co2design
