// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include <CLI/CLI.hpp>

#include <co2design/carbon.hpp>
#include <co2design/metric/rules.hpp>
#include <co2design/units.hpp>

#include "arguments.hpp"

namespace support {

/// Where chips are made and run, how often, with which memory, under which rules.
struct scenario {
  co2design::rule_set rules;
  co2design::carbon::region grid, fab;
  co2design::carbon::memory_process dram;
  co2design::data_quantity dram_capacity;
  double inferences;

  [[nodiscard]] auto embodied() const {
    return co2design::carbon::embodied_act{.fab = fab, .dram = dram, .dram_capacity = dram_capacity};
  }
  [[nodiscard]] auto operational() const { return co2design::carbon::operational{.grid = grid}; }
  [[nodiscard]] auto lifetime() const { return co2design::carbon::lifetime_total{.inferences = inferences}; }
};

/// The rule set of a name on the command line.
inline co2design::rule_set parse_rules(const std::string& name) {
  if (name != "corrected" && name != "reference")
    throw usage_error(co2design::concat({"--rules: '", name, "' is not one of corrected reference"}));
  return name == "corrected" ? co2design::rules::corrected : co2design::rules::reference;
}

/// The words of a command line that a scenario is made of.
struct scenario_options {
  std::string grid = "california", fab = "taiwan", rules = "corrected", inferences = "30e6", dram_gb = "1";

  void add_to(CLI::App& app) {
    app.add_option("--grid", grid, "where it runs: a place or g/kWh")->capture_default_str();
    app.add_option("--fab", fab, "where the chip is made: a place or g/kWh")->capture_default_str();
    app.add_option("--inferences", inferences, "over the lifetime")->capture_default_str();
    app.add_option("--dram-gb", dram_gb, "memory capacity")->capture_default_str();
    app.add_option("--rules", rules, "corrected or reference")->capture_default_str();
  }
  [[nodiscard]] scenario understood() const {
    const co2design::rule_set chosen = parse_rules(rules);
    return {.rules = chosen,
            .grid = parse_region("--grid", grid),
            .fab = parse_region("--fab", fab),
            // The published estimator spends LPDDR4 energy on LPDDR3 chips.
            .dram = chosen.applies(co2design::correction::one_memory_kind)
                        ? co2design::carbon::act::lpddr4
                        : co2design::carbon::act::lpddr3_20nm,
            .dram_capacity = parse_number("--dram-gb", dram_gb) * co2design::units::gigabyte,
            .inferences = parse_number("--inferences", inferences)};
  }
};

}  // namespace support
