// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <co2design/core/random_engine.hpp>
#include <co2design/search/detail/mutation_hits.hpp>
#include <co2design/search/detail/scratch.hpp>

namespace co2design::detail {

// Designs by what they are near to, and those that wait for a place among them.
class niches {
 public:
  // Empties them; with room for so many candidates.
  void start(std::size_t count, std::size_t candidates) {
    count_ = count;
    waiting_count_ = 0;
    niche* const all = niches_.room(count);
    for (std::size_t h = 0; h < count; ++h) all[h] = {};
    static_cast<void>(waiting_.room(candidates));
    static_cast<void>(sorted_.room(candidates));
    static_cast<void>(open_.room(count));
  }
  void add_member(std::size_t to) noexcept { ++niches_.get()[to].members; }
  void add_candidate(std::uint32_t index, std::size_t to, double distance) noexcept {
    waiting_.get()[waiting_count_++] = {distance, index, static_cast<std::uint32_t>(to)};
  }

  // Sets `lives` of as many candidates as there is room for, at most all. Level by level: of the niches that
  // still have candidates, those with fewest members get one more, one after the other.
  [[gnu::noinline]] void choose(std::size_t left, random_engine& engine, bool* lives) noexcept {
    sort_candidates();
    std::uint32_t* const open = open_.get();
    const niche* const all = niches_.get();
    std::size_t opened = 0;
    for (std::uint32_t h = 0; h < count_; ++h)
      if (all[h].first < all[h].end) open[opened++] = h;
    while (left > 0 && opened > 0) {
      std::size_t level = all[open[0]].members, on_level = 0, kept = 0;
      for (std::size_t o = 1; o < opened; ++o) level = std::min(level, all[open[o]].members);
      for (std::size_t o = 0; o < opened; ++o)
        if (all[open[o]].members == level) std::swap(open[o], open[on_level++]);
      for (; on_level > 0 && left > 0; --on_level, --left) {
        std::swap(open[any_of(on_level, engine)], open[on_level - 1]);
        lives[take_one(open[on_level - 1], engine)] = true;
      }
      for (std::size_t o = 0; o < opened; ++o)
        if (all[open[o]].first < all[open[o]].end) open[kept++] = open[o];
      opened = kept;
    }
  }

  static std::size_t any_of(std::size_t count, random_engine& engine) noexcept {
    return below(count, static_cast<std::uint32_t>(engine() >> 32));
  }

 private:
  struct niche {
    std::size_t members = 0, first = 0, end = 0;  // and where its candidates stand
  };
  struct candidate {
    double distance;
    std::uint32_t index, niche;
  };

  // By niches, those of one in the order they came.
  void sort_candidates() noexcept {
    niche* const all = niches_.get();
    for (std::size_t c = 0; c < waiting_count_; ++c) ++all[waiting_.get()[c].niche].end;
    std::size_t before = 0;
    for (std::size_t h = 0; h < count_; ++h) {
      const std::size_t candidates = all[h].end;
      all[h].first = all[h].end = before;
      before += candidates;
    }
    for (std::size_t c = 0; c < waiting_count_; ++c) {
      const candidate& one = waiting_.get()[c];
      sorted_.get()[all[one.niche].end++] = one;
    }
  }

  // The nearest candidate where a niche has no member, else any.
  std::uint32_t take_one(std::size_t from, random_engine& engine) noexcept {
    niche& one = niches_.get()[from];
    candidate* const sorted = sorted_.get();
    std::size_t at = one.first;
    if (one.members == 0) {
      for (std::size_t c = one.first + 1; c < one.end; ++c)
        if (sorted[c].distance < sorted[at].distance) at = c;
    } else {
      at += any_of(one.end - one.first, engine);
    }
    ++one.members;
    const std::uint32_t index = sorted[at].index;
    sorted[at] = sorted[--one.end];
    return index;
  }

  std::size_t count_ = 0, waiting_count_ = 0;
  scratch<niche> niches_;
  scratch<candidate> waiting_, sorted_;
  scratch<std::uint32_t> open_;  // niches with candidates
};

}  // namespace co2design::detail
