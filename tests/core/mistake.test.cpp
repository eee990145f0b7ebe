// SPDX-License-Identifier: BSL-1.0
#include <co2design/core/mistake.hpp>

#include <string_view>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

using co2design::diagnosis;
using co2design::mistake;
using co2design::mistake_of_t;
using co2design::verdict;

namespace {

struct nothing_wrong {
  static constexpr diagnosis found{};
};
struct cycle {
  static constexpr diagnosis found = diagnosis{} << "room/concept/cycle"
                                                 << "a"
                                                 << ""
                                                 << "b c";
};

constexpr diagnosis words(std::size_t count) {
  diagnosis out;
  for (std::size_t i = 0; i < count; ++i) out << (i % 2 == 0 ? "even" : "odd");
  return out;
}

template <class T> concept has_a_cure = requires { typename T::cure; };

}  // namespace

TEST_CASE("a diagnosis without words is sound") {
  STATIC_CHECK(diagnosis{}.sound());
  STATIC_CHECK(diagnosis{}.size == 0);
  STATIC_CHECK(!words(1).sound());
}

TEST_CASE("a diagnosis keeps its words in order") {
  STATIC_CHECK(cycle::found.size == 4);
  STATIC_CHECK(cycle::found.words[0] == "room/concept/cycle");
  STATIC_CHECK(cycle::found.words[1] == "a");
  STATIC_CHECK(cycle::found.words[2].empty());
  STATIC_CHECK(cycle::found.words[3] == "b c");
}

TEST_CASE("a diagnosis says where it left words out, and only there") {
  constexpr std::size_t last = diagnosis::capacity - 1;
  STATIC_CHECK(words(last).words[last].empty());
  STATIC_CHECK(words(last + 1).words[last] == "odd");
  STATIC_CHECK(words(last + 1).size == diagnosis::capacity);
  STATIC_CHECK(words(last + 2).words[last] == "...");
  STATIC_CHECK(words(last + 2).words[last - 1] == "even");
  STATIC_CHECK(words(last + 20).size == diagnosis::capacity);
}

TEST_CASE("the mistake of a check spells its words") {
  STATIC_CHECK(std::is_same_v<mistake_of_t<cycle>, mistake<"room/concept/cycle", "a", "", "b c">>);
}

TEST_CASE("a mistake has no cure, so that asking for it is the error") {
  STATIC_CHECK(!has_a_cure<mistake<"room/concept/cycle">>);
  STATIC_CHECK(!has_a_cure<mistake_of_t<cycle>>);
}

TEST_CASE("the verdict on what is sound is true") { STATIC_CHECK(verdict<nothing_wrong>::value); }
