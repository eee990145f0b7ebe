// SPDX-License-Identifier: BSL-1.0
// A form that varies with an axis is that of a design.
// expect: "co2design/pipeline/trace_reads_axis" "area" "is computed from the axis" "width"
//         "write trace(judge, design, metric)"
// cure: trace(judge, design, metric).
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
  using reads = axes<"width">;
  using arithmetic = generic;
  constexpr auto operator()(auto const& in) const noexcept {
    return in[energy] / 1_J * 1_mm2 * in["width"_axis];
  }
};
constexpr auto judge = make_pipeline<chips>(measured{}, water{});

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
constexpr auto form = trace(judge, area);
#else
constexpr auto form = trace(judge, design<chips>::at(0), area);
#endif
// [/case]

auto used() { return form[energy]; }
