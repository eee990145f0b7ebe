// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/front.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <ranges>
#include <type_traits>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <search/toy_chips.hpp>
#include <static_check.hpp>

#include <range/v3/range/concepts.hpp>
#include <range/v3/range/conversion.hpp>
#include <range/v3/view/filter.hpp>
#include <range/v3/view/reverse.hpp>
#include <range/v3/view/transform.hpp>

using namespace co2design;
using toy::chip_judge;
using toy::chips;

namespace {

constexpr problem study{chip_judge{}, minimize(energy), minimize(latency), accuracy >= 0.5};
using study_type = std::remove_const_t<decltype(study)>;
using study_front = front<study_type>;

// Every design of the space, last first.
study_front whole_front() {
  archive<2> best;
  for (std::uint64_t i = chips::cardinality; i-- > 0;) best.add(i, study.evaluate(design<chips>::at(i)));
  return {study, best, chips::cardinality};
}

// A bound that no chip meets.
auto empty_front() {
  const problem hopeless{chip_judge{}, minimize(energy), latency <= 1_us};
  archive<1> best;
  for (std::uint64_t i = 0; i < chips::cardinality; ++i) best.add(i, hopeless.evaluate(design<chips>::at(i)));
  return front<std::remove_const_t<decltype(hopeless)>>(hopeless, best, chips::cardinality);
}

}  // namespace

static_assert(std::ranges::random_access_range<study_front>);
static_assert(std::ranges::random_access_range<const study_front>);
static_assert(std::ranges::sized_range<const study_front>);
static_assert(std::ranges::common_range<const study_front>);
static_assert(std::random_access_iterator<study_front::iterator>);
static_assert(::ranges::random_access_range<const study_front>);
static_assert(::ranges::sized_range<const study_front>);

TEST_CASE("a front holds the non-dominated designs, by ascending first objective") {
  const auto found = whole_front();
  CHECK(found.size() > 5);
  CHECK_FALSE(found.empty());
  CHECK(toy::objectives_of(found) == toy::enumerated_front(study));
  for (std::size_t i = 1; i < found.size(); ++i) {
    CHECK(found[i - 1][energy] < found[i][energy]);
    CHECK(found[i - 1][latency] > found[i][latency]);
  }
}

TEST_CASE("equal first objectives go by the next one") {
  archive<3> best;
  best.add(0, {.objectives = {1, 3, 1}});
  best.add(1, {.objectives = {1, 1, 3}});
  best.add(2, {.objectives = {0, 9, 9}});
  best.add(3, {.objectives = {1, 2, 2}});
  const problem three{chip_judge{}, minimize(energy), minimize(latency), minimize(area)};
  const front<std::remove_const_t<decltype(three)>> found(three, best, 4);
  CHECK(toy::indices_of(found) == std::vector<std::uint64_t>{2, 1, 3, 0});
}

TEST_CASE("a design of the front is looked up by metric and by axis") {
  const auto found = whole_front();
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto chip = found[i].design();
    CHECK(chip.index() == found[i].index());
    CHECK(found[i]["cores"_axis] == chip["cores"_axis]);
    CHECK(found[i]["memory"_axis] == chip["memory"_axis]);
    CHECK(found[i][energy] == chip_judge::of(chip, energy));
    CHECK(found[i][energy].value() == found[i].scores().objectives[0]);
    CHECK(found[i][latency].value() == found[i].scores().objectives[1]);
    CHECK(found[i].scores().feasible());
    // Also what is neither objective nor bound.
    CHECK(found[i][area] == chip_judge::of(chip, area));
    CHECK(*found[i][accuracy] == *chip_judge::of(chip, accuracy));
  }
  STATIC_CHECK(std::is_same_v<decltype(found[0][latency]), time_quantity>);
  STATIC_CHECK(std::is_same_v<decltype(found[0][accuracy]), possible<double>>);
}

TEST_CASE("a front is walked like any range") {
  const auto found = whole_front();
  std::size_t i = 0;
  for (const auto& member : found) CHECK(member.index() == found[i++].index());
  CHECK(i == found.size());

  const auto first = found.begin(), last = found.end();
  const auto count = static_cast<std::ptrdiff_t>(found.size());
  CHECK(last - first == count);
  CHECK((first + 3)[1].index() == found[4].index());
  CHECK((*(3 + first)).index() == found[3].index());
  CHECK((*(last - 1)).index() == found[found.size() - 1].index());
  CHECK(first < last);
  CHECK(first + count == last);
  auto walking = first;
  CHECK((*walking++).index() == found[0].index());
  CHECK((*++walking).index() == found[2].index());
  CHECK((*walking--).index() == found[2].index());
  CHECK((*--walking).index() == found[0].index());
  walking += 4;
  walking -= 1;
  CHECK(walking - first == 3);
}

TEST_CASE("the algorithms of the standard take a front") {
  const auto found = whole_front();
  const auto fast = [](const auto& member) { return member[latency] <= 10_ms; };
  CHECK(std::count_if(found.begin(), found.end(), fast) == std::ranges::count_if(found, fast));
  const auto at =
      std::ranges::partition_point(found, [](const auto& member) { return member[energy] < 5_J; });
  CHECK((*at)[energy] >= 5_J);
  CHECK((*(at - 1))[energy] < 5_J);
  const auto widest =
      std::ranges::max_element(found, {}, [](const auto& member) { return member["width"_axis]; });
  for (const auto& member : found) CHECK(member["width"_axis] <= (*widest)["width"_axis]);
}

TEST_CASE("range-v3 takes a front") {
  const auto found = whole_front();
  const auto energies =
      found | ::ranges::views::transform([](const auto& member) { return member[energy].value(); });
  static_assert(::ranges::random_access_range<decltype(energies)>);
  CHECK(energies.size() == found.size());
  for (std::size_t i = 0; i < found.size(); ++i)
    CHECK(energies[static_cast<std::ptrdiff_t>(i)] == found[i].scores().objectives[0]);

  const auto backwards = found | ::ranges::views::reverse |
                         ::ranges::views::transform([](const auto& member) { return member.index(); }) |
                         ::ranges::to<std::vector>();
  auto expected = toy::indices_of(found);
  std::reverse(expected.begin(), expected.end());
  CHECK(backwards == expected);

  std::size_t wide = 0;
  for (const auto& member :
       found | ::ranges::views::filter([](const auto& one) { return one["width"_axis] >= 32; })) {
    CHECK(member["width"_axis] >= 32);
    ++wide;
  }
  CHECK(wide > 0);
}

TEST_CASE("a copy of a front stands alone") {
  auto copy = [] {
    const auto original = whole_front();
    return study_front(original);
  }();
  const auto again = whole_front();
  CHECK(toy::indices_of(copy) == toy::indices_of(again));
  CHECK(copy[0][energy] == again[0][energy]);
  const auto moved = std::move(copy);
  CHECK(moved[1][latency] == again[1][latency]);
  CHECK((*moved.begin())[latency] == again[0][latency]);
}

TEST_CASE("a front says how the search ended") {
  const auto found = whole_front();
  CHECK(found.evaluations() == chips::cardinality);
  CHECK(found.statement() == std::to_string(found.size()) + " non-dominated designs of 96 evaluated");
  CHECK(found.problem().where().size() == chips::cardinality);
}

TEST_CASE("a front says whether it is the whole one") {
  const auto found = whole_front();
  CHECK_FALSE(found.is_whole());
  archive<2> best;
  best.add(7, study.evaluate(design<chips>::at(7)));
  const study_front one(study, best, 96, true), none(study, {}, 96, true);
  CHECK(one.is_whole());
  CHECK(one.statement() == "the whole front: 1 non-dominated design of 96");
  CHECK(none.statement() == "none of the 96 designs there are meets every bound");
  archive<2> infeasible;
  infeasible.add(3, {.objectives = {1, 2}, .violated = {.undefined = 1}});
  const study_front closest(study, infeasible, 96, true);
  CHECK(closest.statement() ==
        "none of the 96 designs there are meets every bound; the least violating ones follow");
}

TEST_CASE("a front is empty where no design meets the bounds, and offers the least violating ones") {
  const auto found = empty_front();
  CHECK(found.empty());
  CHECK(found.size() == 0);
  CHECK(found.begin() == found.end());
  CHECK(found.statement() ==
        "none of the 96 designs evaluated meets every bound; the least violating ones follow");
  REQUIRE(found.closest_size() == archive<1>::closest_kept);
  for (std::size_t i = 0; i < found.closest_size(); ++i) {
    CHECK_FALSE(found.closest(i).scores().feasible());
    CHECK(found.closest(i)[latency] > 1_us);
    if (i > 0) CHECK_FALSE(found.closest(i).scores().violated < found.closest(i - 1).scores().violated);
  }
  // The fastest chip is the closest.
  CHECK(found.closest(0)["cores"_axis] == 8);
  CHECK(found.closest(0)["width"_axis] == 64);
  CHECK(found.closest(0)["memory"_axis] == 0);
}
