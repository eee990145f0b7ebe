// SPDX-License-Identifier: BSL-1.0
#include <co2design/metric/decomposition.hpp>

#include <utility>
#include <vector>

#include <doctest/doctest.h>

using namespace co2design;

TEST_CASE("copies of a decomposition share the numbers that it holds") {
  decomposition copy;
  {
    decomposition one;
    one.numbers.push_back(shared_value(std::vector{1.5, 2.5}));
    one.tables.push_back({.name = "energy",
                          .made_by = "a policy",
                          .axes = 0b10,
                          .rows = 2,
                          .strides = {0, 1},
                          .numbers = one.numbers.back()->data()});
    one.metrics.push_back(
        {.name = "carbon", .axes = 0b10, .is_sum = true, .terms = {{0, 2, 2}}, .constant = 1});
    copy = one;
    const decomposition moved = std::move(one);
    CHECK(moved.tables[0].numbers == copy.tables[0].numbers);
  }
  const auto& term = copy.metrics[0].terms[0];
  CHECK(copy.metrics[0].constant + term.factor * copy.tables[term.table].numbers[1] == 6);
  CHECK(copy.metrics[0].roundings == 0);
  CHECK(copy.metrics[0].promised_by.empty());
}
