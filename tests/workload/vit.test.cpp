// SPDX-License-Identifier: BSL-1.0
#include <co2design/workload/vit.hpp>

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

static_assert(policy<vit_vision>);
static_assert(policy_bundle<vit_b16>);

constexpr tower_shape base{12, 768, 3072, 12};
constexpr int last = static_cast<int>(correction::explicit_scenario);
constexpr rule_set at(int rung) { return {static_cast<correction>(rung)}; }

constexpr double macs(const tower_shape& t, double batch) {
  const double layers = static_cast<double>(t.layers), h = static_cast<double>(t.hidden);
  const double f = static_cast<double>(t.ffn), s = 197;
  return batch * (layers * (4 * s * h * h + 2 * s * s * h + 2 * s * h * f) + 196 * 768 * h + h * 1000);
}

}  // namespace

TEST_CASE("the published estimator's operators, and what it fuses, as a multiset") {
  CHECK(published::check_family("vit") == 34);
}

TEST_CASE("196 patches and the class of ViT-B/16") {
  STATIC_CHECK(vit_shape{}.tokens() == 197);
  STATIC_CHECK(vit_shape{.patch = 32}.tokens() == 50);
  STATIC_CHECK(vit_shape{.image = 384}.tokens() == 577);
}

TEST_CASE("MACs of ViT-B/16, by hand") {
  // 12 · (4·197·768² + 2·197²·768 + 2·197·768·3072) + 196·768·768 + 768·1000
  STATIC_CHECK(macs(base, 1) == 12.0 * (464781312 + 59610624 + 929562624) + 115605504 + 768000);
  STATIC_CHECK(vit_operations(base, {}, rules::corrected).macs() == macs(base, 1));
  for (const std::int64_t batch : {1, 2, 7})
    for (const tower_shape t : {base, tower_shape{6, 48, 2880, 4}, tower_shape{11, 672, 192, 8}})
      CHECK(vit_operations(t, {.batch = batch}, rules::corrected).macs() ==
            macs(t, static_cast<double>(batch)));
}

TEST_CASE("three corrections change the list, no other does") {
  const tower_shape t{9, 480, 2304, 8};
  const auto list = [&](int rung) { return vit_operations(t, {}, at(rung)); };
  for (int rung = 1; rung <= last; ++rung) {
    const auto c = static_cast<correction>(rung);
    const bool changes =
        c == correction::heads_as_batch || c == correction::vector_operators || c == correction::whole_model;
    CAPTURE(rung);
    CHECK(same(list(rung), list(rung - 1)) == !changes);
  }
  CHECK(list(2).macs() == list(3).macs());
  CHECK(contains(list(2), gemm(1, 8 * 197, 60, 197, 9)));
  CHECK(contains(list(3), gemm(8, 197, 60, 197, 9)));
  CHECK(contains(list(3), gemm(8, 197, 197, 60, 9)));
  CHECK(runs_of(list(10), operator_kind::dropout) == 3 * 9);
  CHECK(runs_of(list(11), operator_kind::dropout) == 0);
  // the position embedding is charged, its dropout no more
  CHECK(contains(list(10), fused_group(197 * 480, 1, 2)));
  CHECK(runs_of(list(11), operator_kind::fused) == 0);
  CHECK(runs_of(list(11), operator_kind::elementwise) == runs_of(list(10), operator_kind::elementwise) + 1);
  // rung 12, by hand: the last norm, and the classifier on the class token, 480·1000
  CHECK(list(12).macs() - list(11).macs() == 480'000);
  CHECK(runs_of(list(11), operator_kind::layer_norm) == 18);
  CHECK(runs_of(list(12), operator_kind::layer_norm) == 19);
  CHECK(contains(list(12), gemm(1, 1, 480, 1000)));
  CHECK(runs_of(list(12), operator_kind::gemm) == runs_of(list(11), operator_kind::gemm) + 1);
}

TEST_CASE("fused into matrix products: scaling, residual, GELU, and dropouts") {
  const tower_shape t{9, 480, 2304, 8};
  const auto fused = [&](rule_set rules) { return published::fused_into(vit_operations(t, {}, rules)); };
  const std::int64_t n = 197 * 480;
  const auto divided = vector_operation(operator_kind::divide, 8 * 197 * 197, 9);
  const auto residual = vector_operation(operator_kind::elementwise, n, 9, 0, n);
  const auto gelu = vector_operation(operator_kind::unary, 197 * 2304, 9);
  const auto dropped = vector_operation(operator_kind::dropout, n, 9);
  using all = std::vector<operation>;
  CHECK(fused(rules::reference) == all{divided, dropped, residual, gelu, dropped});
  CHECK(fused(rules::corrected) == all{divided, residual, gelu});
}

TEST_CASE("the policies hand on the design's list, and mapping sums over one tower") {
  using designs = join<presets::vit_models, presets::edge_accelerators>;
  constexpr auto judge =
      make_pipeline<designs>(vit_b16{.batch = 2}, hardware::edge_npu_22nm{}, mapping::roofline{});
  const auto d = design<designs>::at(designs::cardinality / 3);
  const tower_shape t{d["vision_layers"_axis], d["vision_hidden"_axis], d["vision_ffn"_axis],
                      d["vision_heads"_axis]};
  CHECK(same(judge(d)[operations_of<"vision">], vit_operations(t, {.batch = 2}, rules::corrected)));
  CHECK(judge(d)[operations_of<"text">].size() == 0);
  CHECK(judge(d)[operations_of<"joint">].size() == 0);
  CHECK(canonical(judge(d)[latency]) > 0);
  CHECK(canonical(judge(d)[latency]) == canonical(judge(d)[latency_of<"vision">]));
}
