// SPDX-License-Identifier: BSL-1.0
// Lanes hold numbers: a fact is none.
// expect: "co2design/pipeline/fact" "chip" "is a fact and no number:" "ask for a metric that needs it"
#include <array>

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

auto used(const std::array<design<chips>, 4>& all) {
#ifdef CO2DESIGN_EXPECT_ERROR
  return evaluate_lanes(make_pipeline<chips>(array{}), all, chip);
#else
  return evaluate_lanes(make_pipeline<chips>(array{}), all, energy);
#endif
}
