// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/stopping.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include <search/own_problems.hpp>
#include <static_check.hpp>

#include <co2design/search/nsga2.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;
using namespace co2design::literals;
using own::reals;

namespace {

// A clock that somebody else moves.
struct watch {
  const double* now;
  double operator()() const { return *now; }
};
using fake_limit = basic_time_limit<watch>;

search_progress at(std::uint64_t evaluations, std::size_t generation = 0) {
  return {evaluations, 0, 0, generation};
}

// A population seen at the end of a generation, all of it on the front.
struct scene {
  std::vector<evaluation<2>> population;
  std::vector<std::uint32_t> ranks;
  explicit scene(std::vector<std::array<double, 2>> points) : ranks(points.size()) {
    for (const auto& point : points) population.push_back({point, {}});
  }
  [[nodiscard]] generation_view<2> view(std::size_t generation) const {
    return {{0, 0, population.size(), generation}, population, ranks};
  }
};

// Notes when it is asked, and stops after so many times.
struct asked {
  int* times;
  int enough;
  bool operator()(const search_progress&) const { return ++*times >= enough; }
};

// All there is, eight designs.
struct eight {
  using space_type = space<axis<"x", range<0, 7>>>;
  static constexpr std::size_t objective_count = 1;
  static evaluation<1> evaluate(const design<space_type>& at) {
    return {{static_cast<double>(at["x"_axis])}, {}};
  }
  static constexpr subspace<space_type> where() { return {}; }
};

template <class... Rule>
std::size_t generations_under(const Rule&... rule) {
  auto run = nsga2{.population = 6, .generations = 10}.start(reals{}, rule...);
  while (run.now().generation < 100 && run.step()) {
  }
  return run.now().generation;
}

}  // namespace

TEST_CASE("what is called after each generation and says whether to stop is a rule") {
  STATIC_CHECK(stopping_rule<max_evaluations>);
  STATIC_CHECK(stopping_rule<max_generations>);
  STATIC_CHECK(stopping_rule<time_limit>);
  STATIC_CHECK(stopping_rule<hypervolume_stagnation<2>>);
  STATIC_CHECK(!stopping_rule<hypervolume_stagnation<3>>);
  STATIC_CHECK(stopping_rule<hypervolume_stagnation<3>, 3>);
  STATIC_CHECK(stopping_rule<asked>);
  STATIC_CHECK(stopping_rule<until<asked>>);
  STATIC_CHECK(stopping_rule<decltype(max_generations(1) || max_evaluations(2))>);
  STATIC_CHECK(stopping_rule<decltype(max_generations(1) && until{asked{}})>);
  STATIC_CHECK(!stopping_rule<no_observer>);
  STATIC_CHECK(!stopping_rule<int>);
}

TEST_CASE("counts stop from when they are reached") {
  CHECK_FALSE(max_evaluations{100}(at(99)));
  CHECK(max_evaluations{100}(at(100)));
  CHECK(max_evaluations{100}(at(101)));
  CHECK(max_evaluations{0}(at(0)));
  CHECK_FALSE(max_generations{3}(at(1000, 2)));
  CHECK(max_generations{3}(at(0, 3)));
  CHECK(max_generations{3}(at(0, 4)));
}

TEST_CASE("time goes by from when a rule was first asked") {
  double now = 1000;
  fake_limit limit(2_s, watch{&now});
  CHECK_FALSE(limit(at(0)));
  now = 1001.75;
  CHECK_FALSE(limit(at(0)));
  now = 1002;
  CHECK(limit(at(0)));
  fake_limit copy = limit;  // goes on with its beginning
  CHECK(copy(at(0)));
  now = 5000;
  fake_limit later(2_s, watch{&now});
  CHECK_FALSE(later(at(0)));
  CHECK(fake_limit(0_s, watch{&now})(at(0)));
}

TEST_CASE("the steady clock is never set back") {
  const steady_clock clock;
  double before = clock();
  CHECK(before > 0);
  for (int i = 0; i < 1000; ++i) {
    const double now = clock();
    CHECK(now >= before);
    before = now;
  }
  CHECK_FALSE(time_limit(3600_s)(at(0)));
}

TEST_CASE("stagnation: the front's hypervolume has not grown for some generations") {
  hypervolume_stagnation<2> rule(3, 0.01);
  const scene first({{0, 10}, {10, 0}}), same = first, better({{0, 10}, {5, 5}, {10, 0}}),
                                         hardly({{0, 10}, {4.999, 5}, {10, 0}});
  CHECK_FALSE(rule(first.view(0)));
  CHECK(rule.reference() == std::array<double, 2>{11, 11});  // a tenth beyond 10 from 0
  CHECK(rule.hypervolume() == doctest::Approx(11 + 11 - 1));
  CHECK_FALSE(rule(same.view(1)));
  CHECK_FALSE(rule(same.view(2)));
  CHECK_FALSE(rule(better.view(3)));
  CHECK(rule.hypervolume() == doctest::Approx(21 + 25));
  CHECK_FALSE(rule(hardly.view(4)));
  CHECK_FALSE(rule(hardly.view(5)));
  CHECK(rule(hardly.view(6)));
  CHECK(rule(hardly.view(7)));
  CHECK_FALSE(rule(scene({{0, 0}}).view(8)));  // it grows again
}

TEST_CASE("stagnation waits for a feasible design, and does without an extent or with an infinite one") {
  hypervolume_stagnation<2> rule(2);
  scene none({{1, 1}, {2, 2}});
  for (auto& one : none.population) one.violated = {0, 1, 1};
  for (std::size_t g = 0; g < 50; ++g) CHECK_FALSE(rule(none.view(g)));
  const scene one({{3, 4}});
  CHECK_FALSE(rule(one.view(50)));
  CHECK(rule.reference() == std::array<double, 2>{4, 5});
  CHECK(rule.hypervolume() == 1);
  CHECK_FALSE(rule(one.view(51)));
  CHECK(rule(one.view(52)));
  hypervolume_stagnation<2> endless(2);
  const scene far({{-std::numeric_limits<double>::infinity(), 1}, {0, 0}});
  CHECK_FALSE(endless(far.view(0)));
  CHECK_FALSE(endless(far.view(1)));
  CHECK(endless(far.view(2)));
  hypervolume_stagnation<2> ranked(5);
  scene two({{3, 4}, {1, 1}});
  two.ranks = {0, 1};  // what is not of rank 0 does not count
  CHECK_FALSE(ranked(two.view(0)));
  CHECK(ranked.hypervolume() == doctest::Approx(0.2 * 0.3));
}

TEST_CASE("rules combine, and all are asked every time") {
  int a = 0, b = 0, c = 0;
  auto either = until{asked{&a, 5}} || until{asked{&b, 3}} || until{asked{&c, 9}};
  for (int i = 1; i <= 4; ++i) CHECK(either(scene({}).view(0)) == (i >= 3));
  CHECK(std::array{a, b, c} == std::array{4, 4, 4});
  a = b = c = 0;
  auto both = until{asked{&a, 2}} && until{asked{&b, 4}};
  for (int i = 1; i <= 5; ++i) CHECK(both(scene({}).view(0)) == (i >= 4));
  CHECK(a == 5);
  CHECK(b == 5);
  a = b = c = 0;
  auto nested = (until{asked{&a, 3}} && until{asked{&b, 2}}) || until{asked{&c, 5}};
  for (int i = 1; i <= 4; ++i) CHECK(nested(scene({}).view(0)) == (i >= 3));
}

// ── in a search ──────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("without a rule a search has its generations; with one, the rule alone decides") {
  CHECK(generations_under() == 10);
  CHECK(generations_under(max_generations(4)) == 4);
  CHECK(generations_under(max_generations(25)) == 25);
  CHECK(generations_under(max_generations(0)) == 0);
  CHECK(generations_under(max_evaluations(6)) == 0);
  CHECK(generations_under(max_evaluations(50)) == 8);  // 54 evaluations: generations are not cut in two
  CHECK(generations_under([](const search_progress&) { return false; }) == 100);
  CHECK(generations_under([](const generation_view<2>& now) { return now.generation == 17; }) == 17);
  CHECK(generations_under(max_generations(30) || max_evaluations(60)) == 9);
  CHECK(generations_under(max_generations(30) && max_evaluations(60)) == 30);
  CHECK(generations_under(until{[](const auto& now) { return now.front_size == now.population.size(); }} ||
                          max_generations(99)) < 99);
}

TEST_CASE("a rule of a lambda has its own memory in each search") {
  int all = 0;
  const auto rule = [&all, here = 0](const search_progress&) mutable {
    ++all;
    return ++here == 4;
  };
  const nsga2 search{.population = 6};
  CHECK(search(reals{}, rule).evaluations() == 24);
  CHECK(search(reals{}, rule).evaluations() == 24);
  CHECK(all == 8);
}

TEST_CASE("a time limit ends a search, and what it does on the way does not depend on it") {
  double now = 0;
  const auto tick = [&](const search_progress&) { now += 1; };
  const auto limited = nsga2{.population = 6}(reals{}, tick, fake_limit(7_s, watch{&now}));
  CHECK(limited.evaluations() == 6 * 8);
  const auto free = nsga2{.population = 6, .generations = 7}(reals{});
  CHECK(own::variables_of(limited) == own::variables_of(free));
}

TEST_CASE("a search that stagnates ends") {
  const auto found =
      nsga2{.population = 20}(reals{}, hypervolume_stagnation<2>(10, 1e-3) || max_generations(2000));
  CHECK(found.evaluations() < 20 * 1000);
  CHECK(found.evaluations() >= 20 * 11);
}

TEST_CASE("a finite space that is exhausted ends a search whatever its rule says") {
  CHECK(nsga2{.population = 3}(eight{}, [](const search_progress&) { return false; }).evaluations() == 8);
}
