// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <span>

namespace co2design {

/// The values of several individuals, a row of memory for each: what operators of variation change in place.
///
/// Shape     `rows[i]` is a std::span<double>, one value for each variable; rows lie one behind the other.
///           Refers to them, so it must not outlive them
class gene_rows {
 public:
  gene_rows(double* first, std::size_t rows, std::size_t variables) noexcept
      : first_(first), rows_(rows), variables_(variables) {}

  [[nodiscard]] std::size_t size() const noexcept { return rows_; }
  [[nodiscard]] std::size_t variables() const noexcept { return variables_; }
  [[nodiscard]] std::span<double> operator[](std::size_t row) const noexcept {
    return {first_ + row * variables_, variables_};
  }

 private:
  double* first_;
  std::size_t rows_, variables_;
};

}  // namespace co2design
