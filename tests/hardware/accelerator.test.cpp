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

TEST_CASE("the memories beyond L2 move 512 and 128 elements per cycle, or what the knobs say") {
  constexpr auto made = make_accelerator(small, edge_22nm);
  STATIC_CHECK(made->glb_bandwidth == 512);
  STATIC_CHECK(made->dram_bandwidth == 128);
  configuration c = small;
  c.glb_bandwidth = 1024;
  c.dram_bandwidth = 48;
  CHECK(make_accelerator(c, edge_22nm)->glb_bandwidth == 1024);
  CHECK(make_accelerator(c, edge_22nm)->dram_bandwidth == 48);
}

TEST_CASE("there are as many vector cores as tensor cores, or as many as the knob says") {
  configuration c = small;
  c.cores = 4;
  CHECK(make_accelerator(c, edge_22nm)->knobs.vector_cores == 4);
  c.vector_cores = 9;
  CHECK(make_accelerator(c, edge_22nm)->knobs.vector_cores == 9);
  // each costs its lanes and its L2, and no operation of the arrays
  const double vector_core = 32 * 379.977187 + 105921;
  configuration more = c;
  more.vector_cores = 11;
  CHECK((*area_of(more, rules::corrected) - *area_of(c, rules::corrected)).in(units::um2) ==
        approx(2 * vector_core));
  CHECK(peak_operations(*make_accelerator(more, edge_22nm)) ==
        peak_operations(*make_accelerator(c, edge_22nm)));
}

TEST_CASE("a chip whose SRAM has no entry has interpolated figures, and says so") {
  STATIC_CHECK(known_by(*make_accelerator(small, edge_22nm)) == evidence::published);
  // 96 KiB for both cores
  constexpr auto both = make_accelerator(shaped(32, 2, 96 * kib), edge_22nm);
  STATIC_CHECK(both->tensor_l2.bytes == 96 * kib);
  STATIC_CHECK(both->tensor_l2.known == evidence::modelled);
  STATIC_CHECK(both->vector_l2.known == evidence::modelled);
  STATIC_CHECK(both->glb.known == evidence::published);
  STATIC_CHECK(known_by(*both) == evidence::modelled);
  // 160 KiB, which 256 × 40 elements need, for the tensor core alone
  constexpr auto floored = make_accelerator(shaped(256, 40, 64 * kib), edge_22nm);
  STATIC_CHECK(floored->tensor_l2.bytes == 160 * kib);
  STATIC_CHECK(floored->tensor_l2.known == evidence::modelled);
  STATIC_CHECK(floored->vector_l2.known == evidence::published);
  STATIC_CHECK(known_by(*floored) == evidence::modelled);
  // its area: 219485·(349472/219485)^t, t = log(160/128)/log(192/128) = 0.550340
  CHECK((*area_of(shaped(256, 40, 64 * kib), rules::corrected) -
         *area_of(shaped(256, 32, 64 * kib), rules::corrected))
            .in(units::um2) == doctest::Approx(256 * 8 * 380.19472 + 283516.028683 - 447768).epsilon(1e-9));
  configuration c = small;
  c.glb_bytes = 3 * mib;
  CHECK(known_by(*make_accelerator(c, edge_22nm)) == evidence::modelled);
  // and the technology's own figures count
  technology guessed = edge_22nm;
  guessed.known = evidence::modelled;
  CHECK(known_by(*make_accelerator(small, guessed)) == evidence::modelled);
}

TEST_CASE("a chip that needs an SRAM smaller or larger than all that are listed is infeasible") {
  constexpr const char *small_one = "no figures for an SRAM this small",
                       *large_one = "no figures for an SRAM this large";
  CHECK(make_accelerator(shaped(32, 2, 32 * kib), edge_22nm).why().reason() == small_one);
  // 512 KiB and 1 MiB are listed, 2 MiB is not
  CHECK(make_accelerator(shaped(256, 128, 64 * kib), edge_22nm)->tensor_l2.bytes == 512 * kib);
  CHECK(make_accelerator(shaped(256, 256, 64 * kib), edge_22nm)->tensor_l2.bytes == 1024 * kib);
  CHECK(make_accelerator(shaped(256, 512, 64 * kib), edge_22nm).why().reason() == large_one);
  configuration c = small;
  c.glb_bytes = 1 * mib;
  CHECK(make_accelerator(c, edge_22nm).why().reason() == small_one);
  c.glb_bytes = 51 * mib;
  CHECK(make_accelerator(c, edge_22nm).why().reason() == large_one);

  // only the vector core's is missing: 64 KiB, where the array raises the tensor core's to 128 KiB
  technology from_128k = edge_22nm;
  from_128k.l2 = {edge_22nm.l2[1], edge_22nm.l2[2], edge_22nm.l2[3]};
  CHECK(make_accelerator(shaped(128, 64, 64 * kib), from_128k).why().reason() == small_one);
  // and only the one that the published list prices
  technology from_512k = edge_22nm;
  from_512k.l2 = {edge_22nm.l2[4], edge_22nm.l2[5]};
  const auto made = make_accelerator(shaped(256, 32, 512 * kib), from_512k);
  REQUIRE(made);
  CHECK(silicon_area(*made, rules::corrected).has_value());
  CHECK(silicon_area(*made, rules::reference).why().reason() == small_one);
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
