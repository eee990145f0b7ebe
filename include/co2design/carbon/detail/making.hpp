// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <limits>
#include <type_traits>

#include <co2design/carbon/act_processes.hpp>
#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/units/number.hpp>
#include <co2design/units/quantity.hpp>
#include <co2design/units/unit.hpp>

// What policies of embodied carbon share.
namespace co2design::carbon::detail {

// Never defined: whoever leaves out a yield that has no default calls it, in a constant or for the linker.
// Asking whether a policy with such a yield can be copied or constructed calls nothing.
template <class Yield>
Yield this_yield_has_no_default() noexcept;

// ACT's yield as a model of every kind: itself, or the model's own defaults.
template <class Yield>
constexpr Yield default_yield() noexcept {
  if constexpr (co2design::detail::is_constant_v<Yield>)
    return act::yield;
  else if constexpr (std::is_default_constructible_v<Yield>)
    return Yield{};
  else
    return this_yield_has_no_default<Yield>();
}

// A yield that is a number is the memory's too, as ACT has it. What a model says of the chip's area says
// nothing of the memory's, which is then ACT's.
template <class Yield>
constexpr auto memory_yield(const Yield& yield) noexcept {
  if constexpr (co2design::detail::is_constant_v<Yield>)
    return yield.value;
  else
    return act::yield.value;
}

// Shows the constants of a part of the chip as what they go into.
constexpr void see_of_chip(const auto& see, const auto& part) {
  part.constants([&](auto word, const auto& shown) { see(word, shown, embodied_chip, embodied_carbon); });
}

template <class Yield>
constexpr void see_yield(const auto& see, const Yield& yield) {
  if constexpr (co2design::detail::is_constant_v<Yield>) {
    see("yield", yield);
  } else {
    see_of_chip(see, yield);
    see("memory_yield", act::yield, embodied_memory, embodied_carbon);
  }
}

// The study's memory, and the constants of one that a number of ACT's divides.
inline constexpr constant one_gigabyte{1 * units::gigabyte, "1 GB", 2025,
                                       "CATransformers (arXiv 2505.01386), code ad8c859"};
constexpr void see_memory(const auto& see, const auto& policy) {
  see("memory_yield", act::yield, embodied_memory, embodied_carbon);
  see("dram", policy.dram, embodied_memory, embodied_carbon);
  see("dram_capacity", policy.dram_capacity, embodied_memory, embodied_carbon);
}

// A mass where some dies work. In lanes where none does, and of bounds within which none can, NaN: what comes
// out of the formula beyond the wafer is finite, and below 0 at times. A linear form is poisoned by then, or
// a number.
template <class Share, class Mass>
constexpr auto where_any_works(const Share& share, const Mass& mass) noexcept {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  if constexpr (requires { share.low() <= share.high(); }) {
    using result = common_number_t<Share, typename Mass::rep>;
    return quantity<dimensions::carbon, result>(share.high() <= 0 ? result(none) : result(mass.value()));
  } else if constexpr (requires { Share::of_each([](std::size_t) { return 0.0; }); }) {
    return quantity<dimensions::carbon, Share>(select(share <= Share(0.0), Share(none), Share(mass.value())));
  } else {
    return mass;
  }
}

// Chip, memory and both, where some dies work: in doubles infeasible where none does.
template <class Share, class Chip, class Memory>
constexpr auto made(const Share& share, const Chip& chip, const Memory& memory) noexcept {
  const auto here = [&](const auto& mass) { return where_any_works(share, mass); };
  const results all{embodied_chip(here(chip)), embodied_memory(here(memory)),
                    embodied_carbon(here(chip + memory))};
  if constexpr (std::is_arithmetic_v<Share>)
    return feasible_if(!(share <= 0), all, "no die of this area works or fits a wafer");
  else
    return all;
}

}  // namespace co2design::carbon::detail
