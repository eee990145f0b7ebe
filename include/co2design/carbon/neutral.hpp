// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <co2design/metric/constant.hpp>

namespace co2design::carbon {

/// A constant that changes nothing until the caller says another: no overhead, no sharing, no second life.
///
/// Shape     a choice of this library, which no source has: `evidence::modelled`
/// Example   constant<Rep> share = neutral(1.0, "all", "neutral value: the device serves this model alone")
template <class Value>
[[nodiscard]] constexpr constant<Value> neutral(const Value& value, std::string_view called,
                                                std::string_view because) noexcept {
  return {value, called, 0, because, evidence::modelled};
}

}  // namespace co2design::carbon
