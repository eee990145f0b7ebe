// SPDX-License-Identifier: BSL-1.0
// A policy that handles facts is not generic.
// expect: "co2design/policy/arithmetic" "power" "handles facts, no numbers:" "declare arithmetic = scalar"
// cure: using arithmetic = scalar; or nothing, as that is the default.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

inline constexpr fact<"chip", int> chip{};

// [case]
struct power {
  using provides = metrics<energy, chip>;
#ifdef CO2DESIGN_EXPECT_ERROR
  using arithmetic = generic;
#else
  using arithmetic = scalar;
#endif
  constexpr auto operator()(auto const&) const noexcept { return results{energy(1_J), chip(1)}; }
};
// [/case]

auto used(const design<chips>& chip) { return make_pipeline<chips>(power{})(chip)[energy]; }
