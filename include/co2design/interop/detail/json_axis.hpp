// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>

#include <nlohmann/json.hpp>

#include <co2design/core/text.hpp>
#include <co2design/report/format.hpp>
#include <co2design/space/axis.hpp>
#include <co2design/space/domain.hpp>

namespace co2design::interop::detail {

using json = nlohmann::ordered_json;

// What becomes a number in JSON: what its readers hold exactly. Letters are texts, as people write them.
template <class Value>
inline constexpr bool is_number_v = std::is_arithmetic_v<Value> && !std::is_same_v<Value, bool> &&
                                    !std::is_same_v<Value, char> && sizeof(Value) <= sizeof(double);

// A value of an axis: a number or a truth value where JSON has it, else the text that CSV has, too.
template <class Value>
json value_to_json(const Value& value) {
  if constexpr (std::is_same_v<Value, bool>) {
    return value;
  } else if constexpr (is_number_v<Value>) {
    if constexpr (std::is_floating_point_v<Value>)
      if (!std::isfinite(value)) return report::text(value);
    return value;
  } else {
    return report::text(value);
  }
}

// The number as a `Value`, where that holds it exactly.
template <class Value>
std::optional<Value> number_as(const json& given) {
  const auto exactly = [](auto number) -> std::optional<Value> {
    if (!co2design::detail::convertible_value<Value>(number)) return {};
    const auto value = static_cast<Value>(number);
    return co2design::detail::same_value(value, number) ? std::optional(value) : std::nullopt;
  };
  if constexpr (std::is_integral_v<Value>) {
    if (given.is_number_unsigned()) return exactly(given.get<std::uint64_t>());
    if (given.is_number_integer()) return exactly(given.get<std::int64_t>());
  }
  return exactly(given.get<double>());
}

// The first values of a domain, for a message.
template <class Domain>
std::string some_values() {
  constexpr std::size_t most = 20;
  std::string all;
  for (std::size_t i = 0; i < std::min<std::size_t>(Domain::size, most); ++i)
    all += concat({i == 0 ? "" : ", ", value_to_json(Domain::at(i)).dump()});
  return Domain::size > most ? concat({all, ", ..."}) : all;
}

// The position in its domain of the value that was written as `given`.
template <class Axis>
std::uint32_t ordinal_from_json(const json& given, const std::string& place) {
  using domain = typename Axis::domain;
  using value_type = typename domain::value_type;
  std::size_t found = domain::size;
  if constexpr (is_number_v<value_type>)
    if (given.is_number())
      if (const auto value = number_as<value_type>(given)) found = domain::index_of(*value);
  // Texts are compared; also the infinities', which JSON has no numbers for. Other numbers need no search.
  if constexpr (!is_number_v<value_type> || std::is_floating_point_v<value_type>)
    for (std::size_t i = 0; !given.is_number() && i < domain::size; ++i) {
      if (value_to_json(domain::at(i)) != given) continue;
      if (found != domain::size)
        throw std::invalid_argument(concat({place, ": two values of the axis read ", given.dump()}));
      found = i;
    }
  if (found == domain::size)
    throw std::invalid_argument(
        concat({place, ": the axis has no value ", given.dump(), "; it has ", some_values<domain>()}));
  return static_cast<std::uint32_t>(found);
}

// An axis as it was declared. Of long domains the ends say enough.
template <class Axis>
json axis_to_json() {
  using domain = typename Axis::domain;
  constexpr std::size_t listed = 256;
  json one;
  one["name"] = Axis::name;
  one["order"] = domain::order == ordering::ordinal ? "ordinal" : "categorical";
  one["count"] = domain::size;
  if constexpr (domain::size <= listed) {
    json& values = one["values"] = json::array();
    for (std::size_t i = 0; i < domain::size; ++i) values.push_back(value_to_json(domain::at(i)));
  } else {
    one["first"] = value_to_json(domain::at(0));
    one["last"] = value_to_json(domain::at(domain::size - 1));
  }
  return one;
}

}  // namespace co2design::interop::detail
