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

template <class Judge, class Tag, std::size_t Lanes, class Combined, class Values>
constexpr auto lanes_or_why(const Combined& combined, const std::array<Values, Lanes>& values) noexcept {
  using combined_type = std::remove_cvref_t<decltype(combined[Tag{}])>;
  using value = value_of<Tag, simd<double, Lanes>>;
  if constexpr (Judge::may_be_infeasible(Tag{}) || is_possible_v<combined_type>) {
    std::array<infeasible, Lanes> why{};
    for (std::size_t i = 0; i < Lanes; ++i) {
      why[i] = why_of_leaves<Judge, Tag>(values[i]);
      if (!why[i].is_set()) why[i] = why_not(combined[Tag{}]);
    }
    if constexpr (is_possible_v<combined_type>)
      return possible_lanes<value, Lanes>(combined[Tag{}] ? *combined[Tag{}] : value{}, why);
    else
      return possible_lanes<value, Lanes>(combined[Tag{}], why);
  } else {
    return combined[Tag{}];
  }
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
/// Cost      one pass over the leaves for each design, one over the generic policies for all
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
      const auto values = [&]<std::size_t... I>(std::index_sequence<I...>) {
        return std::array{judge.leaf_values(designs[I], leaves)...};
      }(std::make_index_sequence<Lanes>{});
      [[maybe_unused]] const auto side_by_side = [&]<class Leaf>(Leaf leaf) {
        return slot<Leaf, detail::value_of<Leaf, number>>{detail::value_of<Leaf, number>(number::of_each(
            [&](std::size_t i) { return canonical(detail::leaf_value<Leaf, double>(values[i][leaf])); }))};
      };
      const detail::design_lanes<typename Judge::space_type, Lanes> at(designs);
      const auto combined = from_leaves<number>(
          judge, at, results<slot<Leaves, detail::value_of<Leaves, number>>...>(side_by_side(Leaves{})...),
          Tags{}...);
      return results{slot<Tags, decltype(detail::lanes_or_why<Judge, Tags>(combined, values))>{
          detail::lanes_or_why<Judge, Tags>(combined, values)}...};
    }(leaves_t<Judge, Tags...>{});
  }
}

}  // namespace co2design
