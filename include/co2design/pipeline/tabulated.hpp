// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/pipeline/detail/step.hpp>
#include <co2design/space/axis_rows.hpp>

namespace co2design {

namespace detail {

// The values of a table: so many columns of numbers for each row, side by side. A row that is infeasible has a NaN
// in its first column that says which reason it has; no arithmetic makes such a NaN, whose lower half counts from 1.
struct table_values {
  std::vector<double> numbers;
  std::vector<std::vector<const char*>> reasons;  // of each worker that filled rows

  static double missing(std::size_t worker, std::size_t reason) noexcept {
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(std::numeric_limits<double>::quiet_NaN()) |
                                 std::uint64_t{worker} << 16 | (reason + 1));
  }
  [[nodiscard]] bool has_gaps() const noexcept {
    for (const auto& of_worker : reasons)
      if (!of_worker.empty()) return true;
    return false;
  }
  [[nodiscard]] infeasible why(double number) const noexcept {
    if (number == number) return {};
    const auto code = static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(number));
    if ((code & 0xffff) == 0) return {};
    return infeasible(reasons[code >> 16][(code & 0xffff) - 1]);
  }
};

}  // namespace detail

/// A policy whose answers are looked up in a table over the axes that they depend on; what `tabulate` puts in the
/// place of a policy.
///
/// Provides  those metrics of the policy that were asked for, bit for bit
/// Reads     the axes that the policy depends on, directly or through what it needs
/// Requires  designs of the subspace that the table was filled for
/// Shape     shares the table with its copies
/// Cost      a multiplication and an addition for each axis, a look-up
template <class Policy, class Space, class Provides, class Reads, bool Fallible>
class tabulated;

template <class Policy, class Space, auto... Tags, fixed_string... Names, bool Fallible>
class tabulated<Policy, Space, metrics<Tags...>, axes<Names...>, Fallible> {
 public:
  using policy_type = Policy;
  using provides = metrics<Tags...>;
  using reads = axes<Names...>;
  static constexpr std::size_t columns = sizeof...(Tags);

  tabulated(const axis_rows<Space>& rows, std::shared_ptr<const detail::table_values> values)
      : rows_(rows), numbers_(values->numbers.data()), values_(std::move(values)) {}

  auto operator()(auto const& in) const noexcept {
    return at((std::uint64_t{0} + ... +
               rows_.part(Space::position(Names.view()),
                          static_cast<std::uint32_t>(
                              detail::index_within<typename Space::template axis_type<Names>::domain>(
                                  in[axis_name<Names>{}])))));
  }

  /// What a row holds, as the policy's answer. Requires row < rows().size().
  [[nodiscard]] auto at(std::uint64_t row) const noexcept {
    const double* const numbers = numbers_ + row * columns;
    std::size_t c = 0;
    using result = results<slot<detail::tag_type<Tags>, detail::value_of<detail::tag_type<Tags>>>...>;
    const result found{slot<detail::tag_type<Tags>, detail::value_of<detail::tag_type<Tags>>>{
        detail::value_of<detail::tag_type<Tags>>(numbers[c++])}...};
    if constexpr (Fallible) {
      const infeasible why = values_->why(*numbers);
      return why.is_set() ? possible<result>(why) : possible<result>(found);
    } else {
      return found;
    }
  }

  /// The column of a metric.
  template <class Tag>
  static constexpr std::size_t column_of = [] {
    std::size_t c = 0;
    static_cast<void>(((std::is_same_v<Tag, detail::tag_type<Tags>> || (++c, false)) || ...));
    return c;
  }();
  /// Whether some row is infeasible.
  [[nodiscard]] bool has_gaps() const noexcept { return values_->has_gaps(); }
  /// Which row a design has.
  [[nodiscard]] const axis_rows<Space>& rows() const noexcept { return rows_; }
  /// The numbers of a row, a column for each metric, in canonical units; NaN where it is infeasible.
  [[nodiscard, gnu::always_inline]] const double* numbers(std::uint64_t row) const noexcept {
    return numbers_ + row * columns;
  }
  /// Why a number of the first column is none.
  [[nodiscard]] infeasible why(double number) const noexcept { return values_->why(number); }
  [[nodiscard]] std::uint64_t bytes() const noexcept { return rows_.size() * columns * sizeof(double); }

 private:
  axis_rows<Space> rows_;
  const double* numbers_;
  std::shared_ptr<const detail::table_values> values_;
};

namespace detail {

template <class Policy>
inline constexpr bool is_table_v = false;
template <class Policy, class Space, class Provides, class Reads, bool Fallible>
inline constexpr bool is_table_v<tabulated<Policy, Space, Provides, Reads, Fallible>> = true;

}  // namespace detail

}  // namespace co2design
