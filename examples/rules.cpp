// SPDX-License-Identifier: BSL-1.0
//
// What separates the published estimator from the physics, in numbers: the tables of
// docs/explanation/estimator_and_physics.md, in the order of the page.

#include <algorithm>
#include <array>
#include <cstddef>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <co2design/co2design.hpp>

using namespace co2design;
using namespace co2design::literals;

namespace {

using designs = presets::edge_accelerators;

// CLIP ViT-B/16, unpruned, as a policy without axes.
struct clip {
  using provides = metrics<workload::operations_of<"text">, workload::operations_of<"vision">,
                           workload::operations_of<"joint">>;
  rule_set rules;

  constexpr auto operator()(auto const&) const noexcept {
    using namespace workload;
    return results{operations_of<"text">(clip_text_operations(clip_b_text, {}, rules)),
                   operations_of<"vision">(clip_vision_operations(clip_b_vision, {}, rules)),
                   operations_of<"joint">(clip_joint_operations({}, rules))};
  }
};

auto judge_under(rule_set rules) {
  return make_pipeline<designs>(
      clip{rules}, hardware::edge_npu_22nm{.rules = rules}, mapping::exact{.rules = rules},
      carbon::embodied_act{.dram = rules.applies(correction::one_memory_kind) ? carbon::act::lpddr4
                                                                              : carbon::act::lpddr3_20nm},
      carbon::operational{}, carbon::lifetime_total{});
}

std::string fixed(double value, int digits, int width) {
  std::ostringstream text;
  text << std::fixed << std::setprecision(digits) << std::setw(width) << value;
  return text.str();
}

// How much of the vision tower's latency its attention scores and weighted values take.
struct shares {
  double scores, values;
};
shares attention_of(const hardware::accelerator& chip, rule_set rules) {
  const mapping::exact_matrix by{.rules = rules};
  const std::int64_t tokens = workload::clip_shape{}.vision_tokens();
  double all = 0, scores = 0, values = 0;
  for (const workload::operation& one :
       workload::clip_vision_operations(workload::clip_b_vision, {}, rules)) {
    if (one.beside) continue;
    const double runs = static_cast<double>(one.repeat);
    const double cycles =
        runs * (one.on_tensor_core()
                    ? by(one, chip)->cycles
                    : mapping::vector_cycles(one, chip.knobs.width * chip.knobs.cores, rules));
    all += cycles;
    if (!one.on_tensor_core()) continue;
    if (one.k == tokens) scores += cycles;
    if (one.k == 64) values += cycles;
  }
  return {scores / all, values / all};
}

constexpr std::array<std::string_view, 19> names{"as published",
                                                 "layers counted once",
                                                 "attention dimensions",
                                                 "heads as batch",
                                                 "padding",
                                                 "energy per block",
                                                 "MAC energy",
                                                 "write energy",
                                                 "L2 bandwidth per core",
                                                 "weight registers",
                                                 "epilogues",
                                                 "vector operators",
                                                 "whole model",
                                                 "one L2 buffer",
                                                 "decoding",
                                                 "one area rule",
                                                 "one memory kind",
                                                 "memory capacity",
                                                 "explicit scenario"};

// The ladder, one rung after the other.
void ladder(const design<designs>& chip) {
  std::cout << "rung                         ms       mJ   kgCO2e  scores  values\n";
  for (int rung = 0; rung <= 18; ++rung) {
    const rule_set rules{static_cast<correction>(rung)};
    const auto judged = judge_under(rules)(chip, latency, energy, total_carbon, hardware::chip);
    const shares attention = attention_of(*judged[hardware::chip], rules);
    std::cout << std::setw(2) << rung << " " << std::left << std::setw(22)
              << names[static_cast<std::size_t>(rung)] << std::right
              << fixed(judged[latency]->in(units::millisecond), 2, 9)
              << fixed(judged[energy]->in(units::joule)*1e3, 1, 9)
              << fixed(judged[total_carbon]->in(units::kg_co2e), 3, 9) << fixed(100 * attention.scores, 1, 7)
              << "%" << fixed(100 * attention.values, 1, 7) << "%\n";
  }
}

// Which chips serve CLIP best, of those within the study's 20.48 TOPS and 50 ms.
void winners(std::string_view title, rule_set rules) {
  struct entry {
    design<designs> chip;
    double latency, energy, carbon;
  };
  const auto judge = judge_under(rules);
  std::vector<entry> all;
  for (std::uint64_t i = 0; i < designs::cardinality; ++i) {
    const auto chip = design<designs>::at(i);
    if (!(judge(chip)[peak_throughput] <= 20.48_tops)) continue;
    const auto judged = judge(chip, latency, energy, total_carbon);
    if (!(judged[latency] <= 50_ms)) continue;
    all.push_back({chip, judged[latency]->in(units::millisecond), judged[energy]->in(units::joule)*1e3,
                   judged[total_carbon]->in(units::kg_co2e)});
  }
  std::cout << title << ", " << all.size() << " chips within the limits\n";
  const auto show = [&](std::string_view what, double entry::*by) {
    const entry& best = *std::min_element(all.begin(), all.end(),
                                          [&](const entry& a, const entry& b) { return a.*by < b.*by; });
    const auto& d = best.chip;
    std::cout << "least " << std::left << std::setw(8) << what << std::right << d["cores"_axis] << " x ("
              << std::setw(3) << d["width"_axis] << " x " << std::setw(2) << d["depth"_axis] << "), "
              << std::setw(4) << d["l2_kib"_axis] << " KiB, " << std::setw(3) << d["l2_bw"_axis] << "/cycle, "
              << d["glb_mib"_axis] << " MiB: " << fixed(best.latency, 2, 6) << " ms, "
              << fixed(best.energy, 1, 6) << " mJ, " << fixed(best.carbon, 3, 6) << " kgCO2e\n";
  };
  show("latency", &entry::latency);
  show("energy", &entry::energy);
  show("carbon", &entry::carbon);
}

// Attention scores of 12 heads of 64 over 197 tokens, on one array of 128 x 16.
void scores() {
  const auto chip =
      hardware::make_accelerator({1, 128, 16, 256 * 1024, 128, 8 * 1024 * 1024}, hardware::edge_22nm);
  const auto row = [&](std::string_view what, const mapping::gemm_shape& shape, correction rung) {
    const auto mapped = mapping::map_exactly(shape, *chip, {rung});
    const auto& tile = mapped->nest.array;
    const auto& held = mapped->nest.registers;
    const auto busy = [&](mapping::letter x) {
      return tile[static_cast<std::size_t>(x)] / held[static_cast<std::size_t>(x)];
    };
    const auto used = busy(mapping::letter::n) * busy(mapping::letter::c) * busy(mapping::letter::k);
    std::cout << std::left << std::setw(34) << what << std::right << fixed(mapped->cycles, 0, 9)
              << " cycles, " << std::setw(4) << used << " of 2048 elements\n";
  };
  row("rows 12 x 197, 197 deep, published", {12 * 197, 197, 197}, correction::none);
  row("64 deep", {12 * 197, 64, 197}, correction::attention_dimensions);
  row("each head by itself", {197, 64, 197, 12}, correction::heads_as_batch);
  row("padded", {197, 64, 197, 12}, correction::padding);
  row("all corrections", {197, 64, 197, 12}, correction::explicit_scenario);
}

// How much of the vision tower the scores are, over chips of the study.
void share_of_scores(rule_set rules) {
  std::vector<double> all;
  for (std::uint64_t i = 0; i < designs::cardinality; i += 13) {
    const auto judge = judge_under(rules);
    all.push_back(attention_of(*judge(design<designs>::at(i))[hardware::chip], rules).scores);
  }
  std::sort(all.begin(), all.end());
  double sum = 0;
  for (const double one : all) sum += one;
  std::cout << all.size() << " chips: mean " << fixed(100 * sum / static_cast<double>(all.size()), 1, 4)
            << "%, median " << fixed(100 * all[all.size() / 2], 1, 4) << "%, most "
            << fixed(100 * all.back(), 1, 4) << "%\n";
}

// What an element costs wherever it goes, pJ.
void accesses() {
  const auto chip =
      hardware::make_accelerator({1, 256, 8, 64 * 1024, 128, 2 * 1024 * 1024}, hardware::edge_22nm);
  std::cout << "pJ an element         MAC  L2 read  L2 write  GLB read  GLB write     DRAM\n";
  const auto row = [&](std::string_view what, rule_set rules) {
    const auto e = mapping::detail::prices_of(*chip, rules);
    std::cout << std::left << std::setw(16) << what << std::right << fixed(e.mac, 3, 9)
              << fixed(e.l2_read, 3, 9) << fixed(e.l2_write, 3, 10) << fixed(e.glb_read, 3, 10)
              << fixed(e.glb_write, 3, 11) << fixed(e.dram, 0, 9) << "\n";
  };
  row("as published", rules::reference);
  row("corrected", rules::corrected);
}

}  // namespace

int main() {
  ladder(design<designs>("cores"_axis = 1, "width"_axis = 256, "depth"_axis = 8, "l2_kib"_axis = 64,
                         "l2_bw"_axis = 128, "glb_mib"_axis = 2));
  std::cout << "--\n";
  scores();
  std::cout << "--\n";
  share_of_scores(rules::reference);
  share_of_scores(rules::corrected);
  std::cout << "--\n";
  accesses();
  std::cout << "--\n";
  winners("as published", rules::reference);
  winners("corrected", rules::corrected);
}
