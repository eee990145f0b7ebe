// SPDX-License-Identifier: BSL-1.0
#include <co2design/units/linear_form.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <string_view>
#include <type_traits>
#include <vector>

#include <co2design/units/quantity.hpp>

#include <doctest/doctest.h>
#include <rounds.hpp>
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

// ── rounding ─────────────────────────────────────────────────────────────────────────────────────────────

namespace {

// A straight-line program of sums, differences and multiples over three variables, run on any number.
struct program {
  enum class kind { constant, variable, sum, difference, product, quotient, negation };
  struct step {
    kind what;
    std::size_t a = 0, b = 0;
    double number = 0;
  };
  std::vector<step> steps;

  template <class Number, class Variable>
  Number operator()(Variable variable) const {
    std::vector<Number> at;
    for (const step& one : steps) switch (one.what) {
        case kind::constant:
          at.push_back(Number(one.number));
          break;
        case kind::variable:
          at.push_back(variable(one.a));
          break;
        case kind::sum:
          at.push_back(at[one.a] + at[one.b]);
          break;
        case kind::difference:
          at.push_back(at[one.a] - at[one.b]);
          break;
        case kind::product:
          at.push_back(at[one.a] * at[one.b]);
          break;
        case kind::quotient:
          at.push_back(at[one.a] / at[one.b]);
          break;
        case kind::negation:
          at.push_back(-at[one.a]);
          break;
      }
    return at.back();
  }
};

program any_program(std::mt19937_64& engine, std::size_t length, bool only_sums_of_positive) {
  using kind = program::kind;
  std::uniform_real_distribution<double> number(only_sums_of_positive ? 0.1 : -3, 3);
  program out;
  std::vector<bool> is_constant;
  const auto add = [&](program::step one, bool constant) {
    out.steps.push_back(one);
    is_constant.push_back(constant);
  };
  for (std::size_t v = 0; v < 3; ++v) add({kind::variable, v}, false);
  for (int c = 0; c < 3; ++c) add({kind::constant, 0, 0, number(engine)}, true);
  while (out.steps.size() < length) {
    const std::size_t a = engine() % out.steps.size(), b = engine() % out.steps.size();
    switch (engine() % (only_sums_of_positive ? 4 : 6)) {
      case 0:
      case 1:
        add({kind::sum, a, b}, is_constant[a] && is_constant[b]);
        break;
      case 2:
        if (is_constant[a] || is_constant[b]) add({kind::product, a, b}, is_constant[a] && is_constant[b]);
        break;
      case 3:
        if (is_constant[b]) add({kind::quotient, a, b}, is_constant[a]);
        break;
      case 4:
        add({kind::difference, a, b}, is_constant[a] && is_constant[b]);
        break;
      default:
        add({kind::negation, a, a}, is_constant[a]);
    }
  }
  return out;
}

using point = std::array<double, 3>;
point any_reals(std::mt19937_64& engine) {
  std::uniform_real_distribution<double> exponent(-20, 20);
  point all;
  for (double& one : all) one = (engine() % 2 == 0 ? 1 : -1) * std::exp2(exponent(engine));
  return all;
}
double in_doubles(const program& of, const point& p) {
  return of.operator()<double>([&](std::size_t i) { return p[i]; });
}
// γ, with room for the arithmetic of the check itself.
double gamma(std::uint64_t n) {
  const double nu = static_cast<double>(n) * 0x1p-53;
  return nu < 1 ? nu / (1 - nu) * (1 + 0x1p-40) : std::numeric_limits<double>::infinity();
}

}  // namespace

TEST_CASE("doubles are off by no more than gamma times what absolute values make") {
  std::mt19937_64 engine(17);
  std::size_t checked = 0;
  double closest = 0;
  for (int i = 0; i < rounds(4000); ++i) {
    const program one = any_program(engine, 8 + engine() % 30, false);
    const form f = one.operator()<form>([](std::size_t v) { return form::variable(v); });
    if (!f.is_linear()) continue;  // a constant of zero was divided by
    for (int j = 0; j < 5; ++j) {
      const point p = any_reals(engine);
      long double size = f.absolute_constant(), value = f.constant();
      for (std::size_t v = 0; v < 3; ++v) {
        size += static_cast<long double>(f.absolute_coefficient(v)) * std::fabs(p[v]);
        value += static_cast<long double>(f.coefficient(v)) * p[v];
      }
      const long double exactly =
          one.operator()<long double>([&](std::size_t v) { return static_cast<long double>(p[v]); });
      const long double computed = in_doubles(one, p);
      if (!std::isfinite(size) || !std::isfinite(computed)) continue;  // by a constant of nearly zero
      ++checked;
      const long double bound = gamma(f.roundings()) * size;
      if (std::fabs(computed - exactly) > bound) CHECK(i == -1);
      // The coefficients are rounded too.
      if (std::fabs(computed - value) > gamma(2 * f.roundings()) * size) CHECK(i == -2);
      if (bound > 0) closest = std::max(closest, static_cast<double>(std::fabs(computed - exactly) / bound));
    }
  }
  CHECK(checked > rounds(15000));
  CHECK(closest > 0.1);  // a bound that says something
}

TEST_CASE("where a coefficient is its absolute one, what doubles compute is monotone") {
  std::mt19937_64 engine(23);
  std::size_t checked = 0, strict = 0;
  for (int i = 0; i < rounds(4000); ++i) {
    const program one = any_program(engine, 8 + engine() % 20, i % 2 == 0);
    const form f = one.operator()<form>([](std::size_t v) { return form::variable(v); });
    for (std::size_t v = 0; v < 3; ++v) {
      if (std::fabs(f.coefficient(v)) != f.absolute_coefficient(v)) continue;
      point p = any_reals(engine);
      for (int j = 0; j < 20; ++j) {
        const double before = in_doubles(one, p);
        p[v] = j % 2 == 0 ? std::nextafter(p[v], 1e300)
                          : p[v] + std::fabs(p[v]) * 1e-15 * static_cast<double>(engine() % 9);
        const double after = in_doubles(one, p);
        if (f.coefficient(v) >= 0 ? after < before : after > before) CHECK(i == -1);
        ++checked;
        strict += after != before ? 1 : 0;
      }
    }
  }
  CHECK(checked > 10000);
  CHECK(strict > checked / 10);
}

TEST_CASE("of what cancels in a constant nothing is known") {
  const auto unknown = [](const form& f) { return f.roundings() >= std::uint64_t{1} << 53; };
  const form one = x + 1 - x;  // in doubles 0 where x is large
  CHECK(one.is_constant());
  CHECK(one.constant() == 1);
  CHECK(one.roundings() == 2);
  CHECK(one.absolute_coefficient(0) == 2);
  for (const form& f : {one * y, y * one, y / one, one * one, one * y + y}) {
    CHECK(f.is_linear());
    CHECK(unknown(f));
    CHECK(!f.has_known_rounding());
  }
  CHECK(!unknown(one + y));
  CHECK(!unknown(form::sqrt(4) * y));
  CHECK((form::sqrt(4) * y).absolute_coefficient(1) == 2);
}
