// SPDX-License-Identifier: BSL-1.0
// A front is exact where designs can be counted; `nsga2` and `random_search` take a continuous space as it is.
// expect: "co2design/problem/not_finite" "voltage" "is continuous: search instead"
//         "linspace<low, high, points>"
// cure: linspace<low, high, points> in the place of real<low, high>, or discretize<Space, points>.
#include <sstream>

#include <co2design/metric/catalogue.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/report.hpp>
#include <co2design/search.hpp>
#include <co2design/space.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;
using namespace co2design::literals;

struct cpu_time {
  using provides = metrics<latency>;
  using reads = axes<"cores", "voltage">;
  constexpr auto operator()(auto const& in) const noexcept {
    return 1_s / (in["cores"_axis] * in["voltage"_axis]);
  }
};

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>>;

// [case]
int main() {
#ifdef CO2DESIGN_EXPECT_ERROR
  const problem fast{make_pipeline<chips>(cpu_time{}), minimize(latency)};
#else
  const problem fast{make_pipeline<discretize<chips, 13>>(cpu_time{}), minimize(latency)};
#endif
  const auto front = exact_front(fast);
  std::ostringstream out;
  report::write_csv(out, front);
  return static_cast<int>(front.size());
}
// [/case]
