// SPDX-License-Identifier: BSL-1.0
#include <co2design/presets/spaces.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/space/algebra.hpp>
#include <co2design/space/design.hpp>
#include <co2design/testing/space_laws.hpp>

using namespace co2design;

namespace {

using models = presets::clip_b16_models;
using chips = presets::edge_accelerators;

template <class Space, fixed_string Name>
std::vector<int> values_of() {
  using domain = typename Space::template axis_type<Name>::domain;
  std::vector<int> all;
  for (std::size_t i = 0; i < domain::size; ++i) all.push_back(domain::at(i));
  return all;
}

using list = std::vector<int>;

}  // namespace

TEST_CASE("CLIP's space: 875 text towers times 1225 vision towers") {
  STATIC_CHECK(models::sizes[0] * models::sizes[1] * models::sizes[2] * models::sizes[3] == 875);
  STATIC_CHECK(models::sizes[4] * models::sizes[5] * models::sizes[6] * models::sizes[7] == 1225);
  STATIC_CHECK(models::cardinality == 1'071'875);
}

TEST_CASE("the accelerators are 3240, and with CLIP's space 3.5e9 designs") {
  STATIC_CHECK(chips::cardinality == 3240);
  STATIC_CHECK(join<models, chips>::cardinality == 3'472'875'000);
  STATIC_CHECK(finite_space<models>);
  STATIC_CHECK(finite_space<chips>);
}

TEST_CASE("the axes of CLIP's space, in order") {
  STATIC_CHECK(models::names == std::array<std::string_view, 8>{
                                    "text_layers", "text_hidden", "text_ffn", "text_heads", "vision_layers",
                                    "vision_hidden", "vision_ffn", "vision_heads"});
  CHECK(values_of<models, "text_layers">() == list{6, 7, 8, 9, 10, 11, 12});
  CHECK(values_of<models, "text_hidden">() == list{256, 320, 384, 448, 512});
  CHECK(values_of<models, "text_ffn">() == list{1024, 1280, 1536, 1792, 2048});
  CHECK(values_of<models, "text_heads">() == list{4, 5, 6, 7, 8});
  CHECK(values_of<models, "vision_layers">() == list{6, 7, 8, 9, 10, 11, 12});
  CHECK(values_of<models, "vision_hidden">() == list{384, 480, 576, 672, 768});
  CHECK(values_of<models, "vision_ffn">() == list{1536, 1920, 2304, 2688, 3072});
  CHECK(values_of<models, "vision_heads">() == list{6, 7, 8, 9, 10, 11, 12});
}

TEST_CASE("the axes of the accelerators, in order") {
  STATIC_CHECK(chips::names ==
               std::array<std::string_view, 6>{"cores", "width", "depth", "l2_kib", "l2_bw", "glb_mib"});
  CHECK(values_of<chips, "cores">() == list{1, 2, 4});
  CHECK(values_of<chips, "width">() == list{32, 64, 128, 256});
  CHECK(values_of<chips, "depth">() == list{2, 4, 8, 16, 32, 64});
  CHECK(values_of<chips, "l2_kib">() == list{64, 128, 256, 512, 1024});
  CHECK(values_of<chips, "l2_bw">() == list{32, 64, 128});
  CHECK(values_of<chips, "glb_mib">() == list{2, 4, 8});
}

TEST_CASE("BERT's and ViT's spaces: 7 · 16 · 16 · 4 encoders, Llama's 4 · 6 · 6 decoders") {
  STATIC_CHECK(presets::bert_models::cardinality == 7168);
  STATIC_CHECK(presets::vit_models::cardinality == 7168);
  STATIC_CHECK(presets::llama_models::cardinality == 144);
  STATIC_CHECK(presets::bert_models::names ==
               std::array<std::string_view, 4>{"text_layers", "text_hidden", "text_ffn", "text_heads"});
  STATIC_CHECK(presets::vit_models::names == std::array<std::string_view, 4>{"vision_layers", "vision_hidden",
                                                                             "vision_ffn", "vision_heads"});
  STATIC_CHECK(presets::llama_models::names == presets::bert_models::names);

  CHECK(values_of<presets::bert_models, "text_layers">() == list{6, 7, 8, 9, 10, 11, 12});
  CHECK(values_of<presets::bert_models, "text_heads">() == list{4, 6, 8, 12});
  list sixteenths_of_hidden, sixteenths_of_ffn;
  for (int i = 1; i <= 16; ++i) {
    sixteenths_of_hidden.push_back(48 * i);
    sixteenths_of_ffn.push_back(192 * i);
  }
  CHECK(values_of<presets::bert_models, "text_hidden">() == sixteenths_of_hidden);
  CHECK(values_of<presets::bert_models, "text_ffn">() == sixteenths_of_ffn);
  CHECK(values_of<presets::vit_models, "vision_layers">() == list{6, 7, 8, 9, 10, 11, 12});
  CHECK(values_of<presets::vit_models, "vision_hidden">() == sixteenths_of_hidden);
  CHECK(values_of<presets::vit_models, "vision_ffn">() == sixteenths_of_ffn);
  CHECK(values_of<presets::vit_models, "vision_heads">() == list{4, 6, 8, 12});

  CHECK(values_of<presets::llama_models, "text_layers">() == list{1, 2, 3, 4});
  CHECK(values_of<presets::llama_models, "text_hidden">() == list{256, 512, 768, 1024, 1280, 1536});
  CHECK(values_of<presets::llama_models, "text_ffn">() == list{688, 1376, 2064, 2752, 3440, 4128});
  CHECK(values_of<presets::llama_models, "text_heads">() == list{32});
}

TEST_CASE("heads divide the hidden dimension in all spaces where they must") {
  for (const int hidden : values_of<presets::bert_models, "text_hidden">())
    for (const int heads : values_of<presets::bert_models, "text_heads">()) CHECK(hidden % heads == 0);
  for (const int hidden : values_of<presets::llama_models, "text_hidden">()) CHECK(hidden % (2 * 32) == 0);
}

TEST_CASE("every axis of the spaces is ordinal") {
  for (const ordering order : models::orders) CHECK(order == ordering::ordinal);
  for (const ordering order : chips::orders) CHECK(order == ordering::ordinal);
  for (const ordering order : presets::bert_models::orders) CHECK(order == ordering::ordinal);
  for (const ordering order : presets::vit_models::orders) CHECK(order == ordering::ordinal);
  for (const ordering order : presets::llama_models::orders) CHECK(order == ordering::ordinal);
}

TEST_CASE("the unpruned model and the largest chip are the last designs") {
  constexpr design<models> unpruned("text_layers"_axis = 12, "text_hidden"_axis = 512, "text_ffn"_axis = 2048,
                                    "text_heads"_axis = 8, "vision_layers"_axis = 12,
                                    "vision_hidden"_axis = 768, "vision_ffn"_axis = 3072,
                                    "vision_heads"_axis = 12);
  STATIC_CHECK(unpruned.index() == models::cardinality - 1);
  constexpr design<chips> largest("cores"_axis = 4, "width"_axis = 256, "depth"_axis = 64,
                                  "l2_kib"_axis = 1024, "l2_bw"_axis = 128, "glb_mib"_axis = 8);
  STATIC_CHECK(largest.index() == chips::cardinality - 1);
}

TEST_CASE_TEMPLATE("the spaces keep the laws of spaces", Space, models, chips, join<models, chips>,
                   presets::bert_models, presets::vit_models, presets::llama_models) {
  const auto found = testing::space_laws<Space>();
  CHECK_MESSAGE(found.ok(), found.text());
  CHECK(found.checks() > 10'000);
}
