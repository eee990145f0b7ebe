// SPDX-License-Identifier: BSL-1.0
// A name means one metric, to who asks too.
// expect: "co2design/pipeline/two_tags" "latency" "means one metric in" "delay" "and another where asked for"
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>>;

#ifdef CO2DESIGN_EXPECT_ERROR
inline constexpr metric<"latency", dimensions::energy> my_latency{};
#else
inline constexpr auto my_latency = latency;
#endif

struct delay {
  using provides = metrics<latency>;
  constexpr auto operator()(auto const&) const noexcept { return 2_s; }
};

constexpr auto used(const design<chips>& chip) { return make_pipeline<chips>(delay{})(chip)[my_latency]; }

inline constexpr auto constant = used(design<chips>::at(0));
