// SPDX-License-Identifier: BSL-1.0
#include <co2design/pipeline/tabulated.hpp>

#include <bit>
#include <cstdint>
#include <limits>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

#include <co2design/metric/catalogue.hpp>
#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/pipeline/tabulate.hpp>
#include <co2design/units/literals.hpp>

#include "table_toys.hpp"

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;
using namespace table_toys;

namespace {

using values_of_table = detail::table_values;
using latency_tag = std::remove_cv_t<decltype(latency)>;
using energy_tag = std::remove_cv_t<decltype(energy)>;

}  // namespace

TEST_CASE("a reason goes into a number and comes back, of any worker") {
  values_of_table values;
  std::vector<std::string> texts;
  for (int i = 0; i < 70; ++i) texts.push_back("reason " + std::to_string(i));
  for (std::size_t worker = 0; worker < 300; ++worker)
    values.reasons.push_back({texts[worker % 70].data(), texts[(worker + 7) % 70].data()});
  for (std::size_t worker : {0u, 1u, 255u, 256u, 299u})
    for (std::size_t reason : {0u, 1u}) {
      const double number = values_of_table::missing(worker, reason);
      CHECK(number != number);
      CHECK(values_of_table::is_missing(number));
      CHECK(values.why(number).reason() == texts[(worker + 7 * reason) % 70]);
    }
  CHECK(values.has_gaps());
  values.reasons = {{}, {}};
  CHECK(!values.has_gaps());
}

TEST_CASE("what a policy computed is never missing, and a number stays itself") {
  const values_of_table values{{}, {{"never"}}};
  for (const double number : {0.0, -0.0, 1e-320, std::numeric_limits<double>::infinity(), -1.5}) {
    CHECK(same_bits(values_of_table::present(number), number));
    CHECK(!values_of_table::is_missing(number));
  }
  for (const std::uint64_t sign : {std::uint64_t{0}, std::uint64_t{1} << 63})
    for (const std::uint64_t bits :
         {0x7ff8'0000'0000'0001u, 0x7ff0'0000'0000'0001u, 0x7fff'ffff'ffff'ffffu, 0x7ff0'0000'0001'0000u}) {
      const double number = values_of_table::present(std::bit_cast<double>(bits | sign));
      CHECK(number != number);
      CHECK(!values_of_table::is_missing(number));
      CHECK(!values.why(number).is_set());
    }
}

TEST_CASE("a table is a scalar policy that needs nothing and says what its rows hold") {
  const auto tables = tabulate(make_judge(), latency, energy, area, base);
  using of_run = std::remove_cvref_t<decltype(tables.policy_at<0>())>;
  STATIC_CHECK(std::is_same_v<of_run::policy_type, run>);
  STATIC_CHECK(policy<of_run>);
  STATIC_CHECK(std::is_same_v<of_run::provides, metrics<latency, energy>>);
  STATIC_CHECK(std::is_same_v<of_run::reads, axes<"cores", "width", "layers">>);
  STATIC_CHECK(std::is_same_v<needs_t<of_run>, metrics<>>);
  STATIC_CHECK(of_run::columns == 2);
  STATIC_CHECK(of_run::may_be_infeasible);
  STATIC_CHECK(of_run::column_of<latency_tag> == 0);
  STATIC_CHECK(of_run::column_of<energy_tag> == 1);

  const of_run& table = tables.policy_at<0>();
  CHECK(table.rows().size() == 72);
  CHECK(table.bytes() == 72 * 2 * 8);
  CHECK(table.has_gaps());
  for (std::uint64_t i = 0; i < chips::cardinality; ++i) {
    const auto d = design<chips>::at(i);
    const std::uint64_t row = table.rows().row(d.ordinals());
    const auto said = make_judge()(d, latency, energy);
    CHECK(same(said[latency], tables(d)[latency]));
    CHECK(table.at(row).has_value() == said[latency].has_value());
    if (said[latency]) {
      CHECK(same_bits(table.numbers(row)[0], canonical(said[latency])));
      CHECK(same_bits(table.numbers(row)[1], canonical(said[energy])));
      CHECK(!table.why(table.numbers(row)[0]).is_set());
    } else {
      CHECK(table.why(table.numbers(row)[0]).reason() == said[latency].why().reason());
      CHECK(detail::table_values::is_missing(table.numbers(row)[1]));
    }
  }

  // Also one that varies with no axis is scalar: what it says is a leaf.
  using of_constant = std::remove_cvref_t<decltype(tables.policy_at<2>())>;
  STATIC_CHECK(std::is_same_v<of_constant::policy_type, always_same>);
  STATIC_CHECK(std::is_same_v<arithmetic_t<of_constant>, scalar>);
  STATIC_CHECK(!of_constant::may_be_infeasible);
  CHECK(!tables.policy_at<2>().has_gaps());
}
