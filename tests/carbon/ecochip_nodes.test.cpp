// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/ecochip_nodes.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;
using namespace co2design::carbon;

TEST_CASE("a node has ECO-CHIP's figures with their source") {
  constexpr ecochip_node at = *find_ecochip_node(22);
  CHECK(at.carbon_per_area.value.in(units::g_per_cm2) == doctest::Approx(1674).epsilon(1e-14));
  CHECK(at.defect_density.value.value() ==
        doctest::Approx(0.0008).epsilon(1e-14));  // 0.08 a square centimetre
  STATIC_CHECK(at.logic_area->value == 7.325456759);
  STATIC_CHECK(at.sram_energy->value == 1.997275204);
  STATIC_CHECK(at.beol_vs_feol.value == 0.4855);
  CHECK(at.transistor_density->value.value() == 8.45e6);
  STATIC_CHECK(at.defect_density.source.starts_with("ASU-VDA-Lab/ECO-CHIP@"));
  STATIC_CHECK(at.defect_density.year == 2023);
}

TEST_CASE("every scale is one at 7 nm; what is not given is none; other nodes are not guessed") {
  constexpr ecochip_node base = *find_ecochip_node(7);
  for (const auto& scale : {base.logic_area, base.logic_energy, base.logic_delay, base.logic_power,
                            base.sram_area, base.sram_energy, base.analog_area})
    CHECK(scale->value == 1);
  STATIC_CHECK(!find_ecochip_node(65)->logic_area);
  STATIC_CHECK(!find_ecochip_node(65)->transistor_density);
  STATIC_CHECK(find_ecochip_node(65)->defect_density >
               quantity<quotient_t<dimensionless, dimensions::area>>(0.0));
  for (const int node : {5, 12, 16, 20, 45}) CHECK(!find_ecochip_node(node));
}

TEST_CASE("finer nodes have more defects and cost more carbon an area") {
  constexpr int nodes[]{65, 28, 22, 14, 10, 7};
  for (int i = 1; i < 6; ++i) {
    CHECK(find_ecochip_node(nodes[i])->defect_density > find_ecochip_node(nodes[i - 1])->defect_density);
    CHECK(find_ecochip_node(nodes[i])->carbon_per_area > find_ecochip_node(nodes[i - 1])->carbon_per_area);
  }
}
