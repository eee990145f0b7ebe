// SPDX-License-Identifier: BSL-1.0
#include <co2design/workload/bert.hpp>

#include <cstdint>
#include <vector>

#include <doctest/doctest.h>
#include <published.hpp>
#include <static_check.hpp>

#include <co2design/hardware/edge_npu_22nm.hpp>
#include <co2design/mapping/roofline.hpp>
#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/presets/spaces.hpp>
#include <co2design/space/algebra.hpp>

namespace {

using namespace co2design;
using namespace co2design::workload;
using published::contains;
using published::runs_of;
using published::same;

static_assert(policy<bert_text>);
static_assert(policy_bundle<bert_base>);

constexpr tower_shape base{12, 768, 3072, 12};
constexpr int last = static_cast<int>(correction::explicit_scenario);
constexpr rule_set at(int rung) { return {static_cast<correction>(rung)}; }

// From the definition of a transformer: tokens s, heads together as wide as the hidden dimension.
constexpr double macs(const tower_shape& t, double s, double batch, double classes) {
  const double layers = static_cast<double>(t.layers), h = static_cast<double>(t.hidden);
  const double f = static_cast<double>(t.ffn);
  return batch * (layers * (4 * s * h * h + 2 * s * s * h + 2 * s * h * f) + h * h + h * classes);
}

}  // namespace

TEST_CASE("the published estimator's operators, and what it fuses, as a multiset") {
  CHECK(published::check_family("bert") == 38);
}

TEST_CASE("MACs of BERT-base, by hand") {
  // 12 · (4·512·768² + 2·512²·768 + 2·512·768·3072) + 768² + 768·2
  STATIC_CHECK(macs(base, 512, 1, 2) == 12.0 * (1207959552 + 402653184 + 2415919104) + 589824 + 1536);
  STATIC_CHECK(bert_operations(base, {}, rules::corrected).macs() == macs(base, 512, 1, 2));
  for (const std::int64_t tokens : {128, 384, 512})
    for (const std::int64_t batch : {1, 3})
      for (const tower_shape t : {base, tower_shape{6, 48, 2880, 4}, tower_shape{7, 240, 192, 8}})
        CHECK(bert_operations(t, {.tokens = tokens, .batch = batch}, rules::corrected).macs() ==
              macs(t, static_cast<double>(tokens), static_cast<double>(batch), 2));
}

TEST_CASE("three corrections change the list, no other does") {
  const tower_shape t{9, 480, 2304, 8};
  const auto list = [&](int rung) { return bert_operations(t, {}, at(rung)); };
  for (int rung = 1; rung <= last; ++rung) {
    const auto c = static_cast<correction>(rung);
    const bool changes =
        c == correction::heads_as_batch || c == correction::vector_operators || c == correction::whole_model;
    CAPTURE(rung);
    CHECK(same(list(rung), list(rung - 1)) == !changes);
  }
  // heads from rows to batch, the MACs as before
  CHECK(list(2).macs() == list(3).macs());
  CHECK(contains(list(2), gemm(1, 8 * 512, 60, 512, 9)));
  CHECK(contains(list(2), gemm(1, 8 * 512, 512, 60, 9)));
  CHECK(contains(list(3), gemm(8, 512, 60, 512, 9)));
  CHECK(contains(list(3), gemm(8, 512, 512, 60, 9)));
  // vector operators: nothing is dropped, no group hides its first operator
  CHECK(runs_of(list(11), operator_kind::dropout) == 0);
  CHECK(runs_of(list(10), operator_kind::fused) == 1);
  CHECK(runs_of(list(11), operator_kind::fused) == 0);
  // rung 12, by hand: pooler and classifier, 480² + 480·2
  CHECK(list(12).macs() - list(11).macs() == 230'400 + 960);
  CHECK(runs_of(list(12), operator_kind::gemm) == runs_of(list(11), operator_kind::gemm) + 2);
  CHECK(runs_of(list(12), operator_kind::tanh) == 1);
}

TEST_CASE("fused into matrix products: scaling and mask, residual and norm, GELU, and dropouts") {
  const tower_shape t{9, 480, 2304, 8};
  const auto fused = [&](rule_set rules) { return published::fused_into(bert_operations(t, {}, rules)); };
  const std::int64_t n = 512 * 480, scores = 8 * 512 * 512;
  const auto divided = vector_operation(operator_kind::divide, scores, 9);
  const auto masked = vector_operation(operator_kind::elementwise, scores, 9, 0, 512);
  const auto residual = vector_operation(operator_kind::elementwise, n, 9, 0, n);
  const auto norm = vector_operation(operator_kind::layer_norm, n, 9, 480);
  const auto gelu = vector_operation(operator_kind::unary, 512 * 2304, 9);
  const auto dropped = vector_operation(operator_kind::dropout, n, 9);
  const auto activated = vector_operation(operator_kind::tanh, 480);
  using all = std::vector<operation>;
  CHECK(fused(rules::reference) == all{divided, masked, dropped, residual, norm, gelu, dropped});
  CHECK(fused(at(11)) == all{divided, masked, residual, norm, gelu});
  CHECK(fused(at(12)) == all{divided, masked, residual, norm, gelu, activated});
}

TEST_CASE("a batch multiplies rows and the batch of heads") {
  const auto one = bert_operations(base, {}, rules::corrected);
  const auto four = bert_operations(base, {.batch = 4}, rules::corrected);
  CHECK(four.macs() == 4 * one.macs());
  CHECK(contains(four, gemm(48, 512, 64, 512, 12)));
  CHECK(contains(four, gemm(1, 2048, 768, 768, 48)));
  CHECK(contains(four, vector_operation(operator_kind::softmax, 4 * 12 * 512 * 512, 12, 512)));
}

TEST_CASE("the policies hand on the design's list, and mapping sums over one tower") {
  using designs = join<presets::bert_models, presets::edge_accelerators>;
  constexpr auto judge =
      make_pipeline<designs>(bert_base{.tokens = 128}, hardware::edge_npu_22nm{}, mapping::roofline{});
  const auto d = design<designs>::at(designs::cardinality / 3);
  const tower_shape t{d["text_layers"_axis], d["text_hidden"_axis], d["text_ffn"_axis], d["text_heads"_axis]};
  CHECK(same(judge(d)[operations_of<"text">], bert_operations(t, {.tokens = 128}, rules::corrected)));
  CHECK(judge(d)[operations_of<"vision">].size() == 0);
  CHECK(judge(d)[operations_of<"joint">].size() == 0);
  CHECK(canonical(judge(d)[latency]) > 0);
  CHECK(canonical(judge(d)[latency]) == canonical(judge(d)[latency_of<"text">]));
  CHECK(canonical(judge(d)[energy]) == canonical(judge(d)[energy_of<"text">]));
}
