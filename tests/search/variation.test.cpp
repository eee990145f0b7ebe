// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/variation.hpp>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include <static_check.hpp>

using namespace co2design;

namespace {

// Writes its name behind those before it, into the place it is given.
struct signs {
  std::string* into;
  char name;
  void operator()(std::span<const variable>, const gene_rows& children, random_engine&) const {
    into->push_back(name);
    for (std::size_t i = 0; i < children.size(); ++i) children[i][0] = children[i][0] * 10 + (name - 'a');
  }
};

struct of_one_row {
  void operator()(std::span<const variable>, std::span<double>, random_engine&) const {}
};
struct that_counts {
  int operator()(std::span<const variable>, const gene_rows&, random_engine&) const;
};
struct that_changes {
  void operator()(std::span<const variable>, const gene_rows&, random_engine&);
};

const std::vector<variable> kinds{real_variable(0, 1), integer_variable(0, 100), categorical_variable(30)};

std::vector<double> varied(const variation_operator auto& vary, std::uint64_t seed) {
  std::vector<double> genes{0.25, 10, 1, 0.75, 90, 29, 0.5, 50, 15, 0.125, 7, 3};
  random_engine engine(seed);
  vary(kinds, gene_rows(genes.data(), 4, 3), engine);
  for (std::size_t i = 0; i < genes.size(); ++i) {
    const variable& one = kinds[i % 3];
    CHECK(genes[i] >= one.low);
    CHECK(genes[i] <= one.high);
    if (one.kind != variable_kind::real) CHECK(genes[i] == std::floor(genes[i]));
  }
  return genes;
}

}  // namespace

TEST_CASE("an operator of variation is a callable on variables, children and an engine") {
  STATIC_CHECK(variation_operator<sbx_crossover>);
  STATIC_CHECK(variation_operator<polynomial_mutation>);
  STATIC_CHECK(variation_operator<two_point_crossover>);
  STATIC_CHECK(variation_operator<intermediate_crossover>);
  STATIC_CHECK(variation_operator<creep_mutation>);
  STATIC_CHECK(variation_operator<categorical_reset>);
  STATIC_CHECK(variation_operator<standard_variation>);
  STATIC_CHECK(variation_operator<discrete_variation>);
  STATIC_CHECK(variation_operator<variation_sequence<>>);
  STATIC_CHECK(!variation_operator<of_one_row>);
  STATIC_CHECK(!variation_operator<that_counts>);
  STATIC_CHECK(!variation_operator<that_changes>);
  STATIC_CHECK(!variation_operator<int>);
}

TEST_CASE("operators of a sequence come one after the other, each on all children") {
  std::string order;
  const variation_sequence sequence{signs{&order, 'b'}, signs{&order, 'd'}, signs{&order, 'c'}};
  std::vector<double> genes{0, 0, 0, 0};
  const std::vector<variable> two(2, real_variable(0, 1e9));
  random_engine engine(1);
  sequence(two, gene_rows(genes.data(), 2, 2), engine);
  CHECK(order == "bdc");
  CHECK(genes == std::vector<double>{132, 0, 132, 0});
  variation_sequence{sequence, signs{&order, 'a'}}(two, gene_rows(genes.data(), 2, 2), engine);
  CHECK(order == "bdcbdca");
}

TEST_CASE("no operator changes nothing and draws nothing") {
  random_engine engine(1);
  const random_engine before = engine;
  std::vector<double> genes{0.5, 3, 2};
  variation_sequence<>{}(kinds, gene_rows(genes.data(), 1, 3), engine);
  CHECK(genes == std::vector<double>{0.5, 3, 2});
  CHECK(engine == before);
}

TEST_CASE("the standard ones vary every kind, the discrete ones all but reals") {
  std::vector<bool> standard(3), discrete(3);
  const std::vector<double> before{0.25, 10, 1, 0.75, 90, 29, 0.5, 50, 15, 0.125, 7, 3};
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto all = varied(standard_variation{}, seed), some = varied(discrete_variation{}, seed);
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (all[i] != before[i]) standard[i % 3] = true;
      if (some[i] != before[i]) discrete[i % 3] = true;
    }
  }
  CHECK(standard == std::vector<bool>{true, true, true});
  CHECK(discrete == std::vector<bool>{false, true, true});
}

TEST_CASE("the same engine makes the same children") {
  CHECK(varied(standard_variation{}, 3) == varied(standard_variation{}, 3));
  CHECK(varied(standard_variation{}, 3) != varied(standard_variation{}, 4));
}
