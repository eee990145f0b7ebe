// SPDX-License-Identifier: BSL-1.0
#include <co2design/testing/algebra_laws.hpp>

#include <doctest/doctest.h>
#include <testing/near_misses.hpp>

using namespace co2design;
using testing::algebra_laws;

namespace {

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"width", range<8, 64, 8>>>;
using tuned = space<axis<"v", real<0.6, 1.2>>, axis<"cores", values<1, 2, 4>>>;

// Values that are no template arguments: neither fix nor restrict can name them.
struct not_structural {
  class value_type {
   public:
    constexpr explicit value_type(int x) : x_(x) {}
    constexpr value_type() = default;
    friend constexpr bool operator==(value_type, value_type) = default;

   private:
    int x_ = 0;
  };
  static constexpr std::size_t size = 3;
  static constexpr ordering order = ordering::categorical;
  static constexpr value_type at(std::size_t i) { return value_type(static_cast<int>(i)); }
  static constexpr std::size_t index_of(value_type value) {
    for (std::size_t i = 0; i < size; ++i)
      if (at(i) == value) return i;
    return size;
  }
};

template <class Domain>
using one_axis = space<axis<"x", Domain>>;

}  // namespace

TEST_CASE("the algebra keeps its laws") {
  for (const auto& found :
       {algebra_laws<chips>(), algebra_laws<tuned>(), algebra_laws<space<>>(),
        algebra_laws<one_axis<range<1, 2>>>(), algebra_laws<one_axis<not_structural>>(),
        algebra_laws<space<axis<"a", range<0LL, 0xffff'ffffLL>>, axis<"b", range<0LL, 0xffff'fffeLL>>>>()}) {
    CHECK_MESSAGE(found.ok(), found.text());
    CHECK(found.checks() > 3);
  }
}

TEST_CASE("what the compiler may compute with is worked out by the compiler") {
  using testing::detail::constant_domain;
  static_assert(constant_domain<values<1, 2>>);
  static_assert(constant_domain<linspace<0, 1, 5>>);
  static_assert(constant_domain<near_miss::tens>);
  static_assert(!constant_domain<range<0, 1000>>);
  static_assert(!constant_domain<not_structural>);
  static_assert(!constant_domain<near_miss::changing>);
  static_assert(!constant_domain<near_miss::shifted>);
  static_assert(!constant_domain<near_miss::forgetful>);
  static_assert(!constant_domain<real<0, 1>>);
  CHECK(algebra_laws<chips>().checks() > algebra_laws<one_axis<not_structural>>().checks());
}

TEST_CASE("a domain that loses its values is caught by the laws of the algebra") {
  const auto found = algebra_laws<one_axis<near_miss::forgetful>>();
  CHECK(found.breaks("projecting onto the space itself changes nothing"));
  CHECK(found.breaks("projecting undoes combine"));
  CHECK(found.breaks("the index of combined designs is made of theirs"));
  CHECK(found.breaks("what keep and drop part combine joins"));
  CHECK(found.breaks("a renamed axis keeps its place"));
}
