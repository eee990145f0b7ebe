// SPDX-License-Identifier: BSL-1.0
//
// Where the results of the study's pipeline come from, constant by constant.
#include <co2design/co2design.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

using namespace co2design;
using namespace co2design::literals;

namespace {

using study_designs = join<presets::clip_b16_models, presets::edge_accelerators>;
using texts = std::vector<std::string>;

auto study(carbon::operational in_use = {}, rule_set rules = rules::corrected) {
  return make_pipeline<study_designs>(workload::clip_b16{.rules = rules},
                                      hardware::edge_npu_22nm{.rules = rules},
                                      mapping::roofline{.rules = rules}, carbon::embodied_act{}, in_use,
                                      carbon::lifetime_total{}, quality::clip_b16_published{});
}

// "policy.constant = value unit (name, year)" of each row.
texts lines(const origins& all) {
  texts out;
  for (const auto& one : all.rows)
    out.push_back(concat({one.policy, ".", one.constant, " = ", report::value_text(one), " ", one.unit, " (",
                          one.name, ", ", std::to_string(one.year), ")"}));
  return out;
}
texts with_policy(const texts& all, std::string_view policy) {
  texts out;
  for (const auto& one : all)
    if (one.starts_with(policy)) out.push_back(one);
  return out;
}

const texts of_area{"hardware::npu.mac = 379.846667 um2 (22 nm, 2025)",
                    "hardware::npu.tensor_registers = 0.348053 um2 (22 nm, 2025)",
                    "hardware::npu.vector_registers = 0.13052 um2 (22 nm, 2025)",
                    "hardware::npu.l2.area = 105921 to 1642130, 6 values um2 (22 nm, 2025)",
                    "hardware::npu.glb.area = 3100860 to 71471600, 6 values um2 (22 nm, 2025)"};
const texts of_chip{"hardware::npu.frequency = 625 MHz (22 nm, 2025)",
                    "hardware::npu.mac_energy = 0.469035 pJ (22 nm, 2025)",
                    "hardware::npu.tensor_register_read = 0.190888 pJ (22 nm, 2025)",
                    "hardware::npu.tensor_register_write = 0.254518 pJ (22 nm, 2025)",
                    "hardware::npu.vector_register_read = 0.088823 pJ (22 nm, 2025)",
                    "hardware::npu.vector_register_write = 0.11843 pJ (22 nm, 2025)",
                    "hardware::npu.l2.read = 5.428359 to 17.421444, 6 values pJ (22 nm, 2025)",
                    "hardware::npu.l2.write = 5.08094 to 15.95355, 6 values pJ (22 nm, 2025)",
                    "hardware::npu.glb.read = 24.296144 to 121.696794, 6 values pJ (22 nm, 2025)",
                    "hardware::npu.glb.write = 20.6046 to 115.787, 6 values pJ (22 nm, 2025)",
                    "hardware::npu.lookup = 2 pJ (22 nm, 2025)",
                    "hardware::npu.dram_access = 256 pJ (22 nm, 2025)",
                    "hardware::npu.tensor_register_entries = 32 1 (22 nm, 2025)",
                    "hardware::npu.vector_register_entries = 12 1 (22 nm, 2025)"};
const texts of_making{"carbon::embodied_act.fab = 642 g/kWh (taiwan, 2023)",
                      "carbon::embodied_act.energy_per_area = 1.077 kWh/cm2 (logic 22 nm, 2022)",
                      "carbon::embodied_act.gas_per_area = 188.28 g/cm2 (logic 22 nm, 2022)",
                      "carbon::embodied_act.materials_per_area = 500 g/cm2 (logic 22 nm, 2022)",
                      "carbon::embodied_act.yield = 0.875 1 (yield 0.875, 2022)"};
const texts of_memory{"carbon::embodied_act.yield = 0.875 1 (yield 0.875, 2022)",
                      "carbon::embodied_act.dram = 48 g/GB (LPDDR4, 2022)",
                      "carbon::embodied_act.dram_capacity = 1 GB (1 GB, 2025)"};
const texts of_clip{".text_tokens = 77 1 (CLIP, 2021)", ".head_size = 64 1 (CLIP, 2021)",
                    ".image = 224 1 (CLIP, 2021)", ".patch = 16 1 (CLIP, 2021)",
                    ".projection = 512 1 (CLIP, 2021)"};

texts joined(texts all, const texts& more) {
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

}  // namespace

TEST_CASE("the total carbon of the study comes from these constants and no others") {
  const origins all = provenance(study(), total_carbon);
  const texts rows = lines(all);
  texts towers, joint;
  for (const auto& one : of_clip) {
    towers.push_back("workload::tower_operations" + one);
    joint.push_back("workload::clip_joint" + one);
  }
  CHECK(with_policy(rows, "workload::") == joined(towers, joint));
  const texts chip = with_policy(rows, "hardware::");
  CHECK(chip.size() == of_area.size() + of_chip.size());
  for (const auto& one : joined(of_area, of_chip)) CHECK(std::count(chip.begin(), chip.end(), one) == 1);
  CHECK(
      with_policy(rows, "mapping::") ==
      texts{"mapping::sequential_part.cycles_per_element = 1 to 27, 10 values 1 (cycles per element, 2025)"});
  CHECK(with_policy(rows, "carbon::") ==
        joined(joined(of_making, {of_memory[1], of_memory[2]}),
               {"carbon::operational.grid = 224 g/kWh (california, 2024)",
                "carbon::lifetime_total.inferences = 3e+07 1 (30 million, 2025)"}));
  CHECK(rows.size() == 10 + 19 + 1 + 7 + 2);
  CHECK(all.silent.empty());
  for (const auto& one : all.rows) {
    CAPTURE(one.constant);
    CHECK(one.year >= 2018);
    CHECK(one.source.size() > 20);
    CHECK(one.known != evidence::given);
  }
}

TEST_CASE("one metric lists only what went into it") {
  CHECK(lines(provenance(study(), area)) == of_area);
  CHECK(lines(provenance(study(), embodied_chip)) == joined(of_area, of_making));
  CHECK(with_policy(lines(provenance(study(), embodied_memory)), "carbon::") == of_memory);
  CHECK(lines(provenance(study(), peak_throughput)) == texts{of_chip[0]});
  CHECK(with_policy(lines(provenance(study(), energy)), "carbon::").empty());
  CHECK(lines(provenance(study(), accuracy)).size() == 10);
  CHECK(lines(provenance(study(), accuracy_low)).size() == 15);
}

TEST_CASE("what the caller changes is the caller's, and the rules say which constants are taken") {
  const origins changed = provenance(study({.grid = 100_g_per_kWh}), operational_carbon);
  CHECK(changed.rows.back().constant == "grid");
  CHECK(changed.rows.back().known == evidence::given);
  CHECK(changed.rows.back().source == "given by the caller");
  const texts published = lines(provenance(study({}, rules::reference), energy));
  CHECK(with_policy(published, "mapping::").size() == 2);
  CHECK(with_policy(published, "mapping::")[1] ==
        "mapping::sequential_part.mac_energy = 2.2 pJ (2.2 pJ a MAC, 2025)");
}

TEST_CASE("no shipped policy keeps silent, nor lists a constant without a source") {
  using nine = space<axis<"text_layers", values<12>>, axis<"text_hidden", values<768>>,
                     axis<"text_ffn", values<3072>>, axis<"text_heads", values<12>>>;
  using vision = space<axis<"vision_layers", values<12>>, axis<"vision_hidden", values<768>>,
                       axis<"vision_ffn", values<3072>>, axis<"vision_heads", values<12>>>;
  const auto all = [](const origins& of, std::size_t at_least) {
    CHECK(of.silent.empty());
    CHECK(of.rows.size() >= at_least);
    for (const auto& one : of.rows) CHECK(one.known != evidence::given);
  };
  all(provenance(make_pipeline<nine>(workload::bert_base{}, workload::bert_parameters{},
                                     workload::weights_in_memory{})),
      7);
  all(provenance(make_pipeline<vision>(workload::vit_b16{}, workload::vit_parameters{})), 4);
  all(provenance(make_pipeline<nine>(workload::llama_3_8b{},
                                     workload::llama_parameters{.shape = workload::llama_3},
                                     workload::decoder_in_memory{.shape = workload::llama_3})),
      5);
  all(provenance(
          make_pipeline<join<nine, vision>>(workload::clip_parameters{.shapes = workload::clip_h14_shapes})),
      6);
  const origins other = provenance(make_pipeline<nine>(workload::bert_base{.tokens = 128}));
  CHECK(other.rows[0].constant == "tokens");
  CHECK(other.rows[0].known == evidence::given);
}
