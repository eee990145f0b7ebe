// SPDX-License-Identifier: BSL-1.0
#include <co2design/core/fixed_string.hpp>

#include <string_view>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

using co2design::fixed_string;
using co2design::hash;

namespace {

template <fixed_string Name>
struct named {
  static constexpr std::string_view name = Name.view();
};

}  // namespace

TEST_CASE("a fixed_string holds the characters of its literal") {
  constexpr fixed_string cores = "cores";
  STATIC_CHECK(cores.view() == "cores");
  STATIC_CHECK(cores.view().size() == 5);
  STATIC_CHECK(cores.text[5] == '\0');
  STATIC_CHECK(fixed_string("").view().empty());
}

TEST_CASE("a fixed_string is made from the characters of a view") {
  constexpr fixed_string<6> cores{std::string_view{"cores and more"}};
  STATIC_CHECK(cores.view() == "cores");
  STATIC_CHECK(cores.text[5] == '\0');
  STATIC_CHECK(fixed_string<1>{std::string_view{}}.view().empty());
}

TEST_CASE("fixed_strings are equal where their texts are") {
  STATIC_CHECK(fixed_string("cores") == fixed_string("cores"));
  STATIC_CHECK(fixed_string("cores") != fixed_string("corez"));
  STATIC_CHECK(fixed_string("cores") != fixed_string("core"));
  STATIC_CHECK(fixed_string("") != fixed_string("a"));
}

TEST_CASE("fixed_strings concatenate") {
  STATIC_CHECK((fixed_string("latency_") + fixed_string("text")).view() == "latency_text");
  STATIC_CHECK((fixed_string("") + fixed_string("text")) == fixed_string("text"));
  STATIC_CHECK((fixed_string("text") + fixed_string("")) == fixed_string("text"));
  STATIC_CHECK((fixed_string("a") + fixed_string("b") + fixed_string("c")).view() == "abc");
}

TEST_CASE("as template arguments equal texts make one type, however they came about") {
  STATIC_CHECK(std::is_same_v<named<"latency_text">, named<fixed_string("latency_") + fixed_string("text")>>);
  STATIC_CHECK(std::is_same_v<named<"cores">, named<fixed_string<6>{std::string_view{"cores"}}>>);
  STATIC_CHECK(!std::is_same_v<named<"cores">, named<"core">>);
  STATIC_CHECK(named<"cores">::name == "cores");
}

TEST_CASE("hash is 64-bit FNV-1a") {
  STATIC_CHECK(hash("") == 0xcbf29ce484222325ULL);
  STATIC_CHECK(hash("a") == 0xaf63dc4c8601ec8cULL);
  STATIC_CHECK(hash("foobar") == 0x85944171f73967e8ULL);
  STATIC_CHECK(hash("\xc3\xa9") == 0x0ac21707b7181e01ULL);  // bytes above 127 are not negative
}
