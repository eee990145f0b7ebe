// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/variation.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <set>
#include <vector>

#include <doctest/doctest.h>

using namespace co2design;

namespace {

// Ordinal, categorical, one value only, ordinal of two.
using mixed = space<axis<"layers", range<0, 15>>, axis<"memory", values<4, 2, 8, 6, 0>>,
                    axis<"constant", values<7>>, axis<"flag", values<false, true>>>;
using ordinals = design<mixed>::ordinals_type;

template <class Space>
bool inside(const typename design<Space>::ordinals_type& one) {
  for (std::size_t i = 0; i < Space::rank; ++i)
    if (one[i] >= Space::sizes[i]) return false;
  return true;
}

}  // namespace

TEST_CASE("a child's ordinal axes are between its parents', ends included, all of them likely") {
  const axis_variation<mixed> vary{subspace<mixed>{}};
  random_engine engine(1);
  std::array<int, 16> hits{};
  for (int i = 0; i < 4000; ++i) {
    const bool turned = i % 2 == 0;
    const ordinals low{3, 1, 0, 0}, high{10, 1, 0, 1};
    const auto child = turned ? vary.cross(high, low, engine) : vary.cross(low, high, engine);
    REQUIRE(child[0] >= 3);
    REQUIRE(child[0] <= 10);
    REQUIRE(child[3] <= 1);
    ++hits[child[0]];
  }
  for (std::size_t at = 3; at <= 10; ++at) {
    CHECK(hits[at] > 350);
    CHECK(hits[at] < 650);
  }
}

TEST_CASE("a child's categorical axes are one parent's, either as likely") {
  const axis_variation<mixed> vary{subspace<mixed>{}};
  random_engine engine(2);
  int first = 0, second = 0;
  for (int i = 0; i < 4000; ++i) {
    const auto child = vary.cross({0, 0, 0, 0}, {0, 4, 0, 0}, engine);
    first += child[1] == 0;
    second += child[1] == 4;
  }
  CHECK(first + second == 4000);
  CHECK(first > 1800);
  CHECK(second > 1800);
}

TEST_CASE("parents that agree have a child like them") {
  const axis_variation<mixed> vary{subspace<mixed>{}};
  random_engine engine(3);
  for (std::uint64_t i = 0; i < mixed::cardinality; ++i) {
    const auto parent = design<mixed>::at(i).ordinals();
    CHECK(vary.cross(parent, parent, engine) == parent);
  }
}

TEST_CASE("mutation stays in the space and reaches all of it") {
  const axis_variation<mixed> vary{subspace<mixed>{}};
  random_engine engine(4);
  std::set<std::uint64_t> reached;
  ordinals child{};
  for (int i = 0; i < 6000; ++i) {
    vary.mutate(child, engine);
    REQUIRE(inside<mixed>(child));
    reached.insert(design<mixed>::from_ordinals(child).index());
  }
  CHECK(reached.size() == mixed::cardinality);
}

TEST_CASE("each axis that can move moves with probability one over their number") {
  const axis_variation<mixed> vary{subspace<mixed>{}};
  random_engine engine(5);
  std::array<int, 4> moved{};
  const ordinals from{8, 2, 0, 1};
  for (int i = 0; i < 9000; ++i) {
    auto child = from;
    vary.mutate(child, engine);
    for (std::size_t a = 0; a < 4; ++a) moved[a] += child[a] != from[a];
  }
  // Three axes can move, and one that is hit always changes.
  for (const std::size_t a : {0U, 1U, 3U}) {
    CHECK(moved[a] > 2700);
    CHECK(moved[a] < 3300);
  }
  CHECK(moved[2] == 0);
}

TEST_CASE("an ordinal axis moves one step as often as anywhere, at the ends inwards") {
  using line = space<axis<"x", range<0, 100>>>;
  const axis_variation<line> vary{subspace<line>{}};
  random_engine engine(6);
  for (const std::uint32_t from : {0U, 50U, 100U}) {
    int up = 0, down = 0, far = 0;
    for (int i = 0; i < 4000; ++i) {
      design<line>::ordinals_type child{from};
      vary.mutate(child, engine);
      REQUIRE(inside<line>(child));
      REQUIRE(child[0] != from);
      up += child[0] == from + 1;
      down += child[0] + 1 == from;
      far += child[0] != from + 1 && child[0] + 1 != from;
    }
    CHECK(far > 1800);
    CHECK(far < 2150);
    CHECK((from == 100 ? up == 0 : up > 900));
    CHECK((from == 0 ? down == 0 : down > 900));
  }
}

TEST_CASE("a categorical axis moves to any other value, all as likely") {
  using kinds = space<axis<"kind", values<3, 1, 2, 0>>>;
  const axis_variation<kinds> vary{subspace<kinds>{}};
  random_engine engine(7);
  for (std::uint32_t from = 0; from < 4; ++from) {
    std::array<int, 4> hits{};
    for (int i = 0; i < 3000; ++i) {
      design<kinds>::ordinals_type child{from};
      vary.mutate(child, engine);
      REQUIRE(inside<kinds>(child));
      ++hits[child[0]];
    }
    for (std::uint32_t to = 0; to < 4; ++to) {
      if (to == from)
        CHECK(hits[to] == 0);
      else
        CHECK(std::abs(hits[to] - 1000) < 150);
    }
  }
}

TEST_CASE("held axes never move, and the others share the mutations") {
  subspace<mixed> within;
  within.fix("layers"_axis = 9).fix("flag"_axis = true);
  const axis_variation<mixed> vary{within};
  random_engine engine(8);
  const auto from = within.at(3).ordinals();
  for (int i = 0; i < 500; ++i) {
    auto child = from;
    vary.mutate(child, engine);
    CHECK(child[0] == 9);
    CHECK(child[3] == 1);
    CHECK(child[1] != from[1]);  // the only axis that can move
    CHECK(within.contains(design<mixed>::from_ordinals(child)));
    CHECK(within.contains(design<mixed>::from_ordinals(vary.cross(from, child, engine))));
  }
}

TEST_CASE("where no axis can move nothing does") {
  subspace<mixed> one;
  one.fix("layers"_axis = 1).fix("memory"_axis = 8).fix("flag"_axis = false);
  const axis_variation<mixed> vary{one};
  random_engine engine(9);
  auto child = one.at(0).ordinals();
  vary.mutate(child, engine);
  CHECK(child == one.at(0).ordinals());
}

TEST_CASE("the same engine gives the same children") {
  const axis_variation<mixed> vary{subspace<mixed>{}};
  const auto family = [&](std::uint64_t seed) {
    random_engine engine(seed);
    std::vector<ordinals> all{{0, 0, 0, 0}, {15, 4, 0, 1}};
    for (int i = 0; i < 50; ++i) {
      auto child = vary.cross(all[all.size() - 1], all[all.size() - 2], engine);
      vary.mutate(child, engine);
      all.push_back(child);
    }
    return all;
  };
  CHECK(family(1) == family(1));
  CHECK(family(1) != family(2));
}
