// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <table.hpp>

#include <co2design/workload/clip.hpp>
#include <co2design/workload/operation.hpp>

// Operators as a multiset: how often each runs, however a list groups them; and what the published estimator
// lists.
namespace published {

using co2design::workload::operation;
using co2design::workload::operation_list;
using co2design::workload::operator_kind;

// Matrix products and convolutions: kind, n · batch, c, k, r, s, p, q. Vector operators: kind, elements, the
// axis where one counts, the second operand, what a group absorbed and its cycles.
using signature = std::array<std::int64_t, 8>;
using multiset = std::map<signature, std::int64_t>;

inline signature signature_of(const operation& one) {
  const auto kind = static_cast<std::int64_t>(one.kind);
  if (one.on_tensor_core()) return {kind, one.batch * one.n, one.c, one.k, one.r, one.s, one.p, one.q};
  return {kind, one.elements, one.axis, one.second, one.absorbed, one.group_cycles};
}

inline multiset counted(const operation_list& list) {
  multiset all;
  for (const operation& one : list)
    if (!one.beside) all[signature_of(one)] += one.repeat;
  return all;
}

inline operation operation_of(const table::row& row) {
  static const std::map<std::string, operation> kinds{
      {"Linear", {.kind = operator_kind::gemm}},
      {"Mm", {.kind = operator_kind::gemm}},
      {"Convolution", {.kind = operator_kind::convolution}},
      {"Softmax", {.kind = operator_kind::softmax}},
      {"NativeLayerNorm", {.kind = operator_kind::layer_norm}},
      {"NativeDropout", {.kind = operator_kind::dropout}},
      {"Add", {.kind = operator_kind::elementwise}},
      {"Mul", {.kind = operator_kind::elementwise}},
      {"MaskedFill", {.kind = operator_kind::unary}},
      {"Neg", {.kind = operator_kind::unary}},
      {"Div", {.kind = operator_kind::divide}},
      {"Cos", {.kind = operator_kind::trigonometric}},
      {"Sin", {.kind = operator_kind::trigonometric}},
      {"SubMul", {.kind = operator_kind::fused, .absorbed = 1, .group_cycles = 1}},
      {"AddAdd", {.kind = operator_kind::fused, .absorbed = 1, .group_cycles = 1}},
      {"AddDropout", {.kind = operator_kind::fused, .absorbed = 1, .group_cycles = 2}},
      {"PowMeanAddSqrt", {.kind = operator_kind::fused, .absorbed = 3, .group_cycles = 26}}};
  operation one = kinds.at(row.text("operator"));
  if (one.on_tensor_core()) {
    one.batch = row.integer("b");
    one.n = row.integer("n");
    one.c = row.integer("c");
    one.k = row.integer("m");
    one.r = row.integer("r");
    one.s = row.integer("s");
    one.p = row.integer("p");
    one.q = row.integer("q");
  } else {
    one.elements = row.integer("elements");
    one.axis = row.integer("axis");
    one.second = row.integer("second");
  }
  return one;
}

inline multiset listed(const table& operators, const table::row& model) {
  multiset all;
  for (const auto& row : operators)
    if (row.text("model") == model.text("model"))
      all[signature_of(operation_of(row))] +=
          row.integer("count") * (row.text("section") == "layer" ? model.integer("repeat") : 1);
  return all;
}

inline co2design::workload::tower_shape tower(const table::row& model) {
  return {model.integer("layers"), model.integer("hidden"), model.integer("ffn"), model.integer("heads")};
}

// Every model of a family: our list as theirs. Returns how many there were.
int check_family(const std::string& family, auto operations_of_tower) {
  const table models("transformer_models.csv"), operators("transformer_operators.csv");
  int seen = 0;
  for (const auto& model : models) {
    if (model.text("family") != family) continue;
    ++seen;
    CAPTURE(model.text("model"));
    const multiset theirs = listed(operators, model), ours = counted(operations_of_tower(tower(model)));
    CHECK(theirs.size() >= 10);
    const auto within = [](const multiset& a, const multiset& b) {
      for (const auto& [one, runs] : a) {
        CAPTURE(one[0]);
        CAPTURE(one[1]);
        CAPTURE(one[2]);
        CAPTURE(one[3]);
        CHECK((b.contains(one) ? b.at(one) : 0) == runs);
      }
    };
    within(theirs, ours);
    within(ours, theirs);
  }
  return seen;
}

// What is fused into matrix products, in order, without the component.
inline std::vector<operation> fused_into(const operation_list& list) {
  std::vector<operation> all;
  for (operation one : list) {
    if (!one.beside) continue;
    one.beside = false;
    one.belongs_to = {};
    all.push_back(one);
  }
  return all;
}

inline bool same(const operation_list& a, const operation_list& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin());
}

// How often operators of a kind run, apart or fused.
inline std::int64_t runs_of(const operation_list& list, operator_kind kind) {
  std::int64_t runs = 0;
  for (const operation& one : list)
    if (one.kind == kind) runs += one.repeat;
  return runs;
}

// How often an operator of these dimensions runs, whichever component it belongs to, apart or fused.
inline std::int64_t runs_of(const operation_list& list, const operation& wanted) {
  std::int64_t runs = 0;
  for (operation one : list) {
    const std::int64_t repeat = one.repeat;
    one.repeat = wanted.repeat;
    one.belongs_to = wanted.belongs_to;
    one.beside = wanted.beside;
    one.epilogue_cycles = wanted.epilogue_cycles;
    if (one == wanted) runs += repeat;
  }
  return runs;
}

// Whether an operator of these dimensions runs as often as this one.
inline bool contains(const operation_list& list, const operation& wanted) {
  return runs_of(list, wanted) == wanted.repeat;
}

}  // namespace published
