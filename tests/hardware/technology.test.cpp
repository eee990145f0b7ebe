// SPDX-License-Identifier: BSL-1.0
#include <co2design/hardware/technology.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

#include <doctest/doctest.h>
#include <static_check.hpp>
#include <table.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::hardware;

auto approx(double x) { return doctest::Approx(x).epsilon(1e-12).scale(0); }

void check_sram(const sram_list& list, const table::row& row) {
  const auto found = find_sram(list, row.integer("bytes"));
  REQUIRE(found);
  CHECK(found->bytes == row.integer("bytes"));
  CHECK(found->area.in(units::um2) == approx(row.number("area_um2")));
  CHECK(found->read.in(units::picojoule) == approx(row.number("read_pj")));
  CHECK(found->write.in(units::picojoule) == approx(row.number("write_pj")));
}

// Larger is dearer in every respect, and the capacities ascend.
constexpr bool grows(const sram_list& list) {
  for (std::size_t i = 1; i < list.size(); ++i) {
    const sram &small = list[i - 1], &large = list[i];
    if (large.bytes <= small.bytes || large.area <= small.area || large.read <= small.read ||
        large.write <= small.write)
      return false;
  }
  return true;
}

}  // namespace

TEST_CASE("every part has the estimator's area and access energy") {
  int parts = 0;
  for (const auto& row : table("components.csv")) {
    const std::string component = row.text("component");
    CAPTURE(component);
    const area_quantity area = row.number("area_um2") * units::um2;
    const auto read = approx(row.number("read_pj")), write = approx(row.number("write_pj"));
    ++parts;
    if (component == "l2") {
      check_sram(edge_22nm.l2, row);
    } else if (component == "glb") {
      check_sram(edge_22nm.glb, row);
    } else if (component == "mac") {
      CHECK(edge_22nm.mac.value() == approx(area.value()));
      CHECK(edge_22nm.mac_energy.in(units::picojoule) == read);
    } else if (component == "tensor_registers") {
      CHECK(edge_22nm.tensor_registers.value() == approx(area.value()));
      CHECK(edge_22nm.tensor_register_read.in(units::picojoule) == read);
      CHECK(edge_22nm.tensor_register_write.in(units::picojoule) == write);
    } else if (component == "vector_registers") {
      CHECK(edge_22nm.vector_registers.value() == approx(area.value()));
      CHECK(edge_22nm.vector_register_read.in(units::picojoule) == read);
      CHECK(edge_22nm.vector_register_write.in(units::picojoule) == write);
    } else {
      CHECK(component == "dram");
      CHECK(edge_22nm.dram_access.in(units::picojoule) == read);
      CHECK(edge_22nm.dram_access.in(units::picojoule) == write);
    }
  }
  CHECK(parts == 16);
}

TEST_CASE("areas follow from the 45 nm cells by the node's scaling") {
  // 3632 µm² for 32 bit, 13.312 µm² for 128 entries of 32 bit; 0.41833 is rounded to five digits
  const auto rounded = [](double x) { return doctest::Approx(x).epsilon(1e-5).scale(0); };
  CHECK(edge_22nm.mac.in(units::um2) == rounded(3632 * 0.41833 * 8 / 32));
  CHECK(edge_22nm.tensor_registers.in(units::um2) ==
        rounded(13.312 * edge_22nm.tensor_register_entries / 128 * 0.41833 * 8 / 32));
  CHECK(edge_22nm.vector_registers.in(units::um2) ==
        rounded(13.312 * edge_22nm.vector_register_entries / 128 * 0.41833 * 8 / 32));
}

TEST_CASE("clock, registers, look-up, and the MAC energy of the published estimator") {
  STATIC_CHECK(edge_22nm.frequency == 625_MHz);
  STATIC_CHECK(edge_22nm.tensor_register_entries == 32);
  STATIC_CHECK(edge_22nm.vector_register_entries == 12);
  STATIC_CHECK(edge_22nm.lookup == 2_pJ);
  STATIC_CHECK(fixed_mac_energy == 2.2_pJ);
  // LPDDR4: 8 pJ/bit, 32 bit a block
  STATIC_CHECK(edge_22nm.dram_access == 256_pJ);
}

TEST_CASE("a larger SRAM costs more area and more energy") {
  STATIC_CHECK(grows(edge_22nm.l2));
  STATIC_CHECK(grows(edge_22nm.glb));
}

TEST_CASE("a technology says how its figures are known, and whose they are") {
  STATIC_CHECK(edge_22nm.known == evidence::published);
  for (const sram_list& list : {edge_22nm.l2, edge_22nm.glb})
    for (const sram& one : list) CHECK(one.known == evidence::published);
  CHECK(edge_22nm.name == "22 nm");
  CHECK(edge_22nm.source.find("2505.01386") != edge_22nm.source.npos);
}
