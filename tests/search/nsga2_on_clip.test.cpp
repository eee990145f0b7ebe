// SPDX-License-Identifier: BSL-1.0
#include <co2design/co2design.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

namespace {

using designs = join<presets::clip_b16_models, presets::edge_accelerators>;

constexpr auto study() {
  return problem(
      make_pipeline<designs>(workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::roofline{},
                             carbon::embodied_act{.fab = carbon::fab::taiwan},
                             carbon::operational{.grid = carbon::grid::california},
                             carbon::lifetime_total{.inferences = 30e6}, quality::clip_b16_published{}),
      minimize(total_carbon), maximize(accuracy), latency <= 50_ms, peak_throughput <= 20.48_tops,
      area <= 31.99_mm2);
}

// The area that a front dominates up to 2 kg CO2e and accuracy 0.
template <class Front>
double hypervolume(const Front& found) {
  double sum = 0, accuracy_before = 0;
  for (const auto& member : found) {
    const double carbon = member.scores().objectives[0], share = -member.scores().objectives[1];
    sum += std::max(0.0, 2 - carbon) * (share - accuracy_before);
    accuracy_before = share;
  }
  return sum;
}

template <std::size_t Size>
double median(std::array<double, Size> all) {
  std::sort(all.begin(), all.end());
  return all[Size / 2];
}

}  // namespace

TEST_CASE("on CLIP and edge accelerators nsga2 beats random search at equal evaluations") {
  std::array<double, 5> genetic{}, random{};
  for (std::size_t i = 0; i < genetic.size(); ++i) {
    const auto evolved = nsga2{.population = 40, .generations = 39, .seed = i + 1}(study());
    const auto drawn = random_search{.evaluations = 1600, .seed = i + 1}(study());
    REQUIRE(evolved.evaluations() == 1600);
    REQUIRE(drawn.evaluations() == 1600);
    genetic[i] = hypervolume(evolved);
    random[i] = hypervolume(drawn);
  }
  CHECK(median(genetic) > median(random));
  CHECK(*std::min_element(genetic.begin(), genetic.end()) > median(random));
}

TEST_CASE("on CLIP and edge accelerators every design of the front meets the bounds") {
  const auto found = nsga2{.population = 30, .generations = 9}(study());
  CHECK_FALSE(found.empty());
  double carbon_before = 0, accuracy_before = 0;
  for (const auto& member : found) {
    CHECK(member[latency] <= 50_ms);
    CHECK(member[peak_throughput] <= 20.48_tops);
    CHECK(member[area] <= 31.99_mm2);
    // Along the front more carbon buys more accuracy.
    const double carbon = member.scores().objectives[0], share = -member.scores().objectives[1];
    CHECK(carbon > carbon_before);
    CHECK(share > accuracy_before);
    carbon_before = carbon;
    accuracy_before = share;
  }
}

TEST_CASE("with tables designs are judged in blocks, and the search is the same") {
  const auto by_call = study();
  const auto tables = tabulate(by_call.judge(), total_carbon, accuracy, latency, peak_throughput, area);
  const problem in_blocks{tables,           minimize(total_carbon),        maximize(accuracy),
                          latency <= 50_ms, peak_throughput <= 20.48_tops, area <= 31.99_mm2};
  STATIC_CHECK(detail::batch_problem<std::remove_const_t<decltype(in_blocks)>>);
  STATIC_CHECK(!detail::batch_problem<std::remove_const_t<decltype(by_call)>>);
  constexpr nsga2 search{.population = 31, .generations = 12};
  const auto one = search(by_call);
  const auto other = search(in_blocks);
  REQUIRE(one.size() == other.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    CHECK(one[i].index() == other[i].index());
    CHECK(one[i].scores().objectives == other[i].scores().objectives);
  }
}

TEST_CASE("a copy of a run over tables goes on when the run is gone") {
  const auto judge = study().judge();
  const problem in_blocks{tabulate(judge, total_carbon, accuracy), minimize(total_carbon), maximize(accuracy),
                          accuracy >= 0.3};
  constexpr nsga2 search{.population = 20, .generations = 5};
  auto run = std::make_unique<decltype(search.start(in_blocks))>(20U, 5U, 1U, in_blocks);
  run->step();
  auto copy = *run;
  run.reset();
  copy.finish();
  const auto expected = search(in_blocks);
  REQUIRE(copy.result().size() == expected.size());
  const auto found = copy.result();
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(found[i].index() == expected[i].index());
}
