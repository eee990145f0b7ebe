// SPDX-License-Identifier: BSL-1.0
#include <co2design/testing/zdt.hpp>

#include <cmath>
#include <numbers>
#include <type_traits>

#include <static_check.hpp>
#include <testing/known_fronts.hpp>

using namespace co2design;
using namespace co2design::testing;

namespace {

using doctest::Approx;

std::vector<double> all_but_first(std::size_t n, double first, double rest) {
  std::vector<double> x(n, rest);
  x[0] = first;
  return x;
}

}  // namespace

TEST_CASE("each is a problem of two objectives with the variables of the paper, or others") {
  STATIC_CHECK(numeric_problem<zdt1> && objective_count_of<zdt1> == 2);
  STATIC_CHECK(std::is_aggregate_v<zdt1> && std::is_aggregate_v<zdt5>);
  CHECK(zdt1{}.bounds() == std::vector<variable>(30, real_variable(0, 1)));
  CHECK(zdt2{}.bounds() == zdt1{}.bounds());
  CHECK(zdt3{.variables = 5}.bounds() == std::vector<variable>(5, real_variable(0, 1)));
  CHECK(zdt4{}.bounds().size() == 10);
  CHECK(zdt4{}.bounds()[0] == real_variable(0, 1));
  CHECK(zdt4{}.bounds()[9] == real_variable(-5, 5));
  CHECK(zdt5{}.bounds() == std::vector<variable>(80, integer_variable(0, 1)));
  CHECK(zdt5{.words = 2}.bounds().size() == 40);
  CHECK(zdt6{}.bounds() == std::vector<variable>(10, real_variable(0, 1)));
}

TEST_CASE("values by hand") {
  // g of the first three is 1 + 9·mean of the rest
  STATIC_CHECK(zdt1{}(std::array<double, 2>{0.25, 0}) == std::array<double, 2>{0.25, 0.5});
  STATIC_CHECK(zdt1{}(std::array<double, 3>{0, 1, 0}) == std::array<double, 2>{0, 5.5});
  STATIC_CHECK(zdt1{}(std::array<double, 2>{1, 1.0 / 3}) == std::array<double, 2>{1, 2});  // 4·(1 − ½)
  STATIC_CHECK(zdt2{}(std::array<double, 2>{0.5, 0}) == std::array<double, 2>{0.5, 0.75});
  STATIC_CHECK(zdt2{}(std::array<double, 2>{1, 1.0 / 3}) == std::array<double, 2>{1, 3.75});  // 4·(1 − 1/16)
  CHECK(zdt3{}(std::array<double, 2>{0.25, 0})[1] == Approx(0.25));  // sin(2.5π) = 1: 1 − ½ − ¼
  CHECK(zdt3{}(std::array<double, 2>{0.25, 1.0 / 3})[1] == Approx(4 * (1 - 0.25 - 0.0625)));
  CHECK(zdt4{}(all_but_first(10, 0.25, 0))[1] == Approx(0.5));
  CHECK(zdt4{}(all_but_first(10, 1, 0.5))[1] == Approx(3.25 * (1 - std::sqrt(1 / 3.25))));  // cos 2π, ¼ each
  CHECK(zdt4{}(all_but_first(10, 0, 0.25))[1] == Approx(1 + 9 * (20 + 0.0625)));            // cos π
  const std::vector<double> none(80, 0), all(80, 1);
  STATIC_CHECK(zdt5{}(std::array<double, 80>{}) == std::array<double, 2>{1, 20});
  CHECK(zdt5{}(none) == std::array<double, 2>{1, 20});
  CHECK(zdt5{}(all) == std::array<double, 2>{31, 10.0 / 31});
  std::vector<double> some = none;
  some[0] = some[29] = some[30] = some[34] = 1;  // f₁ = 3; words of 2 and nine of 0 ones
  CHECK(zdt5{}(some) == std::array<double, 2>{3, (4 + 9 * 2) / 3.0});
  CHECK(zdt6{}(all_but_first(10, 0, 0)) == std::array<double, 2>{1, 0});
  CHECK(zdt6{}(all_but_first(10, 1.0 / 12, 1.0 / 16))[0] == Approx(1 - std::exp(-1.0 / 3)));  // sin ½π
  CHECK(zdt6{}(all_but_first(10, 0, 1.0 / 16))[1] == Approx(5.5 * (1 - 1 / 30.25)));          // g = 1 + 9/2
}

TEST_CASE("every variable of the sum counts once, however many there are") {
  for (std::size_t n = 2; n < 40; ++n)
    for (std::size_t i = 1; i < n; ++i) {
      std::vector<double> x(n, 0);
      x[i] = 1;
      REQUIRE(zdt1{n}(x)[1] == Approx(1 + 9.0 / static_cast<double>(n - 1)));
    }
}

TEST_CASE("the fronts are the fronts") {
  known::check_front(zdt1{}, 300, 0.06);
  known::check_front(zdt1{.variables = 2}, 300, 0.06);
  known::check_front(zdt2{}, 300, 0.01);
  known::check_front(zdt2{.variables = 2}, 300, 0.01);
  known::check_front(zdt3{}, 300, 0.06);
  known::check_front(zdt3{.variables = 2}, 300, 0.06);
  known::check_front(zdt4{}, 300, 0.06);
  known::check_front(zdt4{.variables = 2}, 300, 0.06);
  known::check_front(zdt5{}, 31, 1e-9);
  known::check_front(zdt5{.words = 1}, 31, 1e-9);
  known::check_front(zdt6{}, 300, 0.01);
  known::check_front(zdt6{.variables = 2}, 300, 0.01);
}

TEST_CASE("as many points as are asked for, of a finite front as many as there are") {
  known::check_sizes(zdt1{});
  known::check_sizes(zdt2{});
  known::check_sizes(zdt3{});
  known::check_sizes(zdt4{});
  known::check_sizes(zdt5{}, 31);
  known::check_sizes(zdt6{});
  CHECK(zdt5{}.front(3) == std::vector<std::array<double, 2>>{{1, 10}, {16, 10.0 / 16}, {31, 10.0 / 31}});
}

TEST_CASE("the volumes are those of the fronts") {
  known::check_area(zdt1{}, 200'000, 1e-5);
  known::check_area(zdt2{}, 200'000, 1e-5);
  known::check_area(zdt3{}, 200'000, 1e-5);
  known::check_area(zdt4{}, 200'000, 1e-5);
  known::check_area(zdt6{}, 200'000, 1e-5);
  CHECK(known::area(zdt5{}.front(31), zdt5{}.reference_point()).low == Approx(zdt5{}.hypervolume()));
  CHECK(zdt5{}.hypervolume() ==
        Approx(33 * 11 - 10 * (std::log(31.0) + 0.577215664901533 + 1 / 62.0 - 1 / 11532.0) -
               2 * 10 / 31.0));  // Σ 1/f by Euler and Maclaurin
}

TEST_CASE("the parts of zdt3 end in minima and begin where the one before ended") {
  const auto slope = [](double f) {
    const double a = 10 * std::numbers::pi;
    return -0.5 / std::sqrt(f) - std::sin(a * f) - a * f * std::cos(a * f);
  };
  const auto height = [](double f) { return zdt3{}(std::array<double, 2>{f, 0})[1]; };
  for (std::size_t i = 0; i < zdt3::parts.size(); ++i) {
    CHECK(std::abs(slope(zdt3::parts[i].to)) < 1e-12);
    if (i > 0) CHECK(std::abs(height(zdt3::parts[i].from) - height(zdt3::parts[i - 1].to)) < 1e-14);
  }
}

TEST_CASE("the front of zdt6 begins where its first objective is least") {
  CHECK(zdt6::least_at == Approx(std::atan(9 * std::numbers::pi) / (6 * std::numbers::pi)).epsilon(1e-15));
  CHECK(zdt6{}(all_but_first(10, zdt6::least_at, 0))[0] == Approx(zdt6::least).epsilon(1e-15));
}
