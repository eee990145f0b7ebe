// SPDX-License-Identifier: BSL-1.0
// submit is noexcept.
// expect: "co2design/policy/noexcept" "power" "mark submit() const noexcept"
#include <span>
#include <vector>

#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

struct power {
  using provides = metrics<energy>;
  static constexpr auto cost = expensive;
#ifdef CO2DESIGN_EXPECT_ERROR
  auto submit(auto const& batch) const { return std::vector(batch.size(), 1_J); }
#else
  auto submit(auto const& batch) const noexcept { return std::vector(batch.size(), 1_J); }
#endif
};

auto used(const design<chips>& chip) { return make_pipeline<chips>(power{})(chip)[energy]; }
