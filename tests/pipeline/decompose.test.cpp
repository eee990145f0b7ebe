// SPDX-License-Identifier: BSL-1.0
#include <co2design/pipeline/decompose.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <co2design/co2design.hpp>

#include "table_toys.hpp"

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;
using namespace table_toys;

namespace {

template <class Judge, class... Tags>
auto parts_of(const Judge& judge, const subspace<chips>& where, Tags... tags) {
  return decompose(judge, where, std::uint64_t{1} << 20, sequential{}, no_table_observer{}, tags...);
}

const decomposition::metric& named(const decomposition& of, std::string_view name) {
  for (const auto& one : of.metrics)
    if (one.name == name) return one;
  FAIL("no metric ", std::string(name));
  return of.metrics.front();
}

// What a decomposition says of a metric that is a sum, for a design by its positions; and how far the pipeline may be
// from that.
struct value_and_bound {
  double value, bound;
};
template <class Ordinals>
value_and_bound sum_at(const decomposition& of, const decomposition::metric& m, const Ordinals& ordinals,
                       const Ordinals& first) {
  long double value = m.constant, size = m.absolute_constant;
  for (const auto& term : m.terms) {
    const auto& table = of.tables[term.table];
    std::uint64_t at = 0;
    for (std::size_t a = 0; a < ordinals.size(); ++a) at += (ordinals[a] - first[a]) * table.strides[a];
    value += static_cast<long double>(term.factor) * table.numbers[at];
    size += static_cast<long double>(term.absolute_factor) * std::fabs(table.numbers[at]);
  }
  const double n = 2.0 * static_cast<double>(m.roundings) + 1, u = 0x1p-53;
  return {static_cast<double>(value), static_cast<double>(size * n * u / (1 - n * u))};
}

template <class Judge, class Tag>
void check_sum(const Judge& judge, const subspace<chips>& where, Tag tag) {
  const auto all = parts_of(judge, where, tag);
  const auto& m = named(all.parts(), Tag::name);
  REQUIRE(m.is_sum);
  CHECK(m.axes == judge.axes_of(tag));
  std::size_t bad = 0;
  for (std::uint64_t i = 0; i < where.size(); ++i) {
    const auto said = judge(where.at(i))[tag];
    const auto [value, bound] = sum_at(all.parts(), m, where.ordinals_at(i), where.ordinals_at(0));
    if (why_not(said).is_set())
      bad += std::isnan(value) ? 0 : 1;
    else
      bad += std::fabs(value - canonical(said)) <= bound ? 0 : 1;
  }
  CHECK(bad == 0);
}

subspace<chips> two_layers() {
  subspace<chips> where;
  where.fix("layers"_axis = 5).fix("width"_axis = 16);
  return where;
}

}  // namespace

TEST_CASE("a sum over tables is the metric, to what rounding makes of it") {
  const auto judge = make_judge();
  for (const auto& where : {subspace<chips>{}, two_layers()}) {
    check_sum(judge, where, total_carbon);
    check_sum(judge, where, latency);
    check_sum(judge, where, base);
  }
}

TEST_CASE("tables, terms and metrics are named") {
  const auto all = parts_of(make_judge(), {}, total_carbon);
  const decomposition& of = all.parts();
  REQUIRE(of.metrics.size() == 1);
  const auto& m = of.metrics[0];
  CHECK(m.name == "total_carbon");
  CHECK(m.why_not.empty());
  std::vector<std::string> tables;
  for (const auto& term : m.terms) tables.push_back(of.tables[term.table].name);
  std::sort(tables.begin(), tables.end());
  CHECK(tables == std::vector<std::string>{"area", "base", "embodied_memory", "energy"});
  for (const auto& table : of.tables)
    if (table.name == "area") {
      CHECK(table.made_by == "table_toys::chip");
      CHECK(table.axes == 0b0011);
      CHECK(table.rows == 12);
      CHECK(table.strides == std::vector<std::uint64_t>{4, 1, 0, 0});
    }
  for (const auto& term : m.terms)
    if (of.tables[term.table].name == "base") CHECK(term.factor == -2.5);
  CHECK(all.has_gaps());
  CHECK(!parts_of(make_judge(), {}, area).has_gaps());
}

// ── what is no sum ───────────────────────────────────────────────────────────────────────────────────────

namespace {

inline constexpr metric<"merit", dimensionless> merit{};
inline constexpr metric<"worth", dimensionless> worth{};

template <class Promise>
struct product_with {
  using provides = metrics<merit>;
  using needs = metrics<energy, area>;
  using monotone = Promise;
  constexpr auto operator()(const auto& in) const noexcept { return in[energy] / 1_J * (in[area] / 1_mm2); }
};
using promised_of_both = product_with<type_list<increasing<energy>, decreasing<area>>>;
using promised_of_one = product_with<increasing<energy>>;
using promised_twice_of_one = product_with<type_list<increasing<energy>, increasing<energy>>>;
struct twice {
  using provides = metrics<worth>;
  using needs = metrics<merit, energy>;
  using monotone = increasing<merit, energy>;
  constexpr auto operator()(const auto& in) const noexcept { return max(in[merit], in[energy] / 1_J) * 2; }
};

template <class Policy>
const auto judge_with = make_pipeline<chips>(Policy{}, twice{}, run{}, chip{});

}  // namespace

TEST_CASE("a product follows what it needs where that is promised of all") {
  const auto all = parts_of(judge_with<promised_of_both>, {}, worth);
  const auto& of = all.parts();
  const auto& m = named(of, "merit");
  CHECK(!m.is_sum);
  CHECK(m.why_not == "a product of two metrics");
  CHECK(m.promised_by.find("product_with<") != std::string::npos);
  REQUIRE(m.rises_with.size() == 1);
  REQUIRE(m.falls_with.size() == 1);
  CHECK(of.metrics[m.rises_with[0]].name == "energy");
  CHECK(of.metrics[m.falls_with[0]].name == "area");
  const auto& above = of.metrics[0];
  CHECK(above.name == "worth");
  CHECK(above.promised_by.ends_with("twice"));
  REQUIRE(above.rises_with.size() == 2);
  CHECK(of.metrics[above.rises_with[0]].name == "merit");
  CHECK(of.metrics.size() == 4);  // the energy stands once
}

TEST_CASE("else it becomes a table of its own, which copies share") {
  const auto check = [](const auto& judge) {
    auto copy = [&] {
      const auto all = parts_of(judge, two_layers(), merit);
      return all;
    }();
    const auto again = copy;
    copy = parts_of(judge, two_layers(), merit);
    const auto& m = named(again.parts(), "merit");
    CHECK(m.is_sum);
    CHECK(m.promised_by.empty());
    REQUIRE(m.terms.size() == 1);
    const auto where = two_layers();
    std::size_t bad = 0;
    for (std::uint64_t i = 0; i < where.size(); ++i) {
      const auto [value, bound] = sum_at(again.parts(), m, where.ordinals_at(i), where.ordinals_at(0));
      const auto said = judge(where.at(i))[merit];
      bad += (said ? same_bits(value, canonical(said)) : std::isnan(value)) ? 0 : 1;
    }
    CHECK(bad == 0);
  };
  check(judge_with<promised_of_one>);
  check(judge_with<promised_twice_of_one>);
}

TEST_CASE("a policy above the tables that reads an axis makes a sum with factors that vary, in tables") {
  check_sum(make_judge(), {}, per_core);
  check_sum(make_judge(), two_layers(), per_core);
  const auto all = parts_of(make_judge(), {}, per_core);
  const auto& m = named(all.parts(), "per_core");
  CHECK(m.varies);
  CHECK(m.why_not.empty());
  for (const auto& term : m.terms) {
    const auto& table = all.parts().tables[term.table];
    CHECK(table.made_by == "factors that vary with axes");
    CHECK(table.name.starts_with("varying "));
    CHECK(table.rows <= 216);
  }
  CHECK_FALSE(named(parts_of(make_judge(), {}, energy).parts(), "energy").varies);
}

// ── what is no decomposition, and limits ─────────────────────────────────────────────────────────────────

namespace {

using vast = space<axis<"a", range<1, 20000>>, axis<"b", range<1, 20000>>>;
struct of_both {
  using provides = metrics<energy, area>;
  using reads = axes<"a", "b">;
  constexpr auto operator()(const auto& in) const noexcept {
    return results{energy(1_J * in["b"_axis]), area(1_mm2 * in["a"_axis])};
  }
};
template <char Name>
struct of_one;
template <>
struct of_one<'a'> {
  using provides = metrics<energy>;
  using reads = axes<"a">;
  constexpr auto operator()(const auto& in) const noexcept { return 1_J * in["a"_axis]; }
};
template <>
struct of_one<'b'> {
  using provides = metrics<area>;
  using reads = axes<"b">;
  constexpr auto operator()(const auto& in) const noexcept { return 1_mm2 * in["b"_axis]; }
};

template <class Judge, class... Tags>
auto parts_of_vast(const Judge& judge, Tags... tags) {
  return decompose(judge, subspace<vast>{}, std::uint64_t{1} << 20, sequential{}, no_table_observer{},
                   tags...);
}

}  // namespace

TEST_CASE("a policy on too many combinations is not taken apart; a product of so many is known as such") {
  STATIC_CHECK(std::is_same_v<decltype(parts_of_vast(make_pipeline<vast>(of_both{}), energy)), undecomposed>);
  const auto all =
      parts_of_vast(make_pipeline<vast>(product_with<type_list<>>{}, of_one<'a'>{}, of_one<'b'>{}), merit);
  const auto& m = named(all.parts(), "merit");
  CHECK(!m.is_sum);
  CHECK(m.why_not == "a product of two metrics");
  CHECK(m.promised_by.empty());
  CHECK(m.axes == 0b11);
}

TEST_CASE("tables that would take too much are refused") {
  CHECK_THROWS_AS(static_cast<void>(decompose(make_judge(), subspace<chips>{}, 100, sequential{},
                                              no_table_observer{}, total_carbon)),
                  std::length_error);
}

TEST_CASE("of the study, the form of total carbon") {
  using designs = join<presets::clip_b16_models, presets::edge_accelerators>;
  constexpr auto judge = make_pipeline<designs>(
      workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::roofline{}, carbon::embodied_act{},
      carbon::operational{}, carbon::lifetime_total{}, quality::clip_b16_published{});
  subspace<designs> where;
  where.fix("text_hidden", "512")
      .fix("text_ffn", "2048")
      .fix("vision_ffn", "3072")
      .fix("depth", "16")
      .fix("l2_bw", "64");
  const auto all =
      decompose(judge, where, std::uint64_t{1} << 28, sequential{}, no_table_observer{}, total_carbon);
  const auto form = trace(judge, total_carbon);
  const auto& m = all.parts().metrics[0];
  CHECK(m.is_sum);
  CHECK(same_bits(m.constant, canonical(form.constant())));
  bool found = false;
  for (const auto& term : m.terms)
    if (all.parts().tables[term.table].name == "area") {
      found = true;
      CHECK(same_bits(term.factor, canonical(form[area])));
    }
  CHECK(found);
}
