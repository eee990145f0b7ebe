// SPDX-License-Identifier: BSL-1.0
#include <co2design/space/views.hpp>

#include <allocations.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <ranges>
#include <stdexcept>
#include <vector>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <range/v3/algorithm/count_if.hpp>
#include <range/v3/range/concepts.hpp>
#include <range/v3/range/conversion.hpp>
#include <range/v3/view/drop.hpp>
#include <range/v3/view/filter.hpp>
#include <range/v3/view/reverse.hpp>
#include <range/v3/view/stride.hpp>
#include <range/v3/view/take.hpp>
#include <range/v3/view/transform.hpp>

#include <co2design/presets/spaces.hpp>
#include <co2design/space/algebra.hpp>

using namespace co2design;

namespace {

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"width", range<8, 64, 8>>>;
using many = join<presets::clip_b16_models, presets::edge_accelerators>;
using too_many = space<axis<"a", range<1LL, 0x1'0000'0000LL>>, axis<"b", range<1LL, 0x8000'0000LL>>>;

constexpr auto index_of = [](const auto& d) { return d.index(); };

}  // namespace

static_assert(std::ranges::random_access_range<designs_view<chips>>);
static_assert(std::ranges::random_access_range<const designs_view<chips>>);
static_assert(std::ranges::sized_range<designs_view<chips>>);
static_assert(std::ranges::common_range<designs_view<chips>>);
static_assert(std::ranges::view<designs_view<chips>>);
static_assert(std::ranges::viewable_range<designs_view<chips>>);
static_assert(!std::ranges::borrowed_range<designs_view<chips>>);
static_assert(::ranges::random_access_range<designs_view<chips>>);
static_assert(::ranges::sized_range<const designs_view<chips>>);
static_assert(::ranges::common_range<designs_view<chips>>);
static_assert(::ranges::view_<designs_view<chips>>);
static_assert(::ranges::viewable_range<designs_view<chips>>);

TEST_CASE("all designs of a space, in its order") {
  std::uint64_t i = 0;
  for (const auto& chip : all_designs<chips>()) CHECK(chip == design<chips>::at(i++));
  CHECK(i == chips::cardinality);
  STATIC_CHECK(all_designs<chips>().size() == chips::cardinality);
  STATIC_CHECK(all_designs<chips>()[17] == design<chips>::at(17));
  STATIC_CHECK(!all_designs<chips>().empty());
  STATIC_CHECK(all_designs<space<>>().size() == 1);
}

TEST_CASE("all designs of a subspace, in its order") {
  const auto part = subspace<chips>{}.fix("cores"_axis = 2);
  const auto designs = all_designs(part);
  REQUIRE(designs.size() == 8);
  for (std::uint64_t i = 0; i < 8; ++i) CHECK(designs[i] == part.at(i));
  for (const auto& chip : all_designs(part)) CHECK(chip["cores"_axis] == 2);
}

TEST_CASE("a range of designs is walked like any range") {
  constexpr auto all = all_designs<chips>();
  const auto first = all.begin(), last = all.end();
  CHECK(last - first == 24);
  CHECK((*(first + 5)).index() == 5);
  CHECK(first[7].index() == 7);
  CHECK((*(last - 1)).index() == 23);
  CHECK(std::ranges::count_if(all, [](const auto& chip) { return chip["width"_axis] == 8; }) == 3);
  const auto at = std::ranges::partition_point(all, [](const auto& chip) { return chip["cores"_axis] < 4; });
  CHECK(at - first == 16);
}

TEST_CASE("range-v3 takes all designs, straight from the call") {
  const auto wide = all_designs<chips>() |
                    ::ranges::views::filter([](const auto& chip) { return chip["width"_axis] > 40; }) |
                    ::ranges::views::transform(index_of) | ::ranges::to<std::vector>();
  CHECK(wide == std::vector<std::uint64_t>{5, 6, 7, 13, 14, 15, 21, 22, 23});
  const auto few = all_designs<chips>() | ::ranges::views::reverse | ::ranges::views::take(2) |
                   ::ranges::views::transform(index_of) | ::ranges::to<std::vector>();
  CHECK(few == std::vector<std::uint64_t>{23, 22});
  static_assert(
      ::ranges::random_access_range<decltype(all_designs<chips>() | ::ranges::views::transform(index_of))>);
}

TEST_CASE("the standard's views take all designs, straight from the call") {
  std::vector<std::uint64_t> seen;
  for (const std::uint64_t index :
       all_designs<chips>() | std::views::drop(3) | std::views::take(2) | std::views::transform(index_of))
    seen.push_back(index);
  CHECK(seen == std::vector<std::uint64_t>{3, 4});
}

TEST_CASE("3.5e9 designs take the room of one subspace, and nothing is made before it is asked for") {
  STATIC_CHECK(sizeof(designs_view<many>) == sizeof(subspace<many>));
  STATIC_CHECK(all_designs<many>().size() == 3'472'875'000);
  const std::size_t before = allocations();
  const auto coarse = all_designs<many>() | ::ranges::views::drop(10) |
                      ::ranges::views::stride(1'000'000'000) | ::ranges::views::transform(index_of);
  std::uint64_t sum = 0;
  for (const std::uint64_t index : coarse) sum += index;
  CHECK(allocations() == before);
  CHECK(sum == 10 + 1'000'000'010ULL + 2'000'000'010ULL + 3'000'000'010ULL);
}

TEST_CASE("a copy of a range stands alone") {
  const auto copy = [] {
    const auto original = all_designs(subspace<chips>{}.fix("width"_axis = 16));
    return designs_view<chips>(original);
  }();
  CHECK(copy.size() == 3);
  CHECK((*copy.begin())["width"_axis] == 16);
}

TEST_CASE("more designs than a range counts throw, a part of them does not") {
  STATIC_CHECK(too_many::cardinality == std::uint64_t{1} << 63);
  CHECK_THROWS_AS(static_cast<void>(all_designs<too_many>()), std::out_of_range);
  const auto half = all_designs(subspace<too_many>{}.fix("a"_axis = 7));
  CHECK(half.size() == 0x8000'0000);
}
