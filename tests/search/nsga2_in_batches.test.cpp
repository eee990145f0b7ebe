// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/nsga2.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>
#include <allocations.hpp>
#include <static_check.hpp>

#include <co2design/metric/catalogue.hpp>
#include <co2design/pipeline/batched.hpp>
#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/search/nsga2_run.hpp>
#include <co2design/space/real.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

namespace {

// A chip without end: slow where its voltage is low, hungry where it is high, and too hot where it is both large and
// fast. One policy is asked design by design, the others say that they are generic.
using chips =
    space<axis<"cores", range<1, 64>>, axis<"voltage", real<0.5, 1.5>>, axis<"cooling", real<-2, 2>>>;
inline constexpr metric<"heat", dimensionless> heat{};

struct clocked {
  using provides = metrics<latency>;
  using reads = axes<"voltage", "cores">;
  using arithmetic = generic;
  constexpr auto operator()(auto const& in) const noexcept {
    return 1_s / (in["voltage"_axis] * (in["cores"_axis] + 3.0));
  }
};
struct powered {
  using provides = metrics<energy>;
  using needs = metrics<latency, heat>;
  using reads = axes<"voltage">;
  using arithmetic = generic;
  constexpr auto operator()(auto const& in) const noexcept {
    return in[latency] / 1_s * in["voltage"_axis] * in["voltage"_axis] * (1_J + 0.3_J * in[heat]);
  }
};
struct heated {
  using provides = metrics<heat>;
  using reads = axes<"cores", "cooling">;
  std::size_t* asked = nullptr;
  constexpr auto operator()(auto const& in) const noexcept {
    if (asked != nullptr) ++*asked;
    const double off = in["cooling"_axis] - 1;
    return feasible_if(in["cores"_axis] < 50 || off > -1, off * off + 0.01 * in["cores"_axis], "melts");
  }
};

constexpr auto pipeline_of(std::size_t* asked = nullptr) {
  return make_pipeline<chips>(powered{}, heated{asked}, clocked{});
}
// The same, of which a search knows no more than that it judges designs.
struct by_call {
  using space_type = chips;
  std::remove_const_t<decltype(pipeline_of())> judge = pipeline_of();
  constexpr auto operator()(const design<chips>& d, auto... metrics) const noexcept {
    return judge(d, metrics...);
  }
};
template <class Judge>
auto problem_of(const Judge& judge) {
  return problem(judge, minimize(energy), minimize(latency), latency <= 0.2_s, heat <= 3.0);
}

// What a run has after each generation.
template <class Problem>
std::vector<std::uint64_t> history(const Problem& problem, std::size_t population) {
  std::vector<std::uint64_t> bits;
  auto run = nsga2{.population = population, .generations = 15, .seed = 4}.start(problem);
  while (run.step())
    for (const auto& scores : run.now().population) {
      for (const double f : scores.objectives) bits.push_back(std::bit_cast<std::uint64_t>(f));
      bits.push_back(std::bit_cast<std::uint64_t>(scores.violated.excess));
      bits.push_back(scores.violated.broken + 100 * scores.violated.undefined);
    }
  return bits;
}

}  // namespace

TEST_CASE(
    "designs are judged side by side where policies say that they are generic: the search is the same") {
  const auto in_lanes = problem_of(pipeline_of());
  const auto one_by_one = problem_of(by_call{});
  STATIC_CHECK(detail::batch_problem<std::remove_const_t<decltype(in_lanes)>>);
  STATIC_CHECK(!detail::batch_problem<std::remove_const_t<decltype(one_by_one)>>);
  for (const std::size_t population : std::array<std::size_t, 5>{2, 7, 32, 65, 130}) {
    const auto found = history(in_lanes, population);
    CHECK(found.size() > 60 * population);
    CHECK(found == history(one_by_one, population));
  }
}

TEST_CASE("what is computed design by design is computed once for each") {
  std::size_t asked = 0;
  const auto result = nsga2{.population = 41, .generations = 9}(problem_of(pipeline_of(&asked)));
  CHECK(asked == 41 * 10);
  CHECK(!result.empty());
}

TEST_CASE("lanes ask for no memory of their own") {
  const auto memory_of = [](const auto& problem) {
    auto run = nsga2{.population = 70, .generations = 40}.start(problem);
    run.step();
    const std::size_t before = allocations();
    run.finish();
    return allocations() - before;
  };
  CHECK(memory_of(problem_of(pipeline_of())) == memory_of(problem_of(by_call{})));
}
