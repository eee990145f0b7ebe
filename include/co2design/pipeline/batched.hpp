// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include <co2design/core/check.hpp>
#include <co2design/pipeline/columns.hpp>
#include <co2design/pipeline/detail/asked.hpp>
#include <co2design/pipeline/detail/leaf_lanes.hpp>
#include <co2design/pipeline/tabulated.hpp>

namespace co2design {

namespace detail {

// Where the numbers of some leaves are: a table, seen without its types.
template <std::size_t Rank>
struct table_view {
  const double* numbers;
  std::uint32_t columns;
  bool has_gaps;
  std::array<std::uint32_t, Rank> stride{}, first{};
  struct column {
    std::size_t leaf, at;
  };
  std::vector<column> leaves{};
  std::vector<std::uint32_t> offsets{};  // from the first row of a run of designs
  std::uint64_t loaded = ~std::uint64_t{0};  // the first row of the run that is in the block
};

}  // namespace detail

/// Metrics of many designs at a time, from tables: a block of designs is looked up, then the generic policies run on
/// as many of them as the machine's vectors are wide.
template <class Judge, metric_tag... Tags>
class batched {
 public:
  using design_type = typename Judge::design_type;
  using space_type = typename Judge::space_type;
  using columns_type = columns<Tags...>;

  explicit batched(const Judge& judge)
      : judge_(&judge),
        stride_((std::max<std::size_t>(run_length, random_block) / lanes_type::lanes + 1) * lanes_type::lanes),
        numbers_(stride_ * lanes_type::array_count) {
    for (std::size_t i = 0; i < lanes_type::array_count; ++i) from_.from[i] = numbers_.data() + i * stride_;
    add_tables(leaves{});
  }

  /// The designs from a position of the enumeration on, as many as there are rows.
  void operator()(std::uint64_t first, columns_type& out) {
    if (out.size() > space_type::cardinality || first > space_type::cardinality - out.size())
      detail::out_of_range("co2design: a design index beyond its space");
    for (std::size_t done = 0; done < out.size();) {
      const std::uint64_t at = first + done;
      const std::size_t from = static_cast<std::size_t>(at % run_length);
      const std::size_t count = std::min<std::size_t>(run_length - from, out.size() - done);
      load_run(at - from);
      compute(from, count, done, out);
      done += count;
    }
  }
  /// Any designs, as many as there are rows.
  void operator()(std::span<const design_type> designs, columns_type& out) {
    if (designs.size() != out.size()) detail::out_of_range("co2design: another number of designs than of rows");
    for (std::size_t done = 0; done < out.size(); done += random_block) {
      const std::size_t count = std::min(random_block, out.size() - done);
      load(designs.subspan(done, count));
      compute(0, count, done, out);
    }
  }

 private:
  using lanes_type = detail::leaf_lanes<Judge, Tags...>;
  using leaves = typename lanes_type::leaves;
  static constexpr std::size_t rank = space_type::rank;
  static constexpr std::size_t random_block = 256;

  // Designs that differ in the last axes alone are looked up together: as many axes as make no more than 4096.
  static constexpr std::size_t run_axis = [] {
    std::size_t a = rank - 1;
    for (std::uint64_t length = space_type::sizes[a]; a > 0 && length * space_type::sizes[a - 1] <= 4096; --a)
      length *= space_type::sizes[a - 1];
    return a;
  }();
  static constexpr std::size_t run_length = [] {
    std::uint64_t length = 1;
    for (std::size_t a = run_axis; a < rank; ++a) length *= space_type::sizes[a];
    return static_cast<std::size_t>(length);
  }();

  template <class... Leaves>
  void add_tables(type_list<Leaves...>) {
    std::size_t leaf = 0;
    (add_leaf<Leaves>(leaf++), ...);
    typename design_type::ordinals_type ordinals{};
    for (std::size_t i = 0; i < run_length; ++i) {
      std::size_t rest = i;
      for (std::size_t a = rank; a-- > run_axis; rest /= space_type::sizes[a])
        ordinals[a] = static_cast<std::uint32_t>(rest % space_type::sizes[a]);
      for (auto& table : tables_) {
        std::uint32_t row = 0;
        for (std::size_t a = run_axis; a < rank; ++a) row += ordinals[a] * table.stride[a];
        table.offsets.push_back(row);
      }
    }
  }
  template <class Leaf>
  void add_leaf(std::size_t leaf) {
    constexpr std::size_t provider = Judge::graph.provider_of(Leaf::name);
    const auto& policy = judge_->template policy_at<provider>();
    using policy_type = std::remove_cvref_t<decltype(policy)>;
    static_assert(detail::is_table_v<policy_type>);
    if (owner_.empty() || owner_.back() != provider) {
      owner_.push_back(provider);
      tables_.push_back({policy.numbers(0), static_cast<std::uint32_t>(policy_type::columns), policy.has_gaps()});
      for (std::size_t a = 0; a < rank; ++a)
        tables_.back().stride[a] = static_cast<std::uint32_t>(policy.rows().stride(a));
    }
    tables_.back().leaves.push_back({leaf, policy_type::template column_of<Leaf>});
  }

  void load_run(std::uint64_t first) {
    const auto ordinals = ordinals_at(first);
    for (auto& table : tables_) {
      std::uint32_t base = 0;
      for (std::size_t a = 0; a < run_axis; ++a) base += ordinals[a] * table.stride[a];
      if (table.loaded == base) continue;
      table.loaded = base;
      for (const auto& column : table.leaves) {
        double* const into = leaf(column.leaf);
        const double* const from = table.numbers + std::size_t{base} * table.columns + column.at;
        for (std::size_t i = 0; i < run_length; ++i) into[i] = from[std::size_t{table.offsets[i]} * table.columns];
      }
    }
  }
  static typename design_type::ordinals_type ordinals_at(std::uint64_t index) {
    return subspace<space_type>{}.ordinals_at(index);
  }

  void load(std::span<const design_type> designs) {
    std::array<std::array<std::uint32_t, random_block>, rank> ordinals;
    put_ordinals(designs, ordinals, typename space_type::axes{});
    for (auto& table : tables_) {
      table.loaded = ~std::uint64_t{0};
      std::array<std::uint32_t, random_block> rows{};
      for (std::size_t a = 0; a < rank; ++a)
        if (table.stride[a] != 0)
          for (std::size_t i = 0; i < random_block; ++i) rows[i] += ordinals[a][i] * table.stride[a];
      for (std::size_t i = 0; i < designs.size(); ++i) {
        __builtin_prefetch(table.numbers + std::size_t{rows[i]} * table.columns);
      }
      for (const auto& column : table.leaves) {
        double* const into = leaf(column.leaf);
        for (std::size_t i = 0; i < designs.size(); ++i)
          into[i] = table.numbers[std::size_t{rows[i]} * table.columns + column.at];
      }
    }
  }
  template <class Ordinals, class... Axes>
  static void put_ordinals(std::span<const design_type> designs, Ordinals& ordinals, type_list<Axes...>) {
    std::size_t a = 0;
    const auto put = [&]<class Axis>(Axis) {
      auto& into = ordinals[a++];
      for (std::size_t i = 0; i < designs.size(); ++i)
        into[i] = static_cast<std::uint32_t>(detail::index_within<typename Axis::domain>(designs[i][axis_name<Axis::fixed_name>{}]));
    };
    (put(Axes{}), ...);
  }

  void compute(std::size_t from, std::size_t count, std::size_t to, columns_type& out) const {
    std::size_t i = 0;
    for (; i + lanes_type::lanes <= count; i += lanes_type::lanes) {
      const auto found = lanes_type::metrics(*judge_, from_, from + i);
      (store(found[Tags{}], &out[Tags{}][to + i], lanes_type::lanes), ...);
    }
    if (i < count) {
      const auto found = lanes_type::metrics(*judge_, from_, from + i);
      (store(found[Tags{}], &out[Tags{}][to + i], count - i), ...);
    }
  }
  template <class Found, class Value>
  [[gnu::always_inline]] static void store(const Found& found, Value* into, std::size_t count) noexcept {
    static_assert(sizeof(Value) == sizeof(double));
    const auto lanes = canonical(found).lanes();
    std::memcpy(static_cast<void*>(into), &lanes, count * sizeof(double));
  }

  double* leaf(std::size_t l) noexcept { return numbers_.data() + l * stride_; }

  const Judge* judge_;
  std::size_t stride_;
  std::vector<double> numbers_;
  typename lanes_type::sources from_;
  std::vector<detail::table_view<rank>> tables_;
  std::vector<std::size_t> owner_;  // of each table: the policy
};

}  // namespace co2design
