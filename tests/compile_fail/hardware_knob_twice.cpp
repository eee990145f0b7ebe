// SPDX-License-Identifier: BSL-1.0
// A knob of a chip is set once.
// expect: "co2design/hardware/knob_twice" "cores" "is set twice"
// cure: each knob at most once; what is not turned keeps its default.
#include <co2design/hardware.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/space.hpp>

using namespace co2design;
using namespace co2design::hardware;

using models = space<axis<"layers", range<6, 12>>>;

// [case]
#ifdef CO2DESIGN_EXPECT_ERROR
using mine = npu<edge_22nm, cores<2>, width<64>, depth<8>, l2_kib<64>, l2_bw<32>, glb_mib<2>, cores<4>>;
#else
using mine = npu<edge_22nm, cores<2>, width<64>, depth<8>, l2_kib<64>, l2_bw<32>, glb_mib<2>>;
#endif
// [/case]

constexpr auto used(const design<models>& at) { return make_pipeline<models>(mine{})(at)[area]; }

inline constexpr auto constant = used(design<models>::at(0));
