// SPDX-License-Identifier: BSL-1.0
#include <co2design/workload/no_operations.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/presets/spaces.hpp>

using namespace co2design;
using namespace co2design::workload;

static_assert(policy<no_operations<"vision">>);
static_assert(reads_t<no_operations<"joint">>::size == 0 && needs_t<no_operations<"joint">>::size == 0);

TEST_CASE("a part that is not there has no operators") {
  using designs = presets::bert_models;
  constexpr auto judge = make_pipeline<designs>(no_operations<"vision">{}, no_operations<"joint">{});
  STATIC_CHECK(judge(design<designs>::at(7))[operations_of<"vision">].size() == 0);
  STATIC_CHECK(judge(design<designs>::at(7))[operations_of<"joint">].macs() == 0);
}
