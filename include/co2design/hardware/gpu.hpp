// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/hardware/npu.hpp>
#include <co2design/hardware/technology.hpp>

/// The chips that stand in for three GPUs where the study validates its estimator: the study's template with
/// a GPU's numbers of cores and on-chip memory.
///
/// Formula   tensor cores of 16 × 4 elements; as many vector cores as the GPU has FP32 lanes, each of 16
///           lanes; L2 and global buffer near the GPU's caches
/// When not  for area, throughput and carbon: all is priced at 22 nm with one L2 a core, so areas are 666,
///           2664 and 7989 mm² where the dies (12, 7 and 4 nm) have 815, 826 and 814, and 51, 35 and 42 TOPS
///           stand for 125 (FP16), 624 and 1979. The study compares latency and energy per inference: 7.4,
///           8.5 and 11.1 % and 3.5, 8.4 and 12.3 % off
/// Source    chips and errors: CATransformers (arXiv 2505.01386v4), Table 12 and code snapshot ad8c859; dies
///           and peaks: NVIDIA's data sheets of V100 SXM2, A100 SXM4 and H100 SXM5
namespace co2design::hardware {

/// In the place of NVIDIA's V100.
using v100_stand_in =
    npu<edge_22nm, cores<640>, vector_cores<5120>, width<16>, depth<4>, l2_kib<64>, l2_bw<128>, glb_mib<6>>;
/// In the place of NVIDIA's A100.
using a100_stand_in =
    npu<edge_22nm, cores<432>, vector_cores<6912>, width<16>, depth<4>, l2_kib<192>, l2_bw<128>, glb_mib<32>>;
/// In the place of NVIDIA's H100.
using h100_stand_in = npu<edge_22nm, cores<528>, vector_cores<16896>, width<16>, depth<4>, l2_kib<256>,
                          l2_bw<256>, glb_mib<50>>;

}  // namespace co2design::hardware
