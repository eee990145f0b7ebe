// SPDX-License-Identifier: BSL-1.0
// What turns a knob of a chip is one of its knobs.
// expect: "co2design/hardware/unknown_knob" "lanes" "is no knob of a chip, which has" "cores" "width" "depth"
//         "l2_kib" "l2_bw" "glb_mib" "vector_cores" "glb_bw" "dram_bw"
// cure: one of the knobs that the line lists.
#include <co2design/hardware.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/space.hpp>

using namespace co2design;
using namespace co2design::hardware;

using chips = space<axis<"cores", values<1, 2>>, axis<"width", range<8, 32, 8>>, axis<"depth", values<4>>,
                    axis<"l2_kib", values<64>>, axis<"l2_bw", values<32>>, axis<"glb_mib", values<2>>>;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
using mine = npu<edge_22nm, knob<"lanes", 64>>;
#else
using mine = npu<edge_22nm, knob<"width", 64>>;
#endif
// [/case]

constexpr auto used(const design<chips>& at) { return make_pipeline<chips>(mine{})(at)[area]; }

inline constexpr auto constant = used(design<chips>::at(0));
