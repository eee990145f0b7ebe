// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>
#include <vector>

#include <co2design/core/fixed_string.hpp>
#include <co2design/core/shared_value.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/pipeline/detail/is_table.hpp>
#include <co2design/pipeline/inputs.hpp>
#include <co2design/space/axis_rows.hpp>

namespace co2design {

namespace detail {

// The values of a table: so many columns of numbers for each row, side by side. A row that is infeasible has in each
// column a NaN whose lower half says which reason it has, counted from 1. A NaN that a policy computed has none there.
struct table_values {
  std::vector<double> numbers;
  std::vector<std::vector<const char*>> reasons;  // of each worker that filled rows

  static double missing(std::size_t worker, std::size_t reason) noexcept {
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(std::numeric_limits<double>::quiet_NaN()) |
                                 std::uint64_t{worker} << 16 | (reason + 1));
  }
  static bool is_missing(double number) noexcept {
    return number != number && (std::bit_cast<std::uint64_t>(number) & 0xffff) != 0;
  }
  // A number that a policy computed, which is not missing whatever it is.
  static double present(double number) noexcept {
    constexpr std::uint64_t lower_half = 0xffff'ffff;
    if (number == number) return number;
    return std::bit_cast<double>((std::bit_cast<std::uint64_t>(number) & ~lower_half) |
                                 std::bit_cast<std::uint64_t>(std::numeric_limits<double>::quiet_NaN()));
  }
  [[nodiscard]] bool has_gaps() const noexcept {
    for (const auto& of_worker : reasons)
      if (!of_worker.empty()) return true;
    return false;
  }
  [[nodiscard]] infeasible why(double number) const noexcept {
    if (!is_missing(number)) return {};
    const auto code = static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(number));
    return infeasible(reasons[code >> 16][(code & 0xffff) - 1]);
  }
};

}  // namespace detail

/// A policy whose answers are looked up in a table over the axes that they depend on: what `tabulate` puts in the
/// place of a policy.
///
/// Provides  those metrics of the policy that were asked for, bit for bit, and the same reasons where it is infeasible
///           (of a NaN that the policy computed, a NaN)
/// Reads     the axes that the policy depends on, directly or through what it needs; it needs nothing
/// Requires  designs of the subspace that the table was filled for: of others it says what is not so, or reads beyond
///           its rows
/// Shape     shares the table with its copies; `Policy` is what it was filled by, in the pipeline `Judge`
/// Cost      a multiplication and an addition for each axis, a look-up
template <class Policy, class Space, class Provides, class Reads, bool Fallible, class Judge>
class tabulated;

template <class Policy, class Space, auto... Tags, fixed_string... Names, bool Fallible, class Judge>
class tabulated<Policy, Space, metrics<Tags...>, axes<Names...>, Fallible, Judge> {
 public:
  using policy_type = Policy;
  using provides = metrics<Tags...>;
  using reads = axes<Names...>;
  using arithmetic = scalar;
  /// How many metrics, and numbers in a row.
  static constexpr std::size_t columns = sizeof...(Tags);
  /// Whether a row may be infeasible, by the types of the policies.
  static constexpr bool may_be_infeasible = Fallible;

  tabulated(const axis_rows<Space>& rows, shared_value<detail::table_values> values, shared_value<Judge> from)
      : rows_(rows), numbers_(values->numbers.data()), values_(std::move(values)), from_(std::move(from)) {}

  auto operator()(auto const& in) const noexcept { return at((std::uint64_t{0} + ... + part<Names>(in))); }

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
  /// The numbers from a row on, a column for each metric, in canonical units; NaN where it is infeasible.
  [[nodiscard, gnu::always_inline]] const double* numbers(std::uint64_t row) const noexcept {
    return numbers_ + row * columns;
  }
  /// Why a number that `numbers` gives is none; unset where it is one, or a NaN that the policy computed.
  [[nodiscard]] infeasible why(double number) const noexcept { return values_->why(number); }
  /// The pipeline that the table was filled by.
  [[nodiscard]] const Judge& filled_by() const noexcept { return *from_; }
  /// What the table takes.
  [[nodiscard]] std::uint64_t bytes() const noexcept { return rows_.size() * columns * sizeof(double); }

 private:
  template <fixed_string Name>
  [[gnu::always_inline]] std::uint64_t part(const auto& in) const noexcept {
    using domain = typename Space::template axis_type<Name>::domain;
    return rows_.part(Space::position(Name.view()),
                      static_cast<std::uint32_t>(detail::index_within<domain>(in[axis_name<Name>{}])));
  }

  axis_rows<Space> rows_;
  const double* numbers_;
  shared_value<detail::table_values> values_;
  shared_value<Judge> from_;
};

}  // namespace co2design
