// SPDX-License-Identifier: BSL-1.0
#include <co2design/interop/grid_trace_csv.hpp>

#include <sstream>
#include <stdexcept>
#include <string>

#include <co2design/core/random_engine.hpp>

#include <doctest/doctest.h>

using namespace co2design;

namespace {

carbon::grid_trace read(const std::string& text, const interop::trace_columns& columns = {}) {
  std::istringstream in(text);
  return interop::read_grid_trace(in, columns);
}
// What is said of a text that is no trace; nothing where it is one.
std::string said_of(const std::string& text) {
  try {
    static_cast<void>(read(text));
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return {};
}
// What is said of a third line.
std::string said_of_line(const std::string& line) {
  return said_of("timestamp,g/kWh\n2024-01-31T00:00Z,100\n" + line + "\n");
}
double grams(const carbon::grid_trace& of, std::size_t i) { return of[i].in(units::g_per_kwh); }

const std::string good =
    "timestamp,g/kWh\n2024-01-31T23:00Z,100\n2024-02-01T00:00Z,200.5\n2024-02-01T01:00Z,0\n";

}  // namespace

TEST_CASE("a trace, line by line") {
  const auto of = read(good);
  CHECK(of.size() == 3);
  // date -u -d 2024-01-31T23:00Z +%s
  CHECK(of.start() == 1706742000);
  CHECK(of.step() == 3600);
  CHECK(grams(of, 0) == doctest::Approx(100).epsilon(1e-12));
  CHECK(grams(of, 1) == doctest::Approx(200.5).epsilon(1e-12));
  CHECK(grams(of, 2) == 0);
  CHECK(of.mean().source == "given by the caller");
}

TEST_CASE("whatever a spreadsheet makes of it") {
  const auto same = [](const std::string& text) {
    const auto of = read(text), wanted = read(good);
    CHECK(of.start() == wanted.start());
    CHECK(of.step() == wanted.step());
    REQUIRE(of.size() == wanted.size());
    for (std::size_t i = 0; i < of.size(); ++i) CHECK(of[i] == wanted[i]);
  };
  same("\xEF\xBB\xBF" + good);
  same(good.substr(0, good.size() - 1));
  same(
      "timestamp,g/kWh\r\n2024-01-31T23:00Z,100\r\n2024-02-01T00:00Z,200.5\r\n\r\n2024-02-01T01:00Z,0\r\n\n");
  same(
      "zone,\"g/kWh\",timestamp\n\"a \"\"b\"\", c\",100,2024-01-31 23:00:00\n,\"2.005e2\" "
      ",2024-02-01T00:00\n,0, 2024-02-01T01:00 \n");
  same("g/kWh,timestamp\n100,1706742000\n200.5,1706745600\n0,1706749200\n");
  same(
      "timestamp,g/"
      "kWh\n2024-02-01T00:00+01:00,100\n2024-01-31T19:00-05,200.5\n2024-02-01T06:30:00.000+0530,0\n");
}

TEST_CASE("columns of other names, days and leap days") {
  const auto of = read("Datetime (UTC),direct\n2024-02-28,1\n2024-02-29,2\n2024-03-01,3\n",
                       {.time = "Datetime (UTC)", .intensity = "direct"});
  CHECK(of.step() == 86400);
  CHECK(of.size() == 3);
}

TEST_CASE("every malformed line is refused by line and column") {
  CHECK(said_of_line("2024-01-31T01:00Z,x") == "line 3, column 'g/kWh': 'x' is no number of g/kWh from 0 on");
  for (const char* wrong : {"", "-1", "nan", "inf", "1e999", "1,5", "+5", "0x10", "5 5", "5g"}) {
    CAPTURE(wrong);
    CHECK(said_of_line(std::string("2024-01-31T01:00Z,") + wrong).starts_with("line 3"));
  }
  CHECK(said_of_line("2024-01-31T01:00Z,-1").starts_with("line 3, column 'g/kWh': '-1'"));
  for (const char* wrong : {"",
                            "yesterday",
                            "2024-02-30T00:00Z",
                            "2023-02-29",
                            "2024-13-01",
                            "2024-1-31T01:00Z",
                            "2024-01-31T24:00Z",
                            "2024-01-31T01:60Z",
                            "2024-01-31T01:00:60Z",
                            "2024-01-31T01:00:00.5Z",
                            "2024-01-31T01:00X",
                            "2024-01-31T01:00+",
                            "2024-01-31T01:00+16:00",
                            "2024-01-31T01Z",
                            "2024-01-31T01:00ZZ",
                            "31/01/2024",
                            "-1",
                            "1706742000000",
                            "20240131",
                            "1.7e9",
                            "99999999999999999999",
                            "1969-12-31T23:00Z",
                            "20240131T0100Z"}) {
    CAPTURE(wrong);
    CHECK(said_of_line(std::string(wrong) + ",1").starts_with("line 3, column 'timestamp': '"));
  }
  CHECK(said_of_line("2024-01-31T01:00Z") == "line 3: 1 fields where the header has 2");
  CHECK(said_of_line("2024-01-31T01:00Z,1,2") == "line 3: 3 fields where the header has 2");
  CHECK(said_of_line("2024-01-31T01:00Z,\"1") == "line 3, column 2: a quote that is never closed");
  CHECK(said_of_line("2024-01-31T01:00Z,\"1\"2") == "line 3, column 2: a stray character");
  CHECK(said_of_line("2024-01-31\rT01:00Z,1") == "line 3, column 1: a stray character");
}

TEST_CASE("gaps, stamps twice and out of order are refused") {
  CHECK(said_of_line("2024-01-31T00:00Z,1") ==
        "line 3, column 'timestamp': '2024-01-31T00:00Z' stands twice");
  CHECK(said_of_line("2024-01-30T00:00Z,1") ==
        "line 3, column 'timestamp': '2024-01-30T00:00Z' is before the line above it");
  CHECK(said_of(good + "2024-02-01T03:00Z,5\n") ==
        "line 5, column 'timestamp': '2024-02-01T03:00Z' comes 7200 s after the line above it, where a step "
        "has 3600 s");
  // An hour that a clock was put back by, in stamps that do not say so.
  CHECK(said_of("timestamp,g/kWh\n2024-10-27T01:00,1\n2024-10-27T02:00,1\n2024-10-27T02:00,1\n")
            .starts_with("line 4"));
}

TEST_CASE("what is no table, or too short for a step, is refused") {
  CHECK(said_of("") == "line 1: a trace has a header and at least two lines");
  CHECK(said_of("timestamp,g/kWh\n2024-01-31,1\n") == "line 3: a trace has a header and at least two lines");
  CHECK(said_of("timestamp,intensity\n") == "line 1: the column 'g/kWh' is missing");
  CHECK(said_of("g/kWh,timestamp,g/kWh\n") == "line 1: the column 'g/kWh' stands twice");
  std::istringstream broken(good);
  broken.setstate(std::ios::badbit);
  CHECK_THROWS_AS(static_cast<void>(interop::read_grid_trace(broken)), std::invalid_argument);
}

TEST_CASE("garbage and truncation end in a trace or in an exception, never elsewhere") {
  random_engine engine(1);
  const std::string letters = "\",\n\r 0123456789-.:TZ+e\xEF\xFF";
  int traces = 0, refusals = 0;
  for (int i = 0; i < 4000; ++i) {
    std::string text = good;
    if (i % 3 == 0) text.resize(engine() % (text.size() + 1));
    for (std::uint64_t edits = engine() % 4; edits > 0 && !text.empty(); --edits)
      text[engine() % text.size()] = letters[engine() % letters.size()];
    if (i % 7 == 0 && !text.empty()) text[engine() % text.size()] = '\0';
    std::istringstream in(text);
    try {
      const auto of = interop::read_grid_trace(in);
      CHECK(of.size() >= 2);
      CHECK(of.step() >= 1);
      CHECK(of.mean().value.value() >= 0);
      ++traces;
    } catch (const std::invalid_argument& error) {
      CHECK(std::string(error.what()).starts_with("line "));
      ++refusals;
    }
  }
  CHECK(traces > 100);
  CHECK(refusals > 100);
}
