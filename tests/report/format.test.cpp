// SPDX-License-Identifier: BSL-1.0
#include <co2design/report/format.hpp>

#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <locale>
#include <ostream>
#include <random>
#include <string>
#include <string_view>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/metric/catalogue.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

namespace {

double read(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  CHECK(end == text.data() + text.size());
  CHECK(error == std::errc{});
  return value;
}

struct kind {
  int id;
  friend std::ostream& operator<<(std::ostream& out, kind k) { return out << "kind " << k.id; }
};

// Printed byte by byte, whatever the bytes.
struct spelt {
  friend std::ostream& operator<<(std::ostream& out, spelt) {
    return out.put('a').put('\0').put('\xff').write("bc", 2);
  }
};
struct dotted : std::numpunct<char> {
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
  char do_decimal_point() const override { return ','; }
};

constexpr metric<"intensity", dimensions::carbon_intensity> intensity{};
constexpr metric<"energy_density", dimensions::energy_per_area> energy_density{};
constexpr metric<"water_use", base_dimension<"L">> water_use{};
constexpr metric<"work", product_t<dimensions::energy, dimensions::time>> work{};

}  // namespace

TEST_CASE("exact text reads back as the same number") {
  for (const double x : {0.1, 1.0 / 3, 1e300, -2.5e-300, 5e-324, 123456789.123456789, 4503599627370497.5,
                         std::numeric_limits<double>::max(), std::numeric_limits<double>::min()})
    CHECK(read(report::exact(x)) == x);
  std::mt19937_64 engine(1);
  for (int i = 0; i < 2000; ++i) {
    const double x = std::ldexp(static_cast<double>(engine()), static_cast<int>(engine() % 1800) - 1000);
    if (read(report::exact(x)) != x) FAIL_CHECK(x);
  }
}

TEST_CASE("exact text is the shortest there is") {
  CHECK(report::exact(0) == "0");
  CHECK(report::exact(0.1) == "0.1");
  CHECK(report::exact(50) == "50");
  CHECK(report::exact(-0.25) == "-0.25");
  CHECK(report::exact(0.1 + 0.2) == "0.30000000000000004");
  CHECK(report::exact(std::numeric_limits<double>::infinity()) == "inf");
  CHECK(std::signbit(read(report::exact(-0.0))));
}

TEST_CASE("rounded text has the digits asked for, four where none are") {
  CHECK(report::rounded(17.34567) == "17.35");
  CHECK(report::rounded(0.00123456) == "0.001235");
  CHECK(report::rounded(3.0) == "3");
  CHECK(report::rounded(1234567) == "1.235e+06");
  CHECK(report::rounded(30e6, 6) == "3e+07");
  CHECK(report::rounded(17.34567, 2) == "17");
  CHECK(report::rounded(17.34567, 6) == "17.3457");
  CHECK(report::rounded(-1.0 / 3, 17) == "-0.33333333333333331");
}

TEST_CASE("values of axes as text: numbers exactly, bytes as numbers, the rest as a stream prints it") {
  CHECK(report::text(64) == "64");
  CHECK(report::text(-3LL) == "-3");
  CHECK(report::text(0.1) == "0.1");
  CHECK(report::text(0.9000001) == "0.9000001");
  CHECK(report::text(0.1F) == "0.1");
  CHECK(report::text(std::uint8_t{65}) == "65");
  CHECK(report::text(std::int8_t{-1}) == "-1");
  CHECK(report::text('a') == "a");
  CHECK(report::text(true) == "1");
  CHECK(report::text(kind{3}) == "kind 3");
  CHECK(report::text(spelt{}) == std::string{'a', '\0', '\xff', 'b', 'c'});
  CHECK(report::text(std::string_view("as it is")) == "as it is");
}

TEST_CASE("text is the same in every locale") {
  const std::locale before = std::locale::global(std::locale(std::locale::classic(), new dotted));
  const std::string integer = report::text(1'600'000), real = report::text(1234.5),
                    own = report::text(kind{1000}), readable = report::readable(energy, 1.2345_J);
  std::locale::global(before);
  CHECK(integer == "1600000");
  CHECK(real == "1234.5");
  CHECK(own == "kind 1000");
  CHECK(readable == "1234 mJ");
}

TEST_CASE("a column is named after its metric and the canonical unit") {
  CHECK(report::column_name(latency) == "latency_s");
  CHECK(report::column_name(energy) == "energy_J");
  CHECK(report::column_name(area) == "area_mm2");
  CHECK(report::column_name(total_carbon) == "total_carbon_kgCO2e");
  CHECK(report::column_name(peak_throughput) == "peak_throughput_op_per_s");
  CHECK(report::column_name(intensity) == "intensity_kgCO2e_per_J");
  CHECK(report::column_name(energy_density) == "energy_density_J_per_mm2");
  CHECK(report::column_name(water_use) == "water_use_L");
  CHECK(report::column_name(latency_of<"text">) == "latency_text_s");
  CHECK(report::column_name(work).starts_with("work_"));
}

TEST_CASE("a metric without a dimension has no unit in its column's name") {
  CHECK(report::column_name(accuracy) == "accuracy");
}

TEST_CASE("people read milliseconds, millijoules and TOPS, else the canonical unit") {
  CHECK(report::readable(latency, 0.0173456_s) == "17.35 ms");
  CHECK(report::readable(energy, 2_J) == "2000 mJ");
  CHECK(report::readable(peak_throughput, 20.48_tops) == "20.48 TOPS");
  CHECK(report::readable(area, 31.99_mm2) == "31.99 mm2");
  CHECK(report::readable(total_carbon, 0.3_kgCO2e) == "0.3 kgCO2e");
  CHECK(report::readable(water_use, quantity<base_dimension<"L">>(2.5)) == "2.5 L");
  CHECK(report::readable(accuracy, 0.502849) == "0.5028");
}

TEST_CASE("a value that may be absent reads as the value, or as the reason there is none") {
  CHECK(report::readable(latency, possible<time_quantity>(50_ms)) == "50 ms");
  CHECK(report::readable(latency, possible<time_quantity>(infeasible("no tile fits"))) ==
        "infeasible: no tile fits");
  CHECK(report::readable(accuracy, possible<double>(infeasible("outside the table"))) ==
        "infeasible: outside the table");
}

TEST_CASE("display units agree with the units they stand for") {
  STATIC_CHECK(report::display_unit<dimensions::time>.from_canonical(0.05) == 50);
  STATIC_CHECK(report::display_unit<dimensions::energy>.symbol == "mJ");
  STATIC_CHECK(report::display_unit<dimensions::throughput>.from_canonical(1e12) == 1);
  STATIC_CHECK(report::display_unit<dimensions::area>.symbol == "mm2");
  STATIC_CHECK(report::display_unit<dimensionless>.symbol == "1");
}
