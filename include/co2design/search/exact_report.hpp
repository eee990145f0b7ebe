// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

namespace co2design {

/// How an exact front was found, and why it is the whole front.
struct exact_report {
  struct table {
    std::string policy;
    std::vector<std::string> axes;
    std::uint64_t rows, bytes;
  };
  /// A metric as a sum over tables, or why it is none.
  struct metric {
    std::string name, form;
  };
  struct block {
    std::vector<std::string> axes;
    std::uint64_t values, left;
  };
  /// A value of a block that no front needs, and why.
  struct dropped {
    std::size_t block;
    std::string value, why;
  };
  bool enumerated = false;         ///< nothing was taken apart: every design was evaluated
  std::uint64_t designs = 0;       ///< of the subspace
  std::uint64_t looked_at = 0;     ///< designs that were left
  std::vector<table> tables;
  std::vector<metric> metrics;
  std::vector<block> blocks;
  std::vector<dropped> gone;
  std::vector<std::string> relied_on;  ///< policies whose promise to be monotone was relied on
};

inline std::ostream& operator<<(std::ostream& out, const exact_report& of) {
  const auto list = [&](const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i) out << (i == 0 ? "" : ", ") << names[i];
  };
  if (of.enumerated)
    return out << "nothing decomposes: all " << of.designs << " designs were evaluated one by one\n";
  for (const auto& one : of.tables) {
    out << "table   " << one.policy << " over ";
    list(one.axes);
    out << ": " << one.rows << " rows, " << one.bytes << " bytes\n";
  }
  for (const auto& one : of.metrics) out << "form    " << one.name << " = " << one.form << '\n';
  for (const auto& one : of.blocks) {
    out << "block   ";
    list(one.axes);
    out << ": " << one.left << " of " << one.values << " values left\n";
  }
  for (const auto& one : of.relied_on) out << "promise of " << one << " relied on\n";
  return out << "looked at " << of.looked_at << " of " << of.designs << " designs\n";
}

}  // namespace co2design
