// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/exact_front.hpp>

#include <doctest/doctest.h>
#include <search/random_worlds.hpp>

using namespace co2design;
using namespace worlds;

// Exact search against the definition, as in exact_front_random: policies and problems of further shapes.

namespace {

using four =
    space<axis<"a", range<0, 3>>, axis<"b", range<0, 4>>, axis<"c", range<0, 2>>, axis<"d", range<0, 3>>>;
using six = space<axis<"a", range<0, 2>>, axis<"b", range<0, 2>>, axis<"c", range<0, 3>>,
                  axis<"d", range<0, 1>>, axis<"e", range<0, 2>>, axis<"i", range<0, 1>>>;

// A policy above that reads an axis.
struct read_above {
  using provides = metrics<f>;
  using needs = metrics<x, y>;
  using reads = axes<"a", "c">;
  using arithmetic = generic;
  constexpr auto operator()(const auto& in) const noexcept {
    return in["a"_axis] * in[x] + in["c"_axis] * in[y];
  }
};

// A policy above that reads two axes.
struct scaled_by_axis {
  using provides = metrics<f>;
  using needs = metrics<x, y>;
  using reads = axes<"a", "c">;
  using arithmetic = generic;
  double factor;
  constexpr auto operator()(const auto& in) const noexcept {
    return factor * in["a"_axis] * in[x] + in[y] - in["c"_axis];
  }
};

// Two metrics that are infeasible together.
struct two_at_once {
  using provides = metrics<x, y>;
  using reads = axes<"a", "b">;
  table one, other;
  auto operator()(const auto& in) const noexcept {
    const auto a = in["a"_axis], b = in["b"_axis];
    const auto both = results{x(one.at(a, b)), y(other.at(b, a))};
    return feasible_if(!one.missing(a, b), both, "neither");
  }
};

// What other policies look at, and no search.
struct chip_kind {
  std::uint64_t cores = 0;
};
inline constexpr fact<"chip", chip_kind> chip{};
struct chip_maker {
  using provides = metrics<chip>;
  using reads = axes<"a", "b">;
  table of;
  auto operator()(const auto& in) const noexcept {
    return feasible_if(!of.missing(in["a"_axis], in["b"_axis]),
                       chip_kind{of.hash(3, in["a"_axis], in["b"_axis]) % 5}, "no chip");
  }
};
template <auto Tag, fixed_string... Names>
struct leaf_of_chip {
  using provides = metrics<Tag>;
  using needs = metrics<chip>;
  using reads = axes<Names...>;
  table of;
  auto operator()(const auto& in) const noexcept { return of.at(in[chip].cores, in[axis_name<Names>{}]...); }
};

}  // namespace

TEST_CASE("a policy above the tables that reads axes") {
  const auto seen = for_seeds(30, [](random_engine& engine, tally& into) {
    const auto judge = make_pipeline<four>(leaf<x, "b", "c">{random_table(engine)},
                                           leaf_with_gaps<y, "a", "d">{random_table(engine, true)},
                                           scaled_by_axis{random_factor(engine)});
    compare(problem(judge, minimize(f), maximize(x)), into);
    compare(problem(judge, minimize(f), y > random_limit(engine, judge, y)), into);
  });
  CHECK(seen.pruned > 0);
}

TEST_CASE("one policy with two metrics") {
  const auto seen = for_seeds(30, [](random_engine& engine, tally& into) {
    const auto judge = make_pipeline<four>(two_at_once{random_table(engine, true), random_table(engine)},
                                           leaf<z, "c", "d">{random_table(engine)},
                                           random_sum<f, x, z>(engine), random_sum<g, y, z>(engine));
    compare(problem(judge, minimize(f), minimize(g), maximize(x)), into);
  });
  CHECK(2 * seen.pruned > seen.cases);
  CHECK(seen.infeasible > 0);
}

TEST_CASE("tables of tables: facts below") {
  const auto seen = for_seeds(30, [](random_engine& engine, tally& into) {
    const auto judge =
        make_pipeline<four>(chip_maker{random_table(engine, true)},
                            leaf_of_chip<x, "c">{random_table(engine)}, leaf_of_chip<y>{random_table(engine)},
                            leaf<z, "d">{random_table(engine)}, random_sum<f, x, y, z>(engine));
    compare(problem(judge, minimize(f), maximize(y), minimize(z)), into);
  });
  CHECK(2 * seen.pruned > seen.cases);
  CHECK(seen.infeasible > 0);
}

TEST_CASE("five objectives over six axes") {
  const auto seen = for_seeds(30, [](random_engine& engine, tally& into) {
    const auto judge =
        make_pipeline<six>(leaf<x, "a", "i">{random_table(engine)}, leaf<y, "b", "c">{random_table(engine)},
                           leaf_with_gaps<z, "d", "e">{random_table(engine, true)},
                           random_sum<f, x, y>(engine), random_sum<g, y, z>(engine));
    compare(problem(judge, minimize(x), maximize(y), minimize(z), maximize(f), minimize(g)), into);
  });
  CHECK(2 * seen.pruned > seen.cases);
}

TEST_CASE("one objective between bounds") {
  const auto seen = for_seeds(30, [](random_engine& engine, tally& into) {
    const auto judge =
        make_pipeline<four>(leaf<x, "a", "b">{random_table(engine)}, leaf<y, "c", "d">{random_table(engine)},
                            random_sum<f, x, y>(engine), random_sum<g, x, y>(engine));
    compare(
        problem(judge, maximize(f), g > random_limit(engine, judge, g), x < random_limit(engine, judge, x)),
        into);
    compare(
        problem(judge, minimize(g), g >= random_limit(engine, judge, g), f <= random_limit(engine, judge, f)),
        into);
  });
  CHECK(2 * seen.pruned > seen.cases);
  CHECK(seen.empty > 0);
  CHECK(seen.by_bound > 0);
}

TEST_CASE("a subspace") {
  const auto seen = for_seeds(30, [](random_engine& engine, tally& into) {
    const auto judge = make_pipeline<six>(
        leaf<x, "a", "b">{random_table(engine)}, leaf_with_gaps<y, "c", "d">{random_table(engine, true)},
        leaf<z, "e">{random_table(engine)}, read_above{}, random_sum<g, x, z>(engine));
    subspace<six> where;
    where.fix("a"_axis = static_cast<int>(engine() % 3)).fix("d"_axis = static_cast<int>(engine() % 2));
    if (engine() % 2 == 0) where.fix("e"_axis = static_cast<int>(engine() % 3));
    compare(problem(judge, where, minimize(g), minimize(f), maximize(y)), into);
  });
  CHECK(2 * seen.pruned > seen.cases);
}
