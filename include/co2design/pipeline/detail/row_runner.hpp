// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>
#include <vector>

#include <co2design/core/address.hpp>
#include <co2design/core/type_list.hpp>
#include <co2design/metric/declarations.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/pipeline/detail/step.hpp>
#include <co2design/space/axis_rows.hpp>

// One row after another of a table that is filled: which policies that takes, and their answers.
namespace co2design::detail {

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

}  // namespace co2design::detail
