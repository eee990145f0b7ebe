// SPDX-License-Identifier: BSL-1.0
// rep is a number type.
// expect: "co2design/policy/rep" "power" "declares as its number type" "celsius"
// cure: using rep = interval; or nothing, which is double.
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

struct celsius {
  double degrees;
};

// [case]
struct power {
  using provides = metrics<energy>;
#ifdef CO2DESIGN_EXPECT_ERROR
  using rep = celsius;
#else
  using rep = double;
#endif
  constexpr auto operator()(auto const&) const noexcept { return 1_J; }
};
// [/case]

auto used(const design<chips>& chip) { return make_pipeline<chips>(power{})(chip)[energy]; }
