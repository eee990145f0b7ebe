// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>
#include <type_traits>

#include <co2design/core/mistake.hpp>
#include <co2design/core/type_name.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/space/design.hpp>

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

template <class Tag>
using value_of = typename Tag::template value_type<double>;

}  // namespace detail

/// What a policy sees of an evaluation: the metrics it needs and the axes it reads, and nothing else.
///
/// The type depends on the policy and the design alone, so a policy's body is compiled once, whatever is
/// asked of the pipeline. A lookup that the policy did not declare is `co2design/policy/undeclared_need` or
/// `…/undeclared_read`.
template <class Policy, class Design, class Needs = needs_t<Policy>, class Reads = reads_t<Policy>>
class inputs;

template <class Policy, class Design, auto... Needs, fixed_string... Reads>
class inputs<Policy, Design, metrics<Needs...>, axes<Reads...>>
    : detail::input<std::remove_cvref_t<decltype(Needs)>,
                    detail::value_of<std::remove_cvref_t<decltype(Needs)>>>... {
 public:
  template <class State>
  [[gnu::always_inline]] constexpr inputs(const State& state, const Design& design) noexcept
      : detail::input<std::remove_cvref_t<decltype(Needs)>,
                      detail::value_of<std::remove_cvref_t<decltype(Needs)>>>{&state.get(Needs)}...,
        design_(&design) {}

  template <class Tag>
  requires tag<Tag>
  [[nodiscard, gnu::always_inline]] constexpr const detail::value_of<Tag>& operator[](Tag) const noexcept {
    if constexpr ((std::is_same_v<Tag, std::remove_cvref_t<decltype(Needs)>> || ...)) {
      return *static_cast<const detail::input<Tag, detail::value_of<Tag>>&>(*this).value;
    } else {
      static_cast<void>(verdict<detail::undeclared_need<Policy, Tag>>::value);
      return nothing<detail::value_of<Tag>>;
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

 private:
  template <class Value>
  static constexpr Value nothing{};

  const Design* design_;
};

}  // namespace co2design
