// SPDX-License-Identifier: BSL-1.0
#include <co2design/workload/tower_operations.hpp>

#include <cstdint>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/space/space.hpp>

namespace {

using namespace co2design;
using namespace co2design::workload;

struct line {
  std::int64_t tokens = 10;
};

// One product a layer, and one more where layers count L + 1.
constexpr operation_list a_product_each(const tower_shape& t, const line& shape, rule_set rules) {
  operation_list list;
  list.add(gemm(t.heads, shape.tokens, t.hidden, t.ffn,
                t.layers + (rules.applies(correction::layers_counted_once) ? 0 : 1)));
  return list;
}
using products = tower_operations<"text", a_product_each, line>;

using models = space<axis<"text_layers", values<2, 3>>, axis<"text_hidden", values<4>>,
                     axis<"text_ffn", values<6>>, axis<"text_heads", values<1, 5>>>;

static_assert(policy<products>);
static_assert(std::is_aggregate_v<products>);

}  // namespace

TEST_CASE("a function of the tower, what is fixed and the rules is a model") {
  constexpr auto judge = make_pipeline<models>(products{});
  constexpr operation_list list = judge(design<models>::at(models::cardinality - 1))[operations_of<"text">];
  STATIC_CHECK(list.size() == 1);
  STATIC_CHECK(list.begin()[0] == gemm(5, 10, 4, 6, 3));
  STATIC_CHECK(decltype(judge)::axes_of(operations_of<"text">) == 0b1111);
}

TEST_CASE("shape and rules are the policy's") {
  constexpr auto judge = make_pipeline<models>(products{.shape = {.tokens = 7}, .rules = rules::reference});
  CHECK(judge(design<models>::at(0))[operations_of<"text">].begin()[0] == gemm(1, 7, 4, 6, 2 + 1));
}
