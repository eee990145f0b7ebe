// SPDX-License-Identifier: BSL-1.0
#include <co2design/metric/evidence.hpp>

#include <array>

#include <doctest/doctest.h>
#include <static_check.hpp>

namespace {

using co2design::evidence;
using co2design::least_direct;
using co2design::to_text;

constexpr std::array kinds{evidence::measured, evidence::published, evidence::modelled, evidence::given};

}  // namespace

TEST_CASE("what follows from two figures is known as the less direct of them") {
  STATIC_CHECK(least_direct(evidence::measured, evidence::measured) == evidence::measured);
  STATIC_CHECK(least_direct(evidence::measured, evidence::published) == evidence::published);
  STATIC_CHECK(least_direct(evidence::modelled, evidence::published) == evidence::modelled);
  STATIC_CHECK(least_direct(evidence::given, evidence::modelled) == evidence::given);
  for (const evidence a : kinds)
    for (const evidence b : kinds) {
      CHECK(least_direct(a, b) == least_direct(b, a));
      for (const evidence c : kinds)
        CHECK(least_direct(a, least_direct(b, c)) == least_direct(least_direct(a, b), c));
    }
}

TEST_CASE("each kind has its word") {
  STATIC_CHECK(to_text(evidence::measured) == "measured");
  STATIC_CHECK(to_text(evidence::published) == "published");
  STATIC_CHECK(to_text(evidence::modelled) == "modelled");
  STATIC_CHECK(to_text(evidence::given) == "given");
}
