// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include <co2design/core/text.hpp>
#include <co2design/mapping/loop_nest.hpp>

namespace co2design::mapping {

/// A mapping in words, from the outside: the loops of each level, and the tensor that stays put while the
/// innermost of them runs.
///
/// Shape     "dram k4 inputs stay | glb n2 | cores k2 | l2 n197 weights stay | array c64 k32 | registers
///           k4": factors above 1 alone; cores and array are spatial. Padded sizes show as the product of
///           the factors
[[nodiscard]] inline std::string to_text(const loop_nest& nest) {
  constexpr std::string_view letters = "npqcrsk";
  extents one;
  one.fill(1);
  const auto level = [&](std::string_view name, const extents& inner, const extents& outer) {
    std::string text(name);
    for (std::size_t x = 0; x < letters.size(); ++x)
      if (outer[x] != inner[x])
        text += concat({" ", letters.substr(x, 1), std::to_string(outer[x] / inner[x])});
    return text;
  };
  const auto temporal = [&](std::string_view name, const extents& lower, const extents& upper,
                            const extents& outer, const loop_order& order) {
    constexpr std::array<std::string_view, 4> stay{"", " weights stay", " outputs stay", " inputs stay"};
    const detail::boundary at{lower, upper, outer, nest.whole, order};
    return concat({level(name, upper, outer), stay[static_cast<std::size_t>(at.stays())]});
  };
  return concat({temporal("dram", nest.glb, nest.glb, nest.whole, nest.order[2]), " | ",
                 temporal("glb", nest.l2, nest.cores, nest.glb, nest.order[1]), " | ",
                 level("cores", nest.l2, nest.cores), " | ",
                 temporal("l2", nest.registers, nest.array, nest.l2, nest.order[0]), " | ",
                 level("array", nest.registers, nest.array), " | ", level("registers", one, nest.registers)});
}

}  // namespace co2design::mapping
