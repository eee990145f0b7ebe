// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <co2design/metric/constant.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/units/unit.hpp>
#include <co2design/workload/detail/cited.hpp>
#include <co2design/workload/llama.hpp>
#include <co2design/workload/parameters.hpp>
#include <co2design/workload/tower_shape.hpp>

namespace co2design::workload {

/// What a model keeps in memory while it works: weights, and for a decoder the keys and values of its tokens.
/// Example   problem{judge, minimize(total_carbon), memory_needed <= 1 * units::gigabyte}
inline constexpr metric<"memory_needed", dimensions::data> memory_needed{};

/// So many weights of `bytes` each.
template <number Count>
[[nodiscard]] constexpr auto weight_memory(const Count& count, double bytes = 1) noexcept {
  return count * bytes * units::byte;
}

/// Keys and values of all tokens of all sequences, in every layer.
///
/// Formula   2 · layers · batch · tokens · key_hidden · bytes
[[nodiscard]] constexpr data_quantity key_value_cache(const tower_shape& t, const llama_shape& shape,
                                                      double bytes = 1) noexcept {
  const auto numbers = 2 * t.layers * shape.batch * shape.tokens * shape.key_hidden_of(t);
  return static_cast<double>(numbers) * bytes * units::byte;
}

namespace detail {

inline constexpr constant<double> one_byte{1, "8 bit", 2025, study};

}  // namespace detail

/// The memory that a model's weights take, as a policy.
///
/// Provides  memory_needed
/// Needs     parameters
/// Rules     `memory_capacity` is a bound on what this provides; the published estimator sets none
/// When not  activations that leave the chip are not counted
struct weights_in_memory {
  using provides = metrics<memory_needed>;
  using needs = metrics<parameters>;
  constant<double> bytes = detail::one_byte;  ///< of a parameter

  constexpr void constants(auto&& see) const { see("bytes", bytes); }

  constexpr auto operator()(auto const& in) const noexcept { return weight_memory(in[parameters], bytes); }
};

/// The memory that a Llama's weights, keys and values take, as a policy.
///
/// Provides  memory_needed
/// Needs     parameters
/// Reads     text_layers, text_hidden, text_ffn, text_heads
struct decoder_in_memory {
  using provides = metrics<memory_needed>;
  using needs = metrics<parameters>;
  using reads = tower_axes<"text">;
  llama_shape shape = llama_2;
  constant<double> bytes = detail::one_byte;  ///< of a parameter, of a key or value

  constexpr void constants(auto&& see) const {
    shape.constants(see);
    see("bytes", bytes);
  }

  constexpr data_quantity operator()(auto const& in) const noexcept {
    return weight_memory(in[parameters], bytes) + key_value_cache(tower<"text">(in), shape, bytes);
  }
};

}  // namespace co2design::workload
