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

TEST_CASE("the policies of embodied carbon, one in the place of the other") {
  using namespace carbon;
  const auto keeps_the_laws = [](const auto&... policies) {
    check_laws(make_pipeline<presets::edge_accelerators>(hardware::edge_npu_22nm{}, policies...), 10, 60);
  };
  keeps_the_laws(basic_embodied_act<double, on_wafer<murphy_yield>>{});
  keeps_the_laws(embodied_imec{});
  keeps_the_laws(embodied_ecochip{});
  keeps_the_laws(embodied_3dcarbon{.tiers = 2});
  keeps_the_laws(embodied_chiplets<3>{.chiplets = equal_chiplets<3>(22)});
  keeps_the_laws(only<embodied_chip, embodied_memory>(embodied_act{}), chip_design{}, device_parts{},
                 embodied_sum<embodied_chip, embodied_memory, embodied_design, embodied_parts>{});
}
