// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <sstream>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <table.hpp>

#include <co2design/workload/bert.hpp>
#include <co2design/workload/clip.hpp>
#include <co2design/workload/llama.hpp>
#include <co2design/workload/operation.hpp>
#include <co2design/workload/vit.hpp>

// The published estimator's models: what it lists, what each operator costs on a chip; and our lists of the
// same models.
namespace published {

using co2design::rule_set;
using co2design::workload::component;
using co2design::workload::operation;
using co2design::workload::operation_list;
using co2design::workload::operator_kind;
using co2design::workload::tower_shape;

// One operator: `runs` in one inference, latency and energy of one of them; what was fused into it, as kinds
// and elements. Of vector operators `axis` is given where it counts, `second` not at all.
struct listed_operator {
  operation one;
  std::int64_t runs;
  double seconds, joules;
  std::vector<std::pair<operator_kind, std::int64_t>> fused;
};

struct model {
  table::row row;
  std::vector<listed_operator> operators;

  tower_shape tower() const {
    return {row.integer("layers"), row.integer("hidden"), row.integer("ffn"), row.integer("heads")};
  }
  tower_shape vision_tower() const {
    return {row.integer("vision_layers"), row.integer("vision_hidden"), row.integer("vision_ffn"),
            row.integer("vision_heads")};
  }
};

namespace detail {

inline component component_of(const std::string& name) {
  static const std::map<std::string, component> components{{"attention", component::attention},
                                                           {"ffn", component::feed_forward},
                                                           {"embeddings", component::embedding},
                                                           {"output", component::output},
                                                           {"init", component::setup}};
  return components.at(name);
}

// As many of our operators as a published one stands for: SiLU is a sigmoid and a product.
inline std::vector<operator_kind> kinds_of(const std::string& name) {
  using enum operator_kind;
  static const std::map<std::string, std::vector<operator_kind>> kinds{
      {"Linear", {gemm}},       {"Mm", {gemm}},
      {"Bmm", {gemm}},          {"Convolution", {convolution}},
      {"Softmax", {softmax}},   {"NativeLayerNorm", {layer_norm}},
      {"Sigmoid", {sigmoid}},   {"NativeDropout", {dropout}},
      {"Add", {elementwise}},   {"Sub", {elementwise}},
      {"Mul", {elementwise}},   {"Div", {divide}},
      {"MaskedFill", {unary}},  {"Neg", {unary}},
      {"Relu", {unary}},        {"Pow", {power}},
      {"Cos", {trigonometric}}, {"Sin", {trigonometric}},
      {"Sqrt", {power}},        {"Mean", {mean}},
      {"Sum", {mean}},          {"Silu", {sigmoid, elementwise}}};
  return kinds.at(name);
}

inline listed_operator operator_of(const table::row& row, const table::row& of) {
  const std::string& section = row.text("section");
  const std::int64_t layers = section == "vision_layer"                       ? of.integer("vision_repeat")
                              : section == "layer" || section == "text_layer" ? of.integer("repeat")
                                                                              : 1;
  listed_operator listed{.one = {},
                         .runs = row.integer("count") * layers,
                         .seconds = row.number("latency_s"),
                         .joules = row.number("energy_j"),
                         .fused = {}};
  std::istringstream fused(row.text("fused"));
  for (std::string name, elements; std::getline(fused, name, ':') && std::getline(fused, elements, ' ');)
    for (const operator_kind kind : kinds_of(name)) listed.fused.emplace_back(kind, std::stoll(elements));

  operation& one = listed.one;
  one.kind = kinds_of(row.text("operator")).at(0);
  one.belongs_to = component_of(row.text("component"));
  if (one.on_tensor_core()) {
    one.n = row.integer("b") * row.integer("n");
    one.c = row.integer("c");
    one.k = row.integer("k");
    if (one.kind == operator_kind::convolution) {
      one.r = row.integer("r");
      one.s = one.stride = row.integer("s");
      one.p = row.integer("p");
      one.q = row.integer("q");
    }
  } else {
    one.elements = row.integer("elements");
    if (!row.text("axis").empty()) one.axis = row.integer("axis");
    if (!listed.fused.empty()) one.kind = operator_kind::fused;
    one.absorbed = static_cast<std::int64_t>(listed.fused.size());
  }
  return listed;
}

}  // namespace detail

inline const std::vector<model>& models() {
  static const table all("models.csv"), operators("model_operators.csv");
  static const std::vector<model> read = [] {
    std::vector<model> list;
    std::map<std::string, std::size_t> position;
    for (const auto& row : all) {
      position[row.text("model")] = list.size();
      list.push_back({row, {}});
    }
    for (const auto& row : operators) {
      model& of = list.at(position.at(row.text("model")));
      of.operators.push_back(detail::operator_of(row, of.row));
    }
    return list;
  }();
  return read;
}

// Our operators of a published model.
inline std::vector<operation_list> lists_of(const model& m, rule_set rules) {
  namespace workload = co2design::workload;
  const std::string& family = m.row.text("family");
  if (family == "bert") return {workload::bert_operations(m.tower(), {}, rules)};
  if (family == "vit") return {workload::vit_operations(m.tower(), {}, rules)};
  if (family == "llama-2") return {workload::llama_prefill_operations(m.tower(), workload::llama_2, rules)};
  if (family == "llama-3") return {workload::llama_prefill_operations(m.tower(), workload::llama_3, rules)};
  REQUIRE(family == "clip");
  const workload::clip_shape shape{.patch = m.row.integer("patch")};
  return {workload::clip_text_operations(m.tower(), shape, rules),
          workload::clip_vision_operations(m.vision_tower(), shape, rules),
          workload::clip_joint_operations(shape, rules)};
}

// What tells operators apart in the published lists. Sequences and heads are folded into rows, and only of
// norms and softmax the axis is known; second operands and the cycles of a group show in costs alone.
inline auto signature_of(const operation& one) {
  const bool has_axis = one.kind == operator_kind::layer_norm || one.kind == operator_kind::softmax;
  return std::tuple(one.belongs_to, one.kind, one.batch * one.n, one.c, one.k, one.r, one.s, one.p, one.q,
                    one.elements, has_axis ? one.axis : 0, one.absorbed);
}
using signature = decltype(signature_of(operation{}));

// Operators as a multiset: how often each runs with what is fused into it, however a list groups them.
using multiset =
    std::map<std::pair<signature, std::vector<std::pair<operator_kind, std::int64_t>>>, std::int64_t>;

inline multiset counted(const std::vector<operation_list>& lists) {
  multiset all;
  for (const operation_list& list : lists)
    for (const operation* next = list.begin(); next != list.end();) {
      const operation& one = *next++;
      std::vector<std::pair<operator_kind, std::int64_t>> fused;
      for (; next != list.end() && next->beside; ++next) fused.emplace_back(next->kind, next->elements);
      all[{signature_of(one), fused}] += one.repeat;
    }
  return all;
}

inline multiset counted(const model& m) {
  multiset all;
  for (const listed_operator& listed : m.operators)
    all[{signature_of(listed.one),
         listed.one.on_tensor_core() ? listed.fused : multiset::key_type{}.second}] += listed.runs;
  return all;
}

// Every model of a family: our list as theirs. Returns how many there were.
inline int check_family(const std::string& family) {
  int seen = 0;
  for (const model& m : models()) {
    if (m.row.text("family") != family) continue;
    ++seen;
    CAPTURE(m.row.text("model"));
    const multiset theirs = counted(m), ours = counted(lists_of(m, co2design::rules::reference));
    CHECK(theirs.size() >= 10);
    const auto within = [](const multiset& a, const multiset& b) {
      for (const auto& [one, runs] : a) {
        const auto& [part, kind, n, c, k, r, s, p, q, elements, axis, absorbed] = one.first;
        const int of_component = static_cast<int>(part), of_kind = static_cast<int>(kind);
        CAPTURE(of_component);
        CAPTURE(of_kind);
        CAPTURE(std::max(n * c * k, elements));
        CHECK((b.contains(one) ? b.at(one) : 0) == runs);
      }
    };
    within(theirs, ours);
    within(ours, theirs);
  }
  return seen;
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

}  // namespace published
