// SPDX-License-Identifier: BSL-1.0
#include <co2design/workload/llama.hpp>

#include <cstdint>
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

static_assert(policy<llama_prefill>);
static_assert(policy<llama_decode>);
static_assert(policy_bundle<llama_2_7b>);
static_assert(policy_bundle<llama_3_8b_decode>);

constexpr tower_shape whole_2{32, 4096, 11008, 32}, whole_3{32, 4096, 14336, 32};
constexpr int last = static_cast<int>(correction::explicit_scenario);
constexpr rule_set at(int rung) { return {static_cast<correction>(rung)}; }

// From the definition: `rows` tokens at a time, each against `keys`, of one sequence; one token's logits; and
// the angles, one MAC for each position and pair of dimensions.
constexpr double macs(const tower_shape& t, double rows, double keys, double key_hidden, double vocabulary) {
  const double layers = static_cast<double>(t.layers), h = static_cast<double>(t.hidden);
  const double f = static_cast<double>(t.ffn), size = h / static_cast<double>(t.heads);
  return layers * rows * (2 * h * h + 2 * h * key_hidden + 2 * keys * h + 3 * h * f) + h * vocabulary +
         rows * size / 2;
}

}  // namespace

TEST_CASE("the published estimator's operators, and what it fuses, as a multiset") {
  CHECK(published::check_family("llama-2") == 9);
  CHECK(published::check_family("llama-3") == 9);
}

TEST_CASE("keys of their own, or shared by four queries") {
  STATIC_CHECK(llama_2.key_heads_of(whole_2) == 32);
  STATIC_CHECK(llama_2.key_hidden_of(whole_2) == 4096);
  STATIC_CHECK(llama_3.key_heads_of(whole_3) == 8);
  STATIC_CHECK(llama_3.key_hidden_of(whole_3) == 1024);
}

TEST_CASE("MACs of Llama-2-7B and Llama-3-8B, by hand") {
  // 32 · 512 · (4·4096² + 2·512·4096 + 3·4096·11008) + 4096·32000 + 512·64
  STATIC_CHECK(macs(whole_2, 512, 512, 4096, 32000) ==
               16384.0 * (67108864 + 4194304 + 135266304) + 131072000 + 32768);
  STATIC_CHECK(llama_prefill_operations(whole_2, llama_2, rules::corrected).macs() ==
               macs(whole_2, 512, 512, 4096, 32000));
  STATIC_CHECK(llama_prefill_operations(whole_3, llama_3, rules::corrected).macs() ==
               macs(whole_3, 512, 512, 1024, 128256));
  STATIC_CHECK(llama_decode_operations(whole_2, llama_2, rules::corrected).macs() ==
               macs(whole_2, 1, 512, 4096, 32000));
  STATIC_CHECK(llama_decode_operations(whole_3, llama_3, rules::corrected).macs() ==
               macs(whole_3, 1, 512, 1024, 128256));
}

TEST_CASE("decoding: a token for each sequence, against keys at hand") {
  const llama_shape shape{.tokens = 700, .batch = 4, .vocabulary = 128256, .key_heads = 8};
  const tower_shape t{3, 1024, 2752, 32};
  const auto list = llama_decode_operations(t, shape, rules::corrected);
  CHECK(contains(list, gemm(1, 4, 1024, 1024, 6)));  // query, output
  CHECK(contains(list, gemm(1, 4, 1024, 256, 6)));   // key, value of the new token alone
  CHECK(contains(list, gemm(32, 4, 32, 700, 3)));    // four queries share a key
  CHECK(contains(list, gemm(32, 4, 700, 32, 3)));
  CHECK(contains(list, gemm(1, 4, 1024, 2752, 6)));  // gate, up
  CHECK(contains(list, gemm(1, 4, 2752, 1024, 3)));
  CHECK(contains(list, gemm(1, 4, 1024, 128256)));
  CHECK(contains(list, vector_operation(operator_kind::softmax, 4 * 32 * 700, 3, 700)));
  CHECK(runs_of(list, operator_kind::unary) == 2 * 3);  // rotations; no mask
  // folded into rows, as the published rules have heads
  const auto folded = llama_decode_operations(t, shape, rules::reference);
  CHECK(contains(folded, gemm(1, 4 * 32, 32, 700, 3)));
  CHECK(contains(folded, gemm(1, 4 * 32, 700, 32, 3)));
}

TEST_CASE("reading a text and generating the next token is as much work as reading a token more") {
  const tower_shape t{4, 1280, 4128, 32};
  for (const llama_shape model : {llama_2, llama_3}) {
    llama_shape shorter = model, longer = model;
    shorter.tokens = 100;
    longer.tokens = 101;
    const double read = llama_prefill_operations(t, shorter, rules::corrected).macs();
    const double generated = llama_decode_operations(t, longer, rules::corrected).macs();
    const double at_once = llama_prefill_operations(t, longer, rules::corrected).macs();
    const double head = 1280.0 * static_cast<double>(model.vocabulary);
    // reading at once multiplies what the mask then hides: 100 tokens by the last, and predicts once
    CHECK(at_once == read + generated - head + 4.0 * 2 * 100 * 1280);
  }
}

TEST_CASE("four corrections change the list, no other does") {
  const tower_shape t{3, 1024, 2752, 32};
  const auto list = [&](int rung) { return llama_prefill_operations(t, llama_3, at(rung)); };
  for (int rung = 1; rung <= last; ++rung) {
    const auto c = static_cast<correction>(rung);
    const bool changes = c == correction::heads_as_batch || c == correction::vector_operators ||
                         c == correction::whole_model || c == correction::decoding;
    CAPTURE(rung);
    CHECK(same(list(rung), list(rung - 1)) == !changes);
  }
  CHECK(list(2).macs() == list(3).macs());
  CHECK(contains(list(2), gemm(1, 32 * 512, 32, 512, 3)));
  CHECK(contains(list(3), gemm(8, 4 * 512, 32, 512, 3)));
  CHECK(contains(list(3), gemm(8, 4 * 512, 512, 32, 3)));
  CHECK(runs_of(list(10), operator_kind::dropout) == 3);
  CHECK(runs_of(list(11), operator_kind::dropout) == 0);
  CHECK(contains(list(10), fused_group(512 * 1024, 3, 26, 7)));
  CHECK(!contains(list(11), fused_group(512 * 1024, 3, 26, 7)));
  CHECK(contains(list(11), vector_operation(operator_kind::mean, 512, 7, 1024)));
  CHECK(contains(list(11), vector_operation(operator_kind::power, 512, 7)));
  CHECK(contains(list(11), vector_operation(operator_kind::elementwise, 512 * 1024, 6, 0, 1024)));
  CHECK(contains(list(12), vector_operation(operator_kind::elementwise, 512 * 1024, 7, 0, 1024)));
  // rung 12, by hand: the head for 512 tokens; rung 14: for the last
  CHECK(list(12).macs() - list(11).macs() == 512.0 * 1024 * 128256);
  CHECK(list(13).macs() - list(14).macs() == 511.0 * 1024 * 128256);
  CHECK(!contains(list(11), gemm(1, 512, 1024, 128256)));
  CHECK(contains(list(13), gemm(1, 512, 1024, 128256)));
  CHECK(contains(list(14), gemm(1, 1, 1024, 128256)));
}

TEST_CASE("fused into matrix products: scaling, residual, SiLU") {
  const tower_shape t{3, 1024, 2752, 32};
  const std::int64_t n = 512 * 1024, f = 512 * 2752;
  const auto divided = vector_operation(operator_kind::divide, 32 * 512 * 512, 3);
  const auto residual = vector_operation(operator_kind::elementwise, n, 3, 0, n);
  const auto sigmoid = vector_operation(operator_kind::sigmoid, f, 3);
  const auto times_x = vector_operation(operator_kind::elementwise, f, 3, 0, f);
  for (const rule_set rules : {rules::reference, rules::corrected})
    CHECK(published::fused_into(llama_prefill_operations(t, llama_3, rules)) ==
          std::vector{divided, residual, sigmoid, times_x});
}

TEST_CASE("one layer has its head under the published rules too") {
  const auto head = gemm(1, 512, 512, 32000);
  CHECK(contains(llama_prefill_operations({1, 512, 3440, 32}, llama_2, rules::reference), head));
  CHECK(!contains(llama_prefill_operations({2, 512, 3440, 32}, llama_2, rules::reference), head));
}

TEST_CASE("every rung and both models fit a list") {
  for (int rung = 0; rung <= last; ++rung)
    for (const llama_shape model : {llama_2, llama_3})
      for (const std::int64_t layers : {1, 4}) {
        const tower_shape t{layers, 1024, 2752, 32};
        CHECK(llama_prefill_operations(t, model, at(rung)).size() < operation_list::capacity);
        CHECK(llama_decode_operations(t, model, at(rung)).size() < operation_list::capacity);
      }
}

TEST_CASE("the policies hand on the design's list") {
  using designs = presets::llama_models;
  constexpr auto prefill = make_pipeline<designs>(llama_3_8b{.tokens = 1024, .batch = 2});
  constexpr auto decode = make_pipeline<designs>(llama_2_7b_decode{.rules = rules::reference});
  for (std::uint64_t i = 0; i < designs::cardinality; i += 7) {
    const auto d = design<designs>::at(i);
    const tower_shape t{d["text_layers"_axis], d["text_hidden"_axis], d["text_ffn"_axis],
                        d["text_heads"_axis]};
    llama_shape shape = llama_3;
    shape.tokens = 1024;
    shape.batch = 2;
    CHECK(same(prefill(d)[operations_of<"text">], llama_prefill_operations(t, shape, rules::corrected)));
    CHECK(same(decode(d)[operations_of<"text">], llama_decode_operations(t, llama_2, rules::reference)));
    CHECK(prefill(d)[operations_of<"vision">].size() == 0);
    CHECK(decode(d)[operations_of<"joint">].size() == 0);
  }
}
