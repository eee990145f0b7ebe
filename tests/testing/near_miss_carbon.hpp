// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <limits>

#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/units/literals.hpp>

// Carbon policies that a pipeline takes and that break a law of carbon.
namespace near_miss {

using namespace co2design;
using namespace co2design::literals;

// A policy as it should be, for the others to differ from in one thing.
struct emits {
  using provides = metrics<embodied_carbon, operational_carbon>;
  using needs = metrics<area, energy>;
  carbon_quantity per_mm2 = 0.5_kgCO2e;
  carbon_quantity per_joule = 0.25_kgCO2e;

  constexpr auto making(auto const& in) const noexcept { return in[area] / 1_mm2 * per_mm2; }
  constexpr auto using_it(auto const& in) const noexcept { return in[energy] / 1_J * per_joule; }
  constexpr auto operator()(auto const& in) const noexcept {
    return results{embodied_carbon(making(in)), operational_carbon(using_it(in))};
  }
};

struct credited : emits {  // for what it replaces
  constexpr auto operator()(auto const& in) const noexcept {
    return results{embodied_carbon(making(in) - 1_kgCO2e), operational_carbon(using_it(in))};
  }
};
struct endless : emits {  // where the area is that of the reference
  constexpr auto operator()(auto const& in) const noexcept {
    return results{embodied_carbon(making(in) / (in[area] / 1_mm2 - 3.0)), operational_carbon(using_it(in))};
  }
};
struct discounted : emits {  // large chips at half price
  constexpr auto operator()(auto const& in) const noexcept {
    return results{embodied_carbon(co2design::select(in[area] < 4_mm2, making(in), 0.5 * making(in))),
                   operational_carbon(using_it(in))};
  }
};
struct stands_by : emits {  // even where nothing runs
  constexpr auto operator()(auto const& in) const noexcept {
    return results{embodied_carbon(making(in)), operational_carbon(using_it(in) + 0.125_kgCO2e)};
  }
};
struct wears_out : emits {  // made again with use
  constexpr auto operator()(auto const& in) const noexcept {
    return results{embodied_carbon(making(in) + 0.125 * using_it(in)), operational_carbon(using_it(in))};
  }
};
template <auto Metric>
struct grows_with_use {  // whatever it is of the device that does
  using provides = metrics<Metric>;
  using needs = metrics<energy>;
  constexpr auto operator()(auto const& in) const noexcept { return in[energy] / 1_J * 0.125_kgCO2e; }
};
struct overheats : emits {  // more than in proportion
  constexpr auto operator()(auto const& in) const noexcept {
    return results{embodied_carbon(making(in)), operational_carbon(using_it(in) * (in[energy] / 1_J))};
  }
};
struct inverted : emits {  // cleaner on a dirtier grid
  constexpr auto operator()(auto const& in) const noexcept {
    return results{embodied_carbon(making(in)),
                   operational_carbon(in[energy] / 1_J * (1_kgCO2e / (1 + per_joule / 1_kgCO2e)))};
  }
};

}  // namespace near_miss
