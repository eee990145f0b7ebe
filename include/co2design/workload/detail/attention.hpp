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

// Scores and weighted values. The published estimator folds sequences and heads into the rows, so that all of
// them meet one K and one V; as a batch, only the heads that share a K and a V are rows of one product.
constexpr void add_products(operation_list& list, const attention& a, std::int64_t repeat, rule_set rules) {
  const bool batched = rules.applies(correction::heads_as_batch);
  const std::int64_t batch = batched ? a.batch * a.key_heads : 1;
  const std::int64_t rows = a.batch * a.heads * a.queries / batch;
  list.add(gemm(batch, rows, a.size, a.keys, repeat));
  list.add(gemm(batch, rows, a.keys, a.size, repeat));
}

// Softmax over the keys, and the dropout that the published estimator charges though inference drops nothing.
constexpr void add_softmax(operation_list& list, const attention& a, std::int64_t repeat, rule_set rules) {
  list.add(vector_operation(operator_kind::softmax, a.scores(), repeat, a.keys));
  if (!rules.applies(correction::vector_operators))
    list.add(vector_operation(operator_kind::dropout, a.scores(), repeat));
}

}  // namespace co2design::workload::detail
