// SPDX-License-Identifier: BSL-1.0
// Columns hold doubles, of which floats are none.
// expect: "co2design/pipeline/lanes_number_type" "the pipeline holds" "float"
//         "put doubles side by side, not that"
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

struct array {
  using provides = metrics<energy>;
  using reads = axes<"cores">;
#ifdef CO2DESIGN_EXPECT_ERROR
  using rep = float;
#endif
  constexpr auto operator()(auto const& in) const noexcept { return 1_J * in["cores"_axis]; }
};
struct water {
  using provides = metrics<area>;
  using needs = metrics<energy>;
#ifdef CO2DESIGN_EXPECT_ERROR
  using rep = float;
#endif
  constexpr auto operator()(auto const& in) const noexcept { return in[energy] / 1_J * 1_mm2; }
};

void used() {
  const auto judge = make_pipeline<chips>(water{}, array{});
#ifdef CO2DESIGN_EXPECT_ERROR
  batched all(judge, area);
#else
  batched all(tabulate(judge, area), area);
#endif
  columns found(4, area);
  all(0, found);
}
