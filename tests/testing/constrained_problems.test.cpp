// SPDX-License-Identifier: BSL-1.0
#include <co2design/testing/constrained_problems.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

#include <static_check.hpp>
#include <testing/known_fronts.hpp>

using namespace co2design;
using namespace co2design::testing;

namespace {

using doctest::Approx;
using pair = std::array<double, 2>;

template <class Problem>
constexpr pair at(const Problem& problem, pair x) {
  return problem(x).objectives;
}
template <class Problem>
constexpr violation broken(const Problem& problem, pair x) {
  return problem(x).violated;
}

double any(random_engine& engine, double low, double high) {
  return low + (high - low) * known::uniform(engine);
}
double one_of(random_engine& engine, std::initializer_list<double> of) {
  return of.begin()[engine() % of.size()];
}

}  // namespace

TEST_CASE("bounds, objectives and violations by hand") {
  STATIC_CHECK(numeric_problem<bnh> && numeric_problem<srn> && numeric_problem<tnk> && numeric_problem<osy>);
  STATIC_CHECK(bnh::bounds() == std::array{real_variable(0, 5), real_variable(0, 3)});
  STATIC_CHECK(srn::bounds() == std::array{real_variable(-20, 20), real_variable(-20, 20)});
  STATIC_CHECK(tnk::bounds()[1] == real_variable(0, std::numbers::pi));
  STATIC_CHECK(osy::bounds()[3] == real_variable(0, 6));

  STATIC_CHECK(at(bnh{}, {1, 2}) == pair{20, 25});
  STATIC_CHECK(broken(bnh{}, {1, 2}).none());
  STATIC_CHECK(broken(bnh{}, {0, 2}) == violation{0, 4, 1});
  CHECK(broken(bnh{}, {6, -1}).excess == Approx(0).epsilon(1e-9));  // 8 ≥ 7.7
  CHECK(broken(bnh{}, {6, -2}).excess == Approx(2.7));              // outside of the bounds only

  STATIC_CHECK(at(srn{}, {0, 4}) == pair{15, -9});
  STATIC_CHECK(broken(srn{}, {0, 4}).none());
  STATIC_CHECK(broken(srn{}, {5, 0}) == violation{0, 15, 1});
  STATIC_CHECK(broken(srn{}, {20, 0}) == violation{0, 175 + 30, 2});

  CHECK(at(tnk{}, {1, 0.5}) == pair{1, 0.5});
  CHECK(broken(tnk{}, {0.9, 0.9}).none());  // cos 4π: 1.62 ≥ 1.1, and 0.32 from the middle
  CHECK(broken(tnk{}, {0.5, 0.5}).excess == Approx(0.6));
  CHECK(broken(tnk{}, {2, 0}).excess == Approx(2));
  CHECK(broken(tnk{}, {0, 0}) == violation{0, 1.1, 1});  // where x/y says nothing

  constexpr std::array<double, 6> inside{3, 1, 2, 1, 4, 5};
  STATIC_CHECK(osy{}(inside).objectives == pair{-(25 + 1 + 1 + 9 + 9), 9 + 1 + 4 + 1 + 16 + 25});
  STATIC_CHECK(osy{}(inside).feasible());
  STATIC_CHECK(osy{}(std::array<double, 6>{0, 0, 3, 0, 1, 0}).violated == violation{0, 2, 1});
  STATIC_CHECK(osy{}(std::array<double, 6>{4, 4, 3, 0, 1, 0}).violated == violation{0, 2, 1});
  STATIC_CHECK(osy{}(std::array<double, 6>{0, 3, 3, 0, 1, 0}).violated == violation{0, 1, 1});
  STATIC_CHECK(osy{}(std::array<double, 6>{5, 0, 3, 0, 1, 0}).violated == violation{0, 3, 1});
  STATIC_CHECK(osy{}(std::array<double, 6>{3, 1, 5, 6, 1, 0}).violated == violation{0, 6, 1});
  STATIC_CHECK(osy{}(std::array<double, 6>{3, 1, 3, 0, 3, 1}).violated == violation{0, 3, 1});
}

TEST_CASE("the fronts are the fronts") {
  known::check_front(bnh{}, 500, 1);
  known::check_front(srn{}, 500, 1);
  known::check_front(tnk{}, 500, 0.01);
  // By chance six values hardly come near: these are on bounds and limits.
  known::check_front(osy{}, 500, 0.6, [](random_engine& engine) {
    const double a = one_of(engine, {0, 1, 5, any(engine, 0, 5), any(engine, 0, 5), any(engine, 0, 10)});
    const double b =
        one_of(engine, {2 - a, 6 - a, a + 2, (a - 2) / 3, any(engine, 0, 3), any(engine, 0, 10)});
    const double c = one_of(engine, {1, 5, any(engine, 1, 5)});
    const double e = one_of(engine, {1, 5, any(engine, 1, 5)});
    const double d = one_of(engine, {0, 4 - (c - 3) * (c - 3), any(engine, 0, 6)});
    const double f = one_of(engine, {0, 4 - (e - 3) * (e - 3), any(engine, 0, 10)});
    return std::vector<double>{a, std::clamp(b, 0.0, 10.0), c, std::max(d, 0.0), e, std::max(f, 0.0)};
  });
}

TEST_CASE("on a grid nothing beats the fronts of two variables, and all is behind them") {
  const auto grid = [](const auto& problem, double gap) {
    const auto front = problem.front(2000);
    const auto [first, second] = problem.bounds();
    std::size_t feasible = 0, beaten = 0, ahead = 0;
    for (int i = 0; i <= 150; ++i)
      for (int j = 0; j <= 150; ++j) {
        const pair x{first.low + (first.high - first.low) * i / 150,
                     second.low + (second.high - second.low) * j / 150};
        const auto is = problem(x);
        if (!is.feasible()) continue;
        ++feasible;
        bool behind = false;
        for (const auto& f : front) {
          beaten += known::beats(is.objectives, f) ? 1 : 0;
          behind = behind || (f[0] <= is.objectives[0] + gap && f[1] <= is.objectives[1] + gap);
        }
        ahead += behind ? 0 : 1;
      }
    CHECK(feasible > 500);
    CHECK(beaten == 0);
    CHECK(ahead == 0);
  };
  grid(bnh{}, 0.3);
  grid(srn{}, 0.3);
  grid(tnk{}, 0.003);
}

TEST_CASE("the fronts begin and end where they are published to") {
  CHECK(bnh::front(2) == std::vector<pair>{{0, 50}, {136, 4}});
  CHECK(bnh::front(6)[3] == pair{72, 8});  // the corner at (3, 3)
  const auto srn_front = srn::front(100);
  CHECK(srn_front.front()[0] == Approx(10.1));
  CHECK(srn_front.front()[1] == Approx(2.61));
  CHECK(srn_front.back()[1] == Approx(-217.739));
  CHECK(tnk::front(2)[0][0] == Approx(0.0416641));
  CHECK(tnk::front(2)[1][0] == Approx(1.0384498));
  const std::vector<pair> turns = osy::front(6);
  CHECK(turns[0] == pair{-274, 76});
  CHECK(turns[1] == pair{-258, 52});
  CHECK(turns[2] == pair{-242, 28});
  CHECK(turns[4] == pair{-116, 6});
  CHECK(turns[5] == pair{-42, 4});
  known::check_sizes(bnh{});
  known::check_sizes(srn{});
  known::check_sizes(tnk{});
  known::check_sizes(osy{});
}

TEST_CASE("the constants of the fronts are what they are said to be") {
  CHECK(9 * srn::last[1] + 2 * srn::last[0] * (srn::last[1] - 1) == Approx(0).epsilon(1e-12));
  CHECK(srn::last[0] * srn::last[0] + srn::last[1] * srn::last[1] == Approx(225).epsilon(1e-14));

  const auto height = [](double a) { return std::sqrt(1 + 0.1 * std::cos(16 * a)) * std::cos(a); };
  const auto slope = [&](double a) {  // of r·cos a, times r
    return -0.8 * std::sin(16 * a) * std::cos(a) - (1 + 0.1 * std::cos(16 * a)) * std::sin(a);
  };
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(std::abs(slope(tnk::parts[i].to)) < 1e-13);
    CHECK(height(tnk::parts[i + 1].from) == Approx(height(tnk::parts[i].to)).epsilon(1e-15));
  }
  for (std::size_t i = 0; i < 5; ++i)
    CHECK(tnk::parts[i].from + tnk::parts[4 - i].to == Approx(std::numbers::pi / 2).epsilon(1e-15));

  const double a = osy::meets[0], c = osy::meets[1];
  const auto one = osy{}(std::array<double, 6>{a, (a - 2) / 3, 1, 0, 1, 0}).objectives;
  const auto other = osy{}(std::array<double, 6>{0, 2, c, 0, 1, 0}).objectives;
  CHECK(one[0] == Approx(other[0]).epsilon(1e-14));
  CHECK(one[1] == Approx(other[1]).epsilon(1e-14));
}

TEST_CASE("the volumes are those of the fronts") {
  known::check_area(bnh{}, 200'000, 0.1);
  known::check_area(srn{}, 200'000, 0.5);
  known::check_area(tnk{}, 200'000, 1e-5);
  known::check_area(osy{}, 200'000, 0.2);
}
