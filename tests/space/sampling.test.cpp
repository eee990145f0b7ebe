// SPDX-License-Identifier: BSL-1.0
#include <co2design/space/sampling.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include <co2design/space/real.hpp>

using namespace co2design;

namespace {

using chips =
    space<axis<"cores", values<1, 2, 4>>, axis<"width", range<8, 64, 8>>, axis<"memory", values<2, 0, 1>>>;
// 2^64 - 1 designs.
using largest =
    space<axis<"a", range<1, 3>>, axis<"b", range<1, 5>>, axis<"c", range<1, 17>>, axis<"d", range<1, 257>>,
          axis<"e", range<1, 641>>, axis<"f", range<1, 65537>>, axis<"g", range<1, 6700417>>>;

// How far the counts are from equal: around cells − 1, with a standard deviation of sqrt(2 cells).
double chi_square(const std::vector<int>& counts) {
  double sum = 0, total = 0;
  for (const int c : counts) total += c;
  const double expected = total / static_cast<double>(counts.size());
  for (const int c : counts) sum += (c - expected) * (c - expected) / expected;
  return sum;
}

template <class Draw>
std::vector<std::uint64_t> draws(std::uint64_t seed, std::size_t count, Draw draw) {
  random_engine engine(seed);
  std::vector<std::uint64_t> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back(draw(engine).index());
  return all;
}

}  // namespace

TEST_CASE("every design of a space is drawn as often as every other") {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    std::vector<int> counts(chips::cardinality);
    for (const auto index : draws(seed, 72 * 200, [](auto& engine) { return sample<chips>(engine); }))
      ++counts.at(index);
    // 71 on average, give or take 12; too even would be no chance either.
    CHECK(chi_square(counts) < 71 + 6 * 12);
    CHECK(chi_square(counts) > 71 - 5 * 12);
  }
}

TEST_CASE("every design of a subspace is drawn as often as every other, and none outside") {
  subspace<chips> narrow;
  narrow.fix("width"_axis = 24);
  std::vector<int> counts(9);
  random_engine engine(5);
  for (int i = 0; i < 9 * 400; ++i) {
    const auto drawn = sample(narrow, engine);
    REQUIRE(narrow.contains(drawn));
    CHECK(drawn["width"_axis] == 24);
    const auto at = drawn.ordinals();
    ++counts.at(at[0] * 3 + at[2]);
  }
  CHECK(chi_square(counts) < 8 + 6 * 4);
}

TEST_CASE("consecutive draws are independent: each pair as often as every other") {
  using small = space<axis<"a", range<0, 4>>, axis<"b", values<false, true>>>;
  std::vector<int> pairs(100);
  const auto all = draws(9, 20'001, [](auto& engine) { return sample<small>(engine); });
  for (std::size_t i = 1; i < all.size(); ++i) ++pairs[all[i - 1] * 10 + all[i]];
  CHECK(chi_square(pairs) < 99 + 6 * 14);
}

TEST_CASE("the same seed draws the same designs, another seed others") {
  const auto draw = [](auto& engine) { return sample<chips>(engine); };
  CHECK(draws(1, 100, draw) == draws(1, 100, draw));
  CHECK(draws(1, 100, draw) != draws(2, 100, draw));
}

TEST_CASE("a space and its whole subspace draw the same designs") {
  CHECK(draws(4, 50, [](auto& engine) { return sample<chips>(engine); }) ==
        draws(4, 50, [](auto& engine) { return sample(subspace<chips>{}, engine); }));
}

TEST_CASE("one design is drawn from one design") {
  subspace<chips> one;
  one.fix("cores"_axis = 4).fix("width"_axis = 8).fix("memory"_axis = 0);
  random_engine engine(1);
  for (int i = 0; i < 10; ++i) CHECK(sample(one, engine) == one.at(0));
}

TEST_CASE("the largest space there may be is drawn from end to end") {
  std::vector<int> eighths(8);
  for (const auto index : draws(6, 4000, [](auto& engine) { return sample<largest>(engine); }))
    ++eighths[index >> 61];
  CHECK(chi_square(eighths) < 7 + 6 * 4);
}

TEST_CASE("a seed draws the same designs with every compiler") {
  CHECK(draws(1, 6, [](auto& engine) { return sample<chips>(engine); }) ==
        std::vector<std::uint64_t>{50, 37, 41, 28, 50, 10});
  CHECK(draws(1, 3, [](auto& engine) { return sample<largest>(engine); }) ==
        std::vector<std::uint64_t>{12966619160104079557U, 9600361134598540522U, 10590380919521690900U});
}

namespace {

using tuned = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>,
                    axis<"bias", real<-3, -3>>, axis<"share", real<-1e308, 1e308>>>;

}  // namespace

TEST_CASE("each axis of a continuous space is drawn uniformly, and by itself") {
  random_engine engine(3);
  std::vector<int> cells(30), halves(2);  // cores × twentieths of a volt
  for (int i = 0; i < 30 * 300; ++i) {
    const auto d = sample<tuned>(engine);
    REQUIRE((0.6 <= d["voltage"_axis] && d["voltage"_axis] <= 1.2));
    REQUIRE((-1e308 <= d["share"_axis] && d["share"_axis] <= 1e308));
    CHECK(d["bias"_axis] == -3);
    const auto cores = values<1, 2, 4>::index_of(d["cores"_axis]);
    ++cells.at(cores * 10 +
               std::min<std::size_t>(9, static_cast<std::size_t>((d["voltage"_axis] - 0.6) / 0.06)));
    ++halves[d["share"_axis] > 0];
  }
  CHECK(chi_square(cells) < 29 + 6 * 8);
  CHECK(chi_square(cells) > 29 - 3 * 8);
  CHECK(chi_square(halves) < 12);
}

TEST_CASE("a seed draws the same designs of a continuous space with every compiler") {
  random_engine engine(1), same(1), other(2);
  const auto first = sample<tuned>(engine);
  CHECK(first == sample<tuned>(same));
  CHECK_FALSE(first == sample<tuned>(other));
  CHECK(first["cores"_axis] == 4);
  // 0.6 (1 - x) + 1.2 x, with 2^64 x the engine's second and fifth number; the others are the axes' beside it.
  CHECK(first["voltage"_axis] == 0.91226197196331427);
  CHECK(sample<tuned>(engine)["voltage"_axis] == 1.018307049935977);
}
