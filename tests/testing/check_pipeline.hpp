// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <vector>

#include <co2design/space/sampling.hpp>
#include <co2design/testing/policy_laws.hpp>

#include <doctest/doctest.h>

namespace shipped {

using namespace co2design;

// The first and the last of a space, and designs by chance.
template <class Space>
std::vector<design<Space>> some_designs(std::size_t count) {
  std::vector<design<Space>> all{design<Space>::at(0), design<Space>::at(Space::cardinality - 1)};
  random_engine engine(1);
  while (all.size() < count) all.push_back(sample<Space>(engine));
  return all;
}

// Every policy of a pipeline keeps the laws, and not because nothing was looked at.
template <class Judge>
void check_laws(const Judge& judge, std::size_t designs, std::size_t least_cases) {
  const auto found = testing::pipeline_laws(judge, some_designs<typename Judge::space_type>(designs));
  CHECK_MESSAGE(found.ok(), found.text());
  CHECK(found.checks() >= least_cases);
}

}  // namespace shipped
