// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

#include <co2design/core/mistake.hpp>
#include <co2design/core/real_number.hpp>
#include <co2design/core/type_name.hpp>

namespace co2design {

/// How the values of a domain relate; search operators vary an axis accordingly.
enum class ordering { ordinal, categorical };

namespace detail {

// Whether a conversion is defined at all: a floating-point number beyond an integer type has none.
template <class To, class From>
constexpr bool convertible_value(const From& from) noexcept {
  if constexpr (std::is_integral_v<To> && std::is_floating_point_v<From>)
    return from >= static_cast<From>(std::numeric_limits<To>::min()) &&
           from < static_cast<From>(std::numeric_limits<To>::max());
  else
    return true;
}

// Whether a conversion kept the value: back it gives what it came from, and the sign did not turn.
template <class To, class From>
constexpr bool same_value(const To& to, const From& from) noexcept {
  if constexpr (std::is_integral_v<To> && std::is_integral_v<From>) {
    if constexpr (std::is_signed_v<To> && !std::is_signed_v<From>) {
      if (to < 0) return false;
    } else if constexpr (std::is_signed_v<From> && !std::is_signed_v<To>) {
      if (from < 0) return false;
    }
  }
  if constexpr (std::is_floating_point_v<To> && std::is_integral_v<From>) {
    if (!convertible_value<From>(to)) return false;
  }
  if constexpr (std::is_same_v<To, From> && !std::is_floating_point_v<To>)
    return true;  // the values of a domain need no ==
  else
    return static_cast<From>(to) == from;
}

// What is wrong with a domain; nothing where `sound`.
template <class Domain>
consteval diagnosis domain_words(bool sound, std::string_view id, std::string_view cure,
                                 std::string_view more = {}) {
  diagnosis words;
  if (!sound) words << id << type_name<Domain>() << cure;
  if (!sound && !more.empty()) words << more;
  return words;
}

// Integers without a sign, modulo 2ⁿ: what is between two values of a domain, in instructions that vectors have, too.
template <class Value>
using magnitude = std::conditional_t<sizeof(Value) <= sizeof(std::uint32_t), std::uint32_t, std::uint64_t>;

template <class Domain>
struct domain_check {
  static constexpr diagnosis found = Domain::check();
};

}  // namespace detail

/// The integers Low, Low + Step, … up to High, both ends included.
///
/// Requires  Low ≤ High, Step > 0, and High reachable from Low by whole steps (`co2design/space/range`)
/// Cost      `at` is one multiplication and one addition, `index_of` and `index_within` one division
template <auto Low, auto High, auto Step = decltype(Low){1}>
struct range {
  using value_type = decltype(Low);

  static consteval diagnosis check() {
    if constexpr (Low <= High && Step > 0)
      return detail::domain_words<range>((High - Low) % Step == 0, "co2design/space/range",
                                         "let the step divide high - low");
    else
      return detail::domain_words<range>(false, "co2design/space/range", "write range<low, high, step>",
                                         "with low <= high and step > 0");
  }
  static constexpr bool sound = verdict<detail::domain_check<range>>::value;
  static constexpr ordering order = ordering::ordinal;
  static constexpr std::size_t size = [] {
    if constexpr (sound)
      return static_cast<std::size_t>((High - Low) / Step) + 1;
    else
      return std::size_t{1};
  }();

  static constexpr value_type at(std::size_t i) noexcept {
    return static_cast<value_type>(Low + static_cast<value_type>(i) * Step);
  }
  /// The position of `value`, or `size` where the domain lacks it.
  static constexpr std::size_t index_of(value_type value) noexcept {
    if constexpr (sound)
      return value < Low || value > High || (value - Low) % Step != 0 ? size : index_within(value);
    else
      return size;
  }
  /// The same of a value that the domain has.
  static constexpr std::size_t index_within(value_type value) noexcept {
    if constexpr (sound)
      return (detail::magnitude<value_type>(value) - detail::magnitude<value_type>(Low)) /
             detail::magnitude<value_type>(Step);
    else
      return 0;
  }
};

namespace detail {

// What a design holds for a value written as a template argument.
template <class Written>
struct value_written {
  using type = Written;
};
template <>
struct value_written<real_number> {
  using type = double;
};

}  // namespace detail

/// The values listed, in that order; ordinal where they ascend, categorical otherwise.
///
/// Shape     any structural type; real numbers as `real_values<0.6, 0.75, 1.1>`
/// Requires  at least one value, all of one type, none twice (`co2design/space/values`)
template <auto First, auto... Rest>
struct values {
  using value_type = typename detail::value_written<std::remove_cvref_t<decltype(First)>>::type;

  static consteval diagnosis check() {
    if constexpr ((std::is_same_v<decltype(First), decltype(Rest)> && ...))
      return detail::domain_words<values>(distinct(), "co2design/space/values", "list each value once");
    else
      return detail::domain_words<values>(false, "co2design/space/values", "give all values one type");
  }
  static constexpr bool sound = verdict<detail::domain_check<values>>::value;
  static constexpr std::size_t size = sound ? 1 + sizeof...(Rest) : 1;

  static constexpr value_type at(std::size_t i) noexcept { return all[i]; }
  /// The position of `value`, or `size` where the domain lacks it.
  static constexpr std::size_t index_of(const value_type& value) noexcept {
    std::size_t i = 0;
    while (i < size && !(all[i] == value)) ++i;
    return i;
  }

 private:
  static constexpr auto all = [] {
    if constexpr ((std::is_same_v<decltype(First), decltype(Rest)> && ...))
      return std::array<value_type, 1 + sizeof...(Rest)>{First, Rest...};
    else
      return std::array<value_type, 1>{First};
  }();
  static consteval bool ascending() {
    if constexpr (requires { First < First; }) {
      for (std::size_t i = 1; i < size; ++i)
        if (!(all[i - 1] < all[i])) return false;
      return true;
    } else {
      return false;
    }
  }
  static consteval bool distinct() {
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t j = i + 1; j < all.size(); ++j)
        if (all[i] == all[j]) return false;
    return true;
  }

 public:
  static constexpr ordering order = ascending() ? ordering::ordinal : ordering::categorical;
};

/// `values` of real numbers, which a design holds as doubles.
template <real_number First, real_number... Rest>
using real_values = values<First, Rest...>;

/// Low, 2·Low, 4·Low, … up to High, both ends included.
///
/// Requires  0 < Low ≤ High, High a power of two times Low (`co2design/space/powers_of_two`)
template <auto Low, auto High>
struct powers_of_two {
  using value_type = decltype(Low);

  static consteval diagnosis check() {
    bool holds = false;
    if constexpr (0 < Low && Low <= High)
      holds = High % Low == 0 && std::has_single_bit(static_cast<unsigned long long>(High / Low));
    return detail::domain_words<powers_of_two>(holds, "co2design/space/powers_of_two",
                                               "write powers_of_two<low, high>",
                                               "with low > 0 and high = low*2^k");
  }
  static constexpr bool sound = verdict<detail::domain_check<powers_of_two>>::value;
  static constexpr ordering order = ordering::ordinal;
  static constexpr std::size_t size = [] {
    if constexpr (sound)
      return static_cast<std::size_t>(std::countr_zero(static_cast<unsigned long long>(High / Low))) + 1;
    else
      return std::size_t{1};
  }();

  static constexpr value_type at(std::size_t i) noexcept { return static_cast<value_type>(Low << i); }
  /// The position of `value`, or `size` where the domain lacks it.
  static constexpr std::size_t index_of(value_type value) noexcept {
    if constexpr (sound) {
      if (value < Low || value > High || value % Low != 0) return size;
      return std::has_single_bit(static_cast<unsigned long long>(value / Low)) ? index_within(value) : size;
    } else {
      return size;
    }
  }
  /// The same of a value that the domain has.
  static constexpr std::size_t index_within(value_type value) noexcept {
    if constexpr (sound)
      return static_cast<std::size_t>(std::countl_zero(detail::magnitude<value_type>(Low)) -
                                      std::countl_zero(detail::magnitude<value_type>(value)));
    else
      return 0;
  }
};

}  // namespace co2design
