// SPDX-License-Identifier: BSL-1.0
#include <co2design/workload/clip_models.hpp>

#include <cmath>

#include <doctest/doctest.h>
#include <published.hpp>
#include <static_check.hpp>

#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/presets/spaces.hpp>
#include <co2design/space/space.hpp>

namespace {

using namespace co2design;
using namespace co2design::workload;
using published::contains;
using published::same;

static_assert(policy_bundle<clip_b32>);
static_assert(policy_bundle<clip_l14>);
static_assert(policy_bundle<clip_h14>);

// Towers of H/14's size: heads of 64 in the text, of 80 in the images.
struct huge : space<axis<"text_layers", values<24>>, axis<"text_hidden", values<1024>>,
                    axis<"text_ffn", values<4096>>, axis<"text_heads", values<16>>,
                    axis<"vision_layers", values<32>>, axis<"vision_hidden", values<1280>>,
                    axis<"vision_ffn", values<5120>>, axis<"vision_heads", values<16>>> {};

// An encoder whose heads together are as wide as its hidden dimension, s tokens.
constexpr double encoder_macs(const tower_shape& t, double s) {
  const double h = static_cast<double>(t.hidden), f = static_cast<double>(t.ffn);
  return static_cast<double>(t.layers) * (4 * s * h * h + 2 * s * s * h + 2 * s * h * f);
}
constexpr double macs(const tower_shape& text, const tower_shape& vision, double patches, double side,
                      double projection) {
  const double h = static_cast<double>(vision.hidden);
  return encoder_macs(text, 77) + encoder_macs(vision, patches + 1) + patches * 3 * side * side * h +
         (static_cast<double>(text.hidden) + h) * projection;
}

constexpr double towers_macs(const tower_shape& text, const tower_shape& vision, const clip_shapes& shapes) {
  return clip_text_operations(text, shapes.text, rules::corrected).macs() +
         clip_vision_operations(vision, shapes.vision, rules::corrected).macs();
}

}  // namespace

TEST_CASE("tokens and heads of the published CLIPs") {
  STATIC_CHECK(clip_b16_shapes.vision.vision_tokens() == 197);
  STATIC_CHECK(clip_b32_shapes.vision.vision_tokens() == 50);
  STATIC_CHECK(clip_l14_shapes.vision.vision_tokens() == 257);
  STATIC_CHECK(clip_h14_shapes.vision.vision_tokens() == 257);
  STATIC_CHECK(clip_h14_shapes.vision.head_size * clip_h14_vision.heads == clip_h14_vision.hidden);
  STATIC_CHECK(clip_h14_shapes.text.head_size * clip_h14_text.heads == clip_h14_text.hidden);
  STATIC_CHECK(clip_l14_shapes.vision.head_size * clip_l14_vision.heads == clip_l14_vision.hidden);
  STATIC_CHECK(clip_l14_shapes.text.head_size * clip_l14_text.heads == clip_l14_text.hidden);
}

TEST_CASE("TinyCLIPs: heads of 64, four times the hidden dimension in between, the published MACs") {
  struct model {
    tower_shape text, vision;
    const clip_shapes& shapes;
    double giga_macs;  // microsoft/Cream, TinyCLIP/README.md
  };
  for (const model& m : {model{tinyclip_8m_16_text, tinyclip_8m_16_vision, clip_b16_shapes, 2.0},
                         model{tinyclip_39m_16_text, tinyclip_39m_16_vision, clip_b16_shapes, 9.5},
                         model{tinyclip_40m_32_text, tinyclip_40m_32_vision, clip_b32_shapes, 3.5},
                         model{tinyclip_61m_32_text, tinyclip_61m_32_vision, clip_b32_shapes, 5.3}}) {
    for (const tower_shape& t : {m.text, m.vision}) {
      CHECK(t.hidden == 64 * t.heads);
      CHECK(t.ffn == 4 * t.hidden);
    }
    CHECK(std::abs(1e-9 * towers_macs(m.text, m.vision, m.shapes) - m.giga_macs) < 0.05);
  }
}

TEST_CASE("MACs of the published CLIPs, from the definition") {
  STATIC_CHECK(towers_macs(clip_b_text, clip_b_vision, clip_b32_shapes) ==
               macs(clip_b_text, clip_b_vision, 49, 32, 512));
  STATIC_CHECK(towers_macs(clip_l14_text, clip_l14_vision, clip_l14_shapes) ==
               macs(clip_l14_text, clip_l14_vision, 256, 14, 768));
  STATIC_CHECK(towers_macs(clip_h14_text, clip_h14_vision, clip_h14_shapes) ==
               macs(clip_h14_text, clip_h14_vision, 256, 14, 1024));
  // open_clip (89fb801, docs/model_profile.csv), two operations a MAC
  const auto near = [](double macs, double gflops) {
    const double ours = 2e-9 * macs;
    return ours > gflops * 0.995 && ours < gflops * 1.005;
  };
  CHECK(near(towers_macs(clip_b_text, clip_b_vision, clip_b32_shapes), 14.78));
  CHECK(near(towers_macs(clip_l14_text, clip_l14_vision, clip_l14_shapes), 175.33));
  CHECK(near(towers_macs(clip_h14_text, clip_h14_vision, clip_h14_shapes), 381.68));
}

TEST_CASE("the bundles hand each tower its shape") {
  using designs = presets::clip_b16_models;
  constexpr auto b32 = make_pipeline<designs>(clip_b32{.rules = rules::reference});
  const auto d = design<designs>::at(designs::cardinality - 1);
  CHECK(same(b32(d)[operations_of<"vision">],
             clip_vision_operations(clip_b_vision, {.patch = 32}, rules::reference)));
  CHECK(same(b32(d)[operations_of<"text">], clip_text_operations(clip_b_text, {}, rules::reference)));
  CHECK(same(b32(d)[operations_of<"joint">], clip_joint_operations({}, rules::reference)));

  constexpr auto h14 = make_pipeline<huge>(clip_h14{});
  const auto whole = design<huge>::at(0);
  const operation_list text = h14(whole)[operations_of<"text">], vision = h14(whole)[operations_of<"vision">];
  CHECK(same(text, clip_text_operations(clip_h14_text, clip_h14_shapes.text, rules::corrected)));
  CHECK(same(vision, clip_vision_operations(clip_h14_vision, clip_h14_shapes.vision, rules::corrected)));
  CHECK(contains(vision, gemm(16, 257, 80, 257, 32)));
  CHECK(contains(text, gemm(16, 77, 64, 77, 24)));
  CHECK(same(h14(whole)[operations_of<"joint">], clip_joint_operations(clip_h14_shapes.text)));
}
