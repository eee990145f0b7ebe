// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <co2design/search/archive.hpp>
#include <co2design/search/detail/closest_entries.hpp>
#include <co2design/search/detail/scratch.hpp>
#include <co2design/search/evaluation.hpp>
#include <co2design/search/sorting.hpp>

namespace co2design::detail {

// What an `archive` keeps, for who sorts anyway: feasible designs are gathered, and now and then those go that others
// dominate. Each is sorted a few times on average, and nothing is compiled for it that a sorter has not.
template <std::size_t Objectives>
class gathered_front {
 public:
  using entry = typename archive<Objectives>::entry;

  gathered_front() = default;
  gathered_front(std::span<const entry> front, std::span<const entry> closest) : closest_(closest) {
    for (const entry& one : front) add(one.index, one.scores);
  }

  void add(std::uint64_t index, const evaluation<Objectives>& scores) {
    if (!scores.feasible()) {
      closest_.add({index, scores});
      return;
    }
    if (size_ >= 2 * settled_ + 1024) settle();
    index_.room(size_ + 1)[size_] = index;
    scores_.room(size_ + 1)[size_] = scores;
    ++size_;
  }

  // Only the non-dominated ones stay; of equal ones, the first.
  [[gnu::noinline]] void settle() {
    if (size_ == settled_) return;
    nondominated_sorter<Objectives> sorter;
    sorter.sort(std::span<const evaluation<Objectives>>(scores_.get(), size_), 1);
    settled_ = 0;
    for (std::size_t i = 0; i < size_; ++i) {
      if (sorter.ranks()[i] != 0 || !sorter.is_first(i)) continue;
      index_.get()[settled_] = index_.get()[i];
      scores_.get()[settled_++] = scores_.get()[i];
    }
    size_ = settled_;
  }
  // How many these are.
  [[nodiscard]] std::size_t size() const {
    if (size_ == settled_) return size_;
    gathered_front other = *this;
    other.settle();
    return other.size_;
  }
  [[nodiscard, gnu::cold, gnu::noinline]] archive<Objectives> archived() const {
    gathered_front other = *this;
    other.settle();
    std::vector<entry> front(other.size_);
    for (std::size_t i = 0; i < front.size(); ++i) front[i] = {other.index_.get()[i], other.scores_.get()[i]};
    return archive<Objectives>(std::move(front), closest_.all());
  }

 private:
  std::size_t size_ = 0, settled_ = 0;
  scratch<std::uint64_t> index_;
  scratch<evaluation<Objectives>> scores_;
  closest_entries<entry> closest_;
};

}  // namespace co2design::detail
