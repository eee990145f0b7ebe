// SPDX-License-Identifier: BSL-1.0
#include <co2design/space/domain.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

namespace {

enum class memory { hbm, lpddr, none };

struct shape {
  int rows, columns;
  friend constexpr bool operator==(const shape&, const shape&) = default;
};

// Every position gives a value that is found at that position, and no value outside the domain is found:
// by a linear search over `at` for each candidate in [low, high].
template <class Domain>
constexpr bool inverse_between(long long low, long long high) {
  using value_type = typename Domain::value_type;
  for (std::size_t i = 0; i < Domain::size; ++i)
    if (Domain::index_of(Domain::at(i)) != i) return false;
  for (long long candidate = low; candidate <= high; ++candidate) {
    std::size_t i = 0;
    while (i < Domain::size && static_cast<long long>(Domain::at(i)) != candidate) ++i;
    if (Domain::index_of(static_cast<value_type>(candidate)) != i) return false;
  }
  return true;
}

template <class Domain, auto... Expected>
constexpr bool lists() {
  std::size_t i = 0;
  return Domain::size == sizeof...(Expected) && ((Domain::at(i++) == Expected) && ...);
}

}  // namespace

TEST_CASE("range lists low, low + step, ..., high") {
  STATIC_CHECK(lists<range<2, 12, 2>, 2, 4, 6, 8, 10, 12>());
  STATIC_CHECK(lists<range<1, 4>, 1, 2, 3, 4>());
  STATIC_CHECK(lists<range<-3, 3, 3>, -3, 0, 3>());
  STATIC_CHECK(lists<range<7, 7>, 7>());
  STATIC_CHECK(lists<range<7, 7, 5>, 7>());
  STATIC_CHECK(std::is_same_v<range<2, 12, 2>::value_type, int>);
  STATIC_CHECK(std::is_same_v<range<2U, 12U, 2U>::value_type, unsigned>);
}

TEST_CASE("range finds its values and no other") {
  STATIC_CHECK(inverse_between<range<2, 12, 2>>(-20, 40));
  STATIC_CHECK(inverse_between<range<-7, 14, 7>>(-40, 40));
  STATIC_CHECK(inverse_between<range<-9, -1, 4>>(-40, 40));
  STATIC_CHECK(inverse_between<range<3U, 33U, 5U>>(0, 60));
  STATIC_CHECK(inverse_between<range<0, 0>>(-3, 3));
  CHECK(inverse_between<range<-50'000, 50'000, 25>>(-60'000, 60'000));
}

TEST_CASE("range goes to the ends of its type") {
  using whole = range<INT8_MIN, INT8_MAX>;
  STATIC_CHECK(whole::size == 256);
  STATIC_CHECK(whole::at(255) == 127);
  using top = range<UINT64_MAX - 2, UINT64_MAX>;
  STATIC_CHECK(top::size == 3);
  STATIC_CHECK(top::at(2) == UINT64_MAX);
  STATIC_CHECK(top::index_of(UINT64_MAX) == 2);
  STATIC_CHECK(top::index_of(0) == 3);
  using narrow = range<static_cast<std::int8_t>(-128), static_cast<std::int8_t>(127)>;
  STATIC_CHECK(std::is_same_v<narrow::value_type, std::int8_t>);
  STATIC_CHECK(inverse_between<narrow>(-128, 127));
}

TEST_CASE("values lists what it is given, in that order") {
  STATIC_CHECK(lists<values<1, 2, 4>, 1, 2, 4>());
  STATIC_CHECK(lists<values<64, 16, 32>, 64, 16, 32>());
  STATIC_CHECK(lists<values<5>, 5>());
  STATIC_CHECK(lists<values<true, false>, true, false>());
  STATIC_CHECK(lists<values<memory::lpddr, memory::none>, memory::lpddr, memory::none>());
  STATIC_CHECK(lists<values<shape{2, 8}, shape{4, 4}>, shape{2, 8}, shape{4, 4}>());
}

TEST_CASE("values finds what it lists and no other") {
  STATIC_CHECK(inverse_between<values<1, 2, 4>>(-5, 10));
  STATIC_CHECK(inverse_between<values<64, 16, 32>>(-5, 80));
  STATIC_CHECK(inverse_between<values<0>>(-5, 5));
  STATIC_CHECK(values<memory::lpddr, memory::none>::index_of(memory::none) == 1);
  STATIC_CHECK(values<memory::lpddr, memory::none>::index_of(memory::hbm) == 2);
  STATIC_CHECK(values<shape{2, 8}, shape{4, 4}>::index_of(shape{4, 4}) == 1);
  STATIC_CHECK(values<shape{2, 8}, shape{4, 4}>::index_of(shape{8, 2}) == 2);
}

TEST_CASE("powers_of_two lists low, 2 low, 4 low, ..., high") {
  STATIC_CHECK(lists<powers_of_two<8, 128>, 8, 16, 32, 64, 128>());
  STATIC_CHECK(lists<powers_of_two<3, 24>, 3, 6, 12, 24>());
  STATIC_CHECK(lists<powers_of_two<1, 1>, 1>());
  STATIC_CHECK(lists<powers_of_two<5U, 5U>, 5U>());
}

TEST_CASE("powers_of_two finds its values and no other") {
  STATIC_CHECK(inverse_between<powers_of_two<8, 128>>(-20, 300));
  STATIC_CHECK(inverse_between<powers_of_two<3, 24>>(-20, 100));
  STATIC_CHECK(inverse_between<powers_of_two<1, 1>>(-20, 20));
  STATIC_CHECK(inverse_between<powers_of_two<6U, 96U>>(0, 400));
}

TEST_CASE("powers_of_two goes to the end of its type") {
  using all = powers_of_two<std::uint64_t{1}, std::uint64_t{1} << 63>;
  STATIC_CHECK(all::size == 64);
  STATIC_CHECK(all::at(63) == std::uint64_t{1} << 63);
  STATIC_CHECK(all::index_of(std::uint64_t{1} << 63) == 63);
  STATIC_CHECK(all::index_of(0) == 64);
  STATIC_CHECK(all::index_of((std::uint64_t{1} << 63) + 1) == 64);
}

TEST_CASE("a domain whose values ascend is ordinal, any other categorical") {
  STATIC_CHECK(range<2, 12, 2>::order == ordering::ordinal);
  STATIC_CHECK(powers_of_two<8, 128>::order == ordering::ordinal);
  STATIC_CHECK(values<1, 2, 4>::order == ordering::ordinal);
  STATIC_CHECK(values<false, true>::order == ordering::ordinal);
  STATIC_CHECK(values<5>::order == ordering::ordinal);
  STATIC_CHECK(values<1, 4, 2>::order == ordering::categorical);
  STATIC_CHECK(values<4, 2, 1>::order == ordering::categorical);
  STATIC_CHECK(values<true, false>::order == ordering::categorical);
  STATIC_CHECK(values<shape{2, 8}, shape{4, 4}>::order == ordering::categorical);
}

TEST_CASE("real_values lists real numbers, which are doubles") {
  using levels = real_values<0.6, 0.75, 1.1>;
  STATIC_CHECK(std::is_same_v<levels::value_type, double>);
  STATIC_CHECK(levels::size == 3);
  STATIC_CHECK(levels::at(1) == 0.75);
  STATIC_CHECK(levels::index_of(1.1) == 2);
  STATIC_CHECK(levels::index_of(1.0) == 3);
  STATIC_CHECK(levels::order == ordering::ordinal);
  STATIC_CHECK(real_values<1, 0.5>::order == ordering::categorical);
}

TEST_CASE("a whole number that a floating-point one does not hold is told from it") {
  STATIC_CHECK(detail::same_value(0x1p53, 1LL << 53));
  STATIC_CHECK(!detail::same_value(0x1p53, (1LL << 53) + 1));
  STATIC_CHECK(!detail::same_value(0x1p64, UINT64_MAX));
  STATIC_CHECK(!detail::same_value(0x1p63, INT64_MAX));
  STATIC_CHECK(detail::same_value(-0x1p63, INT64_MIN));
}
