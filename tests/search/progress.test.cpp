// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/progress.hpp>

#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

TEST_CASE("the observer that does nothing takes any progress and no room") {
  STATIC_CHECK(std::is_empty_v<no_observer>);
  STATIC_CHECK(std::is_nothrow_invocable_v<const no_observer&, search_progress>);
  constexpr bool called = (no_observer{}(search_progress{1, 2, 3}), true);
  STATIC_CHECK(called);
}

TEST_CASE("progress is a plain value") {
  constexpr search_progress now{.evaluations = 400, .planned = 1000, .front_size = 7};
  STATIC_CHECK(now.evaluations == 400);
  STATIC_CHECK(now.planned == 1000);
  STATIC_CHECK(now.front_size == 7);
  STATIC_CHECK(std::is_trivially_copyable_v<search_progress>);
}
