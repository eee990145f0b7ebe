// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/exact_front.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <vector>

#include <doctest/doctest.h>
#include <search/random_worlds.hpp>

using namespace co2design;
using namespace worlds;

// Odd numbers, and odd pipelines.

namespace {

using three = space<axis<"a", range<0, 5>>, axis<"b", range<0, 6>>, axis<"c", range<0, 4>>>;

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

namespace {

struct odd_numbers {
  using provides = metrics<x>;
  using reads = axes<"a">;
  std::array<double, 6> numbers;
  constexpr double operator()(const auto& in) const noexcept {
    return numbers[static_cast<std::size_t>(in["a"_axis])];
  }
};

// The same, judged by no pipeline.
struct all_of_it {
  using space_type = three;
  std::array<double, 6> numbers;
  template <class... Tags>
  auto operator()(const design<three>& d, Tags...) const noexcept {
    return results{slot<Tags, double>{numbers[static_cast<std::size_t>(d["a"_axis])]}...};
  }
};

}  // namespace

TEST_CASE("zeros keep their sign") {
  const auto judge = make_pipeline<three>(
      odd_numbers{{0.0, -0.0, 0.0, -0.0, 1, 2}}, line<y, "b">{1, 1}, line<z, "c">{0, -1},
      combine<f, x, y>([](const auto& in) { return max(min(in[y] / in[x], 1e9), -1e9); }));
  const problem study(judge, minimize(f), maximize(y), minimize(z));
  for (const bool prune : {false, true}) {
    const auto found = exact_search{.keep_ties = true, .prune = prune}(study);
    auto tied = indices(found);
    std::sort(tied.begin(), tied.end());
    CHECK(tied == by_definition(study).designs);
    CHECK(as_judged(study, found));
  }
}

TEST_CASE("an objective that is infinite, and so the worst, counts as infeasible") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const auto judge = make_pipeline<three>(odd_numbers{{infinity, 5, 3, infinity, 4, -infinity}},
                                          line<y, "b">{0, 1}, line<z, "c">{0, 1});
  const auto finite = [&](auto... statements) {
    const problem study(judge, statements...);
    const auto found = exact_front(study);
    CHECK(vectors(found) == vectors(exact_search{.prune = false}(study)));
    return vectors(found);
  };
  CHECK(finite(minimize(y), maximize(x)) == std::vector<std::array<double, 2>>{{0, -infinity}});
  CHECK(finite(minimize(x), minimize(y)) == std::vector<std::array<double, 2>>{{-infinity, 0}});
  CHECK(finite(minimize(y), minimize(z), x <= 4.0) == std::vector<std::array<double, 2>>{{0, 0}});
  CHECK(finite(minimize(y), minimize(x), x >= 0.0) == std::vector<std::array<double, 2>>{{0, 3}});

  const all_of_it by_itself{{infinity, 5, 3, infinity, 4, infinity}};
  CHECK(vectors(exact_front(problem(by_itself, minimize(x)))) == std::vector<std::array<double, 1>>{{3}});
  CHECK(exact_front(
            problem(all_of_it{{infinity, infinity, infinity, infinity, infinity, infinity}}, minimize(x)))
            .empty());
}

namespace {

// Generic policies that need nothing: no table is below them.
struct from_axes {
  using provides = metrics<x, y>;
  using reads = axes<"a", "b">;
  using arithmetic = generic;
  constexpr auto operator()(const auto& in) const noexcept {
    return results{x(1.0 * in["a"_axis] * in["b"_axis]), y(0.5 * in["b"_axis] - in["a"_axis])};
  }
};
struct seven {
  using provides = metrics<z>;
  constexpr double operator()(const auto&) const noexcept { return 7; }
};

}  // namespace

TEST_CASE("a pipeline without tables") {
  const auto judge = make_pipeline<three>(from_axes{}, seven{});
  const auto compare_all = [](const auto& study) {
    const auto expected = by_definition(study);
    for (const bool prune : {false, true}) {
      auto tied = indices(exact_search{.keep_ties = true, .prune = prune}(study));
      std::sort(tied.begin(), tied.end());
      CHECK(tied == expected.designs);
      CHECK(vectors(exact_search{.prune = prune}(study)) == expected.objectives);
    }
  };
  compare_all(problem(judge, minimize(x), maximize(y), minimize(z)));
  compare_all(problem(judge, maximize(x), y >= 0.0));
  compare_all(problem(judge, minimize(z)));
  compare_all(problem(judge, minimize(z), z > 7.0));
}

TEST_CASE("a front without axes that matter, and one of a single design") {
  const auto constant = make_pipeline<three>(line<x, "a">{2, 0});
  const problem study(constant, minimize(x));
  CHECK(exact_front(study).size() == 1);
  CHECK(exact_search{.keep_ties = true}(study).size() == 210);
  subspace<three> where;
  where.fix("a"_axis = 1).fix("b"_axis = 2).fix("c"_axis = 3);
  const auto one = exact_front(problem(constant, minimize(x), where));
  REQUIRE(one.size() == 1);
  CHECK(one[0].index() == where.at(0).index());
  CHECK(one.statement() == "the whole front: 1 non-dominated design of 1");
}
