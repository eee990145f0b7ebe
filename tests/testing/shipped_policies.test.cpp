// SPDX-License-Identifier: BSL-1.0
//
// Every policy of the study keeps the laws of policies.
#include <testing/check_pipeline.hpp>

#include <co2design/co2design.hpp>

using namespace co2design;
using shipped::check_laws;

namespace {

using study_designs = join<presets::clip_b16_models, presets::edge_accelerators>;

}  // namespace

TEST_CASE("the policies of the study, mapped by the roofline") {
  check_laws(
      make_pipeline<study_designs>(workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::roofline{},
                                   carbon::embodied_act{.fab = carbon::fab::taiwan}, carbon::operational{},
                                   carbon::lifetime_total{.inferences = 30e6}, quality::clip_b16_published{}),
      12, 2000);
}

TEST_CASE("the published estimator's rules") {
  check_laws(make_pipeline<study_designs>(workload::clip_b16{.rules = rules::reference},
                                          hardware::edge_npu_22nm{.rules = rules::reference},
                                          mapping::roofline{.rules = rules::reference}),
             8, 60);
}

TEST_CASE("policies of another number type in their state") {
  check_laws(make_pipeline<study_designs>(hardware::edge_npu_22nm{}, carbon::basic_operational<float>{},
                                          workload::clip_b16{}, mapping::roofline{}, carbon::embodied_act{},
                                          carbon::basic_lifetime_total<float>{}),
             6, 500);
}
