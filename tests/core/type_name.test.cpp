// SPDX-License-Identifier: BSL-1.0
#include <co2design/core/type_name.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

using co2design::type_name;

struct named_at_file_scope;

namespace co2design::type_name_tests {
struct inside {
  struct deeper {};
};
}  // namespace co2design::type_name_tests

namespace not_ours {
struct co2design_like {};
template <class, int>
struct made {};
}  // namespace not_ours

namespace {
struct hidden {};
}  // namespace

TEST_CASE("type_name is the name its author wrote") {
  STATIC_CHECK(type_name<int>() == "int");
  STATIC_CHECK(type_name<named_at_file_scope>() == "named_at_file_scope");
  STATIC_CHECK(type_name<not_ours::co2design_like>() == "not_ours::co2design_like");
  STATIC_CHECK(type_name<const double>() == "const double");
}

TEST_CASE("type_name leaves out the library's own namespace, once") {
  STATIC_CHECK(type_name<co2design::type_name_tests::inside>() == "type_name_tests::inside");
  STATIC_CHECK(type_name<co2design::type_name_tests::inside::deeper>() == "type_name_tests::inside::deeper");
}

TEST_CASE("type_name ends where the type ends") {
  STATIC_CHECK(type_name<int[3]>().ends_with("[3]"));
  STATIC_CHECK(type_name<hidden>().ends_with("::hidden"));
  STATIC_CHECK(type_name<not_ours::made<char, 4>>().starts_with("not_ours::made<char, 4"));
  STATIC_CHECK(type_name<not_ours::made<char, 4>>().ends_with(">"));
}
