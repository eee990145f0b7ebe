// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <co2design/core/mistake.hpp>
#include <co2design/core/type_name.hpp>
#include <co2design/units/detail/form_operators.hpp>
#include <co2design/units/number.hpp>

// A built-in number becomes a form, not the other way round.
template <class T, std::size_t Terms, class Where>
requires std::is_arithmetic_v<T>
struct std::common_type<T, co2design::linear_form<Terms, Where>> {
  using type = co2design::linear_form<Terms, Where>;
};
template <class T, std::size_t Terms, class Where>
requires std::is_arithmetic_v<T>
struct std::common_type<co2design::linear_form<Terms, Where>, T> {
  using type = co2design::linear_form<Terms, Where>;
};

// A form in nobody's hands, a policy's own state, becomes one in the policy's.
template <std::size_t Terms, class Where>
requires(!std::is_void_v<Where>)
struct std::common_type<co2design::linear_form<Terms, Where>, co2design::linear_form<Terms, void>> {
  using type = co2design::linear_form<Terms, Where>;
};
template <std::size_t Terms, class Where>
requires(!std::is_void_v<Where>)
struct std::common_type<co2design::linear_form<Terms, void>, co2design::linear_form<Terms, Where>> {
  using type = co2design::linear_form<Terms, Where>;
};

namespace co2design {

namespace detail {

template <class Where>
consteval std::string_view place_of() {
  if constexpr (std::is_void_v<Where>)
    return "this code";
  else
    return type_name<Where>();
}
template <class Where>
struct compared_form {
  static constexpr diagnosis found = diagnosis{} << "co2design/policy/compares_a_form" << place_of<Where>()
                                                 << "compares what is being traced:"
                                                 << "declare arithmetic = scalar";
};
template <class Where>
struct form_as_number {
  static constexpr diagnosis found = diagnosis{} << "co2design/policy/form_as_number" << place_of<Where>()
                                                 << "takes a metric as a double: auto,"
                                                 << "or declare arithmetic = scalar";
};
template <class Where>
struct form_as_index {
  static constexpr diagnosis found = diagnosis{} << "co2design/policy/form_as_index" << place_of<Where>()
                                                 << "looks up by what is being traced:"
                                                 << "declare arithmetic = scalar";
};

}  // namespace detail

/// c + Σ kᵢ·xᵢ, as a number: what a computation made of sums and multiples does to its inputs, found by
/// running it.
///
/// Formula   sums and differences, and products and quotients by constants, are exact in this form; any other
///           operation poisons it: `why()` says which, and everything computed from it is poisoned too
/// Rounding  beside the form it keeps what the same operations make of absolute values, c̄ + Σ k̄ᵢ·|xᵢ|, and how many
///           roundings n a term goes through at most: in doubles the computation is off by no more than γₙ times
///           that, γₙ = n·u / (1 − n·u), u = 2⁻⁵³. Where |kᵢ| = k̄ᵢ, xᵢ entered with one sign: what is computed is
///           then monotone in it, to the last bit. After a factor x − x nothing is known: n is 2⁵³ and γₙ
///           infinite
/// Shape     `Terms` coefficients, in the canonical units of the quantity that it is in; constexpr; `Where`
///           names the policy in whose hands it is, for error lines
/// Requires  no comparison (`co2design/policy/compares_a_form`), no use as a built-in number
///           (`co2design/policy/form_as_number`) or as an index (`…/form_as_index`): each is one error line
/// Cost      some `Terms` operations each
/// Source    N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd edition, 2002, sections 3.1 and 3.2
/// Example   linear_form<2>::variable(0) * 3 + 1 has constant() 1 and coefficient(0) 3
template <std::size_t Terms, class Where = void>
class linear_form : detail::form_operators {
 public:
  static constexpr std::size_t size = Terms;

  constexpr linear_form() noexcept = default;
  template <class T>
  requires std::is_arithmetic_v<T>
  constexpr linear_form(T constant) noexcept  // NOLINT(google-explicit-constructor): a constant is a form
      : constant_(static_cast<double>(constant)),
        absolute_constant_(constant_ < 0 ? -constant_ : constant_) {}
  /// The same form in another policy's hands.
  template <class Other>
  constexpr linear_form(
      const linear_form<Terms, Other>& other) noexcept  // NOLINT(google-explicit-constructor)
      : constant_(other.constant()),
        absolute_constant_(other.absolute_constant()),
        roundings_(other.roundings()),
        why_(other.why()) {
    for (std::size_t i = 0; i < Terms; ++i) {
      coefficients_[i] = other.coefficient(i);
      absolute_[i] = other.absolute_coefficient(i);
    }
  }

  /// xᵢ itself.
  [[nodiscard]] static constexpr linear_form variable(std::size_t i) noexcept {
    linear_form x;
    x.coefficients_[i] = x.absolute_[i] = 1;
    return x;
  }

  [[nodiscard]] constexpr double constant() const noexcept { return constant_; }
  [[nodiscard]] constexpr double coefficient(std::size_t i) const noexcept { return coefficients_[i]; }
  /// c̄, k̄ᵢ and n.
  [[nodiscard]] constexpr double absolute_constant() const noexcept { return absolute_constant_; }
  [[nodiscard]] constexpr double absolute_coefficient(std::size_t i) const noexcept { return absolute_[i]; }
  [[nodiscard]] constexpr std::uint64_t roundings() const noexcept { return roundings_; }
  /// Whether γₙ is finite.
  [[nodiscard]] constexpr bool has_known_rounding() const noexcept { return roundings_ < unknown_roundings; }
  /// Whether every operation was linear.
  [[nodiscard]] constexpr bool is_linear() const noexcept { return why_ == nullptr; }
  /// The operation that was not, as text; null where all were.
  [[nodiscard]] constexpr const char* why() const noexcept { return why_; }
  /// Whether it is linear and no xᵢ is in it.
  [[nodiscard]] constexpr bool is_constant() const noexcept {
    for (const double k : coefficients_)
      if (k != 0) return false;
    return is_linear();
  }

  /// The operations, on two forms; their operators convert what is a constant.
  [[nodiscard]] static constexpr linear_form sum(const linear_form& a, const linear_form& b) noexcept {
    linear_form out = either(a, b);
    out.roundings_ = (a.roundings_ < b.roundings_ ? b.roundings_ : a.roundings_) + 1;
    out.constant_ = a.constant_ + b.constant_;
    out.absolute_constant_ = a.absolute_constant_ + b.absolute_constant_;
    for (std::size_t i = 0; i < Terms; ++i) {
      out.coefficients_[i] = a.coefficients_[i] + b.coefficients_[i];
      out.absolute_[i] = a.absolute_[i] + b.absolute_[i];
    }
    return out;
  }
  [[nodiscard]] static constexpr linear_form negated(linear_form a) noexcept {
    a.constant_ = -a.constant_;
    for (double& one : a.coefficients_) one = -one;
    return a;
  }
  [[nodiscard]] static constexpr linear_form product(const linear_form& a, const linear_form& b) noexcept {
    if (b.is_constant()) return scaled(a, b);
    if (a.is_constant()) return scaled(b, a);
    return poisoned(either(a, b), "a product of two metrics");
  }
  [[nodiscard]] static constexpr linear_form quotient(const linear_form& a, const linear_form& b) noexcept {
    if (!b.is_constant()) return poisoned(either(a, b), "a division by a metric");
    linear_form out = either(a, b);
    const double off = b.absolute_constant_ / (b.constant_ < 0 ? -b.constant_ : b.constant_);
    out.roundings_ = roundings_of(a, b);
    out.constant_ = a.constant_ / b.constant_;
    out.absolute_constant_ = a.absolute_constant_ / b.absolute_constant_ * off * off;
    for (std::size_t i = 0; i < Terms; ++i) {
      out.coefficients_[i] = a.coefficients_[i] / b.constant_;
      out.absolute_[i] = a.absolute_[i] / b.absolute_constant_ * off * off;
    }
    return out;
  }
  static constexpr bool compared() noexcept {
    static_cast<void>(verdict<detail::compared_form<Where>>::value);
    return false;
  }

  // A user who writes `double x = in[energy];` in a traced policy.
  template <class T>
  requires std::is_arithmetic_v<T>
  constexpr operator T() const noexcept {  // NOLINT(google-explicit-constructor): to say so in one line
    static_cast<void>(verdict<detail::form_as_number<Where>>::value);
    return {};
  }

  // ── what every class number has ──────────────────────────────────────────────────────────────────────
  [[nodiscard]] static constexpr linear_form minimum(const linear_form& a, const linear_form& b) noexcept {
    if (a.is_free() && b.is_free()) return co2design::min(a.constant_, b.constant_);
    return poisoned(either(a, b), "a minimum of metrics");
  }
  [[nodiscard]] static constexpr linear_form maximum(const linear_form& a, const linear_form& b) noexcept {
    if (a.is_free() && b.is_free()) return co2design::max(a.constant_, b.constant_);
    return poisoned(either(a, b), "a maximum of metrics");
  }
  template <class Entry>
  [[nodiscard]] static constexpr linear_form gather(const linear_form&, std::size_t, const Entry&) noexcept {
    static_cast<void>(verdict<detail::form_as_index<Where>>::value);
    return {};
  }
  [[nodiscard]] static constexpr linear_form sqrt(const linear_form& x) noexcept {
    return x.is_free() ? linear_form(math::sqrt(x.constant_)) : poisoned(x, "a square root of a metric");
  }
  [[nodiscard]] static constexpr linear_form log(const linear_form& x) noexcept {
    return x.is_free() ? linear_form(math::log(x.constant_)) : poisoned(x, "a logarithm of a metric");
  }
  [[nodiscard]] static constexpr linear_form exp(const linear_form& x) noexcept {
    return x.is_free() ? linear_form(math::exp(x.constant_)) : poisoned(x, "an exponential of a metric");
  }

 private:
  // A form that is poisoned if either is, by the first.
  static constexpr linear_form either(const linear_form& a, const linear_form& b) noexcept {
    linear_form out;
    out.why_ = a.why_ != nullptr ? a.why_ : b.why_;
    return out;
  }
  // Whether no xᵢ went into it: what cancelled, rounding may undo.
  constexpr bool is_free() const noexcept {
    for (const double k : absolute_)
      if (k != 0) return false;
    return is_linear();
  }
  static constexpr linear_form scaled(const linear_form& a, const linear_form& by) noexcept {
    linear_form out = either(a, by);
    out.roundings_ = roundings_of(a, by);
    out.constant_ = a.constant_ * by.constant_;
    out.absolute_constant_ = a.absolute_constant_ * by.absolute_constant_;
    for (std::size_t i = 0; i < Terms; ++i) {
      out.coefficients_[i] = a.coefficients_[i] * by.constant_;
      out.absolute_[i] = a.absolute_[i] * by.absolute_constant_;
    }
    return out;
  }
  // Of a product with a constant, or a quotient by one. Where xᵢ went into the constant and cancelled, which rounding
  // may undo, nothing is known.
  static constexpr std::uint64_t roundings_of(const linear_form& a, const linear_form& by) noexcept {
    if (!by.is_free()) return unknown_roundings;
    const std::uint64_t sum = a.roundings_ + 2 * by.roundings_ + 1;
    return sum < unknown_roundings ? sum : unknown_roundings;
  }
  static constexpr linear_form poisoned(linear_form a, const char* why) noexcept {
    if (a.why_ == nullptr) a.why_ = why;
    return a;
  }

  static constexpr std::uint64_t unknown_roundings = std::uint64_t{1} << 53;  // γ is infinite

  double constant_ = 0, absolute_constant_ = 0;
  std::array<double, Terms> coefficients_{}, absolute_{};
  std::uint64_t roundings_ = 0;
  const char* why_ = nullptr;
};

template <std::size_t Terms, class Where>
inline constexpr bool is_number_v<linear_form<Terms, Where>> = true;

}  // namespace co2design
