// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>

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

// A value as a policy gets it: a traced one says in whose hands it is, for the error line.
template <class Policy, class Value>
[[gnu::always_inline]] constexpr const Value& handed_to(const Value& value) noexcept {
  return value;
}
template <class Policy, std::size_t Terms>
constexpr linear_form<Terms, Policy> handed_to(const linear_form<Terms>& form) noexcept {
  return form;
}
template <class Policy, class Dimension, std::size_t Terms>
constexpr quantity<Dimension, linear_form<Terms, Policy>> handed_to(
    const quantity<Dimension, linear_form<Terms>>& traced) noexcept {
  return quantity<Dimension, linear_form<Terms, Policy>>(linear_form<Terms, Policy>(traced.value()));
}

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

  /// From whatever has `get(tag)` for each need.
  template <class State>
  [[gnu::always_inline]] constexpr inputs(const State& state, const Design& design) noexcept
      : detail::input<detail::tag_type<Needs>,
                      detail::value_of<detail::tag_type<Needs>, Rep>>{detail::address_of(
            state.get(Needs))}...,
        design_(&design) {}

  template <class Tag>
  requires tag<Tag>
  [[nodiscard, gnu::always_inline]] constexpr decltype(auto) operator[](Tag) const noexcept {
    if constexpr ((std::is_same_v<Tag, detail::tag_type<Needs>> || ...)) {
      return detail::handed_to<Policy>(get(Tag{}));
    } else {
      static_cast<void>(verdict<detail::undeclared_need<Policy, Tag>>::value);
      return detail::value_of<Tag, Rep>{};
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

  /// A declared need as the evaluation holds it.
  template <class Tag>
  [[nodiscard, gnu::always_inline]] constexpr const detail::value_of<Tag, Rep>& get(Tag) const noexcept {
    return *static_cast<const detail::input<Tag, detail::value_of<Tag, Rep>>&>(*this).value;
  }
  /// What another policy would see, whose needs and reads are among these: for policies made of policies.
  template <class Other>
  [[nodiscard, gnu::always_inline]] constexpr inputs<Other, Design, Rep> as() const noexcept {
    return {*this, *design_};
  }

 private:
  const Design* design_;
};

}  // namespace co2design
