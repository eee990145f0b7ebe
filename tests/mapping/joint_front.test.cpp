// SPDX-License-Identifier: BSL-1.0
#include <co2design/mapping/joint_front.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include <doctest/doctest.h>
#include <rounds.hpp>

namespace {

using namespace co2design;
using namespace co2design::mapping;

operator_cost cost(double cycles, double joules) { return {cycles, energy_quantity(joules)}; }

struct product {
  std::vector<operator_cost> mappings;
  std::int64_t runs;
  double beside = 0;
};
struct world {
  operator_cost fixed;
  std::vector<product> products;

  [[nodiscard]] joint_sequence sequence() const {
    joint_sequence all;
    all.add(fixed);
    for (const product& one : products) all.add(one.mappings, one.runs, one.beside);
    return all;
  }
};

// Whole numbers, so that sums are exact in any order; mappings of which some beat others, with ties.
world random_world(std::mt19937& engine, std::size_t products, std::size_t mappings, int runs, int values) {
  const auto up_to = [&](auto most) { return 1 + static_cast<int>(engine() % static_cast<unsigned>(most)); };
  const auto any_cost = [&](int most) {
    const double cycles = up_to(most), joules = up_to(most);
    return cost(cycles, joules);
  };
  world made{any_cost(5), {}};
  for (std::size_t p = 0; p < products; ++p) {
    product one{{}, up_to(runs), engine() % 3 == 0 ? up_to(values) : 0.0};
    for (int m = up_to(mappings); m > 0; --m) one.mappings.push_back(any_cost(values));
    made.products.push_back(one);
  }
  return made;
}

// What every choice of a mapping for every run of every product costs.
std::vector<operator_cost> every_choice(const world& of) {
  std::vector<operator_cost> sums{of.fixed};
  for (const product& one : of.products)
    for (std::int64_t run = 0; run < one.runs; ++run) {
      std::vector<operator_cost> next;
      for (const operator_cost& sum : sums)
        for (const operator_cost& mapping : one.mappings)
          next.push_back(sum + operator_cost{std::max(mapping.cycles, one.beside), mapping.energy});
      sums = std::move(next);
    }
  return sums;
}

bool beats(const operator_cost& a, const operator_cost& b) {
  return a.cycles <= b.cycles && a.energy <= b.energy && !(a == b);
}
// Whether these are the best of all, each once, in order.
bool is_whole_front(const std::vector<operator_cost>& front, const std::vector<operator_cost>& all) {
  std::vector<operator_cost> best;
  for (const operator_cost& one : all)
    if (std::none_of(all.begin(), all.end(), [&](const operator_cost& other) { return beats(other, one); }) &&
        std::find(best.begin(), best.end(), one) == best.end())
      best.push_back(one);
  std::sort(best.begin(), best.end(),
            [](const operator_cost& a, const operator_cost& b) { return a.cycles < b.cycles; });
  return front == best;
}

// What choices cost; nothing where they are not a mapping for every run.
operator_cost cost_of_choices(const world& of, const std::vector<joint_choice>& choices) {
  operator_cost sum = of.fixed;
  std::vector<std::int64_t> runs(of.products.size(), 0);
  for (const joint_choice& one : choices) {
    const product& p = of.products.at(one.product);
    const operator_cost& m = p.mappings.at(one.mapping);
    sum += static_cast<double>(one.runs) * operator_cost{std::max(m.cycles, p.beside), m.energy};
    runs[one.product] += one.runs;
  }
  for (std::size_t p = 0; p < runs.size(); ++p)
    if (runs[p] != of.products[p].runs) return {};
  return sum;
}

}  // namespace

TEST_CASE("the front of a sum is that of every choice, and knows the choices") {
  std::mt19937 engine(1);
  std::size_t most = 0, several = 0;
  for (int round = 0; round < rounds(300); ++round) {
    const world one = random_world(engine, 1 + engine() % 3, 4, 3, 12);
    const auto all = every_choice(one);
    const auto front = one.sequence().front();
    REQUIRE(front);
    std::vector<operator_cost> points;
    for (std::size_t i = 0; i < front->size(); ++i) {
      points.push_back((*front)[i]);
      const auto choices = front->choices(i);
      CHECK(cost_of_choices(one, choices) == points.back());
      several += choices.size() > one.products.size();  // some product has two mappings
    }
    CHECK(is_whole_front(points, all));
    most = std::max(most, points.size());
    // and a front that is none is found out
    auto dreamt = points, beaten = points;
    dreamt[engine() % dreamt.size()].energy += energy_quantity(-0.5);
    CHECK(!is_whole_front(dreamt, all));
    beaten.push_back(beaten.back() + cost(1, 0));
    CHECK(!is_whole_front(beaten, all));
    if (points.size() > 1) {
      points.erase(points.begin() + static_cast<std::ptrdiff_t>(engine() % points.size()));
      CHECK(!is_whole_front(points, all));
    }
  }
  CHECK(most > 10);
  CHECK(several > rounds(100));
}

TEST_CASE("questions have the answers of every choice") {
  std::mt19937 engine(2);
  for (int round = 0; round < rounds(300); ++round) {
    const world one = random_world(engine, 1 + engine() % 3, 4, 3, 12);
    const joint_sequence sequence = one.sequence();
    const auto all = every_choice(one);
    for (int bound = 0; bound < 120; bound += 3) {
      const double infinite = std::numeric_limits<double>::infinity();
      double least_energy = infinite, least_cycles = infinite, least_sum = infinite;
      for (const operator_cost& any : all) {
        if (any.cycles <= bound) least_energy = std::min(least_energy, any.energy.value());
        if (any.energy.value() <= bound) least_cycles = std::min(least_cycles, any.cycles);
        least_sum = std::min(least_sum, any.energy.value() * bound + 7 * any.cycles);
      }
      const auto energy = sequence.least_energy(bound),
                 cycles = sequence.least_cycles(energy_quantity(bound));
      REQUIRE(energy.has_value() == (least_energy < infinite));
      REQUIRE(cycles.has_value() == (least_cycles < infinite));
      if (energy) {
        CHECK(energy->cost.energy.value() == least_energy);
        CHECK(energy->cost.cycles <= bound);
        CHECK(cost_of_choices(one, energy->choices) == energy->cost);
      }
      if (cycles) {
        CHECK(cycles->cost.cycles == least_cycles);
        CHECK(cycles->cost.energy.value() <= bound);
        CHECK(cost_of_choices(one, cycles->choices) == cycles->cost);
      }
      const joint_mapping sum = sequence.least(bound, 7);
      CHECK(sum.cost.energy.value() * bound + 7 * sum.cost.cycles == least_sum);
      CHECK(cost_of_choices(one, sum.choices) == sum.cost);
    }
  }
}

TEST_CASE("a question has the answer of the whole front, to the last bit") {
  std::mt19937 engine(3);
  std::uniform_real_distribution<double> any(0.1, 1);
  std::size_t most = 0;
  for (int round = 0; round < 40; ++round) {
    world one{cost(any(engine), 0.5), {}};
    for (int p = 0; p < 6; ++p) {
      product made{{}, 1 + static_cast<std::int64_t>(engine() % 12)};
      for (auto m = 1 + engine() % 4; m > 0; --m) {
        const double cycles = any(engine), joules = (1.5 - cycles) * any(engine) * 1e-3;
        made.mappings.push_back(cost(cycles, joules));
      }
      one.products.push_back(made);
    }
    const joint_sequence sequence = one.sequence();
    const auto front = sequence.front();
    REQUIRE(front);
    most = std::max(most, front->size());
    const double from = (*front)[0].cycles, to = (*front)[front->size() - 1].cycles;
    for (int i = 0; i <= 50; ++i) {
      const double bound = i == 50 ? to : from + (to - from) * i / 50;
      const auto found = sequence.least_energy(bound);
      REQUIRE(found);
      CHECK(found->cost == (*front)[front->least_energy(bound)]);
      const auto back = sequence.least_cycles(found->cost.energy);
      REQUIRE(back);
      CHECK(back->cost == found->cost);
    }
    CHECK(!sequence.least_energy(from * (1 - 1e-9)));
    CHECK(sequence.least_energy(from)->cost == (*front)[0]);
  }
  CHECK(most > 150);
}

TEST_CASE("sums that lie too close to each other to be told apart at first") {
  std::mt19937 engine(4);
  world one{cost(0, 0), {}};
  for (int p = 0; p < 2; ++p) {
    product made{{cost(1e12, 1)}, 1};
    for (int i = 0; i < 500; ++i)
      made.mappings.push_back(cost(3 * i + static_cast<int>(engine() % 3), 2000 - 4 * i));
    one.products.push_back(made);
  }
  auto all = every_choice(one);
  std::sort(all.begin(), all.end(), [](const operator_cost& a, const operator_cost& b) {
    return a.cycles < b.cycles || (a.cycles == b.cycles && a.energy < b.energy);
  });
  std::vector<operator_cost> best;
  for (const operator_cost& any : all)
    if (best.empty() || any.energy < best.back().energy) best.push_back(any);
  const auto front = one.sequence().front();
  REQUIRE(front);
  REQUIRE(front->size() == best.size());
  CHECK(best.size() > 1000);
  for (std::size_t i = 0; i < best.size(); ++i) CHECK((*front)[i] == best[i]);
}

TEST_CASE("equal products in turn, by hand") {
  // 5 cycles and 1 J, or 1 cycle and 4 J, twice: 6 cycles are met by one of each
  joint_sequence two;
  two.add({cost(5, 1), cost(1, 4)}, 2);
  const auto found = two.least_energy(6);
  REQUIRE(found);
  CHECK(found->cost == cost(6, 5));
  CHECK(found->choices == std::vector<joint_choice>{{0, 0, 1}, {0, 1, 1}});
  // beside work of 3 cycles the fast one is no faster than that
  joint_sequence waits;
  waits.add({cost(5, 1), cost(1, 4), cost(2, 3)}, 1, 3);
  const auto front = waits.front();
  REQUIRE(front);
  REQUIRE(front->size() == 2);
  CHECK((*front)[0] == cost(3, 3));
  CHECK(front->choices(0) == std::vector<joint_choice>{{0, 2, 1}});
  CHECK((*front)[1] == cost(5, 1));
}

TEST_CASE("no products, and bounds that nothing meets") {
  joint_sequence only;
  only.add(cost(3, 4));
  const auto front = only.front();
  REQUIRE(front);
  REQUIRE(front->size() == 1);
  CHECK(front->at(0).cost == cost(3, 4));
  CHECK(front->choices(0).empty());
  CHECK(only.least(1, 1).cost == cost(3, 4));
  CHECK(only.least_energy(3)->cost == cost(3, 4));
  CHECK(only.least_energy(2).why().reason() == "no choice of mappings is as fast");
  CHECK(only.least_cycles(energy_quantity(3.0)).why().reason() ==
        "no choice of mappings takes as little energy");
  CHECK(joint_front{}.size() == 0);
}

TEST_CASE("a front of more points than were asked for is refused, not cut") {
  joint_sequence many;
  for (int p = 0; p < 12; ++p) many.add({cost(1, 1 << p), cost(1 + (1 << p), 0)}, 1);
  CHECK(many.front(4096)->size() == 4096);
  CHECK(many.front(4095).why().reason() == "more sums of mappings than were asked for");
  // nor are 25 million sums looked through for 5000
  joint_sequence two;
  std::vector<operator_cost> mappings;
  for (int i = 0; i < 5000; ++i) mappings.push_back(cost(i, 5000 - i));
  two.add(mappings, 1);
  two.add(mappings, 1);
  CHECK(!two.front(5000));
  // what a question needs of it is little
  CHECK(many.least_energy(12 + 1000)->cost == cost(12 + 1000, 4095 - 1000));
}
