// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

namespace co2design {

/// How an exact front was found, and why it is the whole front.
///
/// Shape     plain data; `out << report` is text for people
struct exact_report {
  /// A table over some axes, in the place of a policy.
  struct table {
    std::string metric, policy;
    std::vector<std::string> axes;
    std::uint64_t rows;
  };
  /// What an objective or a bounded metric is in terms of the tables.
  struct metric {
    std::string name;
    std::string form;  ///< "0.21 + 0.0016·area + …"; why there is none where it is no sum
    bool is_sum;
  };
  /// Axes that the same tables depend on.
  struct block {
    std::vector<std::string> axes;
    std::uint64_t values, left;
  };
  /// A combination of values of a block that no front needs, and why.
  struct dropped {
    std::size_t block;
    std::string values;
    std::string why;  ///< "as good: cores=2 …", "latency is beyond its bound", "infeasible"
  };

  bool enumerated = false;      ///< nothing was taken apart: every design was evaluated by itself
  std::uint64_t designs = 0;    ///< in the subspace
  std::uint64_t looked_at = 0;  ///< of these, how many were left to be looked at
  std::vector<table> tables{};
  std::vector<metric> metrics{};
  std::vector<block> blocks{};
  std::vector<dropped> gone{};   ///< in the order they went: each for the designs that were left by then
  std::uint64_t pairs_gone = 0;  ///< values of two blocks together that no front needs
  std::vector<std::string> relied_on{};  ///< policies whose promise to be monotone counts in the proof
};

namespace detail {

template <class Names>
std::ostream& put_names(std::ostream& out, const Names& names) {
  for (std::size_t i = 0; i < names.size(); ++i) out << (i == 0 ? "" : ", ") << names[i];
  return out;
}

}  // namespace detail

template <std::same_as<exact_report> Report>  // so that only who prints one compiles it
std::ostream& operator<<(std::ostream& out, const Report& of) {
  if (of.enumerated)
    return out << "nothing decomposes: each of the " << of.designs << " designs was evaluated\n";
  for (const auto& one : of.tables)
    detail::put_names(
        out << "table  " << one.metric << " by " << one.policy << ", " << one.rows << " rows over ", one.axes)
        << '\n';
  for (const auto& one : of.metrics)
    out << "form   " << one.name << (one.is_sum ? " = " : " is no sum of tables: ") << one.form << '\n';
  for (const auto& one : of.blocks)
    detail::put_names(out << "block  " << one.left << " of " << one.values << " values left of ", one.axes)
        << '\n';
  out << "exact: a value went only where another is as good in every objective and bounded metric whatever "
         "the\n"
         "other blocks have left, where it is infeasible, or where it is beyond a bound with any of them";
  if (of.pairs_gone != 0)
    out << ";\n" << of.pairs_gone << " pairs of values of two blocks went for the same reasons";
  out << ".\nWhat is left was compared as the pipeline computes it, to the last bit: " << of.looked_at
      << " of " << of.designs << " designs\n";
  if (!of.relied_on.empty())
    detail::put_names(out << "as long as what these promise is true, to be monotone: ", of.relied_on) << '\n';
  return out;
}

}  // namespace co2design
