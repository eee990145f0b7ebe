// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/optimal_over.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <stdexcept>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include <co2design/units/linear_form.hpp>
#include <co2design/units/quantity.hpp>

using namespace co2design;

namespace {

using form = linear_form<1>;

std::vector<form> lines_of(const std::vector<std::pair<double, double>>& all) {
  std::vector<form> lines;
  for (const auto& [constant, slope] : all) lines.push_back(constant + slope * form::variable(0));
  return lines;
}
const auto itself = [](const form& line) { return line; };
double at(const form& line, double theta) { return line.constant() + line.coefficient(0) * theta; }

}  // namespace

TEST_CASE("break points lie where two lines meet") {
  // 4 + 0θ, 1 + 1θ, 0 + 3θ: the third until 0.5, the second until 3, then the first.
  const auto found = optimal_over(lines_of({{4, 0}, {1, 1}, {0, 3}}), itself, 0, 10);
  REQUIRE(found.size() == 3);
  CHECK(found[0].from == 0);
  CHECK(found[0].to == 0.5);
  CHECK(found[0].member.coefficient(0) == 3);
  CHECK(found[1].to == 3);
  CHECK(found[1].member.coefficient(0) == 1);
  CHECK(found[2].from == 3);
  CHECK(found[2].to == 10);
  CHECK(found[2].member.constant() == 4);
}

TEST_CASE("a line that only touches the envelope, or lies above it, has no segment") {
  const auto found =
      optimal_over(lines_of({{0, 2}, {1, 1}, {2, 0}, {5, 5}}), itself, 0, 4);  // all three meet at 1
  REQUIRE(found.size() == 2);
  CHECK(found[0].member.coefficient(0) == 2);
  CHECK(found[0].to == 1);
  CHECK(found[1].member.coefficient(0) == 0);
}

TEST_CASE("of equal lines the first one; a range of one point; no member") {
  const auto lines = lines_of({{1, 1}, {1, 1}});
  const auto found = optimal_over(
      lines, [&](const form& line) { return line; }, 0, 1);
  REQUIRE(found.size() == 1);
  const auto point = optimal_over(lines_of({{0, 2}, {1, 0}}), itself, 3, 3);
  REQUIRE(point.size() == 1);
  CHECK(point[0].member.constant() == 1);
  CHECK(point[0].from == 3);
  CHECK(point[0].to == 3);
  CHECK(optimal_over(std::vector<form>{}, itself, 0, 1).empty());
}

TEST_CASE("quantities of forms are lines, too") {
  using energy_form = quantity<dimensions::energy, form>;
  const std::vector<energy_form> lines{energy_form(2 + form::variable(0)),
                                       energy_form(3 + 0 * form::variable(0))};
  const auto found = optimal_over(
      lines, [](const energy_form& line) { return line; }, 0, 5);
  REQUIRE(found.size() == 2);
  CHECK(found[0].to == 1);
}

TEST_CASE("what is no line, or does not exist, is said and not compared") {
  const auto x = form::variable(0);
  CHECK_THROWS_WITH_AS(static_cast<void>(optimal_over(std::vector<form>{x, 1 / x}, itself, 0, 1)),
                       "co2design: what is compared over scenarios has a division by a metric",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(
      static_cast<void>(optimal_over(
          std::vector<form>{x}, [](const form&) { return possible<form>(infeasible("thirteen")); }, 0, 1)),
      "co2design: what is compared over scenarios is infeasible: thirteen", std::invalid_argument);
}

TEST_CASE("a range without end") {
  const auto found =
      optimal_over(lines_of({{4, 0}, {1, 1}}), itself, 0, std::numeric_limits<double>::infinity());
  REQUIRE(found.size() == 2);
  CHECK(found[1].from == 3);
  CHECK(found[1].to == std::numeric_limits<double>::infinity());
}

TEST_CASE("on random lines each segment has the least of all, and they leave no gap") {
  std::mt19937_64 engine(7);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::pair<double, double>> numbers;
    const auto count = 1 + engine() % 12;
    for (std::uint64_t i = 0; i < count; ++i)
      numbers.emplace_back(static_cast<double>(engine() % 20), static_cast<double>(engine() % 9) - 4);
    const auto lines = lines_of(numbers);
    const auto found = optimal_over(lines, itself, -3, 5);
    REQUIRE(!found.empty());
    CHECK(found.front().from == -3);
    CHECK(found.back().to == 5);
    for (std::size_t s = 0; s < found.size(); ++s) {
      if (s > 0) CHECK(found[s].from == found[s - 1].to);
      CHECK(found[s].from < found[s].to);
      for (const double theta : {found[s].from, (found[s].from + found[s].to) / 2, found[s].to}) {
        double least = at(lines[0], theta);
        for (const form& line : lines) least = std::min(least, at(line, theta));
        CHECK(at(found[s].member, theta) == doctest::Approx(least).epsilon(1e-12));
      }
    }
  }
}
