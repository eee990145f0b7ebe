// SPDX-License-Identifier: BSL-1.0
// A knob of a chip is set to a number above 0 or to an axis.
// expect: "co2design/hardware/knob_value" "width" "is set to a whole number above 0,"
//         "or to an axis: \"name\"_axis"
// cure: a whole number above 0, or cores<"name"_axis>.
#include <co2design/hardware.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/space.hpp>

using namespace co2design;
using namespace co2design::hardware;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>, axis<"depth", values<4>>,
                    axis<"l2_kib", values<64>>, axis<"l2_bw", values<32>>, axis<"glb_mib", values<2>>>;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
using mine = npu<edge_22nm, width<0>>;
#else
using mine = npu<edge_22nm, width<64>>;
#endif
// [/case]

constexpr auto used(const design<chips>& at) { return make_pipeline<chips>(mine{})(at)[area]; }

inline constexpr auto constant = used(design<chips>::at(0));
