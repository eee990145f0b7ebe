// SPDX-License-Identifier: BSL-1.0
#include <co2design/testing/space_laws.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <doctest/doctest.h>
#include <testing/near_misses.hpp>

using namespace co2design;
using testing::space_laws;

namespace {

struct name {
  std::array<char, 8> text;
  friend constexpr bool operator==(const name&, const name&) = default;
};
enum class memory { hbm, lpddr };

using kinds = values<name{{'h', 'b', 'm'}}, name{{'d', 'd', 'r'}}, name{{}}>;
using single = space<axis<"one", values<7>>>;
using negative = space<axis<"x", range<-9, -1, 4>>, axis<"y", range<std::int8_t{-128}, std::int8_t{127}>>>;
using named = space<axis<"kind", kinds>, axis<"memory", values<memory::lpddr, memory::hbm>>,
                    axis<"c", values<'b', 'a'>>>;
using powers = space<axis<"p", powers_of_two<1U, 1U << 31>>, axis<"q", powers_of_two<3, 24>>,
                     axis<"r", values<true, false>>>;
using points =
    space<axis<"v", linspace<0.6, 1.2, 13>>, axis<"w", linspace<-1, 1, 2>>, axis<"u", real_values<0.5, 0.1>>>;
using largest =
    space<axis<"a", range<1, 3>>, axis<"b", range<1, 5>>, axis<"c", range<1, 17>>, axis<"d", range<1, 257>>,
          axis<"e", range<1, 641>>, axis<"f", range<1, 65537>>, axis<"g", range<1, 6700417>>>;
using own = space<axis<"tens", near_miss::tens>, axis<"x", range<1, 3>>>;
using tuned = space<axis<"cores", values<1, 2, 4>>, axis<"v", real<0.6, 1.2>>>;
using all_real = space<axis<"v", real<0.6, 1.2>>, axis<"s", near_miss::share>>;
struct edge_chips : space<axis<"cores", values<1, 2, 4>>, axis<"width", range<8, 24, 8>>> {};

// Spaces that say something else of themselves than their axes do.
struct miscounted : edge_chips {
  static constexpr std::uint64_t cardinality = 8;
};
struct missized : edge_chips {
  static constexpr std::array<std::size_t, 2> sizes{3, 2};
};

template <class Domain>
using one_axis = space<axis<"x", Domain>>;

}  // namespace

TEST_CASE_TEMPLATE("spaces keep the laws, odd ones too", Space, space<>, single, negative, named, powers,
                   points, largest, own, edge_chips, tuned, all_real, discretize<tuned, 3>,
                   discretize<all_real, 40>) {
  const auto found = space_laws<Space>();
  CHECK_MESSAGE(found.ok(), found.text());
  CHECK(found.checks() > 4'000);
}

TEST_CASE("another seed looks at other designs") {
  CHECK(space_laws<negative>(2).ok());
  CHECK(space_laws<tuned>(3).ok());
}

TEST_CASE("a domain that breaks a law is named with its axis, and nothing that follows from it") {
  const auto found = space_laws<space<axis<"a", range<1, 3>>, axis<"b", near_miss::descending>>>();
  CHECK(found.text() == "an ordinal domain ascends: axis 'b': positions 0 and 1 have 40 and 30 (and 5 more)");
  CHECK_FALSE(space_laws<one_axis<near_miss::shifted>>().ok());
  CHECK_FALSE(space_laws<one_axis<near_miss::too_large>>().ok());
  CHECK_FALSE(space_laws<one_axis<near_miss::too_small>>().ok());
  CHECK_FALSE(space_laws<one_axis<near_miss::twice>>().ok());
  CHECK_FALSE(space_laws<one_axis<near_miss::rounds>>().ok());
  CHECK_FALSE(space_laws<one_axis<near_miss::no_place>>().ok());
  CHECK_FALSE(space_laws<one_axis<near_miss::half_open>>().ok());
}

TEST_CASE("each law of an enumeration has a space that breaks it and is caught") {
  CHECK(space_laws<miscounted>().breaks("the cardinality is the product of the sizes"));
  CHECK(space_laws<missized>().breaks("at and index are inverse"));
  const auto doubled = testing::enumeration_laws<one_axis<near_miss::twice>>();
  CHECK(doubled.breaks("at and index are inverse"));
  CHECK(doubled.breaks("ordinals are the digits of the index"));
  CHECK(doubled.breaks("designs at two positions differ"));
  CHECK(testing::enumeration_laws<one_axis<near_miss::changing>>().breaks(
      "from_ordinals and ordinals are inverse"));
}

TEST_CASE("each law of sampling has a space that breaks it and is caught") {
  CHECK(testing::sampling_laws<one_axis<near_miss::changing>>().breaks("a seed draws the same again"));
  CHECK(testing::sampling_laws<one_axis<near_miss::too_large>>().breaks("draws stay inside"));
}

TEST_CASE("each law of ranges has a space that breaks it and is caught") {
  CHECK(testing::view_laws<miscounted>().breaks("a range of designs is as long as its space"));
  const auto found = testing::view_laws<one_axis<near_miss::changing>>();
  CHECK(found.breaks("a range of designs agrees with at"));
  CHECK(found.breaks("its iterators agree with at"));
  CHECK(found.breaks("a subspace contains the designs of its range"));
}
