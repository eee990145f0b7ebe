// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <co2design/metric/tag.hpp>
#include <co2design/pipeline/inputs.hpp>

namespace co2design {

namespace detail {

template <class Tag>
struct column {
  std::vector<value_of<Tag>> values;
};

}  // namespace detail

/// Metrics of many designs as one array for each metric.
///
/// Shape     `columns[latency][i]` is that of design i, NaN where it is infeasible; as many rows as it is made with
/// Example   columns<decltype(latency), decltype(energy)> found(1024);
template <metric_tag... Tags>
class columns : detail::column<Tags>... {
 public:
  explicit columns(std::size_t size) : detail::column<Tags>{std::vector<detail::value_of<Tags>>(size)}..., size_(size) {}

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
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
