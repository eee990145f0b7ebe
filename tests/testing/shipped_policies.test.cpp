// SPDX-License-Identifier: BSL-1.0
//
// Every policy that the library ships keeps the laws of policies.
#include <co2design/testing/policy_laws.hpp>

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include <co2design/co2design.hpp>

#include <doctest/doctest.h>

using namespace co2design;
using testing::pipeline_laws;

namespace {

using designs = join<presets::clip_b16_models, presets::edge_accelerators>;

// The whole model on chips of every size, and designs by chance.
std::vector<design<designs>> some_designs(std::size_t count) {
  std::vector<design<designs>> all{design<designs>::at(0), design<designs>::at(designs::cardinality - 1)};
  std::mt19937_64 engine(1);
  while (all.size() < count) all.push_back(sample<designs>(engine));
  return all;
}

}  // namespace

TEST_CASE("the policies of the study, mapped by the roofline") {
  const auto found = pipeline_laws(
      make_pipeline<designs>(workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::roofline{},
                             carbon::embodied_act{.fab = carbon::fab::taiwan}, carbon::operational{},
                             carbon::lifetime_total{.inferences = 30e6}, quality::clip_b16_published{}),
      some_designs(12));
  CHECK_MESSAGE(found.ok(), found.text());
  CHECK(found.checks() > 2000);
}
