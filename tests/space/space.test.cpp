// SPDX-License-Identifier: BSL-1.0
#include <co2design/space/space.hpp>

#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/space/real.hpp>

using namespace co2design;

namespace {

using chips =
    space<axis<"cores", values<1, 2, 4>>, axis<"width", range<8, 64, 8>>, axis<"memory", values<2, 1>>>;

struct edge_chips : chips {};

template <int N>
using numbers = range<1, N>;

}  // namespace

namespace near_miss {

struct without_axes {
  static constexpr std::uint64_t cardinality = 1;
  static constexpr std::size_t rank = 0;
};
struct without_cardinality {
  using axes = type_list<>;
  static constexpr std::size_t rank = 0;
};

}  // namespace near_miss

TEST_CASE("a space counts its designs: the product of its axes' sizes") {
  STATIC_CHECK(chips::cardinality == 3 * 8 * 2);
  STATIC_CHECK(space<axis<"one", values<7>>>::cardinality == 1);
  STATIC_CHECK(chips::rank == 3);
}

TEST_CASE("a space without axes has one design") {
  STATIC_CHECK(space<>::cardinality == 1);
  STATIC_CHECK(space<>::rank == 0);
  STATIC_CHECK(space<>::names.empty());
  STATIC_CHECK(space<>::position("cores") == 0);
}

TEST_CASE("a space counts its designs without a wrap up to 2^64 - 1") {
  using half = space<axis<"a", numbers<65536>>, axis<"b", numbers<65536>>, axis<"c", numbers<65536>>,
                     axis<"d", numbers<65535>>>;
  STATIC_CHECK(half::cardinality == 0xffff'0000'0000'0000U);
  STATIC_CHECK(half::sound);
  // 2^64 - 1 = 3 * 5 * 17 * 257 * 641 * 65537 * 6700417
  using largest =
      space<axis<"a", numbers<3>>, axis<"b", numbers<5>>, axis<"c", numbers<17>>, axis<"d", numbers<257>>,
            axis<"e", numbers<641>>, axis<"f", numbers<65537>>, axis<"g", numbers<6700417>>>;
  STATIC_CHECK(largest::cardinality == std::numeric_limits<std::uint64_t>::max());
}

TEST_CASE("a larger product of sizes is found, whatever it would wrap to") {
  using wraps_to_zero = detail::space_check<axis<"a", numbers<65536>>, axis<"b", numbers<65536>>,
                                            axis<"c", numbers<65536>>, axis<"d", numbers<65536>>>;
  STATIC_CHECK(wraps_to_zero::found.words[0] == "co2design/space/too_many_designs");
  using wraps_past_zero = detail::space_check<axis<"a", numbers<65537>>, axis<"b", numbers<65537>>,
                                              axis<"c", numbers<65537>>, axis<"d", numbers<65537>>>;
  STATIC_CHECK(wraps_past_zero::found.words[0] == "co2design/space/too_many_designs");
}

TEST_CASE("an axis of more values than an ordinal counts is found") {
  using fits = detail::space_check<axis<"a", range<0LL, 0xffff'ffffLL>>>;
  STATIC_CHECK(fits::found.sound());
  using beyond = detail::space_check<axis<"b", values<1>>, axis<"a", range<0LL, 0x1'0000'0000LL>>>;
  STATIC_CHECK(beyond::found.words[0] == "co2design/space/too_many_values");
  STATIC_CHECK(beyond::found.words[1] == "a");
  using wraps = detail::space_check<axis<"a", range<std::uint64_t{0}, UINT64_MAX>>>;
  STATIC_CHECK(wraps::found.words[0] == "co2design/space/too_many_values");
}

TEST_CASE("an axis twice is found, though its domain differs") {
  using twice = detail::space_check<axis<"a", values<1>>, axis<"b", values<1>>, axis<"a", values<1, 2>>>;
  STATIC_CHECK(twice::found.words[0] == "co2design/space/duplicate_axis");
  STATIC_CHECK(twice::found.words[1] == "a");
}

TEST_CASE("a space lists its axes in order") {
  STATIC_CHECK(chips::names[0] == "cores");
  STATIC_CHECK(chips::names[1] == "width");
  STATIC_CHECK(chips::names[2] == "memory");
  STATIC_CHECK(chips::sizes[0] == 3);
  STATIC_CHECK(chips::sizes[1] == 8);
  STATIC_CHECK(chips::sizes[2] == 2);
  STATIC_CHECK(chips::orders[1] == ordering::ordinal);
  STATIC_CHECK(chips::orders[2] == ordering::categorical);
}

TEST_CASE("a space finds an axis by its name") {
  STATIC_CHECK(chips::has<"width">);
  STATIC_CHECK(!chips::has<"widths">);
  STATIC_CHECK(!chips::has<"">);
  STATIC_CHECK(chips::position("cores") == 0);
  STATIC_CHECK(chips::position("memory") == 2);
  STATIC_CHECK(chips::position("widt") == chips::rank);
  STATIC_CHECK(std::is_same_v<chips::axis_type<"width">, axis<"width", range<8, 64, 8>>>);
}

TEST_CASE("a space may be named by deriving from it") {
  STATIC_CHECK(finite_space<edge_chips>);
  STATIC_CHECK(edge_chips::cardinality == 48);
  STATIC_CHECK(edge_chips::has<"cores">);
}

TEST_CASE("what has no axes or counts no designs is no space") {
  STATIC_CHECK(finite_space<chips>);
  STATIC_CHECK(finite_space<space<>>);
  STATIC_CHECK(!finite_space<near_miss::without_axes>);
  STATIC_CHECK(!finite_space<near_miss::without_cardinality>);
  STATIC_CHECK(!finite_space<int>);
  STATIC_CHECK(!finite_space<axis<"cores", values<1>>>);
}

TEST_CASE("a space with a continuous axis is a space, and not finite") {
  using tuned = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>>;
  STATIC_CHECK(design_space<tuned>);
  STATIC_CHECK(!finite_space<tuned>);
  STATIC_CHECK(tuned::sound);
  STATIC_CHECK(tuned::rank == 2);
  STATIC_CHECK(tuned::names[1] == "voltage");
  STATIC_CHECK(tuned::has<"voltage">);
  STATIC_CHECK(tuned::position("voltage") == 1);
  STATIC_CHECK(std::is_same_v<tuned::axis_type<"voltage">, axis<"voltage", real<0.6, 1.2>>>);
  STATIC_CHECK(finite_space<space<axis<"voltage", linspace<0.6, 1.2, 13>>>>);
  STATIC_CHECK(design_space<chips>);
  STATIC_CHECK(!design_space<int>);
  STATIC_CHECK(!design_space<near_miss::without_axes>);
}

TEST_CASE("a space that cannot be counted needs not be: only each axis has its limit") {
  using long_axis = range<1LL, 0x1'0000'0000LL>;
  using tuned = detail::space_check<axis<"a", long_axis>, axis<"b", long_axis>, axis<"c", real<0, 1>>>;
  STATIC_CHECK(tuned::found.sound());
  using beyond = detail::space_check<axis<"c", real<0, 1>>, axis<"a", range<0LL, 0x1'0000'0000LL>>>;
  STATIC_CHECK(beyond::found.words[0] == "co2design/space/too_many_values");
  using twice = detail::space_check<axis<"c", real<0, 1>>, axis<"c", real<0, 1>>>;
  STATIC_CHECK(twice::found.words[0] == "co2design/space/duplicate_axis");
}

TEST_CASE("the axis that keeps a space from being counted is named") {
  using tuned = space<axis<"a", values<1>>, axis<"b", real<0, 1>>, axis<"c", real<0, 1>>>;
  constexpr diagnosis found = detail::not_finite<tuned>::found;
  STATIC_CHECK(found.words[0] == "co2design/space/not_finite");
  STATIC_CHECK(found.words[1] == "b");
  STATIC_CHECK(detail::not_finite<chips>::found.sound());
}
