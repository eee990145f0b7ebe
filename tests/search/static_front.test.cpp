// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/static_front.hpp>

#include <cstddef>
#include <cstdint>

#include <doctest/doctest.h>
#include <search/toy_chips.hpp>
#include <static_check.hpp>

#include <co2design/search/random_search.hpp>

using namespace co2design;
using toy::chip_judge;
using toy::chips;

namespace {

constexpr problem study{chip_judge{}, minimize(energy), minimize(latency), accuracy >= 0.5};
constexpr problem hopeless{chip_judge{}, minimize(energy), latency <= 1_us};
constexpr problem least{chip_judge{}, minimize(energy)};
constexpr problem pinned{chip_judge{}, minimize(energy), minimize(latency),
                         subspace<chips>{}.fix("cores"_axis = 2)};

}  // namespace

// The compiler's front is what a search of the whole space finds.
template <const auto& Problem>
void equals_search() {
  const auto found = random_search{.evaluations = chips::cardinality}(Problem);
  REQUIRE(static_front<Problem>.size() == found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CHECK(static_front<Problem>[i].index == found[i].index());
    CHECK(static_front<Problem>[i].scores.objectives == found[i].scores().objectives);
    CHECK(static_front<Problem>[i].design() == found[i].design());
  }
}

TEST_CASE("the front is a constant") {
  STATIC_CHECK(static_front<study>.size() > 5);
  STATIC_CHECK(static_front<least>.size() == 1);
  STATIC_CHECK(chip_judge{}(static_front<least>[0].design(), energy)[energy] < 2_J);
  STATIC_CHECK(static_front<study>.front().design()["cores"_axis] == 1);
}

TEST_CASE("the compiler finds what a search finds") {
  equals_search<study>();
  equals_search<least>();
  equals_search<pinned>();
}

TEST_CASE("where no design meets the bounds the front is empty") {
  STATIC_CHECK(static_front<hopeless>.empty());
}
