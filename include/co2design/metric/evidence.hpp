// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>

namespace co2design {

/// How a figure is known, the most direct way first.
/// Shape     as wide as a figure: a struct of figures and this has no padding, which g++ would copy around
enum class evidence : std::int64_t {
  measured,   ///< on a device, by the source that is named
  published,  ///< stated by the source that is named, whatever its own method: a paper, a data sheet
  modelled,   ///< stated by nobody: computed here from figures of the other kinds
  given,      ///< by the caller, who names no source
};

/// How a value is known that follows from two figures: as the less direct of them.
[[nodiscard]] constexpr evidence least_direct(evidence a, evidence b) noexcept { return a < b ? b : a; }

/// The word for it, as reports print it.
[[nodiscard]] constexpr std::string_view to_text(evidence known) noexcept {
  switch (known) {
    case evidence::measured:
      return "measured";
    case evidence::published:
      return "published";
    case evidence::modelled:
      return "modelled";
    case evidence::given:
      break;
  }
  return "given";
}

}  // namespace co2design
