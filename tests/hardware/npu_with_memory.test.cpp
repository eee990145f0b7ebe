// SPDX-License-Identifier: BSL-1.0
#include <co2design/hardware/npu_with_memory.hpp>

#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/pipeline/provenance.hpp>
#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>

namespace {

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::hardware;

template <const technology& Process>
using beside = npu_with_memory<Process, cores<2>, width<64>, depth<16>, l2_kib<128>, l2_bw<128>, glb_mib<4>>;
using alone = npu<edge_22nm, cores<2>, width<64>, depth<16>, l2_kib<128>, l2_bw<128>, glb_mib<4>>;

struct memory_of {
  using provides = metrics<memory_access_energy>;
  double pj_per_bit;
  constexpr auto operator()(auto const&) const noexcept {
    return pj_per_bit * 8 * units::picojoule / (1 * units::byte);
  }
};
using anything = space<axis<"any", values<0>>>;

auto made(double pj_per_bit) {
  return make_pipeline<anything>(memory_of{pj_per_bit}, beside<edge_22nm>{})(design<anything>::at(0), chip,
                                                                             area, peak_throughput);
}

}  // namespace

TEST_CASE("the chip has the memory's access energy, and all else of the technology") {
  const auto plain = make_pipeline<anything>(alone{})(design<anything>::at(0), chip, area, peak_throughput);
  // 70 pJ a bit are 2240 pJ per 4 bytes
  CHECK(made(70)[chip]->dram_access.in(units::picojoule) == doctest::Approx(2240).epsilon(1e-14));
  CHECK(made(8)[chip]->dram_access.in(units::picojoule) == doctest::Approx(256).epsilon(1e-14));
  CHECK(*made(70)[area] == *plain[area]);
  CHECK(*made(70)[peak_throughput] == *plain[peak_throughput]);
  CHECK(made(70)[chip]->knobs == plain[chip]->knobs);
  CHECK(!(*made(70)[chip] == *made(8)[chip]));
}

TEST_CASE("the technology's access energy is that of a chip beside no memory in particular") {
  const auto plain = make_pipeline<anything>(alone{})(design<anything>::at(0))[chip];
  CHECK(plain->dram_access == edge_22nm.dram_access);
}

TEST_CASE("a memory's access energy is not among the chip's constants") {
  for (const auto& one : provenance(make_pipeline<anything>(memory_of{8}, beside<edge_22nm>{}), chip).rows)
    CHECK(one.constant != "dram_access");
}
