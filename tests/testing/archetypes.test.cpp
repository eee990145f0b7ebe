// SPDX-License-Identifier: BSL-1.0
#include <co2design/testing/archetypes.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <sstream>
#include <string_view>
#include <type_traits>
#include <vector>

#include <co2design/co2design.hpp>
#include <co2design/testing/domain_laws.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;
namespace poorest = co2design::testing::archetypes;
using poorest::passed, poorest::price, poorest::rank, poorest::weight;

// All members of what is made of them compile, used or not.
template class co2design::pipeline<poorest::designs, poorest::policy, poorest::reading_policy,
                                   poorest::needing_policy>;
template class co2design::problem<poorest::judge, objective<poorest::metric_tag<"price">, better::lower>>;
template class co2design::front<poorest::problem>;
template class co2design::quantity<dimensions::energy, poorest::number>;
template class co2design::design<poorest::designs>;

namespace {

using designs = poorest::designs;
constexpr auto judge = make_pipeline<designs>(poorest::needing_policy(0), poorest::bundle(2));
constexpr auto combined = make_pipeline<designs>(poorest::generic_policy(0), poorest::bundle(2));

constexpr auto at(int choice, int level) {
  return design<designs>("choice"_axis = poorest::choice::numbered(choice), "level"_axis = level);
}

template <class T> concept has_address = requires(const T& t) { &t; };
template <class T> concept adds_in_place = requires(T t) { t += t; };

}  // namespace

// ── near misses: each breaks one requirement ─────────────────────────────────────────────────────────────

namespace near_miss {

using namespace co2design;
using testing::archetypes::designs, testing::archetypes::rank;
namespace poorest = testing::archetypes;

struct provides_nothing_said {
  constexpr double operator()(const auto&) const noexcept { return 1; }
};
struct provides_an_empty_list : provides_nothing_said {
  using provides = metrics<>;
};
struct not_copied : provides_nothing_said {
  using provides = metrics<rank>;
  not_copied() = default;
  not_copied(const not_copied&) = delete;
};
struct not_assigned : provides_nothing_said {
  using provides = metrics<rank>;
  const int state = 1;
};

struct tag_with_state : poorest::metric_tag<"x"> {
  int state;
};
struct tag_without_name {
  template <class Rep>
  using value_type = Rep;
};
struct tag_without_value {
  static constexpr std::string_view name = "x";
};
struct metric_without_dimension {
  static constexpr std::string_view name = "x";
  static constexpr better direction = better::lower;
  template <class Rep>
  using value_type = Rep;
};
struct metric_without_direction {
  static constexpr std::string_view name = "x";
  using dimension = dimensionless;
  template <class Rep>
  using value_type = Rep;
};

struct domain_without_values {
  static constexpr std::size_t size = 1;
  static constexpr ordering order = ordering::ordinal;
  static constexpr int at(std::size_t) { return 0; }
  static constexpr std::size_t index_of(int) { return 0; }
};
struct domain_without_size {
  using value_type = int;
  static constexpr ordering order = ordering::ordinal;
  static constexpr int at(std::size_t) { return 0; }
  static constexpr std::size_t index_of(int) { return 0; }
};
struct domain_without_order {
  using value_type = int;
  static constexpr std::size_t size = 1;
  static constexpr int at(std::size_t) { return 0; }
  static constexpr std::size_t index_of(int) { return 0; }
};
struct unmade {
  unmade() = delete;
};
struct domain_of_unmade {
  using value_type = unmade;
  static constexpr std::size_t size = 1;
  static constexpr ordering order = ordering::ordinal;
  static unmade at(std::size_t);
  static constexpr std::size_t index_of(const unmade&) { return 0; }
};
struct domain_of_others {
  using value_type = int;
  static constexpr std::size_t size = 1;
  static constexpr ordering order = ordering::ordinal;
  static constexpr long at(std::size_t) { return 0; }
  static constexpr std::size_t index_of(int) { return 0; }
};
struct domain_of_signed_places {
  using value_type = int;
  static constexpr std::size_t size = 1;
  static constexpr ordering order = ordering::ordinal;
  static constexpr int at(std::size_t) { return 0; }
  static constexpr int index_of(int) { return 0; }
};

struct problem_without_count {
  using space_type = designs;
  static evaluation<1> evaluate(const design<designs>&) { return {}; }
  static subspace<designs> where() { return {}; }
};
struct problem_of_other_size {
  using space_type = designs;
  static constexpr std::size_t objective_count = 2;
  static evaluation<1> evaluate(const design<designs>&) { return {}; }
  static subspace<designs> where() { return {}; }
};
struct problem_that_changes {
  using space_type = designs;
  static constexpr std::size_t objective_count = 1;
  evaluation<1> evaluate(const design<designs>&) { return {}; }  // not const
  static subspace<designs> where() { return {}; }
};
struct problem_nowhere {
  using space_type = designs;
  static constexpr std::size_t objective_count = 1;
  static evaluation<1> evaluate(const design<designs>&) { return {}; }
};
struct problem_without_space {
  static constexpr std::size_t objective_count = 1;
  static evaluation<1> evaluate(const design<designs>&) { return {}; }
  static subspace<designs> where() { return {}; }
};

struct no_number {};

}  // namespace near_miss

// ── the concepts ─────────────────────────────────────────────────────────────────────────────────────────

TEST_CASE("the archetypes model their concepts") {
  STATIC_CHECK(policy<poorest::policy> && policy<poorest::reading_policy> && policy<poorest::needing_policy>);
  STATIC_CHECK(policy<poorest::generic_policy> && policy<poorest::expensive_policy>);
  STATIC_CHECK(policy_bundle<poorest::bundle> && !policy<poorest::bundle>);
  STATIC_CHECK(metric_tag<poorest::metric_tag<"price">>);
  STATIC_CHECK(tag<poorest::fact_tag> && !metric_tag<poorest::fact_tag>);
  STATIC_CHECK(finite_domain<poorest::domain> && finite_space<designs>);
  STATIC_CHECK(class_number<poorest::number>);
  STATIC_CHECK(search_problem<poorest::problem>);
}

TEST_CASE("they have nothing else") {
  STATIC_CHECK(!std::is_default_constructible_v<poorest::policy> && std::is_final_v<poorest::policy>);
  STATIC_CHECK(!std::equality_comparable<poorest::policy> && !std::equality_comparable<poorest::choice>);
  STATIC_CHECK(!has_address<poorest::policy> && !has_address<poorest::handed_on>);
  STATIC_CHECK(!std::is_convertible_v<poorest::number, double>);
  STATIC_CHECK(!adds_in_place<poorest::number>);
}

TEST_CASE("what lacks one requirement models no concept") {
  using namespace near_miss;
  STATIC_CHECK(!policy<provides_nothing_said> && !policy<provides_an_empty_list>);
  STATIC_CHECK(!policy<not_copied> && !policy<not_assigned>);
  STATIC_CHECK(!policy_bundle<poorest::policy>);
  STATIC_CHECK(!tag<tag_with_state> && !tag<tag_without_name> && !tag<tag_without_value>);
  STATIC_CHECK(tag<metric_without_dimension> && !metric_tag<metric_without_dimension>);
  STATIC_CHECK(tag<metric_without_direction> && !metric_tag<metric_without_direction>);
  STATIC_CHECK(!finite_domain<domain_without_size> && !finite_domain<domain_without_order>);
  STATIC_CHECK(!finite_domain<domain_without_values> && !finite_domain<domain_of_others>);
  STATIC_CHECK(!finite_domain<domain_of_signed_places> && !finite_domain<domain_of_unmade>);
  STATIC_CHECK(!search_problem<problem_without_count> && !search_problem<problem_of_other_size>);
  STATIC_CHECK(!search_problem<problem_that_changes> && !search_problem<problem_nowhere>);
  STATIC_CHECK(!search_problem<problem_without_space>);
  STATIC_CHECK(!number<no_number>);
}

// ── what the library does with them ──────────────────────────────────────────────────────────────────────

TEST_CASE("pipelines of the poorest policies judge") {
  STATIC_CHECK(*judge(at(1, 3))[weight] == 1 + 1 - 31);
  STATIC_CHECK(*judge(at(1, 3), price, rank)[price] == 31);
  STATIC_CHECK(judge(at(0, 2))[rank] == 1);
  STATIC_CHECK(judge(at(0, 2))[passed]->inside == 0);
  STATIC_CHECK(judge(at(2, 3))[weight].why().reason() == "no such choice");
}

TEST_CASE("they are traced, combined from leaves, judged side by side and explained") {
  constexpr auto traced = trace(combined, weight);
  STATIC_CHECK(traced.is_linear() && traced[price] == 0.25 && traced.constant() == 1);
  constexpr auto by_hand =
      from_leaves<double>(combined, at(0, 1), results{slot<poorest::metric_tag<"price">, double>{8}}, weight);
  STATIC_CHECK(by_hand[weight] == 3);
  const auto lanes = evaluate_lanes(combined, std::array{at(0, 1), at(2, 2)}, weight)[weight];
  CHECK(*lanes.lane(0) == *combined(at(0, 1))[weight]);
  CHECK(lanes.why(1).reason() == "no such choice");
  std::ostringstream out;
  out << explain(judge, weight);
  write_graphviz(out, explain(judge));
  CHECK(out.str().find("computes  weight") != std::string::npos);
}

TEST_CASE("a batch, for a policy that answers nothing but in batches") {
  const auto by_batch = make_pipeline<designs>(poorest::expensive_policy(0));
  CHECK(by_batch(at(0, 1))[rank] == 0.5);
  const std::vector all{at(0, 1), at(1, 2)};
  CHECK(evaluate_batch(by_batch, std::span(all), rank)[1][rank] == 0.5);
}

TEST_CASE("the poorest number goes through a pipeline, and quantities of it through arithmetic") {
  constexpr auto found = evaluate_as<poorest::number>(combined, at(1, 2), weight)[weight];
  STATIC_CHECK((*found).held() == 2 + 21 / 4. - 1);
  using carbon_number = quantity<dimensions::carbon, poorest::number>;
  constexpr auto mass = quantity<dimensions::energy, poorest::number>(2) * carbon_intensity_quantity(3) +
                        carbon_quantity(1) - carbon_number(2) / 4;
  STATIC_CHECK(std::is_same_v<decltype(mass), const carbon_number> && mass.value().held() == 6.5);
  STATIC_CHECK(co2design::max(mass, carbon_quantity(9)).value().held() == 9);
  STATIC_CHECK(select(mass < carbon_quantity(9), 1, 2).held() == 1);
  STATIC_CHECK(look_up(std::array{5., 7.}, poorest::number(1)).held() == 7);
  STATIC_CHECK(math::sqrt(poorest::number(16)).held() == 4);
}

TEST_CASE("domains of values without order or text are enumerated and searched") {
  CHECK(testing::domain_laws<poorest::domain>().ok());
  STATIC_CHECK(design<designs>::at(7)["choice"_axis].number() == 1);
  auto part = subspace<designs>{};
  part.fix("choice"_axis = poorest::choice::numbered(2));
  CHECK(part.size() == 4);
}

TEST_CASE("the poorest problem is searched") {
  const poorest::problem task(2);
  const auto sampled = random_search{.evaluations = 12, .seed = 1}(task);
  CHECK(sampled.size() == 3);
  const auto evolved = nsga2{.population = 12, .generations = 6, .seed = 1}(task);
  CHECK(evolved.size() == 3);
  CHECK(evolved[0].scores().objectives[0] == 2);
}

TEST_CASE("and so is a problem of the poorest judge, whose front is written") {
  const problem task(poorest::judge(2), minimize(price), minimize(weight), price <= 6);
  const auto found = random_search{.evaluations = 12, .seed = 1}(task);
  CHECK(found.size() == 3);
  CHECK(found[0][price] == 2);
  std::ostringstream out;
  report::write_csv(out, found, weight);
  CHECK(out.str().starts_with("spare,level,price,weight\n0,1,2,"));
}
