// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>

#include <co2design/core/check.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/workload/detail/room.hpp>

namespace co2design::workload {

/// What an operator computes. Vector operators of equal cost share a kind: `elementwise` is add, subtract,
/// multiply and compare; `unary` is negate, mask, fill and count up; `power` is pow, exp, log, sqrt and its
/// inverse; `trigonometric` is sine and cosine. `fused` is what a group absorbed into its first operator.
enum class operator_kind : std::uint8_t {
  gemm,
  convolution,
  layer_norm,
  softmax,
  dropout,
  elementwise,
  divide,
  sigmoid,
  tanh,
  trigonometric,
  power,
  mean,
  fused,
  unary,
};

/// Which component of the model an operator belongs to, as the published estimator reports them; `setup` is
/// what its report leaves out: positions, angles and masks made once.
enum class component : std::uint8_t { attention, feed_forward, embedding, output, setup };
inline constexpr std::size_t component_count = 5;

/// One operator of a model, with its dimensions and how often it runs in one inference.
///
/// Matrices  outputs[batch][n][k] = Σ over c of inputs[batch][n][c] · weights[batch][c][k]
/// Images    convolutions also have r × s the kernel, p × q the outputs, stride; n is the number of images
/// Vectors   `elements` outputs; `axis` the length reduced or normalised over; `second` the elements of a
///           second operand before it is broadcast, 0 where there is none or it is a single constant
/// Groups    a fused group has `absorbed` operators, which together take `group_cycles` cycles an element;
///           its first operator is not among them
/// Fused     a vector operator `beside` a matrix product works on its outputs while it runs; for all that is
///           fused into a product the published estimator charges the product `epilogue_cycles`
struct operation {
  operator_kind kind = operator_kind::elementwise;
  component belongs_to = component::attention;
  bool beside = false;
  std::int64_t repeat = 1;
  std::int64_t batch = 1, n = 1, c = 1, k = 1;
  std::int64_t r = 1, s = 1, p = 1, q = 1, stride = 1;
  std::int64_t elements = 0, axis = 0, second = 0;
  std::int64_t absorbed = 0, group_cycles = 0;
  std::int64_t epilogue_cycles = 0;

  [[nodiscard]] constexpr bool on_tensor_core() const noexcept {
    return kind == operator_kind::gemm || kind == operator_kind::convolution;
  }
  /// Multiply-accumulates of one run; 0 for vector operators.
  [[nodiscard]] constexpr double macs() const noexcept {
    if (!on_tensor_core()) return 0;
    return static_cast<double>(batch) * static_cast<double>(n * p * q) * static_cast<double>(c * r * s) *
           static_cast<double>(k);
  }
  /// The same with what the published estimator charges for the operators fused into it.
  [[nodiscard]] constexpr operation with_epilogue(std::int64_t cycles) const noexcept {
    operation one = *this;
    one.epilogue_cycles = cycles;
    return one;
  }
  friend constexpr bool operator==(const operation&, const operation&) = default;
};

/// Matrix product of `batch` pairs.
[[nodiscard]] constexpr operation gemm(std::int64_t batch, std::int64_t n, std::int64_t c, std::int64_t k,
                                       std::int64_t repeat = 1) noexcept {
  return {.kind = operator_kind::gemm, .repeat = repeat, .batch = batch, .n = n, .c = c, .k = k};
}

/// Vector operator on `elements` outputs.
[[nodiscard]] constexpr operation vector_operation(operator_kind kind, std::int64_t elements,
                                                   std::int64_t repeat = 1, std::int64_t axis = 0,
                                                   std::int64_t second = 0) noexcept {
  return {.kind = kind, .repeat = repeat, .elements = elements, .axis = axis, .second = second};
}

/// A fused group on `elements` outputs: what `absorbed` operators cost beside the one they were fused into.
[[nodiscard]] constexpr operation fused_group(std::int64_t elements, std::int64_t absorbed,
                                              std::int64_t group_cycles, std::int64_t repeat = 1) noexcept {
  return {.kind = operator_kind::fused,
          .repeat = repeat,
          .elements = elements,
          .absorbed = absorbed,
          .group_cycles = group_cycles};
}

/// The operators of one part of a model, in a fixed room so that a list is a value and needs no allocation.
///
/// Cost      what is not listed is neither initialised nor copied: half of the time of a coarse evaluation
/// Example   list.section(component::feed_forward);
///           list.add_gemm(1, rows, hidden, ffn, layers);
///           list.fuse(vector_operation(operator_kind::unary, rows * ffn));  // its activation
class operation_list {
 public:
  static constexpr std::size_t capacity = 56;

  /// What is listed from here on belongs to `c`; before the first section, to attention.
  constexpr void section(component c) noexcept { section_ = c; }

  /// Appends an operator; one that never runs is left out.
  /// Errors    std::out_of_range beyond `capacity`
  constexpr void add(const operation& one) {
    product_runs_ = one.on_tensor_core() ? one.repeat : no_product;
    append(one, one.repeat, false);
  }
  /// Appends `gemm(…)`, or `vector_operation(…)`, in place.
  /// Cost      a call. Lists are long: `add`, written out for each operator, takes compilers longer than what is done
  ///           with the list
  /// Errors    as `add`
  [[gnu::noinline]] constexpr void add_gemm(std::int64_t batch, std::int64_t n, std::int64_t c,
                                            std::int64_t k, std::int64_t repeat = 1) {
    add(gemm(batch, n, c, k, repeat));
  }
  [[gnu::noinline]] constexpr void add_vector(operator_kind kind, std::int64_t elements,
                                              std::int64_t repeat = 1, std::int64_t axis = 0,
                                              std::int64_t second = 0) {
    add(vector_operation(kind, elements, repeat, axis, second));
  }
  /// Appends a vector operator that is fused into the matrix product listed before it, and runs as often.
  /// Errors    std::out_of_range beyond `capacity`, and where no matrix product is listed before it
  constexpr void fuse(const operation& one) {
    if (product_runs_ == no_product)
      co2design::detail::out_of_range("co2design: nothing to fuse an operator into");
    append(one, product_runs_, true);
  }
  [[nodiscard]] constexpr const operation* begin() const noexcept { return all_.begin(); }
  [[nodiscard]] constexpr const operation* end() const noexcept { return all_.end(); }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return all_.size(); }

  /// Multiply-accumulates of all operators, repeats included.
  [[nodiscard]] constexpr double macs() const noexcept {
    double sum = 0;
    for (const operation& one : *this) sum += static_cast<double>(one.repeat) * one.macs();
    return sum;
  }

 private:
  static constexpr std::int64_t no_product = -1;

  constexpr void append(const operation& given, std::int64_t runs, bool beside) {
    if (runs == 0) return;
    if (size() == capacity)
      co2design::detail::out_of_range("co2design: too many operators in one part of a model");
    operation& one = all_.add(given);
    one.repeat = runs;
    one.beside = beside;
    one.belongs_to = section_;
  }

  detail::room<operation, capacity> all_;
  std::int64_t product_runs_ = no_product;
  component section_ = component::attention;
};

/// The operators of a part of a model: a tower ("text", "vision"), or what the towers share ("joint").
template <fixed_string Part>
inline constexpr fact<fixed_string("operations_") + Part, operation_list> operations_of{};

}  // namespace co2design::workload
