// SPDX-License-Identifier: BSL-1.0
#pragma once

// How many designs a second a pipeline judges, by every way there is. Three lines point it at one of your own:
//
//   const auto tables = tabulate(my_judge, latency, energy);
//   throughput::add("mine", tables, latency, energy);
//   benchmark::RunSpecifiedBenchmarks();

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <co2design/pipeline.hpp>
#include <co2design/space.hpp>

namespace throughput {

using namespace co2design;

// Policies as a program without templates would hold them: behind an interface, called one after the other, each with
// a pointer to a state that all share. The bodies are the same.
template <class Judge, class... Tags>
class virtual_pipeline {
  static constexpr auto plan = Judge::policies_of(Tags{}...);
  static constexpr const auto& may_fail = Judge::template fallible<Tags...>;
  template <std::size_t Step>
  using policy = typename Judge::template policy_type<plan[Step]>;

  template <std::size_t... Step>
  static auto state_of(std::index_sequence<Step...>)
      -> detail::state<double, detail::outputs<policy<Step>, may_fail[plan[Step]], double>...>;
  using state = decltype(state_of(std::make_index_sequence<plan.size()>{}));
  using design_type = typename Judge::design_type;

  struct node {
    virtual ~node() = default;
    virtual void run(state& all, const design_type& d) const = 0;
  };
  template <std::size_t Step>
  struct policy_node final : node {
    policy<Step> of;
    explicit policy_node(const policy<Step>& one) : of(one) {}
    void run(state& all, const design_type& d) const override {
      detail::step<policy<Step>, may_fail[plan[Step]]>(of, all, d);
    }
  };

 public:
  explicit virtual_pipeline(const Judge& judge) {
    [&]<std::size_t... Step>(std::index_sequence<Step...>) {
      (nodes_.push_back(std::make_unique<policy_node<Step>>(judge.template policy_at<plan[Step]>())), ...);
    }(std::make_index_sequence<plan.size()>{});
  }
  auto operator()(const design_type& d) const {
    state all;
    for (const auto& one : nodes_) one->run(all, d);
    return results<slot<Tags, typename Judge::template result_type<Tags>>...>(
        slot<Tags, typename Judge::template result_type<Tags>>{
            detail::said_of<Tags, Judge::may_be_infeasible(Tags{}), double>(all)}...);
  }

 private:
  std::vector<std::unique_ptr<node>> nodes_;
};

// So many that what was looked up for one is out of the nearer caches when they come round again.
inline constexpr std::size_t count = std::size_t{1} << 20;

// Designs drawn at random, or those from the middle of the enumeration on.
template <class Space>
std::vector<design<Space>> designs(bool in_order) {
  random_engine engine(1);
  std::vector<design<Space>> all;
  for (std::uint64_t i = 0; i < count; ++i)
    all.push_back(in_order ? design<Space>::at((Space::cardinality / 2 + i) % Space::cardinality)
                           : sample<Space>(engine));
  return all;
}

// One design after the other.
template <class Space, class Judge>
void one_by_one(benchmark::State& state, const Judge& judge, bool in_order) {
  const auto all = designs<Space>(in_order);
  for (auto _ : state)
    for (const auto& d : all) benchmark::DoNotOptimize(judge(d));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(count));
}

template <class Judge, class... Tags>
void many_at_a_time(benchmark::State& state, const Judge& judge, bool in_order, Tags... tags) {
  using space = typename Judge::space_type;
  const auto all = designs<space>(false);
  batched quick(judge, tags...);
  columns found(std::min<std::uint64_t>(std::size_t{1} << 14, space::cardinality), tags...);
  std::uint64_t first = 0;
  for (auto _ : state) {
    if (in_order) {
      first = first + 2 * found.size() <= space::cardinality ? first + found.size() : 0;
      quick(first, found);
    } else {
      first = first + 2 * found.size() <= all.size() ? first + found.size() : 0;
      quick(std::span(all).subspan(first, found.size()), found);
    }
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(found.size()));
}

// Registers the ways to judge designs by a pipeline of tables: `by_hand(d)` is what you would write instead, if given.
template <class Judge, class ByHand, tag... Tags>
void add_beside(const std::string& name, const Judge& judge, ByHand by_hand, Tags... tags) {
  using space = typename Judge::space_type;
  for (const bool in_order : {true, false}) {
    const std::string how = name + (in_order ? "/in_order/" : "/random/");
    const auto add = [&](const char* way, auto run) {
      benchmark::RegisterBenchmark((how + way).c_str(), run);
    };
    add("batched", [=](benchmark::State& state) { many_at_a_time(state, judge, in_order, tags...); });
    if constexpr (!std::is_same_v<ByHand, std::nullptr_t>)
      add("by_hand", [=](benchmark::State& state) { one_by_one<space>(state, by_hand, in_order); });
    add("pipeline", [=](benchmark::State& state) {
      one_by_one<space>(
          state, [&](const auto& d) { return judge(d, tags...); }, in_order);
    });
    add("virtual", [=](benchmark::State& state) {
      one_by_one<space>(state, virtual_pipeline<Judge, Tags...>(judge), in_order);
    });
  }
}
template <class Judge, tag... Tags>
void add(const std::string& name, const Judge& judge, Tags... tags) {
  add_beside(name, judge, nullptr, tags...);
}

}  // namespace throughput
