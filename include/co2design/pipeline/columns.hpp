// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <span>
#include <vector>

#include <co2design/core/mistake.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/pipeline/detail/asked.hpp>
#include <co2design/pipeline/inputs.hpp>

namespace co2design {

namespace detail {

template <class Tag>
struct column {
  std::vector<value_of<Tag>> values;
};

}  // namespace detail

/// Metrics of many designs as one array for each metric: what `batched` fills.
///
/// Shape     `found[latency][i]` is that of design i, NaN where it is infeasible; as many rows as it is made with, zero
///           until they are filled; `found[latency]` is a std::span
/// Requires  metrics (`co2design/pipeline/fact`)
/// Cost      the arrays, eight bytes for each metric of each design
/// Example   columns found(1024, latency, energy);
template <tag... Tags>
class columns : detail::column<Tags>... {
  static constexpr bool sound = (verdict<detail::fact_as_number<Tags>>::value && ...);

 public:
  explicit columns(std::size_t size, Tags...)
  requires(sizeof...(Tags) > 0)
      : columns(size) {}
  explicit columns(std::size_t size)
      : detail::column<Tags>{std::vector<detail::value_of<Tags>>(size)}..., size_(size) {
    static_cast<void>(sound);  // a mistake shows where columns are made
  }

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  /// As many rows, in the memory there is where they were as many before; what they hold is to be filled.
  void resize(std::size_t size) {
    (static_cast<detail::column<Tags>&>(*this).values.resize(size), ...);
    size_ = size;
  }
  template <class Tag>
  requires(std::same_as<Tag, Tags> || ...)
  [[nodiscard]] std::span<detail::value_of<Tag>> operator[](Tag) noexcept {
    return static_cast<detail::column<Tag>&>(*this).values;
  }
  template <class Tag>
  requires(std::same_as<Tag, Tags> || ...)
  [[nodiscard]] std::span<const detail::value_of<Tag>> operator[](Tag) const noexcept {
    return static_cast<const detail::column<Tag>&>(*this).values;
  }

 private:
  std::size_t size_;
};

}  // namespace co2design
