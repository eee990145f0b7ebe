// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <co2design/core/check.hpp>
#include <co2design/core/random_engine.hpp>
#include <co2design/core/text.hpp>
#include <co2design/search/archive.hpp>
#include <co2design/search/evaluation.hpp>

namespace co2design {

/// All that a run of NSGA-II knows between two generations: from it, it goes on as if it had never stopped, bit by bit.
///
/// Not in it the problem, the settings and the options: who goes on gives the same again. Rules with a memory, such as
///           a time limit, begin anew
/// Example   std::ofstream("run.txt") << to_text(run.state());
///           auto run = nsga2{.population = 200}.resume(problem, state_from_text<2>(text));
template <std::size_t Objectives>
struct nsga2_state {
  using entry = typename archive<Objectives>::entry;

  std::uint64_t generation = 0, evaluations = 0, variables = 0;
  random_engine::state_type engine{};
  std::vector<double> genes;  ///< a row of `variables` values for each individual
  std::vector<evaluation<Objectives>> scores;
  std::vector<std::uint32_t> ranks;
  std::vector<double> merits;
  std::vector<std::uint64_t>
      seen;  ///< the numbers of all designs evaluated, where they have numbers; ascending
  std::vector<entry> front, closest;
  std::vector<double> rows;  ///< the values of the archive's designs, where they have no numbers
};

namespace detail {

template <class State>
class state_writer {
 public:
  std::string text;

  template <class Number>
  requires std::is_arithmetic_v<Number>
  void put(Number x) {
    if constexpr (std::is_floating_point_v<Number>)
      text += number_text(x);
    else
      text += std::to_string(x);
    text += ' ';
  }
  template <std::size_t Objectives>
  void put(const evaluation<Objectives>& one) {
    for (const double x : one.objectives) put(x);
    put(one.violated.undefined);
    put(one.violated.excess);
    put(one.violated.broken);
  }
  template <class Entry>
  requires requires(const Entry& one) { one.scores; }
  void put(const Entry& one) {
    put(one.index);
    put(one.scores);
  }
  template <class Values>
  void line(std::string_view name, const Values& values) {
    text.append(name) += ' ';
    put(static_cast<std::uint64_t>(values.size()));
    for (const auto& one : values) put(one);
    text.back() = '\n';
  }
};

template <class State>
class state_reader {
 public:
  explicit state_reader(std::string_view text) : rest_(text) {}

  void expect(std::string_view word) {
    if (next() != word) fail(concat({"'", word, "' was expected"}));
  }
  template <class Number>
  requires std::is_arithmetic_v<Number>
  void get(Number& x) {
    const std::string_view word = next();
    const auto done = std::from_chars(word.data(), word.data() + word.size(), x);
    if (done.ec != std::errc{} || done.ptr != word.data() + word.size() || x != x)
      fail("a number was expected");
  }
  template <std::size_t Objectives>
  void get(evaluation<Objectives>& one) {
    for (double& x : one.objectives) get(x);
    get(one.violated.undefined);
    get(one.violated.excess);
    get(one.violated.broken);
  }
  template <class Entry>
  requires requires(Entry& one) { one.scores; }
  void get(Entry& one) {
    get(one.index);
    get(one.scores);
  }
  template <class Values>
  void line(std::string_view name, Values& values) {
    expect(name);
    std::uint64_t size = 0;
    get(size);
    if (size > rest_.size()) fail("more values are announced than there are");
    if constexpr (requires { values.resize(size); })
      values.resize(static_cast<std::size_t>(size));
    else if (size != values.size())
      fail("another number of values was expected");
    for (auto& one : values) get(one);
  }
  void end() {
    if (!next().empty()) fail("the text goes on after its end");
  }
  [[noreturn]] void fail(std::string_view what) const {
    invalid_argument(concat({"co2design: state of nsga2, line ", std::to_string(line_), ": ", what}));
  }

 private:
  std::string_view next() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\n')) {
      line_ += rest_.front() == '\n';
      rest_.remove_prefix(1);
    }
    std::size_t size = 0;
    while (size < rest_.size() && rest_[size] != ' ' && rest_[size] != '\n') ++size;
    const std::string_view word = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return word;
  }

  std::string_view rest_;
  std::size_t line_ = 1;
};

inline constexpr std::string_view state_title = "co2design-nsga2-state-1";

// Each part of a state with its name, for who writes and who reads.
template <class State, class Visit>
void for_each_part(State& state, Visit visit) {
  visit("engine", state.engine);
  visit("genes", state.genes);
  visit("scores", state.scores);
  visit("ranks", state.ranks);
  visit("merits", state.merits);
  visit("seen", state.seen);
  visit("front", state.front);
  visit("closest", state.closest);
  visit("rows", state.rows);
}

}  // namespace detail

/// The state as text, a line for each part; numbers read back exactly.
template <std::size_t Objectives>
[[nodiscard]] std::string to_text(const nsga2_state<Objectives>& state) {
  detail::state_writer<nsga2_state<Objectives>> out;
  out.text = concat({detail::state_title, "\n"});
  out.line("counts",
           std::array{std::uint64_t{Objectives}, state.generation, state.evaluations, state.variables});
  detail::for_each_part(state, [&](std::string_view name, const auto& values) { out.line(name, values); });
  return std::move(out.text);
}

/// The inverse of `to_text`.
/// Errors    std::invalid_argument that names the line and what was expected there
template <std::size_t Objectives>
[[nodiscard]] nsga2_state<Objectives> state_from_text(std::string_view text) {
  detail::state_reader<nsga2_state<Objectives>> in(text);
  nsga2_state<Objectives> state;
  in.expect(detail::state_title);
  std::array<std::uint64_t, 4> counts{};
  in.line("counts", counts);
  if (counts[0] != Objectives) in.fail(concat({"the state has ", std::to_string(counts[0]), " objectives"}));
  state.generation = counts[1];
  state.evaluations = counts[2];
  state.variables = counts[3];
  detail::for_each_part(state, [&](std::string_view name, auto& values) { in.line(name, values); });
  in.end();
  return state;
}

}  // namespace co2design
