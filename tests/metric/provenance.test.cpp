// SPDX-License-Identifier: BSL-1.0
#include <co2design/metric/provenance.hpp>

#include <array>

#include <doctest/doctest.h>
#include <static_check.hpp>

namespace {

using co2design::least_direct;
using co2design::provenance;
using co2design::to_text;

constexpr std::array kinds{provenance::measured, provenance::published, provenance::modelled};

}  // namespace

TEST_CASE("what follows from two figures is known as the less direct of them") {
  STATIC_CHECK(least_direct(provenance::measured, provenance::measured) == provenance::measured);
  STATIC_CHECK(least_direct(provenance::measured, provenance::published) == provenance::published);
  STATIC_CHECK(least_direct(provenance::modelled, provenance::published) == provenance::modelled);
  for (const provenance a : kinds)
    for (const provenance b : kinds) {
      CHECK(least_direct(a, b) == least_direct(b, a));
      for (const provenance c : kinds)
        CHECK(least_direct(a, least_direct(b, c)) == least_direct(least_direct(a, b), c));
    }
}

TEST_CASE("each kind has its word") {
  STATIC_CHECK(to_text(provenance::measured) == "measured");
  STATIC_CHECK(to_text(provenance::published) == "published");
  STATIC_CHECK(to_text(provenance::modelled) == "modelled");
}
