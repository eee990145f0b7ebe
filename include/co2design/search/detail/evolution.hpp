// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include <co2design/core/random_engine.hpp>
#include <co2design/search/archive.hpp>
#include <co2design/search/detail/genome.hpp>
#include <co2design/search/detail/index_set.hpp>
#include <co2design/search/detail/scratch.hpp>
#include <co2design/search/gene_rows.hpp>
#include <co2design/search/survival.hpp>

namespace co2design::detail {

// The population of a genetic search and what becomes of it; its caller evaluates. No type of a problem in it: what does
// not depend on one is compiled once, under short names.
template <std::size_t Objectives>
class evolution {
 public:
  // With `genome_` described.
  [[gnu::cold, gnu::noinline]] void start(std::size_t population, std::uint64_t seed) {
    engine_ = random_engine(seed);
    size_ = population < 2 ? 2 : population;
    width_ = genome_.variables().size();
    room_ = size_ <= genome_.designs() / 2 ? 2 * size_ : static_cast<std::size_t>(genome_.designs());
    static_cast<void>(genes_.room((room_ + 1) * width_));  // a couple's second child may be one too many
    static_cast<void>(keys_.room(room_));
    evaluation<Objectives>* const scores = scores_.room(room_);
    for (std::size_t i = 0; i < room_; ++i) scores[i] = {};
  }

  [[nodiscard]] std::span<const double> row(std::size_t individual) const noexcept {
    return {genes_.get() + individual * width_, width_};
  }
  [[nodiscard]] std::span<double> row(std::size_t individual) noexcept {
    return {genes_.get() + individual * width_, width_};
  }

  // Room for the designs that will be seen, so that none is made on the way.
  void reserve(std::uint64_t planned) {
    if (genome_.is_numbered()) seen_.reserve(std::min(planned, most_reserved));
  }

  // The first population: designs that `write_known(row)` knows until it returns false, then random ones. How many there
  // are to evaluate, behind the population.
  template <class Known>
  std::size_t begin(Known write_known) {
    const std::size_t wanted = to_add();
    std::size_t made = 0;
    while (made < wanted && write_known(row(made))) made += is_new(made);
    for (; made < wanted; ++made) draw(made);
    return wanted;
  }
  // Children behind the population; how many there are to evaluate.
  template <class Variation>
  std::size_t breed(const Variation& vary) {
    const std::size_t parents = count_, wanted = to_add(), rows = wanted + wanted % 2;
    dealt_ = parents;
    static_cast<void>(deck_.room(parents));
    for (std::size_t i = 0; i < parents; ++i) deck_.get()[i] = static_cast<std::uint32_t>(i);
    for (std::size_t c = 0; c < rows; ++c) copy_row(tournament(), parents + c);
    vary(genome_.variables(), gene_rows(row(parents).data(), rows, width_), engine_);
    if (!genome_.is_numbered()) {
      seen_.clear();
      for (std::size_t i = 0; i < parents; ++i) seen_.insert(keys_.get()[i]);
    }
    for (std::size_t c = parents; c < parents + wanted; ++c) {
      int tries = 0;  // a child that was seen mutates again, a few times
      for (; tries < 16 && !is_new(c); ++tries)
        vary(genome_.variables(), gene_rows(row(c).data(), 1, width_), engine_);
      if (tries == 16) draw(c);
    }
    return wanted;
  }

  // Those behind the population have their scores: the best of all live on.
  template <class Policy, class Survive>
  void survive(const Policy& policy, Survive& survive, std::size_t added) {
    count_ += added;
    evaluations_ += added;
    survive(policy, std::span<const evaluation<Objectives>>(scores_.get(), count_), size_, engine_, lives_);
    count_ = lives_.size();
    for (std::size_t i = 0; i < count_; ++i) {  // ascending: nothing is overwritten that is still to move
      const std::size_t from = lives_.index()[i];
      if (from == i) continue;
      copy_row(from, i);
      scores_.get()[i] = scores_.get()[from];
      keys_.get()[i] = keys_.get()[from];
    }
  }

  // What a state is made of, and a search resumed from.
  detail::genome genome_;
  random_engine engine_{0};
  std::size_t size_ = 0, width_ = 0, room_ = 0;
  std::uint64_t evaluations_ = 0;
  std::size_t count_ = 0;  // the population, and behind it the children
  scratch<double> genes_;
  scratch<evaluation<Objectives>> scores_;
  scratch<std::uint64_t> keys_;
  survivors lives_;
  scratch<std::uint32_t> deck_;
  std::size_t dealt_ = 0;
  index_set seen_;  // all designs, or where they have no number, those of this generation

 private:
  static constexpr std::uint64_t most_reserved = std::uint64_t{1} << 20;

  [[nodiscard]] std::size_t to_add() const noexcept {
    const std::uint64_t left = genome_.designs() - evaluations_;
    return left < size_ ? static_cast<std::size_t>(left) : size_;
  }
  void copy_row(std::size_t from, std::size_t to) noexcept {
    const double* const source = genes_.get() + from * width_;
    double* const target = genes_.get() + to * width_;
    for (std::size_t v = 0; v < width_; ++v) target[v] = source[v];
  }
  // The better of two: lower rank, then larger merit, then the first.
  std::size_t tournament() noexcept {
    const std::size_t a = deal(), b = deal();
    if (lives_.rank()[a] != lives_.rank()[b]) return lives_.rank()[a] < lives_.rank()[b] ? a : b;
    return lives_.merit()[b] > lives_.merit()[a] ? b : a;
  }
  // The next of the deck, which is shuffled when all are dealt: so everybody is in as many tournaments as
  // anybody else.
  std::size_t deal() noexcept {
    std::uint32_t* const deck = deck_.get();
    if (dealt_ == count_) {
      dealt_ = 0;
      for (std::size_t i = count_; i > 1; --i)
        std::swap(deck[i - 1], deck[below(i, static_cast<std::uint32_t>(engine_() >> 32))]);
    }
    return deck[dealt_++];
  }
  // Whether an individual is none that was seen; it then has been.
  [[gnu::noinline]] bool is_new(std::size_t individual) {
    keys_.get()[individual] = genome_.key(row(individual));
    return seen_.insert(keys_.get()[individual]);
  }
  // A random design that was not seen; of a space nearly exhausted, the first in its order. Where designs have no
  // number, there may be no such: then it is a duplicate.
  [[gnu::noinline]] void draw(std::size_t individual) {
    for (int tries = 0; tries < 64; ++tries) {
      genome_.sample(row(individual), engine_);
      if (is_new(individual)) return;
    }
    for (std::uint64_t i = 0; genome_.is_numbered() && i < genome_.designs(); ++i) {
      genome_.enumerate(i, row(individual));
      if (is_new(individual)) return;
    }
  }
};

}  // namespace co2design::detail
