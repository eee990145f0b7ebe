// SPDX-License-Identifier: BSL-1.0
#include <co2design/workload/memory_fits.hpp>

#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/pipeline/trace.hpp>
#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::workload;

struct sizes {
  using provides = metrics<memory_size, memory_needed>;
  using reads = axes<"gb">;
  constexpr auto operator()(auto const& in) const noexcept {
    return results{memory_size(static_cast<double>(in["gb"_axis]) * units::gigabyte),
                   memory_needed(weight_memory(3e9))};
  }
};
using capacities = space<axis<"gb", values<1, 2, 3, 4>>>;
constexpr auto judge = make_pipeline<capacities>(sizes{}, memory_fits{});

}  // namespace

TEST_CASE("what a model leaves, by hand; where it does not fit the design is infeasible") {
  const auto left = [](std::size_t i) { return judge(design<capacities>::at(i))[memory_left]; };
  CHECK(left(3)->value() == 1e9);
  CHECK(left(2)->value() == 0);  // as much as it takes is enough
  CHECK(!left(1).has_value());
  CHECK(left(0).why().reason() == "the memory is smaller than the weights, keys and values");
}

TEST_CASE("a search sees a difference of two tables") {
  constexpr auto form = trace(judge, memory_left);
  STATIC_CHECK(form.is_linear());
}
