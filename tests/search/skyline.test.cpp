// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/detail/skyline.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <tuple>
#include <vector>

#include <co2design/core/random_engine.hpp>

#include <doctest/doctest.h>

using namespace co2design;
using detail::objective_point;
using detail::skyline;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// Few values, so that coordinates are often equal; both infinities and both zeros among them.
template <std::size_t K>
objective_point<K> random_point(random_engine& engine, bool wide) {
  constexpr std::array<double, 8> few{-infinity, -1, -0.0, 0.0, 0.5, 1, 2, infinity};
  objective_point<K> p;
  for (double& x : p) x = wide ? static_cast<double>(engine() % 1000) : few[engine() % 8];
  return p;
}

template <std::size_t K>
bool nowhere_worse(const objective_point<K>& a, const objective_point<K>& b) {
  for (std::size_t k = 0; k < K; ++k)
    if (a[k] > b[k]) return false;
  return true;
}

// A skyline as it is used, beside all points that it was offered.
template <std::size_t K>
void compare_with_definition(random_engine& engine, bool wide) {
  skyline<K> line;
  std::vector<objective_point<K>> offered;
  for (int i = 0; i < 60; ++i) {
    const auto p = random_point<K>(engine, wide);
    const bool expected =
        std::any_of(offered.begin(), offered.end(), [&](const auto& one) { return nowhere_worse(one, p); });
    const auto* const known = line.as_good_as(p);
    // One objective at its worst is as good as none: nobody asks for that.
    if (K == 1 && p[0] == infinity) continue;
    CHECK((known != nullptr) == expected);
    if (known != nullptr) {
      CHECK(nowhere_worse(*known, p));
      CHECK(std::find(offered.begin(), offered.end(), *known) != offered.end());
      // It is one of the best itself.
      CHECK(std::none_of(offered.begin(), offered.end(),
                         [&](const auto& one) { return nowhere_worse(one, *known) && one != *known; }));
    } else {
      line.add(p);
    }
    offered.push_back(p);
  }
}

template <std::size_t K>
struct entry {
  std::array<double, K> objectives;
  std::uint64_t outer, inner;
  friend bool operator==(const entry&, const entry&) = default;
};

template <std::size_t K>
void compare_best(random_engine& engine, bool wide) {
  std::vector<entry<K>> all;
  const std::size_t count = engine() % 50;
  for (std::uint64_t i = 0; i < count; ++i) {
    auto p = random_point<K>(engine, wide);
    for (double& x : p) x = std::min(x, 3.0);  // candidates have no objective at its worst
    all.push_back({p, engine() % 8, i});
  }
  std::vector<entry<K>> ties, firsts;
  for (const auto& one : all) {
    const auto beats = [&](const auto& other) {
      return nowhere_worse(other.objectives, one.objectives) && other.objectives != one.objectives;
    };
    const auto comes_before = [&](const auto& other) {
      return other.objectives == one.objectives &&
             std::tie(other.outer, other.inner) < std::tie(one.outer, one.inner);
    };
    if (std::any_of(all.begin(), all.end(), beats)) continue;
    ties.push_back(one);
    if (std::none_of(all.begin(), all.end(), comes_before)) firsts.push_back(one);
  }
  const auto in_order = [](std::vector<entry<K>> some) {
    std::sort(some.begin(), some.end(), [](const auto& a, const auto& b) {
      return std::tie(a.objectives, a.outer, a.inner) < std::tie(b.objectives, b.outer, b.inner);
    });
    return some;
  };
  CHECK(detail::best_of(all, true) == in_order(ties));
  CHECK(detail::best_of(all, false) == in_order(firsts));
}

}  // namespace

TEST_CASE_TEMPLATE_DEFINE("a skyline knows whether a point is as good", Size, skylines) {
  random_engine engine(Size::value);
  for (int i = 0; i < 100; ++i) compare_with_definition<Size::value>(engine, i % 2 == 0);
}
TEST_CASE_TEMPLATE_DEFINE("the best are those that no other beats; of equal ones the first, or all", Size,
                          bests) {
  random_engine engine(10 + Size::value);
  for (int i = 0; i < 200; ++i) compare_best<Size::value>(engine, i % 2 == 0);
}

template <std::size_t K>
using size = std::integral_constant<std::size_t, K>;
TEST_CASE_TEMPLATE_INVOKE(skylines, size<1>, size<2>, size<3>, size<4>);
TEST_CASE_TEMPLATE_INVOKE(bests, size<1>, size<2>, size<3>, size<5>);
