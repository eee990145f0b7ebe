// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <co2design/core/random_engine.hpp>
#include <co2design/pipeline/decompose.hpp>
#include <co2design/search/exact_front.hpp>
#include <co2design/search/problem.hpp>
#include <co2design/space/space.hpp>

#include <doctest/doctest.h>

// Pipelines whose policies look up random numbers, and what an exact search should find there, by definition.
namespace worlds {

using namespace co2design;

// What the numbers of a policy are like: most kinds have many ties.
enum class flavour : unsigned char { few, close, signs, any, spread, tiny };

// The random state of a policy.
struct table {
  std::uint64_t seed = 1;
  flavour like = flavour::few;
  double slope = 0;        // what a step along an axis adds
  unsigned gaps = 0;       // of 16 rows so many are infeasible
  unsigned empty = 0;      // of 16 values of the first axis so many are
  unsigned undefined = 0;  // of 16 rows so many are NaN
  bool positive = false;   // its numbers are 1 or more

  static constexpr std::uint64_t mix(std::uint64_t x) noexcept {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
  }
  template <class... Keys>
  [[nodiscard]] std::uint64_t hash(std::uint64_t salt, Keys... keys) const noexcept {
    std::uint64_t h = mix(seed * 0x9e3779b97f4a7c15 + salt);
    ((h = mix(h + 0x9e3779b97f4a7c15 * static_cast<std::uint64_t>(keys + 1))), ...);
    return h;
  }
  template <class First, class... Keys>
  [[nodiscard]] bool missing(First first, Keys... keys) const noexcept {
    return hash(7, first) % 16 < empty || hash(8, first, keys...) % 16 < gaps;
  }
  template <class... Keys>
  [[nodiscard]] double at(Keys... keys) const noexcept {
    const std::uint64_t h = hash(1, keys...);
    if (hash(2, keys...) % 16 < undefined) return std::numeric_limits<double>::quiet_NaN();
    const double number = plain(h) + slope * (0.0 + ... + static_cast<double>(keys));
    return positive ? 1 + std::abs(number) : number;
  }

 private:
  [[nodiscard]] double plain(std::uint64_t h) const noexcept {
    const auto small = static_cast<double>(h % 4);
    switch (like) {
      case flavour::few:
        return small;
      case flavour::close: {
        double one = static_cast<double>(1 + h % 2);
        for (std::uint64_t i = h / 2 % 3; i > 0; --i) one = std::nextafter(one, 9.0);
        return one;
      }
      case flavour::signs:
        return h % 5 == 4 ? -0.0 : small - 2;
      case flavour::any:
        return static_cast<double>(h >> 11) * 0x1p-53 - 0.25;
      case flavour::spread:
        return std::ldexp(static_cast<double>(h >> 40), static_cast<int>(h % 60) - 50);
      case flavour::tiny:  // no product with them is exact
        return std::ldexp(small, -1074 + static_cast<int>(h / 4 % 8));
    }
    return 0;
  }
};

// A random state; `gaps` says whether it may be infeasible somewhere.
inline table random_table(random_engine& engine, bool gaps = false) {
  table out;
  out.seed = engine();
  out.like = static_cast<flavour>(engine() % 6);
  constexpr std::array<double, 6> slopes{0, 0, 1, 2, -1, 0.5};
  out.slope = slopes[engine() % 6] * (out.like == flavour::spread ? 1e5
                                      : out.like == flavour::tiny ? 0x1p-1072
                                                                  : 1);
  if (gaps) {
    constexpr std::array<unsigned, 4> shares{0, 1, 3, 8};
    out.gaps = shares[engine() % 4];
    out.empty = shares[engine() % 4];
  }
  return out;
}
inline table positive_table(random_engine& engine, bool gaps = false) {
  table out = random_table(engine, gaps);
  out.positive = true;
  return out;
}
inline table undefined_table(random_engine& engine) {
  table out = random_table(engine);
  out.undefined = static_cast<unsigned>(engine() % 5);
  return out;
}

// A factor of a sum: often one that leaves something out.
inline double random_factor(random_engine& engine) {
  constexpr std::array<double, 8> factors{1, 1, 2, 0.1, 0, -1, -0.3, 1e3};
  return factors[engine() % 8];
}

inline constexpr metric<"x", dimensionless> x{};
inline constexpr metric<"y", dimensionless> y{};
inline constexpr metric<"z", dimensionless> z{};
inline constexpr metric<"w", dimensionless> w{};
inline constexpr metric<"f", dimensionless> f{};
inline constexpr metric<"g", dimensionless> g{};
inline constexpr metric<"h", dimensionless> h{};

// A policy below: a number for each combination of the values of its axes.
template <auto Tag, fixed_string... Names>
struct leaf {
  using provides = metrics<Tag>;
  using reads = axes<Names...>;
  table of;
  auto operator()(const auto& in) const noexcept { return of.at(in[axis_name<Names>{}]...); }
};
// One that is infeasible here and there.
template <auto Tag, fixed_string... Names>
struct leaf_with_gaps {
  using provides = metrics<Tag>;
  using reads = axes<Names...>;
  table of;
  auto operator()(const auto& in) const noexcept {
    return feasible_if(!of.missing(in[axis_name<Names>{}]...), of.at(in[axis_name<Names>{}]...), "a gap");
  }
};

// A policy above: a weighted sum.
template <auto Tag, auto... Needs>
struct sum_of {
  using provides = metrics<Tag>;
  using needs = metrics<Needs...>;
  std::array<double, sizeof...(Needs) + 1> factors{};
  constexpr auto operator()(const auto& in) const noexcept {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      return (factors[sizeof...(Needs)] + ... + (factors[I] * in[Needs]));
    }(std::make_index_sequence<sizeof...(Needs)>{});
  }
};
template <auto Tag, auto... Needs>
auto random_sum(random_engine& engine) {
  sum_of<Tag, Needs...> out;
  for (double& one : out.factors) one = random_factor(engine);
  return out;
}

// Any body above the tables.
template <auto Tag, class Needs, class Body>
struct combined {
  using provides = metrics<Tag>;
  using needs = Needs;
  Body body;
  constexpr auto operator()(const auto& in) const noexcept { return body(in); }
};
template <auto Tag, class Needs, class Promise, class Body>
struct promised_body : combined<Tag, Needs, Body> {
  using monotone = Promise;
};
template <auto Tag, auto... Needs, class Body>
auto combine(Body body) {
  return combined<Tag, metrics<Needs...>, Body>{body};
}
template <auto Tag, class Promise, auto... Needs, class Body>
auto combine_promised(Body body) {
  return promised_body<Tag, metrics<Needs...>, Promise, Body>{{body}};
}

// Pieces one after the other, the last first, as many as are said.
struct backwards {
  std::size_t workers = 3;
  template <indexed_task Task>
  void operator()(std::size_t count, const Task& task) const {
    for (std::size_t i = count; i-- > 0;) static_cast<void>(task(i));
  }
  [[nodiscard]] std::size_t concurrency() const noexcept { return workers; }
};

// The value of a metric at some design, as a limit: there are ties with it. 1 where it has none.
template <class Judge, class Tag>
double random_limit(random_engine& engine, const Judge& judge, Tag tag) {
  using space = typename Judge::space_type;
  for (int i = 0; i < 20; ++i) {
    const auto value = judge(design<space>::at(engine() % space::cardinality), tag)[tag];
    if (!why_not(value).is_set() && canonical(value) == canonical(value)) return canonical(value);
  }
  return 1;
}

// The designs that no other dominates, and their objectives, by definition.
template <std::size_t M>
struct whole_front {
  std::vector<std::array<double, M>> objectives;  // each once, ascending
  std::vector<std::uint64_t> designs;             // with ties, ascending
};
template <class Problem>
auto by_definition(const Problem& problem) {
  constexpr std::size_t m = Problem::objective_count;
  whole_front<m> out;
  struct one {
    std::array<double, m> objectives;
    std::uint64_t index;
  };
  std::vector<one> all;
  for (std::uint64_t i = 0; i < problem.where().size(); ++i) {
    const auto d = problem.where().at(i);
    if (const auto scores = problem.evaluate(d); scores.feasible())
      all.push_back({scores.objectives, d.index()});
  }
  std::sort(all.begin(), all.end(), [](const one& a, const one& b) { return a.objectives < b.objectives; });
  const auto is_beaten = [&](const std::array<double, m>& p) {  // who beats it comes before it
    return std::any_of(out.objectives.begin(), out.objectives.end(), [&](const auto& q) {
      for (std::size_t k = 0; k < m; ++k)
        if (q[k] > p[k]) return false;
      return q != p;
    });
  };
  for (const one& now : all) {
    if (is_beaten(now.objectives)) continue;
    if (out.objectives.empty() || out.objectives.back() != now.objectives)
      out.objectives.push_back(now.objectives);
    out.designs.push_back(now.index);
  }
  std::sort(out.designs.begin(), out.designs.end());
  return out;
}

template <class Front>
auto indices(const Front& found) {
  std::vector<std::uint64_t> all;
  for (const auto& one : found) all.push_back(one.index());
  return all;
}

// What happened on the way.
struct tally {
  int cases = 0, pruned = 0, empty = 0, promised = 0, by_bound = 0, infeasible = 0, front = 0;
};

// Each design of a front is in its subspace, meets the bounds, and has the objectives that the judge computes.
template <class Problem, class Found>
bool as_judged(const Problem& problem, const Found& found) {
  for (const auto& one : found) {
    const auto scores = problem.evaluate(one.design());
    if (!scores.feasible() || !problem.where().contains(one.design())) return false;
    for (std::size_t k = 0; k < Problem::objective_count; ++k)
      if (std::bit_cast<std::uint64_t>(scores.objectives[k]) !=
          std::bit_cast<std::uint64_t>(one.scores().objectives[k]))
        return false;
  }
  return true;
}

template <class Found>
auto vectors(const Found& found) {
  std::vector<std::array<double, Found::problem_type::objective_count>> all;
  for (const auto& one : found) all.push_back(one.scores().objectives);
  return all;
}

// Compares exact search with the definition.
template <class Problem>
void compare(const Problem& problem, tally& seen) {
  const auto expected = by_definition(problem);
  const auto found = exact_search{}(problem, backwards{1});
  CHECK(vectors(found) == expected.objectives);  // in this order
  CHECK(as_judged(problem, found));

  const auto ties = exact_search{.keep_ties = true}(problem, backwards{1});
  auto tied = indices(ties);
  std::sort(tied.begin(), tied.end());
  CHECK(tied == expected.designs);
  CHECK(as_judged(problem, ties));

  const auto unpruned = exact_search{.prune = false}(problem, backwards{2});
  CHECK(vectors(unpruned) == expected.objectives);
  CHECK(unpruned.report().looked_at == problem.where().size());
  CHECK(unpruned.report().gone.empty());

  CHECK(indices(exact_search{}(problem, backwards{3})) == indices(found));
  CHECK(indices(exact_search{.keep_ties = true}(problem, backwards{3})) == indices(ties));

  const exact_report& report = found.report();
  CHECK_FALSE(report.enumerated);
  CHECK(found.evaluations() == problem.where().size());
  CHECK(report.designs == problem.where().size());
  std::uint64_t left = 1, values = 1, gone = 0;
  for (const auto& one : report.blocks) {
    left *= one.left;
    values *= one.values;
    gone += one.values - one.left;
  }
  CHECK(values == report.designs);
  CHECK(left == report.looked_at);
  CHECK(gone == report.gone.size());

  ++seen.cases;
  seen.pruned += report.gone.empty() ? 0 : 1;
  seen.promised += report.relied_on.empty() ? 0 : 1;
  seen.empty += found.empty() ? 1 : 0;
  seen.front += static_cast<int>(found.size());
  const auto any = [&](const auto& holds) {
    return std::any_of(report.gone.begin(), report.gone.end(), holds) ? 1 : 0;
  };
  seen.by_bound += any([](const auto& one) { return one.why.find("bound") != std::string::npos; });
  seen.infeasible += any([](const auto& one) { return one.why == "infeasible"; });
}

// Calls `each(engine, seen)` for some seeds; what happened.
template <class Each>
tally for_seeds(std::uint64_t count, Each each) {
  tally seen;
  for (std::uint64_t seed = 1; seed <= count; ++seed) {
    CAPTURE(seed);
    random_engine engine(seed);
    each(engine, seen);
  }
  INFO(seen.cases, " cases: ", seen.pruned, " pruned, ", seen.by_bound, " by a bound, ", seen.infeasible,
       " as infeasible; ", seen.empty, " fronts empty, ", seen.front, " designs in all");
  return seen;
}

}  // namespace worlds
