// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

#include <co2design/core/type_list.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/pipeline/detail/asked.hpp>
#include <co2design/pipeline/from_leaves.hpp>
#include <co2design/space/design.hpp>
#include <co2design/units/quantity.hpp>
#include <co2design/units/simd.hpp>

namespace co2design {

/// Values of several designs side by side, some of which may be infeasible.
///
/// Shape     `lane(i)` is the value of design i, or the reason there is none; what `lanes()` holds for an
///           infeasible design means nothing
template <class Value, std::size_t Lanes>
class possible_lanes {
 public:
  using lanes_type = Value;
  static constexpr std::size_t size = Lanes;

  constexpr possible_lanes(const Value& lanes, const std::array<infeasible, Lanes>& why) noexcept
      : lanes_(lanes), why_(why) {}

  [[nodiscard]] constexpr const Value& lanes() const noexcept { return lanes_; }
  [[nodiscard]] constexpr infeasible why(std::size_t lane) const noexcept { return why_[lane]; }
  /// The value of one design.
  [[nodiscard]] constexpr auto lane(std::size_t i) const noexcept {
    if constexpr (detail::is_quantity_v<Value>) {
      using one = quantity<typename Value::dimension, typename Value::rep::value_type>;
      return why_[i].is_set() ? possible<one>(why_[i]) : possible<one>(one(lanes_.value()[i]));
    } else {
      using one = typename Value::value_type;
      return why_[i].is_set() ? possible<one>(why_[i]) : possible<one>(lanes_[i]);
    }
  }

 private:
  Value lanes_;
  std::array<infeasible, Lanes> why_;
};

namespace detail {

// Several designs as one subject: an axis has a lane for each.
template <class Space, std::size_t Lanes>
class design_lanes {
 public:
  constexpr explicit design_lanes(const std::array<design<Space>, Lanes>& of) noexcept : designs_(&of) {}
  template <fixed_string Name>
  [[nodiscard]] constexpr auto operator[](axis_name<Name> axis) const noexcept {
    return simd<double, Lanes>::of_each([&](std::size_t i) { return (*designs_)[i][axis]; });
  }

 private:
  const std::array<design<Space>, Lanes>* designs_;
};

// What lanes say of a tag.
template <class Judge, class Tag, std::size_t Lanes>
using lanes_of = std::conditional_t<Judge::may_be_infeasible(Tag{}),
                                    possible_lanes<value_of<Tag, simd<double, Lanes>>, Lanes>,
                                    value_of<Tag, simd<double, Lanes>>>;

// From one evaluation for all.
template <class Lanes, class Value>
constexpr Lanes side_by_side(const Value& value) noexcept {
  if constexpr (requires { typename Lanes::lanes_type; }) {
    std::array<infeasible, Lanes::size> why{};
    why.fill(why_not(value));
    if constexpr (is_possible_v<Value>)
      return Lanes(value ? *value : without_possible_t<Value>{}, why);
    else
      return Lanes(value, why);
  } else {
    return value;
  }
}

// From designs that were judged one by one.
template <class Lanes, class Values, std::size_t Count, class Tag>
constexpr Lanes one_by_one(const std::array<Values, Count>& each, Tag tag) noexcept {
  using number = simd<double, Count>;
  if constexpr (requires { typename Lanes::lanes_type; }) {
    std::array<infeasible, Count> why{};
    for (std::size_t i = 0; i < Count; ++i) why[i] = each[i][tag].why();
    return Lanes(typename Lanes::lanes_type(number::of_each(
                     [&](std::size_t i) { return each[i][tag] ? canonical(*each[i][tag]) : 0.0; })),
                 why);
  } else {
    return Lanes(number::of_each([&](std::size_t i) { return canonical(each[i][tag]); }));
  }
}

// The value of what has one.
template <class Value>
constexpr const auto& present(const Value& value) noexcept {
  if constexpr (is_possible_v<Value>)
    return *value;
  else
    return value;
}

// Whether lanes have a NaN where a design alone may have a reason.
template <class Lanes, class Value>
constexpr bool has_nan(const Value& value) noexcept {
  bool found = false;
  if constexpr (requires { typename Lanes::lanes_type; }) {
    const auto lanes = canonical(value);
    for (std::size_t i = 0; i < Lanes::size; ++i) found = found || lanes[i] != lanes[i];
  }
  return found;
}

template <class Values, class... Leaves>
constexpr bool has_all(const Values& values, type_list<Leaves...>) noexcept {
  return (!why_not(values[Leaves{}]).is_set() && ...);
}

}  // namespace detail

/// Metrics of several designs side by side: policies that are not generic lane by lane, the generic ones once
/// for all on `simd` numbers.
///
/// Laws      each lane is bit for bit what `judge(d, tags…)` gives (without contraction)
/// Shape     results by tag, `quantity<…, simd<double, Lanes>>`; `possible_lanes` where a design may be
///           infeasible
/// Requires  Lanes a power of two; metrics (`co2design/pipeline/fact`); a pipeline of doubles
///           (`co2design/pipeline/lanes_number_type`); an axis that a generic policy reads has numbers
/// Cost      one pass over the leaves for each design, one over the generic policies for all; where a leaf of some
///           design is infeasible, or a generic policy has a NaN, each design is judged by itself
template <class Judge, std::size_t Lanes, tag... Tags>
[[nodiscard]] constexpr auto evaluate_lanes(const Judge& judge,
                                            const std::array<typename Judge::design_type, Lanes>& designs,
                                            Tags...) noexcept {
  using number = simd<double, Lanes>;
  if constexpr (!detail::can_compute<Judge, "co2design/pipeline/lanes_number_type",
                                     "put doubles side by side, not that", Tags...>()) {
    return detail::no_answers<number, Tags...>();
  } else {
    return [&]<class... Leaves>(type_list<Leaves...> leaves) {
      const auto each = [&](auto evaluate) {
        return [&]<std::size_t... I>(std::index_sequence<I...>) {
          return std::array{evaluate(designs[I])...};
        }(std::make_index_sequence<Lanes>{});
      };
      const auto judged_alone = [&] {
        const auto alone = each([&](const auto& d) { return judge(d, Tags{}...); });
        return results{slot<Tags, detail::lanes_of<Judge, Tags, Lanes>>{
            detail::one_by_one<detail::lanes_of<Judge, Tags, Lanes>>(alone, Tags{})}...};
      };
      const auto values = each([&](const auto& d) { return judge.leaf_values(d, leaves); });
      for (const auto& one : values)
        if (!detail::has_all(one, leaves)) return judged_alone();
      [[maybe_unused]] const auto lanes_of_leaf = [&]<class Leaf>(Leaf leaf) {
        return slot<Leaf, detail::value_of<Leaf, number>>{detail::value_of<Leaf, number>(
            number::of_each([&](std::size_t i) { return canonical(detail::present(values[i][leaf])); }))};
      };
      const detail::design_lanes<typename Judge::space_type, Lanes> at(designs);
      const auto together = from_leaves<number>(
          judge, at, results<slot<Leaves, detail::value_of<Leaves, number>>...>(lanes_of_leaf(Leaves{})...),
          Tags{}...);
      if ((detail::has_nan<detail::lanes_of<Judge, Tags, Lanes>>(together[Tags{}]) || ...))
        return judged_alone();  // a generic policy says so why it has no number
      return results{slot<Tags, detail::lanes_of<Judge, Tags, Lanes>>{
          detail::side_by_side<detail::lanes_of<Judge, Tags, Lanes>>(together[Tags{}])}...};
    }(leaves_t<Judge, Tags...>{});
  }
}

}  // namespace co2design
