// SPDX-License-Identifier: BSL-1.0
#include <co2design/units/simd.hpp>

#include <array>
#include <bit>
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

// Whether two numbers are the same to the bit; of NaN the bits say nothing (which of two operands' a sum has
// is the machine's choice).
template <class T>
bool same_bits(T a, T b) {
  using bits = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
  return (a != a && b != b) || std::bit_cast<bits>(a) == std::bit_cast<bits>(b);
}

// Numbers of every size and sign, and the odd ones.
template <class T>
T any_number(std::mt19937_64& engine) {
  using limits = std::numeric_limits<T>;
  constexpr std::array odd{T(0),
                           -T(0),
                           T(1),
                           T(-1),
                           limits::infinity(),
                           -limits::infinity(),
                           limits::quiet_NaN(),
                           limits::denorm_min(),
                           limits::max(),
                           limits::min()};
  if (engine() % 4 == 0) return odd[engine() % odd.size()];
  using bits = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
  return std::bit_cast<T>(static_cast<bits>(engine()));
}

template <class T, std::size_t Lanes>
std::array<T, Lanes> any_numbers(std::mt19937_64& engine) {
  std::array<T, Lanes> all{};
  for (T& one : all) one = any_number<T>(engine);
  return all;
}

// `of(x, y)` on simd numbers against the same on each pair of lanes.
template <class Number, class F>
bool lane_by_lane(const F& of) {
  using T = typename Number::value_type;
  constexpr std::size_t n = Number::size;
  std::mt19937_64 engine(n);
  for (int round = 0; round < 200; ++round) {
    const auto a = any_numbers<T, n>(engine), b = any_numbers<T, n>(engine);
    const auto found = of(Number(a), Number(b));
    for (std::size_t i = 0; i < n; ++i)
      if (!same_bits(static_cast<T>(found[i]), static_cast<T>(of(a[i], b[i])))) return false;
  }
  return true;
}

using quad = simd<double, 4>;
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE_TEMPLATE("each lane has, bit for bit, what the operation on plain numbers gives", Number,
                   simd<double, 1>, simd<double, 2>, simd<double, 8>, simd<double, 16>, simd<float, 1>,
                   simd<float, 4>, simd<float, 16>) {
  using T = typename Number::value_type;
  CHECK(lane_by_lane<Number>([](auto x, auto y) { return x + y; }));
  CHECK(lane_by_lane<Number>([](auto x, auto y) { return x - y; }));
  CHECK(lane_by_lane<Number>([](auto x, auto y) { return x * y; }));
  CHECK(lane_by_lane<Number>([](auto x, auto y) { return x / y; }));
  CHECK(lane_by_lane<Number>([](auto x, auto) { return -x; }));
  CHECK(lane_by_lane<Number>([](auto x, auto) { return x * T(3) - T(1) / x; }));
  CHECK(lane_by_lane<Number>([](auto x, auto y) { return co2design::min(x, y); }));
  CHECK(lane_by_lane<Number>([](auto x, auto y) { return co2design::max(x, y); }));
  CHECK(lane_by_lane<Number>([](auto x, auto y) { return select(x < y, x, y * T(2)); }));
  CHECK(lane_by_lane<Number>([](auto x, auto y) { return select(x <= y, x, y * T(2)); }));
  CHECK(lane_by_lane<Number>([](auto x, auto y) { return select(x > y, x, y * T(2)); }));
  CHECK(lane_by_lane<Number>([](auto x, auto y) { return select(x >= y, x, y * T(2)); }));
  CHECK(lane_by_lane<Number>([](auto x, auto y) { return select(x == y, x, y * T(2)); }));
  CHECK(lane_by_lane<Number>([](auto x, auto y) { return select(x != y, x, y * T(2)); }));
  CHECK(lane_by_lane<Number>([](auto x, auto) { return math::sqrt(x); }));
  CHECK(lane_by_lane<Number>([](auto x, auto) { return math::log(x); }));
  CHECK(lane_by_lane<Number>([](auto x, auto) { return math::exp(x); }));
  CHECK(
      lane_by_lane<Number>([](auto x, auto y) { return select(!(x < y) && (x < T(0) || y > T(1)), x, y); }));
}

TEST_CASE_TEMPLATE("a number is the same in all lanes, its sign too", T, double, float) {
  for (const T value :
       {T(0), -T(0), T(1.5), std::numeric_limits<T>::infinity(), std::numeric_limits<T>::min(),
        std::numeric_limits<T>::denorm_min(), -std::numeric_limits<T>::max()}) {
    const simd<T, 8> all = value;
    for (std::size_t i = 0; i < 8; ++i) CHECK(same_bits(all[i], value));
  }
  CHECK(simd<T, 2>(std::numeric_limits<T>::quiet_NaN())[1] != 0);
  CHECK(simd<T, 2>(7)[1] == 7);
  CHECK(simd<T, 2>(true)[0] == 1);
}

TEST_CASE("it is as large as its lanes, and built-in numbers become it") {
  STATIC_CHECK(sizeof(simd<double, 8>) == 64 && sizeof(simd<float, 1>) == 4);
  STATIC_CHECK(std::is_trivially_copyable_v<quad> && std::is_trivially_default_constructible_v<quad>);
  STATIC_CHECK(std::is_convertible_v<double, quad> && std::is_convertible_v<int, simd<float, 4>>);
  STATIC_CHECK(!std::is_convertible_v<quad, double> && !std::is_constructible_v<double, quad>);
  STATIC_CHECK(!std::is_convertible_v<std::array<double, 4>, quad>);
  STATIC_CHECK(!std::is_constructible_v<quad, simd<double, 2>>);
  STATIC_CHECK(noexcept(quad(1) / quad(2))&& noexcept(quad(1) < 2));
}

TEST_CASE("lanes are set, read and made one by one") {
  quad x = 1;
  x.set(2, 5);
  CHECK(x[1] == 1);
  CHECK(x[2] == 5);
  const auto made = quad::of_each([](std::size_t i) { return 10 * static_cast<int>(i); });
  for (std::size_t i = 0; i < 4; ++i) CHECK(made[i] == 10.0 * static_cast<double>(i));
  CHECK(quad(made.lanes())[3] == 30);
}

TEST_CASE("a comparison is a condition for each lane, and NaN compares with nothing") {
  const auto c = quad(std::array{1., 2., not_a_number, 4.}) < quad(std::array{2., 2., 2., 2.});
  CHECK(c[0]);
  CHECK(!c[1]);
  CHECK(!c[2]);
  CHECK(!c[3]);
  const auto rest = !c;
  for (std::size_t i = 0; i < 4; ++i) CHECK(rest[i] == !c[i]);
  CHECK((quad(not_a_number) != quad(not_a_number))[0]);
  CHECK(!(quad(not_a_number) == quad(not_a_number))[0]);
  CHECK((c || rest)[2]);
  CHECK(!(c && rest)[0]);
}

TEST_CASE("in gather, each lane looks up for itself") {
  const std::array table{5., 6., 7.};
  const auto found = look_up(table, quad(std::array{2., 0., 1., 2.}));
  CHECK(found[0] == 7);
  CHECK(found[1] == 5);
  CHECK(found[2] == 6);
  CHECK(found[3] == 7);
  const auto read = [&](quad index) {
    return quad::gather(index, 3, [&](std::size_t i) { return table[i]; });
  };
  CHECK(read(quad(-0.0))[0] == 5);
}

TEST_CASE("a condition on a quantity's numbers selects quantities") {
  const quantity<dimensions::energy, quad> e(quad(std::array{1., 2., 3., 4.}));
  const auto chosen = select(e < energy_quantity(2.5), e, energy_quantity(9));
  STATIC_CHECK(std::is_same_v<decltype(chosen), const quantity<dimensions::energy, quad>>);
  CHECK(chosen.value()[1] == 2);
  CHECK(chosen.value()[2] == 9);
}
