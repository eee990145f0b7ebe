// SPDX-License-Identifier: BSL-1.0
#include <co2design/mapping/loop_nest.hpp>

#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <static_check.hpp>
#include <table.hpp>

namespace {

using namespace co2design;
using namespace co2design::mapping;

letter letter_of(char name) {
  const auto at = std::string("NPQCRSK").find(name);
  REQUIRE(at != std::string::npos);
  return static_cast<letter>(at);
}

std::vector<std::string> split(const std::string& text, char by) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, by);) parts.push_back(part);
  return parts;
}

// A mapping as the published mapper prints it: "TC4 K4;SC64 K64;TN197 K3;SC2;T;T|PNQ/KQ/KQ", the factors of six levels
// from the inside, T temporal and S spatial, then the loop orders from the inside.
loop_nest parse(const std::string& text) {
  const auto halves = split(text, '|');
  const auto levels = split(halves.at(0), ';');
  const auto orders = split(halves.at(1), '/');
  REQUIRE(levels.size() == 6);
  REQUIRE(orders.size() == 3);
  loop_nest nest{};
  extents tile;
  tile.fill(1);
  extents* const tiles[]{&nest.registers, &nest.array, &nest.l2, &nest.cores, &nest.glb, &nest.whole};
  for (std::size_t level = 0; level < 6; ++level) {
    for (const auto& factor : split(levels[level].substr(1), ' '))
      tile[static_cast<std::size_t>(letter_of(factor[0]))] *= std::stoll(factor.substr(1));
    *tiles[level] = tile;
  }
  for (std::size_t level = 0; level < 3; ++level)
    for (char name : orders[level]) nest.order[level].push_back(letter_of(name));
  return nest;
}

hardware::accelerator chip_of(const table::row& row) {
  const auto made = hardware::make_accelerator({.cores = static_cast<int>(row.integer("cores")),
                                                .width = static_cast<int>(row.integer("width")),
                                                .depth = static_cast<int>(row.integer("depth")),
                                                .l2_bytes = row.integer("l2_bytes"),
                                                .l2_bandwidth = static_cast<int>(row.integer("l2_bw")),
                                                .glb_bytes = row.integer("glb_bytes")},
                                               hardware::edge_22nm);
  REQUIRE(made);
  return *made;
}

auto approx(double x) { return doctest::Approx(x).epsilon(1e-9).scale(0); }

}  // namespace

TEST_CASE("every published mapping costs what the published estimator says") {
  std::size_t products = 0, convolutions = 0;
  for (const auto& row : table("matrix_operators.csv")) {
    const loop_nest nest = parse(row.text("mapping"));
    const extents whole{row.integer("b") * row.integer("n"),
                        row.integer("p"),
                        row.integer("q"),
                        row.integer("c"),
                        row.integer("r"),
                        row.integer("s"),
                        row.integer("k")};
    CAPTURE(row.text("mapping"));
    CHECK(nest.whole == whole);
    const nest_cost cost = cost_of(nest, chip_of(row), rules::reference);
    CHECK(cost.cycles == approx(row.number("cycles")));
    CHECK(cost.energy.in(units::picojoule) == approx(row.number("energy_pj")));
    CHECK(cost.compute_cycles <= cost.cycles);
    ++(row.integer("r") > 1 ? convolutions : products);
  }
  CHECK(products == 7238);
  CHECK(convolutions == 41);
}

TEST_CASE("a product of eight by eight by eight, by hand") {
  constexpr auto made =
      hardware::make_accelerator({1, 4, 2, 64 * 1024, 32, 2 * 1024 * 1024}, hardware::edge_22nm);
  static_assert(made);
  // Registers hold one weight; 2 × 4 elements over C and K; the L2 tile and the rest is the whole product.
  constexpr loop_nest nest = [] {
    loop_nest one{};
    one.registers = {1, 1, 1, 1, 1, 1, 1};
    one.array = {1, 1, 1, 2, 1, 1, 4};
    one.l2 = one.cores = one.glb = one.whole = {8, 1, 1, 8, 1, 1, 8};
    one.order[0].push_back(letter::n);
    return one;
  }();
  constexpr nest_cost cost = cost_of(nest, *made, rules::reference);
  // 512 MACs on 8 elements
  STATIC_CHECK(cost.compute_cycles == 64);
  // L2 to registers: weights stay put while rows run: 64 fills. Inputs: 64 · 8/1 fills, read for 4 outputs at once:
  // 128. Outputs: 64 · 8 fills, 2 reduced at once: 256. Read 64 + 128 + 256 − 64 of 32 per cycle; written 256
  STATIC_CHECK(cost.read[0] == 384);
  STATIC_CHECK(cost.written[0] == 256);
  // all three tensors cross the other boundaries once; the first read of the outputs is none
  STATIC_CHECK(cost.read[1] == 128 && cost.written[1] == 64);
  STATIC_CHECK(cost.read[2] == 128 && cost.written[2] == 64);
  STATIC_CHECK(cost.cycles == 64);
  const double l2 = 5.428359, glb = 24.296144, dram = 256, rf = 0.190888;
  // operands: 512/4 inputs and (2·512 − 64)/2 outputs of the L2; weights 64 into registers and out of the L2; tensors
  // 64 + 64 + 64 − 64 into the L2 and the global buffer, 64 + 64 + 2·64 − 64 out of what is above
  CHECK(cost.energy.in(units::picojoule) == approx(512 * (2.2 + rf) + (128 + 480) * l2 + 64 * (rf + l2) +
                                                   128 * l2 + 192 * glb + 128 * glb + 192 * dram));
}

TEST_CASE("what each rung changes, by hand") {
  const auto made = hardware::make_accelerator({2, 4, 2, 64 * 1024, 8, 2 * 1024 * 1024}, hardware::edge_22nm);
  REQUIRE(made);
  // 16 × 8 × 8 on two cores of 2 × 4 elements, rows shared between the cores; L2 tile and global buffer hold it all
  loop_nest nest{};
  nest.registers = {1, 1, 1, 1, 1, 1, 1};
  nest.array = {1, 1, 1, 2, 1, 1, 4};
  nest.l2 = {8, 1, 1, 8, 1, 1, 8};
  nest.cores = nest.glb = nest.whole = {16, 1, 1, 8, 1, 1, 8};
  nest.order[0].push_back(letter::n);
  const auto at = [&](correction c) { return cost_of(nest, *made, rule_set{c}); };
  const double macs = 1024, results = 128, l2r = 5.428359, l2w = 5.08094, glbr = 24.296144, glbw = 20.6046;
  const double rfr = 0.190888, rfw = 0.254518, dram = 256;
  // operands read 1024/4 inputs, (1024 − 128)/2 outputs and write 1024/2; 128 weights fill registers (64 in each core)
  const double reads = 256 + 448, writes = 512, weights = 128;
  // L2 fills: weights for both cores, inputs, outputs less the first read; the global buffer reads weights once
  const double l2_fills = 128 + 128 + 128 - results, glb_reads = 64 + 128 + 128 - results, glb_writes = 128;
  const double glb_fills = 64 + 128 + 128 - results, dram_moves = 64 + 128 + 2 * 128 - results;
  const auto energy = [&](double mac, double block, double fill, double w2, double wg) {
    return macs * (mac + rfr) + (reads * l2r + writes * w2) / block + weights * (fill + l2r / block) +
           (l2_fills * w2 + glb_reads * glbr + glb_writes * wg + glb_fills * wg + dram_moves * dram) / block;
  };
  const auto pj = [&](correction c) { return at(c).energy.in(units::picojoule); };
  CHECK(pj(correction::none) == approx(energy(2.2, 1, rfr, l2r, glbr)));
  CHECK(pj(correction::padding) == approx(energy(2.2, 1, rfr, l2r, glbr)));
  CHECK(pj(correction::energy_per_block) == approx(energy(2.2, 4, rfr, l2r, glbr)));
  CHECK(pj(correction::mac_energy) == approx(energy(0.469035, 4, rfr, l2r, glbr)));
  CHECK(pj(correction::write_energy) == approx(energy(0.469035, 4, rfw, l2w, glbw)));
  CHECK(pj(correction::explicit_scenario) == approx(energy(0.469035, 4, rfw, l2w, glbw)));
  // L2 to registers: 128/1 weights, 128 · 8/4 inputs and 128 · 8/2 outputs, less 128: 768 of 8 per cycle, or of 2 · 8
  CHECK(at(correction::none).compute_cycles == 64);
  CHECK(at(correction::none).read[0] == 768);
  CHECK(at(correction::none).cycles == 96);
  CHECK(at(correction::l2_bandwidth_per_core).cycles == 64);
}

TEST_CASE("registers that hold weights alone load inputs and outputs for every product of weights") {
  const auto made = hardware::make_accelerator({1, 2, 1, 64 * 1024, 1, 2 * 1024 * 1024}, hardware::edge_22nm);
  REQUIRE(made);
  loop_nest nest{};
  nest.registers = {1, 1, 1, 1, 1, 1, 4};
  nest.array = {1, 1, 1, 2, 1, 1, 4};
  nest.l2 = nest.cores = nest.glb = nest.whole = {4, 1, 1, 2, 1, 1, 4};
  nest.order[0].push_back(letter::n);
  // 8 weights, 8 inputs, 16 · 2/2 outputs less 16; written 16
  CHECK(cost_of(nest, *made, {correction::l2_bandwidth_per_core}).cycles == 16);
  // 8 weights, 32 inputs as no output is spread, 32/2 outputs less 16: 40
  CHECK(cost_of(nest, *made, {correction::weight_registers}).cycles == 40);
}

TEST_CASE("windows touch what they overlap on once, and nothing in between") {
  using mapping::detail::window;
  STATIC_CHECK(window(4, 1, 1) == 4);
  STATIC_CHECK(window(4, 3, 1) == 6);
  STATIC_CHECK(window(4, 3, 2) == 9);
  STATIC_CHECK(window(4, 3, 3) == 12);
  STATIC_CHECK(window(4, 3, 5) == 12);
  STATIC_CHECK(window(1, 3, 2) == 3);
}

TEST_CASE("a convolution with a stride, by hand") {
  const auto made =
      hardware::make_accelerator({1, 4, 2, 64 * 1024, 32, 2 * 1024 * 1024}, hardware::edge_22nm);
  REQUIRE(made);
  // 4 × 3 outputs of one 3 × 2 kernel, one output row at a time in the L2
  loop_nest nest{};
  nest.registers = nest.array = {1, 1, 1, 1, 1, 1, 1};
  nest.l2 = nest.cores = {1, 1, 3, 1, 3, 2, 1};
  nest.glb = nest.whole = {1, 4, 3, 1, 3, 2, 1};
  nest.stride = 2;
  // (3 · 2 + 3) · (2 · 2 + 2) inputs and 6 weights from DRAM
  CHECK(cost_of(nest, *made, rules::reference).read[2] == 54 + 6);
  // four times 3 · 6 inputs from the global buffer; slid along P the same 54
  nest.order[1].push_back(letter::n);
  CHECK(cost_of(nest, *made, rules::reference).read[1] == 4 * 18 + 6);
  nest.order[1].push_back(letter::p);
  CHECK(cost_of(nest, *made, rules::reference).read[1] == 54 + 6);
  nest.stride = 1;
  CHECK(cost_of(nest, *made, rules::reference).read[1] == 6 * 4 + 6);
}
