// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/pipeline.hpp>
#include <co2design/space.hpp>
#include <co2design/units.hpp>

#include <co2design/metric.hpp>

/// One judgement of a design, written four ways: as a pipeline of 14 policies, as one function by hand, as
/// virtual calls and as std::function. The formulas are the same, operation by operation; the figures are
/// made up.
namespace overhead {

using namespace co2design;
using namespace co2design::literals;

using space_type = space<axis<"cores", powers_of_two<1, 4>>, axis<"width", powers_of_two<32, 256>>,
                         axis<"depth", powers_of_two<2, 64>>, axis<"layers", range<6, 12>>,
                         axis<"hidden", range<256, 768, 64>>>;
using design_type = design<space_type>;

// What a run of the program may change: 20 numbers, read at run time by all four.
struct parameters {
  double mac_area, core_area, frequency, macs_per_weight, energy_per_mac, idle_power, fab_intensity,
      energy_per_area, gas_per_area, materials_per_area, yield, package, grid_intensity, overhead, years,
      inferences_per_year, price_area, price_energy, scale, offset;
};

inline constexpr metric<"elements", dimensionless, better::higher> elements{};
inline constexpr metric<"weights", dimensionless> weights{};
inline constexpr metric<"macs", dimensionless> macs{};
inline constexpr metric<"dynamic_energy", dimensions::energy> dynamic_energy{};
inline constexpr metric<"idle_energy", dimensions::energy> idle_energy{};
inline constexpr metric<"inferences", dimensionless> inferences{};
inline constexpr metric<"cost", dimensionless> cost{};
inline constexpr metric<"score", dimensionless> score{};

struct element_count {
  using provides = metrics<elements>;
  using reads = axes<"cores", "width", "depth">;
  constexpr auto operator()(auto const& in) const noexcept {
    return static_cast<double>(in["cores"_axis]) * in["width"_axis] * in["depth"_axis];
  }
};
struct weight_count {
  using provides = metrics<weights>;
  using reads = axes<"layers", "hidden">;
  constexpr auto operator()(auto const& in) const noexcept {
    const double hidden = in["hidden"_axis];
    return 12.0 * in["layers"_axis] * hidden * hidden;
  }
};
struct mac_count {
  using provides = metrics<macs>;
  using needs = metrics<weights>;
  double per_weight;
  constexpr auto operator()(auto const& in) const noexcept { return in[weights] * per_weight; }
};
struct silicon {
  using provides = metrics<area>;
  using needs = metrics<elements>;
  using reads = axes<"cores">;
  area_quantity mac, core;
  constexpr auto operator()(auto const& in) const noexcept {
    return in[elements] * mac + static_cast<double>(in["cores"_axis]) * core;
  }
};
struct compute_time {
  using provides = metrics<latency>;
  using needs = metrics<macs, elements>;
  frequency_quantity frequency;
  constexpr auto operator()(auto const& in) const noexcept { return in[macs] / in[elements] / frequency; }
};
struct switching {
  using provides = metrics<dynamic_energy>;
  using needs = metrics<macs>;
  energy_quantity per_mac;
  constexpr auto operator()(auto const& in) const noexcept { return in[macs] * per_mac; }
};
struct leakage {
  using provides = metrics<idle_energy>;
  using needs = metrics<area, latency>;
  quantity<quotient_t<dimensions::power, dimensions::area>> per_area;
  constexpr auto operator()(auto const& in) const noexcept { return in[area] * per_area * in[latency]; }
};
struct all_energy {
  using provides = metrics<energy>;
  using needs = metrics<dynamic_energy, idle_energy>;
  constexpr auto operator()(auto const& in) const noexcept { return in[dynamic_energy] + in[idle_energy]; }
};
struct making {
  using provides = metrics<embodied_carbon>;
  using needs = metrics<area>;
  carbon_intensity_quantity fab;
  energy_per_area_quantity electricity;
  carbon_per_area_quantity gas, materials;
  double yield;
  carbon_quantity package;
  constexpr auto operator()(auto const& in) const noexcept {
    return in[area] * (fab * electricity + gas + materials) / yield + package;
  }
};
struct running {
  using provides = metrics<operational_carbon>;
  using needs = metrics<energy>;
  carbon_intensity_quantity grid;
  double overhead;
  constexpr auto operator()(auto const& in) const noexcept { return in[energy] * overhead * grid; }
};
struct lifetime {
  using provides = metrics<inferences>;
  double years, per_year;
  constexpr auto operator()(auto const&) const noexcept { return years * per_year; }
};
struct total {
  using provides = metrics<total_carbon>;
  using needs = metrics<operational_carbon, embodied_carbon, inferences>;
  constexpr auto operator()(auto const& in) const noexcept {
    return in[operational_carbon] * in[inferences] + in[embodied_carbon];
  }
};
struct price {
  using provides = metrics<cost>;
  using needs = metrics<area, energy, inferences>;
  double per_mm2, per_joule;
  constexpr auto operator()(auto const& in) const noexcept {
    return in[area].value() * per_mm2 + in[energy].value() * in[inferences] * per_joule;
  }
};
struct weighted {
  using provides = metrics<score>;
  using needs = metrics<total_carbon, cost>;
  double scale, offset;
  constexpr auto operator()(auto const& in) const noexcept {
    return in[total_carbon].value() + in[cost] * scale + offset;
  }
};

constexpr auto make_judge(const parameters& p) {
  return make_pipeline<space_type>(
      weighted{p.scale, p.offset}, price{p.price_area, p.price_energy}, total{},
      lifetime{p.years, p.inferences_per_year},
      running{carbon_intensity_quantity(p.grid_intensity), p.overhead},
      making{carbon_intensity_quantity(p.fab_intensity), energy_per_area_quantity(p.energy_per_area),
             carbon_per_area_quantity(p.gas_per_area), carbon_per_area_quantity(p.materials_per_area),
             p.yield, carbon_quantity(p.package)},
      all_energy{}, leakage{quantity<quotient_t<dimensions::power, dimensions::area>>(p.idle_power)},
      switching{energy_quantity(p.energy_per_mac)}, compute_time{frequency_quantity(p.frequency)},
      silicon{area_quantity(p.mac_area), area_quantity(p.core_area)}, mac_count{p.macs_per_weight},
      weight_count{}, element_count{});
}
using judge_type = decltype(make_judge(parameters{}));

inline constexpr parameters example{3.8e-4, 0.3,       625e6, 200,   0.469e-12, 1e-3,   1.783e-7,
                                    38772,  1.8828e-6, 5e-6,  0.875, 0.15,      6.2e-8, 1.1,
                                    3,      1e7,       0.02,  3e-8,  0.5,       1};

}  // namespace overhead

// The four, out of line: each is one function that reads a design and returns the score.
extern "C" {
double kernel_pipeline(const overhead::judge_type& judge, const overhead::design_type& d);
double kernel_by_hand(const overhead::parameters& p, const overhead::design_type& d);
}
