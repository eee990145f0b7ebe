// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>

#include <co2design/core/random_engine.hpp>
#include <co2design/search/detail/crowding_pruner.hpp>
#include <co2design/search/detail/scratch.hpp>
#include <co2design/search/evaluation.hpp>
#include <co2design/search/sorting.hpp>

namespace co2design {

/// Who lives on, ascending by position among all, and what decides a tournament between two of them: the lower rank,
/// then the larger merit.
///
/// Shape     `resize(count)`, then for each `index()[i]`, `rank()[i]`, `merit()[i]`; all are to be written
class survivors {
 public:
  void resize(std::size_t count) {
    size_ = count;
    static_cast<void>(index_.room(count));
    static_cast<void>(rank_.room(count));
    static_cast<void>(merit_.room(count));
  }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] std::span<std::uint32_t> index() noexcept { return {index_.get(), size_}; }
  [[nodiscard]] std::span<std::uint32_t> rank() noexcept { return {rank_.get(), size_}; }
  [[nodiscard]] std::span<double> merit() noexcept { return {merit_.get(), size_}; }
  [[nodiscard]] std::span<const std::uint32_t> rank() const noexcept { return {rank_.get(), size_}; }
  [[nodiscard]] std::span<const double> merit() const noexcept { return {merit_.get(), size_}; }

 private:
  std::size_t size_ = 0;
  detail::scratch<std::uint32_t> index_, rank_;
  detail::scratch<double> merit_;
};

/// How a generation ends: `survive(all, count, engine, out)` keeps `count` of all evaluations, or all where there are
/// fewer. A policy is a template on the number of objectives inside a plain type: `typename Policy::template of<M>`.
///
/// Requires  what is random comes from the engine; no memory that a search restored from its state would miss
/// Shipped   `crowding_survival`, `reference_survival`
template <class Policy, std::size_t Objectives = 2>
concept survival_policy = std::copy_constructible<Policy> &&
                          requires(const Policy& policy, typename Policy::template of<Objectives> survive,
                                   std::span<const evaluation<Objectives>> all, std::size_t count,
                                   random_engine& engine, survivors& out) {
                            typename Policy::template of<Objectives>;
                            { survive(policy, all, count, engine, out) } -> std::same_as<void>;
                          };

/// NSGA-II: whole fronts in the order of their ranks; of the one that does not fit, the most crowded goes, and so on
/// until it does.
///
/// Merit     the crowding distance within what lives on of the front. Equal distances: the later one goes first
/// Method    whenever one goes, the distances of its neighbours are taken anew: were they all taken at first, as in
///           2002, two designs close to each other would both go and leave a hole
/// Cost      one non-dominated sorting, one crowding distance of each front that is needed, and for whoever goes a heap
///           in which it is found
/// Source    Deb, Pratap, Agarwal, Meyarivan, IEEE Trans. Evol. Comput. 6(2), 2002; one by one: Kukkonen, Deb, Improved
///           pruning of non-dominated solutions based on crowding distance, IEEE CEC 2006
struct crowding_survival {
  template <std::size_t Objectives>
  class of;
};

template <std::size_t Objectives>
class crowding_survival::of {
 public:
  void operator()(const crowding_survival&, std::span<const evaluation<Objectives>> all, std::size_t count,
                  random_engine&, survivors& out) {
    count = count < all.size() ? count : all.size();
    sorter_.sort(all, count);
    const std::span<const std::uint32_t> ranks = sorter_.ranks();
    double* const merit = merit_.room(all.size());
    sorter_.crowding({merit, all.size()});
    // Ranks below `last` come whole; of `last` there is room for `left`.
    std::uint32_t* const of_rank = of_rank_.room(count + 1);
    for (std::size_t r = 0; r <= count; ++r) of_rank[r] = 0;
    for (const std::uint32_t rank : ranks)
      if (rank <= count) ++of_rank[rank];
    std::uint32_t last = 0;
    std::size_t left = count;
    for (; last < count && of_rank[last] <= left; ++last) left -= of_rank[last];
    if (left > 0)
      prune_(
          all.size(), [&](std::size_t m) { return sorter_.values(m); },
          [&](std::size_t m) { return sorter_.order(m); }, [&](std::uint32_t i) { return ranks[i] == last; },
          left, merit);
    out.resize(count);
    std::size_t place = 0;
    for (std::uint32_t i = 0; i < all.size() && place < count; ++i) {
      if (ranks[i] > last || (ranks[i] == last && (left == 0 || merit[i] == prune_.gone))) continue;
      out.index()[place] = i;
      out.rank()[place] = ranks[i];
      out.merit()[place++] = merit[i];
    }
  }

 private:
  nondominated_sorter<Objectives> sorter_;
  detail::crowding_pruner<Objectives> prune_;
  detail::scratch<double> merit_;
  detail::scratch<std::uint32_t> of_rank_;
};

}  // namespace co2design
