// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <co2design/metric/rules.hpp>
#include <co2design/workload/operation.hpp>

namespace co2design::workload::detail {

// Self-attention of `batch` sequences: `queries` rows against `keys` rows, `heads` of `size`; each of
// `key_heads` keys and values serves heads / key_heads of them.
struct attention {
  std::int64_t batch, heads, key_heads, size, queries, keys;

  [[nodiscard]] constexpr std::int64_t scores() const noexcept { return batch * heads * queries * keys; }
};

// One of the two products of attention. The published estimator folds sequences and heads into the rows, so
// that all of them meet one K and one V; as a batch, only the heads that share a K and a V are rows of one
// product.
constexpr operation attention_product(const attention& a, std::int64_t inner, std::int64_t outputs,
                                      std::int64_t repeat, rule_set rules) noexcept {
  const std::int64_t batch = rules.applies(correction::heads_as_batch) ? a.batch * a.key_heads : 1;
  return gemm(batch, a.batch * a.heads * a.queries / batch, inner, outputs, repeat);
}

// Scores of queries against keys, over the root of the head size.
constexpr void add_scores(operation_list& list, const attention& a, std::int64_t repeat,
                          std::int64_t epilogue_cycles, rule_set rules) {
  list.add(attention_product(a, a.size, a.keys, repeat, rules).with_epilogue(epilogue_cycles));
  list.fuse(vector_operation(operator_kind::divide, a.scores()));
}

constexpr void add_weighted_values(operation_list& list, const attention& a, std::int64_t repeat,
                                   rule_set rules) {
  list.add(attention_product(a, a.keys, a.size, repeat, rules));
}

// The published estimator charges dropout though inference drops nothing.
constexpr void fuse_dropout(operation_list& list, std::int64_t elements, rule_set rules) {
  if (!rules.applies(correction::vector_operators))
    list.fuse(vector_operation(operator_kind::dropout, elements));
}

// Softmax over the keys, and the dropout that the published estimator charges.
constexpr void add_softmax(operation_list& list, const attention& a, std::int64_t repeat, rule_set rules) {
  list.add_vector(operator_kind::softmax, a.scores(), repeat, a.keys);
  if (!rules.applies(correction::vector_operators))
    list.add_vector(operator_kind::dropout, a.scores(), repeat);
}

}  // namespace co2design::workload::detail
