// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>

#include <co2design/core/random_engine.hpp>
#include <co2design/search/detail/crowding_pruner.hpp>
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
/// Shipped   `crowding_survival`, `pruned_crowding_survival`, `reference_survival`
template <class Policy, std::size_t Objectives = 2>
concept survival_policy = std::copy_constructible<Policy> &&
                          requires(const Policy& policy, typename Policy::template of<Objectives> survive,
                                   std::span<const evaluation<Objectives>> all, std::size_t count,
                                   random_engine& engine, survivors& out) {
                            typename Policy::template of<Objectives>;
                            { survive(policy, all, count, engine, out) } -> std::same_as<void>;
                          };

namespace detail {

// Whole fronts in the order of their ranks; `Trim` says who of the one that does not fit goes.
template <class Policy, std::size_t Objectives, class Trim>
class front_survival {
 public:
  void operator()(const Policy&, std::span<const evaluation<Objectives>> all, std::size_t count,
                  random_engine&, survivors& out) {
    count = count < all.size() ? count : all.size();
    sorter_.sort(all, count);
    trim_.reserve(all.size());
    const std::uint32_t* const ranks = sorter_.ranks().data();
    double* const merit = merit_.room(all.size());
    sorter_.crowding({merit, all.size()});
    // Ranks below `last` come whole; of `last` there is room for `left`.
    const auto beyond = static_cast<std::uint32_t>(count + 1);
    std::uint32_t* const of_rank = of_rank_.room(count + 2);
    for (std::size_t r = 0; r <= count; ++r) of_rank[r] = 0;
    for (std::size_t i = 0; i < all.size(); ++i) ++of_rank[ranks[i] < beyond ? ranks[i] : beyond];
    std::uint32_t last = 0;
    std::size_t left = count;
    for (; last < count && of_rank[last] <= left; ++last) left -= of_rank[last];
    if (left > 0) trim_(sorter_, all.size(), last, left, merit);
    out.resize(count);
    std::uint32_t *const index = out.index().data(), *const rank = out.rank().data();
    double* const merits = out.merit().data();
    std::size_t place = 0;
    for (std::uint32_t i = 0; i < all.size() && place < count; ++i) {
      index[place] = i;
      rank[place] = ranks[i];
      merits[place] = merit[i];
      // Without a branch: who lives on is anyone's guess.
      place += static_cast<std::size_t>(ranks[i] < last) |
               static_cast<std::size_t>((ranks[i] == last) & (left > 0) & (merit[i] != Trim::gone));
    }
  }

 private:
  nondominated_sorter<Objectives> sorter_;
  Trim trim_;
  scratch<double> merit_;
  scratch<std::uint32_t> of_rank_;
};

// The most crowded of a front go all at once.
template <std::size_t Objectives>
class crowding_cutter {
 public:
  static constexpr double gone = -1;

  // Room for so many designs.
  void reserve(std::size_t n) {
    (void)crowded_.room(n);
    (void)members_.room(n);
    (void)order_.room(n);
    sort_.reserve(n);
  }

  void operator()(const nondominated_sorter<Objectives>& sorted, std::size_t n, std::uint32_t rank,
                  std::size_t keep, double* merit) {
    const std::uint32_t* const ranks = sorted.ranks().data();
    double* const crowded = crowded_.get();
    std::uint32_t *const members = members_.get(), *const order = order_.get();
    std::size_t size = 0;
    for (std::size_t i = n; i-- > 0;)  // of equal ones the last goes first
      if (ranks[i] == rank) {
        members[size] = static_cast<std::uint32_t>(i);
        crowded[size++] = merit[i];
      }
    static_cast<void>(sort_.sort(crowded, size, order));
    for (std::size_t j = 0; j + keep < size; ++j) merit[members[order[j]]] = gone;
  }

 private:
  scratch<double> crowded_;
  scratch<std::uint32_t> members_, order_;
  value_order<> sort_;
};

}  // namespace detail

/// NSGA-II: whole fronts in the order of their ranks; of the one that does not fit, the most crowded go.
///
/// Merit     the crowding distance within the front, before any of it goes. Equal distances: the later one goes first
/// Cost      one non-dominated sorting and one crowding distance of each front that is needed
/// Source    Deb, Pratap, Agarwal, Meyarivan, IEEE Trans. Evol. Comput. 6(2), 2002
struct crowding_survival {
  template <std::size_t Objectives>
  using of = detail::front_survival<crowding_survival, Objectives, detail::crowding_cutter<Objectives>>;
};

/// The same, but of the front that does not fit the most crowded one goes, and so on until it does.
///
/// Merit     the crowding distance within what lives on of the front. Equal distances: the later one goes first
/// Method    whenever one goes, the distances of its neighbours are taken anew: were they all taken at first, two designs
///           close to each other would both go and leave a hole
/// Cost      that of `crowding_survival`, and for whoever goes a heap in which it is found
/// Source    Kukkonen, Deb, Improved pruning of non-dominated solutions based on crowding distance, IEEE CEC 2006
struct pruned_crowding_survival {
  template <std::size_t Objectives>
  using of =
      detail::front_survival<pruned_crowding_survival, Objectives, detail::crowding_pruner<Objectives>>;
};

}  // namespace co2design
