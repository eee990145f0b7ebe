// SPDX-License-Identifier: BSL-1.0
#include <co2design/space/subspace.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <locale>
#include <ostream>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

namespace {

using chips =
    space<axis<"cores", values<1, 2, 4>>, axis<"width", range<8, 64, 8>>, axis<"memory", values<2, 0, 1>>>;

// 2^64 - 1 designs.
using largest =
    space<axis<"a", range<1, 3>>, axis<"b", range<1, 5>>, axis<"c", range<1, 17>>, axis<"d", range<1, 257>>,
          axis<"e", range<1, 641>>, axis<"f", range<1, 65537>>, axis<"g", range<1, 6700417>>>;

// A kind of memory, by its name.
struct kind {
  int id;
  friend constexpr bool operator==(kind, kind) = default;
  friend std::ostream& operator<<(std::ostream& out, kind k) {
    return out << (k.id == 0 ? "LPDDR4" : "HBM, 2 stacks");
  }
};

// A user's own domain: shares of a supply voltage, two of which agree in six digits.
struct shares {
  using value_type = double;
  static constexpr std::size_t size = 4;
  static constexpr ordering order = ordering::ordinal;
  static constexpr std::array<double, size> all{0.1, 0.5, 0.9000001, 0.9000002};
  static constexpr double at(std::size_t i) { return all[i]; }
  static constexpr std::size_t index_of(double value) {
    std::size_t i = 0;
    while (i < size && all[i] != value) ++i;
    return i;
  }
};

using odd =
    space<axis<"kind", values<kind{1}, kind{0}>>, axis<"voltage", shares>,
          axis<"bits", values<std::uint8_t{4}, std::uint8_t{8}, std::uint8_t{65}>>,
          axis<"offset", range<std::int8_t{-2}, std::int8_t{2}>>, axis<"flag", values<false, true>>,
          axis<"letter", values<'a', 'b'>>, axis<"frequency", values<800'000'000LL, 1'600'000'000LL>>>;

template <class Space>
constexpr bool enumerates_what_it_contains(const subspace<Space>& part) {
  std::uint64_t next = 0;
  for (std::uint64_t i = 0; i < Space::cardinality; ++i) {
    const auto one = design<Space>::at(i);
    if (!part.contains(one)) continue;
    if (next == part.size() || !(part.at(next++) == one)) return false;
  }
  return next == part.size();
}

template <class Space>
std::string complaint(std::string_view name, std::string_view value) {
  subspace<Space> part;
  try {
    part.fix(name, value);
  } catch (const std::invalid_argument& error) {
    CHECK(part.size() == Space::cardinality);
    return error.what();
  }
  return "";
}

// Numbers as 1.600.000.000.
struct dotted : std::numpunct<char> {
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
  char do_decimal_point() const override { return ','; }
};

}  // namespace

TEST_CASE("a subspace holds nothing until it is told to") {
  constexpr subspace<chips> whole;
  STATIC_CHECK(whole.size() == chips::cardinality);
  STATIC_CHECK(!whole.is_fixed(0) && !whole.is_fixed(1) && !whole.is_fixed(2));
  STATIC_CHECK(enumerates_what_it_contains(whole));
  for (std::uint64_t i = 0; i < chips::cardinality; ++i) CHECK(whole.at(i).index() == i);
}

TEST_CASE("a held axis has one value, the others all of theirs") {
  constexpr auto narrow = subspace<chips>{}.fix("width"_axis = 24);
  STATIC_CHECK(narrow.size() == 9);
  STATIC_CHECK(!narrow.is_fixed(0));
  STATIC_CHECK(narrow.is_fixed(1));
  STATIC_CHECK(narrow.at(0)["width"_axis] == 24);
  STATIC_CHECK(narrow.contains(design<chips>("cores"_axis = 2, "width"_axis = 24, "memory"_axis = 0)));
  STATIC_CHECK(!narrow.contains(design<chips>("cores"_axis = 2, "width"_axis = 32, "memory"_axis = 0)));
}

TEST_CASE("a subspace enumerates just the designs it contains, in the order of the space") {
  constexpr std::array<int, 4> cores{0, 1, 2, 4};
  constexpr std::array<int, 3> widths{0, 8, 64};
  constexpr std::array<int, 4> memories{-1, 2, 0, 1};
  for (const int c : cores)
    for (const int w : widths)
      for (const int m : memories) {
        subspace<chips> part;
        if (c != 0) part.fix("cores"_axis = c);
        if (w != 0) part.fix("width"_axis = w);
        if (m != -1) part.fix("memory"_axis = m);
        CHECK(part.size() == (c == 0 ? 3U : 1U) * (w == 0 ? 8U : 1U) * (m == -1 ? 3U : 1U));
        CHECK(enumerates_what_it_contains(part));
      }
  STATIC_CHECK(enumerates_what_it_contains(subspace<chips>{}.fix("cores"_axis = 4).fix("memory"_axis = 1)));
}

TEST_CASE("with every axis held one design is left") {
  constexpr auto one = subspace<chips>{}.fix("memory"_axis = 1).fix("cores"_axis = 1).fix("width"_axis = 64);
  STATIC_CHECK(one.size() == 1);
  STATIC_CHECK(one.at(0) == design<chips>("cores"_axis = 1, "width"_axis = 64, "memory"_axis = 1));
}

TEST_CASE("an axis held again has the later value, and the order of holding does not matter") {
  subspace<chips> part, other;
  part.fix("cores"_axis = 1).fix("width"_axis = 8).fix("cores"_axis = 4);
  other.fix("cores"_axis = 4).fix("width"_axis = 8);
  CHECK(part.size() == 3);
  for (std::uint64_t i = 0; i < part.size(); ++i) CHECK(part.at(i) == other.at(i));
}

TEST_CASE("an axis takes no value it lacks") {
  subspace<chips> part;
  CHECK_THROWS_AS(part.fix("cores"_axis = 3), std::out_of_range);
  CHECK_THROWS_AS(part.fix("width"_axis = 72), std::out_of_range);
  CHECK(part.size() == chips::cardinality);
}

TEST_CASE("the largest space and its parts are counted and enumerated without a wrap") {
  constexpr subspace<largest> whole;
  STATIC_CHECK(whole.size() == ~std::uint64_t{0});
  STATIC_CHECK(whole.at(whole.size() - 1).index() == whole.size() - 1);
  constexpr auto part = subspace<largest>{}.fix("a"_axis = 2);
  STATIC_CHECK(part.size() == ~std::uint64_t{0} / 3);
  STATIC_CHECK(part.at(0).index() == part.size());
  STATIC_CHECK(part.at(part.size() - 1).index() == 2 * part.size() - 1);
}

TEST_CASE("a space without axes has one design, in its subspace too") {
  constexpr subspace<space<>> nothing;
  STATIC_CHECK(nothing.size() == 1);
  STATIC_CHECK(nothing.at(0).index() == 0);
}

TEST_CASE("a subspace is a value") {
  STATIC_CHECK(std::is_trivially_copyable_v<subspace<chips>>);
  const auto whole = subspace<chips>{};
  auto part = whole;
  part.fix("cores"_axis = 2);
  CHECK(whole.size() == 72);
  CHECK(part.size() == 24);
}

// ── by text ──────────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("an axis is held at a value given as text") {
  subspace<chips> typed, text;
  typed.fix("cores"_axis = 4).fix("width"_axis = 16).fix("memory"_axis = 0);
  text.fix("cores", "4").fix("width", "16").fix("memory", "0");
  CHECK(text.size() == 1);
  CHECK(text.at(0) == typed.at(0));
}

TEST_CASE("every value of every axis may be given as text") {
  const auto holds = [](std::string_view name, std::string_view value, auto axis, auto expected) {
    const auto part = subspace<odd>{}.fix(name, value);
    CHECK(part.at(0)[axis] == expected);
    CHECK(part.is_fixed(odd::position(name)));
  };
  holds("kind", "LPDDR4", "kind"_axis, kind{0});
  holds("kind", "HBM, 2 stacks", "kind"_axis, kind{1});
  holds("voltage", "0.1", "voltage"_axis, 0.1);
  holds("flag", "1", "flag"_axis, true);
  holds("letter", "b", "letter"_axis, 'b');
  holds("frequency", "1600000000", "frequency"_axis, 1'600'000'000LL);
}

TEST_CASE("values that agree in their first digits are told apart") {
  CHECK(subspace<odd>{}.fix("voltage", "0.9000001").at(0)["voltage"_axis] == 0.9000001);
  CHECK(subspace<odd>{}.fix("voltage", "0.9000002").at(0)["voltage"_axis] == 0.9000002);
}

TEST_CASE("bytes are numbers") {
  CHECK(subspace<odd>{}.fix("bits", "4").at(0)["bits"_axis] == 4);
  CHECK(subspace<odd>{}.fix("bits", "65").at(0)["bits"_axis] == 65);
  CHECK(subspace<odd>{}.fix("offset", "-2").at(0)["offset"_axis] == -2);
  CHECK(complaint<odd>("bits", "A") == "axis 'bits' has no value 'A'; it has 4, 8, 65");
}

TEST_CASE("text is the same in every locale") {
  const std::locale before = std::locale::global(std::locale(std::locale::classic(), new dotted));
  const auto part = subspace<odd>{}.fix("frequency", "1600000000").fix("voltage", "0.5");
  const std::string message = complaint<odd>("frequency", "1");
  std::locale::global(before);
  CHECK(part.at(0)["frequency"_axis] == 1'600'000'000LL);
  CHECK(part.at(0)["voltage"_axis] == 0.5);
  CHECK(message == "axis 'frequency' has no value '1'; it has 800000000, 1600000000");
}

TEST_CASE("a name there is not is answered with the names there are") {
  CHECK(complaint<chips>("core", "4") == "no axis named 'core'; the space has cores width memory");
  CHECK(complaint<chips>("", "4") == "no axis named ''; the space has cores width memory");
  CHECK(complaint<chips>("Cores", "4") == "no axis named 'Cores'; the space has cores width memory");
}

TEST_CASE("a value there is not is answered with the values there are") {
  CHECK(complaint<chips>("cores", "3") == "axis 'cores' has no value '3'; it has 1, 2, 4");
  CHECK(complaint<chips>("cores", "") == "axis 'cores' has no value ''; it has 1, 2, 4");
  CHECK(complaint<chips>("cores", "04") == "axis 'cores' has no value '04'; it has 1, 2, 4");
  CHECK(complaint<chips>("memory", "4") == "axis 'memory' has no value '4'; it has 2, 0, 1");
  CHECK(complaint<odd>("voltage", "1") ==
        "axis 'voltage' has no value '1'; it has 0.1, 0.5, 0.9000001, 0.9000002");
  CHECK(complaint<odd>("kind", "HBM") == "axis 'kind' has no value 'HBM'; it has HBM, 2 stacks, LPDDR4");
}
