// SPDX-License-Identifier: BSL-1.0
//
// Whole fronts instead of one mapping: of CLIP's products on the study's 3240 chips; of whole models; and
// what choosing all mappings of a model together saves over the best of each by energy times latency. For the
// last, every design on the front of CLIP ViT-B/16 x 3240 chips (total carbon, latency, accuracy; at most 50
// ms and 20.48 TOPS): carbon at no more latency, latency at no more carbon, carbon at 50 ms. And the front by
// other goals: how many of its designs these beat, and its hypervolume, with that of a pipeline in which each
// product takes the least energy and the least latency that it may at once, which no choice of mappings can
// exceed.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <string>
#include <type_traits>
#include <vector>

#include <co2design/carbon.hpp>
#include <co2design/hardware.hpp>
#include <co2design/mapping.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/presets.hpp>
#include <co2design/quality.hpp>
#include <co2design/search.hpp>
#include <co2design/space.hpp>
#include <co2design/workload.hpp>

#include "clip_products.hpp"

namespace {

using namespace co2design;
using namespace co2design::literals;
using designs = join<presets::clip_b16_models, presets::edge_accelerators>;

// Mean, median, tail and greatest of some numbers.
class spread {
 public:
  void add(double one) { all_.push_back(one); }
  template <class Call>
  auto time(Call call) {
    const auto start = std::chrono::steady_clock::now();
    auto result = call();
    add(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count());
    return result;
  }
  void report(benchmark::State& state, const std::string& name) {
    std::sort(all_.begin(), all_.end());
    double sum = 0;
    for (const double one : all_) sum += one;
    const auto at = [&](double share) {
      return all_[static_cast<std::size_t>(share * static_cast<double>(all_.size() - 1))];
    };
    state.counters[name + "_mean"] = sum / static_cast<double>(all_.size());
    state.counters[name + "_p50"] = at(0.5);
    state.counters[name + "_p99"] = at(0.99);
    state.counters[name + "_max"] = all_.back();
  }

 private:
  std::vector<double> all_;
};

void product_fronts(benchmark::State& state, rule_set rules) {
  const auto chips = study_chips();
  spread us, points;
  for (auto _ : state)
    for (const auto& shape : clip_products(rules)) {
      mapping::gemm_front_mapper map(shape, rules);
      for (const auto& chip : chips)
        points.add(static_cast<double>(us.time([&] { return map(chip); })->size()));
    }
  us.report(state, "us");
  points.report(state, "points");
}

// The unpruned CLIP on every 37th chip.
void model_fronts(benchmark::State& state, rule_set rules) {
  const auto chips = study_chips();
  const auto text = workload::clip_text_operations(workload::clip_b_text, {}, rules),
             vision = workload::clip_vision_operations(workload::clip_b_vision, {}, rules),
             joint = workload::clip_joint_operations({}, rules);
  spread map_us, front_us, question_us, points;
  for (auto _ : state) {
    mapping::joint_mapper map(rules);
    for (std::size_t i = 0; i < chips.size(); i += 37) {
      const auto model = map_us.time([&] { return map(chips[i], text, vision, joint); });
      const auto front = front_us.time([&] { return model->costs.front(); });
      points.add(static_cast<double>(front->size()));
      const double cycles = (*front)[front->size() / 2].cycles;
      const auto least = question_us.time([&] { return model->costs.least_energy(cycles); });
      if (!(least->cost == (*front)[front->least_energy(cycles)])) state.SkipWithError("another answer");
    }
  }
  map_us.report(state, "map_us");
  front_us.report(state, "front_us");
  question_us.report(state, "question_us");
  points.report(state, "points");
}

// Each product at the least energy and the least latency of its front, at once: cheaper than any of its
// mappings.
struct dreamt_matrix {
  rule_set rules = rules::corrected;

  possible<mapping::operator_cost> operator()(const workload::operation& one,
                                              const hardware::accelerator& a) const {
    return worker()(one, a);
  }
  class worker_type {
   public:
    explicit worker_type(rule_set rules)
        : fastest_(rules, mapping::goal::latency), leanest_(rules, mapping::goal::energy) {}
    possible<mapping::operator_cost> operator()(const workload::operation& one,
                                                const hardware::accelerator& a) noexcept {
      const auto fast = fastest_(one, a), lean = leanest_(one, a);
      if (!fast) return fast.why();
      return mapping::operator_cost{fast->cycles, lean->energy};
    }

   private:
    mapping::exact_matrix_worker fastest_, leanest_;
  };
  [[nodiscard]] worker_type worker() const { return worker_type(rules); }
};
struct dreamt {
  rule_set rules = rules::corrected;
  [[nodiscard]] auto parts() const { return mapping::sequential_parts(dreamt_matrix{rules}); }
};

template <class Mapping>
auto judge_by(const Mapping& mapping) {
  return make_pipeline<designs>(
      workload::clip_b16{.rules = mapping.rules}, hardware::edge_npu_22nm{.rules = mapping.rules}, mapping,
      carbon::embodied_act{}, carbon::operational{}, carbon::lifetime_total{}, quality::clip_b16_published{});
}
template <class Mapping>
auto front_by(const Mapping& mapping) {
  const auto tables = tabulation{}(
      judge_by(mapping), subspace<designs>{}, sequential{}, [](const table_progress&) {},
      type_list<std::remove_const_t<decltype(total_carbon)>, std::remove_const_t<decltype(latency)>,
                std::remove_const_t<decltype(accuracy)>, std::remove_const_t<decltype(peak_throughput)>>{});
  return exact_search{}(problem(tables, minimize(total_carbon), minimize(latency), maximize(accuracy),
                                latency <= 50_ms, peak_throughput <= 20.48_tops));
}

void what_joint_mapping_adds(benchmark::State& state, rule_set rules) {
  for (auto _ : state) {
    const mapping::exact by{.rules = rules};
    const auto judge = judge_by(by);
    const auto front = front_by(by);
    std::vector<std::uint64_t> order;
    for (std::size_t i = 0; i < front.size(); ++i) order.push_back(front[i].index());
    mapping::joint_mapper map(rules);
    spread carbon_at_latency, latency_at_carbon, carbon_at_bound;
    int gains = 0;
    for (const std::uint64_t index : order) {
      const auto design = co2design::design<designs>::at(index);
      const auto seen = judge(design, total_carbon, lifetime_operational_carbon, energy, latency,
                              hardware::chip, workload::operations_of<"text">,
                              workload::operations_of<"vision">, workload::operations_of<"joint">);
      const auto& chip = *seen[hardware::chip];
      const auto model = map(chip, seen[workload::operations_of<"text">],
                             seen[workload::operations_of<"vision">], seen[workload::operations_of<"joint">]);
      // What rounding makes of the same mappings is no gain.
      const double more = 1 + 1e-12;
      const energy_quantity spent = *seen[energy];
      const double cycles = *seen[latency] * chip.process->frequency;
      const double running = *seen[lifetime_operational_carbon] / *seen[total_carbon];
      const auto saved = [&](double most_cycles) {
        return 100 * running * (1 - model->costs.least_energy(most_cycles)->cost.energy / spent);
      };
      const double less_carbon = saved(cycles * more),
                   less_latency = 100 * (1 - model->costs.least_cycles(spent * more)->cost.cycles / cycles);
      carbon_at_latency.add(less_carbon);
      latency_at_carbon.add(less_latency);
      carbon_at_bound.add(saved(50_ms * chip.process->frequency));
      gains += less_carbon > 1e-9 || less_latency > 1e-9;
    }
    state.counters["front"] = static_cast<double>(front.size());
    state.counters["designs_that_gain"] = gains;
    carbon_at_latency.report(state, "carbon_%");
    latency_at_carbon.report(state, "latency_%");
    carbon_at_bound.report(state, "carbon_at_50ms_%");
  }
}

using point = std::array<double, 3>;  // carbon, latency, less accuracy

template <class Front>
std::vector<point> points_of(const Front& front) {
  std::vector<point> all;
  for (const auto& one : front) {
    const auto& o = one.scores().objectives;
    all.push_back({o[0], o[1], o[2]});
  }
  return all;
}
bool beats(const point& a, const point& b) { return a[0] <= b[0] && a[1] <= b[1] && a[2] <= b[2] && a != b; }
std::size_t beaten(const std::vector<point>& by, const std::vector<point>& of) {
  return static_cast<std::size_t>(std::count_if(of.begin(), of.end(), [&](const point& one) {
    return std::any_of(by.begin(), by.end(), [&](const point& other) { return beats(other, one); });
  }));
}
// What is beaten of everything up to a corner: by accuracy, the area under a growing staircase.
double hypervolume(std::vector<point> all, const point& corner) {
  std::sort(all.begin(), all.end(), [](const point& a, const point& b) { return a[2] < b[2]; });
  std::map<double, double> stairs;  // latency by carbon
  double volume = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto after = stairs.upper_bound(all[i][0]);
    if (after == stairs.begin() || std::prev(after)->second > all[i][1]) {
      auto at = stairs.insert_or_assign(all[i][0], all[i][1]).first;
      for (++at; at != stairs.end() && at->second >= all[i][1];) at = stairs.erase(at);
    }
    const double next = i + 1 < all.size() ? all[i + 1][2] : corner[2];
    if (next == all[i][2]) continue;
    double area = 0;
    for (auto at = stairs.begin(); at != stairs.end(); ++at) {
      const auto right = std::next(at);
      area += ((right == stairs.end() ? corner[0] : right->first) - at->first) * (corner[1] - at->second);
    }
    volume += area * (next - all[i][2]);
  }
  return volume;
}

void other_goals(benchmark::State& state, rule_set rules) {
  for (auto _ : state) {
    using enum mapping::goal;
    const auto by_both = points_of(front_by(mapping::exact{rules, energy_times_latency})),
               by_energy = points_of(front_by(mapping::exact{rules, mapping::goal::energy})),
               by_latency = points_of(front_by(mapping::exact{rules, mapping::goal::latency})),
               by_dream = points_of(front_by(dreamt{rules}));
    point corner = by_both.front();
    for (const auto* front : {&by_both, &by_energy, &by_latency, &by_dream})
      for (const point& one : *front)
        for (std::size_t m = 0; m < 3; ++m) corner[m] = std::max(corner[m], one[m]);
    const double volume = hypervolume(by_both, corner);
    const auto report = [&](const std::string& name, const std::vector<point>& front) {
      state.counters[name] = static_cast<double>(front.size());
      state.counters[name + "_beats"] = static_cast<double>(beaten(front, by_both));
      state.counters[name + "_beaten"] = static_cast<double>(beaten(by_both, front));
      state.counters[name + "_volume_%"] = 100 * (hypervolume(front, corner) / volume - 1);
    };
    state.counters["front"] = static_cast<double>(by_both.size());
    report("by_energy", by_energy);
    report("by_latency", by_latency);
    report("dreamt", by_dream);
    auto by_any = by_both;
    for (const auto* front : {&by_energy, &by_latency})
      by_any.insert(by_any.end(), front->begin(), front->end());
    report("by_any", by_any);
  }
}

#define CO2DESIGN_BOTH(run)                                                                     \
  BENCHMARK_CAPTURE(run, reference, rules::reference)->Unit(benchmark::kSecond)->Iterations(1); \
  BENCHMARK_CAPTURE(run, corrected, rules::corrected)->Unit(benchmark::kSecond)->Iterations(1)
CO2DESIGN_BOTH(product_fronts);
CO2DESIGN_BOTH(model_fronts);
CO2DESIGN_BOTH(what_joint_mapping_adds);
CO2DESIGN_BOTH(other_goals);

}  // namespace
