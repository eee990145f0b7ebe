// SPDX-License-Identifier: BSL-1.0
#include <co2design/space/projection.hpp>

#include <cstdint>
#include <stdexcept>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/space/restrict.hpp>

using namespace co2design;

namespace {

using models = space<axis<"layers", range<2, 12, 2>>, axis<"heads", values<8, 4>>>;
using chips = space<axis<"cores", values<1, 2, 4>>, axis<"width", range<8, 64, 8>>>;
using tuned = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.6, 1.2>>>;
using both = join<models, chips>;

}  // namespace

TEST_CASE("a design is projected onto the axes of a part, by name") {
  constexpr design<both> d("layers"_axis = 6, "heads"_axis = 4, "cores"_axis = 2, "width"_axis = 24);
  STATIC_CHECK(project<chips>(d) == design<chips>("cores"_axis = 2, "width"_axis = 24));
  STATIC_CHECK(project<models>(d) == design<models>("layers"_axis = 6, "heads"_axis = 4));
  STATIC_CHECK(project<keep<both, "width", "layers">>(d)["width"_axis] == 24);
  STATIC_CHECK(
      project<space<axis<"width", range<8, 64, 8>>, axis<"cores", values<1, 2, 4>>>>(d)["cores"_axis] == 2);
  STATIC_CHECK(project<both>(d) == d);
  STATIC_CHECK(project<space<>>(d) == design<space<>>());
}

TEST_CASE("projecting by way of a larger part is projecting at once") {
  for (std::uint64_t i = 0; i < both::cardinality; ++i) {
    const auto d = design<both>::at(i);
    CHECK(project<keep<chips, "cores">>(project<chips>(d)) == project<keep<chips, "cores">>(d));
  }
}

TEST_CASE("values convert to the type of the axis projected onto") {
  using wide = space<axis<"cores", values<1LL, 2LL, 4LL>>, axis<"width", linspace<8, 64, 8>>>;
  for (std::uint64_t i = 0; i < chips::cardinality; ++i) {
    const auto d = design<chips>::at(i);
    const auto converted = project<wide>(d);
    CHECK(converted["width"_axis] == d["width"_axis]);
    CHECK(converted.index() == i);
    CHECK(project<chips>(converted) == d);
  }
  STATIC_CHECK(std::is_same_v<decltype(project<wide>(design<chips>())["width"_axis]), double>);
}

TEST_CASE("a value that the axis lacks throws") {
  using two_cores = fix<both, "cores", 2>;
  const design<both> d("layers"_axis = 6, "heads"_axis = 4, "cores"_axis = 4, "width"_axis = 24);
  CHECK_THROWS_AS(static_cast<void>(project<two_cores>(d)), std::out_of_range);
  CHECK(project<two_cores>(d.with("cores"_axis = 2))["width"_axis] == 24);
  const design<tuned> between("cores"_axis = 1, "voltage"_axis = 0.77);
  CHECK_THROWS_AS(static_cast<void>(project<discretize<tuned, 7>>(between)), std::out_of_range);
}

TEST_CASE("designs combine to one of the joined space, numbered as two digits") {
  for (std::uint64_t i = 0; i < models::cardinality; ++i)
    for (std::uint64_t j = 0; j < chips::cardinality; ++j) {
      const auto model = design<models>::at(i);
      const auto chip = design<chips>::at(j);
      const auto d = combine(model, chip);
      CHECK(d.index() == i * chips::cardinality + j);
      CHECK(project<models>(d) == model);
      CHECK(project<chips>(d) == chip);
    }
  STATIC_CHECK(std::is_same_v<decltype(combine(design<models>(), design<chips>())), design<both>>);
}

TEST_CASE("combine takes any number of designs, continuous ones among them") {
  constexpr design<models> model("layers"_axis = 4, "heads"_axis = 8);
  constexpr design<tuned> chip("cores"_axis = 4, "voltage"_axis = 0.7);
  constexpr design<space<axis<"grid", values<1, 0>>>> grid("grid"_axis = 0);
  constexpr auto all = combine(model, chip, grid);
  STATIC_CHECK(all["heads"_axis] == 8);
  STATIC_CHECK(all["voltage"_axis] == 0.7);
  STATIC_CHECK(all["grid"_axis] == 0);
  STATIC_CHECK(combine(model) == model);
  STATIC_CHECK(combine(design<space<>>(), chip, design<space<>>()) == chip);
  STATIC_CHECK(combine() == design<space<>>());
}
