// SPDX-License-Identifier: BSL-1.0
#include <co2design/workload/parameters.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/pipeline/pipeline.hpp>
#include <co2design/presets/spaces.hpp>

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
