// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#if defined(__linux__)
#include <sys/mman.h>
#endif

#include <co2design/core/shared_value.hpp>
#include <co2design/core/type_list.hpp>
#include <co2design/metric/declarations.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/pipeline/detail/row_runner.hpp>
#include <co2design/pipeline/tabulated.hpp>
#include <co2design/space/axis_rows.hpp>

// How tables are filled. Each policy that the leaves take is run once for each row over the axes that it depends on,
// and its results are stored for those that need them on other axes: tables of tables.
namespace co2design::detail {

// Before memory is first written to: a table is looked into anywhere, and small pages of a large one make each look
// wait for two.
inline void advise_large_pages([[maybe_unused]] double* numbers,
                               [[maybe_unused]] std::size_t count) noexcept {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  constexpr std::uintptr_t page = std::uintptr_t{1} << 21;
  const auto first = (reinterpret_cast<std::uintptr_t>(numbers) + page - 1) / page * page;
  const auto last = reinterpret_cast<std::uintptr_t>(numbers + count) / page * page;
  if (first < last) static_cast<void>(madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE));
#endif
}

template <auto... Tags>
constexpr std::uint64_t axes_of_all(const auto& graph, metrics<Tags...>) noexcept {
  return (std::uint64_t{0} | ... | graph.axes[graph.provider_of(Tags.name)]);
}

// What fills some rows, without its type.
struct any_fill {
  const void* by;
  void (*call)(const void* by, std::size_t worker, std::uint64_t first, std::uint64_t last);

  template <class Fill>
  explicit any_fill(const Fill& fill) noexcept
      : by(&fill), call([](const void* self, std::size_t worker, std::uint64_t first, std::uint64_t last) {
          (*static_cast<const Fill*>(self))(worker, first, last);
        }) {}
};
struct fill_sizes {
  std::size_t workers;
  std::uint64_t rows, outer, inner;
};
// Fills rows in slices, each cut into a piece for each worker: pieces of a slice take about the same time.
template <class Execution, class Done>
[[gnu::noinline]] void in_slices(const Execution& execution, Done& done, const fill_sizes& of,
                                 any_fill fill) {
  const std::uint64_t slices =
      std::clamp<std::uint64_t>(of.rows / 256, 1, std::min<std::uint64_t>(of.outer, 64));
  for (std::uint64_t s = 0; s < slices; ++s) {
    const std::uint64_t first = of.outer * s / slices, last = of.outer * (s + 1) / slices;
    execution(of.workers, [&](std::size_t w) {
      fill.call(fill.by, w, first + (last - first) * w / of.workers,
                first + (last - first) * (w + 1) / of.workers);
    });
    done((last - first) * of.inner);
  }
}

// Fills the tables of the leaves of a pipeline.
template <class Judge, class Leaves, class Stored>
class table_filler;
template <class Judge, class Leaves, std::size_t... Stored>
class table_filler<Judge, Leaves, std::index_sequence<Stored...>> : stored_results<Judge, Leaves, Stored>... {
 public:
  using judge_type = Judge;
  using space_type = typename Judge::space_type;
  template <std::size_t Policy>
  using results_type = results_of_policy<Judge, Leaves, Policy>;
  template <std::size_t Policy>
  static constexpr bool may_fail = detail::may_fail<Judge>(Policy, Leaves{});

  table_filler(const Judge& of, const subspace<space_type>& where)
      : stored_results<Judge, Leaves, Stored>(where)..., judge_(&of), where_(where) {}

  [[nodiscard]] const Judge& judge() const noexcept { return *judge_; }
  template <std::size_t Policy>
  [[nodiscard]] const results_type<Policy>* entry(
      const typename design<space_type>::ordinals_type& at) const {
    const auto& all = static_cast<const stored_results<Judge, Leaves, Policy>&>(*this);
    return all.entries.data() + all.rows.row(at);
  }

  // Runs a policy for all its rows: stores what others need, and gives the numbers of the leaves that it provides.
  template <std::size_t Policy, class Execution, class Done, class... Columns>
  shared_value<table_values> run(const Execution& execution, Done done, type_list<Columns...>) {
    constexpr const auto& plan = row_plan_of<Judge, Leaves, Policy>;
    constexpr bool stored = ((Policy == Stored) || ...);
    using runner = decltype([&]<std::size_t... R, std::size_t... L>(std::index_sequence<R...>,
                                                                    std::index_sequence<L...>) {
      return std::type_identity<row_runner<table_filler, Policy, std::index_sequence<plan.run[R]...>,
                                           std::index_sequence<plan.looked_up[L]...>>>{};
    }(std::make_index_sequence<plan.run_count>{}, std::make_index_sequence<plan.looked_up_count>{}))::type;

    using policy = typename Judge::template policy_type<Policy>;
    constexpr std::uint64_t axes = Judge::graph.axes[Policy];
    constexpr std::uint64_t grouped = axes_of_all(Judge::graph, grouped_by_t<policy>{}) & axes;
    const axis_rows<space_type> all(axes, where_), outer(grouped == 0 ? axes : grouped, where_),
        inner(grouped == 0 ? 0 : axes & ~grouped, where_);

    compiled_for<Execution, table_values> values;
    values.numbers.reserve(all.size() * sizeof...(Columns));
    advise_large_pages(values.numbers.data(), values.numbers.capacity());
    values.numbers.resize(all.size() * sizeof...(Columns));
    if constexpr (stored)
      static_cast<stored_results<Judge, Leaves, Policy>&>(*this).entries.resize(all.size());

    const auto workers = static_cast<std::size_t>(std::clamp<std::uint64_t>(
        outer.size(), 1, std::clamp<std::uint64_t>(execution.concurrency(), 1, 0xffff)));
    values.reasons.resize(workers);
    std::vector<std::optional<runner>> runners(
        workers);  // not all of a runner is initialised: it is not moved
    for (std::size_t w = 0; w < workers; ++w) runners[w].emplace(*this);
    const auto fill = [&](std::size_t worker, std::uint64_t first, std::uint64_t last) {
      auto ordinals = where_.ordinals_at(0);
      for (std::uint64_t o = first; o < last; ++o) {
        outer.put(outer.size() - 1 - o, ordinals);
        for (std::uint64_t i = 0; i < inner.size(); ++i) {
          inner.put(i, ordinals);
          const auto& found = (*runners[worker])(ordinals);
          const std::uint64_t row = all.row(ordinals);
          if constexpr (stored)
            static_cast<stored_results<Judge, Leaves, Policy>&>(*this).entries[row] = found;
          if constexpr (sizeof...(Columns) > 0) keep_numbers<Columns...>(values, worker, row, found);
        }
      }
    };
    in_slices(execution, done, {workers, all.size(), outer.size(), inner.size()}, any_fill(fill));
    return shared_value(std::move(values));
  }

 private:
  template <class... Columns, class Found>
  static void keep_numbers(compiled_for<Judge, table_values>& values, std::size_t worker, std::uint64_t row,
                           const Found& found) {
    double* into = values.numbers.data() + row * sizeof...(Columns);
    infeasible why;
    ((why = why.is_set() ? why : why_in<Columns>(found)), ...);
    if (!why.is_set()) {
      ((*into++ = table_values::present(
            canonical(static_cast<const slot<Columns, value_of<Columns>>&>(found).value))),
       ...);
      return;
    }
    auto& reasons = values.reasons[worker];
    const char* const text = why.reason().data();
    const std::size_t at =
        static_cast<std::size_t>(std::find(reasons.begin(), reasons.end(), text) - reasons.begin());
    if (at == reasons.size()) reasons.push_back(text);
    ((static_cast<void>(Columns{}), *into++ = table_values::missing(worker, at)), ...);
  }

  const Judge* judge_;
  subspace<space_type> where_;
};

}  // namespace co2design::detail
