// SPDX-License-Identifier: BSL-1.0
// trace and lanes take metrics: a fact is no number.
// expect: "co2design/pipeline/fact" "chip" "is a fact and no number:" "ask for a metric that needs it"
// cure: a metric that is computed from the fact.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

inline constexpr fact<"chip", int> chip{};
struct array {
  using provides = metrics<chip, energy>;
  constexpr auto operator()(auto const&) const noexcept { return results{chip(1), energy(1_J)}; }
};
// [case]
constexpr auto judge = make_pipeline<chips>(array{});
#ifdef CO2DESIGN_EXPECT_ERROR
constexpr auto form = trace(judge, chip);
#else
constexpr auto form = trace(judge, energy);
#endif
// [/case]

auto used() { return form[energy]; }
