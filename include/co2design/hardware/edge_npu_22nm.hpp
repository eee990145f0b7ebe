// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/hardware/npu.hpp>
#include <co2design/hardware/technology.hpp>

namespace co2design::hardware {

/// The study's accelerator template: 22 nm, no knob fixed.
///
/// Reads     cores; width and depth of the array; l2_kib (KiB per core); l2_bw (elements per cycle);
///           glb_mib (MiB)
/// Source    CATransformers (arXiv 2505.01386), section 3 and code snapshot ad8c859
/// Example   make_pipeline<presets::edge_accelerators>(edge_npu_22nm{.rules = rules::reference})
using edge_npu_22nm = npu<edge_22nm>;

}  // namespace co2design::hardware
