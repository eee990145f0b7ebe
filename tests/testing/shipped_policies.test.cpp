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

TEST_CASE("memory for energy and carbon alike, and the node of chip and carbon") {
  using namespace carbon;
  check_laws(
      make_pipeline<join<study_designs, space<axis<"memory_gb", powers_of_two<1, 8>>>>>(
          workload::clip_b16{}, workload::clip_parameters{}, workload::weights_in_memory{},
          workload::memory_fits{}, hardware::npu_with_memory<hardware::edge_22nm>{}, mapping::roofline{},
          memory_by_size{.of = {.kind = kind::lpddr2_20nm}}, only<embodied_chip>(embodied_act{}),
          embodied_sum<embodied_chip, embodied_memory>{}, carbon::operational{}, lifetime_total{}),
      8, 400);
  check_laws(make_pipeline<join<presets::edge_accelerators, space<axis<"node", values<7, 16, 22>>>>>(
                 hardware::npu_by_node<>{}, by_node(embodied_act{})),
             8, 40);
}

TEST_CASE("the study's memory described apart changes nothing, and a dearer one what is moved") {
  using namespace carbon;
  const auto judge = [](const memory_kind& kind) {
    return make_pipeline<study_designs>(workload::clip_b16{},
                                        hardware::npu_with_memory<hardware::edge_22nm>{}, mapping::roofline{},
                                        main_memory{.kind = kind});
  };
  const auto at = design<study_designs>::at(0);
  const auto plain = make_pipeline<study_designs>(workload::clip_b16{}, hardware::edge_npu_22nm{},
                                                  mapping::roofline{})(at, latency, energy);
  const auto same = judge(kind::lpddr4)(at, latency, energy),
             dear = judge(kind::ddr3_30nm)(at, latency, energy);
  CHECK(same[energy]->value() == doctest::Approx(plain[energy]->value()).epsilon(1e-14));
  CHECK(*dear[energy] > *same[energy]);
  CHECK(*same[latency] == *plain[latency]);
  CHECK(*dear[latency] == *plain[latency]);
}
