// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/space/axis.hpp>
#include <co2design/space/space.hpp>

/// The study's search spaces, by name.
/// Source    CATransformers (arXiv 2505.01386), appendix on search spaces, and code snapshot ad8c859
namespace co2design::presets {

/// CLIP ViT-B/16 and B/32: 875 text towers × 1225 vision towers.
struct clip_b16_models
    : space<axis<"text_layers", range<6, 12>>, axis<"text_hidden", range<256, 512, 64>>,
            axis<"text_ffn", range<1024, 2048, 256>>, axis<"text_heads", range<4, 8>>,
            axis<"vision_layers", range<6, 12>>, axis<"vision_hidden", range<384, 768, 96>>,
            axis<"vision_ffn", range<1536, 3072, 384>>, axis<"vision_heads", range<6, 12>>> {};

/// BERT-base: 7168 encoders.
struct bert_models : space<axis<"text_layers", range<6, 12>>, axis<"text_hidden", range<48, 768, 48>>,
                           axis<"text_ffn", range<192, 3072, 192>>, axis<"text_heads", values<4, 6, 8, 12>>> {
};

/// ViT-B/16: 7168 encoders.
struct vit_models
    : space<axis<"vision_layers", range<6, 12>>, axis<"vision_hidden", range<48, 768, 48>>,
            axis<"vision_ffn", range<192, 3072, 192>>, axis<"vision_heads", values<4, 6, 8, 12>>> {};

/// Llama 2 and 3: 144 decoders, of one to six sixteenths of the dimensions of Llama-2-7B.
struct llama_models : space<axis<"text_layers", range<1, 4>>, axis<"text_hidden", range<256, 1536, 256>>,
                            axis<"text_ffn", range<688, 4128, 688>>, axis<"text_heads", values<32>>> {};

/// The 3240 accelerators at 22 nm.
struct edge_accelerators
    : space<axis<"cores", powers_of_two<1, 4>>, axis<"width", powers_of_two<32, 256>>,
            axis<"depth", powers_of_two<2, 64>>, axis<"l2_kib", powers_of_two<64, 1024>>,
            axis<"l2_bw", powers_of_two<32, 128>>, axis<"glb_mib", powers_of_two<2, 8>>> {};

}  // namespace co2design::presets
