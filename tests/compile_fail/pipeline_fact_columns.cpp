// SPDX-License-Identifier: BSL-1.0
// Columns hold numbers: a fact is none.
// expect: "co2design/pipeline/fact" "chip" "is a fact and no number:" "ask for a metric that needs it"
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

void used() {
#ifdef CO2DESIGN_EXPECT_ERROR
  columns found(4, energy, chip);
#else
  columns found(4, energy);
#endif
  static_cast<void>(found);
}
