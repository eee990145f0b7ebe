// SPDX-License-Identifier: BSL-1.0
#include <co2design/hardware/accelerator.hpp>

#include <cstdint>

#include <doctest/doctest.h>
#include <static_check.hpp>
#include <table.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::hardware;

constexpr std::int64_t kib = 1024, mib = 1024 * 1024;

constexpr configuration small{
    .cores = 1, .width = 32, .depth = 2, .l2_bytes = 64 * kib, .l2_bandwidth = 32, .glb_bytes = 2 * mib};

constexpr configuration shaped(int width, int depth, std::int64_t l2_bytes) {
  configuration c = small;
  c.width = width;
  c.depth = depth;
  c.l2_bytes = l2_bytes;
  return c;
}

constexpr possible<area_quantity> area_of(const configuration& c, rule_set rules) {
  const auto made = make_accelerator(c, edge_22nm);
  if (!made) return made.why();
  return silicon_area(*made, rules);
}

auto approx(double x) { return doctest::Approx(x).epsilon(1e-9).scale(0); }

configuration configuration_of(const table::row& row) {
  return {.cores = static_cast<int>(row.integer("cores")),
          .width = static_cast<int>(row.integer("width")),
          .depth = static_cast<int>(row.integer("depth")),
          .l2_bytes = row.integer("l2_bytes"),
          .l2_bandwidth = 64,
          .glb_bytes = row.integer("glb_bytes")};
}

}  // namespace

TEST_CASE("the L2 an array needs: 16 bytes per element, and more for the two largest shapes") {
  STATIC_CHECK(l2_floor(32, 2) == 1024);
  STATIC_CHECK(l2_floor(32, 64) == 32 * kib);
  STATIC_CHECK(l2_floor(64, 64) == 64 * kib);
  STATIC_CHECK(l2_floor(128, 64) == 128 * kib);
  STATIC_CHECK(l2_floor(256, 64) == 256 * kib);
  STATIC_CHECK(l2_floor(256, 8) == 32 * kib);
  STATIC_CHECK(l2_floor(256, 1) == 4 * kib);
  // 16 bytes an element would be 64 and 128 KiB
  STATIC_CHECK(l2_floor(256, 16) == 128 * kib);
  STATIC_CHECK(l2_floor(256, 32) == 256 * kib);
  // no other shape of that many elements
  STATIC_CHECK(l2_floor(128, 32) == 64 * kib);
}

TEST_CASE("a tensor core has the L2 its array needs, the vector core what was asked for") {
  constexpr auto made = make_accelerator(shaped(256, 64, 64 * kib), edge_22nm);
  STATIC_CHECK(made.has_value());
  STATIC_CHECK(made->tensor_l2.bytes == 256 * kib);
  STATIC_CHECK(made->vector_l2.bytes == 64 * kib);
  STATIC_CHECK(made->glb.bytes == 2 * mib);
  STATIC_CHECK(made->process == &edge_22nm);
  STATIC_CHECK(made->knobs.l2_bytes == 64 * kib);
  constexpr auto roomy = make_accelerator(shaped(256, 64, 512 * kib), edge_22nm);
  STATIC_CHECK(roomy->tensor_l2.bytes == 512 * kib);
  STATIC_CHECK(roomy->vector_l2.bytes == 512 * kib);
}

TEST_CASE("the memories beyond L2 move 512 and 128 elements per cycle") {
  constexpr auto made = make_accelerator(small, edge_22nm);
  STATIC_CHECK(made->glb_bandwidth == 512);
  STATIC_CHECK(made->dram_bandwidth == 128);
}

TEST_CASE("a chip that needs an SRAM without figures is infeasible, with the reason") {
  constexpr const char* reason = "no figures for an SRAM of this capacity";
  // 96 KiB for both cores; 160 KiB, which 256 × 40 elements need
  CHECK(make_accelerator(shaped(32, 2, 96 * kib), edge_22nm).why().reason() == reason);
  CHECK(make_accelerator(shaped(256, 40, 64 * kib), edge_22nm).why().reason() == reason);
  // 512 KiB and 1 MiB are listed, 2 MiB is not
  CHECK(make_accelerator(shaped(256, 128, 64 * kib), edge_22nm)->tensor_l2.bytes == 512 * kib);
  CHECK(make_accelerator(shaped(256, 256, 64 * kib), edge_22nm)->tensor_l2.bytes == 1024 * kib);
  CHECK(!make_accelerator(shaped(256, 512, 64 * kib), edge_22nm));
  configuration c = small;
  c.glb_bytes = 3 * mib;
  CHECK(make_accelerator(c, edge_22nm).why().reason() == reason);

  // only the vector core's is missing: 64 KiB, where the array raises the tensor core's to 128 KiB
  technology without_64k = edge_22nm;
  without_64k.l2[0].bytes = 1;
  CHECK(make_accelerator(shaped(128, 64, 64 * kib), without_64k).why().reason() == reason);
  // and only the one that the published list prices
  technology without_256k = edge_22nm;
  without_256k.l2[3].bytes = 1;
  const auto made = make_accelerator(shaped(256, 32, 512 * kib), without_256k);
  REQUIRE(made);
  CHECK(silicon_area(*made, rules::corrected).has_value());
  CHECK(silicon_area(*made, rules::reference).why().reason() == reason);
}

TEST_CASE("area, by hand") {
  // 1 core of 32 × 2: 64·(379.846667 + 0.348053) + 105921, the vector core 32·(379.846667 + 0.13052) +
  // 105921, a GLB of 3100860 µm²
  CHECK(area_of(small, rules::corrected)->in(units::um2) ==
        approx(24332.46208 + 105921 + 12159.269984 + 105921 + 3100860));
  // 4 cores of 128 × 64 with 64 KiB: tensor L2 128 KiB, vector L2 64 KiB
  configuration c = shaped(128, 64, 64 * kib);
  c.cores = 4;
  c.glb_bytes = 8 * mib;
  const double tensor = 8192 * 380.19472 + 219485, vector = 128 * 379.977187 + 105921;
  CHECK(area_of(c, rules::corrected)->in(units::um2) == approx(4 * tensor + 4 * vector + 12235100));
  STATIC_CHECK(area_of(small, rules::corrected) < 3.3492_mm2);
  STATIC_CHECK(area_of(small, rules::corrected) > 3.3491_mm2);
}

TEST_CASE("all areas of the study: published, and by one floor rule") {
  int chips = 0;
  for (const auto& row : table("areas.csv")) {
    const configuration c = configuration_of(row);
    CAPTURE(c.cores);
    CAPTURE(c.width);
    CAPTURE(c.depth);
    CAPTURE(c.l2_bytes);
    CAPTURE(c.glb_bytes);
    ++chips;
    CHECK(area_of(c, rules::reference)->in(units::um2) == approx(row.number("published_area_um2")));
    CHECK(area_of(c, rules::corrected)->in(units::um2) == approx(row.number("formula_area_um2")));
  }
  CHECK(chips == 1080);
}

TEST_CASE("the published list prices two shapes by an older floor") {
  constexpr rule_set before{correction::decoding}, from{correction::one_area_rule};
  for (const rule_set rules : {rules::reference, before}) {
    CHECK(l2_bytes_priced(shaped(256, 16, 64 * kib), rules) == 64 * kib);
    CHECK(l2_bytes_priced(shaped(256, 16, 128 * kib), rules) == 128 * kib);
    CHECK(l2_bytes_priced(shaped(256, 16, 512 * kib), rules) == 512 * kib);
    CHECK(l2_bytes_priced(shaped(256, 32, 64 * kib), rules) == 256 * kib);
    CHECK(l2_bytes_priced(shaped(256, 32, 256 * kib), rules) == 256 * kib);
    CHECK(l2_bytes_priced(shaped(256, 32, 512 * kib), rules) == 256 * kib);
    CHECK(l2_bytes_priced(shaped(256, 32, 1024 * kib), rules) == 256 * kib);
    CHECK(l2_bytes_priced(shaped(256, 64, 64 * kib), rules) == 256 * kib);
    CHECK(l2_bytes_priced(shaped(128, 16, 64 * kib), rules) == 64 * kib);
  }
  for (const rule_set rules : {from, rules::corrected}) {
    CHECK(l2_bytes_priced(shaped(256, 16, 64 * kib), rules) == 128 * kib);
    CHECK(l2_bytes_priced(shaped(256, 32, 512 * kib), rules) == 512 * kib);
    CHECK(l2_bytes_priced(shaped(256, 32, 1024 * kib), rules) == 1024 * kib);
  }
}

TEST_CASE("under one rule, what is priced is what the chip has, and more of anything is more area") {
  for (const auto& row : table("areas.csv")) {
    const configuration c = configuration_of(row);
    const auto made = make_accelerator(c, edge_22nm);
    CHECK(l2_bytes_priced(c, rules::corrected) == made->tensor_l2.bytes);
    const area_quantity here = *area_of(c, rules::corrected);
    configuration more = c;
    more.cores *= 2;
    CHECK(*area_of(more, rules::corrected) > here);
    more = c;
    more.l2_bytes *= 2;
    if (more.l2_bytes <= 1024 * kib) CHECK(*area_of(more, rules::corrected) > here);
    more = c;
    more.depth *= 2;
    CHECK(*area_of(more, rules::corrected) > here);
  }
}

TEST_CASE("peak throughput: two operations per element and cycle") {
  // 4 · 64 · 64 · 2 · 625e6
  configuration c = shaped(64, 64, 64 * kib);
  c.cores = 4;
  CHECK(peak_operations(*make_accelerator(c, edge_22nm)).in(units::tops) == approx(20.48));
  CHECK(peak_operations(*make_accelerator(small, edge_22nm)).in(units::tops) == approx(0.08));
  STATIC_CHECK(peak_operations(*make_accelerator(shaped(128, 16, 64 * kib), edge_22nm)) == 2.56_tops);
}
