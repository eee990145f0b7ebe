// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <utility>

#include <co2design/core/mistake.hpp>
#include <co2design/core/type_list.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/pipeline/detail/asked.hpp>
#include <co2design/pipeline/from_leaves.hpp>
#include <co2design/units/linear_form.hpp>
#include <co2design/units/quantity.hpp>

namespace co2design {

namespace detail {

template <class Tag, class Axis>
struct needs_a_design {
  static constexpr diagnosis found = diagnosis{} << "co2design/pipeline/trace_reads_axis" << Tag::name
                                                 << "is computed from the axis" << Axis::fixed_name.view()
                                                 << "write trace(judge, design, metric)";
};

// What a trace without a design has for those who read an axis.
template <class Tag>
struct no_design {
  template <fixed_string Name>
  constexpr int operator[](axis_name<Name>) const noexcept {
    static_cast<void>(verdict<needs_a_design<Tag, axis_name<Name>>>::value);
    return 1;
  }
};

// Each leaf as itself.
template <class Form, class... Leaves>
constexpr auto unit_forms() noexcept {
  return [&]<std::size_t... I>(std::index_sequence<I...>) {
    return results<slot<Leaves, value_of<Leaves, Form>>...>(
        slot<Leaves, value_of<Leaves, Form>>{value_of<Leaves, Form>(Form::variable(I))}...);
  }(std::index_sequence_for<Leaves...>{});
}

template <class Tag, class Leaf>
struct no_leaf {
  static constexpr diagnosis found = diagnosis{} << "co2design/pipeline/no_leaf" << Leaf::name
                                                 << "is no leaf of" << Tag::name;
};

// What a trace gives after a mistake: a form of everything, all zero.
template <class Tag>
struct untraced {
  using tag = Tag;
  using leaves = type_list<>;
  template <class Leaf>
  struct coefficient {
    using type = double;
  };
  template <metric_tag Leaf>
  requires metric_tag<Tag>
  struct coefficient<Leaf> {
    using type = quantity_t<quotient_t<typename Tag::dimension, typename Leaf::dimension>>;
  };
  constexpr value_of<Tag> constant() const noexcept { return {}; }
  template <class Leaf>
  constexpr typename coefficient<Leaf>::type operator[](Leaf) const noexcept {
    return {};
  }
  constexpr bool is_linear() const noexcept { return false; }
  constexpr const char* why() const noexcept { return ""; }
  constexpr linear_form<0> form() const noexcept { return {}; }
};

}  // namespace detail

/// How a metric follows from its leaves: m = c + Σ kᵢ·leafᵢ, found by running its policies.
///
/// Shape     `constant()` is a quantity of the metric's dimension, `form[leaf]` one of metric per leaf: what the
///           metric rises by when the leaf does. constexpr
/// Errors    not linear: `is_linear()` is false, and `why()` names the operation; the coefficients then say
///           nothing
/// Example   trace(judge, total_carbon)[area] is the carbon of a square millimetre
template <class Tag, class Leaves>
class traced;

template <metric_tag Tag, class... Leaves>
class traced<Tag, type_list<Leaves...>> {
 public:
  using tag = Tag;
  using leaves = type_list<Leaves...>;
  using form_type = linear_form<sizeof...(Leaves)>;
  template <class Leaf>
  using coefficient_type = quantity_t<quotient_t<typename Tag::dimension, typename Leaf::dimension>>;

  constexpr explicit traced(const form_type& form, infeasible why = {}) noexcept : form_(form), why_(why) {}

  [[nodiscard]] constexpr detail::value_of<Tag> constant() const noexcept {
    return detail::value_of<Tag>(form_.constant());
  }
  /// The coefficient of a leaf (`co2design/pipeline/no_leaf` where it is none).
  template <metric_tag Leaf>
  [[nodiscard]] constexpr coefficient_type<Leaf> operator[](Leaf) const noexcept {
    if constexpr (contains_v<Leaf, Leaves...>)
      return coefficient_type<Leaf>(form_.coefficient(position<Leaf>()));
    else
      return static_cast<void>(verdict<detail::no_leaf<Tag, Leaf>>::value), coefficient_type<Leaf>{};
  }
  /// Whether every operation on the way was a sum or a multiple.
  [[nodiscard]] constexpr bool is_linear() const noexcept { return form_.is_linear() && !why_.is_set(); }
  /// The operation that was none, or why the metric is infeasible whatever the leaves; null where it is linear.
  [[nodiscard]] constexpr const char* why() const noexcept {
    return why_.is_set() ? why_.reason().data() : form_.why();
  }
  [[nodiscard]] constexpr const form_type& form() const noexcept { return form_; }

 private:
  template <class Leaf>
  static consteval std::size_t position() {
    std::size_t i = 0;
    static_cast<void>(((std::is_same_v<Leaf, Leaves> ? true : (++i, false)) || ...));
    return i;
  }

  form_type form_;
  infeasible why_;
};

/// The linear form of a metric over its leaves (`leaves_t`), at a design.
///
/// Runs the generic policies on linear forms; what they read of axes, and their own state, becomes coefficients.
/// Requires  a metric (`co2design/pipeline/fact`) of a pipeline of doubles
///           (`co2design/pipeline/trace_number_type`); no generic policy compares a metric
///           (`co2design/policy/compares_a_form`)
/// Cost      that of the bodies, times the number of leaves; constexpr where they are
/// Example   static_assert(trace(judge, total_carbon).is_linear());
template <class Judge, tag Tag, class Subject>
[[nodiscard]] constexpr auto trace(const Judge& judge, const Subject& at, Tag tag) noexcept {
  if constexpr (!detail::can_compute<Judge, "co2design/pipeline/trace_number_type", "trace one of doubles",
                                     Tag>()) {
    return detail::untraced<Tag>{};
  } else {
    return [&]<class... Leaves>(type_list<Leaves...>) {
      using result = traced<Tag, type_list<Leaves...>>;
      using form = typename result::form_type;
      const auto found = from_leaves<form>(judge, at, detail::unit_forms<form, Leaves...>(), tag)[tag];
      if constexpr (detail::is_possible_v<std::remove_const_t<decltype(found)>>)
        return found ? result(canonical(*found)) : result(form{}, found.why());
      else
        return result(canonical(found));
    }(leaves_t<Judge, Tag>{});
  }
}

/// The same for any design.
/// Requires  no generic policy that reads an axis (`co2design/pipeline/trace_reads_axis`)
template <class Judge, tag Tag>
[[nodiscard]] constexpr auto trace(const Judge& judge, Tag tag) noexcept {
  return trace(judge, detail::no_design<Tag>{}, tag);
}

}  // namespace co2design
