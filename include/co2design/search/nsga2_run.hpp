// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include <co2design/core/execution.hpp>
#include <co2design/search/archive.hpp>
#include <co2design/search/detail/block_evaluator.hpp>
#include <co2design/search/detail/evolution.hpp>
#include <co2design/search/detail/evolution_state.hpp>
#include <co2design/search/detail/gathered_front.hpp>
#include <co2design/search/detail/genome.hpp>
#include <co2design/search/detail/row_archive.hpp>
#include <co2design/search/detail/search_options.hpp>
#include <co2design/search/front.hpp>
#include <co2design/search/nsga2_state.hpp>
#include <co2design/search/progress.hpp>
#include <co2design/search/survival.hpp>
#include <co2design/search/variation.hpp>

namespace co2design {

/// One run of NSGA-II, generation by generation: what `nsga2{…}.start(problem, options…)` returns.
///
/// Example   auto run = nsga2{.population = 100}.start(problem);
///           while (run.step()) log(run.now());
///           const auto front = run.result();
/// Laws      what it does depends on problem, settings, options and seed alone: not on the executor, not on whether it
///           was stopped and resumed
/// Memory    twice the population; none is allocated after the first generation, but for the designs that have been seen
///           and the front of all of them where there is one, and once where the first infeasible design comes later
template <class Problem, class... Options>
class nsga2_run {
  static constexpr std::size_t objectives = detail::problem_objectives<Problem>;
  static constexpr bool numbered = detail::numbered_designs<Problem>;
  using kind = detail::option_kind;
  template <kind Kind>
  static constexpr bool has = detail::has_option<Kind, objectives, Options...>;
  static constexpr bool keeps_archive = numbered || has<kind::archive>;
  template <kind Kind, class Default>
  using chosen = decltype(detail::option_of<Kind, objectives>(std::declval<Default>(),
                                                              std::declval<const Options&>()...));
  struct nothing {};
  using default_survival = std::conditional_t<numbered, crowding_survival, pruned_crowding_survival>;
  using policy_type = chosen<kind::survival, default_survival>;
  using best_type = std::conditional_t<numbered, detail::gathered_front<objectives>, archive<objectives>>;
  using default_variation = std::conditional_t<numbered, discrete_variation, standard_variation>;

 public:
  using state_type = nsga2_state<objectives>;

  // Cold, as `result`: compiled for size, as it runs once.
  [[gnu::cold]] nsga2_run(std::size_t population, std::size_t generations, std::uint64_t seed,
                          Problem problem, Options... options)
      : problem_(std::move(problem)),
        observe_(detail::option_of<kind::observer, objectives>(no_observer{}, options...)),
        rule_(detail::option_of<kind::rule, objectives>(nothing{}, options...)),
        exec_(detail::option_of<kind::executor, objectives>(sequential{}, options...)),
        vary_(detail::option_of<kind::variation, objectives>(default_variation{}, options...)),
        policy_(detail::option_of<kind::survival, objectives>(default_survival{}, options...)),
        known_(detail::option_of<kind::start, objectives>(nothing{}, options...)),
        generations_(generations) {
    detail::describe(problem_, evolution_.genome_);
    evolution_.start(population, seed);
    const std::uint64_t designs = evolution_.genome_.designs(), size = evolution_.size_;
    planned_ = !has<kind::rule> && generations < designs / size ? size * (generations + 1) : designs;
    if (!has<kind::rule>) evolution_.reserve(planned_);
    if constexpr (detail::batch_problem<Problem>)  // one for each piece: they have blocks of their own
      evaluators_.assign(exec_.concurrency(), detail::block_evaluator<Problem>(problem_));
  }

  /// Goes on from a state.
  /// Errors    std::invalid_argument where it is of another problem or population
  nsga2_run(std::size_t population, std::size_t generations, std::uint64_t seed, const state_type& from,
            Problem problem, Options... options)
      : nsga2_run(population, generations, seed, std::move(problem), std::move(options)...) {
    std::uint64_t kept = evolution_.width_ == 0 ? 0 : from.rows.size() / evolution_.width_;
    if constexpr (numbered) kept = Problem::space_type::cardinality;
    detail::restore(evolution_, from, kept);
    generation_ = from.generation;
    best_ = best_type(from.front, from.closest);
    rows_ = from.rows;
    done_ = !has<kind::rule> && has_ended();
  }

  /// The first population, then a generation at each call. False where the search had ended.
  bool step() {
    if (done_) return false;
    judge(evolution_.evaluations_ == 0
              ? evolution_.begin([this](std::span<double> row) { return next_known(row); })
              : (++generation_, evolution_.breed(vary_)));
    if constexpr (has<kind::observer> || has<kind::rule>) {
      if constexpr (numbered) best_.settle();
      const auto view = now();
      observe_(view);
      if constexpr (has<kind::rule>) done_ = rule_(view);
    }
    done_ |= has_ended();
    return true;
  }
  void finish() {
    while (step()) {
    }
  }
  [[nodiscard]] bool done() const noexcept { return done_; }

  /// How far it is, and its population. Refers to the run.
  [[nodiscard]] generation_view<objectives> now() const {
    const std::span<const std::uint32_t> ranks = evolution_.lives_.rank();
    std::size_t front = 0;
    if constexpr (numbered)
      front = best_.size();
    else if constexpr (keeps_archive)
      front = best_.front().size();
    else
      for (std::size_t i = 0; i < ranks.size(); ++i)
        front += ranks[i] == 0 && evolution_.scores_.get()[i].feasible();
    return {{evolution_.evaluations_, planned_, front, generation_},
            {evolution_.scores_.get(), evolution_.count_},
            ranks};
  }
  /// The values of an individual of the population: positions on finite axes, numbers on others.
  [[nodiscard]] std::span<const double> values(std::size_t individual) const noexcept {
    return evolution_.row(individual);
  }

  /// The non-dominated designs: of all where there is an archive, else of the population.
  [[nodiscard, gnu::cold]] front<Problem> result() const {
    const std::uint64_t evaluations = evolution_.evaluations_;
    if constexpr (numbered) {
      return front<Problem>(problem_, best_.archived(), evaluations);
    } else if constexpr (keeps_archive) {
      return front<Problem>(problem_, best_, evaluations, false, rows_, evolution_.width_);
    } else {
      const std::span<const std::uint32_t> ranks = evolution_.lives_.rank();
      archive<objectives> best;
      for (std::size_t i = 0; i < evolution_.count_; ++i)
        if (ranks[i] == 0 || !evolution_.scores_.get()[i].feasible())
          best.add(i, evolution_.scores_.get()[i]);
      return front<Problem>(problem_, best, evaluations, false, detail::state_of(evolution_).genes,
                            evolution_.width_);
    }
  }

  /// All it knows; between two steps.
  [[nodiscard]] state_type state() const {
    state_type out = detail::state_of(evolution_);
    out.generation = generation_;
    const auto keep = [&](const archive<objectives>& best) {
      out.front = best.front();
      out.closest.assign(best.closest().begin(), best.closest().end());
    };
    if constexpr (numbered)
      keep(best_.archived());
    else
      keep(best_);
    out.rows = rows_;
    return out;
  }

 private:
  // All is evaluated; or, where no rule says when, the generations are over.
  [[nodiscard]] bool has_ended() const noexcept {
    return evolution_.evaluations_ == evolution_.genome_.designs() ||
           (!has<kind::rule> && generation_ >= generations_);
  }
  // Writes the next known design; false where there is none.
  bool next_known(std::span<double> row) {
    if constexpr (detail::is_start<decltype(known_)>) {
      std::size_t place = 0;
      for (const auto& one : known_.designs)
        if (place++ == known_used_) {
          detail::write_row(problem_, one, row);
          ++known_used_;
          return true;
        }
    }
    static_cast<void>(row);
    return false;
  }

  // Evaluates those behind the population, and lets the best of all live on.
  void judge(std::size_t added) {
    const std::size_t first = evolution_.count_, pieces = std::min(added, exec_.concurrency());
    exec_(pieces, [&](std::size_t piece) {
      const std::size_t from = first + added * piece / pieces, last = first + added * (piece + 1) / pieces;
      const auto row = [this](std::size_t i) { return values(i); };
      if constexpr (detail::batch_problem<Problem>)
        evaluators_[piece](problem_, from, last, row, evolution_.scores_.get());
      else
        for (std::size_t i = from; i < last; ++i)
          evolution_.scores_.get()[i] = detail::evaluate_row(problem_, row(i));
    });
    if constexpr (numbered)
      for (std::size_t i = first; i < first + added; ++i)
        best_.add(evolution_.keys_.get()[i], evolution_.scores_.get()[i]);
    else if constexpr (keeps_archive)
      for (std::size_t i = first; i < first + added; ++i)
        detail::keep_row(best_, rows_, evolution_.row(i), evolution_.scores_.get()[i]);
    evolution_.survive(policy_, survive_, added);
  }

  Problem problem_;
  chosen<kind::observer, no_observer> observe_;
  chosen<kind::rule, nothing> rule_;
  chosen<kind::executor, sequential> exec_;
  chosen<kind::variation, default_variation> vary_;
  policy_type policy_;
  chosen<kind::start, nothing> known_;
  typename policy_type::template of<objectives> survive_;
  detail::evolution<objectives> evolution_;
  [[no_unique_address]] typename detail::block_evaluators<Problem>::type evaluators_;
  std::size_t generations_, generation_ = 0, known_used_ = 0;
  std::uint64_t planned_ = 0;
  bool done_ = false;
  best_type best_;
  std::vector<double> rows_;  // of the archive, where designs have no number
};

}  // namespace co2design
