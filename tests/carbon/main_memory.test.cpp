// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/main_memory.hpp>

#include <string>

#include <co2design/carbon/embodied_act.hpp>
#include <co2design/carbon/embodied_sum.hpp>
#include <co2design/carbon/only.hpp>
#include <co2design/pipeline/choose.hpp>
#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/pipeline/provenance.hpp>
#include <co2design/units/interval.hpp>
#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::carbon;

auto approx(double x) { return doctest::Approx(x).epsilon(1e-12).scale(0); }

struct given_area {
  using provides = metrics<area>;
  constexpr auto operator()(auto const&) const noexcept { return 10_mm2; }
};
using anything = space<axis<"any", values<0>>>;

auto made(const main_memory& of) {
  return make_pipeline<anything>(of)(design<anything>::at(0), embodied_memory, memory_size,
                                     memory_access_energy);
}

}  // namespace

TEST_CASE("energy and carbon of one kind, by hand") {
  // 48 g / 0.875; 8 pJ a bit are 64 pJ a byte
  CHECK(made({})[embodied_memory].in(units::g_co2e) == approx(48 / 0.875));
  CHECK(made({})[memory_size].value() == 1e9);
  CHECK(made({})[memory_access_energy].value() == approx(64e-12));
  // 4 · 230 g / 0.875; 70 pJ a bit are 560 pJ a byte
  const main_memory old{.kind = kind::ddr3_30nm, .capacity = 4_GB};
  CHECK(made(old)[embodied_memory].in(units::g_co2e) == approx(920 / 0.875));
  CHECK(made(old)[memory_access_energy].value() == approx(560e-12));
  CHECK(made({.kind = kind::lpddr2_20nm})[memory_access_energy].value() == approx(320e-12));
  CHECK(made({.kind = kind::ddr3_50nm, .yield = 1})[embodied_memory].in(units::g_co2e) == approx(600));
  CHECK(made({.kind = kind::ddr3_40nm, .yield = 1})[embodied_memory].in(units::g_co2e) == approx(315));
}

TEST_CASE("by default it is the memory of embodied_act, to the last bit") {
  constexpr auto act = make_pipeline<anything>(given_area{}, embodied_act{});
  constexpr auto apart =
      make_pipeline<anything>(given_area{}, only<embodied_chip>(embodied_act{}), main_memory{},
                              embodied_sum<embodied_chip, embodied_memory>{});
  constexpr auto at = design<anything>::at(0);
  STATIC_CHECK(act(at)[embodied_memory] == apart(at)[embodied_memory]);
  STATIC_CHECK(act(at)[embodied_carbon] == apart(at)[embodied_carbon]);
}

TEST_CASE("kind and capacity as axes") {
  using kinds = choose<"memory", main_memory, main_memory>;
  using both = space<kinds::axis>;
  constexpr auto judge = make_pipeline<both>(kinds{main_memory{}, main_memory{.kind = kind::ddr3_30nm}});
  const auto first = judge(design<both>::at(0), embodied_memory, memory_access_energy),
             second = judge(design<both>::at(1), embodied_memory, memory_access_energy);
  CHECK(first[embodied_memory] < second[embodied_memory]);
  CHECK(first[memory_access_energy] < second[memory_access_energy]);

  using sizes = space<axis<"memory_gb", values<1, 2, 8>>>;
  constexpr auto by_size = make_pipeline<sizes>(memory_by_size{});
  for (std::size_t i = 0; i < 3; ++i) {
    const double gb = i == 0 ? 1 : i == 1 ? 2 : 8;
    const auto found = by_size(design<sizes>::at(i), embodied_memory, memory_size);
    CHECK(found[embodied_memory].in(units::g_co2e) == approx(gb * 48 / 0.875));
    CHECK(found[memory_size].value() == gb * 1e9);
  }
}

TEST_CASE("the size on an axis in bounds, by hand") {
  using sizes = space<axis<"memory_gb", values<1, 2, 8>>>;
  constexpr auto by_size =
      make_pipeline<sizes>(basic_memory_by_size<interval>{.of = {.yield = interval(0.8, 1.0)}});
  const auto bounds = by_size(design<sizes>::at(1))[embodied_memory].in(units::g_co2e);
  CHECK(bounds.low() == approx(96));  // 2 GB of 48 g
  CHECK(bounds.high() == approx(120));
}

TEST_CASE("the kinds say who measured them, and when it is not known") {
  STATIC_CHECK(kind::lpddr4.access.year == 0);
  STATIC_CHECK(kind::ddr3_30nm.access.year == 2012);
  STATIC_CHECK(kind::lpddr2_20nm.access.name == "LPDDR, 40 pJ a bit");
}

TEST_CASE("each metric has its constants") {
  const auto words = [](auto metric) {
    std::string out;
    for (const auto& one : provenance(make_pipeline<anything>(main_memory{}), metric).rows)
      out += one.constant + " ";
    return out;
  };
  CHECK(words(memory_access_energy) == "access ");
  CHECK(words(memory_size) == "capacity ");
  CHECK(words(embodied_memory) == "making capacity yield ");
}

TEST_CASE("bounds hold what is between") {
  const auto bounds = make_pipeline<anything>(basic_main_memory<interval>{.yield = interval(0.8, 0.9)})(
      design<anything>::at(0))[embodied_memory];
  CHECK(bounds.value().contains(made({})[embodied_memory].value()));
}
