// SPDX-License-Identifier: BSL-1.0
#include <co2design/testing/policy_laws.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include <co2design/co2design.hpp>

#include <doctest/doctest.h>
#include <testing/near_miss_policies.hpp>

using namespace co2design;
using testing::pipeline_laws;
using testing::policy_laws;
using testing::policy_sample;
using testing::untraced;
using enum testing::number_type;

namespace {

inline constexpr metric<"price", dimensionless> price{};
inline constexpr fact<"tariff table", std::array<double, 3>> table{};

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"width", values<8, 16>>>;

std::vector<design<chips>> all_chips() {
  std::vector<design<chips>> all;
  for (std::size_t i = 0; i < chips::cardinality; ++i) all.push_back(design<chips>::at(i));
  return all;
}

const std::vector samples{results{energy(2_J), area(3_mm2)}, results{energy(1_J), area(8_mm2)},
                          results{energy(0.1_J), area(0.7_mm2)}, results{energy(4_J), area(3_mm2)},
                          results{energy(7_J), area(0_mm2)}};

// What the suite finds of a policy at the samples, in doubles or in other number types too.
template <testing::number_type... Types, class Policy>
testing::findings of(const Policy& policy) {
  return policy_laws(policy, samples, testing::number_types<Types...>{});
}
template <class Policy, testing::number_type... Types>
bool breaks(std::string_view law) {
  return of<Types...>(Policy{}).breaks(law);
}

struct stepped {  // compares
  using provides = metrics<price>;
  using needs = metrics<energy>;
  constexpr auto operator()(const auto& in) const noexcept {
    return select(in[energy] < 3_J, in[energy] / 1_J, 10 * (in[energy] / 1_J)) + math::sqrt(in[energy] / 1_J);
  }
};
struct scaled_by_cores {  // generic, and reads an axis
  using provides = metrics<operational_carbon, price>;
  using needs = metrics<energy>;
  using reads = axes<"cores">;
  using arithmetic = generic;
  constexpr auto operator()(const auto& in) const noexcept {
    return results{operational_carbon(in[energy] * in["cores"_axis] * (0.3_kgCO2e / 1_J)),
                   price(in[energy] / 1_J * (in[energy] / 1_J))};
  }
};
struct by_table {  // with a fact
  using provides = metrics<price, table>;
  using needs = metrics<energy>;
  using reads = axes<"width">;
  constexpr auto operator()(const auto& in) const noexcept {
    return results{price(in[energy] / 1_J * in["width"_axis]), table({0.1, 0.2, 0.3})};
  }
};
struct of_table {  // generic, from a fact
  using provides = metrics<accuracy>;
  using needs = metrics<table, price>;
  using arithmetic = generic;
  constexpr auto operator()(const auto& in) const noexcept { return in[price] * in[table][1]; }
};
struct held_in_floats {
  using provides = metrics<operational_carbon>;
  using needs = metrics<energy>;
  using rep = float;
  float factor = 0.25F;
  constexpr auto operator()(const auto& in) const noexcept { return in[energy] * factor * (1_kgCO2e / 1_J); }
};
struct energy_of_chip {
  using provides = metrics<energy>;
  using reads = axes<"cores", "width">;
  constexpr auto operator()(const auto& in) const noexcept {
    return feasible_if(in["cores"_axis] != 2 || in["width"_axis] != 8, 0.1_J * in["cores"_axis],
                       "does not fit");
  }
};
struct needs_nothing {
  using provides = metrics<embodied_carbon>;
  constexpr auto operator()(const auto&) const noexcept { return 0.1_kgCO2e; }
};

}  // namespace

// ── what holds ───────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("a policy that keeps the laws has no finding") {
  const auto found = policy_laws(near_miss::charged{}, samples);
  CHECK_MESSAGE(found.ok(), found.text());
  CHECK(found.checks() > 100);
}

TEST_CASE("policies that need nothing, read axes, have facts, compare or are in floats keep them") {
  CHECK(policy_laws(needs_nothing{}, std::vector{results{}}).ok());
  CHECK(policy_laws(held_in_floats{}, samples).ok());
  const auto compared = policy_laws(stepped{}, samples, untraced);
  CHECK_MESSAGE(compared.ok(), compared.text());
  const design<chips> small("cores"_axis = 1, "width"_axis = 8), large("cores"_axis = 4, "width"_axis = 16);
  const std::vector at{policy_sample{small, results{energy(2_J)}},
                       policy_sample{large, results{energy(0.3_J)}}};
  const auto read = policy_laws(scaled_by_cores{}, at);
  CHECK_MESSAGE(read.ok(), read.text());
  CHECK(policy_laws(by_table{}, at).ok());
  CHECK(policy_laws(of_table{}, std::vector{results{table({1, 2, 3}), price(0.1)},
                                            results{table({0.3, 0.2, 0.1}), price(0.7)}})
            .ok());
}

TEST_CASE("expensive policies keep them in batches of any order") {
  const auto found = of(near_miss::trained{});
  CHECK_MESSAGE(found.ok(), found.text());
}

// ── what does not ────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("what a policy answers is caught where it changes") {
  CHECK(breaks<near_miss::forgetful>("asked twice, a policy answers the same"));
  CHECK(breaks<near_miss::moody>("asked twice, a policy answers the same"));
  CHECK(breaks<near_miss::uncopyable>("a copy of a policy answers the same"));
}

TEST_CASE("results that are no numbers are caught, and reasons that are none") {
  CHECK(breaks<near_miss::divides>("finite inputs have finite results"));
  CHECK(breaks<near_miss::silent>("what is infeasible says why"));
}

TEST_CASE("a promise that does not hold is caught") {
  CHECK(breaks<near_miss::saves>("what is promised to increase does not fall"));
  CHECK(breaks<near_miss::saves_late>("what is promised to increase does not fall"));
  CHECK(breaks<near_miss::costs>("what is promised to decrease does not rise"));
  CHECK(breaks<near_miss::promises_another>("a promise is about a metric that the policy needs"));
}

TEST_CASE("a number type in which a policy is another one is caught") {
  CHECK(breaks<near_miss::otherwise_in_float, in_float>("a float is close to the double"));
  CHECK(breaks<near_miss::first_lane_only, in_lanes>("each lane is what its design alone gives"));
  CHECK(breaks<near_miss::unlimited_in_lanes, in_lanes>("each lane is what its design alone gives"));
  CHECK(breaks<near_miss::shifts, in_intervals>("the interval of a point has its value"));
  CHECK(breaks<near_miss::middles, in_intervals>("an interval has what any choice from it gives"));
  CHECK(breaks<near_miss::narrows, in_intervals>("wider inputs have wider results"));
  CHECK(breaks<near_miss::pretends_to_be_linear, in_forms>("a linear form has the value"));
}

TEST_CASE("a float may be as far from the double as its inputs' rounding takes it") {
  const std::vector large{results{energy(1e-5_J), area(8e6_mm2)}, results{energy(1_J), area(3e7_mm2)}};
  CHECK(policy_laws(near_miss::cancels{}, large, testing::number_types<in_float>{}).ok());
}

TEST_CASE("a batch in which answers depend on each other is caught") {
  CHECK(breaks<near_miss::carries_over>("in a batch each is answered as alone"));
  CHECK(breaks<near_miss::drops_the_last>("a batch has an answer for each"));
}

TEST_CASE("each of them breaks what it is made to break, and no more") {
  CHECK(of(near_miss::forgetful{}).broken().size() == 2);  // so does its copy
  CHECK(of(near_miss::uncopyable{}).broken().size() == 1);
  CHECK(of(near_miss::silent{}).broken().size() == 1);
  CHECK(of(near_miss::saves{}).broken().size() == 1);
  CHECK(of(near_miss::costs{}).broken().size() == 1);
  CHECK(of<in_float>(near_miss::otherwise_in_float{}).broken().size() == 1);
  CHECK(of<in_lanes>(near_miss::first_lane_only{}).broken().size() == 1);
  CHECK(of(near_miss::carries_over{}).broken().size() == 1);
  CHECK(of<in_forms>(near_miss::pretends_to_be_linear{}).broken().size() == 1);
}

TEST_CASE("a finding names the law, the policy, the metric and the numbers in one line") {
  CHECK(policy_laws(near_miss::silent{}, std::vector{results{energy(4_J), area(3_mm2)}},
                    testing::number_types<>{})
            .text() == "what is infeasible says why: near_miss::silent of energy = 4 J, area = 3 mm2");
  CHECK(policy_laws(near_miss::costs{}, std::vector{results{energy(2_J), area(8_mm2)}},
                    testing::number_types<>{})
            .text() ==
        "what is promised to decrease does not rise: near_miss::costs of energy = 2 J, area = 8 mm2: "
        "embodied_carbon = 2 kgCO2e, and 2.0009765625 where energy = 2.001953125 J (and 1 more)");
}

// ── pipelines ────────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("every policy of a pipeline is tested at what the pipeline gives it") {
  const auto found =
      pipeline_laws(make_pipeline<chips>(energy_of_chip{}, scaled_by_cores{}, needs_nothing{}), all_chips());
  CHECK_MESSAGE(found.ok(), found.text());
  CHECK(found.checks() > 200);
}

TEST_CASE("one of them that breaks a law is found, and named") {
  CHECK(pipeline_laws(make_pipeline<chips>(energy_of_chip{}, near_miss::trained{}), all_chips()).ok());
  const auto found =
      pipeline_laws(make_pipeline<chips>(energy_of_chip{}, near_miss::carries_over{}), all_chips());
  CHECK(found.broken().size() == 1);
  CHECK(found.text().find("near_miss::carries_over of energy = ") != std::string_view::npos);
}
