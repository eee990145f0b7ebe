// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <co2design/workload/operation.hpp>

namespace co2design::mapping::detail {

// What the cost of an operator of the tensor core depends on: not how often it runs, nor where it belongs.
struct matrix_problem {
  std::int64_t n, c, k, batch, r, s, p, q, stride;
  workload::operator_kind kind;

  constexpr explicit matrix_problem(const workload::operation& of) noexcept
      : n(of.n),
        c(of.c),
        k(of.k),
        batch(of.batch),
        r(of.r),
        s(of.s),
        p(of.p),
        q(of.q),
        stride(of.stride),
        kind(of.kind) {}
  friend constexpr bool operator==(const matrix_problem&, const matrix_problem&) = default;

  // What most of them differ in.
  [[nodiscard]] constexpr std::uint64_t mixed() const noexcept {
    return static_cast<std::uint64_t>(n) * 0x9e3779b97f4a7c15 +
           static_cast<std::uint64_t>(c) * 0xc2b2ae3d27d4eb4f +
           static_cast<std::uint64_t>(k) * 0x165667b19e3779f9 +
           static_cast<std::uint64_t>(batch) * 0xd6e8feb86659fd93;
  }
};

// The same for a vector operator.
struct vector_problem {
  std::int64_t elements, axis, second, absorbed, group_cycles;
  workload::operator_kind kind;

  constexpr explicit vector_problem(const workload::operation& of) noexcept
      : elements(of.elements),
        axis(of.axis),
        second(of.second),
        absorbed(of.absorbed),
        group_cycles(of.group_cycles),
        kind(of.kind) {}
  friend constexpr bool operator==(const vector_problem&, const vector_problem&) = default;

  [[nodiscard]] constexpr std::uint64_t mixed() const noexcept {
    return static_cast<std::uint64_t>(elements) * 0x9e3779b97f4a7c15 +
           static_cast<std::uint64_t>(second) * 0xc2b2ae3d27d4eb4f +
           static_cast<std::uint64_t>(kind) * 0x165667b19e3779f9;
  }
};

// One value for each problem. Open addressing over places in a list: a look-up takes a few nanoseconds.
template <class Problem, class Value>
class problem_table {
 public:
  // Null where there is none. Valid until the next `add`.
  [[nodiscard]] Value* find(const Problem& problem) noexcept {
    for (std::size_t slot = slot_of(problem); slots_[slot] != none; slot = next(slot)) {
      entry& known = entries_[slots_[slot]];
      if (known.problem == problem) return &known.value;
    }
    return nullptr;
  }
  // Requires that there is none.
  Value& add(const Problem& problem, Value value) {
    entries_.push_back({problem, std::move(value)});
    if (2 * entries_.size() > slots_.size()) {
      slots_.assign(2 * slots_.size(), none);
      for (std::size_t i = 0; i < entries_.size(); ++i) place(i);
    } else {
      place(entries_.size() - 1);
    }
    return entries_.back().value;
  }

 private:
  struct entry {
    Problem problem;
    Value value;
  };
  static constexpr std::uint32_t none = 0xffffffff;

  [[nodiscard]] std::size_t slot_of(const Problem& problem) const noexcept {
    return static_cast<std::size_t>(problem.mixed() >> 32) & (slots_.size() - 1);
  }
  [[nodiscard]] std::size_t next(std::size_t slot) const noexcept { return (slot + 1) & (slots_.size() - 1); }
  void place(std::size_t i) noexcept {
    std::size_t slot = slot_of(entries_[i].problem);
    while (slots_[slot] != none) slot = next(slot);
    slots_[slot] = static_cast<std::uint32_t>(i);
  }

  std::vector<entry> entries_;
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(256, none);
};

}  // namespace co2design::mapping::detail
