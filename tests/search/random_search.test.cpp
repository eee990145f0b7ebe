// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/random_search.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <vector>

#include <doctest/doctest.h>
#include <search/toy_chips.hpp>

using namespace co2design;
using toy::chip_judge;
using toy::chips;

namespace {

const auto study = [](std::vector<std::uint64_t>* judged = nullptr, subspace<chips> where = {}) {
  return problem(chip_judge{judged}, minimize(energy), minimize(latency), maximize(accuracy), where);
};

using large = space<axis<"a", range<0, 999>>, axis<"b", range<0, 999>>>;
struct large_judge {
  using space_type = large;
  std::vector<std::uint64_t>* judged = nullptr;
  template <class... Tags>
  constexpr auto operator()(const design<large>& at, Tags...) const noexcept {
    judged->push_back(at.index());
    return results{slot<Tags, double>{static_cast<double>(at["a"_axis] + at["b"_axis])}...};
  }
};

}  // namespace

TEST_CASE("random search finds the whole front where the budget covers the space") {
  for (const std::uint64_t budget : {96U, 97U, 100'000U}) {
    std::vector<std::uint64_t> judged;
    const auto found = random_search{.evaluations = budget}(study(&judged));
    CHECK(judged.size() == 96);
    CHECK(found.evaluations() == 96);
    CHECK(toy::objectives_of(found) == toy::enumerated_front(study()));
  }
}

TEST_CASE("random search evaluates as many designs as it may, none twice") {
  for (const std::uint64_t budget : {1U, 2U, 50U, 95U}) {
    std::vector<std::uint64_t> judged;
    const auto found = random_search{.evaluations = budget, .seed = 4}(study(&judged));
    CHECK(judged.size() == budget);
    CHECK(std::set(judged.begin(), judged.end()).size() == budget);
    CHECK(found.evaluations() == budget);
    for (const auto index : toy::indices_of(found))
      CHECK(std::find(judged.begin(), judged.end(), index) != judged.end());
  }
}

TEST_CASE("random search finds the front of what it evaluated") {
  std::vector<std::uint64_t> judged;
  const auto found = random_search{.evaluations = 40, .seed = 9}(study(&judged));
  std::vector<std::array<double, 3>> seen;
  for (const auto index : std::vector(judged))
    if (const auto scores = study().evaluate(design<chips>::at(index)); scores.feasible())
      seen.push_back(scores.objectives);
  CHECK(toy::objectives_of(found) == toy::unbeaten(seen));
}

TEST_CASE("no evaluations find nothing") {
  const auto found = random_search{.evaluations = 0}(study());
  CHECK(found.empty());
  CHECK(found.closest_size() == 0);
  CHECK(found.evaluations() == 0);
}

TEST_CASE("the same seed evaluates the same designs, another seed others") {
  const auto designs_of = [](std::uint64_t seed) {
    std::vector<std::uint64_t> judged;
    static_cast<void>(random_search{.evaluations = 30, .seed = seed}(study(&judged)));
    return judged;
  };
  CHECK(designs_of(1) == designs_of(1));
  CHECK(designs_of(1) != designs_of(2));
}

TEST_CASE("random search keeps to its subspace") {
  subspace<chips> where;
  where.fix("memory"_axis = 1);
  for (const std::uint64_t budget : {20U, 1000U}) {
    std::vector<std::uint64_t> judged;
    const auto found = random_search{.evaluations = budget}(study(&judged, where));
    CHECK(judged.size() == std::min<std::uint64_t>(budget, 32));
    for (const auto index : judged) CHECK(design<chips>::at(index)["memory"_axis] == 1);
    if (budget > 32) CHECK(toy::objectives_of(found) == toy::enumerated_front(study(nullptr, where)));
  }
}

TEST_CASE("observers see the search come along to its end") {
  std::vector<std::uint64_t> judged;
  std::vector<search_progress> seen;
  const problem sums(large_judge{&judged}, minimize(accuracy));
  const auto found =
      random_search{.evaluations = 3000}(sums, [&](const search_progress& now) { seen.push_back(now); });
  REQUIRE(seen.size() == 3);
  for (std::size_t i = 0; i < seen.size(); ++i) {
    CHECK(seen[i].planned == 3000);
    CHECK(seen[i].front_size == 1);
    if (i > 0) CHECK(seen[i - 1].evaluations < seen[i].evaluations);
  }
  CHECK(seen.back().evaluations == 3000);
  CHECK(found.evaluations() == judged.size());
}

TEST_CASE("the same seed gives the same designs with every compiler") {
  std::vector<std::uint64_t> judged;
  static_cast<void>(
      random_search{.evaluations = 8, .seed = 2024}(problem(large_judge{&judged}, minimize(accuracy))));
  CHECK(judged == std::vector<std::uint64_t>{55792, 782103, 72054, 159715, 773650, 244872, 394335, 257007});
}
