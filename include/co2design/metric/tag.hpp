// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

#include <co2design/core/fixed_string.hpp>
#include <co2design/core/mistake.hpp>
#include <co2design/core/type_name.hpp>
#include <co2design/units/number.hpp>
#include <co2design/units/quantity.hpp>

namespace co2design {

/// Which way a metric is better.
enum class better { lower, higher };

/// A value under a tag: what `latency(t)` makes and what pipelines store.
template <class Tag, class Value>
struct slot {
  Value value;
};

namespace detail {

template <class T>
inline constexpr std::string_view unit_symbol_v = "a value that is no quantity";
template <number T>
inline constexpr std::string_view unit_symbol_v<T> = "1";
template <class Dimension, class Rep>
inline constexpr std::string_view unit_symbol_v<quantity<Dimension, Rep>> = symbol_v<Dimension>;

// The number inside a value that a metric may have; double where it has none.
template <class T>
struct number_in {
  using type = double;
};
template <class T>
requires std::is_floating_point_v<T> || class_number<T>
struct number_in<T> {
  using type = T;
};
template <class Dimension, class Rep>
struct number_in<quantity<Dimension, Rep>> {
  using type = Rep;
};
template <class T>
using number_in_t = typename number_in<T>::type;

template <class Tag, class Wanted, class Got>
struct wrong_dimension {
  static constexpr diagnosis found = [] {
    diagnosis words;
    if (std::same_as<Wanted, Got>) return words;
    words << "co2design/metric/dimension" << Tag::name << "is in"
          << unit_symbol_v<Wanted> << "but the value given is in" << unit_symbol_v<Got>;
    if (unit_symbol_v<Wanted> == unit_symbol_v<Got>)
      words << "and not held in" << type_name<number_in_t<Wanted>>();
    return words;
  }();
};

}  // namespace detail

/// A named quantity that designs are judged by.
///
/// A metric is an empty object, so that one name serves everywhere: `provides = metrics<latency>`,
/// `in[latency]`, `minimize(latency)`, `latency <= 50_ms`, `front[i][latency]`.
///
/// Example   inline constexpr metric<"water_use", base_dimension<"L">> water_use{};
template <fixed_string Name, class Dimension, better Direction = better::lower>
struct metric {
  static constexpr std::string_view name = Name.view();
  static constexpr auto fixed_name = Name;
  static constexpr better direction = Direction;
  using dimension = Dimension;
  template <class Rep>
  using value_type = quantity_t<Dimension, Rep>;

  /// The value under this tag, as policies with several results return it.
  /// Requires  the dimension of the metric (`co2design/metric/dimension`), in any number type
  template <class Value>
  constexpr auto operator()(const Value& value) const noexcept {
    using wanted = quantity_t<Dimension, detail::number_in_t<Value>>;
    if constexpr (verdict<detail::wrong_dimension<metric, wanted, Value>>::value)
      return slot<metric, wanted>{value};
    else
      return slot<metric, wanted>{};
  }
};

/// A named value of any type that policies hand on, but that no design is judged by: a chip, a list of
/// operators.
template <fixed_string Name, class Value>
struct fact {
  static constexpr std::string_view name = Name.view();
  static constexpr auto fixed_name = Name;
  template <class Rep>
  using value_type = Value;

  constexpr slot<fact, Value> operator()(Value value) const noexcept { return {value}; }
};

/// What may stand in `provides` and `needs`: a metric or a fact.
template <class Tag>
concept tag = __is_empty(Tag) && requires {  // the built-in: std::is_empty is a class for each tag
  { Tag::name } -> std::convertible_to<std::string_view>;
  typename Tag::template value_type<double>;
};

/// A tag with a dimension and a direction: what may be an objective or bounded.
template <class Tag>
concept metric_tag = tag<Tag> && requires {
  typename Tag::dimension;
  { Tag::direction } -> std::convertible_to<better>;
};

namespace detail {

// The type of a tag object, without its const. A function that is never defined: std::remove_cvref_t takes three
// classes for each tag.
template <class Tag>
Tag type_of_tag(const Tag&);
template <auto Tag>
using tag_type = decltype(type_of_tag(Tag));

}  // namespace detail

/// A list of tags: `using provides = metrics<latency, energy>;`.
template <auto... Tags>
struct metrics {
  static constexpr std::size_t size = sizeof...(Tags);
};

/// Several values, looked up by tag: what a policy with several results returns, and what `judge(d, m…)`
/// does.
/// Example   return results{latency(l), energy(e)};
template <class... Slots>
struct results;
template <class... Tags, class... Values>
struct results<slot<Tags, Values>...> : slot<Tags, Values>... {
  constexpr results() noexcept : slot<Tags, Values>{}... {}
  constexpr explicit results(const slot<Tags, Values>&... given) noexcept
  requires(sizeof...(Tags) > 0)
      : slot<Tags, Values>(given)... {}

  template <class Tag>
  requires(std::same_as<Tag, Tags> || ...)
  [[nodiscard]] constexpr const auto& operator[](Tag) const noexcept {
    return find<Tag>(*this);
  }

 private:
  template <class Tag, class Value>
  static constexpr const Value& find(const slot<Tag, Value>& s) noexcept {
    return s.value;
  }
};
template <class... Slots>
results(Slots...) -> results<Slots...>;

}  // namespace co2design
