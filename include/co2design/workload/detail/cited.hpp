// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include <co2design/metric/constant.hpp>

namespace co2design::workload::detail {

inline constexpr std::string_view study = "CATransformers (arXiv 2505.01386), code ad8c859";

// A number of a model's shape with the papers of the model where it is one that these state, else as the caller's.
constexpr constant<double> cited_if(std::int64_t number, std::initializer_list<std::int64_t> stated,
                                    std::string_view model, int year, std::string_view source) noexcept {
  for (const std::int64_t one : stated)
    if (number == one) return {static_cast<double>(number), model, year, source};
  return static_cast<double>(number);
}

}  // namespace co2design::workload::detail
