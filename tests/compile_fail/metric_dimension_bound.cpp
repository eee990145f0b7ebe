// SPDX-License-Identifier: BSL-1.0
// A bound has the dimension of its metric.
// expect: "co2design/metric/dimension" "latency" "is in" "s" "but the value given is in" "J"
// cure: a limit in the metric's unit.
#include <co2design/metric/catalogue.hpp>
#include <co2design/search/problem.hpp>
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
  const problem fast{chips{}, minimize(latency), latency <= 2_J};
#else
  const problem fast{chips{}, minimize(latency), latency <= 2_s};
#endif
  return fast.evaluate(design<chips::space_type>::at(0)).feasible() ? 0 : 1;
}
// [/case]
