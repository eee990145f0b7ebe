// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <type_traits>
#include <utility>

#include <co2design/core/check.hpp>
#include <co2design/core/mistake.hpp>
#include <co2design/core/type_list.hpp>
#include <co2design/pipeline/columns.hpp>
#include <co2design/pipeline/detail/asked.hpp>
#include <co2design/pipeline/detail/is_table.hpp>
#include <co2design/pipeline/detail/leaf_blocks.hpp>
#include <co2design/pipeline/detail/leaf_lanes.hpp>
#include <co2design/space/design.hpp>

namespace co2design {

namespace detail {

template <class Judge, class Leaf, std::size_t Provider = Judge::graph.provider_of(Leaf::name)>
struct not_tabulated {
  static constexpr diagnosis found =
      is_table_v<typename Judge::template policy_type<Provider>>
          ? diagnosis{}
          : diagnosis{} << "co2design/pipeline/not_tabulated" << Leaf::name << "is computed by"
                        << Judge::graph.policy_names[Provider] << "tabulate(judge, metrics...) first";
};

template <class Judge, class... Leaves>
consteval bool are_tables(type_list<Leaves...>) {
  return (verdict<not_tabulated<Judge, Leaves>>::value && ...);
}
template <class Judge, class... Tags>
consteval bool can_batch() {
  if constexpr (!can_compute<Judge, "co2design/pipeline/table_number_type", "tables hold doubles", Tags...>())
    return false;
  else if constexpr (!countable<typename Judge::space_type>)
    return false;
  else
    return are_tables<Judge>(leaves_t<Judge, Tags...>{});
}

// Whether the leaves of some metrics are tables, without a mistake where they are not.
template <class Judge, class... Tags>
consteval bool has_tables() {
  if constexpr (requires {
                  Judge::graph;
                  requires std::same_as<typename Judge::rep, double>;
                })
    return []<class... Leaves>(type_list<Leaves...>) {
      return finite_space<typename Judge::space_type> &&
             (is_table_v<typename Judge::template policy_type<Judge::graph.provider_of(Leaves::name)>> &&
              ...);
    }(leaves_t<Judge, Tags...>{});
  else
    return false;
}

}  // namespace detail

/// Metrics of many designs at a time, from tables: a block of designs is looked up in each table, then the generic
/// policies run on as many of them as the machine's vectors are wide.
///
/// Shape     a function object that is called with a position of the space's enumeration, or with designs, and
///           `columns` to fill. It holds a copy of the pipeline, which shares its tables, and the block: one for each
///           thread
/// Laws      each row has, bit for bit, what the pipeline says of the design (without contraction), NaN where that is
///           infeasible, whatever the policies above the tables make of a NaN
/// Requires  metrics (`co2design/pipeline/fact`) that policies provide (`…/not_provided`); a pipeline of doubles
///           (`…/table_number_type`) whose leaves are tables (`…/not_tabulated`); designs of the subspace that these
///           were filled for; an axis that a generic policy reads has numbers
/// Errors    std::out_of_range where rows reach beyond the space, or are not as many as designs
/// Cost      in enumeration order, where neighbours share most rows, some nanoseconds for each design; for any designs
///           a look-up in each table. Where a leaf is infeasible, designs are judged one by one
/// Example   batched quick(tabulate(judge, latency, energy), latency, energy);
///           columns found(1024, latency, energy);  quick(0, found);  found[latency][7]
template <class Judge, tag... Tags>
class batched {
  static constexpr bool sound = detail::can_batch<Judge, Tags...>();

 public:
  using design_type = typename Judge::design_type;
  using space_type = typename Judge::space_type;
  using columns_type = columns<Tags...>;

  explicit batched(const Judge& tables, Tags...)
  requires(sizeof...(Tags) > 0)
      : judge_(tables), blocks_(judge_) {}

  /// The designs from a position of the enumeration on, as many as there are rows.
  void operator()(std::uint64_t first, columns_type& out) {
    if constexpr (sound) {
      if (out.size() > space_type::cardinality || first > space_type::cardinality - out.size())
        detail::out_of_range("co2design: a design index beyond its space");
      for (std::size_t done = 0; done < out.size();) {
        const auto [from, count] = blocks_.load(first + done, out.size() - done);
        compute(from, count, done, out);
        done += count;
      }
    }
  }
  /// Any designs, as many as there are rows.
  void operator()(std::span<const design_type> designs, columns_type& out) {
    if constexpr (sound) {
      if (designs.size() != out.size())
        detail::out_of_range("co2design: another number of designs than of rows");
      for (std::size_t done = 0; done < out.size();) {
        const std::size_t count = blocks_.load(designs.subspan(done));
        compute(0, count, done, out);
        done += count;
      }
    }
  }

 private:
  // After a mistake: as little as the declarations below take.
  struct no_lanes {
    static constexpr std::size_t lanes = 1;
    struct sources {};
  };
  struct no_blocks {
    constexpr explicit no_blocks(const Judge&) noexcept {}
  };
  template <bool Sound>
  struct parts {
    using lanes_type = detail::leaf_lanes<Judge, Tags...>;
    using blocks_type = detail::leaf_blocks<Judge, Tags...>;
  };
  template <bool Sound>
  requires(!Sound)
  struct parts<Sound> {
    using lanes_type = no_lanes;
    using blocks_type = no_blocks;
  };
  using lanes_type = typename parts<sound>::lanes_type;
  using blocks_type = typename parts<sound>::blocks_type;
  static constexpr std::size_t lanes = lanes_type::lanes;

  // Of the designs of a block from one on. What lies behind the last is a design, too.
  void compute(std::size_t from, std::size_t count, std::size_t to, columns_type& out) const {
    const auto leaves = blocks_.arrays();
    const bool has_gaps = blocks_.has_gaps();
    std::size_t i = 0;
    for (; i + lanes <= count; i += lanes) compute_lanes(leaves, has_gaps, from + i, lanes, to + i, out);
    if (i < count) compute_lanes(leaves, has_gaps, from + i, count - i, to + i, out);
  }
  [[gnu::always_inline]] void compute_lanes(const typename lanes_type::sources& leaves, bool has_gaps,
                                            std::size_t at, std::size_t width, std::size_t to,
                                            columns_type& out) const {
    if (has_gaps && lanes_type::any_gap(leaves, at)) {
      for (std::size_t one = 0; one < width; ++one) {
        const auto found = lanes_type::metrics_of_one(judge_, leaves, at + one);
        ((out[Tags{}][to + one] = value_in(found[Tags{}])), ...);
      }
    } else {
      const auto found = lanes_type::metrics(judge_, leaves, at);
      (store(found[Tags{}], &out[Tags{}][to], width), ...);
    }
  }
  // What says why it is infeasible becomes NaN.
  template <class Found>
  static auto value_in(const Found& found) noexcept {
    using value = without_possible_t<Found>;
    return why_not(found).is_set() ? value(std::numeric_limits<double>::quiet_NaN())
                                   : value(canonical(found));
  }
  template <class Found, class Value>
  [[gnu::always_inline]] static void store(const Found& found, Value* into, std::size_t count) noexcept {
    static_assert(sizeof(Value) == sizeof(double));
    const auto of_lanes = canonical(value_in(found)).lanes();
    std::memcpy(static_cast<void*>(into), &of_lanes, count * sizeof(double));
  }

  Judge judge_;
  blocks_type blocks_;
};

/// `batched` for who has a judge and knows no more of it, as a search does: there is none where the leaves are no tables.
template <class Judge, class... Tags>
requires(detail::has_tables<Judge, Tags...>())
[[nodiscard]] batched<Judge, Tags...> batch_of(const Judge& judge, type_list<Tags...>) {
  return batched<Judge, Tags...>(judge, Tags{}...);
}

}  // namespace co2design
