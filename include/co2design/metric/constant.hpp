// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <compare>
#include <concepts>
#include <string_view>
#include <type_traits>

#include <co2design/metric/evidence.hpp>
#include <co2design/units/quantity.hpp>

namespace co2design {

/// What the uncertainty of a constant is where its source gives none. Below 0, so that nobody takes it for exact.
inline constexpr double unknown_uncertainty = -1;

template <class Value>
struct constant;

namespace detail {

template <class T>
inline constexpr bool is_constant_v = false;
template <class Value>
inline constexpr bool is_constant_v<constant<Value>> = true;

template <class T>
constexpr const T& without_papers(const T& value) noexcept {
  return value;
}
template <class Value>
constexpr const Value& without_papers(const constant<Value>& cited) noexcept {
  return cited.value;
}

template <class A, class B> concept one_has_papers = is_constant_v<A> || is_constant_v<B>;

// A constant computes as its value. Declared once, in a base that is no template, as for quantities.
struct constant_operators {
  template <class A, class B>
  requires one_has_papers<A, B>
  friend constexpr auto operator+(const A& a, const B& b) noexcept {
    return without_papers(a) + without_papers(b);
  }
  template <class A, class B>
  requires one_has_papers<A, B>
  friend constexpr auto operator-(const A& a, const B& b) noexcept {
    return without_papers(a) - without_papers(b);
  }
  template <class A, class B>
  requires one_has_papers<A, B>
  friend constexpr auto operator*(const A& a, const B& b) noexcept {
    return without_papers(a) * without_papers(b);
  }
  template <class A, class B>
  requires one_has_papers<A, B>
  friend constexpr auto operator/(const A& a, const B& b) noexcept {
    return without_papers(a) / without_papers(b);
  }
  template <class A>
  requires is_constant_v<A>
  friend constexpr auto operator-(const A& a) noexcept {
    return -without_papers(a);
  }
  template <class A, class B>
  requires one_has_papers<A, B>
  friend constexpr bool operator==(const A& a, const B& b) noexcept {
    return without_papers(a) == without_papers(b);
  }
  template <class A, class B>
  requires one_has_papers<A, B>
  friend constexpr auto operator<(const A& a, const B& b) noexcept {
    return without_papers(a) < without_papers(b);
  }
  template <class A, class B>
  requires one_has_papers<A, B>
  friend constexpr auto operator<=(const A& a, const B& b) noexcept {
    return without_papers(a) <= without_papers(b);
  }
  template <class A, class B>
  requires one_has_papers<A, B>
  friend constexpr auto operator>(const A& a, const B& b) noexcept {
    return without_papers(a) > without_papers(b);
  }
  template <class A, class B>
  requires one_has_papers<A, B>
  friend constexpr auto operator>=(const A& a, const B& b) noexcept {
    return without_papers(a) >= without_papers(b);
  }
};

}  // namespace detail

/// A number or quantity with its papers: what it is called, of which year, from which source, how it is known, and
/// how well.
///
/// Shape     a value, trivially copyable where `Value` is. In + − · / and comparisons it is its value, at no cost; for
///           everything else write `.value`. A bare value converts to a constant that is given by the caller, so that
///           `.grid = 224_g_per_kWh`, `.grid = grid::california` and `.yield = 0.9` all work; a constant of another
///           number type converts with its papers, a double to an `interval`
/// Units     `uncertainty` is relative: the true value is expected within value · (1 ± uncertainty);
///           `unknown_uncertainty` where nobody says. The year is 0 where none is known
/// Requires  texts with static storage, as literals have
/// Errors    none; NaN and values without meaning are carried on as they are
/// Example   constant<double> yield{0.875, "ACT's yield", 2022, "Gupta et al., ISCA 2022", evidence::published};
template <class Value>
struct constant : detail::constant_operators {
  using value_type = Value;

  Value value;
  std::string_view name;
  int year;
  std::string_view source;
  evidence known;
  double uncertainty;

  /// Without a source it is given by the caller; with one it is published, unless said otherwise.
  template <class Given>
  requires(!detail::is_constant_v<Given> && std::convertible_to<const Given&, Value>)
  // NOLINTNEXTLINE(google-explicit-constructor): a bare value is a constant without papers
  constexpr constant(const Given& given_value, std::string_view called = "custom", int of_year = 0) noexcept
      : constant(given_value, called, of_year, "given by the caller", evidence::given) {}
  template <class Given>
  requires(!detail::is_constant_v<Given> && std::convertible_to<const Given&, Value>)
  constexpr constant(const Given& given_value, std::string_view called, int of_year, std::string_view from,
                     evidence by = evidence::published, double within = unknown_uncertainty) noexcept
      : value(static_cast<Value>(given_value)),
        name(called),
        year(of_year),
        source(from),
        known(by),
        uncertainty(within) {}
  /// The same constant in another number type, also one of fewer digits: a float has the nearest value.
  template <class Other>
  requires(!std::same_as<Other, Value> && std::constructible_from<Value, const Other&>)
  constexpr constant(const constant<Other>& other) noexcept  // NOLINT(google-explicit-constructor)
      : constant(static_cast<Value>(other.value), other.name, other.year, other.source, other.known,
                 other.uncertainty) {}

  constexpr operator const Value&() const noexcept { return value; }  // NOLINT(google-explicit-constructor)

  [[nodiscard]] constexpr bool has_uncertainty() const noexcept { return uncertainty >= 0; }
};
template <class Given>
constant(Given, std::string_view, int, std::string_view, evidence, double) -> constant<Given>;
template <class Given>
constant(Given, std::string_view, int, std::string_view, evidence) -> constant<Given>;
template <class Given>
constant(Given, std::string_view, int, std::string_view) -> constant<Given>;

}  // namespace co2design
