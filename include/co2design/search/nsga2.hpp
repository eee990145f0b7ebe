// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <boost/random/uniform_01.hpp>
#include <boost/random/uniform_int_distribution.hpp>

#include <co2design/search/crowding.hpp>
#include <co2design/search/detail/index_set.hpp>
#include <co2design/search/detail/sort_keys.hpp>
#include <co2design/search/front.hpp>
#include <co2design/search/progress.hpp>
#include <co2design/search/sorting.hpp>
#include <co2design/search/variation.hpp>

namespace co2design {

/// NSGA-II: elitist genetic search by non-dominated sorting and crowding, with constraint domination.
///
/// Evaluates each design at most once: a child already seen is mutated again, then replaced by a random new
/// design; the search ends early when the subspace is exhausted. The result holds every non-dominated
/// design it saw, not only those of the last generation.
/// Requires  population ≥ 2
/// Seed      same seed, same result, with every compiler that does not contract floating point
/// Source    Deb, Pratap, Agarwal, Meyarivan, IEEE Trans. Evol. Comput. 6(2), 2002
/// Example   nsga2{.population = 200, .generations = 250, .seed = 1}(problem)
struct nsga2 {
  std::size_t population = 200;
  std::size_t generations = 250;
  std::uint64_t seed = 1;
  double crossover_probability = 0.9;

  template <search_problem Problem, class Observer = no_observer>
  [[nodiscard]] front<Problem> operator()(const Problem& problem, Observer observe = {}) const {
    if constexpr (detail::searchable<Problem>)
      return run<Problem, Observer>(*this, problem, observe).search();
    else
      return front<Problem>(problem, {}, 0);
  }

 private:
  template <class Problem, class Observer>
  class run;
};

template <class Problem, class Observer>
class nsga2::run {
  using space_type = typename Problem::space_type;
  using design_type = design<space_type>;
  using ordinals_type = typename design_type::ordinals_type;
  static constexpr std::size_t objectives = Problem::objective_count;

 public:
  run(const nsga2& settings, const Problem& problem, Observer& observe)
      : settings_(settings),
        problem_(problem),
        observe_(observe),
        engine_(settings.seed),
        vary_(problem.where()),
        size_(std::max<std::size_t>(settings.population, 2)),
        planned_(settings.generations < problem.where().size() / size_ ? size_ * (settings.generations + 1)
                                                                       : problem.where().size()),
        designs_(room()),
        scores_(room()),
        crowding_(room()) {}

  front<Problem> search() {
    while (count_ < size_)
      if (!add(unseen_sample())) break;
    survive();
    for (std::size_t g = 0; g < settings_.generations && seen_.size() < problem_.where().size(); ++g) {
      const std::size_t parents = count_;
      for (std::size_t c = 0; c < size_; ++c)
        if (!add(child(parents))) break;
      survive();
    }
    return front<Problem>(problem_, std::move(best_), seen_.size());
  }

 private:
  // What parents and children take at most: no design is there twice.
  [[nodiscard]] std::size_t room() const {
    const std::uint64_t all = problem_.where().size();
    return size_ <= all / 2 ? 2 * size_ : static_cast<std::size_t>(all);
  }

  // Evaluates a design and puts it into the population; false where there is none.
  bool add(const std::optional<ordinals_type>& ordinals) {
    if (!ordinals) return false;
    const std::uint64_t index = design_type::index_of(*ordinals);
    seen_.insert(index);
    designs_[count_] = *ordinals;
    scores_[count_] = problem_.evaluate(design_type::from_ordinals(*ordinals));
    best_.add(index, scores_[count_++]);
    return true;
  }

  bool is_new(const ordinals_type& ordinals) const {
    return !seen_.contains(design_type::index_of(ordinals));
  }

  // Few tries: a subspace nearly exhausted is then searched in order.
  std::optional<ordinals_type> unseen_sample() {
    const std::uint64_t size = problem_.where().size();
    if (seen_.size() >= size) return {};
    for (int tries = 0; tries < 64; ++tries)
      if (const auto d = problem_.where().ordinals_at(detail::sample_position(size, engine_)); is_new(d))
        return d;
    for (std::uint64_t i = 0; i < size; ++i)
      if (const auto d = problem_.where().ordinals_at(i); is_new(d)) return d;
    return {};
  }

  std::optional<ordinals_type> child(std::size_t parents) {
    ordinals_type ordinals = designs_[tournament(parents)];
    if (boost::random::uniform_01<double>{}(engine_) < settings_.crossover_probability)
      ordinals = vary_.cross(ordinals, designs_[tournament(parents)], engine_);
    for (int tries = 0; tries < 16; ++tries) {
      vary_.mutate(ordinals, engine_);
      if (is_new(ordinals)) return ordinals;
    }
    return unseen_sample();
  }

  // The better of two: lower rank, then larger crowding distance, then the first.
  std::size_t tournament(std::size_t parents) {
    boost::random::uniform_int_distribution<std::size_t> any(0, parents - 1);
    const std::size_t a = any(engine_), b = any(engine_);
    if (ranks_[a] != ranks_[b]) return ranks_[a] < ranks_[b] ? a : b;
    return crowding_[b] > crowding_[a] ? b : a;
  }

  // Keeps the best `size_`: whole fronts, the last one by crowding distance.
  void survive() {
    const std::span<const evaluation<objectives>> all(scores_.data(), count_);
    ranks_ = nondominated_ranks(all);
    auto keys = detail::keys_of(count_);
    detail::sort_by(keys, [&](std::uint32_t i) { return ranks_[i]; });
    std::vector<std::uint32_t> order(count_);
    for (std::size_t i = 0; i < count_; ++i) order[i] = keys[i].index;
    for (std::size_t first = 0, last = 0; first < count_; first = last) {
      while (last < count_ && ranks_[order[last]] == ranks_[order[first]]) ++last;
      crowding_distances(all, std::span<const std::uint32_t>(order).subspan(first, last - first),
                         std::span<double>(crowding_));
    }
    for (detail::sort_key& key : keys) key.second = -crowding_[key.index];
    detail::sort_keys(keys);  // by rank, then crowding, then the order they came in
    count_ = std::min(count_, size_);
    for (std::size_t i = 0; i < count_; ++i) {
      order[i] = keys[i].index;
      ranks_[i] = static_cast<std::uint32_t>(keys[i].first);
      crowding_[i] = -keys[i].second;
    }
    keep(order, designs_);
    keep(order, scores_);
    observe_(search_progress{seen_.size(), planned_, best_.front().size()});
  }

  template <class T>
  void keep(const std::vector<std::uint32_t>& order, std::vector<T>& values) const {
    std::vector<T> kept(values.size());
    for (std::size_t i = 0; i < count_; ++i) kept[i] = values[order[i]];
    values.swap(kept);
  }

  const nsga2& settings_;
  const Problem& problem_;
  Observer& observe_;
  random_engine engine_;
  axis_variation<space_type> vary_;
  std::size_t size_;
  std::uint64_t planned_;
  // The population, `count_` of it. As long as they get from the start: what grows them would be compiled for
  // each of their types.
  std::size_t count_ = 0;
  std::vector<ordinals_type> designs_;  // by their positions: one type for all spaces of a rank
  std::vector<evaluation<objectives>> scores_;
  std::vector<std::uint32_t> ranks_;
  std::vector<double> crowding_;
  detail::index_set seen_;
  archive<objectives> best_;
};

}  // namespace co2design
