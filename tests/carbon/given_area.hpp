// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/space/axis.hpp>
#include <co2design/space/space.hpp>

#include <doctest/doctest.h>

// A chip that is an area and nothing else, in a space of one design.
namespace given {

using namespace co2design;

struct given_area {
  using provides = metrics<area>;
  area_quantity value;
  constexpr auto operator()(auto const&) const noexcept { return value; }
};
using anything = space<axis<"any", values<0>>>;

inline auto approx(double x) { return doctest::Approx(x).epsilon(1e-12).scale(0); }

}  // namespace given
