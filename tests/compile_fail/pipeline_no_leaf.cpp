// SPDX-License-Identifier: BSL-1.0
// A form has a coefficient for each leaf, and for nothing else.
// expect: "co2design/pipeline/no_leaf" "accuracy" "is no leaf of" "area"
// cure: a metric of leaves_t<Judge, Tag>.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

struct measured {  // scalar: it reads an axis
  using provides = metrics<energy, accuracy>;
  using reads = axes<"cores">;
  constexpr auto operator()(auto const& in) const noexcept {
    return results{energy(1_J * in["cores"_axis]), accuracy(0.5)};
  }
};
struct water {
  using provides = metrics<area>;
  using needs = metrics<energy>;
  constexpr auto operator()(auto const& in) const noexcept { return in[energy] / 1_J * 1_mm2; }
};
constexpr auto judge = make_pipeline<chips>(measured{}, water{});

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
constexpr auto slope = trace(judge, area)[accuracy];
#else
constexpr auto slope = trace(judge, area)[energy];
#endif
// [/case]

auto used() { return slope; }
