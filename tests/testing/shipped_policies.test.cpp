// SPDX-License-Identifier: BSL-1.0
//
// Every policy that the library ships keeps the laws of policies.
#include <co2design/testing/policy_laws.hpp>

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include <co2design/co2design.hpp>

#include <doctest/doctest.h>

using namespace co2design;
using testing::pipeline_laws;

namespace {

using study_designs = join<presets::clip_b16_models, presets::edge_accelerators>;

// The first and the last of a space, and designs by chance.
template <class Space>
std::vector<design<Space>> some_designs(std::size_t count) {
  std::vector<design<Space>> all{design<Space>::at(0), design<Space>::at(Space::cardinality - 1)};
  std::mt19937_64 engine(1);
  while (all.size() < count) all.push_back(sample<Space>(engine));
  return all;
}

template <class Judge>
void check_laws(const Judge& judge, std::size_t designs, std::size_t least_cases) {
  const auto found = pipeline_laws(judge, some_designs<typename Judge::space_type>(designs));
  CHECK_MESSAGE(found.ok(), found.text());
  CHECK(found.checks() >= least_cases);
}

}  // namespace

TEST_CASE("the policies of the study, mapped by the roofline") {
  check_laws(
      make_pipeline<study_designs>(workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::roofline{},
                                   carbon::embodied_act{.fab = carbon::fab::taiwan}, carbon::operational{},
                                   carbon::lifetime_total{.inferences = 30e6}, quality::clip_b16_published{}),
      12, 2000);
}

TEST_CASE("the exact mapper, and a choice among mappers that reads an axis") {
  using mapped = choose<"mapper", mapping::roofline, mapping::exact>;
  using designs = join<study_designs, space<mapped::axis>>;
  check_laws(make_pipeline<designs>(workload::clip_b16{}, hardware::edge_npu_22nm{}, mapped{}), 6, 100);
}

TEST_CASE("the published estimator's rules") {
  check_laws(make_pipeline<study_designs>(workload::clip_b16{.rules = rules::reference},
                                          hardware::edge_npu_22nm{.rules = rules::reference},
                                          mapping::roofline{.rules = rules::reference}),
             8, 60);
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
             100);
}

TEST_CASE("chips that are fixed") {
  using namespace hardware;
  check_laws(make_pipeline<space<>>(v100_stand_in{}, carbon::embodied_act{}), 2, 40);
}

TEST_CASE("policies of another number type in their state") {
  check_laws(make_pipeline<study_designs>(hardware::edge_npu_22nm{}, carbon::basic_operational<float>{},
                                          workload::clip_b16{}, mapping::roofline{}, carbon::embodied_act{},
                                          carbon::basic_lifetime_total<float>{}),
             6, 500);
}
