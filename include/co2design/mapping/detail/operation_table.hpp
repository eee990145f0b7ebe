// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <co2design/workload/operation.hpp>

namespace co2design::mapping::detail {

// Whether two operators are the same problem, however often they run and wherever they belong.
constexpr bool same_problem(const workload::operation& a, const workload::operation& b) noexcept {
  if (a.kind != b.kind) return false;
  if (a.on_tensor_core())
    return a.n == b.n && a.c == b.c && a.k == b.k && a.batch == b.batch && a.r == b.r && a.s == b.s &&
           a.p == b.p && a.q == b.q && a.stride == b.stride;
  return a.elements == b.elements && a.axis == b.axis && a.second == b.second && a.absorbed == b.absorbed &&
         a.group_cycles == b.group_cycles;
}

// One value for each problem. Open addressing over places in a list: a look-up takes a few nanoseconds.
template <class Value>
class operation_table {
 public:
  // The value of a problem; the first time, what `make()` says. Valid until the next call.
  template <class Make>
  Value& find_or(const workload::operation& one, const Make& make) {
    std::size_t slot = slot_of(one);
    for (; slots_[slot] != none; slot = (slot + 1) & (slots_.size() - 1)) {
      entry& known = entries_[slots_[slot]];
      if (same_problem(known.problem, one)) return known.value;
    }
    entries_.push_back({one, make()});
    slots_[slot] = static_cast<std::uint32_t>(entries_.size() - 1);
    if (2 * entries_.size() > slots_.size()) grow();
    return entries_.back().value;
  }

 private:
  struct entry {
    workload::operation problem;
    Value value;
  };
  static constexpr std::uint32_t none = 0xffffffff;

  [[nodiscard]] std::size_t slot_of(const workload::operation& one) const noexcept {
    const auto times = [](std::int64_t size, std::uint64_t odd) {
      return static_cast<std::uint64_t>(size) * odd;
    };
    const std::uint64_t mixed =
        times(one.n, 0x9e3779b97f4a7c15) + times(one.c, 0xc2b2ae3d27d4eb4f) + times(one.k, 0x165667b19e3779f9) +
        times(one.batch, 0xd6e8feb86659fd93) + times(one.elements, 0xff51afd7ed558ccd) +
        times(one.axis, 0xc4ceb9fe1a85ec53) + times(one.second, 0x94d049bb133111eb) +
        times(static_cast<std::int64_t>(one.kind), 0xbf58476d1ce4e5b9);
    return static_cast<std::size_t>(mixed >> 32) & (slots_.size() - 1);
  }
  void grow() {
    slots_.assign(2 * slots_.size(), none);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      std::size_t slot = slot_of(entries_[i].problem);
      while (slots_[slot] != none) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = static_cast<std::uint32_t>(i);
    }
  }

  std::vector<entry> entries_;
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(256, none);
};

}  // namespace co2design::mapping::detail
