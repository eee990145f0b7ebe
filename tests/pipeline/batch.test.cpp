// SPDX-License-Identifier: BSL-1.0
#include <co2design/pipeline/batch.hpp>

#include <cstddef>
#include <span>
#include <stdexcept>
#include <type_traits>
#include <vector>

#include <co2design/metric/catalogue.hpp>
#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>

using namespace co2design;

namespace {

using toy = space<axis<"cores", range<1, 8>>, axis<"layers", range<1, 5>>>;

struct chip {
  using provides = metrics<area>;
  using reads = axes<"cores">;
  constexpr auto operator()(const auto& in) const noexcept {
    return feasible_if(in["cores"_axis] != 6, 1_mm2 * in["cores"_axis], "six");
  }
};

// Accuracy by a program that takes a while: told how often it was asked, and for how many designs.
struct trained {
  using provides = metrics<accuracy>;
  using needs = metrics<area>;
  using reads = axes<"layers">;
  static constexpr auto cost = expensive;
  std::vector<std::size_t>* asked;

  auto submit(const auto& batch) const noexcept {
    asked->push_back(batch.size());
    std::vector<possible<double>> answers;
    for (const auto& in : batch)
      answers.push_back(
          feasible_if(in["layers"_axis] < 5, in["layers"_axis] * 0.1 + in[area] / 100_mm2, "too deep"));
    return answers;
  }
};
struct worth {
  using provides = metrics<energy>;
  using needs = metrics<accuracy, area>;
  constexpr auto operator()(const auto& in) const noexcept { return in[accuracy] * 1_J * (in[area] / 1_mm2); }
};
struct forgetful {
  using provides = metrics<accuracy>;
  static constexpr auto cost = expensive;
  auto submit(const auto&) const noexcept { return std::vector<double>(1, 0.5); }
};

std::vector<design<toy>> all_designs_of_toy() {
  std::vector<design<toy>> all;
  for (std::uint64_t i = 0; i < toy::cardinality; ++i) all.push_back(design<toy>::at(i));
  return all;
}

}  // namespace

TEST_CASE("an expensive policy is asked once for all feasible designs") {
  std::vector<std::size_t> asked;
  const auto judge = make_pipeline<toy>(worth{}, trained{.asked = &asked}, chip{});
  const auto designs = all_designs_of_toy();
  const auto found = evaluate_batch(judge, std::span(designs), energy, accuracy, area);
  REQUIRE(asked.size() == 1);
  CHECK(asked[0] == 7 * 5);  // six cores are infeasible before it is asked

  REQUIRE(found.size() == designs.size());
  for (std::size_t i = 0; i < designs.size(); ++i) {
    const auto alone = judge(designs[i], energy, accuracy, area);
    static_assert(
        std::is_same_v<std::remove_cvref_t<decltype(found[0])>, std::remove_cvref_t<decltype(alone)>>);
    CHECK(found[i][energy].has_value() == alone[energy].has_value());
    CHECK(found[i][energy].why().reason() == alone[energy].why().reason());
    if (alone[energy]) CHECK(*found[i][energy] == *alone[energy]);
    CHECK(found[i][accuracy].why().reason() == alone[accuracy].why().reason());
  }
}

TEST_CASE("one design is a batch of one") {
  std::vector<std::size_t> asked;
  const auto judge = make_pipeline<toy>(trained{.asked = &asked}, chip{});
  const design<toy> d("cores"_axis = 2, "layers"_axis = 3);
  CHECK(*judge(d)[accuracy] == doctest::Approx(0.32));
  CHECK(judge(d.with("cores"_axis = 6))[accuracy].why().reason() == "six");
  CHECK(judge(d.with("layers"_axis = 5))[accuracy].why().reason() == "too deep");
  CHECK(asked == std::vector<std::size_t>{1, 1});
}

TEST_CASE("who does not ask for it does not pay for it") {
  std::vector<std::size_t> asked;
  const auto judge = make_pipeline<toy>(trained{.asked = &asked}, chip{});
  const auto designs = all_designs_of_toy();
  CHECK(evaluate_batch(judge, std::span(designs), area).size() == designs.size());
  CHECK(evaluate_batch(judge, std::span(designs).first(0), accuracy).empty());
  CHECK(asked.empty());
}

TEST_CASE("a batch that comes back short is an error") {
  const auto judge = make_pipeline<toy>(forgetful{});
  const auto designs = all_designs_of_toy();
  CHECK_THROWS_AS(static_cast<void>(evaluate_batch(judge, std::span(designs), accuracy)), std::out_of_range);
  CHECK(evaluate_batch(judge, std::span(designs).first(1), accuracy)[0][accuracy] == 0.5);
}

TEST_CASE("a metric is expensive where some policy on the way is") {
  using judge_type = decltype(make_pipeline<toy>(worth{}, trained{nullptr}, chip{}));
  CHECK(judge_type::is_expensive(accuracy));
  CHECK(judge_type::is_expensive(energy));
  CHECK_FALSE(judge_type::is_expensive(area));
}
