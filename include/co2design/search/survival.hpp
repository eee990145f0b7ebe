// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <co2design/core/random_engine.hpp>
#include <co2design/search/detail/sort_keys.hpp>
#include <co2design/search/evaluation.hpp>
#include <co2design/search/sorting.hpp>

namespace co2design {

/// Who lives on, ascending by position among all, and what decides a tournament between two of them: the lower rank,
/// then the larger merit.
struct survivors {
  std::vector<std::uint32_t> index;
  std::vector<std::uint32_t> rank;
  std::vector<double> merit;

  void resize(std::size_t count) {
    index.resize(count);
    rank.resize(count);
    merit.resize(count);
  }
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

/// NSGA-II: whole fronts in the order of their ranks; of the one that does not fit, those least crowded.
///
/// Merit     the crowding distance within the front, before any of it goes. Equal distances: the earlier one stays
/// Cost      one non-dominated sorting and one crowding distance of each front that is needed
/// Source    Deb, Pratap, Agarwal, Meyarivan, IEEE Trans. Evol. Comput. 6(2), 2002
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
    merit_.resize(all.size());
    sorter_.crowding(merit_);
    // Those of each rank that comes whole, and the first rank that does not.
    per_rank_.assign(count + 1, 0);
    for (const std::uint32_t rank : ranks)
      if (rank <= count) ++per_rank_[rank];
    std::uint32_t last = 0;
    std::size_t left = count;
    for (; last < count && per_rank_[last] <= left; ++last) left -= per_rank_[last];
    keys_.clear();
    for (std::uint32_t i = 0; left > 0 && i < all.size(); ++i)
      if (ranks[i] == last) keys_.push_back({-merit_[i], 0, i});
    if (left < keys_.size()) detail::smallest_keys(keys_, left);
    kept_.assign(all.size(), 0);
    for (std::size_t i = 0; i < left; ++i) kept_[keys_[i].index] = 1;
    out.resize(count);
    std::size_t place = 0;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      if (ranks[i] >= last && kept_[i] == 0) continue;
      out.index[place] = i;
      out.rank[place] = ranks[i];
      out.merit[place++] = merit_[i];
    }
  }

 private:
  nondominated_sorter<Objectives> sorter_;
  std::vector<double> merit_;
  std::vector<std::uint32_t> per_rank_;
  std::vector<detail::sort_key> keys_;
  std::vector<unsigned char> kept_;
};

}  // namespace co2design
