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
#include <co2design/core/type_list.hpp>
#include <co2design/pipeline/columns.hpp>
#include <co2design/pipeline/detail/asked.hpp>
#include <co2design/pipeline/detail/leaf_blocks.hpp>
#include <co2design/pipeline/detail/leaf_lanes.hpp>
#include <co2design/pipeline/detail/leaf_tables.hpp>
#include <co2design/space/design.hpp>

namespace co2design {

namespace detail {

// Whether a generic policy says itself that it is: by its arithmetic, or by the numbers it is written over.
template <class Policy>
inline constexpr bool says_generic_v =
    requires { typename Policy::arithmetic; } || requires { typename Policy::rep; };

// Whether some metrics are computed for many designs at a time where nobody asks for that: where their leaves lie in
// tables, and where their generic policies all say what they are. One that does not may be written for doubles.
template <class Judge, class... Tags>
consteval bool suit_batches() {
  if constexpr (can_answer<Judge, Tags...>() && std::same_as<typename Judge::rep, double>)
    return []<std::size_t... Step>(std::index_sequence<Step...>) {
      constexpr const auto& plan = combining_plan<Judge, Tags...>;
      using tables = leaf_tables_t<Judge, Tags...>;
      return (tables::all && tables::table_count > 0) ||
             (sizeof...(Step) > 0 &&
              (says_generic_v<typename Judge::template policy_type<plan.order[Step]>> && ...));
    }(std::make_index_sequence<combining_plan<Judge, Tags...>.size>{});
  else
    return false;
}
template <class Judge, class... Tags>
concept batchable = requires { Judge::graph; } && suit_batches<Judge, Tags...>();

}  // namespace detail

/// Metrics of many designs at a time: the leaves of a block of designs are looked up in tables, or computed design by
/// design where a policy that is not generic is no table; then the generic policies run on as many designs as the
/// machine's vectors are wide.
///
/// Shape     a function object that is called with a position of the space's enumeration, or with designs, and
///           `columns` to fill. It holds a copy of the pipeline, which shares its tables, and the block: one for each
///           thread
/// Laws      each row has, bit for bit, what the pipeline says of the design (without contraction), NaN where that is
///           infeasible, whatever the policies above the leaves make of a NaN
/// Requires  metrics (`co2design/pipeline/fact`) that policies provide (`…/not_provided`); a pipeline of doubles
///           (`…/lanes_number_type`); designs of the subspace that tables were filled for; an axis that a generic
///           policy reads has numbers. A position is one of a finite space (`co2design/space/not_finite`)
/// Errors    std::out_of_range where rows reach beyond the space, or are not as many as designs
/// Cost      from tables in enumeration order, where neighbours share most rows, some nanoseconds for each design; for
///           any designs a look-up in each table. What is not tabulated costs what it costs one by one. Where a leaf is
///           infeasible, designs are judged one by one
/// Example   batched quick(tabulate(judge, latency, energy), latency, energy);
///           columns found(1024, latency, energy);  quick(0, found);  found[latency][7]
template <class Judge, tag... Tags>
class batched {
  static constexpr bool sound = detail::can_compute<Judge, "co2design/pipeline/lanes_number_type",
                                                    "put doubles side by side, not that", Tags...>();

 public:
  using design_type = typename Judge::design_type;
  using space_type = typename Judge::space_type;
  using columns_type = columns<Tags...>;

  explicit batched(const Judge& by, Tags...)
  requires(sizeof...(Tags) > 0)
      : judge_(by), blocks_(judge_) {}

  /// The designs from a position of the enumeration on, as many as there are rows.
  void operator()(std::uint64_t first, columns_type& out) {
    if constexpr (sound && detail::countable<space_type>) {
      if (out.size() > space_type::cardinality || first > space_type::cardinality - out.size())
        detail::out_of_range("co2design: a design index beyond its space");
      for (std::size_t done = 0; done < out.size();) {
        const auto [from, count] = blocks_.load(judge_, first + done, out.size() - done);
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
        const std::size_t count = blocks_.load(judge_, designs.subspan(done));
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

/// `batched` for who has a judge and knows no more of it, as a search does. There is none where designs had better be
/// judged one by one: where a leaf lies in no table and a generic policy does not say what it is (`arithmetic`, or the
/// `rep` it is written over).
template <class Judge, class... Tags>
requires detail::batchable<Judge, Tags...>
[[nodiscard]] batched<Judge, Tags...> batch_of(const Judge& judge, type_list<Tags...>) {
  return batched<Judge, Tags...>(judge, Tags{}...);
}

}  // namespace co2design
