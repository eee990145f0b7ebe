// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#if defined(__linux__)
#include <sys/mman.h>
#endif

#include <co2design/core/address.hpp>
#include <co2design/core/shared_value.hpp>
#include <co2design/core/type_list.hpp>
#include <co2design/metric/declarations.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/pipeline/detail/step.hpp>
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

// Which policies are run by themselves: those whose results are stored, as someone needs them on other axes, and
// those that provide leaves. Any other is run anew by whoever needs it, on the same axes.
template <std::size_t Policies>
struct fill_plan {
  std::array<bool, Policies + 1> stored{}, is_leaf{};
};
template <class Judge, class... Leaves>
consteval auto make_fill_plan(type_list<Leaves...>) {
  constexpr const auto& graph = Judge::graph;
  fill_plan<Judge::size> out;
  for (const std::size_t p : Judge::policies_of(Leaves{}...))
    for (std::size_t n = graph.first_needed[p]; n < graph.first_needed[p + 1]; ++n)
      if (graph.axes[graph.needed_from[n]] != graph.axes[p]) out.stored[graph.needed_from[n]] = true;
  ((out.is_leaf[graph.provider_of(Leaves::name)] = true), ...);
  return out;
}
template <class Judge, class Leaves>
inline constexpr auto fill_plan_of = make_fill_plan<Judge>(Leaves{});

// What a row of one policy takes, in the order of evaluation: the policies that are run, it the last, and those whose
// stored results are looked up.
template <std::size_t Policies>
struct row_plan {
  std::array<std::size_t, Policies + 1> run{}, looked_up{};
  std::size_t run_count = 0, looked_up_count = 0;
};
template <class Judge, class Leaves, std::size_t Of>
consteval auto make_row_plan() {
  constexpr const auto& graph = Judge::graph;
  constexpr const auto& stored = fill_plan_of<Judge, Leaves>.stored;
  row_plan<Judge::size> out;
  std::array<bool, Judge::size + 1> wanted{}, looked_up{};
  wanted[Of] = true;
  for (std::size_t i = Judge::size; i-- > 0;) {
    const std::size_t p = graph.order[i];
    if (!wanted[p]) continue;
    for (std::size_t n = graph.first_needed[p]; n < graph.first_needed[p + 1]; ++n)
      (stored[graph.needed_from[n]] ? looked_up : wanted)[graph.needed_from[n]] = true;
  }
  for (std::size_t i = 0; i < Judge::size; ++i) {
    const std::size_t p = graph.order[i];
    if (wanted[p]) out.run[out.run_count++] = p;
    if (looked_up[p]) out.looked_up[out.looked_up_count++] = p;
  }
  return out;
}
template <class Judge, class Leaves, std::size_t Of>
inline constexpr auto row_plan_of = make_row_plan<Judge, Leaves, Of>();

template <class Judge, class... Leaves>
consteval bool may_fail(std::size_t policy, type_list<Leaves...>) {
  return Judge::template fallible<Leaves...>[policy];
}
template <class Judge, class Leaves, std::size_t Policy>
using results_of_policy =
    outputs<typename Judge::template policy_type<Policy>, may_fail<Judge>(Policy, Leaves{}), double>;

// All results of one policy.
template <class Judge, class Leaves, std::size_t Policy>
struct stored_results {
  using entry = results_of_policy<Judge, Leaves, Policy>;
  axis_rows<typename Judge::space_type> rows;
  std::vector<entry> entries{};

  explicit stored_results(const subspace<typename Judge::space_type>& where)
      : rows(Judge::graph.axes[Policy], where) {}
};

template <class Entry>
struct entry_pointer {
  const Entry* at = nullptr;
};

// Runs the policies of one row after another.
template <class Filler, std::size_t Of, class Run, class LookedUp>
class row_runner;
template <class Filler, std::size_t Of, std::size_t... Run, std::size_t... LookedUp>
class row_runner<Filler, Of, std::index_sequence<Run...>, std::index_sequence<LookedUp...>>
    : state<double, typename Filler::template results_type<Run>...>,
      entry_pointer<typename Filler::template results_type<LookedUp>>... {
  using judge_type = typename Filler::judge_type;
  using design_type = typename judge_type::design_type;

  // What answers for a policy: itself, or its worker.
  template <class Policy>
  static auto answerer(const Policy& policy) {
    if constexpr (has_worker<Policy>)
      return policy.worker();
    else
      return address_of(policy);
  }

 public:
  using is_a_source = void;

  explicit row_runner(const Filler& filler)
      : filler_(&filler), last_(answerer(filler.judge().template policy_at<Of>())) {}

  // Runs the row, and gives the results of its policy.
  const auto& operator()(const typename design_type::ordinals_type& ordinals) {
    ((pointer<LookedUp>() = filler_->template entry<LookedUp>(ordinals)), ...);
    design_ = design_type::from_ordinals(ordinals);
    (run<Run>(), ...);
    return static_cast<const typename Filler::template results_type<Of>&>(*this);
  }

  template <class Tag>
  [[nodiscard]] const value_of<Tag>* place_of() const noexcept {
    return &static_cast<const slot<Tag, value_of<Tag>>&>(results_with<Tag>()).value;
  }

 private:
  template <std::size_t Policy>
  const auto*& pointer() noexcept {
    return static_cast<entry_pointer<typename Filler::template results_type<Policy>>&>(*this).at;
  }
  template <class Tag>
  const auto& results_with() const noexcept {
    constexpr std::size_t policy = judge_type::graph.provider_of(Tag::name);
    using all = typename Filler::template results_type<policy>;
    if constexpr (((policy == Run) || ...))
      return static_cast<const all&>(*this);
    else
      return *static_cast<const entry_pointer<all>&>(*this).at;
  }
  template <auto... Needs>
  infeasible first_reason(metrics<Needs...>) const noexcept {
    infeasible found;
    ((found = found.is_set() ? found : why_in<tag_type<Needs>>(results_with<tag_type<Needs>>())), ...);
    return found;
  }

  template <std::size_t Policy>
  void run() noexcept {
    using policy = typename judge_type::template policy_type<Policy>;
    using provides = typename policy::provides;
    auto& out = static_cast<typename Filler::template results_type<Policy>&>(*this);
    infeasible lacks = first_reason(needs_t<policy>{});
    if (lacks.is_set())
      clear(out, std::type_identity<double>{}, provides{});
    else
      lacks = ask_one<Policy>(out);
    if constexpr (Filler::template may_fail<Policy>) set_reason(out, lacks, provides{});
  }
  template <std::size_t Policy, class Out>
  infeasible ask_one(Out& out) noexcept {
    using policy = typename judge_type::template policy_type<Policy>;
    const inputs<policy, design_type> in(*this, design_);
    if constexpr (Policy == Of && !std::is_pointer_v<decltype(last_)>)
      return keep<policy, double>(out, last_(in));
    else
      return ask_and_keep<policy, double>(filler_->judge().template policy_at<Policy>(), out, in);
  }

  const Filler* filler_;
  decltype(answerer(std::declval<const typename judge_type::template policy_type<Of>&>())) last_;
  design_type design_{};
};

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
