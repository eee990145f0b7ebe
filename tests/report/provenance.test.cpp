// SPDX-License-Identifier: BSL-1.0
#include <co2design/report/provenance.hpp>

#include <sstream>
#include <string>

#include <doctest/doctest.h>

using namespace co2design;

namespace {

const origins two{{"total_carbon"},
                  {{"carbon::operational", "grid", "california", 224, 224, 1, "g/kWh", 2024, "a list",
                    evidence::published, 0.173},
                   {"works::making", "yields", "three lots", 0.5, 0.9, 3, "1", 0, "our fab",
                    evidence::measured, unknown_uncertainty}},
                  {"works::silent"}};

}  // namespace

TEST_CASE("a value is a number, bounds, or the ends of a table") {
  CHECK(report::value_text(two.rows[0]) == "224");
  CHECK(report::value_text(two.rows[1]) == "0.5 to 0.9, 3 values");
  origins::row bounds = two.rows[0];
  bounds.high = 250.5;
  CHECK(report::value_text(bounds) == "224 to 250.5");
}

TEST_CASE("provenance is an aligned table") {
  std::ostringstream out;
  report::write_provenance(out, two);
  CHECK(out.str() ==
        "policy               constant  value                 unit   called      year  known      +-      "
        "source\n"
        "carbon::operational  grid      224                   g/kWh  california  2024  published  17.3 %  a "
        "list\n"
        "works::making        yields    0.5 to 0.9, 3 values         three lots  ?     measured   ?       "
        "our fab\n"
        "works::silent does not say its constants\n");
}
