// SPDX-License-Identifier: BSL-1.0
#include <co2design/mapping/mapping_text.hpp>

#include <doctest/doctest.h>

using namespace co2design::mapping;

TEST_CASE("a mapping reads from the outside, factors of one left out") {
  loop_nest nest{};
  nest.registers = {1, 1, 1, 1, 1, 1, 4};
  nest.array = {1, 1, 1, 64, 1, 1, 128};
  nest.l2 = {197, 1, 1, 64, 1, 1, 128};
  nest.cores = {197, 1, 1, 64, 1, 1, 256};
  nest.glb = {197, 1, 1, 768, 1, 1, 256};
  nest.whole = {197, 1, 1, 768, 1, 1, 3072};
  nest.order[0].push_back(letter::n);
  nest.order[1].push_back(letter::c);
  nest.order[2].push_back(letter::k);
  CHECK(to_text(nest) ==
        "dram k12 inputs stay | glb c12 outputs stay | cores k2 | l2 n197 weights stay | array c64 k32 | "
        "registers k4");
}

TEST_CASE("a level without loops has nothing that stays") {
  loop_nest nest{};
  nest.registers.fill(1);
  nest.array = nest.l2 = nest.cores = nest.glb = nest.whole = {1, 1, 1, 2, 1, 1, 2};
  for (auto& order : nest.order) order.push_back(letter::k);
  CHECK(to_text(nest) == "dram | glb | cores | l2 | array c2 k2 | registers");
}
