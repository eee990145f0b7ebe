// SPDX-License-Identifier: BSL-1.0
#include <co2design/pipeline/batched.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <type_traits>
#include <vector>

#include <co2design/co2design.hpp>

#include "table_toys.hpp"

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;
using namespace table_toys;

namespace {

// How many rows of columns are not what the pipeline says of a design, or no NaN where that is infeasible.
template <class Judge, class... Tags, class DesignAt>
std::size_t differences(const Judge& judge, const columns<Tags...>& found, DesignAt design_at) {
  std::size_t bad = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto alone = judge(design_at(i), Tags{}...);
    const auto is = [&](auto tag) {
      const double row = canonical(found[tag][i]);
      return why_not(alone[tag]).is_set() ? row != row : same(row, canonical(alone[tag]));
    };
    bad += (is(Tags{}) && ...) ? 0 : 1;
  }
  return bad;
}
// From every position, of many lengths; then any designs, in between.
template <class Judge, class From, class... Tags>
void check_from(const Judge& judge, const From& from, Tags... tags) {
  using space_type = typename Judge::space_type;
  batched all(from, tags...);
  random_engine engine(3);
  for (const std::size_t size : std::array<std::size_t, 10>{1, 2, 3, 7, 8, 9, 64, 100, 257, 600}) {
    if (size > space_type::cardinality) continue;
    columns found(size, tags...);
    for (int round = 0; round < 20; ++round) {
      const std::uint64_t first = round == 0   ? 0
                                  : round == 1 ? space_type::cardinality - size
                                               : engine() % (space_type::cardinality - size + 1);
      all(first, found);
      CHECK(differences(judge, found, [&](std::size_t i) { return design<space_type>::at(first + i); }) == 0);
      std::vector<design<space_type>> some;
      for (std::size_t i = 0; i < size; ++i) some.push_back(sample<space_type>(engine));
      if (round % 3 == 0) continue;
      all(some, found);
      CHECK(differences(judge, found, [&](std::size_t i) { return some[i]; }) == 0);
    }
  }
}

// From tables, and with policies that are asked design by design.
template <class Judge, class... Tags>
void check(const Judge& judge, Tags... tags) {
  check_from(judge, tabulate(judge, tags...), tags...);
  check_from(judge, judge, tags...);
}

}  // namespace

TEST_CASE("each row is what the pipeline says of the design, bit for bit") {
  const auto judge = make_judge();
  check(judge, area, base);             // no design is infeasible
  check(judge, total_carbon, latency);  // for two reasons
  check(judge, score);                  // which a minimum would hide
  check(judge, per_core);               // read axes
  check(judge, grade);                  // look-ups, of what may be infeasible
  check(judge, total_carbon, score, grade, per_core, latency, area, accuracy, base, energy);
}

TEST_CASE("of the study") {
  using designs =
      join<restrict<presets::clip_b16_models, "text_layers", values<6, 12>>, presets::edge_accelerators>;
  using small =
      restrict<restrict<restrict<designs, "vision_hidden", values<384, 768>>, "text_hidden", values<256>>,
               "vision_ffn", values<1536>>;
  constexpr auto judge = make_pipeline<small>(
      workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::roofline{}, carbon::embodied_act{},
      carbon::operational{}, carbon::lifetime_total{}, quality::clip_b16_published{});
  check(judge, total_carbon, latency, accuracy, area, energy);
}

namespace {

// The last axis has more values than are looked up together.
using long_axis = space<axis<"width", values<1, 2>>, axis<"years", range<1, 10000>>>;
struct made {
  using provides = metrics<energy, area>;
  using reads = axes<"width">;
  constexpr auto operator()(const auto& in) const noexcept {
    return results{energy(0.1_J * in["width"_axis]), area(1_mm2 / in["width"_axis])};
  }
};
struct lived {
  using provides = metrics<score>;
  using needs = metrics<energy>;
  using reads = axes<"years">;
  using arithmetic = generic;
  constexpr auto operator()(const auto& in) const noexcept { return in[energy] / 3_J * in["years"_axis]; }
};
// Infeasible whatever the design is, of which nothing else must be computed.
struct refused {
  using provides = metrics<grade>;
  using needs = metrics<area>;
  bool holds = false;
  constexpr auto operator()(const auto& in) const noexcept {
    return feasible_if(holds, in[area] / 1_mm2, "refused");
  }
};
struct after {
  using provides = metrics<per_core>;
  using needs = metrics<grade>;
  constexpr auto operator()(const auto& in) const noexcept { return min(1.0, in[grade]); }
};
struct alone {
  using provides = metrics<base>;
  constexpr auto operator()(const auto&) const noexcept { return 0.7; }
};

}  // namespace

TEST_CASE("an axis of many values") { check(make_pipeline<long_axis>(made{}, lived{}), score, area); }

TEST_CASE("policies above the tables that are infeasible for every design") {
  check(make_pipeline<long_axis>(made{}, refused{}, after{}, lived{}), per_core, score);
  check(make_pipeline<long_axis>(made{}, refused{true}, after{}, lived{}), per_core, grade, score);
}

TEST_CASE("metrics that take no table") { check(make_pipeline<long_axis>(made{}, alone{}), base); }

namespace {

// Positions are found four axes at a time where all values are words, and one by one elsewhere.
using words =
    space<axis<"a", range<-3, 9, 3>>, axis<"b", powers_of_two<6, 48>>, axis<"c", values<7, -2, 5>>,
          axis<"d", range<10u, 40u, 10u>>, axis<"e", range<0, 2>>, axis<"f", powers_of_two<1u, 4u>>>;
using mixed =
    space<axis<"a", range<-3, 9, 3>>, axis<"b", range<std::int8_t{-128}, std::int8_t{127}, std::int8_t{51}>>,
          axis<"c", real_values<0.5, 2.25>>, axis<"d", range<std::int64_t{1}, std::int64_t{4}>>,
          axis<"e", range<0, 2>>, axis<"f", powers_of_two<std::uint64_t{1}, std::uint64_t{8}>>>;
struct first_half {
  using provides = metrics<energy>;
  using reads = axes<"a", "b", "f">;
  constexpr auto operator()(const auto& in) const noexcept {
    return 1_J * (5.0 + in["a"_axis] + 0.37 * static_cast<double>(in["b"_axis])) /
           static_cast<double>(in["f"_axis]);
  }
};
struct second_half {
  using provides = metrics<area>;
  using reads = axes<"c", "d", "e">;
  constexpr auto operator()(const auto& in) const noexcept {
    return 1_mm2 * (9.0 + in["c"_axis]) / (static_cast<double>(in["d"_axis]) + 0.1 * in["e"_axis]);
  }
};
struct both {
  using provides = metrics<score>;
  using needs = metrics<energy, area>;
  constexpr auto operator()(const auto& in) const noexcept { return in[energy] / 3_J + in[area] / 7_mm2; }
};

// No policy but generic ones, over axes without end.
using continuum = space<axis<"width", real<1, 8>>, axis<"depth", range<1, 9>>, axis<"speed", real<0.5, 2>>>;
struct worked {
  using provides = metrics<energy>;
  using reads = axes<"width", "depth">;
  using arithmetic = generic;
  constexpr auto operator()(const auto& in) const noexcept {
    return 1_J * (in["width"_axis] * in["depth"_axis] + 0.1);
  }
};
struct ran {
  using provides = metrics<grade>;
  using needs = metrics<energy>;
  using reads = axes<"speed">;
  using arithmetic = generic;
  constexpr auto operator()(const auto& in) const noexcept {
    return in[energy] / 1_J / max(in["speed"_axis], 0.7);
  }
};
// What is computed design by design, and infeasible for some.
struct narrow {
  using provides = metrics<base>;
  using reads = axes<"width">;
  constexpr auto operator()(const auto& in) const noexcept {
    return feasible_if(in["width"_axis] < 5, 2.0 * in["width"_axis], "too wide");
  }
};
struct beside {
  using provides = metrics<per_core>;
  using needs = metrics<base, grade>;
  constexpr auto operator()(const auto& in) const noexcept { return min(in[base], in[grade]); }
};

}  // namespace

TEST_CASE("axes of words, and of other values") {
  check(make_pipeline<words>(first_half{}, second_half{}, both{}), score, area);
  check(make_pipeline<mixed>(first_half{}, second_half{}, both{}), score, energy);
  check(make_pipeline<keep<words, "a", "b", "f">>(first_half{}), energy);  // three axes
}

TEST_CASE("some leaves in tables, others not") {
  const auto halves = make_pipeline<words>(first_half{}, second_half{}, both{});
  const auto table = tabulate(make_pipeline<words>(first_half{}), energy).policy_at<0>();
  check_from(halves, make_pipeline<words>(second_half{}, table, both{}), area, score, energy);
}

TEST_CASE("designs of a space without end") {
  const auto judge = make_pipeline<continuum>(worked{}, ran{}, narrow{}, beside{});
  random_engine engine(7);
  for (const std::size_t size : std::array<std::size_t, 6>{1, 7, 8, 31, 33, 300}) {
    std::vector<design<continuum>> some;
    for (std::size_t i = 0; i < size; ++i) some.push_back(sample<continuum>(engine));
    batched generics(judge, grade, energy);
    columns two(size, grade, energy);
    generics(some, two);
    CHECK(differences(judge, two, [&](std::size_t i) { return some[i]; }) == 0);
    batched all(judge, per_core, base, grade);
    columns three(size, per_core, base, grade);
    all(some, three);
    CHECK(differences(judge, three, [&](std::size_t i) { return some[i]; }) == 0);
  }
}

TEST_CASE("who knows a judge alone gets batches where they suit it") {
  const auto batches = []<class Judge, class... Tags>(const Judge&, Tags...) {
    return requires(const Judge& judge, type_list<Tags...> tags) { batch_of(judge, tags); };
  };
  const auto toys = make_judge();
  CHECK_FALSE(batches(toys, score, latency));
  CHECK(batches(tabulate(toys, score, latency), score, latency));
  const auto mixture = make_pipeline<continuum>(worked{}, ran{}, narrow{}, beside{});
  CHECK(batches(mixture, grade, energy));   // both say that they are generic
  CHECK(batches(mixture, grade, base));     // a leaf beside them is none
  CHECK_FALSE(batches(mixture, per_core));  // may be written for doubles
  CHECK_FALSE(batches(mixture, base));      // nothing for lanes to do
}

TEST_CASE("of a subspace, its designs") {
  subspace<chips> where;
  where.fix("cores"_axis = 2).fix("layers"_axis = 5);
  const auto judge = make_judge();
  const auto tables = tabulation{}(judge, where, sequential{}, no_table_observer{}, total_carbon, grade);
  batched all(tables, total_carbon, grade);
  columns found(where.size(), total_carbon, grade);
  std::vector<design<chips>> designs;
  for (std::uint64_t i = 0; i < where.size(); ++i) designs.push_back(where.at(i));
  all(designs, found);
  CHECK(differences(judge, found, [&](std::size_t i) { return designs[i]; }) == 0);
}

TEST_CASE("a copy has its own block, and outlives what it was made of") {
  columns found(30, total_carbon), again(30, total_carbon);
  const auto copy = [&] {
    batched all(tabulate(make_judge(), total_carbon), total_carbon);
    all(5, found);
    return all;
  }();
  auto one = copy, other = copy;
  one(100, again);
  other(5, again);
  one(5, found);
  CHECK(differences(make_judge(), again, [](std::size_t i) { return design<chips>::at(5 + i); }) == 0);
  CHECK(differences(make_judge(), found, [](std::size_t i) { return design<chips>::at(5 + i); }) == 0);
}

TEST_CASE("what was asked for wrongly throws, and nothing is nothing") {
  batched all(tabulate(make_judge(), area), area);
  columns found(3, area), none(0, area);
  CHECK_THROWS_AS(all(chips::cardinality - 2, found), std::out_of_range);
  CHECK_THROWS_AS(all(~std::uint64_t{0}, found), std::out_of_range);
  const std::vector two(2, design<chips>::at(0));
  CHECK_THROWS_AS(all(two, found), std::out_of_range);
  all(chips::cardinality, none);
  all(std::span<const design<chips>>{}, none);
  CHECK(none.size() == 0);
}
