// SPDX-License-Identifier: BSL-1.0
#include <co2design/report/summary.hpp>

#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>
#include <search/toy_chips.hpp>

#include <co2design/search/random_search.hpp>

using namespace co2design;

namespace {

template <class Front>
std::vector<std::string> lines_of(const Front& found, std::size_t rows = 12) {
  std::ostringstream out;
  report::write_summary(out, found, rows);
  std::istringstream in(out.str());
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

std::string table(const std::vector<std::vector<std::string>>& rows) {
  std::ostringstream out;
  report::write_table(out, rows);
  return out.str();
}

// A front of 41 designs, the i-th at position i.
struct line : space<axis<"x", range<0, 40>>> {};
struct line_judge {
  using space_type = line;
  template <class... Tags>
  constexpr auto operator()(const design<line>& at, Tags... tags) const noexcept {
    return results{slot<Tags, decltype(of(at, tags))>{of(at, tags)}...};
  }
  static constexpr area_quantity of(const design<line>& at, std::remove_const_t<decltype(area)>) {
    return at["x"_axis] * 1_mm2;
  }
  static constexpr double of(const design<line>& at, std::remove_const_t<decltype(accuracy)>) {
    return at["x"_axis] / 64.0;
  }
};
auto line_found() { return random_search{}(problem(line_judge{}, minimize(area), maximize(accuracy))); }

std::vector<std::string> shown(std::size_t rows) {
  const auto lines = lines_of(line_found(), rows);
  std::vector<std::string> positions;
  for (std::size_t i = 2; i < lines.size(); ++i) positions.push_back(words_of(lines[i]).back());
  return positions;
}

// Never has a latency, and an accuracy for odd designs alone.
struct barren_judge {
  using space_type = space<axis<"x", range<1, 3>>>;
  template <class... Tags>
  constexpr auto operator()(const design<space_type>& at, Tags... tags) const noexcept {
    return results{slot<Tags, decltype(of(at, tags))>{of(at, tags)}...};
  }
  static constexpr possible<time_quantity> of(const design<space_type>&,
                                              std::remove_const_t<decltype(latency)>) {
    return infeasible("no tile fits");
  }
  static constexpr possible<double> of(const design<space_type>& at,
                                       std::remove_const_t<decltype(accuracy)>) {
    return feasible_if(at["x"_axis] % 2 == 1, 0.25, "outside the table");
  }
};

}  // namespace

TEST_CASE("a table aligns its columns to the right") {
  CHECK(table({{"latency", "x"}, {"5 ms", "128"}, {"12.5 ms", "8"}}) ==
        "latency    x\n   5 ms  128\n12.5 ms    8\n");
  CHECK(table({{"a"}}) == "a\n");
  CHECK(table({}).empty());
}

TEST_CASE("a table takes rows of different lengths") {
  CHECK(table({{"a"}, {"bb", "c"}, {}}) == " a\nbb  c\n\n");
}

TEST_CASE("a summary says how the search ended, then names the columns: metrics and axes") {
  const auto found = random_search{}(
      problem(toy::chip_judge{}, minimize(energy), minimize(latency), latency <= 50_ms, accuracy >= 0.5));
  const auto lines = lines_of(found);
  CHECK(lines[0] == found.statement());
  CHECK(words_of(lines[1]) ==
        std::vector<std::string>{"energy", "latency", "accuracy", "cores", "width", "memory"});
  for (std::size_t i = 2; i < lines.size(); ++i) CHECK(lines[i].size() == lines[1].size());
}

TEST_CASE("a row has its design's metrics in the units people read, and its axes") {
  const auto found = random_search{}(problem(toy::chip_judge{}, minimize(energy), minimize(latency)));
  const auto lines = lines_of(found, found.size());
  REQUIRE(lines.size() == found.size() + 2);
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto words = words_of(lines[i + 2]);
    REQUIRE(words.size() == 7);
    CHECK(words[0] + " " + words[1] == report::readable(energy, found[i][energy]));
    CHECK(words[2] + " " + words[3] == report::readable(latency, found[i][latency]));
    CHECK(words[4] == std::to_string(found[i]["cores"_axis]));
    CHECK(words[5] == std::to_string(found[i]["width"_axis]));
    CHECK(words[6] == std::to_string(found[i]["memory"_axis]));
  }
}

TEST_CASE("rows are spread evenly along the front, both ends among them") {
  CHECK(shown(12) ==
        std::vector<std::string>{"0", "3", "7", "10", "14", "18", "21", "25", "29", "32", "36", "40"});
  CHECK(shown(5) == std::vector<std::string>{"0", "10", "20", "30", "40"});
  CHECK(shown(3) == std::vector<std::string>{"0", "20", "40"});
  CHECK(shown(2) == std::vector<std::string>{"0", "40"});
  CHECK(shown(1) == std::vector<std::string>{"0"});
  CHECK(shown(0).empty());
  CHECK(shown(41).size() == 41);
  CHECK(shown(1000).size() == 41);
}

TEST_CASE("a front of one design has one row") {
  const auto found = random_search{}(problem(line_judge{}, minimize(area)));
  const auto lines = lines_of(found);
  REQUIRE(lines.size() == 3);
  CHECK(words_of(lines[2]) == std::vector<std::string>{"0", "mm2", "0"});
}

TEST_CASE("of an empty front the closest designs are shown, each with the bounds it breaks") {
  const auto found = random_search{}(problem(line_judge{}, minimize(area), area >= 50_mm2,
                                             accuracy<0.6, area> 38.5_mm2, accuracy <= 1, area < 1e3_mm2));
  const auto lines = lines_of(found);
  REQUIRE(lines.size() == 1 + 2 * 5);
  CHECK(lines[0] == "none of the 41 designs evaluated meets every bound; the least violating ones follow");
  CHECK(lines[1] == "  x=39");
  CHECK(lines[2] == "    area 39 mm2 instead of >= 50 mm2, accuracy 0.6094 instead of < 0.6");
  CHECK(lines[3] == "  x=40");
  CHECK(lines[4] == "    area 40 mm2 instead of >= 50 mm2, accuracy 0.625 instead of < 0.6");
  CHECK(lines[5] == "  x=38");
  CHECK(lines[6] == "    area 38 mm2 instead of >= 50 mm2, area 38 mm2 instead of > 38.5 mm2");
  CHECK(lines[7] == "  x=37");
}

TEST_CASE("of an empty front the reason is shown where a metric has no value, bounded or not") {
  const auto both = lines_of(random_search{}(problem(barren_judge{}, maximize(accuracy), latency <= 50_ms)));
  REQUIRE(both.size() == 7);
  CHECK(both[1] == "  x=1");
  CHECK(both[2] == "    latency infeasible: no tile fits instead of <= 50 ms");
  CHECK(both[5] == "  x=2");
  CHECK(both[6] ==
        "    accuracy infeasible: outside the table, latency infeasible: no tile fits instead of <= 50 ms");
  const auto objective = lines_of(random_search{}(problem(barren_judge{}, minimize(latency))));
  REQUIRE(objective.size() == 7);
  CHECK(objective[2] == "    latency infeasible: no tile fits");
}

TEST_CASE("designs are named by all their axes") {
  const auto lines =
      lines_of(random_search{}(problem(toy::chip_judge{}, minimize(energy), latency <= 500_us)));
  CHECK(lines[1] == "  cores=8 width=64 memory=0");
  CHECK(lines[2] == "    latency 0.9766 ms instead of <= 0.5 ms");
}
