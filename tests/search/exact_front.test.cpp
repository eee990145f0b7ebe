// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/exact_front.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <co2design/testing/policy_laws.hpp>

#include <doctest/doctest.h>
#include <search/random_worlds.hpp>
#include <search/toy_chips.hpp>

using namespace co2design;
using namespace worlds;

namespace {

using three = space<axis<"a", range<0, 5>>, axis<"b", range<0, 6>>, axis<"c", range<0, 4>>>;

// Pieces at the same time.
struct threads {
  template <indexed_task Task>
  void operator()(std::size_t count, const Task& task) const {
    std::vector<std::thread> all;
    for (std::size_t i = 0; i < count; ++i) all.emplace_back([&, i] { static_cast<void>(task(i)); });
    for (auto& one : all) one.join();
  }
  [[nodiscard]] static std::size_t concurrency() noexcept { return 3; }
};

auto sums_of_three(std::uint64_t seed) {
  random_engine engine(seed);
  return make_pipeline<three>(
      leaf<x, "a", "b">{random_table(engine)}, leaf_with_gaps<y, "b", "c">{{.seed = seed, .gaps = 3}},
      leaf<z, "c">{random_table(engine)}, sum_of<f, x, y, z>{{1, 1, 0.5}}, sum_of<g, y, z>{{1, -1}});
}

std::string text_of(const exact_report& report) {
  std::ostringstream text;
  text << report;
  return text.str();
}

}  // namespace

TEST_CASE("the whole front of a pipeline, in one call") {
  const problem study(sums_of_three(5), minimize(f), maximize(g));
  const auto found = exact_front(study);
  CHECK(vectors(found) == by_definition(study).objectives);
  CHECK(found.size() > 1);
  CHECK(found.is_whole());
  CHECK(found.evaluations() == three::cardinality);
  CHECK(found.statement() ==
        "the whole front: " + std::to_string(found.size()) + " non-dominated designs of 210");
  CHECK(indices(exact_search{}(study)) == indices(found));
}

TEST_CASE("threads find the same designs") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const problem study(sums_of_three(seed), minimize(f), maximize(g));
    for (const bool keep_ties : {false, true}) {
      const exact_search search{.keep_ties = keep_ties};
      CHECK(indices(search(study, threads{})) == indices(search(study)));
    }
  }
}

// ── where nothing decomposes ─────────────────────────────────────────────────────────────────────────────

TEST_CASE("a judge that is no pipeline is asked for every design, and the report says so") {
  std::vector<std::uint64_t> judged;
  const problem chips(toy::chip_judge{&judged}, minimize(energy), minimize(latency), accuracy >= 0.5);
  std::vector<std::uint64_t> done;
  const auto found = exact_search{}(chips, sequential{}, [&](const exact_progress& now) {
    CHECK(std::string_view(now.stage) == "designs");
    CHECK(now.planned == 96);
    done.push_back(now.done);
  });
  CHECK(judged.size() == 96);
  CHECK(done == std::vector<std::uint64_t>{96});
  CHECK(toy::objectives_of(found) == toy::enumerated_front(chips));
  CHECK(found.report().enumerated);
  CHECK(found.report().looked_at == 96);
  CHECK(found.is_whole());
  CHECK(text_of(found.report()) == "nothing decomposes: each of the 96 designs was evaluated\n");
}

TEST_CASE("a policy on too many designs for a table is asked for every design") {
  using large = space<axis<"a", range<0, 999>>, axis<"b", range<0, 999>>, axis<"c", range<0, 999>>>;
  static_assert(large::cardinality > detail::most_rows);
  const auto judge = make_pipeline<large>(leaf<x, "a", "b", "c">{}, leaf<y, "c">{});
  subspace<large> where;
  where.fix("a"_axis = 7).fix("b"_axis = 3);
  const problem study(judge, minimize(x), maximize(y), where);
  const auto found = exact_front(study);
  CHECK(found.report().enumerated);
  CHECK(found.report().designs == 1000);
  CHECK(vectors(found) == by_definition(study).objectives);
}

// ── bounds that nothing meets ────────────────────────────────────────────────────────────────────────────

TEST_CASE("where no design meets the bounds the front is empty, and says of how many") {
  const problem hopeless(sums_of_three(3), minimize(f), z > 1e9);
  const auto found = exact_front(hopeless);
  CHECK(found.empty());
  CHECK(found.is_whole());
  CHECK(found.statement() == "none of the 210 designs there are meets every bound");
  CHECK(found.report().looked_at == 0);
  CHECK(text_of(found.report()).find("to the last bit: 0 of 210 designs\n") != std::string::npos);
  CHECK(exact_search{.keep_ties = true}(hopeless).empty());
  CHECK(exact_search{.prune = false}(hopeless).empty());

  const auto enumerated = exact_front(problem(toy::chip_judge{}, minimize(energy), latency <= 1_us));
  CHECK(enumerated.statement() ==
        "none of the 96 designs there are meets every bound; the least violating ones follow");
}

TEST_CASE("a limit that is NaN is met by nothing") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(exact_front(problem(sums_of_three(3), minimize(f), z <= nan)).empty());
}

// ── what is refused, and what ends a search ──────────────────────────────────────────────────────────────

namespace {

struct counting_leaf {
  using provides = metrics<x>;
  using reads = axes<"a", "b">;
  int* calls;
  double operator()(const auto& in) const noexcept {
    ++*calls;
    return in["a"_axis] + in["b"_axis];
  }
};

}  // namespace

TEST_CASE("tables that are too large are refused before anything is computed") {
  int calls = 0;
  const problem study(make_pipeline<three>(counting_leaf{&calls}), minimize(x));
  CHECK_THROWS_AS(static_cast<void>(exact_search{.most_table_bytes = 42 * 8 - 1}(study)), std::length_error);
  CHECK(calls == 0);
  CHECK(exact_search{.most_table_bytes = 42 * 8}(study).size() == 1);
  CHECK(calls == 42);
}

TEST_CASE("observers see tables filled and designs looked at, and may end both") {
  const problem study(sums_of_three(2), minimize(f), minimize(g), maximize(z));
  std::uint64_t rows = 0, designs = 0;
  bool ended = false;
  const auto found = exact_search{.prune = false}(study, backwards{}, [&](const exact_progress& now) {
    const bool fills = std::string_view(now.stage) == "rows";
    std::uint64_t& last = fills ? rows : designs;
    CHECK((fills || std::string_view(now.stage) == "designs"));
    CHECK(now.planned == (fills ? 42 + 35 + 5 : 210));
    CHECK(now.done > last);
    CHECK_FALSE((fills && designs > 0));
    last = now.done;
    ended = !fills && now.done == now.planned;
  });
  CHECK(rows == 82);
  CHECK(ended);
  for (const std::string_view stage : {"rows", "designs"}) {
    const auto stop = [&](const exact_progress& now) {
      if (now.stage == stage) throw std::runtime_error("enough");
    };
    CHECK_THROWS_WITH(static_cast<void>(exact_search{}(study, sequential{}, stop)), "enough");
  }
}

// ── promises ─────────────────────────────────────────────────────────────────────────────────────────────

namespace {

// A product: rises with both where both are positive, and nowhere else.
struct product {
  using provides = metrics<f>;
  using needs = metrics<x, y>;
  using monotone = increasing<x, y>;
  constexpr auto operator()(const auto& in) const noexcept { return in[x] * in[y]; }
};
// The first says so twice and leaves out the other: no promise about it.
struct silent_about_y {
  using provides = metrics<f>;
  using needs = metrics<x, y>;
  using monotone = type_list<increasing<x>, increasing<x>>;
  constexpr auto operator()(const auto& in) const noexcept { return in[x] - in[y] * in[y]; }
};
template <auto Tag, fixed_string Name>
struct line {
  using provides = metrics<Tag>;
  using reads = axes<Name>;
  double at_zero, slope;
  constexpr double operator()(const auto& in) const noexcept {
    return at_zero + slope * in[axis_name<Name>{}];
  }
};

}  // namespace

TEST_CASE("a false promise misleads the search; the law suite finds it") {
  // From (1, −6): a larger x makes the product smaller.
  const auto judge = make_pipeline<three>(line<x, "a">{1, 1}, line<y, "b">{-6, 0.5}, product{});
  const problem study(judge, minimize(f));
  const auto found = exact_front(study);
  REQUIRE(found.report().relied_on.size() == 1);
  CHECK(found.report().relied_on[0].find("product") != std::string::npos);
  CHECK(text_of(found.report()).find("as long as what these promise is true") != std::string::npos);
  CHECK(vectors(found) == std::vector<std::array<double, 1>>{{-6}});
  CHECK(by_definition(study).objectives == std::vector<std::array<double, 1>>{{-36}});

  const auto laws = testing::pipeline_laws(judge, std::vector{design<three>::at(0), design<three>::at(209)});
  CHECK_FALSE(laws.ok());
  CHECK(laws.breaks("what is promised to increase does not fall"));
  const auto alone = testing::policy_laws(product{}, std::vector{results{x(1.0), y(-6.0)}});
  CHECK(alone.breaks("what is promised to increase does not fall"));
  // Where the numbers are positive the same promise is true, and the search right.
  const auto positive = make_pipeline<three>(line<x, "a">{1, 1}, line<y, "b">{6, -0.5}, product{});
  CHECK(testing::pipeline_laws(positive, std::vector{design<three>::at(0), design<three>::at(209)}).ok());
  const problem right(positive, minimize(f), maximize(x));
  CHECK(vectors(exact_front(right)) == by_definition(right).objectives);
}

TEST_CASE("a promise that leaves out a need is none") {
  const auto judge = make_pipeline<three>(line<x, "a">{1, 1}, line<y, "b">{-3, 1}, silent_about_y{});
  const problem study(judge, minimize(f));
  const auto found = exact_front(study);
  CHECK(found.report().relied_on.empty());
  CHECK(vectors(found) == by_definition(study).objectives);
}
