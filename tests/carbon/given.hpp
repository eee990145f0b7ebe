// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/units/interval.hpp>
#include <co2design/units/linear_form.hpp>
#include <co2design/units/literals.hpp>
#include <co2design/units/simd.hpp>

#include <doctest/doctest.h>
#include <carbon/given_area.hpp>
#include <static_check.hpp>

// A device in numbers, for carbon policies to be asked about.
namespace given {

using namespace co2design;
using namespace co2design::literals;

struct device {
  using provides = metrics<area, energy, latency>;
  area_quantity chip_area{10.0};
  energy_quantity per_run{0.5};
  time_quantity run{0.02};
  constexpr auto operator()(auto const&) const noexcept {
    return results{area(chip_area), energy(per_run), latency(run)};
  }
};

struct carbons {
  using provides = metrics<embodied_carbon, operational_carbon>;
  carbon_quantity made{2.0};
  carbon_quantity used{1e-7};
  constexpr auto operator()(auto const&) const noexcept {
    return results{embodied_carbon(made), operational_carbon(used)};
  }
};

struct whole {
  using provides = metrics<total_carbon>;
  carbon_quantity all{3.0};
  constexpr auto operator()(auto const&) const noexcept { return all; }
};

// What some policies say of the only design there is.
template <class Judge>
struct verdicts {
  Judge judge;
  constexpr auto operator[](auto tag) const noexcept { return judge(design<anything>::at(0))[tag]; }
};
template <class... Policies>
constexpr auto judged(const Policies&... policies) {
  const auto judge = make_pipeline<anything>(policies...);
  return verdicts<std::remove_const_t<decltype(judge)>>{judge};
}

}  // namespace given
