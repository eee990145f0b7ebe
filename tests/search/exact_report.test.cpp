// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/exact_report.hpp>

#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <search/random_worlds.hpp>

using namespace co2design;
using namespace worlds;

namespace {

// ── a problem small enough to solve by hand ──────────────────────────────────────────────────────────────
//
//   cores   price  delay        memory  rent  wait
//     1       1      8             1      0     5         total = 2·price + rent + 0.5 <= 9
//     2       3      4             2      4     1         lag   = delay + wait
//     4       3.5    5             4     50     0
//                                  8    (none)            colour: nobody reads it
//
// 4 cores cost more than 2 and take longer; a memory of 4 is too dear with any cores.
using chips =
    space<axis<"cores", values<1, 2, 4>>, axis<"colour", values<0, 1>>, axis<"memory", values<1, 2, 4, 8>>>;
inline constexpr metric<"price", dimensionless> price{};
inline constexpr metric<"delay", dimensionless> delay{};
inline constexpr metric<"rent", dimensionless> rent{};
inline constexpr metric<"wait", dimensionless> wait{};
inline constexpr metric<"total", dimensionless> total{};
inline constexpr metric<"lag", dimensionless> lag{};

struct chip_costs {
  using provides = metrics<price, delay>;
  using reads = axes<"cores">;
  constexpr auto operator()(const auto& in) const noexcept {
    const int cores = in["cores"_axis];
    return results{price(cores == 1   ? 1
                         : cores == 2 ? 3
                                      : 3.5),
                   delay(cores == 1   ? 8.0
                         : cores == 2 ? 4
                                      : 5)};
  }
};
struct memory_costs {
  using provides = metrics<rent, wait>;
  using reads = axes<"memory">;
  constexpr auto operator()(const auto& in) const noexcept {
    const int size = in["memory"_axis];
    return feasible_if(size != 8,
                       results{rent(size == 1   ? 0.0
                                    : size == 2 ? 4
                                                : 50),
                               wait(size == 1   ? 5.0
                                    : size == 2 ? 1
                                                : 0)},
                       "nobody sells it");
  }
};
struct sums {
  using provides = metrics<total, lag>;
  using needs = metrics<price, delay, rent, wait>;
  constexpr auto operator()(const auto& in) const noexcept {
    return results{total(2 * in[price] + in[rent] + 0.5), lag(in[delay] + in[wait])};
  }
};

auto by_hand() {
  return problem(make_pipeline<chips>(chip_costs{}, memory_costs{}, sums{}), minimize(total), minimize(lag),
                 total <= 9.0);
}

template <class... Values>
std::vector<std::string> list(Values... values) {
  return {values...};
}

// ── what a report says of dropped values, tested by brute force ──────────────────────────────────────────

using choices = std::vector<std::pair<std::string, std::string>>;  // axes and values
choices choices_in(std::string_view text) {
  choices all;
  std::istringstream words{std::string(text)};
  for (std::string word; words >> word;) {
    const auto sign = word.find('=');
    all.emplace_back(word.substr(0, sign), word.substr(sign + 1));
  }
  return all;
}

template <class Space>
design<Space> with(const design<Space>& one, const choices& changed) {
  auto ordinals = one.ordinals();
  for (const auto& [name, value] : changed) {
    subspace<Space> held;
    held.fix(name, value);
    ordinals[Space::position(name)] = held.ordinals_at(0)[Space::position(name)];
  }
  return design<Space>::from_ordinals(ordinals);
}

// Whether what each dropped value is said to be holds for each design that was left by then.
template <class Problem>
bool proofs_hold(const Problem& problem, const exact_report& report) {
  constexpr std::string_view as_good = "as good: ";
  const auto has = [](const auto& d, const choices& values) { return with(d, values) == d; };
  std::vector<choices> before;
  for (const auto& one : report.gone) {
    const choices values = choices_in(one.values);
    for (std::uint64_t i = 0; i < problem.where().size(); ++i) {
      const auto d = problem.where().at(i);
      if (!has(d, values)) continue;
      if (std::any_of(before.begin(), before.end(), [&](const choices& gone) { return has(d, gone); }))
        continue;
      const auto scores = problem.evaluate(d);
      if (!scores.feasible()) continue;
      if (!one.why.starts_with(as_good)) return false;
      const auto other =
          problem.evaluate(with(d, choices_in(std::string_view(one.why).substr(as_good.size()))));
      if (!other.feasible()) return false;
      for (std::size_t k = 0; k < Problem::objective_count; ++k)
        if (other.objectives[k] > scores.objectives[k]) return false;
    }
    before.push_back(values);
  }
  return true;
}

using four =
    space<axis<"a", range<0, 3>>, axis<"b", range<0, 4>>, axis<"c", range<0, 2>>, axis<"d", range<0, 3>>>;

}  // namespace

TEST_CASE("a report lists tables, forms, blocks, and what went") {
  const auto found = exact_front(by_hand());
  const exact_report& report = found.report();
  CHECK_FALSE(report.enumerated);
  CHECK(report.designs == 24);
  CHECK(report.looked_at == 4);
  CHECK(report.pairs_gone == 0);
  CHECK(report.relied_on.empty());

  REQUIRE(report.tables.size() == 4);
  CHECK(report.tables[0].metric == "price");
  CHECK(report.tables[0].axes == list("cores"));
  CHECK(report.tables[0].rows == 3);
  CHECK(report.tables[0].policy.find("chip_costs") != std::string::npos);
  CHECK(report.tables[3].metric == "wait");
  CHECK(report.tables[3].axes == list("memory"));
  CHECK(report.tables[3].rows == 4);

  REQUIRE(report.metrics.size() == 2);
  CHECK(report.metrics[0].name == "total");
  CHECK(report.metrics[0].is_sum);
  CHECK(report.metrics[0].form == "0.5 + 2 · price + rent");
  CHECK(report.metrics[1].form == "delay + wait");

  REQUIRE(report.blocks.size() == 3);
  const auto is_block = [](const exact_report::block& one, const char* axis, std::uint64_t values,
                           std::uint64_t left) {
    return one.axes == list(axis) && one.values == values && one.left == left;
  };
  CHECK(is_block(report.blocks[0], "cores", 3, 2));
  CHECK(is_block(report.blocks[1], "colour", 2, 1));
  CHECK(is_block(report.blocks[2], "memory", 4, 2));

  const auto gone = [&](std::string_view values) {
    for (const auto& one : report.gone)
      if (one.values == values) return std::to_string(one.block) + ": " + one.why;
    return std::string();
  };
  CHECK(report.gone.size() == 4);
  CHECK(gone("cores=4") == "0: as good: cores=2");
  CHECK(gone("colour=1") == "1: as good: colour=0");
  CHECK(gone("memory=4") == "2: total is beyond its bound");
  CHECK(gone("memory=8") == "2: infeasible");
  CHECK(proofs_hold(found.problem(), report));
}

TEST_CASE("the front by hand, with and without ties") {
  const auto found = exact_front(by_hand());
  CHECK(vectors(found) == std::vector<std::array<double, 2>>{{2.5, 13}, {6.5, 9}});
  CHECK(found.statement() == "the whole front: 2 non-dominated designs of 24");
  // 1 core and a memory of 2, or 2 cores and one of 1; in two colours each.
  const auto ties = exact_search{.keep_ties = true}(by_hand());
  CHECK(ties.size() == 6);
  // Where ties count, the colour stays, and what is better in no objective for sure.
  CHECK(ties.report().blocks[1].left == 2);
  CHECK(proofs_hold(ties.problem(), ties.report()));
}

TEST_CASE("a report as text") {
  const auto found = exact_front(by_hand());
  std::ostringstream text;
  text << found.report();
  std::string expected =
      "table  price by P, 3 rows over cores\n"
      "table  delay by P, 3 rows over cores\n"
      "table  rent by Q, 4 rows over memory\n"
      "table  wait by Q, 4 rows over memory\n"
      "form   total = 0.5 + 2 · price + rent\n"
      "form   lag = delay + wait\n"
      "block  2 of 3 values left of cores\n"
      "block  1 of 2 values left of colour\n"
      "block  2 of 4 values left of memory\n"
      "exact: a value went only where another is as good in every objective and bounded metric whatever the\n"
      "other blocks have left, where it is infeasible, or where it is beyond a bound with any of them.\n"
      "What is left was compared as the pipeline computes it, to the last bit: 4 of 24 designs\n";
  // How a compiler spells a namespace without a name is its own.
  const auto spell = [&](std::string_view sign, const std::string& policy) {
    for (std::size_t at; (at = expected.find(sign)) != std::string::npos;)
      expected.replace(at, sign.size(), "by " + policy + ",");
  };
  spell("by P,", found.report().tables[0].policy);
  spell("by Q,", found.report().tables[2].policy);
  CHECK(text.str() == expected);
}

TEST_CASE("a report says what else counts: pairs that went, promises, what is no sum") {
  exact_report report;
  report.designs = 100;
  report.looked_at = 7;
  report.metrics.push_back({"f", "a product of two metrics", false});
  report.pairs_gone = 12;
  report.relied_on = {"one", "other"};
  std::ostringstream text;
  text << report;
  CHECK(
      text.str() ==
      "form   f is no sum of tables: a product of two metrics\n"
      "exact: a value went only where another is as good in every objective and bounded metric whatever the\n"
      "other blocks have left, where it is infeasible, or where it is beyond a bound with any of them;\n"
      "12 pairs of values of two blocks went for the same reasons.\n"
      "What is left was compared as the pipeline computes it, to the last bit: 7 of 100 designs\n"
      "as long as what these promise is true, to be monotone: one, other\n");

  std::ostringstream enumerated;
  enumerated << exact_report{.enumerated = true, .designs = 9};
  CHECK(enumerated.str() == "nothing decomposes: each of the 9 designs was evaluated\n");
}

TEST_CASE("a form is written with its factors and signs") {
  const auto form_of = [](std::array<double, 3> factors) {
    const auto judge = make_pipeline<four>(leaf<x, "a">{}, leaf<y, "b">{}, sum_of<f, x, y>{factors});
    return exact_front(problem(judge, minimize(f))).report().metrics[0].form;
  };
  CHECK(form_of({1, 1, 0}) == "x + y");
  CHECK(form_of({-1, 0, 2.5}) == "2.5 - x");
  CHECK(form_of({-1, -2, 0}) == "-x - 2 · y");
  CHECK(form_of({0, 1e-9, -3}) == "-3 + 1e-09 · y");
  CHECK(form_of({0, 0, 4}) == "4");
  CHECK(form_of({0, 0, 0}) == "0");
}

TEST_CASE("what a report says of each dropped value holds for each design") {
  int as_good = 0, others = 0;
  for (std::uint64_t seed = 1; seed <= 25; ++seed) {
    CAPTURE(seed);
    random_engine engine(seed);
    const auto judge = make_pipeline<four>(
        leaf_with_gaps<x, "a", "b">{random_table(engine, true)}, leaf<y, "b", "c">{random_table(engine)},
        leaf<z, "d">{random_table(engine)}, random_sum<f, x, y, z>(engine), random_sum<g, y, z>(engine));
    const problem study(judge, maximize(f), minimize(g), z <= random_limit(engine, judge, z));
    for (const bool keep_ties : {false, true}) {
      const auto found = exact_search{.keep_ties = keep_ties}(study);
      CHECK(proofs_hold(study, found.report()));
      for (const auto& one : found.report().gone) ++(one.why.starts_with("as good") ? as_good : others);
    }
  }
  CHECK(as_good > 100);
  CHECK(others > 50);
}
