// SPDX-License-Identifier: BSL-1.0
#include <co2design/space/restrict.hpp>

#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/space/design.hpp>
#include <co2design/space/projection.hpp>

using namespace co2design;

namespace {

enum class memory { hbm, lpddr, none };

using cores = axis<"cores", values<1, 2, 4>>;
using width = axis<"width", range<8, 64, 8>>;
using voltage = axis<"voltage", real<0.6, 1.2>>;
using kind = axis<"kind", values<memory::none, memory::hbm>>;
using chips = space<cores, width>;
using tuned = space<cores, voltage>;

template <class Space, fixed_string Name, class Domain>
constexpr std::string_view lacking() {
  const diagnosis found = detail::not_within<Space, Name, Domain>::found;
  return found.sound() ? "" : found.words[3];
}

}  // namespace

TEST_CASE("restrict puts a domain in the place of a larger one") {
  STATIC_CHECK(
      std::is_same_v<restrict<chips, "cores", values<1, 2>>, space<axis<"cores", values<1, 2>>, width>>);
  STATIC_CHECK(std::is_same_v<restrict<chips, "width", powers_of_two<16, 64>>,
                              space<cores, axis<"width", powers_of_two<16, 64>>>>);
  STATIC_CHECK(std::is_same_v<restrict<space<kind>, "kind", values<memory::hbm>>,
                              space<axis<"kind", values<memory::hbm>>>>);
  STATIC_CHECK(restrict<chips, "width", range<24, 40, 16>>::cardinality == 6);
}

TEST_CASE("a real axis is restricted to an interval, to points or to values within its own") {
  STATIC_CHECK(std::is_same_v<restrict<tuned, "voltage", real<0.7, 0.9>>,
                              space<cores, axis<"voltage", real<0.7, 0.9>>>>);
  STATIC_CHECK(restrict<tuned, "voltage", linspace<0.6, 1.2, 7>>::cardinality == 21);
  STATIC_CHECK(restrict<tuned, "voltage", real_values<1.2, 0.6>>::cardinality == 6);
  STATIC_CHECK(std::is_same_v<restrict<tuned, "voltage", real<0.6, 1.2>>, tuned>);
}

TEST_CASE("restricting twice is restricting once, and two axes in either order") {
  using once = restrict<chips, "width", range<16, 32, 8>>;
  STATIC_CHECK(
      std::is_same_v<restrict<restrict<chips, "width", range<8, 32, 8>>, "width", range<16, 32, 8>>, once>);
  STATIC_CHECK(std::is_same_v<restrict<once, "cores", values<4>>,
                              restrict<restrict<chips, "cores", values<4>>, "width", range<16, 32, 8>>>);
  STATIC_CHECK(std::is_same_v<restrict<chips, "cores", values<4>>, fix<chips, "cores", 4>>);
}

TEST_CASE("a domain with a value that the axis lacks is found, and the value named") {
  STATIC_CHECK(lacking<chips, "cores", values<1, 4>>() == "");
  STATIC_CHECK(lacking<chips, "cores", range<1, 4>>() == "3");
  STATIC_CHECK(lacking<chips, "width", values<64, 16, -24>>() == "-24");
  STATIC_CHECK(
      lacking<space<axis<"x", values<1LL, 2LL>>>, "x", values<std::numeric_limits<long long>::min()>>() ==
      "-9223372036854775808");
  STATIC_CHECK(lacking<space<axis<"x", values<1ULL, 2ULL>>>, "x",
                       values<std::numeric_limits<unsigned long long>::max()>>() == "18446744073709551615");
  STATIC_CHECK(!lacking<space<kind>, "kind", values<memory::lpddr>>().empty());
  STATIC_CHECK(!lacking<tuned, "voltage", real<0.6, 1.3>>().empty());
  STATIC_CHECK(!lacking<tuned, "voltage", real<0.5, 1.2>>().empty());
  STATIC_CHECK(!lacking<tuned, "voltage", linspace<0.5, 1.1, 7>>().empty());
  STATIC_CHECK(!lacking<discretize<tuned, 3>, "voltage", real<0.7, 0.8>>().empty());
}

TEST_CASE("a domain with values of another type is found") {
  STATIC_CHECK(lacking<chips, "cores", values<1U, 2U>>() == "int");
  STATIC_CHECK(lacking<tuned, "voltage", values<1>>() == "double");
}

TEST_CASE("discretize puts points in the place of each continuous axis") {
  STATIC_CHECK(std::is_same_v<discretize<tuned, 4>, space<cores, axis<"voltage", linspace<0.6, 1.2, 4>>>>);
  STATIC_CHECK(discretize<tuned, 4>::cardinality == 12);
  STATIC_CHECK(finite_space<discretize<tuned, 2>>);
  STATIC_CHECK(std::is_same_v<discretize<chips, 4>, chips>);
  using two = space<voltage, kind, axis<"share", real<-1, 1>>, axis<"held", real<3, 3>>>;
  STATIC_CHECK(discretize<two, 5>::cardinality == 5 * 2 * 5);
  STATIC_CHECK(discretize<two, 5>::sizes[3] == 1);
}

TEST_CASE("every design of a discretized space is one of the whole, in order") {
  using points = discretize<tuned, 7>;
  for (std::uint64_t i = 0; i < points::cardinality; ++i) {
    const auto d = design<points>::at(i);
    const auto whole = project<tuned>(d);
    CHECK(whole["cores"_axis] == d["cores"_axis]);
    CHECK(whole["voltage"_axis] == linspace<0.6, 1.2, 7>::at(i % 7));
    CHECK(project<points>(whole).index() == i);
  }
}
