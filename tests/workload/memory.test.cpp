// SPDX-License-Identifier: BSL-1.0
#include <co2design/workload/memory.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/pipeline.hpp>
#include <co2design/presets/spaces.hpp>
#include <co2design/search/problem.hpp>

namespace {

using namespace co2design;
using namespace co2design::workload;

static_assert(policy<weights_in_memory>);
static_assert(policy<decoder_in_memory>);

}  // namespace

TEST_CASE("weights of one byte each, or of as many as they have") {
  STATIC_CHECK(weight_memory(149'620'737).in(units::byte) == 149'620'737);
  STATIC_CHECK(weight_memory(1000, 2).in(units::byte) == 2000);
}

TEST_CASE("keys and values of every token in every layer") {
  // Llama-2-7B, 512 tokens: 2 · 32 · 512 · 4096; Llama-3-8B keeps 8 of 32 heads
  STATIC_CHECK(key_value_cache({32, 4096, 11008, 32}, llama_2).in(units::mib) == 128);
  STATIC_CHECK(key_value_cache({32, 4096, 14336, 32}, llama_3).in(units::mib) == 32);
  STATIC_CHECK(key_value_cache({32, 4096, 11008, 32}, {.tokens = 1024, .batch = 3}, 2).in(units::mib) ==
               128 * 2 * 3 * 2);
}

TEST_CASE("rung 17, by hand: a memory that does not hold the weights breaks a bound") {
  constexpr auto judge =
      make_pipeline<presets::llama_models>(llama_parameters{}, decoder_in_memory{.shape = {.tokens = 1024}});
  constexpr design<presets::llama_models> one("text_layers"_axis = 4, "text_hidden"_axis = 1536,
                                              "text_ffn"_axis = 4128, "text_heads"_axis = 32);
  // 2 · 32000 · 1536 + 4 · (4 · 1536² + 3 · 1536 · 4128 + 2 · 1536) + 1536, and 2 · 4 · 1024 · 1536
  constexpr double weights = 98'304'000 + 4.0 * (9'437'184 + 19'021'824 + 3072) + 1536, cache = 12'582'912;
  STATIC_CHECK(judge(one)[memory_needed].in(units::byte) == weights + cache);
  const auto fits = [&](double bytes) {
    return problem{judge, minimize(parameters), memory_needed <= bytes * units::byte}
        .evaluate(one)
        .feasible();
  };
  CHECK(fits(weights + cache));
  CHECK(!fits(weights));
}
