// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/exact_front.hpp>

#include <doctest/doctest.h>
#include <search/random_worlds.hpp>

using namespace co2design;
using namespace worlds;

// Exact search against the definition, on random numbers in pipelines of many shapes: each case is a shape.

namespace {

using four =
    space<axis<"a", range<0, 3>>, axis<"b", range<0, 4>>, axis<"c", range<0, 2>>, axis<"d", range<0, 3>>>;
using three = space<axis<"a", range<0, 5>>, axis<"b", range<0, 6>>, axis<"c", range<0, 4>>>;

}  // namespace

TEST_CASE("sums of tables over one axis each") {
  const auto seen = for_seeds(30, [](random_engine& engine, tally& into) {
    const auto judge = make_pipeline<three>(
        leaf<x, "a">{random_table(engine)}, leaf<y, "b">{random_table(engine)},
        leaf<z, "c">{random_table(engine)}, random_sum<f, x, y, z>(engine), random_sum<g, x, y, z>(engine));
    compare(problem(judge, minimize(f), maximize(g)), into);
    compare(problem(judge, minimize(f), minimize(g), z <= random_limit(engine, judge, z)), into);
  });
  CHECK(2 * seen.pruned > seen.cases);
  CHECK(seen.by_bound > 0);
}

TEST_CASE("sums of tables that share axes") {
  const auto seen = for_seeds(30, [](random_engine& engine, tally& into) {
    const auto judge = make_pipeline<four>(
        leaf<x, "a", "b">{random_table(engine)}, leaf<y, "b", "c">{random_table(engine)},
        leaf<z, "d">{random_table(engine)}, random_sum<f, x, y, z>(engine), random_sum<g, y, z>(engine));
    compare(problem(judge, maximize(f), minimize(g), x >= random_limit(engine, judge, x)), into);
  });
  CHECK(2 * seen.pruned > seen.cases);
  CHECK(seen.by_bound > 0);
}

TEST_CASE("tables with gaps, an axis that nobody reads") {
  const auto seen = for_seeds(30, [](random_engine& engine, tally& into) {
    const auto judge =
        make_pipeline<four>(leaf_with_gaps<x, "a", "b">{random_table(engine, true)},
                            leaf_with_gaps<y, "c">{random_table(engine, true)}, random_sum<f, x, y>(engine));
    compare(problem(judge, minimize(x), minimize(f), maximize(y)), into);
  });
  CHECK(2 * seen.pruned > seen.cases);
  CHECK(seen.infeasible > 0);
  CHECK(seen.empty > 0);
}

TEST_CASE("gaps in a table that a sum leaves out") {
  const auto seen = for_seeds(30, [](random_engine& engine, tally& into) {
    // With the factor 0, or where it cancels, a table is no part of the sum, which is infeasible where it is.
    const auto judge = make_pipeline<three>(
        leaf<x, "a">{random_table(engine)}, leaf_with_gaps<y, "a", "b">{random_table(engine, true)},
        leaf_with_gaps<z, "c">{random_table(engine, true)}, sum_of<f, x, y>{{1, 0, random_factor(engine)}},
        combine<g, x, y, z>([](const auto& in) { return 2 * in[x] + (in[y] - in[y]) + 0 * in[z]; }));
    compare(problem(judge, minimize(f)), into);
    compare(problem(judge, minimize(f), minimize(g)), into);
  });
  CHECK(2 * seen.pruned > seen.cases);
  CHECK(seen.infeasible > 0);
}

TEST_CASE("tables with rows that are NaN") {
  const auto seen = for_seeds(30, [](random_engine& engine, tally& into) {
    const auto judge = make_pipeline<four>(
        leaf<x, "a", "d">{undefined_table(engine)}, leaf<y, "b">{undefined_table(engine)},
        leaf_with_gaps<z, "c">{random_table(engine, true)}, random_sum<f, x, y, z>(engine));
    compare(problem(judge, minimize(f), maximize(y), x < random_limit(engine, judge, x)), into);
  });
  CHECK(2 * seen.pruned > seen.cases);
  CHECK(seen.by_bound + seen.infeasible > 0);
}
