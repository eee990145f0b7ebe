// SPDX-License-Identifier: BSL-1.0
#include <co2design/pipeline/provenance.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/within.hpp>
#include <co2design/pipeline/choose.hpp>
#include <co2design/pipeline/decompose.hpp>
#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/pipeline/tabulate.hpp>
#include <co2design/space/algebra.hpp>
#include <co2design/units/literals.hpp>
#include <co2design/units/simd.hpp>

#include <doctest/doctest.h>

using namespace co2design;
using namespace co2design::literals;

// At namespace scope and not in an unnamed one, which compilers spell differently.
namespace works {

using designs = space<axis<"cores", values<1, 2, 4>>>;

inline constexpr constant<energy_quantity> mac{2_pJ, "a cell", 2019, "its data sheet", evidence::measured,
                                               0.1};
inline constexpr constant<area_quantity> cell{30_um2, "a cell", 2019, "its data sheet"};

struct chip {
  using provides = metrics<area, energy>;
  using reads = axes<"cores">;
  constant<energy_quantity> per_mac = mac;
  constant<area_quantity> per_core = cell;

  constexpr void constants(auto&& see) const {
    see("per_mac", per_mac, energy);
    see("per_core", per_core, area);
  }
  constexpr auto operator()(const auto& in) const noexcept {
    return results{area(per_core * in["cores"_axis]), energy(per_mac * 1e9)};
  }
};
template <class Rep>
struct basic_use {
  using rep = Rep;
  using provides = metrics<operational_carbon>;
  using needs = metrics<energy>;
  constant<quantity<dimensions::carbon_intensity, Rep>> grid{100_g_per_kWh, "somewhere",         2023,
                                                             "a list",      evidence::published, 0.2};

  constexpr void constants(auto&& see) const { see("grid", grid); }
  constexpr auto operator()(const auto& in) const noexcept { return in[energy] * grid; }
};
struct making {
  using provides = metrics<embodied_carbon>;
  using needs = metrics<area>;
  carbon_per_area_quantity per_area = 1_kgCO2e / 1_cm2;  // a bare quantity
  std::array<double, 3> yields{0.5, 0.9, 0.7};

  constexpr void constants(auto&& see) const {
    see("per_area", per_area);
    see("yields", constant<std::array<double, 3>>(yields, "three lots", 2020, "our fab"));
  }
  constexpr auto operator()(const auto& in) const noexcept { return in[area] * per_area / yields[0]; }
};
struct keeps_silent {
  using provides = metrics<latency>;
  double seconds = 2;
  constexpr auto operator()(const auto&) const noexcept { return seconds * units::second; }
};
struct has_none {
  using provides = metrics<accuracy>;
  constexpr auto operator()(const auto&) const noexcept { return 0.5; }
};
struct says_none {
  using provides = metrics<peak_throughput>;
  bool fast = true;
  constexpr void constants(auto&&) const {}
  constexpr auto operator()(const auto&) const noexcept { return (fast ? 2.0 : 1.0) * units::tops; }
};
struct other_making {
  using provides = metrics<embodied_carbon>;
  carbon_quantity each = 3_kgCO2e;
  constexpr void constants(auto&& see) const { see("each", each); }
  constexpr auto operator()(const auto&) const noexcept { return each; }
};

struct twice : chip {
  constexpr void constants(auto&& see) const {
    chip::constants(see);
    see("per_mac", per_mac);
  }
};

}  // namespace works

using namespace works;

namespace {

using rows = std::vector<std::string>;

// "policy.constant" of each row.
rows words(const origins& all) {
  rows out;
  for (const auto& one : all.rows) out.push_back(concat({one.policy, ".", one.constant}));
  return out;
}
bool is_row(const origins::row& got, const origins::row& wanted) { return got == wanted; }

constexpr auto judge =
    make_pipeline<designs>(making{}, basic_use<double>{}, keeps_silent{}, chip{}, has_none{}, says_none{});

}  // namespace

TEST_CASE("without metrics every constant of every policy is listed, in the order of evaluation") {
  const origins all = provenance(judge);
  CHECK(words(all) == rows{"works::chip.per_mac", "works::chip.per_core", "works::making.per_area",
                           "works::making.yields", "works::use.grid"});
  CHECK(all.asked.empty());
  CHECK(all.silent == rows{"works::keeps_silent"});
}

TEST_CASE("a metric lists what went into it, and nothing else") {
  CHECK(words(provenance(judge, operational_carbon)) == rows{"works::chip.per_mac", "works::use.grid"});
  CHECK(words(provenance(judge, embodied_carbon)) ==
        rows{"works::chip.per_core", "works::making.per_area", "works::making.yields"});
  CHECK(words(provenance(judge, area)) == rows{"works::chip.per_core"});
  CHECK(words(provenance(judge, accuracy)).empty());
  CHECK(provenance(judge, accuracy).silent.empty());
  CHECK(provenance(judge, latency, accuracy).silent == rows{"works::keeps_silent"});
  CHECK(provenance(judge, latency, accuracy).asked == rows{"latency", "accuracy"});
  CHECK(provenance(judge, peak_throughput).rows.empty());
  CHECK(provenance(judge, peak_throughput).silent.empty());
}

TEST_CASE("a row has the papers of its constant, in the unit of papers") {
  const origins all = provenance(judge);
  CHECK(is_row(all.rows[0], {"works::chip", "per_mac", "a cell", 2, 2, 1, "pJ", 2019, "its data sheet",
                             evidence::measured, 0.1}));
  CHECK(is_row(all.rows[1], {"works::chip", "per_core", "a cell", 30, 30, 1, "um2", 2019, "its data sheet",
                             evidence::published, unknown_uncertainty}));
  CHECK(is_row(all.rows[2], {"works::making", "per_area", "custom", 1000, 1000, 1, "g/cm2", 0,
                             "given by the caller", evidence::given, unknown_uncertainty}));
  CHECK(is_row(all.rows[3], {"works::making", "yields", "three lots", 0.5, 0.9, 3, "1", 2020, "our fab",
                             evidence::published, unknown_uncertainty}));
  CHECK(is_row(all.rows[4], {"works::use", "grid", "somewhere", 100, 100, 1, "g/kWh", 2023, "a list",
                             evidence::published, 0.2}));
}

TEST_CASE("a changed constant is the caller's") {
  const origins all = provenance(make_pipeline<designs>(basic_use<double>{.grid = 7.3_g_per_kWh}, chip{}),
                                 operational_carbon);
  CHECK(is_row(all.rows[1], {"works::use", "grid", "custom", 7.3, 7.3, 1, "g/kWh", 0, "given by the caller",
                             evidence::given, unknown_uncertainty}));
}

TEST_CASE("an interval has its ends, samples in lanes theirs") {
  const auto bounded =
      make_pipeline<designs>(basic_use<interval>{.grid = within(basic_use<double>{}.grid)}, chip{});
  const origins::row grid = provenance(bounded, operational_carbon).rows[1];
  CHECK(grid.policy == "works::use");
  CHECK(grid.low == doctest::Approx(80).epsilon(1e-14));
  CHECK(grid.high == doctest::Approx(120).epsilon(1e-14));
  CHECK(grid.count == 1);
  CHECK(grid.source == "a list");

  using lanes = simd<double, 2>;
  const lanes both(lanes::vector_type{90, 110});
  const auto sampled = make_pipeline<designs>(basic_use<lanes>{.grid = both * units::g_per_kwh}, chip{});
  const origins::row samples = provenance(sampled, operational_carbon).rows[1];
  CHECK(samples.low == 90);
  CHECK(samples.high == 110);
  CHECK(samples.count == 1);
}

TEST_CASE("tables say the constants of the policies that they were filled by") {
  const auto tables = tabulate(judge, operational_carbon, embodied_carbon);
  CHECK(provenance(tables, operational_carbon).rows == provenance(judge, operational_carbon).rows);
  const origins from_tables = provenance(tables, operational_carbon, embodied_carbon);
  const origins from_policies = provenance(judge, operational_carbon, embodied_carbon);
  CHECK(from_tables.rows.size() == from_policies.rows.size());
  for (const auto& one : from_policies.rows)
    CHECK(std::count(from_tables.rows.begin(), from_tables.rows.end(), one) == 1);
  CHECK(provenance(tabulate(judge, latency), latency).silent == rows{"works::keeps_silent"});

  const auto apart =
      decompose(judge, subspace<designs>{}, 1 << 20, sequential{}, no_table_observer{}, energy);
  CHECK(provenance(apart.judge(), energy).rows == provenance(judge, energy).rows);
}

TEST_CASE("a choice says the constants of all its alternatives, each as its own") {
  const auto choice = choose<"how", making, other_making>{};
  const auto either = make_pipeline<join<designs, space<decltype(choice)::axis>>>(choice, chip{});
  CHECK(words(provenance(either, embodied_carbon)) == rows{"works::chip.per_core", "works::making.per_area",
                                                           "works::making.yields",
                                                           "works::other_making.each"});
}

TEST_CASE("what a policy shows twice is listed once") {
  CHECK(provenance(make_pipeline<designs>(twice{}), energy).rows.size() == 1);
}
