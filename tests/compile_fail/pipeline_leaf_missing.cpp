// SPDX-License-Identifier: BSL-1.0
// from_leaves is given the value of every leaf.
// expect: "co2design/pipeline/leaf_missing" "energy" "is a leaf of what is asked for:" "give its value"
// cure: results{…} with each of leaves_t<Judge, Tags...>.
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
auto used(const design<chips>& chip) {
#ifdef CO2DESIGN_EXPECT_ERROR
  return from_leaves<double>(judge, chip, results{accuracy(0.5)}, area);
#else
  return from_leaves<double>(judge, chip, results{energy(1_J)}, area);
#endif
}
// [/case]
