// SPDX-License-Identifier: BSL-1.0
// evaluate_batch takes a pipeline of doubles.
// expect: "co2design/pipeline/batch_number_type" "the pipeline holds" "interval"
//         "evaluate_batch takes doubles"
// cure: judge(design)[metric], or a pipeline of doubles.
#include <span>
#include <vector>

#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/interval.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

// [case]
struct array {
  using provides = metrics<energy>;
#ifdef CO2DESIGN_EXPECT_ERROR
  using rep = interval;
#else
  using rep = double;
#endif
  constexpr auto operator()(auto const&) const noexcept { return rep(1) * 1_J; }
};
struct water {
  using provides = metrics<area>;
  using needs = metrics<energy>;
  constexpr auto operator()(auto const& in) const noexcept { return in[energy] / 1_J * 1_mm2; }
};
constexpr auto judge = make_pipeline<chips>(array{}, water{});

auto used(const std::vector<design<chips>>& all) {
  return evaluate_batch(judge, std::span(all), area)[0][area];
}
// [/case]
