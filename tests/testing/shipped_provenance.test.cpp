// SPDX-License-Identifier: BSL-1.0
//
// Where the results of the study's pipeline come from, constant by constant.
#include <co2design/co2design.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

using namespace co2design;
using namespace co2design::literals;

namespace {

struct given_energy {
  using provides = metrics<energy>;
  constexpr auto operator()(auto const&) const noexcept { return 1_J; }
};

struct given_run {
  using provides = metrics<latency, embodied_carbon>;
  constexpr auto operator()(auto const&) const noexcept {
    return results{latency(1_s), embodied_carbon(1_kgCO2e)};
  }
};

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
                      "carbon::embodied_act.yield = 0.875 1 (yield, 2022)"};
const texts of_memory{"carbon::embodied_act.yield = 0.875 1 (yield, 2022)",
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

// What the headers say of their constants, wherever a shipped policy takes one, and the regions by short
// names.
namespace {

using text_tower = space<axis<"text_layers", values<12>>, axis<"text_hidden", values<768>>,
                         axis<"text_ffn", values<3072>>, axis<"text_heads", values<12>>>;
using vision_tower = space<axis<"vision_layers", values<12>>, axis<"vision_hidden", values<768>>,
                           axis<"vision_ffn", values<3072>>, axis<"vision_heads", values<12>>>;
using both_towers = join<text_tower, vision_tower>;

struct given_area {
  using provides = metrics<area>;
  constexpr auto operator()(auto const&) const noexcept { return 10_mm2; }
};

// The policies of embodied carbon, with each of their parts.
void add_embodied(std::vector<origins>& all) {
  using namespace carbon;
  const auto add = [&](const auto& policy) {
    all.push_back(provenance(make_pipeline<text_tower>(given_area{}, policy)));
  };
  add(basic_embodied_act<double, on_wafer<negative_binomial_yield>>{});
  add(embodied_imec{});
  add(embodied_ecochip{});
  for (const auto& one : {bonding::micro_bumps_die_to_wafer, bonding::micro_bumps_wafer_to_wafer,
                          bonding::hybrid_die_to_wafer, bonding::hybrid_wafer_to_wafer})
    add(embodied_3dcarbon{.tiers = 2, .bonding = one});
  for (const auto kind : {joined_by::rdl_fanout, joined_by::silicon_bridge, joined_by::passive_interposer,
                          joined_by::active_interposer, joined_by::stack}) {
    add(embodied_chiplets<2>{.chiplets = equal_chiplets<2>(22), .packaging = {.kind = kind}});
    // how the chip is cut is the caller's
    std::erase_if(all.back().rows, [](const auto& one) { return one.constant == "share"; });
  }
  for (const auto& one : {kind::lpddr4, kind::lpddr2_20nm, kind::ddr3_30nm, kind::ddr3_40nm, kind::ddr3_50nm})
    add(main_memory{.kind = one});
  add(chip_design{});
  add(device_parts{});
}

std::vector<origins> all_shipped() {
  using namespace workload;
  std::vector<origins> all{
      provenance(study()),
      provenance(study({}, rules::reference)),
      provenance(make_pipeline<both_towers>(clip_b32{}, clip_parameters{})),
      provenance(make_pipeline<both_towers>(clip_l14{}, clip_parameters{.shapes = clip_h14_shapes})),
      provenance(make_pipeline<text_tower>(bert_base{}, bert_parameters{}, weights_in_memory{})),
      provenance(make_pipeline<vision_tower>(vit_b16{}, vit_parameters{})),
      provenance(make_pipeline<text_tower>(llama_2_7b{}, llama_parameters{}, decoder_in_memory{})),
      provenance(make_pipeline<text_tower>(llama_3_8b{}, llama_parameters{.shape = llama_3},
                                           decoder_in_memory{.shape = llama_3}))};
  add_embodied(all);
  origins& grids = all.emplace_back();
  for (const carbon::region& one : carbon::regions) {
    const auto takes = make_pipeline<text_tower>(given_energy{}, carbon::operational{.grid = one});
    grids.rows.push_back(provenance(takes, operational_carbon).rows.at(0));
    grids.rows.back().policy = "carbon::grid";
  }
  all.push_back(
      provenance(make_pipeline<text_tower>(given_energy{}, given_run{}, carbon::operational_metered{},
                                           carbon::charged_total{}, carbon::per_inference{}, carbon::sci{})));
  // What is emitted once is the caller's; the rest of their constants is not.
  origins& once = all.emplace_back();
  for (const auto& cited : {carbon::pue::industry_2023, carbon::pue::industry_2019, carbon::pue::google}) {
    const auto takes = make_pipeline<text_tower>(carbon::training{.energy = 1_J, .pue = cited},
                                                 carbon::search{.cpu_time = 1_s, .pue = cited});
    for (const auto& one : provenance(takes).rows)
      if (one.known != evidence::given) once.rows.push_back(one);
  }
  return all;
}

std::string field(std::string_view text) {
  if (text.find_first_of(",\"") == text.npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

// docs/reference/data/library.csv, from which the reference page is written.
texts library() {
  texts out{"policy,constant,name,value,unit,year,source,known,uncertainty"};
  for (const origins& some : all_shipped())
    for (const auto& one : some.rows) {
      std::string line;
      for (const std::string& cell : {one.policy, one.constant, one.name, report::value_text(one), one.unit,
                                      one.year == 0 ? std::string("unknown") : std::to_string(one.year),
                                      one.source, std::string(to_text(one.known)),
                                      one.uncertainty < 0 ? std::string() : report::exact(one.uncertainty)})
        line += concat({line.empty() ? "" : ",", field(cell)});
      if (std::find(out.begin(), out.end(), line) == out.end()) out.push_back(line);
    }
  return out;
}

}  // namespace

TEST_CASE("no shipped policy keeps silent, nor lists a constant without a source") {
  const auto all = all_shipped();
  CHECK(all.size() == 11 + 19);
  for (const origins& one : all) {
    CHECK(one.silent.empty());
    CHECK(one.rows.size() >= 3);
    for (const auto& row : one.rows) {
      CAPTURE(row.constant);
      CHECK(row.known != evidence::given);
    }
  }
  const origins other = provenance(make_pipeline<text_tower>(workload::bert_base{.tokens = 128}));
  CHECK(other.rows[0].constant == "tokens");
  CHECK(other.rows[0].known == evidence::given);
}

// With CO2DESIGN_UPDATE set in the environment the file is written instead; then run
// docs/reference/data/tables.py.
TEST_CASE("the catalogue of the reference page has what the headers say") {
  const std::string path = CO2DESIGN_TEST_DATA "/../../docs/reference/data/library.csv";
  const texts expected = library();
  if (std::getenv("CO2DESIGN_UPDATE") != nullptr) {
    std::ofstream file(path);
    for (const auto& line : expected) file << line << '\n';
  }
  std::ifstream file(path);
  texts found;
  for (std::string line; std::getline(file, line);) found.push_back(line);
  REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] == expected[i]);
}
