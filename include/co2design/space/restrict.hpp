// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <boost/hana/type.hpp>

#include <co2design/core/type_name.hpp>
#include <co2design/space/algebra.hpp>
#include <co2design/space/real.hpp>

namespace co2design {

namespace detail {

template <std::size_t Points>
struct put_points {
  template <class Axis>
  constexpr auto operator()(Axis given) const {
    using domain = typename Axis::type::domain;
    if constexpr (finite_domain<domain>)
      return given;
    else
      return hana::type_c<axis<Axis::type::fixed_name, linspace<domain::low, domain::high,
                                                                domain::low == domain::high ? 1 : Points>>>;
  }
};

// A whole number as a word of a mistake.
class decimal {
 public:
  template <std::integral Number>
  consteval explicit decimal(Number number) {
    auto rest = static_cast<std::uint64_t>(number);
    const bool negative = number < Number{};
    if (negative) rest = std::uint64_t{0} - rest;
    do text_[--first_] = static_cast<char>('0' + rest % 10);
    while ((rest /= 10) != 0);
    if (negative) text_[--first_] = '-';
  }
  // NOLINTNEXTLINE(google-explicit-constructor): a word like any other
  constexpr operator std::string_view() const { return {text_ + first_, sizeof text_ - first_}; }

 private:
  char text_[20]{};
  std::size_t first_ = sizeof text_;
};

// Whether a domain has nothing but values of `Within`, and a word for what `Within` lacks.
template <class Domain, class Within>
struct narrowing {
  static constexpr bool holds = [] {
    if constexpr (finite_domain<Within>)
      return false;
    else
      return Within::contains(Domain::low) && Within::contains(Domain::high);
  }();
  static constexpr std::string_view lacking = type_name<Domain>();
};
template <finite_domain Domain, class Within>
struct narrowing<Domain, Within> {
  static constexpr std::size_t first = [] {
    std::size_t i = 0;
    while (i < Domain::size && has_value<Within>(Domain::at(i))) ++i;
    return i;
  }();
  static constexpr bool holds = first == Domain::size;
  static constexpr auto text = [] {
    if constexpr (!holds && std::integral<typename Domain::value_type>)
      return decimal(Domain::at(first));
    else
      return type_name<Domain>();
  }();
  static constexpr std::string_view lacking = text;
};
template <class Space, fixed_string Name, class Domain>
struct not_within {
  using axis_type = typename Space::template axis_type<Name>;

  static constexpr diagnosis found = [] {
    diagnosis words;
    if constexpr (Space::template has<Name>) {
      using within = typename axis_type::domain;
      if constexpr (!std::is_same_v<typename Domain::value_type, typename within::value_type>)
        words << "co2design/space/restrict" << Name.view() << "has values of the type"
              << type_name<typename within::value_type>();
      else if (!narrowing<Domain, within>::holds)
        words << "co2design/space/restrict" << Name.view() << "lacks" << narrowing<Domain, within>::lacking;
    }
    return words;
  }();
};

}  // namespace detail

/// The space with another domain for one axis, of values that the axis has: `fix` to several values, and how
/// a continuous axis gets narrower bounds, or points to stand for it.
/// Laws      to the axis's own domain: the space; to one value: `fix`; twice: once, to the second domain
/// Requires  the axis exists (`co2design/space/unknown_axis`); each value is of its type and one of its own
///           (`co2design/space/restrict`)
/// Cost      compile time: one look-up for each value of the new domain
/// Example   restrict<chips, "voltage", real<0.7, 0.9>>, restrict<chips, "cores", values<1, 2>>
template <class Space, fixed_string Name, axis_domain Domain>
using restrict = typename detail::changed<Space, detail::put_domain<Name, Domain>,
                                          verdict<detail::not_within<Space, Name, Domain>>::value>::type;

/// The space with `Points` equally spaced values in place of each continuous axis (`linspace`; one where its
/// bounds are equal): what searches that number designs can search.
/// Laws      a finite space stays as it is; every design is one of the space
/// Requires  Points ≥ 2 (`co2design/space/linspace`)
template <class Space, std::size_t Points>
using discretize = typename detail::changed<Space, detail::put_points<Points>>::type;

}  // namespace co2design
