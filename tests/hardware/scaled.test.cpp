// SPDX-License-Identifier: BSL-1.0
#include <co2design/hardware/scaled.hpp>

#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/pipeline/provenance.hpp>
#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::hardware;

auto approx(double x) { return doctest::Approx(x).epsilon(1e-12).scale(0); }

using small = npu<edge_22nm, cores<1>, width<32>, depth<8>, l2_kib<64>, l2_bw<32>, glb_mib<2>>;
using small_by_node = npu_by_node<cores<1>, width<32>, depth<8>, l2_kib<64>, l2_bw<32>, glb_mib<2>>;
using nodes = space<axis<"node", values<5, 7, 10, 14, 22, 28>>>;
constexpr auto judge = make_pipeline<nodes>(small_by_node{});

}  // namespace

TEST_CASE("each figure of 22 nm at 7 nm, by hand") {
  const technology& t = edge_at<7>;
  // logic: area / 7.325456759, energy / 2.72479564; SRAM: area / 3.757501843, energy / 1.997275204
  CHECK(t.mac.value() == approx(379.846667e-6 / 7.325456759));
  CHECK(t.tensor_registers.value() == approx(0.348053e-6 / 7.325456759));
  CHECK(t.vector_registers.value() == approx(0.13052e-6 / 7.325456759));
  CHECK(t.mac_energy.value() == approx(0.469035e-12 / 2.72479564));
  CHECK(t.tensor_register_read.value() == approx(0.190888e-12 / 2.72479564));
  CHECK(t.tensor_register_write.value() == approx(0.254518e-12 / 2.72479564));
  CHECK(t.vector_register_read.value() == approx(0.088823e-12 / 2.72479564));
  CHECK(t.vector_register_write.value() == approx(0.11843e-12 / 2.72479564));
  CHECK(t.lookup.value() == approx(2e-12 / 2.72479564));
  CHECK(t.l2[0].area.value() == approx(105921e-6 / 3.757501843));
  CHECK(t.l2[0].read.value() == approx(5.428359e-12 / 1.997275204));
  CHECK(t.glb[5].write.value() == approx(115.787e-12 / 1.997275204));
  CHECK(t.glb[5].bytes == 50 * 1024 * 1024);
  STATIC_CHECK(edge_at<7>.frequency == edge_22nm.frequency);
  STATIC_CHECK(edge_at<7>.dram_access == edge_22nm.dram_access);
  STATIC_CHECK(edge_at<7>.known == evidence::modelled);
  STATIC_CHECK(edge_at<7>.l2[3].known == evidence::modelled);
  STATIC_CHECK(edge_at<7>.name == "7 nm by ECO-CHIP's factors");
}

TEST_CASE("a node is itself, and there and back is where it began") {
  STATIC_CHECK(edge_at<22>.mac == edge_22nm.mac);
  STATIC_CHECK(edge_at<22>.known == evidence::published);
  const technology back = *scaled(edge_at<14>, 14, 22);
  CHECK(back.mac.value() == approx(edge_22nm.mac.value()));
  CHECK(back.glb[2].read.value() == approx(edge_22nm.glb[2].read.value()));
}

TEST_CASE("of other nodes nothing is guessed") {
  for (const int node : {5, 8, 12, 16, 20, 45, 65}) {
    CHECK(!scaled(edge_22nm, 22, node));
    CHECK(scaled(edge_22nm, node, 22).why().reason() == "no cited factors of area and energy for this node");
  }
}

TEST_CASE("the node as an axis: the chip of each node, smaller the finer") {
  const auto at = [](std::size_t i) { return judge(design<nodes>::at(i))[area]; };
  CHECK(!at(0).has_value());  // 5 nm
  CHECK(at(0).why().reason() == "no cited factors of area and energy for this node");
  for (std::size_t i = 2; i < 6; ++i) CHECK(*at(i) > *at(i - 1));
  constexpr auto plain = make_pipeline<nodes>(small{});
  CHECK(*at(4) == *plain(design<nodes>::at(4))[area]);
  CHECK(judge(design<nodes>::at(1))[chip]->process == &edge_at<7>);
}

TEST_CASE("provenance has the factors and who published them") {
  const auto rows =
      provenance(make_pipeline<nodes>(
                     npu<edge_at<7>, cores<1>, width<32>, depth<8>, l2_kib<64>, l2_bw<32>, glb_mib<2>>{}),
                 area)
          .rows;
  bool logic = false, memories = false;
  for (const auto& one : rows) {
    if (!one.constant.starts_with("scaled.")) continue;
    CHECK(one.source.starts_with("ASU-VDA-Lab/ECO-CHIP@fe998d9"));
    CHECK(one.known == evidence::modelled);
    if (one.constant == "scaled.logic_area") logic = one.low == approx(1 / 7.325456759);
    if (one.constant == "scaled.sram_area") memories = one.low == approx(1 / 3.757501843);
    CHECK(one.constant != "scaled.logic_energy");  // goes into no area
  }
  CHECK(logic);
  CHECK(memories);
  for (const auto& one : provenance(make_pipeline<nodes>(small{})).rows)
    CHECK(!one.constant.starts_with("scaled."));
  // there and back the factors are none
  CHECK(scaled(edge_at<14>, 14, 22)->scaled_by.logic_area == approx(1));
}
