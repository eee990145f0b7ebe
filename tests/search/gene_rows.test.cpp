// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/gene_rows.hpp>

#include <array>

#include <doctest/doctest.h>

using namespace co2design;

TEST_CASE("rows lie one behind the other, and are what they refer to") {
  std::array<double, 7> genes{1, 2, 3, 4, 5, 6, 7};
  const gene_rows rows(genes.data(), 2, 3);
  CHECK(rows.size() == 2);
  CHECK(rows.variables() == 3);
  CHECK(rows[0].size() == 3);
  CHECK(rows[1].data() == genes.data() + 3);
  rows[1][2] = 60;
  CHECK(genes == std::array<double, 7>{1, 2, 3, 4, 5, 60, 7});
  CHECK(gene_rows(nullptr, 0, 3).size() == 0);
}
