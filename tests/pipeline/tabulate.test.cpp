// SPDX-License-Identifier: BSL-1.0
#include <co2design/pipeline/tabulate.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <co2design/co2design.hpp>
#include <co2design/pipeline/tabulated.hpp>
#include <co2design/testing/policy_laws.hpp>

#include "table_toys.hpp"

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;
using namespace table_toys;

namespace {

const subspace<chips> everywhere{};

template <class Judge, class... Tags>
auto tabulate_in(const Judge& judge, const subspace<chips>& where, Tags... tags) {
  return tabulation{}(judge, where, sequential{}, no_table_observer{}, tags...);
}

}  // namespace

TEST_CASE("tables say what the policies say, bit for bit, with the same reasons") {
  const auto judge = make_judge();
  const auto tables = tabulate(judge, total_carbon, score, grade, per_core, latency, area);
  CHECK(differences(judge, tables, everywhere, total_carbon, score, grade, per_core, latency, area) == 0);
  // All reasons are among them.
  const auto why = [&](int cores, int width, int layers, auto tag) {
    return std::string(tables(design<chips>("cores"_axis = cores, "width"_axis = width,
                                            "layers"_axis = layers, "memory"_axis = 0))[tag]
                           .why()
                           .reason());
  };
  CHECK(why(4, 64, 5, total_carbon) == "no tile fits");
  CHECK(why(1, 8, 5, total_carbon) == "too narrow");
  CHECK(why(1, 8, 6, per_core) == "too narrow");
  CHECK(why(1, 8, 3, score) == "not measured");
  CHECK(why(1, 8, 3, total_carbon).empty());
}

TEST_CASE("each policy is run once for each row of the axes that it depends on") {
  counts asked;
  const auto judge = make_judge(&asked);
  const auto tables = tabulate(judge, total_carbon, score, latency);
  CHECK(asked.chip == 3 * 4);
  CHECK(asked.run == 3 * 4 * 6);
  CHECK(asked.measured == 6);
  // Not called where the latency is infeasible: 256 lanes of 5 layers, 8 lanes of 5 and 6.
  CHECK(asked.memory == (3 * 4 * 6 - 3) * 3);
  CHECK(asked.constant == 1);
  asked = {};
  CHECK(differences(make_judge(), tables, everywhere, total_carbon, score, latency) == 0);
  CHECK(asked.chip + asked.run + asked.measured + asked.memory + asked.constant == 0);
}

TEST_CASE("what comes out provides what the metrics take, and nothing else") {
  const auto tables = tabulate(make_judge(), per_core);
  using result = decltype(tables);
  STATIC_CHECK(result::size == 2);  // the table of `run`, and `cored`
  STATIC_CHECK(tables.provides(per_core));
  STATIC_CHECK(tables.provides(energy));
  STATIC_CHECK(!tables.provides(latency));
  STATIC_CHECK(!tables.provides(area));
  STATIC_CHECK(tables.axes_of(per_core) == 0b1111);
  STATIC_CHECK(tables.axes_of(energy) == 0b0111);
  STATIC_CHECK(tables.may_be_infeasible(per_core));
  const auto no_gaps = tabulate(make_judge(), area, base);
  STATIC_CHECK(!no_gaps.may_be_infeasible(area));
  STATIC_CHECK(no_gaps.axes_of(base) == 0);
  CHECK(no_gaps(design<chips>::at(17))[base] == 0.1);
}

TEST_CASE("copies share the tables, which outlive what they were made of") {
  const auto copy = [] {
    const auto tables = tabulate(make_judge(), area);
    auto other = tables;
    CHECK(other.policy_at<0>().numbers(0) == tables.policy_at<0>().numbers(0));
    return other;
  }();
  CHECK(differences(make_judge(), copy, everywhere, area) == 0);
}

TEST_CASE("a pipeline of tables keeps them when it is tabulated again") {
  const auto judge = make_judge();
  const auto first = tabulate(judge, total_carbon, score, latency);
  const auto second = tabulate(first, total_carbon, score);
  STATIC_CHECK(std::is_same_v<decltype(second)::policy_type<2>, decltype(first)::policy_type<2>>);
  CHECK(second.policy_at<2>().numbers(0) == first.policy_at<2>().numbers(0));
  CHECK(differences(judge, second, everywhere, total_carbon, score) == 0);
}

TEST_CASE("of a subspace, axes that are held have one row") {
  const auto judge = make_judge();
  for (const auto* width : {"8", "64"})
    for (const auto* layers : {"", "3", "5"}) {
      subspace<chips> where;
      where.fix("width", width);
      if (*layers != '\0') where.fix("layers", layers);
      counts asked;
      const auto tables = tabulate_in(make_judge(&asked), where, total_carbon, score, grade, per_core);
      CHECK(asked.chip == 3);
      CHECK(asked.measured == (*layers == '\0' ? 6u : 1u));
      CHECK(differences(judge, tables, where, total_carbon, score, grade, per_core) == 0);
    }
  subspace<chips> one;
  one.fix("cores"_axis = 4).fix("width"_axis = 64).fix("layers"_axis = 5).fix("memory"_axis = 1);
  CHECK(differences(judge, tabulate_in(judge, one, total_carbon, latency), one, total_carbon, latency) == 0);
}

namespace {

struct always {
  using provides = metrics<score>;
  constexpr auto operator()(const auto&) const noexcept { return 0.25; }
};

}  // namespace

TEST_CASE("where nothing is scalar, or asked for, there are no tables") {
  const auto tables = tabulate(make_pipeline<chips>(always{}), score);
  STATIC_CHECK(decltype(tables)::size == 1);
  CHECK(tables(design<chips>::at(0))[score] == 0.25);
  STATIC_CHECK(decltype(tabulate(make_judge()))::size == 0);
}

// ── limits ───────────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("tables that would take too much are refused before anything is computed, each by name") {
  counts asked;
  const auto judge = make_judge(&asked);
  std::string text;
  try {
    static_cast<void>(tabulation{.most_bytes = 100}(judge, everywhere, sequential{}, no_table_observer{},
                                                    total_carbon, latency));
  } catch (const std::length_error& refused) {
    text = refused.what();
  }
  CHECK(asked.chip + asked.run + asked.memory + asked.constant == 0);
  const auto says = [&](const std::string& words) { return text.find(words) != text.npos; };
  CHECK_MESSAGE(text.starts_with("co2design: tables of "), text);
  CHECK_MESSAGE(says(" bytes, more than the 100 allowed:\n"), text);
  CHECK_MESSAGE(says("\n  table_toys::chip over cores, width: 12 rows, 288 bytes while others are filled"),
                text);
  CHECK_MESSAGE(says("\n  table_toys::chip over cores, width: 12 rows, 96 bytes\n"), text);
  CHECK_MESSAGE(says("\n  table_toys::run over cores, width, layers: 72 rows, 1152 bytes\n"), text);
  CHECK_MESSAGE(says("\n  table_toys::memory over cores, width, layers, memory: 216 rows, 1728 bytes"), text);
  CHECK_MESSAGE(says("\n  table_toys::always_same over no axis: 1 row, 8 bytes"), text);

  // To the byte.
  const auto of_area = [&](std::uint64_t most) {
    return tabulation{most}(make_judge(), everywhere, sequential{}, no_table_observer{}, area);
  };
  CHECK_THROWS_AS(of_area(95), std::length_error);
  CHECK(differences(make_judge(), of_area(96), everywhere, area) == 0);
}

namespace {

// 4e8 combinations of both.
using vast = space<axis<"a", range<1, 20000>>, axis<"b", range<1, 20000>>>;
struct of_a {
  using provides = metrics<energy>;
  using reads = axes<"a">;
  constexpr auto operator()(const auto& in) const noexcept { return 1_J * in["a"_axis]; }
};
struct of_both {
  using provides = metrics<latency>;
  using needs = metrics<energy>;
  using reads = axes<"b">;
  constexpr auto operator()(const auto& in) const noexcept { return 1_s * (in[energy] / 1_J) * in["b"_axis]; }
};
struct of_b {
  using provides = metrics<area>;
  using reads = axes<"b">;
  constexpr auto operator()(const auto& in) const noexcept { return 1_mm2 * in["b"_axis]; }
};
struct product_of {
  using provides = metrics<score>;
  using needs = metrics<latency, area>;
  constexpr auto operator()(const auto& in) const noexcept { return in[latency] / 1_s * (in[area] / 1_mm2); }
};

}  // namespace

TEST_CASE("a policy on too many combinations is left as it is, with what it needs") {
  constexpr auto judge = make_pipeline<vast>(product_of{}, of_both{}, of_b{}, of_a{});
  const auto tables = tabulate(judge, score, energy);
  using result = decltype(tables);
  STATIC_CHECK(result::size == 4);
  STATIC_CHECK(std::is_same_v<result::policy_type<1>, of_both>);
  STATIC_CHECK(std::is_same_v<result::policy_type<3>, of_a>);
  STATIC_CHECK(std::is_same_v<result::policy_type<2>::policy_type, of_b>);
  random_engine engine(1);
  for (int i = 0; i < 100; ++i) CHECK(same_answer(judge, tables, sample<vast>(engine), score, energy));
}

// ── progress, threads, workers ───────────────────────────────────────────────────────────────────────────

TEST_CASE("progress counts the rows that policies are run for, up to what was planned") {
  std::vector<table_progress> seen;
  const auto tables = tabulation{}(
      make_judge(), everywhere, sequential{}, [&](const table_progress& now) { seen.push_back(now); },
      total_carbon, latency);
  static_cast<void>(tables);
  REQUIRE(!seen.empty());
  for (std::size_t i = 1; i < seen.size(); ++i) CHECK(seen[i - 1].rows < seen[i].rows);
  CHECK(seen.back().rows == 12 + 72 + 216 + 1);
  CHECK(std::all_of(seen.begin(), seen.end(),
                    [&](const auto& one) { return one.planned == seen.back().rows; }));
}

TEST_CASE("an observer that throws ends the work") {
  counts asked;
  CHECK_THROWS_AS(static_cast<void>(tabulation{}(
                      make_judge(&asked), everywhere, sequential{},
                      [](const table_progress&) { throw std::runtime_error("enough"); }, total_carbon)),
                  std::runtime_error);
  CHECK(asked.chip == 12);
  CHECK(asked.memory == 0);
}

TEST_CASE("a large table is observed more than once, in the caller's thread") {
  std::size_t calls = 0;
  const auto caller = std::this_thread::get_id();
  bool elsewhere = false;
  constexpr auto judge = make_pipeline<vast>(of_a{});
  const auto tables = tabulation{}(
      judge, subspace<vast>{}, on_threads{},
      [&](const table_progress&) {
        ++calls;
        elsewhere = elsewhere || std::this_thread::get_id() != caller;
      },
      energy);
  CHECK(calls == 64);
  CHECK(!elsewhere);
  CHECK(tables(design<vast>("a"_axis = 777, "b"_axis = 1))[energy] == 777_J);
}

TEST_CASE("the executor does not matter") {
  const auto judge = make_judge();
  const auto check = [&](const auto& execution) {
    const auto tables = tabulation{}(judge, everywhere, execution, no_table_observer{}, total_carbon, score,
                                     grade, per_core, latency);
    CHECK(differences(judge, tables, everywhere, total_carbon, score, grade, per_core, latency) == 0);
  };
  check(sequential{});
  check(last_first{});
  check(on_threads{});
}

namespace {

// A policy whose worker remembers: of a plan, and in which order it was asked.
struct seen_by_worker {
  std::vector<std::vector<int>> lanes;  // of each worker
  std::size_t policy = 0;
};
struct remembering {
  using provides = metrics<latency>;
  using needs = metrics<plan>;
  using reads = axes<"layers", "memory">;
  using grouped_by = metrics<plan>;
  seen_by_worker* seen;

  static auto answer(const auto& in) {
    return 1_s * in["layers"_axis] / in[plan].lanes * (1 + in["memory"_axis]);
  }
  auto operator()(const auto& in) const noexcept {
    ++seen->policy;
    return answer(in);
  }
  struct memory {
    seen_by_worker* seen;
    std::size_t self;
    memory(const memory&) = delete;
    memory(memory&&) = default;
    memory(seen_by_worker* of, std::size_t number) : seen(of), self(number) {}
    auto operator()(const auto& in) noexcept {
      seen->lanes[self].push_back(in[plan].lanes);
      return answer(in);
    }
  };
  memory worker() const {
    seen->lanes.emplace_back();
    return memory(seen, seen->lanes.size() - 1);
  }
};

}  // namespace

TEST_CASE("a policy with a worker is asked through it, groups one after the other in falling order") {
  seen_by_worker seen, direct;
  const auto tables = tabulate(make_pipeline<chips>(chip{}, remembering{&seen}), latency);
  CHECK(seen.policy == 0);
  REQUIRE(seen.lanes.size() == 1);
  const auto& order = seen.lanes.front();
  CHECK(order.size() == 3 * 4 * 6 * 3);
  // Cores and width, the last varying fastest, from the end.
  std::vector<int> wanted;
  for (const int cores : {4, 2, 1})
    for (const int width : {64, 32, 16, 8}) wanted.insert(wanted.end(), 18, cores * width);
  CHECK(order == wanted);
  CHECK(differences(make_pipeline<chips>(chip{}, remembering{&direct}), tables, everywhere, latency) == 0);

  for (const bool threads : {false, true}) {
    seen_by_worker of_three;
    const auto judge = make_pipeline<chips>(chip{}, remembering{&of_three});
    const auto fill = [&](const auto& execution) {
      return tabulation{}(judge, everywhere, execution, no_table_observer{}, latency);
    };
    const auto by_three = threads ? fill(on_threads{}) : fill(last_first{});
    REQUIRE(of_three.lanes.size() == 3);
    std::size_t asked = 0;
    for (const auto& one : of_three.lanes) {
      asked += one.size();
      CHECK(!one.empty());
    }
    CHECK(asked == 216);
    CHECK(of_three.policy == 0);
    CHECK(differences(tables, by_three, everywhere, latency) == 0);
  }
}

TEST_CASE("no more workers than there are groups") {
  seen_by_worker seen;
  subspace<chips> where;
  where.fix("cores"_axis = 1).fix("width"_axis = 8);
  static_cast<void>(tabulation{}(make_pipeline<chips>(chip{}, remembering{&seen}), where, last_first{},
                                 no_table_observer{}, latency));
  CHECK(seen.lanes.size() == 1);
}

// ── what is no usual number, what is expensive ───────────────────────────────────────────────────────────

namespace {

// NaN of any kind, infinities and zeroes of either sign: numbers, no reasons.
struct strange {
  using provides = metrics<energy, score>;
  using reads = axes<"width", "layers">;
  auto operator()(const auto& in) const noexcept {
    const std::array kinds{
        std::bit_cast<double>(0x7ff8'0000'0000'0001u), std::bit_cast<double>(0x7ff0'0000'0000'0001u), -0.0,
        std::numeric_limits<double>::infinity(),       std::bit_cast<double>(0xfff8'1234'ffff'ffffu), 4e-320};
    const auto found = results{energy(1_J * kinds[static_cast<std::size_t>(in["layers"_axis] - 1)]),
                               score(kinds[static_cast<std::size_t>(6 - in["layers"_axis])])};
    using result = possible<std::remove_cv_t<decltype(found)>>;
    return in["width"_axis] == 8 ? result(infeasible("eight")) : result(found);
  }
};
struct asked_in_batches {
  using provides = metrics<accuracy>;
  using reads = axes<"layers">;
  static constexpr auto cost = expensive;
  std::size_t* asked;
  auto submit(const auto& batch) const noexcept {
    std::vector<possible<double>> all;
    for (const auto& in : batch)
      all.push_back(feasible_if(in["layers"_axis] != 2, 0.5 / in["layers"_axis], "lost"));
    *asked += batch.size();
    return all;
  }
};

}  // namespace

TEST_CASE("a NaN that a policy computed is no reason") {
  const auto judge = make_pipeline<chips>(strange{});
  const auto tables = tabulate(judge, energy, score);
  CHECK(differences(judge, tables, everywhere, energy, score) == 0);
  const auto of =
      tables(design<chips>("cores"_axis = 1, "width"_axis = 16, "layers"_axis = 1, "memory"_axis = 0));
  REQUIRE(of[energy].has_value());
  CHECK(std::isnan(canonical(*of[energy])));
}

TEST_CASE("an expensive policy is asked for each row once") {
  std::size_t asked = 0;
  const auto judge = make_pipeline<chips>(asked_in_batches{&asked}, scored{}, chip{});
  const auto tables = tabulate(judge, score, accuracy);
  CHECK(asked == 6);
  CHECK(!tables.is_expensive(score));
  CHECK(differences(judge, tables, everywhere, score, accuracy) == 0);
}

TEST_CASE("tables are policies: they keep the laws of policies") {
  std::vector<design<chips>> all;
  for (std::uint64_t i = 0; i < chips::cardinality; ++i) all.push_back(design<chips>::at(i));
  const auto found = testing::pipeline_laws(tabulate(make_judge(), total_carbon, per_core, accuracy), all);
  CHECK_MESSAGE(found.ok(), found.text());
  CHECK(found.checks() > 1000);
}

// ── the library's own policies ───────────────────────────────────────────────────────────────────────────

namespace {

template <class Space, class Mapping>
constexpr auto study(Mapping mapping) {
  return make_pipeline<Space>(
      workload::clip_b16{.rules = mapping.rules}, hardware::edge_npu_22nm{.rules = mapping.rules}, mapping,
      carbon::embodied_act{}, carbon::operational{}, carbon::lifetime_total{}, quality::clip_b16_published{});
}

template <class Models, class Chips>
using small_models = restrict<restrict<restrict<join<Models, Chips>, "text_layers", range<6, 12, 3>>,
                                       "vision_hidden", values<384, 768>>,
                              "vision_ffn", values<1536, 3072>>;
template <class Space>
using small_chips = restrict<restrict<Space, "depth", values<4, 64>>, "l2_kib", values<64, 512>>;
using designs_of_study = small_chips<small_models<presets::clip_b16_models, presets::edge_accelerators>>;

using one_width = restrict<restrict<restrict<designs_of_study, "width", values<64>>, "depth", values<4>>,
                           "l2_kib", values<512>>;
using two_chips = restrict<
    restrict<restrict<restrict<restrict<restrict<one_width, "cores", values<1, 4>>, "l2_bw", values<64>>,
                               "glb_mib", values<4>>,
                      "text_hidden", values<256, 512>>,
             "text_ffn", values<1024>>,
    "text_heads", values<4, 8>>;

template <class Judge>
void check_study(const Judge& judge, std::uint64_t samples, const auto& execution) {
  using designs = typename Judge::space_type;
  const auto tables = tabulation{}(judge, subspace<designs>{}, execution, no_table_observer{}, total_carbon,
                                   latency, accuracy, area, energy, peak_throughput);
  random_engine engine(11);
  std::size_t bad = 0, feasible = 0;
  for (std::uint64_t i = 0; i < samples; ++i) {
    const auto d = sample<designs>(engine);
    bad +=
        same_answer(judge, tables, d, total_carbon, latency, accuracy, area, energy, peak_throughput) ? 0 : 1;
    feasible += tables(d)[total_carbon] ? 1 : 0;
  }
  CHECK(bad == 0);
  CHECK(feasible > samples / 10);
}

}  // namespace

TEST_CASE("the study with rooflines, under every rung of the rules") {
  for (int rung = 0; rung <= static_cast<int>(correction::explicit_scenario); ++rung)
    check_study(study<two_chips>(mapping::roofline{.rules = {static_cast<correction>(rung)}}), 100,
                last_first{});
  check_study(study<designs_of_study>(mapping::roofline{.rules = rules::corrected}), 500, sequential{});
  check_study(study<designs_of_study>(mapping::roofline{.rules = rules::reference}), 500, on_threads{});
}

TEST_CASE("the study with exact mapping, of two chips") {
  check_study(study<two_chips>(mapping::exact{}), 60, sequential{});
  check_study(study<two_chips>(mapping::exact{.rules = rules::reference}), 60, on_threads{});
}
