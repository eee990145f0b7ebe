// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>

#include <co2design/search/detail/scratch.hpp>

namespace co2design::detail {

// Which fronts are still needed to fill some places, while ranks become known one by one: what has a higher
// rank than `last()` need not be looked at any more.
template <class = void>  // compiled for those who sort
class front_limit {
 public:
  // Room for so many fronts.
  void reserve(std::size_t fronts) { (void)room_.room(fronts); }

  // Requires needed > 0 and, of the ranks to come, that they are less than `most_fronts`
  void start(std::size_t most_fronts, std::size_t needed) {
    counts_ = room_.room(most_fronts);
    for (std::size_t f = 0; f < most_fronts; ++f) counts_[f] = 0;
    needed_ = needed;
    taken_ = 0;
    last_ = static_cast<std::uint32_t>(most_fronts - 1);
  }
  [[nodiscard]] std::uint32_t last() const noexcept { return last_; }
  // So many points have this rank.
  void take(std::uint32_t rank, std::uint32_t points) noexcept {
    if (rank > last_) return;
    counts_[rank] += points;
    taken_ += points;
    while (taken_ - counts_[last_] >= needed_) taken_ -= counts_[last_--];
  }
  // How many points have a rank up to the last.
  [[nodiscard]] std::size_t taken() const noexcept { return taken_; }

 private:
  scratch<std::uint32_t> room_;
  std::uint32_t* counts_ = nullptr;
  std::size_t needed_ = 0, taken_ = 0;
  std::uint32_t last_ = 0;
};

}  // namespace co2design::detail
