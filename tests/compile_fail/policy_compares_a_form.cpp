// SPDX-License-Identifier: BSL-1.0
// A generic policy that is traced compares no metric: the comparison would hold for some designs and not
// for others.
// expect: "co2design/policy/compares_a_form" "water" "compares what is being traced:"
//         "declare arithmetic = scalar"
// cure: min or max where they will do, with which trace says that the metric is not linear; else declare
//   arithmetic = scalar, which makes the metric a leaf.
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
// [case]
struct water {
  using provides = metrics<area>;
  using needs = metrics<energy>;
#ifndef CO2DESIGN_EXPECT_ERROR
  using arithmetic = scalar;
#endif
  constexpr auto operator()(auto const& in) const noexcept {
    if (in[energy] < 1_J) return 1_mm2;
    return 2_mm2;
  }
};
// [/case]

constexpr auto judge = make_pipeline<chips>(measured{}, water{});
inline constexpr double used = trace(judge, area).constant() / 1_mm2;
