// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/declarations.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/units/quantity.hpp>

namespace co2design::carbon {

/// FOCAL's footprint where the work is fixed: a faster device rests.
///
/// Formula   α · A/A₀ + (1 − α) · E/E₀
/// Units     α the part of the reference's footprint that is embodied; A₀ mm² and E₀ joules per inference of the
///           reference; result relative to it: below 1 is better
/// Shape     an area and an energy in, a ratio out; no allocation, constexpr
/// Requires  0 ≤ α ≤ 1, A₀ > 0, E₀ > 0, all of them given: there is no device that is everyone's reference
/// Errors    never throws; NaN in → NaN out
/// Excludes  all carbon data, which is the point: where none is known, area stands for making and energy for
///           use. Take α from both ends of what is plausible; a design that wins at both wins
/// Cost      five operations per design
/// Source    Eeckhout, FOCAL: A First-Order Carbon Model to Assess Processor Sustainability, ASPLOS 2024
/// Example   focal_fixed_work{.embodied_weight = 0.8, .reference_area = 10_mm2, .reference_energy = 40_mJ}
template <class Rep>
struct basic_focal_fixed_work {
  using rep = Rep;
  using provides = metrics<fixed_work_footprint>;
  using needs = metrics<area, energy>;

  constant<Rep> embodied_weight;
  constant<quantity<dimensions::area, Rep>> reference_area;
  constant<quantity<dimensions::energy, Rep>> reference_energy;

  constexpr void constants(auto&& see) const {
    see("embodied_weight", embodied_weight);
    see("reference_area", reference_area);
    see("reference_energy", reference_energy);
  }

  constexpr auto operator()(auto const& in) const noexcept {
    return in[area] / reference_area * embodied_weight +
           in[energy] / reference_energy * (Rep(1) - embodied_weight);
  }
};

using focal_fixed_work = basic_focal_fixed_work<double>;

/// FOCAL's footprint where the time of use is fixed: a faster device does more.
///
/// Formula   α · A/A₀ + (1 − α) · P/P₀, P = E / t
/// Units     as `focal_fixed_work`; P₀ watts of the reference
/// Shape     an area, an energy and a latency in, a ratio out; no allocation, constexpr; not linear, as power is none
/// Requires  t > 0; else as `focal_fixed_work`
/// Errors    never throws; NaN in → NaN out
/// Cost      six operations per design
/// Source    as `focal_fixed_work`
/// Example   focal_fixed_time{.embodied_weight = 0.8, .reference_area = 10_mm2, .reference_power = 2_W}
template <class Rep>
struct basic_focal_fixed_time {
  using rep = Rep;
  using provides = metrics<fixed_time_footprint>;
  using needs = metrics<area, energy, latency>;
  using monotone = type_list<increasing<area, energy>, decreasing<latency>>;

  constant<Rep> embodied_weight;
  constant<quantity<dimensions::area, Rep>> reference_area;
  constant<quantity<dimensions::power, Rep>> reference_power;

  constexpr void constants(auto&& see) const {
    see("embodied_weight", embodied_weight);
    see("reference_area", reference_area);
    see("reference_power", reference_power);
  }

  constexpr auto operator()(auto const& in) const noexcept {
    return in[area] / reference_area * embodied_weight +
           in[energy] / in[latency] / reference_power * (Rep(1) - embodied_weight);
  }
};

using focal_fixed_time = basic_focal_fixed_time<double>;

}  // namespace co2design::carbon
