// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

#include <co2design/core/random_engine.hpp>
#include <co2design/search/detail/scratch.hpp>
#include <co2design/search/detail/value_order.hpp>
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
    const double least = least_merit(ranks, last, left);
    out.resize(count);
    std::size_t place = 0;
    for (std::uint32_t i = 0; i < all.size() && place < count; ++i) {
      if (ranks[i] > last || (ranks[i] == last && !comes_along(merit[i], least))) continue;
      out.index()[place] = i;
      out.rank()[place] = ranks[i];
      out.merit()[place++] = merit[i];
    }
  }

 private:
  // The merit that the `left` least crowded of a rank have at least; and how many of exactly that come along.
  double least_merit(std::span<const std::uint32_t> ranks, std::uint32_t rank, std::size_t left) {
    equal_ = 0;
    if (left == 0) return std::numeric_limits<double>::infinity();
    double* const merits = of_last_.room(ranks.size());
    std::size_t members = 0;
    for (std::size_t i = 0; i < ranks.size(); ++i)
      if (ranks[i] == rank) merits[members++] = merit_.get()[i];
    std::uint32_t* const order = order_.room(members);
    static_cast<void>(sort_.sort(merits, members, order));
    const double least = merits[order[members - left]];
    for (std::size_t i = members - left; i < members; ++i) equal_ += merits[order[i]] == least;
    return least;
  }
  // Of those that are as crowded, the earlier ones.
  bool comes_along(double merit, double least) noexcept {
    if (merit != least) return merit > least;
    if (equal_ == 0) return false;
    --equal_;
    return true;
  }

  nondominated_sorter<Objectives> sorter_;
  detail::scratch<double> merit_, of_last_;
  detail::scratch<std::uint32_t> of_rank_, order_;
  detail::value_order<> sort_;
  std::size_t equal_ = 0;
};

}  // namespace co2design
