// SPDX-License-Identifier: BSL-1.0
#include <co2design/hardware/knob.hpp>

#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/space/design.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::hardware;

using sides = space<axis<"side", values<8, 16>>, axis<"cores", values<1, 4>>>;
constexpr design<sides> point("side"_axis = 16, "cores"_axis = 4);

using study = knobs<>;
using square = knobs<width<"side"_axis>, depth<"side"_axis>, l2_kib<64>, l2_bw<32>, glb_mib<2>>;
using whole = knobs<cores<2>, width<128>, depth<16>, l2_kib<256>, l2_bw<64>, glb_mib<4>>;

}  // namespace

TEST_CASE("the knobs nobody turned are the study's: six on axes of their names, three fixed") {
  CHECK(std::is_same_v<study::reads, axes<"cores", "width", "depth", "l2_kib", "l2_bw", "glb_mib">>);
  STATIC_CHECK(study::value<"vector_cores">(point) == 0);  // as many as tensor cores
  STATIC_CHECK(study::value<"glb_bw">(point) == 512);
  STATIC_CHECK(study::value<"dram_bw">(point) == 128);
  STATIC_CHECK(study::value<"cores">(point) == 4);
}

TEST_CASE("a fixed knob is read from no axis") {
  CHECK(std::is_same_v<knobs<depth<16>>::reads, axes<"cores", "width", "l2_kib", "l2_bw", "glb_mib">>);
  CHECK(std::is_same_v<whole::reads, axes<>>);
  STATIC_CHECK(whole::value<"cores">(point) == 2);
  STATIC_CHECK(whole::value<"width">(nullptr) == 128);
  STATIC_CHECK(whole::value<"glb_mib">(nullptr) == 4);
}

TEST_CASE("a knob on an axis is read from it, and an axis of two knobs is read once") {
  CHECK(std::is_same_v<square::reads, axes<"cores", "side">>);
  STATIC_CHECK(square::value<"width">(point) == 16);
  STATIC_CHECK(square::value<"depth">(point) == 16);
  STATIC_CHECK(square::value<"cores">(point) == 4);
  CHECK(
      std::is_same_v<knobs<vector_cores<"lanes"_axis>, glb_bw<"glb"_axis>, dram_bw<"dram"_axis>>::reads,
                     axes<"cores", "width", "depth", "l2_kib", "l2_bw", "glb_mib", "lanes", "glb", "dram">>);
}

TEST_CASE("the order in which knobs are turned does not matter") {
  using backwards = knobs<glb_mib<4>, l2_bw<64>, l2_kib<256>, depth<16>, width<128>, cores<2>>;
  CHECK(std::is_same_v<backwards::reads, whole::reads>);
  STATIC_CHECK(backwards::value<"l2_kib">(nullptr) == whole::value<"l2_kib">(nullptr));
}
