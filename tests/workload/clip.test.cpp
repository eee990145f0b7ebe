// SPDX-License-Identifier: BSL-1.0
#include <co2design/workload/clip.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <published.hpp>
#include <static_check.hpp>

#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/presets/spaces.hpp>

namespace {

using namespace co2design;
using namespace co2design::workload;
using published::contains;
using published::runs_of;
using published::same;

static_assert(policy<clip_text>);
static_assert(policy<clip_vision>);
static_assert(policy<clip_joint>);
static_assert(policy_bundle<clip_b16>);

constexpr tower_shape whole_text{12, 512, 2048, 8}, whole_vision{12, 768, 3072, 12};
constexpr clip_shape b16{}, b32{.patch = 32};

constexpr int last = static_cast<int>(correction::explicit_scenario);
constexpr rule_set at(int rung) { return {static_cast<correction>(rung)}; }

// ── MACs of a tower from the definition of a transformer, tokens s, head size 64 ─────────────────────────

constexpr double encoder_macs(const tower_shape& t, double s) {
  const double layers = static_cast<double>(t.layers), h = static_cast<double>(t.hidden);
  const double f = static_cast<double>(t.ffn), heads = static_cast<double>(t.heads);
  const double projections = 4 * s * h * 64 * heads;  // query, key, value, output
  const double attention = 2 * heads * 64 * s * s;    // scores and weighted values
  return layers * (projections + attention + 2 * s * h * f);
}
constexpr double text_macs(const tower_shape& t) {
  return encoder_macs(t, 77) + static_cast<double>(t.hidden) * 512;
}
constexpr double vision_macs(const tower_shape& t) {
  const double h = static_cast<double>(t.hidden);
  return encoder_macs(t, 197) + 196 * (16 * 16 * 3) * h + h * 512;
}

using models = presets::clip_b16_models;

}  // namespace

TEST_CASE("the published estimator's operators, and what it fuses, as a multiset") {
  CHECK(published::check_family("clip") == 127);
}

TEST_CASE("tokens: 196 patches and the class of a B/16, 49 of a B/32") {
  STATIC_CHECK(b16.patches() == 196);
  STATIC_CHECK(b16.vision_tokens() == 197);
  STATIC_CHECK(b32.patches() == 49);
  STATIC_CHECK(b32.vision_tokens() == 50);
  STATIC_CHECK(clip_shape{.patch = 14}.vision_tokens() == 257);
  STATIC_CHECK(clip_shape{.image = 336, .patch = 14}.vision_tokens() == 577);
  STATIC_CHECK(b16.text_tokens == 77);
  STATIC_CHECK(b16.head_size == 64);
  STATIC_CHECK(b16.projection == 512);
}

TEST_CASE("MACs of the unpruned CLIP B/16, by hand") {
  // text: 12 · (4·77·512² + 2·8·64·77² + 2·77·512·2048) + 512²
  STATIC_CHECK(text_macs(whole_text) == 12.0 * (80740352 + 6071296 + 161480704) + 262144);
  STATIC_CHECK(text_macs(whole_text) == 2979770368);
  // vision: 12 · (4·197·768² + 2·12·64·197² + 2·197·768·3072) + 196·768·768 + 768·512
  STATIC_CHECK(vision_macs(whole_vision) == 12.0 * (464781312 + 59610624 + 929562624) + 115605504 + 393216);
  STATIC_CHECK(vision_macs(whole_vision) == 17563453440);

  STATIC_CHECK(clip_text_operations(whole_text, b16, rules::corrected).macs() == 2979770368);
  STATIC_CHECK(clip_vision_operations(whole_vision, b16, rules::corrected).macs() == 17563453440);
  STATIC_CHECK(clip_joint_operations(b16).macs() == 512);
  // open_clip (89fb801, docs/model_profile.csv): 5.96 and 35.13 GFLOP
  STATIC_CHECK(2 * text_macs(whole_text) > 5.955e9 && 2 * text_macs(whole_text) < 5.965e9);
  STATIC_CHECK(2 * vision_macs(whole_vision) > 35.125e9 && 2 * vision_macs(whole_vision) < 35.135e9);
}

TEST_CASE("MACs of every tower of the study") {
  for (std::uint64_t i = 0; i < models::cardinality; i += 997) {
    const auto model = design<models>::at(i);
    const tower_shape text{model["text_layers"_axis], model["text_hidden"_axis], model["text_ffn"_axis],
                           model["text_heads"_axis]};
    const tower_shape vision{model["vision_layers"_axis], model["vision_hidden"_axis],
                             model["vision_ffn"_axis], model["vision_heads"_axis]};
    CHECK(clip_text_operations(text, b16, rules::corrected).macs() == text_macs(text));
    CHECK(clip_vision_operations(vision, b16, rules::corrected).macs() == vision_macs(vision));
  }
}

TEST_CASE("the reference counts a layer more, and the wrong inner dimensions of attention") {
  // 13 layers whose scores have C = 197 instead of 64, and weighted values C = 64 instead of 197
  const double projections = 4.0 * 197 * 768 * 768, feed_forward = 2.0 * 197 * 768 * 3072;
  const double scores = 12.0 * 197 * 197 * 197, values = 12.0 * 197 * 64 * 64;
  CHECK(clip_vision_operations(whole_vision, b16, rules::reference).macs() ==
        13 * (projections + feed_forward + scores + values) + 115605504 + 393216);
}

TEST_CASE("rungs 1, 2 and 3 by hand: MACs of the unpruned vision tower, and what its heads share") {
  const auto list = [](int rung) { return clip_vision_operations(whole_vision, b16, at(rung)); };
  // rung 1: a layer less. 4·197·768², 2·197·768·3072, 12·197·197·197, 12·197·64·64
  const double projections = 464781312, feed_forward = 929562624, scores = 91744476, values = 9682944;
  CHECK(list(0).macs() - list(1).macs() == projections + feed_forward + scores + values);
  // rung 2: in 12 layers, 12·197·64·197 for each of the two
  CHECK(list(1).macs() - list(2).macs() == 12 * (scores + values - 2 * 29805312.0));
  // rung 3: as many, but each head with a K and a V of its own
  CHECK(list(3).macs() == list(2).macs());
  const auto shared = [&](int rung) {
    std::int64_t elements = 0;
    for (const operation& one : list(rung))
      if (one.kind == operator_kind::gemm && (one.batch > 1 || one.n == 12 * 197))
        elements += one.repeat * one.batch * one.c * one.k;
    return elements;
  };
  CHECK(shared(2) == 12 * 2 * 64 * 197);
  CHECK(shared(3) == 12 * 12 * 2 * 64 * 197);
}

TEST_CASE("corrected: L layers, heads as a batch with true dimensions, no dropout") {
  const auto list = clip_vision_operations(whole_vision, b16, rules::corrected);
  CHECK(runs_of(list, operator_kind::gemm) == 12 * 8 + 1);
  CHECK(runs_of(list, operator_kind::convolution) == 1);
  CHECK(runs_of(list, operator_kind::softmax) == 12);
  CHECK(runs_of(list, operator_kind::layer_norm) == 12 * 2 + 2);
  CHECK(runs_of(list, operator_kind::sigmoid) == 12);
  CHECK(runs_of(list, operator_kind::dropout) == 0);
  CHECK(contains(list, gemm(12, 197, 64, 197, 12)));  // scores
  CHECK(contains(list, gemm(12, 197, 197, 64, 12)));  // weighted values
  CHECK(contains(list, gemm(1, 197, 768, 768, 48)));  // query, key, value, output

  const auto text = clip_text_operations({7, 320, 1280, 5}, b16, rules::corrected);
  CHECK(contains(text, gemm(5, 77, 64, 77, 7)));
  CHECK(contains(text, gemm(5, 77, 77, 64, 7)));
  CHECK(contains(text, gemm(1, 77, 320, 320, 28)));  // 5 heads of 64
  CHECK(contains(text, gemm(1, 77, 1280, 320, 7)));
  CHECK(runs_of(text, operator_kind::dropout) == 0);
  CHECK(runs_of(text, operator_kind::softmax) == 7);
}

TEST_CASE("fused into matrix products: the scaling of queries, the residual after attention") {
  const tower_shape t{7, 384, 1280, 5};
  const auto fused = [](const operation_list& list) { return published::fused_into(list); };
  const auto expected = [](std::int64_t tokens, std::int64_t layers) {
    const std::int64_t n = tokens * 384;
    return std::vector{vector_operation(operator_kind::elementwise, tokens * 320, layers),
                       vector_operation(operator_kind::elementwise, n, layers, 0, n)};
  };
  CHECK(fused(clip_text_operations(t, b16, rules::reference)) == expected(77, 8));
  CHECK(fused(clip_vision_operations(t, b16, rules::reference)) == expected(197, 8));
  CHECK(fused(clip_text_operations(t, b16, rules::corrected)) == expected(77, 7));
  CHECK(fused(clip_vision_operations(t, b32, rules::corrected)) == expected(50, 7));
  CHECK(fused(clip_joint_operations(b16)).empty());
}

TEST_CASE("corrected: second operands as long as they are") {
  const tower_shape t{7, 320, 1280, 5};
  const auto is_mask = [](std::int64_t second) {
    return [second](const operation& one) {
      return one == vector_operation(operator_kind::elementwise, 5 * 77 * 77, one.repeat, 0, second);
    };
  };
  // the mask, which the heads share, is none to the published estimator
  const auto before = clip_text_operations(t, b16, rules::reference);
  const auto repaired = clip_text_operations(t, b16, rules::corrected);
  CHECK(std::count_if(before.begin(), before.end(), is_mask(0)) == 1);
  CHECK(std::count_if(before.begin(), before.end(), is_mask(77 * 77)) == 0);
  CHECK(std::count_if(repaired.begin(), repaired.end(), is_mask(0)) == 0);
  CHECK(std::count_if(repaired.begin(), repaired.end(), is_mask(77 * 77)) == 1);

  // a projection is divided by one norm
  const operation by_all = vector_operation(operator_kind::divide, 512, 2, 0, 512);
  const operation by_one = vector_operation(operator_kind::divide, 512, 2, 0, 1);
  const auto joint = [](rule_set rules) { return clip_joint_operations(b16, rules); };
  for (int rung = 0; rung <= last; ++rung) {
    const auto list = joint(at(rung));
    const bool repaired_here = at(rung).applies(correction::vector_operators);
    CHECK(contains(list, repaired_here ? by_one : by_all));
    CHECK(contains(list, fused_group(512, 2, 15, repaired_here ? 0 : 2)));
  }
  // whose group is listed in full: squares, their sum, its root
  CHECK(contains(joint(rules::corrected), vector_operation(operator_kind::elementwise, 512, 2)));
  CHECK(contains(joint(rules::corrected), vector_operation(operator_kind::mean, 1, 2, 512)));
  CHECK(runs_of(joint(rules::corrected), operator_kind::power) == 2 + 1);
}

TEST_CASE("four corrections change the list, no other does") {
  const tower_shape t{9, 480, 2304, 7};
  const auto vision = [&](int rung) { return clip_vision_operations(t, b16, at(rung)); };
  const auto text = [&](int rung) { return clip_text_operations(t, b16, at(rung)); };
  for (int rung = 1; rung <= last; ++rung) {
    const auto c = static_cast<correction>(rung);
    const bool changes = c == correction::layers_counted_once || c == correction::attention_dimensions ||
                         c == correction::heads_as_batch || c == correction::vector_operators;
    CAPTURE(rung);
    CHECK(same(vision(rung), vision(rung - 1)) == !changes);
    CHECK(same(text(rung), text(rung - 1)) == !changes);
  }

  // once: the repeats alone, 9 layers instead of 10
  auto before = vision(0), after = vision(1);
  REQUIRE(before.size() == after.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    operation was = before.begin()[i], is = after.begin()[i];
    CHECK((was.repeat % 10 == 0 ? was.repeat / 10 * 9 : was.repeat) == is.repeat);
    was.repeat = is.repeat;
    CHECK(was == is);
  }
  // dimensions: the inner ones of the two products of attention
  before = after;
  after = vision(2);
  CHECK(contains(before, gemm(1, 7 * 197, 197, 197, 9)));
  CHECK(contains(before, gemm(1, 7 * 197, 64, 64, 9)));
  CHECK(contains(after, gemm(1, 7 * 197, 64, 197, 9)));
  CHECK(contains(after, gemm(1, 7 * 197, 197, 64, 9)));
  // heads: from rows to batch, the MACs as before
  before = after;
  after = vision(3);
  CHECK(contains(after, gemm(7, 197, 64, 197, 9)));
  CHECK(contains(after, gemm(7, 197, 197, 64, 9)));
  CHECK(after.macs() == before.macs());
  // vector operators: dropout leaves; in the text tower the mask becomes an operand
  before = vision(static_cast<int>(correction::vector_operators) - 1);
  after = vision(static_cast<int>(correction::vector_operators));
  CHECK(runs_of(before, operator_kind::dropout) == 9);
  CHECK(runs_of(after, operator_kind::dropout) == 0);
  CHECK(before.size() == after.size() + 1);
}

TEST_CASE("more of anything is more work") {
  for (const rule_set rules : {rules::reference, rules::corrected}) {
    const tower_shape t{6, 384, 1536, 6};
    const double here = clip_vision_operations(t, b16, rules).macs();
    for (const tower_shape more : {tower_shape{7, 384, 1536, 6}, tower_shape{6, 480, 1536, 6},
                                   tower_shape{6, 384, 1920, 6}, tower_shape{6, 384, 1536, 7}}) {
      CHECK(clip_vision_operations(more, b16, rules).macs() > here);
      CHECK(clip_text_operations(more, b16, rules).macs() > clip_text_operations(t, b16, rules).macs());
    }
    CHECK(clip_vision_operations(t, b32, rules).macs() < here);
  }
}

TEST_CASE("the policies hand on the lists of the design's towers") {
  constexpr auto reference = make_pipeline<models>(clip_b16{.rules = rules::reference});
  constexpr auto corrected = make_pipeline<models>(clip_b16{});
  for (std::uint64_t i = 0; i < models::cardinality; i += 53593) {
    const auto model = design<models>::at(i);
    const tower_shape text{model["text_layers"_axis], model["text_hidden"_axis], model["text_ffn"_axis],
                           model["text_heads"_axis]};
    const tower_shape vision{model["vision_layers"_axis], model["vision_hidden"_axis],
                             model["vision_ffn"_axis], model["vision_heads"_axis]};
    CHECK(same(reference(model)[operations_of<"text">], clip_text_operations(text, b16, rules::reference)));
    CHECK(same(corrected(model)[operations_of<"text">], clip_text_operations(text, b16, rules::corrected)));
    CHECK(same(reference(model)[operations_of<"vision">],
               clip_vision_operations(vision, b16, rules::reference)));
    CHECK(same(corrected(model)[operations_of<"vision">],
               clip_vision_operations(vision, b16, rules::corrected)));
    CHECK(same(corrected(model)[operations_of<"joint">], clip_joint_operations(b16)));
  }
}

TEST_CASE("each tower depends on its own four axes, what they share on none") {
  constexpr auto judge_model = make_pipeline<models>(clip_b16{});
  STATIC_CHECK(decltype(judge_model)::axes_of(operations_of<"text">) == 0b00001111);
  STATIC_CHECK(decltype(judge_model)::axes_of(operations_of<"vision">) == 0b11110000);
  STATIC_CHECK(decltype(judge_model)::axes_of(operations_of<"joint">) == 0);
  STATIC_CHECK(!decltype(judge_model)::may_be_infeasible(operations_of<"text">));
}
