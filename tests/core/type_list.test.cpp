// SPDX-License-Identifier: BSL-1.0
#include <co2design/core/type_list.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

#include <doctest/doctest.h>
#include <static_check.hpp>

using co2design::contains_v;
using co2design::type_at_t;
using co2design::type_list;

namespace {

template <std::size_t>
struct numbered;
struct never_defined;

template <std::size_t... I>
type_list<numbered<I>...> many(std::index_sequence<I...>);
using long_list = decltype(many(std::make_index_sequence<1000>{}));

}  // namespace

TEST_CASE("a type_list counts its types") {
  STATIC_CHECK(type_list<>::size == 0);
  STATIC_CHECK(type_list<int, int, char>::size == 3);
  STATIC_CHECK(long_list::size == 1000);
}

TEST_CASE("type_at_t is the type at a position") {
  using list = type_list<int, char, int, never_defined, void, int&, const int>;
  STATIC_CHECK(std::is_same_v<type_at_t<0, list>, int>);
  STATIC_CHECK(std::is_same_v<type_at_t<1, list>, char>);
  STATIC_CHECK(std::is_same_v<type_at_t<2, list>, int>);
  STATIC_CHECK(std::is_same_v<type_at_t<3, list>, never_defined>);
  STATIC_CHECK(std::is_same_v<type_at_t<4, list>, void>);
  STATIC_CHECK(std::is_same_v<type_at_t<5, list>, int&>);
  STATIC_CHECK(std::is_same_v<type_at_t<6, list>, const int>);
}

TEST_CASE("type_at_t reaches into long lists") {
  STATIC_CHECK(std::is_same_v<type_at_t<0, long_list>, numbered<0>>);
  STATIC_CHECK(std::is_same_v<type_at_t<613, long_list>, numbered<613>>);
  STATIC_CHECK(std::is_same_v<type_at_t<999, long_list>, numbered<999>>);
}

TEST_CASE("contains_v finds a type, not one like it") {
  STATIC_CHECK(contains_v<int, char, int>);
  STATIC_CHECK(!contains_v<int, char, const int, int&, long>);
  STATIC_CHECK(!contains_v<int>);
}
