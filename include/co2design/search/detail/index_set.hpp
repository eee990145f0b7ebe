// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace co2design::detail {

// The designs a search has seen, by their positions in the space. No std::unordered_set: that allocates for each
// design, and is compiled in every program that searches.
class index_set {
 public:
  // True where it was not there.
  bool insert(std::uint64_t index) {
    if (2 * (size_ + 1) > slots_.size()) grow();
    std::uint64_t& slot = slots_[find(index)];
    if (slot == index) return false;
    slot = index;
    ++size_;
    return true;
  }
  [[nodiscard]] bool contains(std::uint64_t index) const noexcept {
    return !slots_.empty() && slots_[find(index)] == index;
  }
  [[nodiscard]] std::uint64_t size() const noexcept { return size_; }

  // Empties it; the memory stays.
  void clear() noexcept {
    for (std::uint64_t& slot : slots_) slot = empty;
    size_ = 0;
  }
  // Room for so many, without growing on the way.
  void reserve(std::uint64_t count) {
    while (slots_.size() < 2 * (count + 1)) grow();
  }
  template <class Visit>
  void for_each(Visit visit) const {
    for (const std::uint64_t index : slots_)
      if (index != empty) visit(index);
  }

 private:
  // No design has this position: a space has at most 2^64 − 1 of them.
  static constexpr std::uint64_t empty = ~std::uint64_t{0};

  // Where the index is, or would be: from the place its product with the golden ratio says, one by one. Half of the
  // slots are empty, so one is met.
  [[nodiscard]] std::size_t find(std::uint64_t index) const noexcept {
    const std::size_t last = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>((index * 0x9e3779b97f4a7c15ULL) >> shift_);
    while (slots_[at] != index && slots_[at] != empty) at = (at + 1) & last;
    return at;
  }
  [[gnu::noinline]] void grow() {
    std::vector<std::uint64_t> before(slots_.empty() ? first_slots : 2 * slots_.size(), empty);
    before.swap(slots_);
    --shift_;
    for (const std::uint64_t index : before)
      if (index != empty) slots_[find(index)] = index;
  }

  static constexpr std::size_t first_slots = 1024;
  std::vector<std::uint64_t> slots_;  // a power of two of them
  unsigned shift_ = 64 - 9;           // leaves as many bits as the slots need: ten after the first growth
  std::uint64_t size_ = 0;
};

}  // namespace co2design::detail
