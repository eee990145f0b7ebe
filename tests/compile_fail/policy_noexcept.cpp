// SPDX-License-Identifier: BSL-1.0
// A policy does not throw.
// expect: "co2design/policy/noexcept" "may_throw" "mark operator() const noexcept"
// cure: noexcept; a design that has no value is infeasible: possible<…> says so.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

// [case]
struct may_throw {
  using provides = metrics<latency>;
#ifdef CO2DESIGN_EXPECT_ERROR
  constexpr auto operator()(auto const&) const { return 1_s; }
#else
  constexpr auto operator()(auto const&) const noexcept { return 1_s; }
#endif
};
// [/case]

constexpr auto used(const design<chips>& chip) { return make_pipeline<chips>(may_throw{})(chip)[latency]; }

inline constexpr auto constant = used(design<chips>::at(0));
