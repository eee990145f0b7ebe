// SPDX-License-Identifier: BSL-1.0
#include <co2design/core/check.hpp>

#include <string>

#include <doctest/doctest.h>
#include <static_check.hpp>

namespace {

constexpr int half_of_even(int x) {
  if (x % 2 != 0) co2design::detail::out_of_range("odd");
  return x / 2;
}

}  // namespace

TEST_CASE("out_of_range leaves a function that keeps its requirement a constant") {
  STATIC_CHECK(half_of_even(8) == 4);
}

#if defined(__cpp_exceptions)
TEST_CASE("out_of_range throws std::out_of_range with the text it is given") {
  std::string text;
  try {
    static_cast<void>(half_of_even(3));
  } catch (const std::out_of_range& e) {
    text = e.what();
  }
  CHECK(text == "odd");
}
#endif

namespace {

constexpr int vowel(char c) {
  if (c != 'a' && c != 'e') co2design::detail::invalid_argument("no vowel");
  return c == 'a' ? 0 : 1;
}

}  // namespace

TEST_CASE("invalid_argument leaves a function that keeps its requirement a constant") {
  STATIC_CHECK(vowel('e') == 1);
}

#if defined(__cpp_exceptions)
TEST_CASE("invalid_argument throws std::invalid_argument with the text it is given") {
  std::string text;
  try {
    static_cast<void>(vowel('x'));
  } catch (const std::invalid_argument& e) {
    text = e.what();
  }
  CHECK(text == "no vowel");
}
#endif
