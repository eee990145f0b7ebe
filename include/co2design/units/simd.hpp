// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

#include <co2design/core/check.hpp>
#include <co2design/core/math.hpp>
#include <co2design/core/mistake.hpp>
#include <co2design/core/type_name.hpp>
#include <co2design/units/number.hpp>

namespace co2design {

template <class T, std::size_t Lanes>
class simd;

namespace detail {

template <class T, std::size_t Lanes>
struct lanes_check {
  static constexpr diagnosis found = [] {
    if (!std::is_floating_point_v<T>)
      return diagnosis{} << "co2design/units/simd" << type_name<T>() << "is no number for lanes:"
                         << "write simd<float or double, lanes>";
    if (!std::has_single_bit(Lanes))
      return diagnosis{} << "co2design/units/simd" << type_name<T>() << "goes side by side in lanes"
                         << "as many as a power of two";
    return diagnosis{};
  }();
};

}  // namespace detail

/// How many doubles a vector register of the machine holds that is compiled for.
#if defined(__AVX512F__)
inline constexpr std::size_t native_lanes = 8;
#elif defined(__AVX__)
inline constexpr std::size_t native_lanes = 4;
#else
inline constexpr std::size_t native_lanes = 2;
#endif

/// What a comparison of `simd` numbers gives: a bool for each lane.
/// Requires  `select`; in the place of a bool it is `co2design/policy/branch`
template <class T, std::size_t Lanes>
class simd_condition {
 public:
  using number_type = simd<T, Lanes>;
  static constexpr const char* name = "a comparison of simd lanes";
  // The compiler's result of comparing two vectors: an integer for each lane, all ones where it holds.
  using vector_type = decltype(typename number_type::vector_type{} < typename number_type::vector_type{});

  constexpr explicit simd_condition(const vector_type& holds) noexcept : holds_(holds) {}

  [[nodiscard]] constexpr bool operator[](std::size_t lane) const noexcept { return holds_[lane] != 0; }

  /// Whether it holds in every lane, or in none.
  [[nodiscard, gnu::always_inline]] static simd_condition all_lanes(bool holds) noexcept {
    return simd_condition(vector_type{} - (holds ? 1 : 0));
  }
  /// Whether it holds in some lane.
  [[nodiscard, gnu::always_inline]] bool any() const noexcept { return any_of(holds_); }

  [[nodiscard, gnu::always_inline]] constexpr number_type select(const number_type& a,
                                                                 const number_type& b) const noexcept {
    return number_type(holds_ ? a.lanes() : b.lanes());
  }

  friend constexpr simd_condition operator!(const simd_condition& c) noexcept {
    return simd_condition(~c.holds_);
  }
  friend constexpr simd_condition operator&&(const simd_condition& a, const simd_condition& b) noexcept {
    return simd_condition(a.holds_ & b.holds_);
  }
  friend constexpr simd_condition operator||(const simd_condition& a, const simd_condition& b) noexcept {
    return simd_condition(a.holds_ | b.holds_);
  }

  template <class B>
  requires std::is_same_v<B, bool>
  constexpr operator B() const noexcept {  // NOLINT(google-explicit-constructor): to say so in one line
    return verdict<detail::undecided_branch<simd_condition, B>>::value;
  }

 private:
  // Half against half: few steps, none of which waits for lanes one by one.
  template <class Vector>
  [[gnu::always_inline]] static bool any_of(const Vector& holds) noexcept {
    if constexpr (sizeof(Vector) <= 2 * sizeof(std::uint64_t)) {
      std::uint64_t parts[sizeof(Vector) / sizeof(std::uint64_t)];
      std::memcpy(parts, &holds, sizeof holds);
      std::uint64_t sum = 0;
      for (const std::uint64_t one : parts) sum |= one;
      return sum != 0;
    } else {
      typedef std::uint64_t half_vector [[gnu::vector_size(sizeof(Vector) / 2)]];
      half_vector halves[2];
      std::memcpy(halves, &holds, sizeof holds);
      return any_of(halves[0] | halves[1]);
    }
  }

  vector_type holds_;
};

/// Several numbers that go through a computation side by side, one design in each lane.
///
/// Shape     `Lanes` numbers in one vector of the compiler's (g++ and clang), which becomes as many machine
///           registers as it takes
/// Laws      each lane has, bit for bit, what the operation on plain `T` gives (without contraction)
/// Requires  T float or double; Lanes a power of two (`co2design/units/simd`)
/// Cost      one vector instruction per operation where the machine's vectors are that wide; `gather`, `log`
///           and `exp` go lane by lane. In constant expressions g++ only
/// Example   quantity<dimensions::energy, simd<double, 8>>
template <class T, std::size_t Lanes>
class simd {
  static constexpr bool sound = verdict<detail::lanes_check<T, Lanes>>::value;

 public:
  using value_type = T;
  // `using` would lose the attribute in clang
  typedef T vector_type[[gnu::vector_size((sound ? Lanes : 1) * sizeof(T))]];
  using condition = simd_condition<T, Lanes>;
  static constexpr std::size_t size = Lanes;

  simd() = default;
  template <class S>
  requires std::is_arithmetic_v<S>
  constexpr simd(S same) noexcept  // NOLINT(google-explicit-constructor): a number is one for all lanes
      : lanes_(static_cast<T>(same) - vector_type{}) {}  // the sum would make +0 of −0
  constexpr explicit simd(const vector_type& lanes) noexcept : lanes_(lanes) {}
  constexpr explicit simd(const std::array<T, Lanes>& lanes) noexcept : lanes_{} {
    for (std::size_t i = 0; i < Lanes; ++i) lanes_[i] = lanes[i];
  }

  /// The lanes from and to memory, one after the other.
  [[nodiscard, gnu::always_inline]] static simd load(const T* from) noexcept {
    vector_type lanes;
    std::memcpy(&lanes, from, sizeof lanes);
    return simd(lanes);
  }
  [[gnu::always_inline]] void store(T* to) const noexcept { std::memcpy(to, &lanes_, sizeof lanes_); }

  [[nodiscard]] constexpr T operator[](std::size_t lane) const noexcept { return lanes_[lane]; }
  constexpr void set(std::size_t lane, T value) noexcept { lanes_[lane] = value; }
  [[nodiscard, gnu::always_inline]] constexpr const vector_type& lanes() const noexcept { return lanes_; }

  friend constexpr simd operator-(const simd& a) noexcept { return simd(-a.lanes_); }
  friend constexpr simd operator+(const simd& a, const simd& b) noexcept { return simd(a.lanes_ + b.lanes_); }
  friend constexpr simd operator-(const simd& a, const simd& b) noexcept { return simd(a.lanes_ - b.lanes_); }
  friend constexpr simd operator*(const simd& a, const simd& b) noexcept { return simd(a.lanes_ * b.lanes_); }
  friend constexpr simd operator/(const simd& a, const simd& b) noexcept { return simd(a.lanes_ / b.lanes_); }

  friend constexpr condition operator<(const simd& a, const simd& b) noexcept {
    return condition(a.lanes_ < b.lanes_);
  }
  friend constexpr condition operator<=(const simd& a, const simd& b) noexcept {
    return condition(a.lanes_ <= b.lanes_);
  }
  friend constexpr condition operator>(const simd& a, const simd& b) noexcept { return b < a; }
  friend constexpr condition operator>=(const simd& a, const simd& b) noexcept { return b <= a; }
  friend constexpr condition operator==(const simd& a, const simd& b) noexcept {
    return condition(a.lanes_ == b.lanes_);
  }
  friend constexpr condition operator!=(const simd& a, const simd& b) noexcept { return !(a == b); }

  // ── what every class number has ──────────────────────────────────────────────────────────────────────
  [[nodiscard]] static constexpr simd minimum(const simd& a, const simd& b) noexcept {
    return (b < a).select(b, a);
  }
  [[nodiscard]] static constexpr simd maximum(const simd& a, const simd& b) noexcept {
    return (a < b).select(b, a);
  }
  template <class Entry>
  [[nodiscard]] static constexpr simd gather(const simd& index, std::size_t entries,
                                             const Entry& entry) noexcept {
    return of_each([&](std::size_t lane) { return entry(detail::position(index[lane], entries)); });
  }
  [[nodiscard]] static constexpr simd sqrt(const simd& x) noexcept {
    return of_each([&](std::size_t lane) { return math::sqrt(x[lane]); });
  }
  [[nodiscard]] static constexpr simd log(const simd& x) noexcept {
    return of_each([&](std::size_t lane) { return math::log(x[lane]); });
  }
  [[nodiscard]] static constexpr simd exp(const simd& x) noexcept {
    return of_each([&](std::size_t lane) { return math::exp(x[lane]); });
  }

  /// The number whose lane i is `f(i)`.
  template <class F>
  [[nodiscard]] static constexpr simd of_each(const F& f) noexcept {
    simd made(T{});
    for (std::size_t lane = 0; lane < Lanes; ++lane) made.lanes_[lane] = static_cast<T>(f(lane));
    return made;
  }

 private:
  vector_type lanes_;
};

template <class T, std::size_t Lanes>
inline constexpr bool is_number_v<simd<T, Lanes>> = true;

}  // namespace co2design
