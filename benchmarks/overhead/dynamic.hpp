// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <vector>

#include "kernels.hpp"

/// The same judgement with policies chosen at run time: what a library does that composes by virtual calls or
/// std::function. Values pass through an array of slots; the order of the list is the order of evaluation.
namespace overhead {

enum slot_name : std::size_t {
  s_elements,
  s_weights,
  s_macs,
  s_area,
  s_latency,
  s_dynamic,
  s_idle,
  s_energy,
  s_embodied,
  s_operational,
  s_inferences,
  s_total,
  s_cost,
  s_score,
  slot_count
};
using slots = std::array<double, slot_count>;

struct dynamic_policy {
  virtual ~dynamic_policy() = default;
  virtual void operator()(const design_type& d, slots& s) const = 0;
};

template <class Function>
struct dynamic_model final : dynamic_policy {
  Function body;
  explicit dynamic_model(Function f) : body(f) {}
  void operator()(const design_type& d, slots& s) const override { body(d, s); }
};

// The fourteen formulas as closures over the parameters, handed to `use` in order of evaluation.
template <class Use>
void each_policy(const parameters& p, Use use) {
  using namespace co2design::literals;
  using d_t = const design_type&;
  use([](d_t d, slots& s) {
    s[s_elements] = static_cast<double>(d["cores"_axis]) * d["width"_axis] * d["depth"_axis];
  });
  use([](d_t d, slots& s) {
    const double hidden = d["hidden"_axis];
    s[s_weights] = 12.0 * d["layers"_axis] * hidden * hidden;
  });
  use([p](d_t, slots& s) { s[s_macs] = s[s_weights] * p.macs_per_weight; });
  use([p](d_t d, slots& s) {
    s[s_area] = s[s_elements] * p.mac_area + static_cast<double>(d["cores"_axis]) * p.core_area;
  });
  use([p](d_t, slots& s) { s[s_latency] = s[s_macs] / s[s_elements] / p.frequency; });
  use([p](d_t, slots& s) { s[s_dynamic] = s[s_macs] * p.energy_per_mac; });
  use([p](d_t, slots& s) { s[s_idle] = s[s_area] * p.idle_power * s[s_latency]; });
  use([](d_t, slots& s) { s[s_energy] = s[s_dynamic] + s[s_idle]; });
  use([p](d_t, slots& s) {
    s[s_embodied] =
        s[s_area] * (p.fab_intensity * p.energy_per_area + p.gas_per_area + p.materials_per_area) / p.yield +
        p.package;
  });
  use([p](d_t, slots& s) { s[s_operational] = s[s_energy] * p.overhead * p.grid_intensity; });
  use([p](d_t, slots& s) { s[s_inferences] = p.years * p.inferences_per_year; });
  use([](d_t, slots& s) { s[s_total] = s[s_operational] * s[s_inferences] + s[s_embodied]; });
  use([p](d_t, slots& s) {
    s[s_cost] = s[s_area] * p.price_area + s[s_energy] * s[s_inferences] * p.price_energy;
  });
  use([p](d_t, slots& s) { s[s_score] = s[s_total] + s[s_cost] * p.scale + p.offset; });
}

class virtual_judge {
 public:
  explicit virtual_judge(const parameters& p) {
    each_policy(
        p, [&](auto body) { policies_.push_back(std::make_unique<dynamic_model<decltype(body)>>(body)); });
  }
  double operator()(const design_type& d) const {
    slots s{};
    for (const auto& one : policies_) (*one)(d, s);
    return s[s_score];
  }

 private:
  std::vector<std::unique_ptr<dynamic_policy>> policies_;
};

class function_judge {
 public:
  explicit function_judge(const parameters& p) {
    each_policy(p, [&](auto body) { policies_.emplace_back(body); });
  }
  double operator()(const design_type& d) const {
    slots s{};
    for (const auto& one : policies_) one(d, s);
    return s[s_score];
  }

 private:
  std::vector<std::function<void(const design_type&, slots&)>> policies_;
};

}  // namespace overhead
