// SPDX-License-Identifier: BSL-1.0
#include "kernels.hpp"

using namespace co2design::literals;

extern "C" double kernel_pipeline(const overhead::judge_type& judge, const overhead::design_type& d) {
  return judge(d)[overhead::score];
}

// What an expert writes who wants the score and nothing else. The order of operations is that of the
// policies, so that the results are equal to the last bit.
extern "C" double kernel_by_hand(const overhead::parameters& p, const overhead::design_type& d) {
  const double cores = d["cores"_axis], hidden = d["hidden"_axis];
  const double elements = cores * d["width"_axis] * d["depth"_axis];
  const double weights = 12.0 * d["layers"_axis] * hidden * hidden;
  const double macs = weights * p.macs_per_weight;
  const double area = elements * p.mac_area + cores * p.core_area;
  const double latency = macs / elements / p.frequency;
  const double energy = macs * p.energy_per_mac + area * p.idle_power * latency;
  const double embodied =
      area * (p.fab_intensity * p.energy_per_area + p.gas_per_area + p.materials_per_area) / p.yield +
      p.package;
  const double operational = energy * p.overhead * p.grid_intensity;
  const double inferences = p.years * p.inferences_per_year;
  const double total = operational * inferences + embodied;
  const double cost = area * p.price_area + energy * inferences * p.price_energy;
  return total + cost * p.scale + p.offset;
}
