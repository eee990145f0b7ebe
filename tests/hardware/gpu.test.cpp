// SPDX-License-Identifier: BSL-1.0
#include <co2design/hardware/gpu.hpp>

#include <map>
#include <string>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>
#include <table.hpp>

#include <co2design/units/literals.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::hardware;

auto approx(double x) { return doctest::Approx(x).epsilon(1e-9).scale(0); }

static_assert(policy<v100_stand_in> && policy<a100_stand_in> && policy<h100_stand_in>);

}  // namespace

TEST_CASE("the GPU stand-ins have the published cores, memories, area and peak") {
  const std::map<std::string, accelerator> chips{{"v100", *v100_stand_in::built()},
                                                 {"a100", *a100_stand_in::built()},
                                                 {"h100", *h100_stand_in::built()}};
  int rows = 0;
  for (const auto& row : table("gpu_stand_ins.csv")) {
    CAPTURE(row.text("chip"));
    const accelerator& a = chips.at(row.text("chip"));
    CHECK(a.knobs.cores == row.integer("cores"));
    CHECK(a.knobs.vector_cores == row.integer("vector_cores"));
    CHECK(a.knobs.width == row.integer("width"));
    CHECK(a.knobs.depth == row.integer("depth"));
    CHECK(a.tensor_l2.bytes == row.integer("l2_bytes"));
    CHECK(a.vector_l2.bytes == row.integer("l2_bytes"));
    CHECK(a.knobs.l2_bandwidth == row.integer("l2_bw"));
    CHECK(a.glb.bytes == row.integer("glb_bytes"));
    for (const rule_set rules : {rules::reference, rules::corrected})
      CHECK(silicon_area(a, rules)->in(units::um2) == approx(row.number("area_um2")));
    CHECK(peak_operations(a).in(units::tops) == approx(row.number("tops")));
    CHECK(known_by(a) == evidence::published);
    ++rows;
  }
  CHECK(rows == 6);
}

TEST_CASE("area of the A100's stand-in, by hand") {
  // 432·(64·380.19472 + 349472) + 6912·(16·379.977187 + 349472) + 44959400 µm²
  const double tensor = 432 * (24332.46208 + 349472), vector = 6912 * (6079.634992 + 349472);
  CHECK(silicon_area(*a100_stand_in::built(), rules::corrected)->in(units::um2) ==
        approx(tensor + vector + 44959400));
}

TEST_CASE("no stand-in reads an axis of the design") {
  CHECK(std::is_same_v<v100_stand_in::reads, axes<>>);
  CHECK(std::is_same_v<a100_stand_in::reads, axes<>>);
  CHECK(std::is_same_v<h100_stand_in::reads, axes<>>);
}
