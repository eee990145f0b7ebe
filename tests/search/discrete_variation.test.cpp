// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/discrete_variation.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <set>
#include <vector>

#include <doctest/doctest.h>

using namespace co2design;

namespace {

using row = std::vector<double>;
using couple = std::array<row, 2>;

template <class Operator>
couple after(const Operator& vary, const std::vector<variable>& variables, const couple& parents,
             random_engine& engine) {
  row genes = parents[0];
  genes.insert(genes.end(), parents[1].begin(), parents[1].end());
  vary(variables, gene_rows(genes.data(), 2, variables.size()), engine);
  const auto middle = genes.begin() + static_cast<std::ptrdiff_t>(variables.size());
  return {row(genes.begin(), middle), row(middle, genes.end())};
}
template <class Operator>
row after(const Operator& vary, const std::vector<variable>& variables, row genes, random_engine& engine) {
  vary(variables, gene_rows(genes.data(), 1, variables.size()), engine);
  return genes;
}

// Whether so many of so many come up with a probability: within five standard deviations.
bool likely(int count, int of, double probability) {
  return std::abs(count - of * probability) <= 5 * std::sqrt(of * probability * (1 - probability)) + 1e-9;
}

const std::vector<variable> mixed{integer_variable(0, 15), categorical_variable(5), real_variable(0, 1),
                                  integer_variable(7, 7),  categorical_variable(1), integer_variable(-3, 2),
                                  categorical_variable(2)};
const couple parents{row{3, 1, 0.25, 7, 0, -3, 0}, row{10, 4, 0.75, 7, 0, 2, 1}};

}  // namespace

TEST_CASE("two-point crossover: a segment changes sides, any of them") {
  const std::vector<variable> five(5, integer_variable(0, 9));
  random_engine engine(1);
  std::array<int, 5> swapped{};
  std::set<std::array<std::size_t, 2>> segments;
  int whole = 0, none = 0;
  for (int i = 0; i < 3600; ++i) {
    const auto [a, b] =
        after(two_point_crossover{.probability = 1}, five, {row{0, 1, 2, 3, 4}, row{5, 6, 7, 8, 9}}, engine);
    std::size_t first = 5, last = 0, count = 0;
    for (std::size_t v = 0; v < 5; ++v) {
      const bool here = a[v] >= 5;
      REQUIRE(a[v] == static_cast<double>(here ? v + 5 : v));
      REQUIRE(b[v] == static_cast<double>(here ? v : v + 5));
      if (!here) continue;
      swapped[v] += 1;
      first = std::min(first, v);
      last = v + 1;
      ++count;
    }
    if (count == 0) ++none;
    if (count == 0) continue;
    REQUIRE(count == last - first);
    segments.insert({first, last});
    whole += count == 5;
  }
  CHECK(segments.size() == 15);
  CHECK(likely(none, 3600, 6.0 / 36));  // two of six places are the same
  CHECK(likely(whole, 3600, 2.0 / 36));
  for (std::size_t v = 0; v < 5; ++v)
    CHECK(likely(swapped[v], 3600, 2.0 * static_cast<double>((v + 1) * (5 - v)) / 36));
}

TEST_CASE("two-point crossover leaves reals, and couples as often as was asked for") {
  random_engine engine(2);
  int changed = 0;
  for (int i = 0; i < 2000; ++i) {
    const couple children = after(two_point_crossover{.probability = 0.4}, mixed, parents, engine);
    CHECK(children[0][2] == 0.25);
    CHECK(children[1][2] == 0.75);
    changed += children != parents;
  }
  // Of 64 pairs of places, 8 are the same, 2 have the real alone between them, and 6 what is the same in both parents.
  CHECK(likely(changed, 2000, 0.4 * (64 - 8 - 2 - 6) / 64));
}

TEST_CASE("intermediate crossover: integers between the parents', choices one parent's") {
  random_engine engine(3);
  std::array<int, 16> hits{};
  int swapped = 0;
  for (int i = 0; i < 4000; ++i) {
    const auto [a, b] = after(intermediate_crossover{.probability = 1}, mixed, parents, engine);
    for (const row* child : {&a, &b}) {
      REQUIRE((*child)[0] >= 3);
      REQUIRE((*child)[0] <= 10);
      REQUIRE((*child)[0] == std::floor((*child)[0]));
      ++hits[static_cast<std::size_t>((*child)[0])];
      REQUIRE((*child)[5] >= -3);
      REQUIRE((*child)[5] <= 2);
      CHECK((*child)[3] == 7);
      CHECK((*child)[4] == 0);
    }
    CHECK(a[2] == 0.25);
    CHECK(b[2] == 0.75);
    swapped += a[1] == 4;
    REQUIRE((a[1] == 1 ? b[1] == 4 : a[1] == 4 && b[1] == 1));
  }
  for (std::size_t at = 3; at <= 10; ++at) CHECK(likely(hits[at], 8000, 1.0 / 8));
  CHECK(likely(swapped, 4000, 0.5));
  CHECK(after(intermediate_crossover{.probability = 0}, mixed, parents, engine) == parents);
  const couple same{parents[0], parents[0]};
  CHECK(after(intermediate_crossover{.probability = 1}, mixed, same, engine) == same);
}

TEST_CASE("integers creep a step or leap anywhere else") {
  random_engine engine(4);
  const double certain = 5;  // of five variables that can change
  int up = 0, down = 0;
  for (int i = 0; i < 2000; ++i) {
    const row child = after(creep_mutation{.per_individual = certain, .leap = 0}, mixed, parents[0], engine);
    REQUIRE((child[0] == 2 || child[0] == 4));
    up += child[0] == 4;
    down += child[0] == 2;
    REQUIRE(child[5] == -2);  // from its bound inwards
    for (const std::size_t v : {1U, 2U, 3U, 4U, 6U}) REQUIRE(child[v] == parents[0][v]);
  }
  CHECK(likely(up, 2000, 0.5));
  CHECK(up + down == 2000);
  std::array<int, 16> hits{};
  for (int i = 0; i < 6000; ++i)
    ++hits[static_cast<std::size_t>(
        after(creep_mutation{.per_individual = certain, .leap = 1}, mixed, parents[0], engine)[0])];
  for (std::size_t at = 0; at < 16; ++at) CHECK(likely(hits[at], 6000, at == 3 ? 0 : 1.0 / 15));
  CHECK(after(creep_mutation{.per_individual = 5, .leap = 0}, mixed, parents[1], engine)[5] == 1);
}

TEST_CASE("choices change to any other, never to themselves") {
  random_engine engine(5);
  std::array<int, 5> hits{};
  for (int i = 0; i < 4000; ++i) {
    const row child = after(categorical_reset{.per_individual = 5}, mixed, parents[0], engine);
    ++hits[static_cast<std::size_t>(child[1])];
    REQUIRE(child[6] == 1);
    for (const std::size_t v : {0U, 2U, 3U, 4U, 5U}) REQUIRE(child[v] == parents[0][v]);
  }
  for (std::size_t at = 0; at < 5; ++at) CHECK(likely(hits[at], 4000, at == 1 ? 0 : 0.25));
}

TEST_CASE("as many mutate as was asked for, of all variables that can change") {
  for (const double per_individual : {0.0, 0.5, 1.0, 2.5}) {
    random_engine engine(6);
    std::array<int, 7> changes{};
    for (int i = 0; i < 5000; ++i) {
      row child = after(creep_mutation{.per_individual = per_individual}, mixed, parents[0], engine);
      child = after(categorical_reset{.per_individual = per_individual}, mixed, child, engine);
      for (std::size_t v = 0; v < 7; ++v) changes[v] += child[v] != parents[0][v];
    }
    for (std::size_t v = 0; v < 7; ++v)  // two have one value only, one is a real
      CHECK(likely(changes[v], 5000, v == 2 || v == 3 || v == 4 ? 0 : per_individual / 5));
  }
}

TEST_CASE("whole numbers are drawn evenly, however many there are") {
  random_engine engine(7);
  std::array<int, 7> hits{};
  for (int i = 0; i < 7000; ++i) ++hits[static_cast<std::size_t>(detail::whole_between(-2, 4, engine) + 2)];
  for (const int count : hits) CHECK(likely(count, 7000, 1.0 / 7));
  CHECK(detail::whole_between(5, 5, engine) == 5);
  for (const double wide : {0x1p32 - 1, 0x1p32, 1e12, 1e15, 1e300}) {
    int upper = 0;
    std::set<double> seen;
    for (int i = 0; i < 1000; ++i) {
      const double x = detail::whole_between(-wide, wide, engine);
      REQUIRE(x >= -wide);
      REQUIRE(x <= wide);
      REQUIRE(x == std::floor(x));
      upper += x > 0;
      seen.insert(x);
    }
    CHECK(likely(upper, 1000, 0.5));
    CHECK(seen.size() > 995);
  }
}

TEST_CASE("integers of any width stay within their bounds") {
  const std::vector<variable> wide{integer_variable(-1e15, 1e15), integer_variable(0, 1),
                                   integer_variable(-5e9, 0)};
  random_engine engine(8);
  couple now{row{-1e15, 0, -5e9}, row{1e15, 1, 0}};
  for (int i = 0; i < 2000; ++i) {
    now = after(intermediate_crossover{}, wide, now, engine);
    now = after(creep_mutation{.per_individual = 2}, wide, now, engine);
    for (const row& child : now)
      for (std::size_t v = 0; v < 3; ++v) {
        REQUIRE(child[v] >= wide[v].low);
        REQUIRE(child[v] <= wide[v].high);
        REQUIRE(child[v] == std::floor(child[v]));
      }
  }
}
