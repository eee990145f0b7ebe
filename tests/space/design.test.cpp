// SPDX-License-Identifier: BSL-1.0
#include <co2design/space/design.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/space/real.hpp>

using namespace co2design;

namespace {

enum class memory { hbm, lpddr, none };

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"width", range<8, 24, 8>>,
                    axis<"memory", values<memory::none, memory::hbm>>>;
using lines = space<axis<"x", range<-3, 5, 2>>>;
using flags = space<axis<"a", values<true, false>>, axis<"b", values<false, true>>, axis<"c", values<7>>,
                    axis<"d", powers_of_two<4U, 32U>>>;
using bytes = space<axis<"x", range<std::uint8_t{250}, std::uint8_t{255}>>, axis<"y", range<-1, 1>>>;

// 3 456 000 000 designs.
using many = space<axis<"a", range<1, 12>>, axis<"b", range<64, 512, 64>>, axis<"c", values<9, 3, 7, 1, 5>>,
                   axis<"d", range<1, 12>>, axis<"e", powers_of_two<2, 256>>, axis<"f", range<0, 4>>,
                   axis<"g", values<1, 2, 4>>, axis<"h", range<10, 50, 10>>, axis<"i", range<1, 10>>,
                   axis<"j", range<-10, -1>>, axis<"k", range<100, 1000, 100>>>;

// Every index gives a design of that index, each another one; and its values are the digits of the index,
// counted up like an odometer, the last axis fastest.
template <class Space>
constexpr bool is_bijection() {
  using digits_type = typename design<Space>::ordinals_type;
  digits_type digits{};
  for (std::uint64_t i = 0; i < Space::cardinality; ++i) {
    const auto at = design<Space>::at(i);
    if (at.index() != i || at.ordinals() != digits || !(design<Space>::from_ordinals(digits) == at))
      return false;
    for (std::size_t a = Space::rank; a-- > 0;) {
      if (++digits[a] < Space::sizes[a]) break;
      digits[a] = 0;
    }
  }
  return digits == digits_type{};
}

template <class Action>
std::string reason_of(Action action) {
  try {
    action();
  } catch (const std::out_of_range& e) {
    return e.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a design has a value for each axis") {
  constexpr design<chips> chip("cores"_axis = 2, "width"_axis = 16, "memory"_axis = memory::hbm);
  STATIC_CHECK(chip["cores"_axis] == 2);
  STATIC_CHECK(chip["width"_axis] == 16);
  STATIC_CHECK(chip["memory"_axis] == memory::hbm);
  STATIC_CHECK(std::is_same_v<decltype(chip["memory"_axis]), memory>);
}

TEST_CASE("the values of a design may be given in any order") {
  constexpr design<chips> chip("memory"_axis = memory::none, "cores"_axis = 4, "width"_axis = 8);
  STATIC_CHECK(chip == design<chips>("cores"_axis = 4, "width"_axis = 8, "memory"_axis = memory::none));
}

TEST_CASE("a design is small and trivially copyable") {
  STATIC_CHECK(std::is_trivially_copyable_v<design<chips>>);
  STATIC_CHECK(sizeof(design<chips>) == 3 * sizeof(int));
  STATIC_CHECK(sizeof(design<space<axis<"x", range<std::uint8_t{1}, std::uint8_t{9}>>>>) == 1);
}

TEST_CASE("designs and indices correspond one to one, in every small space") {
  STATIC_CHECK(is_bijection<chips>());
  STATIC_CHECK(is_bijection<lines>());
  STATIC_CHECK(is_bijection<flags>());
  STATIC_CHECK(is_bijection<bytes>());
  STATIC_CHECK(is_bijection<space<>>());
  STATIC_CHECK(is_bijection<space<axis<"x", values<3>>>>());
  CHECK(is_bijection<
        space<axis<"x", range<1, 40>>, axis<"y", range<0, 30>>, axis<"z", powers_of_two<1, 4096>>>>());
}

TEST_CASE("the enumeration is the nested loop over the axes") {
  std::uint64_t i = 0;
  for (int cores : {1, 2, 4})
    for (int width : {8, 16, 24})
      for (memory m : {memory::none, memory::hbm}) {
        const auto chip = design<chips>::at(i);
        CHECK(chip["cores"_axis] == cores);
        CHECK(chip["width"_axis] == width);
        CHECK(chip["memory"_axis] == m);
        CHECK(design<chips>("cores"_axis = cores, "width"_axis = width, "memory"_axis = m).index() == i);
        ++i;
      }
  CHECK(i == chips::cardinality);
}

TEST_CASE("designs and indices correspond in a space of 3.5e9 designs") {
  STATIC_CHECK(many::cardinality == 3'456'000'000U);
  STATIC_CHECK(design<many>::at(0).index() == 0);
  STATIC_CHECK(design<many>::at(many::cardinality - 1).index() == many::cardinality - 1);
  std::uint64_t mismatches = 0;
  std::uint64_t i = 0;
  for (int sample = 0; sample < 100'000; ++sample) {
    i = (i + 2'654'435'761U) % many::cardinality;  // a prime: no index twice
    const auto at = design<many>::at(i);
    // The index by hand, from the values.
    const auto digit = [](int value, int low, int step) {
      return static_cast<std::uint64_t>((value - low) / step);
    };
    std::uint64_t c = 0, e = 0, g = 0;
    while (values<9, 3, 7, 1, 5>::at(c) != at["c"_axis]) ++c;
    while ((2 << e) != at["e"_axis]) ++e;
    while ((1 << g) != at["g"_axis]) ++g;
    std::uint64_t expected = digit(at["a"_axis], 1, 1);
    expected = expected * 8 + digit(at["b"_axis], 64, 64);
    expected = expected * 5 + c;
    expected = expected * 12 + digit(at["d"_axis], 1, 1);
    expected = expected * 8 + e;
    expected = expected * 5 + digit(at["f"_axis], 0, 1);
    expected = expected * 3 + g;
    expected = expected * 5 + digit(at["h"_axis], 10, 10);
    expected = expected * 10 + digit(at["i"_axis], 1, 1);
    expected = expected * 10 + digit(at["j"_axis], -10, 1);
    expected = expected * 10 + digit(at["k"_axis], 100, 100);
    if (at.index() != i || expected != i) ++mismatches;
  }
  CHECK(mismatches == 0);
}

TEST_CASE("indices reach the last design of the largest space") {
  using largest =
      space<axis<"a", range<1, 3>>, axis<"b", range<1, 5>>, axis<"c", range<1, 17>>, axis<"d", range<1, 257>>,
            axis<"e", range<1, 641>>, axis<"f", range<1, 65537>>, axis<"g", range<1, 6700417>>>;
  constexpr std::uint64_t last = std::numeric_limits<std::uint64_t>::max() - 1;
  STATIC_CHECK(design<largest>::at(last).index() == last);
  STATIC_CHECK(design<largest>::at(last)["g"_axis] == 6700417);
  STATIC_CHECK(design<largest>::at(last - 1)["g"_axis] == 6700416);
  STATIC_CHECK(design<largest>::at(std::uint64_t{1} << 63).index() == std::uint64_t{1} << 63);
}

TEST_CASE("indices reach the last value of the longest axis") {
  using longest = space<axis<"x", range<-0x8000'0000LL, 0x7fff'ffffLL>>, axis<"y", values<0, 1>>>;
  STATIC_CHECK(design<longest>::at(0x1'ffff'ffff)["x"_axis] == 0x7fff'ffffLL);
  STATIC_CHECK(design<longest>::at(0x1'ffff'ffff).index() == 0x1'ffff'ffff);
}

TEST_CASE("an index beyond the space throws") {
  CHECK(reason_of([] { static_cast<void>(design<chips>::at(chips::cardinality)); }) ==
        "co2design: a design index beyond its space");
  CHECK_THROWS_AS(static_cast<void>(design<chips>::at(std::numeric_limits<std::uint64_t>::max())),
                  std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(design<space<>>::at(1)), std::out_of_range);
  CHECK_NOTHROW(static_cast<void>(design<chips>::at(chips::cardinality - 1)));
}

TEST_CASE("a value its axis lacks throws") {
  const auto chip = design<chips>::at(0);
  CHECK(reason_of([] {
          static_cast<void>(design<chips>("cores"_axis = 3, "width"_axis = 8, "memory"_axis = memory::hbm));
        }) == "co2design: a value its axis lacks");
  CHECK_THROWS_AS(static_cast<void>(chip.with("cores"_axis = 0)), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(chip.with("width"_axis = 12)), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(chip.with("width"_axis = 32)), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(chip.with("memory"_axis = memory::lpddr)), std::out_of_range);
}

TEST_CASE("a value that only a conversion would make one of the axis throws") {
  const auto one = design<bytes>::at(0);
  CHECK_THROWS_AS(static_cast<void>(one.with("x"_axis = 256 + 250)), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(one.with("x"_axis = 250.5)), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(one.with("x"_axis = -1)), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(one.with("y"_axis = 4294967295U)), std::out_of_range);
  const auto high = design<space<axis<"x", values<0U, 4294967295U>>>>::at(0);
  CHECK_THROWS_AS(static_cast<void>(high.with("x"_axis = -1)), std::out_of_range);
  CHECK(high.with("x"_axis = 4294967295L)["x"_axis] == 4294967295U);
  CHECK(one.with("x"_axis = 250.0) == one);
  CHECK(one.with("y"_axis = 1L)["y"_axis] == 1);
}

TEST_CASE("with copies a design and changes one axis") {
  constexpr design<chips> chip("cores"_axis = 2, "width"_axis = 16, "memory"_axis = memory::hbm);
  constexpr auto wider = chip.with("width"_axis = 24);
  STATIC_CHECK(wider["width"_axis] == 24);
  STATIC_CHECK(wider["cores"_axis] == 2);
  STATIC_CHECK(wider["memory"_axis] == memory::hbm);
  STATIC_CHECK(chip["width"_axis] == 16);
  STATIC_CHECK(wider.with("width"_axis = 16) == chip);
}

TEST_CASE("designs are equal where all their values are") {
  std::size_t equal = 0;
  for (std::uint64_t i = 0; i < chips::cardinality; ++i)
    for (std::uint64_t j = 0; j < chips::cardinality; ++j)
      if (design<chips>::at(i) == design<chips>::at(j)) ++equal;
  CHECK(equal == chips::cardinality);
}

TEST_CASE("for_each_axis visits the axes in order, with their values") {
  const design<chips> chip("cores"_axis = 4, "width"_axis = 24, "memory"_axis = memory::none);
  std::vector<std::string> seen;
  for_each_axis(chip, [&](auto of, auto value) {
    seen.push_back(std::string(of.name) + '=' + std::to_string(static_cast<int>(value)));
  });
  CHECK(seen == std::vector<std::string>{"cores=4", "width=24", "memory=2"});
}

TEST_CASE("a design of a named space is found by the same names") {
  struct edge_chips : chips {};
  constexpr auto chip = design<edge_chips>::at(17);
  STATIC_CHECK(chip["cores"_axis] == 4);
  STATIC_CHECK(chip.index() == 17);
}

TEST_CASE("a number beyond the integers of an axis is refused, not converted") {
  using chips_here = space<axis<"cores", values<1, 2, 4>>>;
  const auto one = design<chips_here>::at(0);
  CHECK_THROWS_AS(static_cast<void>(one.with("cores"_axis = 1e30)), std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(one.with("cores"_axis = -1e30)), std::out_of_range);
  CHECK(one.with("cores"_axis = 4.0)["cores"_axis] == 4);
}

namespace {

using tuned =
    space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>, axis<"bias", real<-1, 1>>>;
constexpr design<tuned> tuned_chip("bias"_axis = 0, "cores"_axis = 2, "voltage"_axis = 0.8);

}  // namespace

TEST_CASE("a design of a continuous space has any value between the bounds, both included") {
  STATIC_CHECK(tuned_chip["voltage"_axis] == 0.8);
  STATIC_CHECK(tuned_chip["cores"_axis] == 2);
  STATIC_CHECK(tuned_chip.with("voltage"_axis = 0.6)["voltage"_axis] == 0.6);
  STATIC_CHECK(tuned_chip.with("voltage"_axis = 1.2)["voltage"_axis] == 1.2);
  STATIC_CHECK(tuned_chip.with("voltage"_axis = 1)["voltage"_axis] == 1);
  STATIC_CHECK(std::is_same_v<decltype(tuned_chip["voltage"_axis]), double>);
  STATIC_CHECK(std::is_trivially_copyable_v<design<tuned>>);
}

TEST_CASE("a value outside the interval throws, and what is no number too") {
  for (const double outside :
       {0.5, 0.6 - 1e-12, 1.2 + 1e-12, -0.8, 1e300, std::numeric_limits<double>::infinity(),
        -std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
    CHECK_THROWS_AS(static_cast<void>(tuned_chip.with("voltage"_axis = outside)), std::out_of_range);
    CHECK_THROWS_AS(
        static_cast<void>(design<tuned>("bias"_axis = 0, "cores"_axis = 2, "voltage"_axis = outside)),
        std::out_of_range);
  }
  CHECK_THROWS_AS(static_cast<void>(tuned_chip.with("voltage"_axis = 2)), std::out_of_range);
  CHECK_THROWS_AS(
      static_cast<void>(tuned_chip.with("voltage"_axis = std::numeric_limits<std::uint64_t>::max())),
      std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(tuned_chip.with("cores"_axis = 3)), std::out_of_range);
}

TEST_CASE("a whole number that a double does not hold is refused, however wide the interval") {
  using wide = space<axis<"x", real<0, 1e30>>>;
  const design<wide> zero("x"_axis = 0);
  CHECK_THROWS_AS(static_cast<void>(zero.with("x"_axis = std::numeric_limits<std::uint64_t>::max())),
                  std::out_of_range);
  CHECK_THROWS_AS(static_cast<void>(zero.with("x"_axis = (1LL << 53) + 1)), std::out_of_range);
  CHECK(zero.with("x"_axis = 1LL << 53)["x"_axis] == 0x1p53);
}

TEST_CASE("designs of a continuous space are equal where all their values are") {
  STATIC_CHECK(tuned_chip == design<tuned>("cores"_axis = 2, "voltage"_axis = 0.8, "bias"_axis = 0.0));
  STATIC_CHECK(!(tuned_chip == tuned_chip.with("voltage"_axis = 0.8 + 1e-15)));
  STATIC_CHECK(!(tuned_chip == tuned_chip.with("cores"_axis = 4)));
  const auto negative = tuned_chip.with("bias"_axis = -0.0);
  CHECK(negative == tuned_chip);
  CHECK(1 / negative["bias"_axis] > 0);  // equal designs are equal to every formula
}

TEST_CASE("for_each_axis visits continuous axes too") {
  double sum = 0;
  for_each_axis(tuned_chip, [&](auto, auto value) { sum += static_cast<double>(value); });
  CHECK(sum == 2.8);
}
