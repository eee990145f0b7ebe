// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/by_node.hpp>

#include <cmath>
#include <cstdint>
#include <type_traits>

#include <co2design/carbon/wafer.hpp>
#include <co2design/carbon/yield.hpp>
#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/pipeline/provenance.hpp>
#include <co2design/units/interval.hpp>
#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>

namespace {

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::carbon;

struct given_area {
  using provides = metrics<area>;
  constexpr auto operator()(auto const&) const noexcept { return 10_mm2; }
};
using nodes = space<axis<"node", values<3, 7, 12, 22, 28>>>;
using all_nodes = space<axis<"node", values<3, 5, 7, 8, 10, 12, 14, 20, 22, 28, 65>>>;

template <class Policy>
auto at(std::size_t i, const Policy& policy) {
  return make_pipeline<nodes>(given_area{}, by_node(policy))(design<nodes>::at(i))[embodied_carbon];
}
template <class Policy>
auto plain(const Policy& policy) {
  return make_pipeline<nodes>(given_area{}, policy)(design<nodes>::at(0))[embodied_carbon];
}

auto approx(double x) { return doctest::Approx(x).epsilon(1e-12).scale(0); }

struct square_centimetre {
  using provides = metrics<area>;
  constexpr auto operator()(auto const&) const noexcept { return 1_cm2; }
};
// A chip of 1 cm² at a node, in g; below 0 where the model has no figures.
template <class Metric = std::remove_const_t<decltype(embodied_chip)>, class Policy>
double grams(int node_nm, const Policy& policy) {
  std::uint64_t i = 0;
  while (design<all_nodes>::at(i)["node"_axis] != node_nm) ++i;
  const auto found =
      make_pipeline<all_nodes>(square_centimetre{}, by_node(policy))(design<all_nodes>::at(i))[Metric{}];
  return found ? found->in(units::g_co2e) : -1;
}

}  // namespace

TEST_CASE("at each node what the policy says with that node's figures, to the last bit") {
  CHECK(*at(3, embodied_act{}) == plain(embodied_act{}));
  CHECK(*at(0, embodied_act{}) == plain(embodied_act{.logic = act::logic_3nm}));
  CHECK(*at(1, embodied_act{.yield = 0.5}) == plain(embodied_act{.logic = act::logic_7nm, .yield = 0.5}));
  CHECK(*at(1, embodied_imec{}) == plain(embodied_imec{.carbon_per_area = *find_imec_node(7)}));
  CHECK(*at(4, embodied_ecochip{}) == *plain(embodied_ecochip{.process = *find_ecochip_process(28)}));
}

TEST_CASE("of other nodes nothing is guessed") {
  CHECK(at(2, embodied_act{}).why().reason() == "the model has no figures of this node");
  CHECK(!at(3, embodied_imec{}).has_value());     // 22 nm
  CHECK(!at(0, embodied_ecochip{}).has_value());  // 3 nm
}

TEST_CASE("the constants are those of every node") {
  const auto rows =
      provenance(make_pipeline<nodes>(given_area{}, by_node(embodied_imec{})), embodied_chip).rows;
  CHECK(rows.size() == 7 + 1);
}

TEST_CASE("the abatement stays, by hand") {
  // 7 nm: 642 g/kWh · 2.15 kWh/cm² + gases of 95, 97 or 99 % + 500, over 0.875
  const auto act_by = [](act::abatement by) { return embodied_act{.logic = *act::logic(22, by)}; };
  CHECK(grams(7, act_by(act::abatement::percent_95)) == approx((1380.3 + 350 + 500) / 0.875));
  CHECK(grams(7, act_by(act::abatement::percent_97)) == approx((1380.3 + 275 + 500) / 0.875));
  CHECK(grams(7, act_by(act::abatement::percent_99)) == approx((1380.3 + 200 + 500) / 0.875));
}

TEST_CASE("a yield has the defects of the node, by hand, and none where none are cited") {
  // 0.2 defects a cm² at 7 nm, 0.07 at 28; 642 · 0.9 + 175 + 500 at 28
  const basic_embodied_act<double, negative_binomial_yield> clustered{};
  CHECK(grams(7, clustered) == approx(2230.3 * std::pow(1.02, 10)));
  CHECK(grams(28, clustered) == approx(1252.8 * std::pow(1.007, 10)));
  const basic_embodied_act<double, poisson_yield> poisson{};
  CHECK(grams(7, poisson) == approx(2230.3 * std::exp(0.2)));
  const basic_embodied_imec<double, seeds_yield> imec{};
  CHECK(grams(7, imec) == approx(1440 * 1.2));
  // 1 − √800 / 300 of the wafer
  const basic_embodied_act<double, on_wafer<negative_binomial_yield>> edge{};
  CHECK(grams(7, edge) == approx(2230.3 * std::pow(1.02, 10) / (1 - std::sqrt(800.0) / 300)));
  for (const int node : {3, 5, 8, 20}) {
    CHECK(grams(node, embodied_act{}) > 0);
    CHECK(grams(node, clustered) < 0);
    CHECK(grams(node, poisson) < 0);
    CHECK(grams(node, edge) < 0);
  }
  CHECK(grams(3, imec) < 0);
}

TEST_CASE("defects of the caller's own hold at every node, as a number does") {
  const basic_embodied_act<double, negative_binomial_yield> own{.yield = {.defect_density = per_cm2(0.1)}};
  CHECK(grams(7, own) == approx(2230.3 * std::pow(1.01, 10)));
  CHECK(grams(3, own) == approx((642 * 3.25 + 470 + 500) * std::pow(1.01, 10)));
  // the density of 22 nm, but said by the caller
  const basic_embodied_act<double, negative_binomial_yield> said{.yield = {.defect_density = per_cm2(0.08)}};
  CHECK(grams(7, said) == approx(2230.3 * std::pow(1.008, 10)));
  const basic_embodied_act<double, bose_einstein_yield> layers{
      .yield = {.defect_density = per_cm2(0.01), .critical_layers = 12}};
  CHECK(grams(7, layers) == approx(2230.3 * std::pow(1.01, 12)));
}

TEST_CASE("ECO-CHIP's wafer, clusters and yield stay, by hand") {
  // 7 nm: 2613 g/cm², 0.2 defects a cm²; what is lost at the edge of 450 mm and 300 mm
  const double large = 1 / (1 - std::sqrt(800.0) / 450) - 1, small = 1 / (1 - std::sqrt(800.0) / 300) - 1;
  CHECK(grams(7, embodied_ecochip{}) == approx(2613 * (std::pow(1.02, 10) + large)));
  CHECK(grams(7, embodied_ecochip{.process = {.wafer = {300.0}}}) ==
        approx(2613 * (std::pow(1.02, 10) + small)));
  CHECK(grams(7, embodied_ecochip{.process = {.yield = {.clustering = 4.0}}}) ==
        approx(2613 * (std::pow(1.05, 4) + large)));
  CHECK(grams(65, embodied_ecochip{}) == approx(800 * (std::pow(1.005, 10) + large)));
  const basic_embodied_ecochip<double, constant<double>> number{.process = {.yield = 0.5}};
  CHECK(grams(7, number) == approx(2613 * (2 + large)));
  const basic_embodied_ecochip<double, murphy_yield> murphy{};
  const double mean = (1 - std::exp(-0.2)) / 0.2;
  CHECK(grams(7, murphy) == approx(2613 * (1 / (mean * mean) + large)));
}

TEST_CASE("the carbon of designing is that of the node, by hand") {
  // 100 mm² of 82.86 million transistors, 8 a gate, 3645.8333 gates a core hour: 284 091 hours of 10 W at
  // 700 g/kWh, 90 times, for 100 000 chips
  const auto designed = [](int node, const chip_design& policy) {
    return grams<std::remove_const_t<decltype(embodied_design)>>(node, policy);
  };
  const double hours = 100 * 82.86e6 / 8 / 3645.8333;
  CHECK(designed(7, chip_design{}) == approx(hours * 0.01 * 700 * 90 / 1e5));
  CHECK(designed(7, chip_design{.chips = 1e6}) == approx(hours * 0.01 * 700 * 90 / 1e6));
  CHECK(designed(7, chip_design{.gates_per_core_hour = 1000.0}) ==
        approx(100 * 82.86e6 / 8 / 1000 * 0.01 * 700 * 90 / 1e5));
  CHECK(designed(22, chip_design{}) == approx(100 * 8.45e6 / 8 / 3645.833 * 0.01 * 700 * 90 / 1e5));
  CHECK(designed(5, chip_design{}) < 0);
  CHECK(designed(65, chip_design{}) < 0);  // no transistors per area there
}

TEST_CASE("of a process of one's own nothing is known elsewhere") {
  const logic_process ours{2_kWh_per_cm2, 300_g_per_cm2, 500_g_per_cm2, "ours"};
  CHECK(grams(22, embodied_act{.logic = ours}) < 0);
  auto changed = act::logic_22nm;
  changed.gas_per_area.value = 150_g_per_cm2;
  CHECK(grams(22, embodied_act{.logic = changed}) < 0);
  CHECK(grams(28, embodied_imec{.carbon_per_area = 900_g_per_cm2}) < 0);
  CHECK(grams(22, embodied_ecochip{.process = {.carbon_per_area = 1600_g_per_cm2}}) < 0);
  CHECK(grams(22, embodied_act{}) > 0);
}

TEST_CASE("in intervals what doubles have, and bounds of the caller's are no figure of the model") {
  const auto at7 = at_node(basic_embodied_act<interval, basic_poisson_yield<interval>>{}, 7);
  REQUIRE(at7.has_value());
  CHECK(at7->logic.energy_per_area.value.value().contains(act::logic_7nm.energy_per_area.value.value()));
  CHECK(at7->yield.defect_density.value.value().contains(0.002));
  basic_embodied_act<interval> wider{};
  wider.logic.gas_per_area.value = wider.logic.gas_per_area.value * interval(0.9, 1.1);
  CHECK(!at_node(wider, 7));
}
