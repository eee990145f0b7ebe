// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/exact_front.hpp>

#include <array>

#include <doctest/doctest.h>
#include <search/random_worlds.hpp>

using namespace co2design;
using namespace worlds;

// Exact search against the definition, as in exact_front_random: promises, what is no sum, what cancels.

namespace {

using four =
    space<axis<"a", range<0, 3>>, axis<"b", range<0, 4>>, axis<"c", range<0, 2>>, axis<"d", range<0, 3>>>;

// Rises with x and y, whatever the axis; with the axis it goes anywhere.
struct promising_reader {
  using provides = metrics<f>;
  using needs = metrics<x, y>;
  using reads = axes<"d">;
  using arithmetic = generic;
  using monotone = increasing<x, y>;
  std::array<double, 4> constants;
  constexpr auto operator()(const auto& in) const noexcept {
    return in[x] * in[y] + constants[1] * (in["d"_axis] - constants[0]) * (in["d"_axis] - constants[3]);
  }
};

// k(d) · a + b + d²: how much a counts is a matter of d.
template <auto Tag, auto A, auto B>
struct factor_reader {
  using provides = metrics<Tag>;
  using needs = metrics<A, B>;
  using reads = axes<"d">;
  using arithmetic = generic;
  std::array<double, 4> k;
  constexpr auto operator()(const auto& in) const noexcept {
    const auto d = in["d"_axis];
    // The polynomial through the four numbers, so that it is one expression for every number type.
    const auto factor = k[0] + d * ((k[1] - k[0]) + (d - 1) * (0.5 * (k[2] - 2 * k[1] + k[0])));
    return factor * in[A] + in[B] + 1.0 * d * d;
  }
};

}  // namespace

TEST_CASE("products and quotients with a true promise") {
  const auto seen = for_seeds(30, [](random_engine& engine, tally& into) {
    const auto judge = make_pipeline<four>(
        leaf<x, "a">{positive_table(engine)}, leaf_with_gaps<y, "b", "c">{positive_table(engine, true)},
        leaf<z, "d">{positive_table(engine)},
        combine_promised<f, type_list<increasing<x, z>, decreasing<y>>, x, y, z>(
            [](const auto& in) { return in[x] * in[z] / in[y]; }),
        combine_promised<g, increasing<f, x>, f, x>(
            [](const auto& in) { return max(in[f], in[x]) * in[x]; }));
    compare(problem(judge, minimize(f), maximize(y)), into);
    compare(problem(judge, minimize(g), maximize(f), minimize(z)), into);
  });
  CHECK(2 * seen.pruned > seen.cases);
  CHECK(seen.promised == seen.cases);
}

TEST_CASE("a promise of a policy that reads an axis") {
  const auto seen = for_seeds(30, [](random_engine& engine, tally& into) {
    const auto judge =
        make_pipeline<four>(leaf<x, "a">{positive_table(engine)}, leaf<y, "b">{positive_table(engine)},
                            leaf<z, "c">{positive_table(engine)},
                            promising_reader{{static_cast<double>(engine() % 3), 2, -1, 0.5}});
    compare(problem(judge, minimize(f), maximize(x)), into);
  });
  CHECK(2 * seen.pruned > seen.cases);
  CHECK(seen.promised == seen.cases);
}

TEST_CASE("factors that vary with an axis") {
  const auto seen = for_seeds(30, [](random_engine& engine, tally& into) {
    std::array<double, 4> by_d{};
    for (double& one : by_d) one = static_cast<double>(engine() % 5) - 1;
    const auto judge = make_pipeline<four>(
        leaf<x, "a">{positive_table(engine)}, leaf_with_gaps<y, "b">{random_table(engine, true)},
        leaf<z, "c", "d">{random_table(engine)}, factor_reader<f, x, y>{by_d}, factor_reader<g, x, z>{by_d},
        combine<h, f, y>([](const auto& in) { return 0.5 * in[f] - in[y] + 0.25; }));
    compare(problem(judge, minimize(f), maximize(x)), into);
    compare(problem(judge, minimize(f), minimize(g)), into);
    compare(problem(judge, minimize(h), minimize(f), x <= random_limit(engine, judge, x)), into);
  });
  CHECK(2 * seen.pruned > seen.cases);
  CHECK(seen.promised == 0);
}

TEST_CASE("each factor that varies is a table, and the form says so") {
  const auto judge = make_pipeline<four>(leaf<x, "a">{{.seed = 1}}, leaf<y, "b">{{.seed = 2}},
                                         factor_reader<f, x, y>{{1, 2, -1, 0.5}});
  const auto found = exact_front(problem(judge, minimize(f)));
  const exact_report& report = found.report();
  CHECK(report.metrics[0].is_sum);
  CHECK(report.metrics[0].form == "varying x + y + varying constant");
  CHECK(report.tables.size() == 4);
  // Of b, which counts alike for every d, one value; of the 240 designs a dozen.
  CHECK(report.looked_at == 12);
}

TEST_CASE("what is no sum and promises nothing") {
  const auto seen = for_seeds(30, [](random_engine& engine, tally& into) {
    const auto judge =
        make_pipeline<four>(leaf<x, "a">{random_table(engine)}, leaf<y, "b">{random_table(engine)},
                            leaf<z, "c", "d">{random_table(engine)},
                            combine<f, x, y>([](const auto& in) { return min(in[x], in[y]); }),
                            combine<g, f, z>([](const auto& in) { return max(in[f] * in[z], in[z]); }),
                            combine<h, x, z>([](const auto& in) { return in[x] / (in[z] + 1); }));
    compare(problem(judge, minimize(f), minimize(g)), into);
    compare(problem(judge, maximize(h), f >= random_limit(engine, judge, f)), into);
  });
  CHECK(seen.pruned > 0);
  CHECK(seen.promised == 0);
}

TEST_CASE("sums in which metrics cancel, and what rounding leaves of them") {
  const auto seen = for_seeds(30, [](random_engine& engine, tally& into) {
    const double large = engine() % 2 == 0 ? 1e9 : 1e16;
    const auto judge = make_pipeline<four>(
        leaf<x, "a">{random_table(engine)}, leaf<y, "b", "c">{random_table(engine)},
        leaf_with_gaps<z, "d">{random_table(engine, true)}, combine<f, x, y, z>([=](const auto& in) {
          return ((in[x] + large) - large) + 2 * in[y] - in[y] - 0 * in[z];
        }),
        combine<g, x, y>(
            [=](const auto& in) { return ((in[x] + large) - large - in[x]) - in[y] * 0.1 * 3.0; }),
        combine<h, x, y>([=](const auto& in) { return ((in[x] + large) - large - in[x] + 2) * in[y]; }));
    compare(problem(judge, minimize(f)), into);
    compare(problem(judge, minimize(f), minimize(g)), into);
    compare(problem(judge, maximize(f), minimize(h)), into);
  });
  CHECK(seen.pruned > 0);
}

TEST_CASE("sums of many terms that differ in the last bit") {
  const auto seen = for_seeds(30, [](random_engine& engine, tally& into) {
    auto close_table = [&] {
      table out = random_table(engine);
      out.like = flavour::close;
      out.slope = 0;
      return out;
    };
    const double share = 1 / static_cast<double>(3 + engine() % 5);
    const auto judge = make_pipeline<four>(
        leaf<x, "a", "b">{close_table()}, leaf<y, "b", "c">{close_table()}, leaf<z, "d">{close_table()},
        combine<f, x, y, z>([=](const auto& in) {
          return share * (in[x] + share * (in[y] + 0.1) + in[x]) + 0.7 * in[z] / 3.0 + in[x];
        }),
        combine<g, x, y, z>([=](const auto& in) { return in[x] - in[y] * share + in[z] / 7.0; }));
    compare(problem(judge, minimize(f), maximize(g)), into);
  });
  CHECK(seen.pruned > 0);
}
