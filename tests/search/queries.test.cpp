// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/queries.hpp>

#include <cstdint>

#include <doctest/doctest.h>
#include <search/toy_chips.hpp>

#include <co2design/search/random_search.hpp>
#include <co2design/space/views.hpp>

using namespace co2design;
using toy::chip_judge;
using toy::chips;

namespace {

constexpr problem study{chip_judge{}, minimize(energy), minimize(latency), maximize(accuracy), energy <= 9_J};
const auto whole = random_search{.evaluations = chips::cardinality}(study);

}  // namespace

TEST_CASE("the best under bounds on objectives is the best of the space") {
  for (const auto limit : {2_ms, 5_ms, 20_ms, 1_s}) {
    for (const double wanted : {0.0, 0.55, 0.6, 0.9}) {
      double least = -1;
      for (const auto chip : all_designs<chips>()) {
        const auto found = chip_judge{}(chip, energy, latency, accuracy);
        if (found[latency] <= limit && found[accuracy] >= wanted && found[energy] <= 9_J)
          if (least < 0 || canonical(found[energy]) < least) least = canonical(found[energy]);
      }
      const auto found = best(whole, energy, latency <= limit, accuracy >= wanted);
      CHECK(found.has_value() == (least >= 0));
      if (found) CHECK(canonical((*found)[energy]) == least);
    }
  }
}

TEST_CASE("maximized metrics have a best, too") {
  const auto found = best(whole, accuracy);
  REQUIRE(found);
  for (const auto& one : whole) CHECK(canonical(one[accuracy]) <= canonical((*found)[accuracy]));
  CHECK(!best(whole, accuracy, latency < 0_s));
}

TEST_CASE("a bound from the better side is kept to as well") {
  const auto slow = best(whole, energy, latency >= 5_ms);
  REQUIRE(slow);
  CHECK((*slow)[latency] >= 5_ms);
  for (const auto& one : whole)
    if (one[latency] >= 5_ms) CHECK(one[energy] >= (*slow)[energy]);
  if (const auto modest = best(whole, energy, accuracy <= 0.55))
    CHECK(canonical((*modest)[accuracy]) <= 0.55);
}

TEST_CASE("every design that is not on the front says why") {
  int beaten = 0, broken = 0;
  for (const auto chip : all_designs<chips>()) {
    const auto why = why_not(whole, chip);
    const auto scores = study.evaluate(chip);
    if (!scores.feasible()) {
      ++broken;
      REQUIRE(why.broken.size() == 1);
      CHECK(why.broken[0] == "energy <= 9 J");
      CHECK(!why.on_front);
    } else {
      CHECK(why.broken.empty());
      CHECK(why.on_front != why.beaten_by.has_value());
    }
    if (why.beaten_by) {
      ++beaten;
      CHECK(dominates(why.beaten_by->scores().objectives, scores.objectives));
    }
  }
  CHECK(beaten > 10);
  CHECK(broken > 10);
}
