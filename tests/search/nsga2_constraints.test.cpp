// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/nsga2.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <vector>

#include <doctest/doctest.h>
#include <search/toy_chips.hpp>

#include <co2design/search/random_search.hpp>

using namespace co2design;
using toy::chip_judge;
using toy::chips;

namespace {

// 924 of 16 777 216 designs meet its bound: those whose distances from the far corner sum to 6 at most.
struct narrow {
  using space_type = space<axis<"x0", range<0, 15>>, axis<"x1", range<0, 15>>, axis<"x2", range<0, 15>>,
                           axis<"x3", range<0, 15>>, axis<"x4", range<0, 15>>, axis<"x5", range<0, 15>>>;
  static constexpr std::size_t objective_count = 2;
  [[nodiscard]] static evaluation<2> evaluate(const design<space_type>& at) {
    const auto x = at.ordinals();
    double sum = 0;
    for (const std::uint32_t o : x) sum += 15 - o;
    evaluation<2> scores{.objectives = {static_cast<double>(x[0]), static_cast<double>(x[1])}};
    if (sum > 6) scores.violated = {.excess = (sum - 6) / 6, .broken = 1};
    return scores;
  }
  [[nodiscard]] static constexpr subspace<space_type> where() { return {}; }
};

struct never {
  using space_type = chips;
  template <class... Tags>
  constexpr auto operator()(const design<chips>&, Tags...) const noexcept {
    return results{slot<Tags, possible<double>>{infeasible("never")}...};
  }
};

}  // namespace

TEST_CASE("designs that break a bound are never on the front") {
  for (const std::uint64_t seed : {1U, 2U}) {
    const problem bounded{chip_judge{},     minimize(energy), minimize(latency),
                          latency <= 10_ms, area < 40_mm2,    accuracy >= 0.55};
    const auto found = nsga2{.population = 12, .generations = 30, .seed = seed}(bounded);
    CHECK_FALSE(found.empty());
    for (const auto& member : found) {
      CHECK(member[latency] <= 10_ms);
      CHECK(member[area] < 40_mm2);
      CHECK(member[accuracy] >= 0.55);
    }
    CHECK(toy::objectives_of(found) == toy::enumerated_front(bounded));
  }
}

TEST_CASE("a bound that few designs meet is found by going down the violations") {
  CHECK_FALSE(nsga2{.population = 40, .generations = 50}(narrow{}).empty());
  CHECK(random_search{.evaluations = 2040}(narrow{}).empty());
}

TEST_CASE("where no design meets the bounds the front is empty and the closest are listed") {
  std::vector<std::uint64_t> judged;
  const problem hopeless{chip_judge{&judged}, minimize(energy), maximize(accuracy), latency <= 500_us,
                         area <= 20_mm2};
  const auto found = nsga2{.population = 10, .generations = 30}(hopeless);
  CHECK(found.empty());
  CHECK(found.evaluations() == 96);
  CHECK(std::set(judged.begin(), judged.end()).size() == 96);
  CHECK(found.statement() ==
        "none of the 96 designs evaluated meets every bound; the least violating ones follow");
  std::vector<violation> all;
  for (std::uint64_t i = 0; i < chips::cardinality; ++i)
    all.push_back(hopeless.evaluate(design<chips>::at(i)).violated);
  std::sort(all.begin(), all.end(), [](const violation& a, const violation& b) { return a < b; });
  REQUIRE(found.closest_size() == 5);
  for (std::size_t i = 0; i < 5; ++i) CHECK(found.closest(i).scores().violated == all[i]);
}

TEST_CASE("where every design is infeasible for want of a value the search still ends") {
  const auto found = nsga2{.population = 10, .generations = 30}(problem(never{}, maximize(accuracy)));
  CHECK(found.empty());
  CHECK(found.evaluations() == 96);
  CHECK(found.closest_size() == 5);
  CHECK(found.closest(0)[accuracy].why().reason() == "never");
}
