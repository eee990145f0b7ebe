// SPDX-License-Identifier: BSL-1.0
#include <co2design/units/linear_form.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <random>
#include <string_view>
#include <type_traits>

#include <co2design/units/quantity.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

namespace {

using form = linear_form<3>;
constexpr form x = form::variable(0), y = form::variable(1);

struct my_policy;
struct your_policy;

// The value of a form where each variable has one.
double at(const form& f, const std::array<double, 3>& point) {
  double sum = f.constant();
  for (std::size_t i = 0; i < 3; ++i) sum += f.coefficient(i) * point[i];
  return sum;
}

// Small whole numbers, of which sums and products are exact.
double small(std::mt19937_64& engine) { return static_cast<double>(engine() % 41) - 20; }
std::array<double, 3> any_point(std::mt19937_64& engine) {
  return {small(engine), small(engine), small(engine)};
}
form any_form(std::mt19937_64& engine) {
  form f = small(engine);
  for (std::size_t i = 0; i < 3; ++i) f = f + small(engine) * form::variable(i);
  return f;
}
bool same(const form& a, const form& b) {
  bool all = a.constant() == b.constant() && a.is_linear() == b.is_linear();
  for (std::size_t i = 0; i < 3; ++i) all = all && a.coefficient(i) == b.coefficient(i);
  return all;
}
constexpr std::string_view why(const form& f) { return f.why() == nullptr ? "" : f.why(); }

}  // namespace

TEST_CASE("a variable is itself, and a number is a form without variables") {
  STATIC_CHECK(x.constant() == 0 && x.coefficient(0) == 1 && x.coefficient(1) == 0);
  STATIC_CHECK(x.is_linear() && !x.is_constant() && x.why() == nullptr);
  STATIC_CHECK(form(2.5).constant() == 2.5 && form(2.5).is_constant());
  STATIC_CHECK(form{}.is_constant() && form{}.constant() == 0);
  STATIC_CHECK(form::size == 3);
  STATIC_CHECK(linear_form<0>(4).is_constant());
}

TEST_CASE("sums, differences and multiples are exact, with numbers on either side") {
  constexpr form f = 3 * x - y / 4 + 1.5F - x;
  STATIC_CHECK(f.constant() == 1.5 && f.coefficient(0) == 2 && f.coefficient(1) == -0.25);
  STATIC_CHECK((2 - x).constant() == 2 && (2 - x).coefficient(0) == -1);
  STATIC_CHECK((-f).constant() == -1.5 && (-f).coefficient(0) == -2);
  STATIC_CHECK((form(6) / 4).constant() == 1.5);
  STATIC_CHECK((f * form(2)).coefficient(0) == 4 && (form(2) * f).coefficient(0) == 4);
}

TEST_CASE("operations on forms are those on their values, at any point") {
  std::mt19937_64 engine(7);
  for (int i = 0; i < 500; ++i) {
    const form f = any_form(engine), g = any_form(engine);
    const auto p = any_point(engine);
    const double k = small(engine), a = at(f, p), b = at(g, p);
    CHECK(at(f + g, p) == a + b);
    CHECK(at(f - g, p) == a - b);
    CHECK(at(-f, p) == -a);
    CHECK(at(k * f, p) == k * a);
    CHECK(at(f * k, p) == a * k);
    CHECK(at(k - f, p) == k - a);
    CHECK(at(f / 4, p) == a / 4);
    CHECK(at(select(k > 0, f, g), p) == (k > 0 ? a : b));
  }
}

TEST_CASE("forms are a vector space") {
  std::mt19937_64 engine(8);
  for (int i = 0; i < 200; ++i) {
    const form f = any_form(engine), g = any_form(engine), h = any_form(engine);
    const double k = small(engine), m = small(engine);
    CHECK(same(f + g, g + f));
    CHECK(same((f + g) + h, f + (g + h)));
    CHECK(same(f - f, form{}));
    CHECK(same(f + 0, f));
    CHECK(same(k * (f + g), k * f + k * g));
    CHECK(same((k + m) * f, k * f + m * f));
    CHECK(same((k * m) * f, k * (m * f)));
    CHECK(same(1 * f, f));
  }
}

TEST_CASE("what is a constant folds, whatever was done to get there") {
  STATIC_CHECK((x - x).is_constant());
  STATIC_CHECK((x * (y - y + 3)).is_linear() && (x * (y - y + 3)).coefficient(0) == 3);
  STATIC_CHECK((x / (y * 0 + 2)).coefficient(0) == 0.5);
  STATIC_CHECK(co2design::min(form(2), 3).constant() == 2);
  STATIC_CHECK(co2design::max(2, form(3)).constant() == 3);
  STATIC_CHECK(math::sqrt(form(16)).constant() == 4 && math::sqrt(form(16)).is_linear());
  STATIC_CHECK(math::log(form(1)).constant() == 0);
  STATIC_CHECK(math::exp(form(0)).constant() == 1);
}

TEST_CASE("what is left where metrics cancel is noise of rounding, and no constant to take a root of") {
  constexpr form noise = (x + 1e9) - 1e9 - x;
  STATIC_CHECK(noise.is_constant() && noise.has_known_rounding());
  STATIC_CHECK(why(math::sqrt(noise + 4)) == "a square root of a metric");
  STATIC_CHECK(why(math::log(noise + 1)) == "a logarithm of a metric");
  STATIC_CHECK(why(math::exp(noise)) == "an exponential of a metric");
  STATIC_CHECK(why(co2design::min(noise, 1)) == "a minimum of metrics");
  STATIC_CHECK(why(co2design::max(1, noise)) == "a maximum of metrics");
  STATIC_CHECK((y * (noise + 2)).is_linear() && !(y * (noise + 2)).has_known_rounding());
  STATIC_CHECK(!(y / (noise + 2)).has_known_rounding());
  STATIC_CHECK(math::sqrt(x * 0 + 4).is_linear());
}

TEST_CASE("any other operation poisons, and says which it was") {
  STATIC_CHECK(why(x * y) == "a product of two metrics");
  STATIC_CHECK(why(x * x) == "a product of two metrics");
  STATIC_CHECK(why(1 / x) == "a division by a metric");
  STATIC_CHECK(why(x / x) == "a division by a metric");
  STATIC_CHECK(why(co2design::min(x, 3)) == "a minimum of metrics");
  STATIC_CHECK(why(co2design::max(3, x)) == "a maximum of metrics");
  STATIC_CHECK(why(math::sqrt(x)) == "a square root of a metric");
  STATIC_CHECK(why(math::log(x)) == "a logarithm of a metric");
  STATIC_CHECK(why(math::exp(x)) == "an exponential of a metric");
}

TEST_CASE("poison spreads through every operation and never washes off") {
  constexpr form bad = x * y;
  for (const form& f :
       {bad + 1, 1 + bad, bad - bad, x - bad, -bad, bad * 0, 0 * bad, bad / 2, 2 / bad, x / bad, bad * bad,
        co2design::min(bad, 1), co2design::max(1, bad), math::sqrt(bad), math::log(bad), math::exp(bad),
        form(linear_form<3, my_policy>(bad)), select(true, bad, 1)}) {
    CHECK(!f.is_linear());
    CHECK(!f.is_constant());
    CHECK(why(f) == "a product of two metrics");
  }
}

TEST_CASE("of two poisons the first one is told") {
  constexpr form product = x * y, quotient = 1 / x;
  STATIC_CHECK(why(product + quotient) == "a product of two metrics");
  STATIC_CHECK(why(quotient + product) == "a division by a metric");
  STATIC_CHECK(why(quotient * product) == "a division by a metric");
  STATIC_CHECK(select(false, product, 1).is_linear());
}

TEST_CASE("a form in another policy's hands is the same form") {
  constexpr form f = 3 * x + 2;
  constexpr linear_form<3, my_policy> mine = f;
  constexpr linear_form<3, your_policy> yours = mine;
  STATIC_CHECK(mine.constant() == 2 && mine.coefficient(0) == 3 && yours.coefficient(0) == 3);
  STATIC_CHECK(why(form(linear_form<3, my_policy>(x * y))) == "a product of two metrics");
  STATIC_CHECK(std::is_same_v<decltype(mine * 2), linear_form<3, my_policy>>);
  STATIC_CHECK(std::is_convertible_v<linear_form<3, my_policy>, form>);
  STATIC_CHECK(!std::is_constructible_v<linear_form<2>, form>);
}

TEST_CASE("infinities and NaN are coefficients like others") {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  CHECK((infinity * x).coefficient(0) == infinity);
  CHECK(std::isnan((infinity * x).coefficient(1)));  // ∞ · 0
  CHECK(form(std::nan("")).is_constant());
  CHECK(!(std::nan("") * x).is_constant());
}

TEST_CASE("quantities of forms trace what is done to quantities") {
  using traced = quantity<dimensions::energy, form>;
  constexpr auto carbon = traced(x) * carbon_intensity_quantity(0.5) + carbon_quantity(3);
  STATIC_CHECK(std::is_same_v<decltype(carbon), const quantity<dimensions::carbon, form>>);
  STATIC_CHECK(carbon.value().coefficient(0) == 0.5 && carbon.value().constant() == 3);
  constexpr auto power = traced(x) / time_quantity(4);
  STATIC_CHECK(power.value().coefficient(0) == 0.25);
  constexpr auto ratio = traced(x) / energy_quantity(2);
  STATIC_CHECK(std::is_same_v<decltype(ratio), const form>);
  STATIC_CHECK(!(energy_quantity(2) / traced(x)).is_linear());
}
