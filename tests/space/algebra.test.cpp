// SPDX-License-Identifier: BSL-1.0
#include <co2design/space/algebra.hpp>

#include <cstdint>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/space/design.hpp>

using namespace co2design;

namespace {

enum class memory { hbm, lpddr };

using cores = axis<"cores", values<1, 2, 4>>;
using width = axis<"width", range<8, 64, 8>>;
using layers = axis<"layers", range<2, 12, 2>>;
using kind = axis<"kind", values<memory::lpddr, memory::hbm>>;
using chips = space<cores, width>;
using models = space<layers>;
using memories = space<kind>;

struct edge_chips : chips {};

}  // namespace

TEST_CASE("join puts the axes of spaces side by side, in order") {
  STATIC_CHECK(std::is_same_v<join<chips, models>, space<cores, width, layers>>);
  STATIC_CHECK(std::is_same_v<join<models, chips>, space<layers, cores, width>>);
  STATIC_CHECK(std::is_same_v<join<models, chips, memories>, space<layers, cores, width, kind>>);
}

TEST_CASE("the space without axes is the identity of join") {
  STATIC_CHECK(std::is_same_v<join<chips, space<>>, chips>);
  STATIC_CHECK(std::is_same_v<join<space<>, chips>, chips>);
  STATIC_CHECK(std::is_same_v<join<chips>, chips>);
  STATIC_CHECK(std::is_same_v<join<>, space<>>);
  STATIC_CHECK(std::is_same_v<join<space<>, space<>>, space<>>);
}

TEST_CASE("join is associative and multiplies cardinalities") {
  STATIC_CHECK(std::is_same_v<join<join<models, chips>, memories>, join<models, join<chips, memories>>>);
  STATIC_CHECK(std::is_same_v<join<join<models, chips>, memories>, join<models, chips, memories>>);
  STATIC_CHECK(join<models, chips, memories>::cardinality ==
               models::cardinality * chips::cardinality * memories::cardinality);
}

TEST_CASE("the index of a joined design is made of the indices of its parts") {
  using both = join<models, chips>;
  for (std::uint64_t i = 0; i < both::cardinality; ++i) {
    const auto joined = design<both>::at(i);
    const design<models> model("layers"_axis = joined["layers"_axis]);
    const design<chips> chip("cores"_axis = joined["cores"_axis], "width"_axis = joined["width"_axis]);
    CHECK(model.index() * chips::cardinality + chip.index() == i);
  }
}

TEST_CASE("a named space joins by its axes") {
  STATIC_CHECK(std::is_same_v<join<models, edge_chips>, join<models, chips>>);
}

TEST_CASE("fix holds one axis at a value and keeps it") {
  using two_cores = fix<chips, "cores", 2>;
  STATIC_CHECK(std::is_same_v<two_cores, space<axis<"cores", values<2>>, width>>);
  STATIC_CHECK(two_cores::cardinality == 8);
  STATIC_CHECK(two_cores::rank == 2);
  STATIC_CHECK(std::is_same_v<fix<edge_chips, "cores", 2>, two_cores>);
  STATIC_CHECK(std::is_same_v<fix<memories, "kind", memory::hbm>, space<axis<"kind", values<memory::hbm>>>>);
}

TEST_CASE("a fixed space has the designs of the whole with that value, in their order") {
  using wide = fix<chips, "width", 24>;
  std::uint64_t next = 0;
  for (std::uint64_t i = 0; i < chips::cardinality; ++i) {
    const auto chip = design<chips>::at(i);
    if (chip["width"_axis] != 24) continue;
    const auto fixed = design<wide>::at(next++);
    CHECK(fixed["cores"_axis] == chip["cores"_axis]);
    CHECK(fixed["width"_axis] == 24);
  }
  CHECK(next == wide::cardinality);
}

TEST_CASE("fixing two axes commutes, and fixing again changes nothing") {
  using cores_first = fix<fix<chips, "cores", 4>, "width", 16>;
  using width_first = fix<fix<chips, "width", 16>, "cores", 4>;
  STATIC_CHECK(std::is_same_v<cores_first, width_first>);
  STATIC_CHECK(cores_first::cardinality == 1);
  STATIC_CHECK(std::is_same_v<fix<fix<chips, "cores", 4>, "cores", 4>, fix<chips, "cores", 4>>);
}

TEST_CASE("to fix a join is to join the fixed parts") {
  STATIC_CHECK(std::is_same_v<fix<join<models, chips>, "cores", 2>, join<models, fix<chips, "cores", 2>>>);
  STATIC_CHECK(std::is_same_v<fix<join<models, chips>, "layers", 6>, join<fix<models, "layers", 6>, chips>>);
}

TEST_CASE("fix holds a real axis at a number within its bounds") {
  using tuned = space<cores, axis<"voltage", real<0.6, 1.2>>>;
  using held = fix<tuned, "voltage", real_number(0.8)>;
  STATIC_CHECK(std::is_same_v<held, space<cores, axis<"voltage", linspace<0.8, 0.8, 1>>>>);
  STATIC_CHECK(held::cardinality == 3);
  STATIC_CHECK(design<held>::at(1)["voltage"_axis] == 0.8);
  STATIC_CHECK(std::is_same_v<fix<tuned, "voltage", 1>, fix<tuned, "voltage", real_number(1)>>);
  STATIC_CHECK(std::is_same_v<fix<held, "voltage", real_number(0.8)>, held>);
  STATIC_CHECK(!detail::lacks_value<tuned, "voltage", real_number(1.3)>::found.sound());
  STATIC_CHECK(!detail::lacks_value<held, "voltage", real_number(0.9)>::found.sound());
  STATIC_CHECK(!detail::lacks_value<chips, "cores", real_number(1e300)>::found.sound());
}

TEST_CASE("join takes continuous spaces") {
  using tuned = space<axis<"voltage", real<0.6, 1.2>>>;
  STATIC_CHECK(std::is_same_v<join<models, tuned>, space<layers, axis<"voltage", real<0.6, 1.2>>>>);
  STATIC_CHECK(!finite_space<join<models, tuned>>);
}

TEST_CASE("rename_axis puts a name in the place of another") {
  STATIC_CHECK(
      std::is_same_v<rename_axis<chips, "cores", "units">, space<axis<"units", values<1, 2, 4>>, width>>);
  STATIC_CHECK(std::is_same_v<rename_axis<rename_axis<chips, "cores", "units">, "units", "cores">, chips>);
  STATIC_CHECK(std::is_same_v<rename_axis<chips, "cores", "cores">, chips>);
  STATIC_CHECK(
      std::is_same_v<rename_axis<edge_chips, "width", "w">, space<cores, axis<"w", range<8, 64, 8>>>>);
}

TEST_CASE("renamed axes let a space join itself") {
  using two = join<models, rename_axis<models, "layers", "more_layers">>;
  STATIC_CHECK(two::cardinality == models::cardinality * models::cardinality);
}

TEST_CASE("keep has the axes named, in the order of the space; drop has the others") {
  using all = join<models, chips, memories>;
  STATIC_CHECK(std::is_same_v<keep<all, "width", "layers">, space<layers, width>>);
  STATIC_CHECK(std::is_same_v<drop<all, "width", "layers">, space<cores, kind>>);
  STATIC_CHECK(std::is_same_v<keep<all, "cores", "width">, chips>);
  STATIC_CHECK(std::is_same_v<keep<all>, space<>>);
  STATIC_CHECK(std::is_same_v<drop<all>, all>);
  STATIC_CHECK(std::is_same_v<join<keep<all, "layers">, drop<all, "layers">>, all>);
  STATIC_CHECK(std::is_same_v<keep<edge_chips, "cores", "width">, chips>);
}

TEST_CASE("of several names that a space lacks the first is found") {
  constexpr diagnosis found = detail::lacks_axis<chips, "cores", "core", "deep">::found;
  STATIC_CHECK(found.words[0] == "co2design/space/unknown_axis");
  STATIC_CHECK(found.words[1] == "core");
  STATIC_CHECK(found.words[3] == "cores");
  STATIC_CHECK(detail::lacks_axis<chips, "width", "cores">::found.sound());
}
