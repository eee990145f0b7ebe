// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>

#include <co2design/carbon/process.hpp>
#include <co2design/units/unit.hpp>

namespace co2design::carbon::act {

/// The share of process gases that the fab destroys. 97 % is the mean of the other two, as ACT computes it.
enum class abatement : std::uint8_t { percent_95, percent_97, percent_99 };

namespace detail {

// A row of logic_process.csv: kWh/cm², and g/cm² by abatement.
struct logic_figures {
  int node_nm;
  std::string_view name;
  double energy, gas_95, gas_97, gas_99, materials;
  int year;
  std::string_view source;
};

constexpr logic_process process_of(const logic_figures& f, abatement by = abatement::percent_95) noexcept {
  const double gas = by == abatement::percent_95   ? f.gas_95
                     : by == abatement::percent_97 ? f.gas_97
                                                   : f.gas_99;
  const bool is_mean = by == abatement::percent_97;  // and goes as far as the others
  return {
      {f.energy * units::kwh_per_cm2, f.name, f.year, f.source},
      {gas * units::g_per_cm2, f.name, f.year, f.source, is_mean ? evidence::modelled : evidence::published,
       is_mean ? (f.gas_95 - f.gas_99) / 2 / f.gas_97 : unknown_uncertainty},
      {f.materials * units::g_per_cm2, f.name, f.year, f.source},
      f.name};
}

}  // namespace detail
}  // namespace co2design::carbon::act
