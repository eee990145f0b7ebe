// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <co2design/core/shared_value.hpp>

namespace co2design {

/// How metrics follow from tables, as plain data: what an exact search knows of a pipeline.
///
/// Formula   a table has a number for each combination of values of its axes, NaN where that is infeasible. A metric
///           is constant + Σ factor · table, computed with some rounding (see `linear_form`); or it follows others,
///           as someone promises; or nothing is known of it
/// Shape     tables and metrics refer to each other by position; axes are bits, bit a for the a-th of the space. Copies
///           share the numbers of tables, which are the pipeline's where `numbers` does not hold them: it outlives them
struct decomposition {
  struct table {
    std::string name;     ///< of the metric that it holds
    std::string made_by;  ///< the policy that it was filled by
    std::uint64_t axes;   ///< bit a: depends on the a-th axis of the space
    std::uint64_t rows;
    std::vector<std::uint64_t>
        strides;  ///< between the values of each axis, in numbers; 0 where it does not depend
    const double* numbers;
  };
  struct term {
    std::size_t table;
    double factor, absolute_factor;
  };
  struct metric {
    std::string name;
    std::uint64_t axes;
    bool is_sum;                ///< constant + Σ factor · table
    std::vector<term> terms{};  ///< of all tables that it needs: where one is infeasible, so is the metric
    double constant = 0, absolute_constant = 0;
    std::uint64_t roundings = 0;  ///< that a term goes through at most
    bool varies = false;          ///< its factors vary with axes, and are in the tables
    std::string why_not{};        ///< it is no sum
    std::vector<std::size_t> rises_with{}, falls_with{};  ///< the metrics that it follows
    std::string promised_by{};                            ///< the policy that says so; empty where none does
    std::uint64_t read = 0;  ///< the axes that this policy reads itself, of which it promises nothing
  };
  std::vector<table> tables;
  std::vector<metric> metrics;  ///< those asked for, in order; then those that they follow
  std::vector<shared_value<std::vector<double>>> numbers{};  ///< of tables made for metrics here
};

}  // namespace co2design
