// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/hypervolume_contributions.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <stdexcept>
#include <vector>

#include <co2design/core/random_engine.hpp>
#include <co2design/search/hypervolume.hpp>

#include <doctest/doctest.h>
#include <search/boxes.hpp>

using namespace co2design;
using boxes::points;
using doctest::Approx;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

using numbers = std::vector<double>;

// Cells that one point covers and no other.
template <std::size_t M>
void agrees_with_cells(unsigned cases, unsigned end) {
  random_engine engine(M);
  for (unsigned i = 0; i < cases; ++i) {
    const auto all = boxes::on_grid<M>(engine, engine() % 40, end + 1);
    numbers expected(all.size());
    for (const auto& covering : boxes::cells(all, end))
      if (covering.size() == 1) ++expected[covering[0]];
    CHECK(hypervolume_contributions(all, boxes::all<M>(end)) == expected);
  }
}

template <std::size_t M>
void is_what_would_be_lost(const points<M>& all, const boxes::point<M>& end) {
  const double volume = hypervolume(all, end);
  const auto found = hypervolume_contributions(all, end);
  REQUIRE(found.size() == all.size());
  double sum = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto others = all;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    CHECK(found[i] >= 0);
    CHECK(found[i] == Approx(volume - hypervolume(others, end)).epsilon(1e-9).scale(volume));
    sum += found[i];
  }
  CHECK(sum <= volume * (1 + 1e-12));
}

template <std::size_t M>
void is_what_would_be_lost_of_any(std::size_t count) {
  random_engine engine(30 + M);
  for (int i = 0; i < 3; ++i) {
    is_what_would_be_lost(boxes::on_sphere<M>(engine, count), boxes::all<M>(1.1));
    is_what_would_be_lost(boxes::anywhere<M>(engine, count), boxes::all<M>(0.9));
    is_what_would_be_lost(boxes::on_grid<M>(engine, count, 5), boxes::all<M>(5));
  }
}

}  // namespace

TEST_CASE("contributions by hand") {
  CHECK(hypervolume_contributions(points<2>{}, {1, 1}).empty());
  CHECK(hypervolume_contributions(points<3>{}, {1, 1, 1}).empty());
  CHECK(hypervolume_contributions(points<5>{}, boxes::all<5>(1)).empty());
  CHECK(hypervolume_contributions(points<1>{{3}, {1}, {5}, {4}}, {5}) == numbers{0, 2, 0, 0});
  CHECK(hypervolume_contributions(points<2>{{1, 3}, {3, 1}, {2, 2}}, {4, 4}) == numbers{1, 1, 1});
  CHECK(hypervolume_contributions(points<3>{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, {2, 2, 2}) == numbers{1, 1, 1});
  CHECK(hypervolume_contributions(points<4>{{1, 0, 0, 0}, {0, 1, 0, 0}}, {2, 2, 2, 2}) == numbers{4, 4});
  // Beyond the reference, and on it.
  CHECK(hypervolume_contributions(points<2>{{1, 3}, {5, 0}, {4, 1}}, {4, 4}) == numbers{3, 0, 0});
}

TEST_CASE("who is dominated has nothing, and takes from who dominates") {
  CHECK(hypervolume_contributions(points<1>{{0}, {1}}, {3}) == numbers{1, 0});
  CHECK(hypervolume_contributions(points<2>{{0, 0}, {1, 1}}, {3, 3}) == numbers{5, 0});
  CHECK(hypervolume_contributions(points<3>{{1, 1, 1}, {0, 0, 0}}, {3, 3, 3}) == numbers{0, 19});
  CHECK(hypervolume_contributions(points<4>{{1, 1, 1, 1}, {0, 0, 0, 0}}, boxes::all<4>(3)) == numbers{0, 65});
}

TEST_CASE("of duplicates none has anything") {
  CHECK(hypervolume_contributions(points<1>{{1}, {1}}, {4}) == numbers{0, 0});
  CHECK(hypervolume_contributions(points<2>{{1, 3}, {1, 3}, {3, 1}}, {4, 4}) == numbers{0, 0, 2});
  CHECK(hypervolume_contributions(points<3>{{1, 0, 0}, {0, 1, 0}, {1, 0, 0}}, {2, 2, 2}) == numbers{0, 2, 0});
  CHECK(hypervolume_contributions(points<5>{boxes::all<5>(0), boxes::all<5>(0)}, boxes::all<5>(1)) ==
        numbers{0, 0});
}

TEST_CASE("an infinite box has no contribution") {
  CHECK_THROWS_AS(static_cast<void>(hypervolume_contributions(points<2>{{-infinite, 0}}, {1, 1})),
                  std::invalid_argument);
  CHECK_THROWS_AS(static_cast<void>(hypervolume_contributions(points<3>{{0, 0, 0}}, {1, 1, infinite})),
                  std::invalid_argument);
  CHECK(hypervolume_contributions(points<2>{{-infinite, 1}, {0, 0}, {infinite, -infinite}}, {1, 1}) ==
        numbers{0, 1, 0});
}

TEST_CASE("a contribution is the number of cells that nobody else covers") {
  agrees_with_cells<1>(100, 20);
  agrees_with_cells<2>(1500, 12);
  agrees_with_cells<3>(1500, 7);
  agrees_with_cells<4>(400, 5);
  agrees_with_cells<5>(150, 4);
  agrees_with_cells<6>(60, 3);
}

TEST_CASE("a contribution is what would be lost") {
  is_what_would_be_lost_of_any<1>(50);
  is_what_would_be_lost_of_any<2>(300);
  is_what_would_be_lost_of_any<3>(300);
  is_what_would_be_lost_of_any<4>(60);
  is_what_would_be_lost_of_any<5>(30);
  is_what_would_be_lost_of_any<6>(15);
}

// With a third objective in which all agree, contributions are as high as it is.
TEST_CASE("many points") {
  random_engine engine(9);
  for (const auto& flat : {boxes::on_sphere<2>(engine, 10'000), boxes::anywhere<2>(engine, 10'000)}) {
    points<3> high;
    for (const auto& p : flat) high.push_back({p[1], p[0], 0});
    const auto areas = hypervolume_contributions(flat, {1, 1});
    const auto volumes = hypervolume_contributions(high, {1, 1, 2});
    std::size_t wrong = 0, positive = 0;
    for (std::size_t i = 0; i < flat.size(); ++i) {
      wrong += std::abs(volumes[i] - 2 * areas[i]) > 1e-12 * volumes[i] ? 1 : 0;
      positive += areas[i] > 0 ? 1 : 0;
    }
    CHECK(wrong == 0);
    CHECK(positive > 0);
  }
}

// Two points a billionth apart share all but a billionth of the volume: no difference of volumes would know
// its digits.
TEST_CASE("small contributions keep their digits") {
  constexpr double step = 0x1p-40;
  const auto flat = hypervolume_contributions(points<2>{{0, step}, {step, 0}}, {1, 1});
  CHECK(flat == numbers{step * (1 - step), step * (1 - step)});
  const auto high = hypervolume_contributions(points<3>{{0, step, 0}, {step, 0, 0}}, {1, 1, 1});
  CHECK(high == flat);
}
