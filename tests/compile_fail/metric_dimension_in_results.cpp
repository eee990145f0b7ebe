// SPDX-License-Identifier: BSL-1.0
// A policy returns each of its metrics in the metric's dimension.
// expect: "co2design/metric/dimension" "latency" "is in" "s" "but the value given is in" "J"
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

struct power {
  using provides = metrics<latency, energy>;
  constexpr auto operator()(auto const&) const noexcept {
#ifdef CO2DESIGN_EXPECT_ERROR
    return results{energy(2_J), latency(2_J)};
#else
    return results{energy(2_J), latency(2_s)};
#endif
  }
};

constexpr auto used(const design<chips>& chip) {
  return make_pipeline<chips>(power{})(chip, energy, latency)[latency];
}

inline constexpr auto constant = used(design<chips>::at(0));
