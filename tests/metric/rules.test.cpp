// SPDX-License-Identifier: BSL-1.0
#include <co2design/metric/rules.hpp>

#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

namespace {

constexpr int last = static_cast<int>(correction::explicit_scenario);

constexpr correction rung(int i) { return static_cast<correction>(i); }

// A rule set applies the corrections up to its rung and none above it.
constexpr bool is_a_ladder() {
  for (int at = 0; at <= last; ++at)
    for (int c = 0; c <= last; ++c)
      if (rule_set{rung(at)}.applies(rung(c)) != (c <= at)) return false;
  return true;
}

// A higher rung applies whatever a lower one does.
constexpr bool is_monotone() {
  for (int at = 1; at <= last; ++at)
    for (int c = 0; c <= last; ++c)
      if (rule_set{rung(at - 1)}.applies(rung(c)) && !rule_set{rung(at)}.applies(rung(c))) return false;
  return true;
}

}  // namespace

TEST_CASE("the corrections are the rungs of one ladder, in the order of repair") {
  STATIC_CHECK(correction::none < correction::layers_counted_once);
  STATIC_CHECK(correction::layers_counted_once < correction::attention_dimensions);
  STATIC_CHECK(correction::attention_dimensions < correction::heads_as_batch);
  STATIC_CHECK(correction::heads_as_batch < correction::padding);
  STATIC_CHECK(correction::padding < correction::energy_per_block);
  STATIC_CHECK(correction::energy_per_block < correction::mac_energy);
  STATIC_CHECK(correction::mac_energy < correction::write_energy);
  STATIC_CHECK(correction::write_energy < correction::l2_bandwidth_per_core);
  STATIC_CHECK(correction::l2_bandwidth_per_core < correction::weight_registers);
  STATIC_CHECK(correction::weight_registers < correction::epilogues);
  STATIC_CHECK(correction::epilogues < correction::vector_operators);
  STATIC_CHECK(correction::vector_operators < correction::whole_model);
  STATIC_CHECK(correction::whole_model < correction::one_l2_buffer);
  STATIC_CHECK(correction::one_l2_buffer < correction::decoding);
  STATIC_CHECK(correction::decoding < correction::one_area_rule);
  STATIC_CHECK(correction::one_area_rule < correction::one_memory_kind);
  STATIC_CHECK(correction::one_memory_kind < correction::memory_capacity);
  STATIC_CHECK(correction::memory_capacity < correction::explicit_scenario);
  STATIC_CHECK(last == 18);
}

TEST_CASE("a rule set applies every correction up to its rung") {
  STATIC_CHECK(is_a_ladder());
  STATIC_CHECK(is_monotone());
  STATIC_CHECK(rule_set{correction::padding}.applies(correction::heads_as_batch));
  STATIC_CHECK(rule_set{correction::padding}.applies(correction::padding));
  STATIC_CHECK(!rule_set{correction::padding}.applies(correction::energy_per_block));
}

TEST_CASE("the reference applies no correction, the default all of them") {
  for (int c = 1; c <= last; ++c) {
    CAPTURE(c);
    CHECK(!rules::reference.applies(rung(c)));
    CHECK(rules::corrected.applies(rung(c)));
  }
  STATIC_CHECK(rule_set{} == rules::corrected);
  STATIC_CHECK(rule_set{correction::none} == rules::reference);
  STATIC_CHECK(rules::reference != rules::corrected);
}

TEST_CASE("a rule set is a plain value") {
  STATIC_CHECK(std::is_aggregate_v<rule_set>);
  STATIC_CHECK(std::is_trivially_copyable_v<rule_set>);
  STATIC_CHECK(sizeof(rule_set) == sizeof(correction));
}
