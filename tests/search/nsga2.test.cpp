// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/nsga2.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <set>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <search/toy_chips.hpp>
#include <static_check.hpp>

#include <co2design/core/math.hpp>
#include <co2design/search/random_search.hpp>

using namespace co2design;
using toy::chip_judge;
using toy::chips;

namespace {

using indices = std::vector<std::uint64_t>;

// Energy, latency and accuracy of chips that have one.
auto study(indices* judged = nullptr, subspace<chips> where = {}) {
  return problem(chip_judge{judged}, minimize(energy), minimize(latency), maximize(accuracy), where);
}

struct recorder {
  std::vector<search_progress>& seen;
  void operator()(const search_progress& now) const { seen.push_back(now); }
};

bool each_once(const indices& judged) {
  return std::set(judged.begin(), judged.end()).size() == judged.size();
}

// A discrete ZDT1 (Zitzler, Deb, Thiele, Evol. Comput. 8(2), 2000): the front is where all axes but the first
// are 0. A problem by hand: no judge, no metrics.
struct zdt1 {
  using space_type = space<axis<"x0", range<0, 15>>, axis<"x1", range<0, 15>>, axis<"x2", range<0, 15>>,
                           axis<"x3", range<0, 15>>, axis<"x4", range<0, 15>>, axis<"x5", range<0, 15>>>;
  static constexpr std::size_t objective_count = 2;
  [[nodiscard]] evaluation<2> evaluate(const design<space_type>& at) const {
    const auto x = at.ordinals();
    double g = 1;
    for (std::size_t i = 1; i < x.size(); ++i) g += 9.0 / 5 * x[i] / 15;
    const double first = x[0] / 15.0;
    return {.objectives = {first, g * (1 - sqrt(first / g))}};
  }
  [[nodiscard]] static constexpr subspace<space_type> where() { return {}; }
  // How many of the 16 designs of the front are found.
  template <class Front>
  static std::size_t hits(const Front& found) {
    std::size_t count = 0;
    for (const auto& member : found) {
      const auto x = member.design().ordinals();
      count += std::all_of(x.begin() + 1, x.end(), [](std::uint32_t o) { return o == 0; });
    }
    return count;
  }
};

// So many designs that the last ones are not found by chance.
struct of_infinities {
  using space_type = space<axis<"x", range<0, 511>>>;
  static constexpr std::size_t objective_count = 2;
  static evaluation<2> evaluate(const design<space_type>& at) {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    const int x = at["x"_axis];
    return {.objectives = {x % 5 == 0 ? infinite : x, x % 7 == 0 ? -infinite : -x}};
  }
  static constexpr subspace<space_type> where() { return {}; }
};

}  // namespace

// ── what it finds ────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("given evaluations enough for the space, nsga2 finds the exact front") {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    indices judged;
    const auto found = nsga2{.population = 10, .generations = 50, .seed = seed}(study(&judged));
    CHECK(judged.size() == chips::cardinality);
    CHECK(each_once(judged));
    CHECK(found.evaluations() == chips::cardinality);
    CHECK(toy::objectives_of(found) == toy::enumerated_front(study()));
  }
}

TEST_CASE("the front is that of all designs evaluated, not of the last generation") {
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
    indices judged;
    const auto found = nsga2{.population = 4, .generations = 11, .seed = seed}(study(&judged));
    CHECK(judged.size() == 48);
    std::vector<std::array<double, 3>> seen;
    for (const auto index : indices(judged))
      if (const auto scores = study().evaluate(design<chips>::at(index)); scores.feasible())
        seen.push_back(scores.objectives);
    CHECK(found.size() > 4);
    CHECK(toy::objectives_of(found) == toy::unbeaten(seen));
  }
}

TEST_CASE("nsga2 finds the front of a space too large to enumerate, where random search does not") {
  STATIC_CHECK(search_problem<zdt1>);
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const auto found = nsga2{.population = 40, .generations = 79, .seed = seed}(zdt1{});
    CHECK(found.evaluations() == 3200);
    CHECK(zdt1::hits(found) >= 14);
    CHECK(zdt1::hits(random_search{.evaluations = 3200, .seed = seed}(zdt1{})) <= 2);
  }
}

TEST_CASE("one objective has one best design") {
  const auto found = nsga2{.population = 8, .generations = 20}(problem(chip_judge{}, minimize(latency)));
  CHECK(found.size() == 1);
  CHECK(found[0][latency] == 0.5_s / 512);
}

TEST_CASE("infinite objectives do no harm, and the last design is found, too") {
  for (const std::size_t population : {6U, 512U}) {
    std::vector<search_progress> seen;
    const auto found = nsga2{.population = population, .generations = 100}(of_infinities{}, recorder{seen});
    CHECK(found.evaluations() == 512);
    CHECK(seen.size() == (512 + population - 1) / population);
    CHECK(toy::objectives_of(found) == toy::enumerated_front(of_infinities{}));
  }
}

// ── what it evaluates ────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("nsga2 evaluates population times generations plus one designs, none twice") {
  for (const std::size_t population : {2U, 3U, 7U, 10U, 31U})
    for (const std::size_t generations : {0U, 1U, 2U}) {
      indices judged;
      const auto found =
          nsga2{.population = population, .generations = generations, .seed = 5}(study(&judged));
      CHECK(judged.size() == population * (generations + 1));
      CHECK(each_once(judged));
      CHECK(found.evaluations() == judged.size());
    }
}

TEST_CASE("without generations nsga2 is its first, random population") {
  indices judged;
  const auto found = nsga2{.population = 12, .generations = 0, .seed = 3}(study(&judged));
  indices expected;
  random_engine engine(3);
  while (expected.size() < 12)
    if (const auto at = sample<chips>(engine).index();
        std::find(expected.begin(), expected.end(), at) == expected.end())
      expected.push_back(at);
  CHECK(judged == expected);
}

TEST_CASE("a population below two is two") {
  for (const std::size_t population : {0U, 1U}) {
    indices judged;
    static_cast<void>(nsga2{.population = population, .generations = 3}(study(&judged)));
    CHECK(judged.size() == 8);
  }
}

TEST_CASE("the search ends when the space is exhausted") {
  subspace<chips> eight;
  eight.fix("cores"_axis = 2).fix("memory"_axis = 0);
  subspace<chips> one = eight;
  one.fix("width"_axis = 24);
  for (const std::size_t population : {2U, 3U, 8U, 20U, 200U}) {
    indices judged;
    const auto found = nsga2{.population = population, .generations = 1000}(study(&judged, eight));
    CHECK(judged.size() == 8);
    CHECK(each_once(judged));
    CHECK(toy::objectives_of(found) == toy::enumerated_front(study(nullptr, eight)));

    judged.clear();
    const auto single = nsga2{.population = population, .generations = 1000}(study(&judged, one));
    CHECK(judged.size() == 1);
    CHECK(single.size() == 1);
    CHECK(single[0]["width"_axis] == 24);
  }
}

TEST_CASE("held axes never move") {
  subspace<chips> where;
  where.fix("memory"_axis = 0).fix("cores"_axis = 4);
  indices judged;
  static_cast<void>(nsga2{.population = 3, .generations = 1}(study(&judged, where)));
  CHECK(judged.size() == 6);
  where = {};
  where.fix("memory"_axis = 1);
  judged.clear();
  static_cast<void>(nsga2{.population = 6, .generations = 4}(study(&judged, where)));
  CHECK(judged.size() == 30);
  for (const auto index : judged) CHECK(design<chips>::at(index)["memory"_axis] == 1);
}

// ── seeds ────────────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("the same seed evaluates the same designs in the same order and finds the same front") {
  const auto run = [](std::uint64_t seed) {
    indices judged;
    const auto found = nsga2{.population = 8, .generations = 3, .seed = seed}(study(&judged));
    return std::pair(judged, toy::objectives_of(found));
  };
  CHECK(run(1) == run(1));
  CHECK(run(77) == run(77));
  CHECK(run(1).first != run(2).first);
}

TEST_CASE("a run is a prefix of a longer one") {
  indices shorter, longer;
  static_cast<void>(nsga2{.population = 8, .generations = 3}(study(&shorter)));
  static_cast<void>(nsga2{.population = 8, .generations = 6}(study(&longer)));
  longer.resize(shorter.size());
  CHECK(shorter == longer);
}

TEST_CASE("a search object may be used again, on any problem") {
  constexpr nsga2 search{.population = 6, .generations = 5, .seed = 9};
  const auto first = search(study()), again = search(study());
  CHECK(toy::indices_of(first) == toy::indices_of(again));
  CHECK(search(zdt1{}).evaluations() == 36);
}

TEST_CASE("the same seed gives the same result with every compiler") {
  indices judged;
  const auto found = nsga2{.population = 6, .generations = 4, .seed = 42}(study(&judged));
  CHECK(judged == indices{8,  36, 65, 88, 95, 73, 15, 40, 52, 2,  63, 46, 26, 87, 89,
                          61, 51, 23, 45, 39, 75, 55, 90, 1,  49, 4,  68, 64, 58, 0});
  CHECK(toy::indices_of(found) ==
        indices{0, 2, 15, 1, 23, 26, 36, 39, 45, 51, 40, 46, 52, 65, 68, 61, 64, 87, 89, 88});
  CHECK(zdt1::hits(nsga2{.population = 20, .generations = 30, .seed = 42}(zdt1{})) == 13);
}

// ── progress ─────────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("observers see the search come along, once a generation") {
  std::vector<search_progress> seen;
  const auto found = nsga2{.population = 7, .generations = 6}(study(), recorder{seen});
  REQUIRE(seen.size() == 7);
  for (std::size_t i = 0; i < seen.size(); ++i) {
    CHECK(seen[i].evaluations == 7 * (i + 1));
    CHECK(seen[i].planned == 49);
    CHECK(seen[i].front_size >= 1);
  }
  CHECK(seen.back().evaluations == found.evaluations());
  CHECK(seen.back().front_size == found.size());
}

TEST_CASE("no more is planned than there are designs, however many generations") {
  for (const std::size_t generations :
       {std::size_t{30}, std::size_t{1} << 40, std::numeric_limits<std::size_t>::max()}) {
    std::vector<search_progress> seen;
    const auto found = nsga2{.population = 10, .generations = generations}(study(), recorder{seen});
    REQUIRE_FALSE(seen.empty());
    std::uint64_t before = 0;
    for (const auto& now : seen) {
      CHECK(now.planned == 96);
      CHECK(now.evaluations > before);
      CHECK(now.evaluations <= now.planned);
      before = now.evaluations;
    }
    CHECK(seen.back().evaluations == 96);
    CHECK(seen.back().front_size == found.size());
  }
}
