// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/imec_nodes.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;
using namespace co2design::carbon;

TEST_CASE("a node has its figure with its source; others are not guessed") {
  // 0.91 kg/cm² is 910 g/cm²
  CHECK(find_imec_node(28)->value.in(units::g_per_cm2) == doctest::Approx(910).epsilon(1e-14));
  CHECK(find_imec_node(3)->value.in(units::g_per_cm2) == doctest::Approx(1750).epsilon(1e-14));
  STATIC_CHECK(find_imec_node(7)->name == "imec 7 nm");
  STATIC_CHECK(find_imec_node(7)->source.starts_with("facebookresearch/ACT@"));
  for (const int node : {22, 8, 12, 65}) CHECK(!find_imec_node(node));
}

TEST_CASE("finer nodes cost no less an area") {
  constexpr int nodes[]{28, 20, 14, 10, 7, 5, 3};
  for (int i = 1; i < 7; ++i) CHECK(find_imec_node(nodes[i])->value >= find_imec_node(nodes[i - 1])->value);
}
