// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <co2design/metric/constant.hpp>

namespace co2design {

/// Where results come from: the constants that went into them, as plain data. What `provenance` says of a pipeline.
///
/// Shape     rows in the order of evaluation, each once; reports print them, JSON keeps them with every result
struct origins {
  struct row {
    std::string policy;    ///< that uses it
    std::string constant;  ///< the policy's word for it: "grid"
    std::string name;      ///< its own: "california"
    double low, high;      ///< in units of `unit`; equal, but for an interval and for several values
    std::size_t count;     ///< how many values it has: a table more than 1
    std::string unit;      ///< that people read it in; "1" for a number
    int year;              ///< 0 where it is unknown
    std::string source;
    evidence known;
    double uncertainty;  ///< relative; `unknown_uncertainty` where nobody says

    friend bool operator==(const row&, const row&) = default;
  };
  std::vector<std::string> asked;  ///< the metrics; none: all
  std::vector<row> rows;
  std::vector<std::string> silent;  ///< policies that have parameters, and do not say which
};

}  // namespace co2design
