// SPDX-License-Identifier: BSL-1.0
// A knob of a chip is on an axis of whole numbers.
// expect: "co2design/hardware/knob_axis" "speed" "sets a knob of a chip, but has"
//         "values that are no whole numbers"
// cure: an axis of whole numbers.
#include <co2design/hardware.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/space.hpp>

using namespace co2design;
using namespace co2design::hardware;

enum class speed { low, high };

using chips = space<axis<"cores", values<1, 2>>, axis<"speed", values<speed::low, speed::high>>,
                    axis<"side", range<8, 32, 8>>, axis<"depth", values<4>>, axis<"l2_kib", values<64>>,
                    axis<"l2_bw", values<32>>, axis<"glb_mib", values<2>>>;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
using mine = npu<edge_22nm, width<"speed"_axis>>;
#else
using mine = npu<edge_22nm, width<"side"_axis>>;
#endif
// [/case]

constexpr auto used(const design<chips>& at) { return make_pipeline<chips>(mine{})(at)[area]; }

inline constexpr auto constant = used(design<chips>::at(0));
