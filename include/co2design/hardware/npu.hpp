// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <type_traits>

#include <co2design/core/mistake.hpp>
#include <co2design/hardware/accelerator.hpp>
#include <co2design/hardware/knob.hpp>
#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/policy.hpp>

namespace co2design::hardware {

/// A neural processor as a type: a technology, and the knobs that are not left as the study has them.
///
/// Tensor cores with a systolic array and an L2, vector cores with an L2, a global buffer. A knob is fixed in
/// the type, `cores<2>`, or on an axis of the design, `width<"lanes"_axis>`; what is not mentioned is as
/// `knobs` says. So the chip reads exactly the axes it varies with, and none where all is fixed.
///
/// Provides  chip, area, peak_throughput
/// Reads     the axes that its knobs are on: whole numbers above 0
/// Requires  knobs as `knobs` does; a technology with static storage
/// Errors    infeasible where it needs an SRAM smaller or larger than all that the technology has figures for
/// Cost      a fixed knob is a constant; a chip fixed whole is one
/// Source    CATransformers (arXiv 2505.01386), section 3 and code snapshot ad8c859
/// Example   using square = npu<edge_22nm, width<"side"_axis>, depth<"side"_axis>, glb_mib<4>>;
template <const technology& Process, class... Knobs>
struct npu {
 private:
  static constexpr bool sound = verdict<detail::knobs_check<Knobs...>>::value;
  using turned = typename std::conditional_t<sound, std::type_identity<knobs<Knobs...>>,
                                             std::type_identity<detail::broken_knobs>>::type;

 public:
  using provides = metrics<chip, area, peak_throughput>;
  using reads = typename turned::reads;

  rule_set rules = rules::corrected;

  constexpr void constants(auto&& see) const { list(see, Process); }

  /// The chip of a design, or of whatever else has the axes.
  [[nodiscard]] static constexpr possible<accelerator> built(const auto& at) noexcept {
    return make_accelerator({.cores = knob_of<"cores">(at),
                             .width = knob_of<"width">(at),
                             .depth = knob_of<"depth">(at),
                             .l2_bytes = std::int64_t{1024} * knob_of<"l2_kib">(at),
                             .l2_bandwidth = knob_of<"l2_bw">(at),
                             .glb_bytes = std::int64_t{1024} * 1024 * knob_of<"glb_mib">(at),
                             .vector_cores = knob_of<"vector_cores">(at),
                             .glb_bandwidth = knob_of<"glb_bw">(at),
                             .dram_bandwidth = knob_of<"dram_bw">(at)},
                            Process);
  }
  /// The chip, where the type fixes all of it.
  [[nodiscard]] static constexpr possible<accelerator> built() noexcept
  requires(reads::size == 0)
  {
    return built(nullptr);
  }

  constexpr auto operator()(auto const& in) const noexcept {
    using result =
        decltype(results{chip(accelerator{}), area(area_quantity{}), peak_throughput(throughput_quantity{})});
    const auto made = built(in);
    if (!made) return possible<result>(made.why());
    const auto silicon = silicon_area(*made, rules);
    if (!silicon) return possible<result>(silicon.why());
    return possible<result>(results{chip(*made), area(*silicon), peak_throughput(peak_operations(*made))});
  }

 private:
  // Compiled for those who ask.
  static constexpr void list(auto& see, const auto& t) {
    see("frequency", t.cited(t.frequency), chip, peak_throughput);
    see("mac", t.cited(t.mac), area);
    see("tensor_registers", t.cited(t.tensor_registers), area);
    see("vector_registers", t.cited(t.vector_registers), area);
    see("l2.area", t.cited(t.l2, &sram::area), area);
    see("glb.area", t.cited(t.glb, &sram::area), area);
    see("mac_energy", t.cited(t.mac_energy), chip);
    see("tensor_register_read", t.cited(t.tensor_register_read), chip);
    see("tensor_register_write", t.cited(t.tensor_register_write), chip);
    see("vector_register_read", t.cited(t.vector_register_read), chip);
    see("vector_register_write", t.cited(t.vector_register_write), chip);
    see("l2.read", t.cited(t.l2, &sram::read), chip);
    see("l2.write", t.cited(t.l2, &sram::write), chip);
    see("glb.read", t.cited(t.glb, &sram::read), chip);
    see("glb.write", t.cited(t.glb, &sram::write), chip);
    see("lookup", t.cited(t.lookup), chip);
    see("dram_access", t.cited(t.dram_access), chip);
    see("tensor_register_entries", t.cited(static_cast<double>(t.tensor_register_entries)), chip);
    see("vector_register_entries", t.cited(static_cast<double>(t.vector_register_entries)), chip);
    if (t.scaled_by.source.empty()) return;
    see("scaled.logic_area", t.scaled_by.cited(t.scaled_by.logic_area), area);
    see("scaled.sram_area", t.scaled_by.cited(t.scaled_by.sram_area), area);
    see("scaled.logic_energy", t.scaled_by.cited(t.scaled_by.logic_energy), chip);
    see("scaled.sram_energy", t.scaled_by.cited(t.scaled_by.sram_energy), chip);
  }
  template <fixed_string Name>
  [[gnu::always_inline]] static constexpr int knob_of(const auto& at) noexcept {
    return static_cast<int>(turned::template value<Name>(at));
  }
};

}  // namespace co2design::hardware
