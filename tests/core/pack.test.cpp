// SPDX-License-Identifier: BSL-1.0
#include <co2design/core/pack.hpp>

#include <memory>
#include <string>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

using co2design::pack;

namespace {

struct nothing {};
struct nothing_else {};

}  // namespace

TEST_CASE("a pack holds its values by position") {
  constexpr pack three(1, 2.5, 'c');
  STATIC_CHECK(three.size == 3);
  STATIC_CHECK(three.get<0>() == 1);
  STATIC_CHECK(three.get<1>() == 2.5);
  STATIC_CHECK(three.get<2>() == 'c');
  STATIC_CHECK(std::is_same_v<decltype(three)::value_type<1>, double>);
  STATIC_CHECK(pack<>::size == 0);
}

TEST_CASE("a pack tells values of one type apart") {
  constexpr pack four(4, 3, 2, 1);
  STATIC_CHECK(four.get<0>() == 4);
  STATIC_CHECK(four.get<1>() == 3);
  STATIC_CHECK(four.get<2>() == 2);
  STATIC_CHECK(four.get<3>() == 1);
}

TEST_CASE("empty values take no room in a pack") {
  STATIC_CHECK(sizeof(pack<nothing, double, nothing_else>) == sizeof(double));
  STATIC_CHECK(sizeof(pack<nothing, nothing, double>) == sizeof(double));
  STATIC_CHECK(std::is_empty_v<pack<nothing, nothing_else>>);
}

TEST_CASE("a pack is as trivially copyable as its values") {
  STATIC_CHECK(std::is_trivially_copyable_v<pack<int, double, nothing>>);
  STATIC_CHECK(!std::is_trivially_copyable_v<pack<int, std::string>>);
}

TEST_CASE("a pack may hold packs") {
  constexpr pack<pack<int, char>, pack<double>> nested(pack(1, 'a'), pack(2.5));
  STATIC_CHECK(nested.get<0>().get<1>() == 'a');
  STATIC_CHECK(nested.get<1>().get<0>() == 2.5);
  constexpr pack<pack<int>> single(pack(7));
  STATIC_CHECK(single.get<0>().get<0>() == 7);
}

TEST_CASE("a pack takes values that only move") {
  const pack<std::unique_ptr<int>, std::string> owner(std::make_unique<int>(3), "text");
  CHECK(*owner.get<0>() == 3);
  CHECK(owner.get<1>() == "text");
}
