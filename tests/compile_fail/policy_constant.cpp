// SPDX-License-Identifier: BSL-1.0
// What constants() shows is a number, a quantity, or a range of them, with or without papers.
// expect: "co2design/policy/constant" "site" "is shown as a constant:" "show numbers or quantities"
// cure: see("runs_in", runs_in.grid);
#include <co2design/core/mistake.hpp>
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>>;

// [case]
struct site {
  carbon_intensity_quantity grid = 224_g_per_kWh;
};
struct power {
  using provides = metrics<energy>;
  site runs_in{};

  constexpr void constants(auto&& see) const {
#ifdef CO2DESIGN_EXPECT_ERROR
    see("runs_in", runs_in);
#else
    see("runs_in", runs_in.grid);
#endif
  }
  constexpr auto operator()(auto const&) const noexcept { return 1_J; }
};

// [/case]
auto used() { return provenance(make_pipeline<chips>(power{}), energy); }
