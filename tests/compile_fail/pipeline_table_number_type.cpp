// SPDX-License-Identifier: BSL-1.0
// Tables hold doubles: a pipeline of another number type is evaluated design by design.
// expect: "co2design/pipeline/table_number_type" "the pipeline holds" "interval" "tables hold doubles"
// cure: judge(design)[metric], or a pipeline of doubles.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/interval.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

// [case]
struct array {
  using provides = metrics<energy>;
  using reads = axes<"cores">;
#ifdef CO2DESIGN_EXPECT_ERROR
  using rep = interval;
#else
  using rep = double;
#endif
  constexpr auto operator()(auto const& in) const noexcept { return rep(in["cores"_axis]) * 1_J; }
};
struct water {
  using provides = metrics<area>;
  using needs = metrics<energy>;
  constexpr auto operator()(auto const& in) const noexcept { return in[energy] / 1_J * 1_mm2; }
};

auto used() { return tabulate(make_pipeline<chips>(array{}, water{}), area); }
// [/case]
