// SPDX-License-Identifier: BSL-1.0
//
// So do the other models, chips and mappers.
#include <testing/check_pipeline.hpp>

#include <co2design/co2design.hpp>

using namespace co2design;
using shipped::check_laws;

namespace {

using study_designs = join<presets::clip_b16_models, presets::edge_accelerators>;

}  // namespace

TEST_CASE("the exact mapper, and a choice among mappers that reads an axis") {
  using mapped = choose<"mapper", mapping::roofline, mapping::exact>;
  using designs = join<study_designs, space<mapped::axis>>;
  check_laws(make_pipeline<designs>(workload::clip_b16{}, hardware::edge_npu_22nm{}, mapped{}), 6, 60);
}

TEST_CASE("workloads of one tower, their parameters and their memory") {
  check_laws(make_pipeline<presets::bert_models>(workload::bert_base{}, workload::bert_parameters{},
                                                 workload::weights_in_memory{}),
             8, 60);
  check_laws(make_pipeline<presets::vit_models>(workload::vit_b16{}, workload::vit_parameters{}), 8, 50);
  check_laws(make_pipeline<presets::llama_models>(workload::llama_2_7b_decode{}, workload::llama_parameters{},
                                                  workload::decoder_in_memory{}),
             8, 60);
  check_laws(make_pipeline<presets::clip_b16_models>(workload::clip_b32{}, workload::clip_parameters{}), 8,
             60);
}

TEST_CASE("chips that are fixed") {
  using namespace hardware;
  check_laws(make_pipeline<space<>>(v100_stand_in{}, carbon::embodied_act{}), 2, 40);
}
