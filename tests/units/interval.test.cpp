// SPDX-License-Identifier: BSL-1.0
#include <co2design/units/interval.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <stdexcept>
#include <type_traits>

#include <co2design/units/quantity.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

namespace {

using limits = std::numeric_limits<double>;
constexpr double infinity = limits::infinity();
constexpr double not_a_number = limits::quiet_NaN();
constexpr interval line(-infinity, infinity);

// Finite numbers of every size and sign, and the odd ones: 0, −0, the least, the largest.
double any_number(std::mt19937_64& engine) {
  constexpr std::array odd{0.,
                           -0.,
                           1.,
                           -1.,
                           0.1,
                           limits::denorm_min(),
                           -limits::denorm_min(),
                           limits::min(),
                           limits::max(),
                           limits::lowest(),
                           1 + limits::epsilon()};
  if (engine() % 4 == 0) return odd[engine() % odd.size()];
  const double found = std::bit_cast<double>(engine());
  if (!std::isfinite(found)) return 2;
  return engine() % 2 == 0 ? found : std::fmod(found, 100);
}
interval any_interval(std::mt19937_64& engine) {
  const double a = any_number(engine), b = engine() % 4 == 0 ? a : any_number(engine);
  return {std::min(a, b), std::max(a, b)};
}
double any_of(const interval& x, std::mt19937_64& engine) {
  const auto kind = engine() % 4;
  if (kind == 0) return x.low();
  if (kind == 1) return x.high();
  const double part = static_cast<double>(engine() >> 11) * 0x1p-53;
  return std::clamp(x.low() * (1 - part) + x.high() * part, x.low(), x.high());
}

// Whether an interval has a number of more digits than its ends have. Rounding keeps order, so that the
// rounding of a long double itself raises no false alarm.
bool holds(const interval& x, long double truth) {
  return static_cast<long double>(x.low()) <= truth && truth <= static_cast<long double>(x.high());
}

// `of(x, y)` on intervals against the true results for numbers chosen from them, in long doubles.
template <class F, class Defined>
bool includes(const F& of, const Defined& is_defined) {
  std::mt19937_64 engine(17);
  for (int round = 0; round < 4000; ++round) {
    const interval a = any_interval(engine), b = any_interval(engine);
    const interval found = of(a, b);
    if (!(found.low() <= found.high())) return false;
    for (int choice = 0; choice < 8; ++choice) {
      const double x = any_of(a, engine), y = any_of(b, engine);
      if (is_defined(x, y) && !holds(found, of(static_cast<long double>(x), static_cast<long double>(y))))
        return false;
    }
  }
  return true;
}
template <class F>
bool includes(const F& of) {
  return includes(of, [](double, double) { return true; });
}

bool is_nan(const interval& x) { return x.low() != x.low() && x.high() != x.high(); }

constexpr double above(double x) { return co2design::detail::next_up(x); }
constexpr double below(double x) { return co2design::detail::next_down(x); }

}  // namespace

// ── neighbours ───────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("the next double up and down is the machine's") {
  std::mt19937_64 engine(5);
  for (int i = 0; i < 10'000; ++i) {
    const double x = any_number(engine);
    CHECK(above(x) == std::nextafter(x, infinity));
    CHECK(below(x) == std::nextafter(x, -infinity));
  }
  STATIC_CHECK(above(infinity) == infinity && below(-infinity) == -infinity);
  STATIC_CHECK(below(infinity) == limits::max() && above(-infinity) == limits::lowest());
  STATIC_CHECK(above(0.) == limits::denorm_min() && below(-0.) == -limits::denorm_min());
  CHECK(std::isnan(above(not_a_number)));
}

// ── ends ─────────────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("an interval has its ends and what lies between") {
  constexpr interval x(1, 2.5);
  STATIC_CHECK(x.low() == 1 && x.high() == 2.5 && x.width() == 1.5);
  STATIC_CHECK(x.contains(1) && x.contains(2) && x.contains(2.5) && !x.contains(above(2.5)));
  STATIC_CHECK(!x.contains(not_a_number));
  STATIC_CHECK(interval(3).same(interval(3, 3)) && interval{}.same(0));
  STATIC_CHECK(x.same(interval(1, 2.5)) && !x.same(interval(1, 2)));
  STATIC_CHECK(std::is_convertible_v<int, interval> && !std::is_convertible_v<interval, double>);
  STATIC_CHECK(interval::hull(interval(1, 2), interval(4, 5)).same(interval(1, 5)));
  STATIC_CHECK(interval::hull(interval(1, 5), interval(2, 3)).same(interval(1, 5)));
}

TEST_CASE("reversed ends are refused") {
  CHECK_THROWS_AS(interval(2, 1), std::out_of_range);
  CHECK_NOTHROW(interval(-0., 0.));
}

// ── inclusion ────────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("results hold the true result of every choice from the operands") {
  CHECK(includes([](auto x, auto y) { return x + y; }));
  CHECK(includes([](auto x, auto y) { return x - y; }));
  CHECK(includes([](auto x, auto y) { return x * y; }));
  CHECK(includes([](auto x, auto y) { return x / y; }, [](double, double y) { return y != 0; }));
  CHECK(includes([](auto x, auto) { return -x; }));
  CHECK(includes([](auto x, auto y) { return co2design::min(x, y); }));
  CHECK(includes([](auto x, auto y) { return co2design::max(x, y); }));
  CHECK(includes([](auto x, auto y) { return select(x < y, x - y, y); }));
  CHECK(includes([](auto x, auto y) { return select(x <= y, x, y * x); }));
  CHECK(includes([](auto x, auto y) { return select(x > y, x, y); }));
  CHECK(includes([](auto x, auto y) { return select(!(x >= y), x, y); }));
  CHECK(includes([](auto x, auto y) { return select(x < y && y < decltype(x)(1), x, y); }));
  CHECK(includes([](auto x, auto y) { return select(x < y || y < decltype(x)(1), x, y); }));
  CHECK(includes([](auto x, auto y) { return (x + y) * (x - y) + x * decltype(x)(3); }));
}

TEST_CASE("so do roots, logarithms and exponentials, where the number has one") {
  std::mt19937_64 engine(23);
  for (int i = 0; i < 20'000; ++i) {
    const interval x = any_interval(engine);
    const auto root = math::sqrt(x), logarithm = math::log(x), power = math::exp(x);
    const double chosen = any_of(x, engine);
    if (chosen >= 0) CHECK(holds(root, std::sqrt(static_cast<long double>(chosen))));
    if (chosen > 0) CHECK(holds(logarithm, std::log(static_cast<long double>(chosen))));
    CHECK(holds(power, std::exp(static_cast<long double>(chosen))));
  }
}

TEST_CASE("where exponentials are subnormal and where logarithms are near 0, too") {
  std::mt19937_64 engine(29);
  for (int i = 0; i < 20'000; ++i) {
    const double part = static_cast<double>(engine() >> 11) * 0x1p-53;
    const double low = -746 + 40 * part, near = 1 + (part - 0.5) * 0x1p-20;
    CHECK(holds(math::exp(interval(low)), std::exp(static_cast<long double>(low))));
    CHECK(holds(math::log(interval(near)), std::log(static_cast<long double>(near))));
  }
}

TEST_CASE("an operation of points is as tight as the rounding of doubles allows") {
  constexpr interval sum = interval(0.1) + 0.2;
  STATIC_CHECK(sum.low() == below(0.1 + 0.2) && sum.high() == above(0.1 + 0.2));
  constexpr interval quotient = interval(1) / 3;
  STATIC_CHECK(quotient.low() == below(1 / 3.) && quotient.high() == above(1 / 3.));
  CHECK(math::sqrt(interval(2)).width() <= 4 * limits::epsilon());
  CHECK(math::exp(interval(1)).width() <= 1e-14);
  CHECK(math::log(interval(10)).width() <= 1e-14);
}

TEST_CASE("wider operands give results as wide or wider") {
  std::mt19937_64 engine(31);
  const auto wider = [&](const interval& x) { return interval::hull(x, any_interval(engine)); };
  const auto inside = [](const interval& small, const interval& large) {
    return large.low() <= small.low() && small.high() <= large.high();
  };
  for (int i = 0; i < 4000; ++i) {
    const interval a = any_interval(engine), b = any_interval(engine), c = wider(a), d = wider(b);
    CHECK(inside(a + b, c + d));
    CHECK(inside(a - b, c - d));
    CHECK(inside(a * b, c * d));
    CHECK(inside(a / b, c / d));
    CHECK(inside(co2design::min(a, b), co2design::min(c, d)));
    CHECK(inside(select(a < b, a, b), select(c < d, c, d)));
    CHECK(inside(math::exp(a), math::exp(c)));
    if (a.low() >= 0) CHECK(inside(math::sqrt(a), math::sqrt(c)));
    if (a.low() > 0) CHECK(inside(math::log(a), math::log(c)));
  }
}

// ── the odd ones ─────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("what overflows has no upper end, and a lower end that is a number") {
  constexpr interval huge(1e300, limits::max());
  CHECK((huge * huge).same(interval(limits::max(), infinity)));
  CHECK((huge * -huge).same(interval(-infinity, limits::lowest())));
  CHECK(math::exp(interval(800, 900)).same(interval(limits::max(), infinity)));
  CHECK(math::exp(interval(0, 900)).contains(1));
}

TEST_CASE("an end at infinity is a bound, with which arithmetic goes on") {
  constexpr interval more_than_one(1, infinity);
  STATIC_CHECK((more_than_one - more_than_one).same(line));
  STATIC_CHECK((more_than_one + 1).low() == below(2) && (more_than_one + 1).high() == infinity);
  STATIC_CHECK((more_than_one * 0).same(0) && (0 * line).same(0));
  STATIC_CHECK((line * line).same(line) && (line + line).same(line));
  constexpr interval ratio = more_than_one / more_than_one;
  STATIC_CHECK(ratio.contains(0) && ratio.contains(1) && ratio.high() == infinity);
  constexpr interval opposite = more_than_one / -more_than_one;
  STATIC_CHECK(opposite.contains(-1) && opposite.low() == -infinity && opposite.high() < 1e-300);
  STATIC_CHECK((line / more_than_one).same(line));
  STATIC_CHECK((2 / more_than_one).contains(0) && (2 / more_than_one).contains(2));
  CHECK(math::log(more_than_one).contains(700));
  CHECK(math::sqrt(more_than_one).high() == infinity);
  CHECK(math::exp(line).same(interval(0, infinity)));
}

TEST_CASE("a divisor that holds 0 makes the whole line") {
  STATIC_CHECK((1 / interval(-1, 1)).same(line) && (1 / interval(0, 1)).same(line));
  STATIC_CHECK((interval(2, 3) / interval(-1, -0.)).same(line) && (interval(0) / interval(0)).same(line));
  CHECK((1 / interval(limits::denorm_min(), 1)).high() == infinity);
}

TEST_CASE("0 times anything is 0, exactly") {
  STATIC_CHECK((interval(0) * interval(-5, 7)).same(0) && (interval(-5, 7) * -0.).same(0));
}

TEST_CASE("NaN makes NaN at both ends") {
  constexpr interval odd = not_a_number;
  constexpr interval one = 1;
  CHECK(is_nan(interval(not_a_number, 1)));
  CHECK(is_nan(interval(1, not_a_number)));
  for (const interval& made :
       {odd + 1, 1 + odd, odd - 1, one - odd, odd * 2, 0 * odd, odd * 0, odd / 2, 2 / odd, odd / 0,
        odd / interval(-1, 1), -odd, interval::hull(odd, 1), interval::hull(1, odd), math::sqrt(odd),
        math::log(odd), math::exp(odd), select(odd < 1, 1, odd), line - line + odd})
    CHECK(is_nan(made));
}

TEST_CASE("roots and logarithms leave out the numbers that have none") {
  CHECK(math::sqrt(interval(-1, 4)).contains(0));
  CHECK(math::sqrt(interval(-1, 4)).contains(2));
  CHECK(math::sqrt(interval(-1, 4)).low() == 0);
  CHECK(is_nan(math::sqrt(interval(-2, -1))));
  CHECK(math::sqrt(math::sqrt(interval(0, 1))).contains(0.5));
  CHECK(math::log(interval(-1, 4)).low() == -infinity);
  CHECK(math::log(interval(-1, 4)).contains(1));
  CHECK(is_nan(math::log(interval(-2, -1))));
  CHECK(math::log(interval(0)).low() == -infinity);
  CHECK(!std::isnan(math::log(interval(0)).high()));
}

// ── comparisons ──────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("a comparison holds for all choices, for none, or for some") {
  constexpr interval x(1, 2), y(2, 3), z(2.5, 4);
  STATIC_CHECK((x < z).certainly() && (x < z).possibly());
  STATIC_CHECK(!(z < x).certainly() && !(z < x).possibly());
  STATIC_CHECK(!(y < z).certainly() && (y < z).possibly());
  STATIC_CHECK((x <= y).certainly() && !(x < y).certainly() && (x < y).possibly());
  STATIC_CHECK((y >= x).certainly() && (z > x).certainly() && !(x > z).possibly());
  STATIC_CHECK(!(x > y).possibly() && (x >= y).possibly());
  STATIC_CHECK((x < 3).certainly() && (0 < x).certainly());
}

TEST_CASE("conditions combine, and select takes one or the hull of both") {
  constexpr auto all = interval(1) < 2, none = interval(2) < 1, some = interval(0, 2) < 1;
  STATIC_CHECK((!none).certainly() && !(!all).possibly() && (!some).possibly() && !(!some).certainly());
  STATIC_CHECK((all && some).possibly() && !(all && some).certainly() && !(none && some).possibly());
  STATIC_CHECK((all || some).certainly() && (none || some).possibly() && !(none || some).certainly());
  STATIC_CHECK(select(all, interval(1, 2), 5).same(interval(1, 2)));
  STATIC_CHECK(select(none, interval(1, 2), 5).same(5));
  STATIC_CHECK(select(some, interval(1, 2), 5).same(interval(1, 5)));
}

TEST_CASE("with NaN nothing is certain, and nothing impossible") {
  constexpr auto c = interval(not_a_number) < 1;
  STATIC_CHECK(c.possibly() && !c.certainly() && (!c).possibly() && !(!c).certainly());
}

// ── tables ───────────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("a look-up gives the hull of the entries that it may be") {
  constexpr std::array table{5., -1., 3., 8.};
  STATIC_CHECK(look_up(table, interval(0)).same(5) && look_up(table, interval(3)).same(8));
  STATIC_CHECK(look_up(table, interval(0, 2)).same(interval(-1, 5)));
  STATIC_CHECK(look_up(table, interval(0.5, 2.5)).same(interval(-1, 3)));
  STATIC_CHECK(look_up(table, interval(1) * 3).same(8));  // an index that rounding widened
  STATIC_CHECK(look_up(table, interval(1) - 1).same(5));
  constexpr std::array bounds{interval(1, 2), interval(7, 9)};
  STATIC_CHECK(look_up(bounds, interval(0, 1)).same(interval(1, 9)));
  constexpr std::array priced{energy_quantity(1), energy_quantity(4)};
  STATIC_CHECK(look_up(priced, interval(0, 1)).value().same(interval(1, 4)));
}
