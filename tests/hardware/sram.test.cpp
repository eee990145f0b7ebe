// SPDX-License-Identifier: BSL-1.0
#include <co2design/hardware/sram.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/hardware/technology.hpp>
#include <co2design/units/literals.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::hardware;

constexpr std::int64_t kib = 1024, mib = 1024 * 1024;

auto approx(double x) { return doctest::Approx(x).epsilon(1e-14).scale(0); }

// Twice the capacity: twice the area, 4 times the energy to read, 9 times that to write.
constexpr sram_list two{{100, 1_mm2, 1_pJ, 1_pJ, evidence::measured},
                        {200, 2_mm2, 4_pJ, 9_pJ, evidence::published}};

}  // namespace

TEST_CASE("a listed capacity is found as it is listed") {
  for (const sram_list& list : {edge_22nm.l2, edge_22nm.glb, two})
    for (const sram& one : list) {
      const auto found = find_sram(list, one.bytes);
      REQUIRE(found);
      CHECK(*found == one);
    }
  STATIC_CHECK(find_sram(two, 100)->known == evidence::measured);
  STATIC_CHECK(find_sram(edge_22nm.l2, 192 * kib)->known == evidence::published);
  STATIC_CHECK(find_sram(edge_22nm.l2, 192 * kib)->area == 349472_um2);
}

TEST_CASE("between two entries every figure is a power of the capacity, by hand") {
  const double t = std::log2(1.41);
  const auto found = find_sram(two, 141);
  REQUIRE(found);
  CHECK(found->bytes == 141);
  CHECK(found->area.in(units::mm2) == approx(1.41));  // in proportion
  CHECK(found->read.in(units::picojoule) == approx(1.41 * 1.41));
  CHECK(found->write.in(units::picojoule) == approx(std::pow(9.0, t)));
  CHECK(found->known == evidence::modelled);

  // 96 KiB, geometrically 0.584963 of the way from 64 to 128: 105921·(219485/105921)^0.584963
  const auto l2 = find_sram(edge_22nm.l2, 96 * kib);
  CHECK(l2->area.in(units::um2) == doctest::Approx(162209.964322).epsilon(1e-11));
  CHECK(l2->read.in(units::picojoule) == doctest::Approx(6.160898981976).epsilon(1e-11));
  CHECK(l2->write.in(units::picojoule) == doctest::Approx(5.806735667969).epsilon(1e-11));
}

TEST_CASE("figures grow from entry to entry, and meet both") {
  for (const sram_list& list : {edge_22nm.l2, edge_22nm.glb}) {
    sram last = list[0];
    for (std::size_t i = 1; i < list.size(); ++i) {
      const std::int64_t step = (list[i].bytes - list[i - 1].bytes) / 1024;
      for (std::int64_t bytes = list[i - 1].bytes + step; bytes < list[i].bytes; bytes += step) {
        const auto here = find_sram(list, bytes);
        REQUIRE(here);
        CHECK(here->known == evidence::modelled);
        const bool grown = here->area > last.area && here->read > last.read && here->write > last.write;
        if (!grown) CAPTURE(bytes);
        CHECK(grown);
        last = *here;
      }
      CHECK(list[i].area > last.area);
      CHECK(list[i].read > last.read);
      CHECK(list[i].write > last.write);
      last = list[i];
      // a byte beside an entry, figures are beside its figures
      const sram below = *find_sram(list, list[i].bytes - 1);
      CHECK(below.area.value() == doctest::Approx(list[i].area.value()).epsilon(1e-4));
      CHECK(below.write.value() == doctest::Approx(list[i].write.value()).epsilon(1e-4));
    }
  }
}

TEST_CASE("an entry left out is interpolated to within 7 %") {
  double worst = 0;
  for (const sram_list& list : {edge_22nm.l2, edge_22nm.glb})
    for (std::size_t i = 1; i + 1 < list.size(); ++i) {
      const sram guess = *find_sram(sram_list{list[i - 1], list[i + 1]}, list[i].bytes);
      for (const double ratio :
           {guess.area / list[i].area, guess.read / list[i].read, guess.write / list[i].write})
        worst = std::max(worst, std::abs(ratio - 1));
    }
  CHECK(worst < 0.07);
  CHECK(worst > 0.06);  // or the bound that the documentation states is too wide
}

TEST_CASE("the compiler interpolates to the bit what the program does") {
  static constexpr std::array<std::int64_t, 6> odd{65537, 96 * kib, 160 * kib, 384 * kib, 1000000, 3 * mib};
  static constexpr auto compiled = [](std::size_t i) {
    return *find_sram(odd[i] < 2 * mib ? edge_22nm.l2 : edge_22nm.glb, odd[i]);
  };
  static constexpr std::array by_compiler{compiled(0), compiled(1), compiled(2),
                                          compiled(3), compiled(4), compiled(5)};
  for (std::size_t i = 0; i < odd.size(); ++i) {
    volatile std::int64_t hidden = odd[i];
    const auto bits = [](auto quantity) { return std::bit_cast<std::uint64_t>(quantity.value()); };
    const sram here = *find_sram(odd[i] < 2 * mib ? edge_22nm.l2 : edge_22nm.glb, hidden);
    CHECK(bits(here.area) == bits(by_compiler[i].area));
    CHECK(bits(here.read) == bits(by_compiler[i].read));
    CHECK(bits(here.write) == bits(by_compiler[i].write));
  }
}

TEST_CASE("beyond the ends of a list there are no figures, with the reason") {
  for (const std::int64_t bytes : {std::int64_t{0}, std::int64_t{-65536}, std::int64_t{65535}}) {
    CHECK(!find_sram(edge_22nm.l2, bytes));
    CHECK(find_sram(edge_22nm.l2, bytes).why().reason() == "no figures for an SRAM this small");
  }
  for (const std::int64_t bytes : {1024 * kib + 1, 2 * mib, std::int64_t{1} << 40}) {
    CHECK(!find_sram(edge_22nm.l2, bytes));
    CHECK(find_sram(edge_22nm.l2, bytes).why().reason() == "no figures for an SRAM this large");
  }
  // a capacity of the other list
  STATIC_CHECK(!find_sram(edge_22nm.l2, 2 * mib));
  STATIC_CHECK(!find_sram(edge_22nm.glb, 64 * kib));
}

TEST_CASE("a list of one entry knows that entry, an empty one none") {
  constexpr sram_list one{{100, 1_mm2, 1_pJ, 1_pJ}};
  STATIC_CHECK(one.size() == 1);
  STATIC_CHECK(find_sram(one, 100)->area == 1_mm2);
  STATIC_CHECK(find_sram(one, 100)->known == evidence::published);
  STATIC_CHECK(find_sram(one, 99).why().reason() == "no figures for an SRAM this small");
  STATIC_CHECK(find_sram(one, 101).why().reason() == "no figures for an SRAM this large");
  constexpr sram_list none{};
  STATIC_CHECK(none.size() == 0);
  STATIC_CHECK(!find_sram(none, 100));
}

TEST_CASE("a list ascends, has figures above 0 and at most 16 entries") {
  const sram small{100, 1_mm2, 1_pJ, 1_pJ}, large{200, 2_mm2, 2_pJ, 2_pJ};
  CHECK(sram_list{small, large}.size() == 2);
  CHECK_THROWS_AS((sram_list{large, small}), std::out_of_range);
  CHECK_THROWS_AS((sram_list{small, small}), std::out_of_range);
  CHECK_THROWS_AS((sram_list{{0, 1_mm2, 1_pJ, 1_pJ}}), std::out_of_range);
  CHECK_THROWS_AS((sram_list{{100, 0_mm2, 1_pJ, 1_pJ}}), std::out_of_range);
  CHECK_THROWS_AS((sram_list{{100, 1_mm2, 0_pJ, 1_pJ}}), std::out_of_range);
  CHECK_THROWS_AS((sram_list{{100, 1_mm2, 1_pJ, -1_pJ}}), std::out_of_range);
  const auto sized = [](std::int64_t bytes) { return sram{bytes, 1_mm2, 1_pJ, 1_pJ}; };
  CHECK(sram_list{sized(1), sized(2), sized(3), sized(4), sized(5), sized(6), sized(7), sized(8), sized(9),
                  sized(10), sized(11), sized(12), sized(13), sized(14), sized(15), sized(16)}
            .size() == sram_list::capacity);
  CHECK_THROWS_AS(
      (sram_list{sized(1), sized(2), sized(3), sized(4), sized(5), sized(6), sized(7), sized(8), sized(9),
                 sized(10), sized(11), sized(12), sized(13), sized(14), sized(15), sized(16), sized(17)}),
      std::out_of_range);
}
