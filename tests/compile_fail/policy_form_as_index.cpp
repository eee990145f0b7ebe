// SPDX-License-Identifier: BSL-1.0
// A generic policy that is traced looks up no table by a metric: which entry it is, the form does not say.
// expect: "co2design/policy/form_as_index" "water" "looks up by what is being traced:"
//         "declare arithmetic = scalar"
// cure: declare arithmetic = scalar, which makes the metric a leaf.
#include <array>

#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

struct measured {  // scalar: it reads an axis
  using provides = metrics<energy, accuracy>;
  using reads = axes<"cores">;
  constexpr auto operator()(auto const& in) const noexcept {
    return results{energy(1_J * in["cores"_axis]), accuracy(1.0)};
  }
};
// [case]
struct water {
  using provides = metrics<area>;
  using needs = metrics<accuracy>;
#ifndef CO2DESIGN_EXPECT_ERROR
  using arithmetic = scalar;
#endif
  constexpr auto operator()(auto const& in) const noexcept {
    constexpr std::array table{1.0, 2.0, 4.0};
    return look_up(table, in[accuracy]) * 1_mm2;
  }
};
// [/case]

constexpr auto judge = make_pipeline<chips>(measured{}, water{});
inline constexpr double used = trace(judge, area).constant() / 1_mm2;
