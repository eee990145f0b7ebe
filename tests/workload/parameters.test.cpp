// SPDX-License-Identifier: BSL-1.0
#include <co2design/workload/parameters.hpp>

#include <cmath>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/presets/spaces.hpp>
#include <co2design/workload/clip_models.hpp>

namespace {

using namespace co2design;
using namespace co2design::workload;

static_assert(policy<clip_parameters>);
static_assert(policy<bert_parameters>);
static_assert(policy<vit_parameters>);
static_assert(policy<llama_parameters>);

constexpr tower_shape base{12, 768, 3072, 12};
constexpr tower_shape llama_2_whole{32, 4096, 11008, 32}, llama_3_whole{32, 4096, 14336, 32};

}  // namespace

TEST_CASE("the published counts") {
  STATIC_CHECK(parameter_count(clip_b_text, clip_b_vision, clip_b16_shapes) == 149'620'737);
  STATIC_CHECK(parameter_count(clip_b_text, clip_b_vision, clip_b32_shapes) == 151'277'313);
  STATIC_CHECK(parameter_count(clip_l14_text, clip_l14_vision, clip_l14_shapes) == 427'616'513);
  STATIC_CHECK(parameter_count(clip_h14_text, clip_h14_vision, clip_h14_shapes) == 986'109'441);
  STATIC_CHECK(parameter_count(base, bert_shape{}) == 109'482'240);
  STATIC_CHECK(parameter_count(base, vit_shape{}) == 86'567'656);
  STATIC_CHECK(parameter_count(llama_2_whole, llama_2) == 6'738'415'616);
  STATIC_CHECK(parameter_count(llama_3_whole, llama_3) == 8'030'261'248);
}

TEST_CASE("TinyCLIP: its names count towers without words, the study's table all but once") {
  struct model {
    tower_shape text, vision;
    const clip_shapes& shapes;
    double in_vision, in_text;  // millions, by the name
    double printed;             // arXiv 2505.01386v4, Table 2
  };
  for (const model& m : {model{tinyclip_8m_16_text, tinyclip_8m_16_vision, clip_b16_shapes, 8, 3, 41},
                         model{tinyclip_39m_16_text, tinyclip_39m_16_vision, clip_b16_shapes, 39, 19, 83},
                         model{tinyclip_40m_32_text, tinyclip_40m_32_vision, clip_b32_shapes, 40, 19, 84},
                         model{tinyclip_61m_32_text, tinyclip_61m_32_vision, clip_b32_shapes, 61, 29, 115}}) {
    const double all = parameter_count(m.text, m.vision, m.shapes);
    // what only the vision tower has: its layers, embedding, two norms and projection
    tower_shape no_layers = m.vision;
    no_layers.layers = 0;
    const clip_shape& s = m.shapes.vision;
    const auto h = static_cast<double>(m.vision.hidden);
    const double embedding = static_cast<double>(3 * s.patch * s.patch + 1 + s.vision_tokens()) * h;
    const double vision = all - parameter_count(m.text, no_layers, m.shapes) + embedding + 4 * h + 512 * h;
    const double words = 49408.0 * static_cast<double>(m.text.hidden);
    CHECK(std::round(vision / 1e6) == m.in_vision);
    CHECK(std::round((all - vision - words) / 1e6) == m.in_text);
    CHECK((std::round(all / 1e6) == m.printed) == (m.printed != 41));
  }
  // 8276992 and 2520577, the scale of the logits among them; 49408 words of 256
  STATIC_CHECK(parameter_count(tinyclip_8m_16_text, tinyclip_8m_16_vision, clip_b16_shapes) ==
               8'276'992 + 2'520'577 + 12'648'448);
}

TEST_CASE("by hand: a layer of BERT, and what surrounds the layers") {
  constexpr tower_shape without{0, 768, 3072, 12}, one{1, 768, 3072, 12};
  // (30522 + 512 + 2 + 2) · 768 + 768² + 768
  STATIC_CHECK(parameter_count(without, bert_shape{}) == 23'837'184 + 589'824 + 768);
  // 4 · (768² + 768) + 2 · 768 · 3072 + 3072 + 768 + 4 · 768
  STATIC_CHECK(parameter_count(one, bert_shape{}) - parameter_count(without, bert_shape{}) == 7'087'872);
}

TEST_CASE("a pruned CLIP keeps the size of its heads") {
  // a head less in the vision tower: 64 rows of four projections, 64 biases of three
  constexpr tower_shape pruned{12, 768, 3072, 11};
  STATIC_CHECK(parameter_count(clip_b_text, clip_b_vision, clip_b16_shapes) -
                   parameter_count(clip_b_text, pruned, clip_b16_shapes) ==
               12 * (4 * 64 * 768 + 3 * 64));
}

TEST_CASE("as metrics: the unpruned models are the last designs") {
  using clips = presets::clip_b16_models;
  constexpr auto clip = make_pipeline<clips>(clip_parameters{});
  STATIC_CHECK(clip(design<clips>::at(clips::cardinality - 1))[parameters] == 149'620'737);
  constexpr auto b32 = make_pipeline<clips>(clip_parameters{.shapes = clip_b32_shapes});
  STATIC_CHECK(b32(design<clips>::at(clips::cardinality - 1))[parameters] == 151'277'313);

  using berts = presets::bert_models;
  constexpr auto bert = make_pipeline<berts>(bert_parameters{});
  STATIC_CHECK(bert(design<berts>::at(berts::cardinality - 1))[parameters] == 109'482'240);

  using vits = presets::vit_models;
  constexpr auto vit = make_pipeline<vits>(vit_parameters{});
  STATIC_CHECK(vit(design<vits>::at(vits::cardinality - 1))[parameters] == 86'567'656);

  using llamas = presets::llama_models;
  constexpr auto llama_3s = make_pipeline<llamas>(llama_parameters{.shape = llama_3});
  // 2 · 128256 · 256 + 2·256² + 2·256·64 + 3·256·688 + 2·256 + 256
  STATIC_CHECK(llama_3s(design<llamas>::at(0))[parameters] == 65'667'072 + 131'072 + 32'768 + 528'384 + 768);
}
