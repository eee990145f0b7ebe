// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/exact_front.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <search/random_worlds.hpp>

using namespace co2design;
using namespace worlds;

// Spaces too large to look at every design.

namespace {

template <auto Tag, fixed_string Name>
struct line {
  using provides = metrics<Tag>;
  using reads = axes<Name>;
  double at_zero, slope;
  constexpr double operator()(const auto& in) const noexcept {
    return at_zero + slope * in[axis_name<Name>{}];
  }
};

// The points that none beats, by ascending costs.
std::vector<std::array<double, 2>> unbeaten_of(std::vector<std::array<double, 2>> points) {
  std::sort(points.begin(), points.end());
  std::vector<std::array<double, 2>> best;
  for (const auto& p : points)
    if (best.empty() || p[1] < best.back()[1]) best.push_back(p);
  return best;
}

}  // namespace

// ── metrics of which nothing is known ────────────────────────────────────────────────────────────────────

TEST_CASE("values that an unknown metric depends on are not compared, others are") {
  using wide = space<axis<"a", range<0, 2047>>, axis<"b", range<0, 2048>>, axis<"c", range<0, 2>>>;
  const auto judge = make_pipeline<wide>(
      line<x, "a">{3, -0.25}, leaf<y, "b">{{.seed = 4, .like = flavour::any, .slope = 0.1}},
      line<z, "c">{0, 1}, combine<f, x, y>([](const auto& in) { return max(in[x], in[y]); }),
      combine<g, x, y>([](const auto& in) { return in[x] * 0.5 - in[y]; }));
  const problem study(judge, minimize(f), minimize(g), z <= 1.0, x >= -12.75);
  const auto found = exact_front(study);
  REQUIRE(found.report().metrics.size() == 4);
  CHECK_FALSE(found.report().metrics[0].is_sum);
  CHECK(found.report().metrics[0].form == "a maximum of metrics");
  // Of a, those beyond the bound, and no other; of c, those that are as good as another.
  CHECK(found.report().blocks[0].left == 64);
  CHECK(found.report().blocks[1].left == 2049);
  CHECK(found.report().blocks[2].left == 1);
  CHECK(found.report().looked_at == 64 * 2049);

  // With the numbers themselves.
  const leaf<y, "b"> of_y{{.seed = 4, .like = flavour::any, .slope = 0.1}};
  std::vector<double> ys;
  for (int b = 0; b < 2049; ++b) ys.push_back(of_y.of.at(b));
  std::vector<std::array<double, 2>> points;
  for (int a = 0; a < 64; ++a) {
    const double of_x = 3 + -0.25 * a;
    for (const double of_b : ys) points.push_back({of_x < of_b ? of_b : of_x, of_x * 0.5 - of_b});
  }
  CHECK(vectors(found) == unbeaten_of(std::move(points)));
}

// ── blocks together ──────────────────────────────────────────────────────────────────────────────────────

namespace {

template <fixed_string Axis>
inline constexpr metric<fixed_string("cost of ") + Axis, dimensionless> cost_of{};
template <fixed_string Axis>
inline constexpr metric<fixed_string("time of ") + Axis, dimensionless> time_of{};

// One of eight values each: what costs more takes less time.
template <fixed_string Axis>
struct choice {
  using provides = metrics<cost_of<Axis>, time_of<Axis>>;
  using reads = axes<Axis>;
  std::array<double, 8> costs, times;
  constexpr auto operator()(const auto& in) const noexcept {
    const auto at = static_cast<std::size_t>(in[axis_name<Axis>{}]);
    return results{cost_of<Axis>(costs[at]), time_of<Axis>(times[at])};
  }
};
template <fixed_string... Axes>
struct in_all {
  using provides = metrics<f, g>;
  using needs = metrics<cost_of<Axes>..., time_of<Axes>...>;
  constexpr auto operator()(const auto& in) const noexcept {
    return results{f((0.0 + ... + in[cost_of<Axes>])), g((0.0 + ... + in[time_of<Axes>]))};
  }
};

template <fixed_string... Axes>
using eight_of_each = space<axis<Axes, range<0, 7>>...>;

template <fixed_string... Axes>
void compare_with_sums_of_fronts(std::uint64_t seed) {
  random_engine engine(seed);
  std::vector<std::array<double, 2>> front{{0, 0}};
  const auto make = [&]<fixed_string Axis>(axis_name<Axis>) {
    choice<Axis> one{};
    for (std::size_t i = 0; i < 8; ++i) {  // whole numbers: their sums are exact
      one.costs[i] = static_cast<double>(7 * i + engine() % 7);
      one.times[i] = static_cast<double>(9 * (7 - i) + engine() % 9);
    }
    std::vector<std::array<double, 2>> sums;
    for (const auto& p : front)
      for (std::size_t i = 0; i < 8; ++i) sums.push_back({p[0] + one.costs[i], p[1] + one.times[i]});
    front = unbeaten_of(std::move(sums));
    return one;
  };
  const problem study(make_pipeline<eight_of_each<Axes...>>(make(axis_name<Axes>{})..., in_all<Axes...>{}),
                      minimize(f), minimize(g));
  const auto found = exact_front(study);
  CHECK(vectors(found) == front);
  CHECK(as_judged(study, found));
  CHECK(found.report().gone.empty());
  CHECK(found.report().pairs_gone > 0);
  CHECK(found.report().looked_at < 2'000'000);
  std::ostringstream text;
  text << found.report();
  CHECK(text.str().find(std::to_string(found.report().pairs_gone) + " pairs of values") != std::string::npos);
  CHECK(indices(exact_search{}(study, backwards{3})) == indices(found));
}

}  // namespace

TEST_CASE("where blocks are separate the front is that of the sums of their fronts") {
  compare_with_sums_of_fronts<"a", "b", "c", "d", "e", "i", "j", "k", "l", "m">(1);
}

// ── axes that do not matter ──────────────────────────────────────────────────────────────────────────────

TEST_CASE("axes that no table depends on may have any number of values") {
  using endless = space<axis<"a", range<0, 3>>, axis<"b", range<0, 9'999>>, axis<"c", range<0, 9'999>>,
                        axis<"d", range<0, 9'999>>>;
  const auto found = exact_front(problem(make_pipeline<endless>(line<x, "a">{3, -1}), minimize(x)));
  REQUIRE(found.size() == 1);
  CHECK(found[0].scores().objectives[0] == 0);
  CHECK(found.report().designs == endless::cardinality);
  CHECK(found.report().looked_at == 1);
}
