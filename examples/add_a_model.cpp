// SPDX-License-Identifier: BSL-1.0
//
// The code of docs/how-to/add_a_model.md, in the order of the page.

#include <cstdint>
#include <iostream>

// [include]
#include <co2design/co2design.hpp>

using namespace co2design;
using namespace co2design::workload;
// [/include]

// [list]
struct encoder_shape {
  std::int64_t tokens = 256;
};

constexpr operation_list encoder_operations(const tower_shape& t, const encoder_shape& shape, rule_set) {
  using kind = operator_kind;
  const std::int64_t s = shape.tokens, n = s * t.hidden, size = t.hidden / t.heads, scores = t.heads * s * s;
  operation_list list;
  list.section(component::attention);
  list.add(gemm(1, s, t.hidden, 3 * t.hidden, t.layers));          // query, key and value at once
  list.add(gemm(t.heads, s, size, s, t.layers));                   // scores, each head with its own keys,
  list.fuse(vector_operation(kind::elementwise, scores));          // scaled as they come
  list.add(vector_operation(kind::softmax, scores, t.layers, s));  // over s keys
  list.add(gemm(t.heads, s, s, size, t.layers));                   // weighted values
  list.add(gemm(1, s, t.hidden, t.hidden, t.layers));              // output,
  list.fuse(vector_operation(kind::elementwise, n, 1, 0, n));      // added to what came in
  list.add(vector_operation(kind::layer_norm, n, t.layers, t.hidden));

  list.section(component::feed_forward);
  list.add(gemm(1, s, t.hidden, t.ffn, t.layers));
  list.fuse(vector_operation(kind::unary, s * t.ffn));  // ReLU
  list.add(gemm(1, s, t.ffn, t.hidden, t.layers));
  list.fuse(vector_operation(kind::elementwise, n, 1, 0, n));
  list.add(vector_operation(kind::layer_norm, n, t.layers, t.hidden));

  list.section(component::output);
  list.add(vector_operation(kind::mean, t.hidden, 1, s));  // over the tokens
  return list;
}
// [/list]

// [bundle]
struct sentence_encoder {
  std::int64_t tokens = 256;

  constexpr auto parts() const {
    using text = tower_operations<"text", encoder_operations, encoder_shape>;
    return pack(text{.shape = {.tokens = tokens}}, no_operations<"vision">{}, no_operations<"joint">{});
  }
};
// [/bundle]

// [space]
struct encoders : space<axis<"text_layers", range<2, 6>>, axis<"text_hidden", range<128, 512, 128>>,
                        axis<"text_ffn", values<512, 1024, 2048>>, axis<"text_heads", values<4, 8>>> {};

constexpr auto judge_with(auto model) {
  return make_pipeline<join<encoders, presets::edge_accelerators>>(model, hardware::edge_npu_22nm{},
                                                                   mapping::roofline{});
}
// [/space]

// [own_axes]
struct mixer {  // Tolstikhin et al., "MLP-Mixer: An all-MLP Architecture for Vision" (2021)
  using provides = metrics<operations_of<"vision">>;
  using reads = axes<"mixer_layers", "channels", "token_ffn", "channel_ffn">;
  std::int64_t patches = 196;

  constexpr operation_list operator()(auto const& in) const noexcept {
    const std::int64_t layers = in["mixer_layers"_axis], channels = in["channels"_axis];
    operation_list list;
    list.section(component::feed_forward);
    const auto mix = [&](std::int64_t rows, std::int64_t dims, std::int64_t ffn) {
      list.add(vector_operation(operator_kind::layer_norm, rows * dims, layers, channels));
      list.add(gemm(1, rows, dims, ffn, layers));
      list.fuse(vector_operation(operator_kind::unary, rows * ffn));
      list.add(gemm(1, rows, ffn, dims, layers));
      list.fuse(vector_operation(operator_kind::elementwise, rows * dims, 1, 0, rows * dims));
    };
    mix(channels, patches, in["token_ffn"_axis]);
    mix(patches, channels, in["channel_ffn"_axis]);
    return list;
  }
};
// [/own_axes]

// [fixed]
template <const tower_shape& Text, const tower_shape& Vision>
struct fixed_clip
    : space<axis<"text_layers", values<Text.layers>>, axis<"text_hidden", values<Text.hidden>>,
            axis<"text_ffn", values<Text.ffn>>, axis<"text_heads", values<Text.heads>>,
            axis<"vision_layers", values<Vision.layers>>, axis<"vision_hidden", values<Vision.hidden>>,
            axis<"vision_ffn", values<Vision.ffn>>, axis<"vision_heads", values<Vision.heads>>> {};

using tiny = join<fixed_clip<tinyclip_8m_16_text, tinyclip_8m_16_vision>, presets::edge_accelerators>;
constexpr auto judge_tiny =
    make_pipeline<tiny>(clip_b16{}, hardware::edge_npu_22nm{}, mapping::roofline{}, carbon::embodied_act{},
                        carbon::operational{}, carbon::lifetime_total{});
// [/fixed]

int main() {
  // [components]
  constexpr auto judge = judge_with(sentence_encoder{});
  constexpr design<join<encoders, presets::edge_accelerators>> one(
      "text_layers"_axis = 6, "text_hidden"_axis = 384, "text_ffn"_axis = 1024, "text_heads"_axis = 8,
      "cores"_axis = 1, "width"_axis = 64, "depth"_axis = 16, "l2_kib"_axis = 256, "l2_bw"_axis = 64,
      "glb_mib"_axis = 2);
  const auto costs = *judge(one)[mapping::breakdown_of<"text">];
  const auto time = [&](component c) { return report::readable(latency, costs[c].cycles / 625_MHz); };
  std::cout << "attention " << time(component::attention) << ", feed-forward "
            << time(component::feed_forward) << ", output " << time(component::output) << ", all "
            << report::readable(latency, judge(one)[latency]) << '\n';
  // [/components]

  // [mixed]
  using mixers = space<axis<"mixer_layers", values<8>>, axis<"channels", values<512>>,
                       axis<"token_ffn", values<256>>, axis<"channel_ffn", values<2048>>>;
  constexpr auto list = make_pipeline<mixers>(mixer{})(design<mixers>::at(0))[operations_of<"vision">];
  static_assert(list.macs() == 8.0 * 2 * (512 * 196 * 256 + 196 * 512 * 2048));  // S/16 without its stem
  // [/mixed]

  // [tiny]
  const auto front = nsga2{.population = 100, .generations = 50, .seed = 1}(
      problem{judge_tiny, minimize(total_carbon), minimize(latency), latency <= 10_ms});
  const auto &least = front[0], &fastest = front[front.size() - 1];
  std::cout << "TinyCLIP-8M/16: " << report::readable(latency, least[latency]) << " for "
            << report::readable(total_carbon, least[total_carbon]) << " to "
            << report::readable(latency, fastest[latency]) << " for "
            << report::readable(total_carbon, fastest[total_carbon]) << '\n';
  // [/tiny]

  // [length]
  const auto per_batch = [&](auto model) {
    return report::readable(latency, judge_with(model)(one)[latency]);
  };
  std::cout << "128 tokens: " << per_batch(bert_base{.tokens = 128}) << ", 512: " << per_batch(bert_base{})
            << ", 8 x 128: " << per_batch(bert_base{.tokens = 128, .batch = 8}) << '\n';
  // [/length]
}
