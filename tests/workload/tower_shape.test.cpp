// SPDX-License-Identifier: BSL-1.0
#include <co2design/workload/tower_shape.hpp>

#include <co2design/presets/spaces.hpp>
#include <co2design/space/design.hpp>

#include <static_check.hpp>

namespace {

using namespace co2design;
using namespace co2design::workload;

constexpr auto small = design<presets::clip_b16_models>::at(0);

}  // namespace

TEST_CASE("a tower is read from the axes of its name") {
  STATIC_CHECK(tower<"text">(small) == tower_shape{6, 256, 1024, 4});
  STATIC_CHECK(tower<"vision">(small) == tower_shape{6, 384, 1536, 6});
  STATIC_CHECK(tower<"text">(small.with("text_ffn"_axis = 2048)) == tower_shape{6, 256, 2048, 4});
}
