// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/nsga2_state.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <search/own_problems.hpp>
#include <search/toy_chips.hpp>

#include <co2design/search/nsga2.hpp>
#include <co2design/search/reference_survival.hpp>
#include <co2design/search/stopping.hpp>
#include <co2design/space/real.hpp>
#include <co2design/testing/constrained_problems.hpp>

using namespace co2design;
using own::mixed, own::objectives_of, own::reals;

namespace {

constexpr nsga2 search{.population = 10, .generations = 24, .seed = 6};

// The states of a run that goes on for itself and of one that is written down and read back are the same, each time.
template <class Problem, class... Options>
void check_resumed(const Problem& problem, const Options&... options) {
  auto whole = search.start(problem, options...);
  constexpr std::size_t objectives = detail::problem_objectives<Problem>;
  std::string text = to_text(whole.state());
  while (!whole.done()) {
    auto part = search.resume(problem, state_from_text<objectives>(text), options...);
    CHECK(part.done() == whole.done());
    CHECK(to_text(part.state()) == text);
    const bool more = whole.step();
    CHECK(part.step() == more);
    text = to_text(whole.state());
    CHECK(to_text(part.state()) == text);
    CHECK(part.now().evaluations == whole.now().evaluations);
    CHECK(part.now().front_size == whole.now().front_size);
  }
  const auto late = search.resume(problem, state_from_text<objectives>(text), options...);
  CHECK(late.done());
  CHECK(late.result().evaluations() == whole.result().evaluations());
  REQUIRE(late.result().size() == whole.result().size());
  for (std::size_t i = 0; i < late.result().size(); ++i)
    CHECK(late.result()[i].scores().objectives == whole.result()[i].scores().objectives);
}

template <std::size_t Objectives>
bool same_bits(const nsga2_state<Objectives>& a, const nsga2_state<Objectives>& b) {
  const auto same = [](double x, double y) {
    return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
  };
  const auto all = [&](const std::vector<double>& x, const std::vector<double>& y) {
    bool equal = x.size() == y.size();
    for (std::size_t i = 0; equal && i < x.size(); ++i) equal = same(x[i], y[i]);
    return equal;
  };
  const auto scores = [&](const evaluation<Objectives>& x, const evaluation<Objectives>& y) {
    bool equal = x.violated.undefined == y.violated.undefined && x.violated.broken == y.violated.broken &&
                 same(x.violated.excess, y.violated.excess);
    for (std::size_t m = 0; m < Objectives; ++m) equal &= same(x.objectives[m], y.objectives[m]);
    return equal;
  };
  bool equal = a.generation == b.generation && a.evaluations == b.evaluations && a.variables == b.variables &&
               a.engine == b.engine && all(a.genes, b.genes) && a.ranks == b.ranks &&
               all(a.merits, b.merits) && a.seen == b.seen && all(a.rows, b.rows) &&
               a.scores.size() == b.scores.size() && a.front.size() == b.front.size() &&
               a.closest.size() == b.closest.size();
  for (std::size_t i = 0; equal && i < a.scores.size(); ++i) equal = scores(a.scores[i], b.scores[i]);
  for (std::size_t i = 0; equal && i < a.front.size(); ++i)
    equal = a.front[i].index == b.front[i].index && scores(a.front[i].scores, b.front[i].scores);
  for (std::size_t i = 0; equal && i < a.closest.size(); ++i)
    equal = a.closest[i].index == b.closest[i].index && scores(a.closest[i].scores, b.closest[i].scores);
  return equal;
}

// One of everything.
nsga2_state<2> odd_state() {
  constexpr double infinity = std::numeric_limits<double>::infinity(),
                   tiny = std::numeric_limits<double>::denorm_min();
  nsga2_state<2> state;
  state.generation = ~std::uint64_t{0};
  state.evaluations = std::uint64_t{1} << 63;
  state.variables = 3;
  state.engine = {0, 1, ~std::uint64_t{0}, 42};
  state.genes = {0.1, -0.0, tiny, -tiny, 1e308, std::numeric_limits<double>::max(), 1 / 3.0, 5e-310, 0};
  state.scores = {
      {{infinity, -infinity}, {}}, {{0, -0.0}, {7, infinity, ~0U}}, {{tiny, -1.5e-320}, {0, 1e-17, 1}}};
  state.ranks = {0, ~std::uint32_t{0}, 5};
  state.merits = {infinity, 0, -tiny};
  state.front = {{~std::uint64_t{0}, {{-infinity, 0.1}, {}}}};
  state.closest = {{0, {{1, 2}, {1, 2, 3}}}, {1, {{1, 2}, {1, 2.5, 3}}}};
  state.rows = {1, 2, 3, -0.0, 5, 6};
  return state;
}

// Takes each word of a text away, and what comes behind it.
template <class Visit>
void for_each_truncation(const std::string& text, Visit visit) {
  for (std::size_t at = 0; at < text.size(); ++at)
    if (text[at] != ' ' && text[at] != '\n' && (at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n'))
      visit(text.substr(0, at));
}

std::string error_of(std::string_view text) {
  try {
    static_cast<void>(state_from_text<2>(text));
  } catch (const std::invalid_argument& problem) {
    return problem.what();
  }
  return "";
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

}  // namespace

// ── text ─────────────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("a state reads back from its text, bit by bit") {
  const auto state = odd_state();
  CHECK(same_bits(state_from_text<2>(to_text(state)), state));
  CHECK(same_bits(state_from_text<3>(to_text(nsga2_state<3>{})), nsga2_state<3>{}));
  auto other = state;
  other.genes[1] = 0.0;  // was −0
  CHECK_FALSE(same_bits(other, state));
  auto run = search.start(testing::srn{}, external_archive{});
  while (run.step()) CHECK(same_bits(state_from_text<2>(to_text(run.state())), run.state()));
}

TEST_CASE("the text has a line for each part") {
  nsga2_state<1> state;
  state.generation = 2;
  state.evaluations = 6;
  state.variables = 1;
  state.engine = {1, 2, 3, 4};
  state.genes = {0.5, 1};
  state.scores = {{{0.25}, {}}, {{-1}, {1, 0.5, 2}}};
  state.ranks = {0, 1};
  state.merits = {std::numeric_limits<double>::infinity(), 0};
  CHECK(to_text(state) ==
        "co2design-nsga2-state-1\n"
        "counts 4 1 2 6 1\n"
        "engine 4 1 2 3 4\n"
        "genes 2 0.5 1\n"
        "scores 2 0.25 0 0 0 -1 1 0.5 2\n"
        "ranks 2 0 1\n"
        "merits 2 inf 0\n"
        "seen 0\n"
        "front 0\n"
        "closest 0\n"
        "rows 0\n");
}

TEST_CASE("a text that ends too early is an error, wherever it ends") {
  const std::string text = to_text(odd_state());
  std::size_t truncations = 0;
  for_each_truncation(text, [&](const std::string& part) {
    ++truncations;
    CAPTURE(part);
    CHECK(error_of(part).substr(0, 31) == "co2design: state of nsga2, line");
  });
  CHECK(truncations > 80);
  CHECK(error_of(text).empty());
  CHECK(error_of("") == "co2design: state of nsga2, line 1: 'co2design-nsga2-state-1' was expected");
}

TEST_CASE("errors name the line, and what was expected") {
  const std::string text = to_text(odd_state());
  CHECK(error_of(text + "more") == "co2design: state of nsga2, line 12: the text goes on after its end");
  CHECK(error_of(replaced(text, "state-1", "state-2")) ==
        "co2design: state of nsga2, line 1: 'co2design-nsga2-state-1' was expected");
  CHECK(error_of(replaced(text, "engine", "motor")) ==
        "co2design: state of nsga2, line 3: 'engine' was expected");
  CHECK(error_of(replaced(text, "engine 4", "engine 3")) ==
        "co2design: state of nsga2, line 3: another number of values was expected");
  CHECK(error_of(replaced(text, "genes 9 0.1", "genes 9 0,1")) ==
        "co2design: state of nsga2, line 4: a number was expected");
  CHECK(error_of(replaced(text, "genes 9 0.1", "genes 9 nan")) ==
        "co2design: state of nsga2, line 4: a number was expected");
  CHECK(error_of(replaced(text, "genes 9", "genes 18446744073709551615")) ==
        "co2design: state of nsga2, line 4: more values are announced than there are");
  CHECK(error_of(replaced(text, "ranks 3 0", "ranks 3 -1")) ==
        "co2design: state of nsga2, line 6: a number was expected");
  CHECK(error_of(replaced(text, "ranks 3 0", "ranks 3 4294967296")) ==
        "co2design: state of nsga2, line 6: a number was expected");
  CHECK(error_of(to_text(nsga2_state<3>{})) ==
        "co2design: state of nsga2, line 2: the state has 3 objectives");
}

// ── going on ─────────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("a run that is resumed is the run that was never stopped") {
  SUBCASE("reals") { check_resumed(reals{}); }
  SUBCASE("variables of all kinds") { check_resumed(mixed{}); }
  SUBCASE("a finite space") {
    check_resumed(problem(toy::chip_judge{}, minimize(energy), minimize(latency), accuracy >= 0.55));
  }
  SUBCASE("constraints and an archive") { check_resumed(testing::srn{}, external_archive{}); }
  SUBCASE("survival along directions") { check_resumed(reals{}, reference_survival{das_dennis<2>(4)}); }
  SUBCASE("known designs") {
    check_resumed(reals{}, start_from{std::vector<std::vector<double>>{{1, 0, 0}, {-1, 0, 0}}});
  }
}

TEST_CASE("who is resumed with a rule goes on until it says so") {
  auto first = search.start(reals{}, max_generations(3));
  first.finish();
  auto more = search.resume(reals{}, first.state(), max_generations(8));
  more.finish();
  auto whole = search.start(reals{}, max_generations(8));
  whole.finish();
  CHECK(to_text(more.state()) == to_text(whole.state()));
}

TEST_CASE("a state of another problem, population or kind of search is refused") {
  const auto refused = [](const auto& problem, const nsga2_state<2>& state, std::size_t population = 10) {
    nsga2 other = search;
    other.population = population;
    CHECK_THROWS_WITH_AS(static_cast<void>(other.resume(problem, state)),
                         "co2design: a state of nsga2 with another problem or population",
                         std::invalid_argument);
  };
  auto run = search.start(reals{});
  for (int i = 0; i < 3; ++i) run.step();
  const auto good = run.state();
  CHECK_NOTHROW(static_cast<void>(search.resume(reals{}, good)));
  refused(reals{}, good, 8);
  refused(reals{}, good, 12);
  refused(mixed{}, good);
  refused(testing::srn{}, good);
  refused(problem(toy::chip_judge{}, minimize(energy), minimize(latency)), good);

  const auto spoiled = [&](auto spoil) {
    auto state = good;
    spoil(state);
    refused(reals{}, state);
  };
  spoiled([](auto& s) { s.genes[4] = 4.5; });  // above its bound
  spoiled([](auto& s) { s.genes.pop_back(); });
  spoiled([](auto& s) { s.ranks.push_back(0); });
  spoiled([](auto& s) { s.merits.clear(); });
  spoiled([](auto& s) { s.evaluations = 0; });
  spoiled([](auto& s) { s.engine = {}; });
  spoiled([](auto& s) { s.seen = {1, 2}; });
  spoiled([](auto& s) { s.front = {{0, {}}}; });  // of which there is no row
  spoiled([](auto& s) { s.closest = {{0, {}}}; });
  spoiled([](auto& s) { s.rows = {0, 0}; });
  spoiled([](auto& s) { s = {}; });

  const problem chips(toy::chip_judge{}, minimize(energy), minimize(latency));
  auto numbered = search.start(chips);
  numbered.step();
  auto state = numbered.state();
  CHECK_NOTHROW(static_cast<void>(search.resume(chips, state)));
  state.seen.pop_back();
  refused(chips, state);
  state = numbered.state();
  state.front[0].index = 96;
  refused(chips, state);
  state = numbered.state();
  state.genes[0] = 0.5;
  refused(chips, state);
}
