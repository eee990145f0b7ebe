// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

namespace co2design::carbon {

/// What an intensity of electricity counts: fuel chains and building of power stations too, or what leaves their
/// stacks; where its source does not say, that.
enum class grid_method : std::uint8_t { any, life_cycle, direct, unstated };

namespace detail {

// A source of grid_intensity.csv, all of whose figures count alike.
struct grid_source {
  const char* text;
  grid_method method;
};
// A row of it. Plain pointers and numbers: hundreds of rows cost next to nothing to compile.
struct grid_row {
  const char* code;
  const char* name;
  double g_per_kwh;
  short year;
  unsigned char source;
};

}  // namespace detail
}  // namespace co2design::carbon
