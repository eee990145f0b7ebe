// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include <co2design/core/execution.hpp>
#include <co2design/search/archive.hpp>
#include <co2design/search/detail/genome.hpp>
#include <co2design/search/detail/index_set.hpp>
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
/// Memory    twice the population; none is allocated after the first generation, but for the designs that have been
///           seen, and an external archive
template <class Problem, class... Options>
class nsga2_run {
  static constexpr std::size_t objectives = detail::problem_objectives<Problem>;
  using genome_type = detail::genome<Problem>;
  using kind = detail::option_kind;
  static constexpr bool keeps_archive =
      genome_type::numbered || detail::has_option<kind::archive, objectives, Options...>;
  static constexpr bool has_rule = detail::has_option<kind::rule, objectives, Options...>;
  struct no_rule {};
  struct no_start {};
  using default_variation = std::conditional_t<genome_type::numbered, discrete_variation, standard_variation>;

 public:
  using state_type = nsga2_state<objectives>;

  nsga2_run(std::size_t population, std::size_t generations, std::uint64_t seed, Problem problem,
            Options... options)
      : problem_(std::move(problem)),
        genome_(problem_),
        observe_(detail::option_of<kind::observer, objectives>(no_observer{}, options...)),
        rule_(detail::option_of<kind::rule, objectives>(no_rule{}, options...)),
        exec_(detail::option_of<kind::executor, objectives>(sequential{}, options...)),
        vary_(detail::option_of<kind::variation, objectives>(default_variation{}, options...)),
        policy_(detail::option_of<kind::survival, objectives>(crowding_survival{}, options...)),
        known_(detail::option_of<kind::start, objectives>(no_start{}, options...)),
        engine_(seed),
        size_(std::max<std::size_t>(population, 2)),
        generations_(generations),
        width_(genome_.variables().size()),
        designs_(genome_type::size(problem_)),
        planned_(!has_rule && generations < designs_ / size_ ? size_ * (generations + 1) : designs_) {
    const std::size_t room = size_ <= designs_ / 2 ? 2 * size_ : static_cast<std::size_t>(designs_);
    genes_.resize((room + 1) * width_);  // a couple's second child may be one too many
    scores_.resize(room);
    if (!genome_type::numbered) keys_.resize(room);
  }

  /// The first population, then a generation at each call. False where the search had ended.
  bool step() {
    if (done_) return false;
    if (evaluations_ == 0)
      begin();
    else
      breed();
    const auto view = now();
    observe_(view);
    if constexpr (has_rule)
      done_ = rule_(view);
    else
      done_ = generation_ >= generations_;
    done_ = done_ || evaluations_ == designs_;
    return true;
  }
  void finish() {
    while (step()) {
    }
  }
  [[nodiscard]] bool done() const noexcept { return done_; }

  /// How far it is, and its population. Refers to the run.
  [[nodiscard]] generation_view<objectives> now() const {
    std::size_t front = 0;
    if constexpr (keeps_archive)
      front = best_.front().size();
    else
      for (std::size_t i = 0; i < count_; ++i) front += ranks()[i] == 0 && scores_[i].feasible();
    return {{evaluations_, planned_, front, generation_}, {scores_.data(), count_}, ranks()};
  }
  /// The values of an individual of the population: positions on finite axes, numbers on others.
  [[nodiscard]] std::span<const double> values(std::size_t individual) const noexcept {
    return {genes_.data() + individual * width_, width_};
  }

  /// The non-dominated designs: of all where there is an archive, else of the population.
  [[nodiscard]] front<Problem> result() const {
    if constexpr (keeps_archive) {
      return front<Problem>(problem_, best_, evaluations_, false, rows_, width_);
    } else {
      archive<objectives> best;
      for (std::size_t i = 0; i < count_; ++i)
        if (ranks()[i] == 0 || !scores_[i].feasible()) best.add(i, scores_[i]);
      return front<Problem>(problem_, std::move(best), evaluations_, false,
                            {genes_.begin(), genes_.begin() + static_cast<std::ptrdiff_t>(count_ * width_)},
                            width_);
    }
  }

  /// All it knows; between two steps.
  [[nodiscard]] state_type state() const {
    state_type out{generation_, evaluations_, width_, engine_.state(), {}, {}, {}, {}, {}, {}, {}, rows_};
    out.genes.assign(genes_.begin(), genes_.begin() + static_cast<std::ptrdiff_t>(count_ * width_));
    out.scores.assign(scores_.begin(), scores_.begin() + static_cast<std::ptrdiff_t>(count_));
    out.ranks = lives_.rank;
    out.merits = lives_.merit;
    if (genome_type::numbered) seen_.for_each([&](std::uint64_t one) { out.seen.push_back(one); });
    std::sort(out.seen.begin(), out.seen.end());
    out.front = best_.front();
    out.closest = best_.closest();
    return out;
  }
  /// Goes on from a state.
  /// Errors    std::invalid_argument where it is of another problem or population
  void restore(const state_type& from) {
    const std::size_t count = from.scores.size();
    if (from.variables != width_ || from.genes.size() != count * width_ || count > scores_.size() ||
        from.ranks.size() != count || from.merits.size() != count || (count > size_))
      detail::invalid_argument("co2design: a state of nsga2 with another number of variables or individuals");
    generation_ = from.generation;
    evaluations_ = from.evaluations;
    engine_ = random_engine(from.engine);
    count_ = count;
    std::copy(from.genes.begin(), from.genes.end(), genes_.begin());
    std::copy(from.scores.begin(), from.scores.end(), scores_.begin());
    lives_.rank = from.ranks;
    lives_.merit = from.merits;
    seen_.clear();
    for (const std::uint64_t one : from.seen) seen_.insert(one);
    if (!genome_type::numbered)
      for (std::size_t i = 0; i < count_; ++i) keys_[i] = genome_type::key(values(i));
    best_ = archive<objectives>(from.front, from.closest);
    rows_ = from.rows;
    done_ = !has_rule && generation_ >= generations_;
    done_ = done_ || evaluations_ == designs_;
  }

 private:
  template <kind Kind, class Default>
  using chosen = decltype(detail::option_of<Kind, objectives>(std::declval<Default>(),
                                                              std::declval<const Options&>()...));
  using policy_type = chosen<kind::survival, crowding_survival>;

  [[nodiscard]] double* row(std::size_t individual) noexcept { return genes_.data() + individual * width_; }
  [[nodiscard]] std::span<double> values_of(std::size_t individual) noexcept {
    return {row(individual), width_};
  }
  [[nodiscard]] std::span<const std::uint32_t> ranks() const noexcept { return lives_.rank; }

  void begin() {
    if (genome_type::numbered && !has_rule) seen_.reserve(std::min<std::uint64_t>(planned_, most_reserved));
    const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(size_, designs_));
    std::size_t made = 0;
    if constexpr (detail::is_start<decltype(known_)>)
      for (const auto& one : known_.designs) {
        if (made == wanted) break;
        genome_.write(one, values_of(made));
        made += is_new(made);
      }
    for (; made < wanted; ++made) draw(made);
    judge(wanted);
  }

  void breed() {
    const std::size_t parents = count_;
    const std::size_t wanted =
        static_cast<std::size_t>(std::min<std::uint64_t>(size_, designs_ - evaluations_));
    const std::size_t rows = wanted + wanted % 2;
    for (std::size_t c = 0; c < rows; ++c) {
      const double* const parent = row(tournament(parents));
      std::copy(parent, parent + width_, row(parents + c));
    }
    vary_(genome_.variables(), gene_rows(row(parents), rows, width_), engine_);
    if (!genome_type::numbered) {
      seen_.clear();
      for (std::size_t i = 0; i < parents; ++i) seen_.insert(keys_[i]);
    }
    for (std::size_t c = parents; c < parents + wanted; ++c) make_new(c);
    ++generation_;
    judge(wanted);
  }

  // The better of two: lower rank, then larger merit, then the first.
  std::size_t tournament(std::size_t parents) {
    const std::uint64_t bits = engine_();
    const std::size_t a = detail::below(parents, static_cast<std::uint32_t>(bits)),
                      b = detail::below(parents, static_cast<std::uint32_t>(bits >> 32));
    if (lives_.rank[a] != lives_.rank[b]) return lives_.rank[a] < lives_.rank[b] ? a : b;
    return lives_.merit[b] > lives_.merit[a] ? b : a;
  }

  // Whether an individual is none that was seen; it then has been.
  bool is_new(std::size_t individual) {
    const std::uint64_t key = genome_type::key(values(individual));
    if (!seen_.insert(key)) return false;
    if (!genome_type::numbered) keys_[individual] = key;
    return true;
  }
  // A child that was seen mutates again, a few times.
  void make_new(std::size_t child) {
    for (int tries = 0; tries < 16; ++tries) {
      if (is_new(child)) return;
      vary_(genome_.variables(), gene_rows(row(child), 1, width_), engine_);
    }
    draw(child);
  }
  // A random design that was not seen; of a space nearly exhausted, the first in its order. Where designs have no
  // number, there may be no such: then it is a duplicate.
  void draw(std::size_t individual) {
    for (int tries = 0; tries < 64; ++tries) {
      genome_.sample(problem_, values_of(individual), engine_);
      if (is_new(individual)) return;
    }
    if constexpr (genome_type::numbered)
      for (std::uint64_t i = 0; i < designs_; ++i) {
        genome_type::enumerate(problem_, i, values_of(individual));
        if (is_new(individual)) return;
      }
    else
      keys_[individual] = genome_type::key(values(individual));
  }

  // Evaluates the individuals behind the population, and lets the best of all live on.
  void judge(std::size_t added) {
    const std::size_t first = count_, pieces = std::min(added, exec_.concurrency());
    exec_(pieces, [&](std::size_t piece) {
      const std::size_t last = first + added * (piece + 1) / pieces;
      for (std::size_t i = first + added * piece / pieces; i < last; ++i)
        scores_[i] = genome_type::evaluate(problem_, values(i));
    });
    count_ += added;
    evaluations_ += added;
    if constexpr (keeps_archive)
      for (std::size_t i = first; i < count_; ++i) keep(i);
    survive_(policy_, {scores_.data(), count_}, size_, engine_, lives_);
    count_ = lives_.index.size();
    for (std::size_t i = 0; i < count_; ++i) {  // ascending: nothing is overwritten that is still to move
      const std::size_t from = lives_.index[i];
      if (from == i) continue;
      std::copy(row(from), row(from) + width_, row(i));
      scores_[i] = scores_[from];
      if (!genome_type::numbered) keys_[i] = keys_[from];
    }
  }

  void keep(std::size_t individual) {
    if constexpr (genome_type::numbered) {
      best_.add(genome_type::key(values(individual)), scores_[individual]);
    } else if (best_.add(rows_.size() / width_, scores_[individual])) {
      const auto added = values(individual);
      rows_.insert(rows_.end(), added.begin(), added.end());
      if (rows_.size() / width_ > 2 * (best_.front().size() + best_.closest().size()) + 1024) drop_rows();
    }
  }
  // The rows that the archive no longer speaks of.
  void drop_rows() {
    std::vector<double> kept;
    const auto keep_rows = [&](auto entries) {
      for (auto& one : entries) {
        const auto from = rows_.begin() + static_cast<std::ptrdiff_t>(one.index * width_);
        one.index = kept.size() / width_;
        kept.insert(kept.end(), from, from + static_cast<std::ptrdiff_t>(width_));
      }
      return entries;
    };
    auto front = keep_rows(best_.front());
    best_ = archive<objectives>(std::move(front), keep_rows(best_.closest()));
    rows_.swap(kept);
  }

  static constexpr std::uint64_t most_reserved = std::uint64_t{1} << 20;

  Problem problem_;
  genome_type genome_;
  chosen<kind::observer, no_observer> observe_;
  chosen<kind::rule, no_rule> rule_;
  chosen<kind::executor, sequential> exec_;
  chosen<kind::variation, default_variation> vary_;
  policy_type policy_;
  chosen<kind::start, no_start> known_;
  typename policy_type::template of<objectives> survive_;
  random_engine engine_;
  std::size_t size_, generations_, width_;
  std::uint64_t designs_, planned_;
  std::uint64_t generation_ = 0, evaluations_ = 0;
  bool done_ = false;
  // The population, `count_` of it, and behind it the children.
  std::size_t count_ = 0;
  std::vector<double> genes_;
  std::vector<evaluation<objectives>> scores_;
  std::vector<std::uint64_t> keys_;  // where designs have no number
  survivors lives_;
  detail::index_set seen_;  // all designs, or where they have no number, those of this generation
  archive<objectives> best_;
  std::vector<double> rows_;  // of the archive
};

}  // namespace co2design
