// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

#include <co2design/core/address.hpp>
#include <co2design/core/mistake.hpp>
#include <co2design/core/type_name.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/space/design.hpp>
#include <co2design/units/linear_form.hpp>

namespace co2design {

namespace detail {

template <class Tag, class Value>
struct input {
  const Value* value;
};

template <class Policy, class Tag>
struct undeclared_need {
  static constexpr diagnosis found = diagnosis{} << "co2design/policy/undeclared_need" << type_name<Policy>()
                                                 << "looks up" << Tag::name
                                                 << "add it to needs = metrics<...>";
};

template <class Policy, fixed_string Name>
struct undeclared_read {
  static constexpr diagnosis found = diagnosis{} << "co2design/policy/undeclared_read" << type_name<Policy>()
                                                 << "looks up the axis" << Name.view()
                                                 << "add it to reads = axes<...>";
};

// What a tag stands for in an evaluation with numbers of type `Rep`.
template <class Tag, class Rep = double>
using value_of = typename Tag::template value_type<Rep>;

// A traced value says in whose hands it is, for the error line.
template <class Policy, std::size_t Terms>
constexpr linear_form<Terms, Policy> handed_to(const linear_form<Terms>& form) noexcept {
  return form;
}
template <class Policy, class Dimension, std::size_t Terms>
constexpr quantity<Dimension, linear_form<Terms, Policy>> handed_to(
    const quantity<Dimension, linear_form<Terms>>& traced) noexcept {
  return quantity<Dimension, linear_form<Terms, Policy>>(linear_form<Terms, Policy>(traced.value()));
}

// What a lookup gives: a reference to what is there; of a traced value, and of what is not declared, a value.
template <class Policy, class Tag, class Rep>
const value_of<Tag, Rep>& looked_up_of();
template <class Policy, class Tag, class Rep>
requires is_linear_form_v<Rep> && requires(const value_of<Tag, Rep>& value) { handed_to<Policy>(value); }
auto looked_up_of() -> decltype(handed_to<Policy>(std::declval<const value_of<Tag, Rep>&>()));
template <class Policy, class Tag, class Rep>
using looked_up = decltype(looked_up_of<Policy, Tag, Rep>());

}  // namespace detail

/// What a policy sees of an evaluation: the metrics it needs and the axes it reads, and nothing else.
///
/// The type depends on the policy, the design and the number type alone, so a policy's body is compiled once,
/// whatever is asked of the pipeline. A lookup that the policy did not declare is
/// `co2design/policy/undeclared_need` or `…/undeclared_read`.
template <class Policy, class Design, class Rep = double, class Needs = needs_t<Policy>,
          class Reads = reads_t<Policy>>
class inputs;

template <class Policy, class Design, class Rep, auto... Needs, fixed_string... Reads>
class inputs<Policy, Design, Rep, metrics<Needs...>, axes<Reads...>>
    : detail::input<detail::tag_type<Needs>, detail::value_of<detail::tag_type<Needs>, Rep>>... {
 public:
  using design_type = Design;

  /// From whatever has the slots of all needs among its bases.
  template <class State>
  [[gnu::always_inline]] constexpr inputs(const State& state, const Design& design) noexcept
      : detail::input<detail::tag_type<Needs>,
                      detail::value_of<detail::tag_type<Needs>, Rep>>{detail::address_of(
            static_cast<const slot<detail::tag_type<Needs>, detail::value_of<detail::tag_type<Needs>, Rep>>&>(
                state)
                .value)}...,
        design_(&design) {}
  /// From whatever says where the value of a need is: `source.template place_of<Tag>()`.
  template <class Source>
  requires requires { typename Source::is_a_source; }
  [[gnu::always_inline]] constexpr inputs(const Source& source, const Design& design) noexcept
      : detail::input<detail::tag_type<Needs>,
                      detail::value_of<detail::tag_type<Needs>, Rep>>{source.template place_of<
            detail::tag_type<Needs>>()}...,
        design_(&design) {}
  /// From the inputs of another policy, which has all needs of this one and more.
  template <class Other>
  constexpr explicit inputs(const Other& other) noexcept
      : detail::input<detail::tag_type<Needs>, detail::value_of<detail::tag_type<Needs>, Rep>>(other)...,
        design_(other.design_) {}

  template <class Tag>
  requires tag<Tag>
  [[nodiscard, gnu::always_inline]] constexpr detail::looked_up<Policy, Tag, Rep> operator[](
      Tag) const noexcept {
    if constexpr ((std::is_same_v<Tag, detail::tag_type<Needs>> || ...)) {
      using of_tag = detail::value_of<Tag, Rep>;
      const of_tag& given = *static_cast<const detail::input<Tag, of_tag>&>(*this).value;
      if constexpr (requires { detail::handed_to<Policy>(given); })
        return detail::handed_to<Policy>(given);
      else
        return given;
    } else {
      static_cast<void>(verdict<detail::undeclared_need<Policy, Tag>>::value);
      return nothing<detail::value_of<Tag, Rep>>;
    }
  }

  template <fixed_string Name>
  [[nodiscard, gnu::always_inline]] constexpr auto operator[](axis_name<Name> name) const noexcept {
    if constexpr (((Name == Reads) || ...)) {
      return (*design_)[name];
    } else {
      static_cast<void>(verdict<detail::undeclared_read<Policy, Name>>::value);
      return 0;
    }
  }

  /// What another policy would see, whose needs and reads are among these: for policies made of policies.
  template <class Other>
  [[nodiscard, gnu::always_inline]] constexpr inputs<Other, Design, Rep> as() const noexcept {
    return inputs<Other, Design, Rep>(*this);
  }

 private:
  template <class, class, class, class, class>
  friend class inputs;

  template <class Value>
  static constexpr Value nothing{};

  const Design* design_;
};

}  // namespace co2design
