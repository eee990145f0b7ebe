// SPDX-License-Identifier: BSL-1.0
#include <co2design/report/plot.hpp>

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <search/toy_chips.hpp>

#include <co2design/search/random_search.hpp>

using namespace co2design;

namespace {

auto chips_found() {
  return random_search{}(problem(toy::chip_judge{}, minimize(energy), minimize(latency), maximize(area)));
}

template <class Front>
std::string script_of(const Front& found, std::string_view title,
                      const std::vector<report::picture>& pictures) {
  std::ostringstream script;
  report::write_plot(script, found, latency, energy, accuracy, title, pictures);
  return script.str();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

bool has_line(const std::string& text, const std::string& wanted) {
  for (const auto& line : lines_of(text))
    if (line == wanted) return true;
  return false;
}

// A folder of its own that goes with the test.
class scratch {
 public:
  scratch()
      : folder_(std::filesystem::temp_directory_path() / ("co2design-plot-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
  }
  ~scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  scratch(const scratch&) = delete;
  scratch& operator=(const scratch&) = delete;
  [[nodiscard]] std::string file(const std::string& name) const { return (folder_ / name).string(); }

 private:
  std::filesystem::path folder_;
};

std::string content_of(const std::string& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool gnuplot_is_there() { return std::system("command -v gnuplot >/dev/null 2>&1") == 0; }

// What gnuplot exits with.
int run(const scratch& folder, const std::string& script) {
  std::ofstream(folder.file("plot.gp")) << script;
  return std::system(("gnuplot '" + folder.file("plot.gp") + "' >/dev/null 2>&1").c_str());
}

}  // namespace

TEST_CASE("a script carries a line of data per design, in the units of its titles") {
  const auto found = chips_found();
  const auto lines = lines_of(script_of(found, "chips", {{"svg", "front.svg"}}));
  std::size_t at = 0;
  while (lines[at] != "$front << EOD") ++at;
  ++at;
  std::size_t absent = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    std::istringstream in(lines[at + i]);
    std::string x, y, colour;
    in >> x >> y >> colour;
    CHECK(x == report::exact(found[i][latency].in(units::millisecond)));
    CHECK(y == report::exact(found[i][energy].in(units::millijoule)));
    if (found[i][accuracy].has_value()) {
      CHECK(colour == report::exact(*found[i][accuracy]));
    } else {
      CHECK(colour == "NaN");  // never a number that is not there
      ++absent;
    }
  }
  CHECK(absent > 0);
  CHECK(lines[at + found.size()] == "EOD");
}

TEST_CASE("axes are titled with the metric and the unit people read") {
  const std::string script = script_of(chips_found(), "chips", {{"svg", "front.svg"}});
  CHECK(has_line(script, "set xlabel 'latency [ms]' noenhanced"));
  CHECK(has_line(script, "set ylabel 'energy [mJ]' noenhanced"));
  CHECK(has_line(script, "set cblabel 'accuracy' noenhanced"));
  CHECK(report::detail::axis_title(total_carbon) == "total carbon [kgCO2e]");
  CHECK(report::detail::axis_title(peak_throughput) == "peak throughput [TOPS]");
}

TEST_CASE("titles and file names with quotes are quoted") {
  CHECK(report::detail::quoted("plain") == "'plain'");
  CHECK(report::detail::quoted("") == "''");
  CHECK(report::detail::quoted("it's 'so'") == "'it''s ''so'''");
  CHECK(report::detail::quoted("\"$x\" \\n") == "'\"$x\" \\n'");
  const std::string script = script_of(chips_found(), "Bob's chips", {{"svg", "Bob's.svg"}});
  CHECK(has_line(script, "set title 'Bob''s chips' noenhanced"));
  CHECK(has_line(script, "set output 'Bob''s.svg'"));
}

TEST_CASE("one plot is drawn per picture") {
  const std::string script = script_of(chips_found(), "chips", {{"svg", "a.svg"}, {"pngcairo", "b.png"}});
  std::size_t plots = 0;
  for (const auto& line : lines_of(script)) plots += line.starts_with("plot $front ");
  CHECK(plots == 2);
  CHECK(has_line(script, "set output 'a.svg'"));
  CHECK(has_line(script, "set output 'b.png'"));
  CHECK(script.find("set terminal svg ") < script.find("'a.svg'"));
  CHECK(script.find("'a.svg'") < script.find("set terminal pngcairo "));
  CHECK(script.find("set terminal pngcairo ") < script.find("'b.png'"));
  CHECK(script_of(chips_found(), "chips", {}).find("plot") == std::string::npos);
}

TEST_CASE("gnuplot draws what the script says") {
  if (!gnuplot_is_there()) {
    MESSAGE("no gnuplot here: the script is not run");
    return;
  }
  const scratch folder;
  const std::string picture = folder.file("Bob's front.svg");
  CHECK(run(folder,
            script_of(chips_found(), "Bob's \"chips\" & co: 100 % <new>, a_b^c", {{"svg", picture}})) == 0);
  const std::string svg = content_of(picture);
  CHECK(svg.find("</svg>") != std::string::npos);
  CHECK(svg.find("Bob's") != std::string::npos);
  CHECK(svg.find("latency [ms]") != std::string::npos);
  CHECK(svg.find("a_b^c") != std::string::npos);
}

TEST_CASE("gnuplot draws a front of one design") {
  if (!gnuplot_is_there()) {
    MESSAGE("no gnuplot here: the script is not run");
    return;
  }
  const scratch folder;
  const auto found = random_search{}(problem(toy::chip_judge{}, minimize(area), maximize(accuracy), [] {
    subspace<toy::chips> one;
    return one.fix("cores"_axis = 1).fix("width"_axis = 8).fix("memory"_axis = 1);
  }()));
  REQUIRE(found.size() == 1);
  CHECK(run(folder, script_of(found, "one", {{"svg", folder.file("one.svg")}})) == 0);
  CHECK(content_of(folder.file("one.svg")).find("</svg>") != std::string::npos);
}
