// SPDX-License-Identifier: BSL-1.0
// A problem is made of objectives, bounds and a subspace.
// expect: "co2design/problem/statement" "write minimize(m), maximize(m)" "m <= limit, or a subspace"
//         "of the judge's space"
// cure: minimize(metric), maximize(metric), metric <= limit, or a subspace of the judge's space.
#include <co2design/metric/catalogue.hpp>
#include <co2design/search/random_search.hpp>
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
  const problem fast{chips{}, minimize(latency), 500_ms};
#else
  const problem fast{chips{}, minimize(latency), latency <= 500_ms};
#endif
  return static_cast<int>(random_search{.evaluations = 2}(fast).size());
}
// [/case]
