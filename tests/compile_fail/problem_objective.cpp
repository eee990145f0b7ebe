// SPDX-License-Identifier: BSL-1.0
// A problem has an objective: bounds alone order nothing.
// expect: "co2design/problem/objective" "name at least one objective"
// cure: minimize(metric) or maximize(metric).
#include <co2design/metric/catalogue.hpp>
#include <co2design/search/nsga2.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;
using namespace co2design::literals;

struct chips {
  using space_type = space<axis<"cores", values<1, 2, 4>>>;
  auto operator()(const design<space_type>& chip, auto... tags) const noexcept {
    return results{tags(1_s / static_cast<double>(chip["cores"_axis]))...};
  }
};

// [case]
int main() {
#ifdef CO2DESIGN_EXPECT_ERROR
  const problem fast{chips{}, latency <= 500_ms};
#else
  const problem fast{chips{}, minimize(latency), latency <= 500_ms};
#endif
  return static_cast<int>(nsga2{.population = 2, .generations = 1}(fast).size());
}
// [/case]
