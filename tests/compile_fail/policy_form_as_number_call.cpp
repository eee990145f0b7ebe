// SPDX-License-Identifier: BSL-1.0
// A generic policy gives no metric to a function of doubles.
// expect: "co2design/policy/form_as_number" "water" "takes a metric as a double: auto,"
//         "or declare arithmetic = scalar"
// cure: a function template; or declare arithmetic = scalar.
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
  using needs = metrics<accuracy>;
  constexpr auto operator()(auto const& in) const noexcept {
#ifdef CO2DESIGN_EXPECT_ERROR
    constexpr auto twice = [](double x) { return 2 * x; };
    return twice(in[accuracy]) * 1_mm2;
#else
    constexpr auto twice = [](auto x) { return 2 * x; };
    return twice(in[accuracy]) * 1_mm2;
#endif
  }
};
// [/case]

constexpr auto judge = make_pipeline<chips>(measured{}, water{});
inline constexpr double used = trace(judge, area).constant() / 1_mm2;
