// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <co2design/core/text.hpp>

namespace co2design::testing {

/// What a law suite found: the laws broken, each with its first witness; nothing where all hold.
///
/// Any test framework takes it: `CHECK(space_laws<chips>().ok())`, and prints it where it fails.
class findings {
 public:
  struct finding {
    std::string law;
    std::string witness;    ///< the first case that breaks it
    std::size_t times = 1;  ///< how many cases break it
  };

  /// Takes note of one case of a law; calls `witness()` for its text where the case is the first to break it.
  template <class Witness>
  void expect(bool holds, std::string_view law, Witness witness) {
    ++checks_;
    if (!holds && is_first(law)) broken_.push_back({std::string(law), std::string(witness())});
  }

  /// Adds what another suite found; `where` goes before its witnesses.
  void add(const findings& others, std::string_view where = {}) {
    checks_ += others.checks_;
    for (const finding& one : others.broken_)
      broken_.push_back(
          {one.law, where.empty() ? one.witness : concat({where, ": ", one.witness}), one.times});
  }

  [[nodiscard]] bool ok() const noexcept { return broken_.empty(); }
  /// How many cases were looked at.
  [[nodiscard]] std::size_t checks() const noexcept { return checks_; }
  [[nodiscard]] const std::vector<finding>& broken() const noexcept { return broken_; }
  /// Whether a law is among those broken.
  [[nodiscard]] bool breaks(std::string_view law) const noexcept {
    for (const finding& one : broken_)
      if (one.law == law) return true;
    return false;
  }

  /// A line for each law broken, or one that says how many cases hold.
  [[nodiscard]] std::string text() const {
    if (ok()) return concat({std::to_string(checks_), " cases hold"});
    std::string lines;
    for (const finding& one : broken_) {
      lines += concat({lines.empty() ? "" : "\n", one.law, ": ", one.witness});
      if (one.times > 1) lines += concat({" (and ", std::to_string(one.times - 1), " more)"});
    }
    return lines;
  }
  friend std::ostream& operator<<(std::ostream& out, const findings& all) { return out << all.text(); }

 private:
  // Whether no case has broken the law before; counts it where one has.
  bool is_first(std::string_view law) {
    for (finding& one : broken_)
      if (one.law == law) return ++one.times, false;
    return true;
  }

  std::vector<finding> broken_;
  std::size_t checks_ = 0;
};

}  // namespace co2design::testing
