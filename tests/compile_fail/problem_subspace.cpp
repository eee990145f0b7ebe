// SPDX-License-Identifier: BSL-1.0
// A problem is searched in one place.
// expect: "co2design/problem/subspace" "give one subspace, not several"
// cure: one subspace.
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
  const subspace<chips::space_type> everywhere;
#ifdef CO2DESIGN_EXPECT_ERROR
  const problem fast{chips{}, minimize(latency), everywhere, everywhere};
#else
  const problem fast{chips{}, minimize(latency), everywhere};
#endif
  return static_cast<int>(random_search{.evaluations = 2}(fast).size());
}
// [/case]
