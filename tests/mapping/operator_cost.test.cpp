// SPDX-License-Identifier: BSL-1.0
#include <co2design/mapping/operator_cost.hpp>

#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/units/literals.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using mapping::operator_cost;

constexpr operator_cost some{3, 5_J}, other{1.5, 0.25_J};

}  // namespace

TEST_CASE("no operator costs nothing") {
  STATIC_CHECK(operator_cost{} == operator_cost{0, 0_J});
  STATIC_CHECK(some + operator_cost{} == some);
  STATIC_CHECK(std::is_trivially_copyable_v<operator_cost>);
}

TEST_CASE("costs in sequence add up, repeated ones multiply") {
  STATIC_CHECK(some + other == operator_cost{4.5, 5.25_J});
  STATIC_CHECK(4.0 * other == operator_cost{6, 1_J});
  STATIC_CHECK(0.0 * some == operator_cost{});
  operator_cost sum = some;
  sum += 2.0 * other;
  CHECK(sum == operator_cost{6, 5.5_J});
  CHECK(!(sum == some));
}
