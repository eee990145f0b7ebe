// SPDX-License-Identifier: BSL-1.0
#include <co2design/core/index_iterator.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <ranges>
#include <vector>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

namespace {

// 0, 1, 4, 9, … made on demand.
struct squares {
  std::size_t count;
  constexpr std::size_t operator[](std::size_t i) const { return i * i; }
  [[nodiscard]] constexpr index_iterator<squares, std::size_t> begin() const { return {*this, 0}; }
  [[nodiscard]] constexpr index_iterator<squares, std::size_t> end() const {
    return {*this, static_cast<std::ptrdiff_t>(count)};
  }
};

constexpr squares five{5};

}  // namespace

static_assert(std::random_access_iterator<index_iterator<squares, std::size_t>>);
static_assert(std::ranges::random_access_range<squares>);
static_assert(std::ranges::sized_range<squares>);
static_assert(std::ranges::common_range<squares>);

TEST_CASE("an index iterator walks forth and back") {
  auto i = five.begin();
  CHECK(*i == 0);
  CHECK(*++i == 1);
  CHECK(*i++ == 1);
  CHECK(*i == 4);
  CHECK(*--i == 1);
  CHECK(*i-- == 1);
  CHECK(*i == 0);
  CHECK(i == five.begin());
}

TEST_CASE("an index iterator leaps, and counts how far") {
  constexpr auto first = five.begin(), last = five.end();
  STATIC_CHECK(last - first == 5);
  STATIC_CHECK(first - last == -5);
  STATIC_CHECK(*(first + 3) == 9);
  STATIC_CHECK(*(3 + first) == 9);
  STATIC_CHECK(*(last - 1) == 16);
  STATIC_CHECK(first[2] == 4);
  STATIC_CHECK((first + 1)[2] == 9);
  auto i = first;
  i += 4;
  i -= 2;
  CHECK(*i == 4);
}

TEST_CASE("index iterators are ordered by position") {
  constexpr auto first = five.begin(), last = five.end();
  STATIC_CHECK(first < last);
  STATIC_CHECK(last >= first + 5);
  STATIC_CHECK(first + 5 == last);
  STATIC_CHECK(first + 4 != last);
}

TEST_CASE("algorithms take a range of index iterators") {
  CHECK(std::vector<std::size_t>(five.begin(), five.end()) == std::vector<std::size_t>{0, 1, 4, 9, 16});
  CHECK(*std::ranges::lower_bound(five, 5U) == 9);
  CHECK(std::count_if(five.begin(), five.end(), [](std::size_t x) { return x > 3; }) == 3);
}
