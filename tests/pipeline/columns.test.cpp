// SPDX-License-Identifier: BSL-1.0
#include <co2design/pipeline/columns.hpp>

#include <span>
#include <type_traits>

#include <co2design/metric/catalogue.hpp>
#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

TEST_CASE("a column for each metric, of quantities, as long as asked for") {
  columns found(3, latency, accuracy);
  STATIC_CHECK(
      std::is_same_v<decltype(found),
                     columns<std::remove_cv_t<decltype(latency)>, std::remove_cv_t<decltype(accuracy)>>>);
  STATIC_CHECK(std::is_same_v<decltype(found[latency]), std::span<quantity_t<dimensions::time>>>);
  STATIC_CHECK(std::is_same_v<decltype(found[accuracy]), std::span<double>>);
  STATIC_CHECK(
      std::is_same_v<decltype(std::as_const(found)[latency]), std::span<const quantity_t<dimensions::time>>>);
  CHECK(found.size() == 3);
  CHECK(found[latency].size() == 3);
  CHECK(found[latency][2] == 0_s);
  found[latency][1] = 5_ms;
  found[accuracy][0] = 0.5;
  const auto copy = found;
  found[latency][1] = 0_s;
  CHECK(copy[latency][1] == 5_ms);
  CHECK(copy[accuracy][0] == 0.5);
}

TEST_CASE("columns may have other rows, and keep their memory where those are fewer") {
  columns found(8, latency, accuracy);
  found[accuracy][2] = 0.5;
  const auto* const before = found[accuracy].data();
  found.resize(3);
  CHECK(found.size() == 3);
  CHECK(found[latency].size() == 3);
  CHECK(found[accuracy][2] == 0.5);
  found.resize(8);
  CHECK(found[accuracy].size() == 8);
  CHECK(found[accuracy].data() == before);
}

TEST_CASE("a metric that has no column is not looked up, and there may be no rows") {
  using two = columns<std::remove_cv_t<decltype(latency)>, std::remove_cv_t<decltype(accuracy)>>;
  STATIC_CHECK(requires(two& all) { all[latency]; });
  STATIC_CHECK(![]<class Columns>(std::type_identity<Columns>) {
    return requires(Columns& all) { all[energy]; };
  }(std::type_identity<two>{}));
  CHECK(two(0)[latency].empty());
}
