// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <co2design/core/check.hpp>
#include <co2design/core/math.hpp>
#include <co2design/core/mistake.hpp>

namespace co2design {

/// Whether a type is a number: the arithmetic types, and those that say so (`simd`, `interval`,
/// `linear_form`).
///
/// A number of a class type N has a default, + − · / with itself and with doubles, which convert to it, and
/// as static functions `minimum(a, b)`, `maximum(a, b)`, `gather(index, size, entry)`, `sqrt`, `log` and
/// `exp`. What its comparisons give is a condition: `condition.select(a, b)`, and no `bool`.
template <class T>
inline constexpr bool is_number_v = std::is_arithmetic_v<T>;

/// What quantities hold, and a metric without dimension is.
template <class T> concept number = is_number_v<std::remove_cv_t<T>>;

/// A number that is no built-in one.
template <class T> concept class_number = number<T> && !std::is_arithmetic_v<T>;

/// The number that an operation on two numbers gives: of `double` and a class number the latter.
template <class A, class B>
using common_number_t = std::common_type_t<A, B>;

namespace detail {

// A condition that is used as a bool, where it may be both.
template <class Condition, class Bool>
struct undecided_branch {
  static constexpr diagnosis found = diagnosis{} << "co2design/policy/branch" << Condition::name
                                                 << "may hold and not hold:"
                                                 << "write select(condition, a, b)";
};

// What a condition selects among: the numbers whose comparison it came from; none for a bool.
template <class Condition, class Number>
struct selected {
  using type = Number;
};
template <class Condition, class Number>
requires requires { typename Condition::number_type; }
struct selected<Condition, Number> {
  using type = common_number_t<typename Condition::number_type, Number>;
};

}  // namespace detail

/// `a` where the condition holds, else `b`: what a policy writes in the place of `if`.
///
/// Both are evaluated. The condition is what a comparison of two numbers gives: a bool, or one for each lane
/// of a `simd`; of an `interval` that may be either, the hull of both is selected.
/// Example   select(in[energy] < 1_J, in[area] * low, in[area] * high)
template <class Condition, number A, number B>
[[nodiscard]] constexpr auto select(const Condition& condition, const A& a, const B& b) noexcept {
  using result = typename detail::selected<Condition, common_number_t<A, B>>::type;
  if constexpr (std::is_same_v<Condition, bool>)
    return condition ? static_cast<result>(a) : static_cast<result>(b);
  else
    return condition.select(static_cast<result>(a), static_cast<result>(b));
}

/// The smaller and the larger of two numbers; the first where neither is.
template <number A, number B>
[[nodiscard]] constexpr auto min(const A& a, const B& b) noexcept {
  using result = common_number_t<A, B>;
  const auto x = static_cast<result>(a), y = static_cast<result>(b);
  if constexpr (class_number<result>)
    return result::minimum(x, y);
  else
    return y < x ? y : x;
}
template <number A, number B>
[[nodiscard]] constexpr auto max(const A& a, const B& b) noexcept {
  using result = common_number_t<A, B>;
  const auto x = static_cast<result>(a), y = static_cast<result>(b);
  if constexpr (class_number<result>)
    return result::maximum(x, y);
  else
    return x < y ? y : x;
}

namespace detail {

// A number that is a position in a list of `size`, which the number's type need not hold.
template <class Number>
constexpr std::size_t position(Number index, std::size_t size) noexcept {
  bool inside = index >= Number{0};
  if constexpr (std::is_integral_v<Number>)
    inside = inside && static_cast<std::uintmax_t>(index) < size;
  else
    inside = inside && index < static_cast<Number>(size);
  if (!inside) out_of_range("co2design: a table looked up beyond its entries");
  const auto whole = static_cast<std::size_t>(index);
  if (static_cast<Number>(whole) != index) out_of_range("co2design: a table looked up between its entries");
  return whole;
}

}  // namespace detail

/// The entry of a table at a position: what a policy writes in the place of `table[index]`.
///
/// Requires  a whole number from 0 to `table.size()` − 1, in each lane of a `simd`; of an `interval`, the
///           hull of all entries that it may be is the result
/// Errors    anything else ends the evaluation: std::out_of_range, which in a policy (noexcept) terminates;
///           in a constant expression, no constant
/// Example   look_up(yield_by_node, in["node"_axis])
template <class Table, number Index>
[[nodiscard]] constexpr auto look_up(const Table& table, const Index& index) noexcept {
  if constexpr (class_number<Index>)
    return Index::gather(index, table.size(), [&](std::size_t i) { return table[i]; });
  else
    return table[detail::position(index, table.size())];
}

namespace math {

/// Square root, natural logarithm and e to a power, of numbers of a class type.
template <class_number N>
[[nodiscard]] constexpr N sqrt(const N& x) noexcept {
  return N::sqrt(x);
}
template <class_number N>
[[nodiscard]] constexpr N log(const N& x) noexcept {
  return N::log(x);
}
template <class_number N>
[[nodiscard]] constexpr N exp(const N& x) noexcept {
  return N::exp(x);
}

}  // namespace math
}  // namespace co2design
