// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace co2design::detail {

// Points of two objectives of which none dominates another, each with a number: the first objective ascends,
// the second descends. In runs of few, so that who comes or goes moves few others, and a list of the runs.
template <class = void>  // compiled for who keeps two objectives
class staircase {
 public:
  using point = std::array<double, 2>;
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  // Whether one is as good as p.
  [[nodiscard]] bool as_good_as(const point& p) const noexcept {
    if (order_.empty()) return false;
    const place at = not_before(p[0]);
    const run& here = runs_[order_[at.run].id];
    if (at.step > 0 && here.steps[at.step - 1].at[1] <= p[1]) return true;
    const step* const next = step_at(at);
    return next != nullptr && next->at[0] == p[0] && next->at[1] <= p[1];
  }
  // Takes out one that p is as good as, and returns its number; none where there is none.
  [[nodiscard]] std::uint32_t take_beaten(const point& p) {
    if (order_.empty()) return none;
    place at = not_before(p[0]);
    const step* const next = step_at(at);
    if (next == nullptr || next->at[1] < p[1]) return none;
    const std::uint32_t number = next->number;
    take_out(at);
    return number;
  }
  // Requires that none is as good, and that p is as good as none.
  void add(const point& p, std::uint32_t number) {
    if (order_.empty()) order_.push_back({p[0], new_run()});
    place at = not_before(p[0]);
    if (runs_[order_[at.run].id].size == most) {
      split(at.run);
      at = not_before(p[0]);
    }
    run& here = runs_[order_[at.run].id];
    for (std::size_t i = here.size++; i > at.step; --i) here.steps[i] = here.steps[i - 1];
    here.steps[at.step] = {p, number};
    order_[at.run].first = here.steps[0].at[0];
  }
  // Requires that p is there under the number `old`.
  void renumber(const point& p, std::uint32_t old, std::uint32_t number) noexcept {
    place at = not_before(p[0]);
    const step* one = step_at(at);
    for (; one->number != old; one = step_at(at)) ++at.step;
    runs_[order_[at.run].id].steps[at.step].number = number;
  }

 private:
  static constexpr std::size_t most = 64;
  struct step {
    point at;
    std::uint32_t number;
  };
  struct run {
    std::size_t size;
    step steps[most];
  };
  struct listed {
    double first;
    std::uint32_t id;
  };
  struct place {
    std::size_t run, step;
  };

  // The first step that is not less in the first objective, in the run of the last that is less where there
  // is one: it may be the end of that run.
  [[nodiscard]] place not_before(double x) const noexcept {
    std::size_t r = 0, left = order_.size();
    while (left > 1) {
      const std::size_t half = left / 2;
      r = order_[r + half].first < x ? r + half : r;
      left -= half;
    }
    const run& here = runs_[order_[r].id];
    std::size_t s = 0;
    for (left = here.size; left > 0;) {
      const std::size_t half = (left + 1) / 2;
      s = here.steps[s + half - 1].at[0] < x ? s + half : s;
      left -= half;
    }
    return {r, s};
  }
  // Null at the end of all; from the end of a run to the start of the next.
  [[nodiscard]] const step* step_at(place& at) const noexcept {
    if (at.step == runs_[order_[at.run].id].size) {
      if (at.run + 1 == order_.size()) return nullptr;
      at = {at.run + 1, 0};
    }
    return &runs_[order_[at.run].id].steps[at.step];
  }
  [[nodiscard]] const step* step_at(const place& at) const noexcept {
    place to = at;
    return step_at(to);
  }

  void take_out(place at) {
    run& here = runs_[order_[at.run].id];
    --here.size;
    for (std::size_t i = at.step; i < here.size; ++i) here.steps[i] = here.steps[i + 1];
    if (here.size > 0) {
      order_[at.run].first = here.steps[0].at[0];
    } else {
      free_.push_back(order_[at.run].id);
      order_.erase(order_.begin() + static_cast<std::ptrdiff_t>(at.run));
    }
  }
  std::uint32_t new_run() {
    if (free_.empty()) {
      runs_.push_back({});
      return static_cast<std::uint32_t>(runs_.size() - 1);
    }
    const std::uint32_t id = free_.back();
    free_.pop_back();
    return id;
  }
  // The upper half of a run becomes one of its own.
  void split(std::size_t r) {
    const std::uint32_t id = new_run();
    run &low = runs_[order_[r].id], &high = runs_[id];
    for (std::size_t i = most / 2; i < most; ++i) high.steps[i - most / 2] = low.steps[i];
    low.size = high.size = most / 2;
    order_.insert(order_.begin() + static_cast<std::ptrdiff_t>(r) + 1, {high.steps[0].at[0], id});
  }

  std::vector<run> runs_;
  std::vector<listed> order_;
  std::vector<std::uint32_t> free_;
};

}  // namespace co2design::detail
