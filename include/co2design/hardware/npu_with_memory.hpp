// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>
#include <type_traits>

#include <co2design/hardware/npu.hpp>
#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/rules.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/units/unit.hpp>

namespace co2design::hardware {

/// A neural processor beside a memory that another policy describes: `npu`, with that memory's access energy
/// in the place of the technology's.
///
/// Provides  chip, area, peak_throughput
/// Needs     memory_access_energy, in doubles
/// Reads     the axes that its knobs are on
/// Errors    infeasible where `npu` is
/// When not  the memory's bandwidth, which is the knob `dram_bw`
/// Example   npu_with_memory<edge_22nm>, with carbon::main_memory{.kind = kind::ddr3_30nm}
template <const technology& Process, class... Knobs>
struct npu_with_memory {
  using provides = metrics<chip, area, peak_throughput>;
  using needs = metrics<memory_access_energy>;
  using reads = typename npu<Process, Knobs...>::reads;

  rule_set rules = rules::corrected;

  constexpr void constants(auto&& see) const {
    npu<Process, Knobs...>{rules}.constants([&](auto word, const auto& shown, auto... goes) {
      if (word != std::string_view("dram_access")) see(word, shown, goes...);
    });
  }

  constexpr auto operator()(auto const& in) const noexcept {
    const auto answer = npu<Process, Knobs...>{rules}(in);
    if (!answer) return answer;
    accelerator made = (*answer)[chip];
    made.dram_access = in[memory_access_energy] * (4 * units::byte);
    return std::remove_const_t<decltype(answer)>(
        results{chip(made), area((*answer)[area]), peak_throughput((*answer)[peak_throughput])});
  }
};

}  // namespace co2design::hardware
