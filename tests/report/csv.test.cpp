// SPDX-License-Identifier: BSL-1.0
#include <co2design/report/csv.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <iomanip>
#include <locale>
#include <ostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>
#include <search/toy_chips.hpp>

#include <co2design/search/random_search.hpp>

using namespace co2design;

namespace {

using table = std::vector<std::vector<std::string>>;

// RFC 4180, with line feeds.
table parse(std::string_view text) {
  table rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '"' && i + 1 < text.size() && text[i + 1] == '"')
        rows.back().back() += text[++i];
      else if (c == '"')
        quoted = false;
      else
        rows.back().back() += c;
    } else if (c == '"') {
      CHECK(rows.back().back().empty());
      quoted = true;
    } else if (c == ',') {
      rows.back().emplace_back();
    } else if (c == '\n') {
      rows.emplace_back(1);
    } else {
      rows.back().back() += c;
    }
  }
  CHECK_FALSE(quoted);
  CHECK(rows.back() == std::vector<std::string>(1));  // the last line ends, too
  rows.pop_back();
  return rows;
}

double read(const std::string& text) {
  double value = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  CHECK(end == text.data() + text.size());
  CHECK(error == std::errc{});
  return value;
}

template <class Front, class... Tags>
std::string csv_of(const Front& found, Tags... tags) {
  std::ostringstream out;
  report::write_csv(out, found, tags...);
  return out.str();
}

auto chips_found() {
  return random_search{}(problem(toy::chip_judge{}, minimize(energy), minimize(latency), latency <= 50_ms));
}

// ── a world whose names and values need quotes ───────────────────────────────────────────────────────────

struct kind {
  int id;
  friend constexpr bool operator==(kind, kind) = default;
  friend std::ostream& operator<<(std::ostream& out, kind k) {
    constexpr const char* names[]{"plain",      "HBM, 2 stacks", "the \"big\" one",
                                  "two\nlines", "a\rb",          " spaced "};
    return out << names[k.id];
  }
};
struct odd_space : space<axis<"kind", values<kind{0}, kind{1}, kind{2}, kind{3}, kind{4}, kind{5}>>,
                         axis<"number, of", values<std::uint8_t{65}>>> {};
constexpr metric<"share, \"net\"", dimensionless> net_share{};
constexpr metric<"surplus", dimensionless> surplus{};
struct odd_judge {
  using space_type = odd_space;
  template <class... Tags>
  constexpr auto operator()(const design<odd_space>& at, Tags... tags) const noexcept {
    return results{slot<Tags, decltype(of(at, tags))>{of(at, tags)}...};
  }
  static constexpr double of(const design<odd_space>& at, std::remove_const_t<decltype(accuracy)>) {
    return at["kind"_axis].id / 3.0;
  }
  static constexpr double of(const design<odd_space>& at, std::remove_const_t<decltype(net_share)>) {
    return -at["kind"_axis].id / 7.0;
  }
  // Exists for even kinds alone.
  static constexpr possible<double> of(const design<odd_space>& at, std::remove_const_t<decltype(surplus)>) {
    return feasible_if(at["kind"_axis].id % 2 == 0, 0.1 * at["kind"_axis].id, "odd");
  }
};

auto odd_found() { return random_search{}(problem(odd_judge{}, minimize(accuracy), minimize(net_share))); }

struct dotted : std::numpunct<char> {
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
  char do_decimal_point() const override { return ','; }
};

}  // namespace

TEST_CASE(
    "the header names the axes, the metrics of objectives and bounds, and those asked for in addition") {
  CHECK(parse(csv_of(chips_found()))[0] ==
        std::vector<std::string>{"cores", "width", "memory", "energy_J", "latency_s"});
  CHECK(
      parse(csv_of(chips_found(), area, accuracy))[0] ==
      std::vector<std::string>{"cores", "width", "memory", "energy_J", "latency_s", "area_mm2", "accuracy"});
}

TEST_CASE("a metric asked for twice, or that the problem has, is one column") {
  CHECK(parse(csv_of(chips_found(), latency, area, energy, area))[0] ==
        std::vector<std::string>{"cores", "width", "memory", "energy_J", "latency_s", "area_mm2"});
  CHECK(csv_of(chips_found(), latency, energy) == csv_of(chips_found()));
}

TEST_CASE("a row per design, in the order of the front, whose numbers read back exactly") {
  const auto found = chips_found();
  const auto rows = parse(csv_of(found, area));
  REQUIRE(rows.size() == found.size() + 1);
  CHECK(found.size() > 5);
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto& row = rows[i + 1];
    REQUIRE(row.size() == 6);
    CHECK(row[0] == std::to_string(found[i]["cores"_axis]));
    CHECK(row[1] == std::to_string(found[i]["width"_axis]));
    CHECK(row[2] == std::to_string(found[i]["memory"_axis]));
    CHECK(read(row[3]) == found[i][energy].value());
    CHECK(read(row[4]) == found[i][latency].value());
    CHECK(read(row[5]) == found[i][area].value());
  }
}

TEST_CASE("the axes of a row give the design again, by text") {
  const auto found = chips_found();
  const auto rows = parse(csv_of(found));
  for (std::size_t i = 0; i < found.size(); ++i) {
    subspace<toy::chips> one;
    for (std::size_t a = 0; a < toy::chips::rank; ++a) one.fix(rows[0][a], rows[i + 1][a]);
    CHECK(one.size() == 1);
    CHECK(one.at(0).index() == found[i].index());
  }
}

TEST_CASE("fields with commas, quotes or line breaks are quoted, others are not") {
  const auto found = odd_found();
  REQUIRE(found.size() == 6);
  CHECK(csv_of(found).starts_with("kind,\"number, of\",accuracy,\"share, \"\"net\"\"\"\nplain,65,0,"));
  CHECK(csv_of(found).find("\n\"HBM, 2 stacks\",65,") != std::string::npos);
  CHECK(csv_of(found).find("\n\"the \"\"big\"\" one\",65,") != std::string::npos);
  CHECK(csv_of(found).find("\n\"two\nlines\",65,") != std::string::npos);
  CHECK(csv_of(found).find("\n\"a\rb\",65,") != std::string::npos);
  CHECK(csv_of(found).find("\n spaced ,65,") != std::string::npos);
  const auto rows = parse(csv_of(found));
  REQUIRE(rows.size() == 7);
  CHECK(rows[0] == std::vector<std::string>{"kind", "number, of", "accuracy", "share, \"net\""});
  for (std::size_t i = 0; i < 6; ++i) {
    REQUIRE(rows[i + 1].size() == 4);
    std::ostringstream name;
    name << kind{static_cast<int>(i)};
    CHECK(rows[i + 1][0] == name.str());
    CHECK(read(rows[i + 1][2]) == static_cast<double>(i) / 3);
    CHECK(read(rows[i + 1][3]) == -static_cast<double>(i) / 7);
  }
}

TEST_CASE("a metric without a value is an empty field") {
  const auto rows = parse(csv_of(odd_found(), surplus));
  for (std::size_t i = 0; i < 6; ++i) {
    REQUIRE(rows[i + 1].size() == 5);
    if (i % 2 == 0)
      CHECK(read(rows[i + 1][4]) == 0.1 * static_cast<double>(i));
    else
      CHECK(rows[i + 1][4].empty());
  }
}

TEST_CASE("an empty front is a header alone") {
  const auto found = random_search{}(problem(toy::chip_judge{}, minimize(energy), latency <= 1_us));
  CHECK(csv_of(found) == "cores,width,memory,energy_J,latency_s\n");
}

TEST_CASE("neither the stream's manipulators nor a locale changes a table") {
  const auto found = chips_found();
  const std::string expected = csv_of(found);
  std::ostringstream out;
  out << std::hex << std::setprecision(2) << std::fixed << std::showpos;
  const std::locale before = std::locale::global(std::locale(std::locale::classic(), new dotted));
  out.imbue(std::locale());
  report::write_csv(out, found);
  std::locale::global(before);
  CHECK(out.str() == expected);
}
