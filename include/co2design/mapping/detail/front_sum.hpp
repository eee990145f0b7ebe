// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace co2design::mapping::detail {

// A cost, and where it comes from: the places in the two lists it is a sum over, or one that its maker knows.
struct cost_sum {
  double energy, cycles;
  std::uint32_t first = 0, second = 0;
};

// What follows are templates of a cost such as this, so that only who sums fronts compiles them. A list of
// costs is in the order of ascending cycles, and so descending energy: none is as good as another.

// Leaves those that no other beats, of equal ones that of the first places.
template <class Cost>
void keep_front(std::vector<Cost>& all) {
  std::sort(all.begin(), all.end(), [](const Cost& a, const Cost& b) {
    if (a.cycles != b.cycles) return a.cycles < b.cycles;
    if (a.energy != b.energy) return a.energy < b.energy;
    return a.first < b.first || (a.first == b.first && a.second < b.second);
  });
  std::size_t left = 0;
  for (const Cost& one : all)
    if (left == 0 || one.energy < all[left - 1].energy) all[left++] = one;
  all.resize(left);
}

// Which sums are wanted: those of which a weighted sum of energy and cycles exceeds the least that there is
// by `slack` at most. By default all.
struct band {
  double per_energy = 0, per_cycle = 0;
  double slack = std::numeric_limits<double>::infinity();

  template <class Cost>
  [[nodiscard]] double weight(const Cost& one) const noexcept {
    return per_energy * one.energy + per_cycle * one.cycles;
  }
  template <class Cost>
  [[nodiscard]] double least(const std::vector<Cost>& of) const noexcept {
    double found = std::numeric_limits<double>::infinity();
    for (const Cost& one : of) found = std::min(found, weight(one));
    return found;
  }
};

// Sums of cost lists, each a list again, with the way back to what they are sums of.
//
// What a sum is added to does not depend on the band, and rounding is monotone: a partial sum that another
// beats makes no sum that the other's does not beat, to the last bit.
template <class Cost>
class front_sum {
 public:
  using list = std::vector<Cost>;

  // Gives up, and is `too_many`, where a list has more than `most` sums, or two lists 4096 times as many to
  // choose from.
  front_sum(const band& wanted, std::size_t most) noexcept : wanted_(wanted), most_(most) {}

  // The place of a list; `leaf` is what its points are reported as.
  std::size_t add_leaf(const list& front, std::size_t leaf) {
    node made{front, wanted_.least(front), none, leaf};
    drop_unwanted(made);
    return put(std::move(made));
  }
  std::size_t add(std::size_t a, std::size_t b) {
    const auto size = [&](std::size_t place) { return static_cast<double>(all_[place].points.size()); };
    too_many_ = too_many_ || size(a) * size(b) > 4096 * static_cast<double>(most_);
    return put(too_many_ ? node{{Cost{}}, 0, a, b} : sum_of(a, b));
  }
  // One point of a list for each run, as each run may have another: doubled, and doubled again.
  std::size_t add_times(std::size_t of, std::int64_t runs) {
    std::size_t sum = none;
    for (std::size_t power = of;; power = add(power, power)) {
      if (runs % 2 == 1) sum = sum == none ? power : add(sum, power);
      runs /= 2;
      if (runs == 0) return sum;
    }
  }
  [[nodiscard]] const list& operator[](std::size_t place) const noexcept { return all_[place].points; }
  [[nodiscard]] bool too_many() const noexcept { return too_many_; }

  // Calls visit(leaf, point of the leaf) for each that a point is the sum of.
  template <class Visit>
  void for_each_summand(std::size_t place, std::size_t point, const Visit& visit) const {
    const node& here = all_[place];
    const Cost& one = here.points[point];
    if (here.first == none) return visit(here.second, one);
    for_each_summand(here.first, one.first, visit);
    for_each_summand(here.second, one.second, visit);
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1), intervals = std::size_t{1} << 17;
  struct node {
    list points;
    double least;  // weight of all its sums, wanted or not
    std::size_t first, second;
  };

  std::size_t put(node made) {
    too_many_ = too_many_ || made.points.size() > most_;
    all_.push_back(std::move(made));
    return all_.size() - 1;
  }
  void drop_unwanted(node& of) const {
    std::erase_if(of.points, [&](const Cost& one) { return !is_wanted(one, of.least); });
  }
  [[nodiscard]] bool is_wanted(const Cost& one, double least) const noexcept {
    return wanted_.weight(one) <= least + wanted_.slack;
  }

  // The least energy of all sums of fewer cycles, by intervals of cycles, rules out most of them, and what is
  // left is sorted.
  [[nodiscard]] node sum_of(std::size_t a, std::size_t b) const {
    const list &first = all_[a].points, &second = all_[b].points;
    node made{{}, all_[a].least + all_[b].least, a, b};
    const double from = first.front().cycles + second.front().cycles,
                 range = first.back().cycles + second.back().cycles - from;
    std::vector<double> least(std::min<std::size_t>(first.size() * second.size() / 8 + 1, intervals),
                              std::numeric_limits<double>::infinity());
    const double scale = range > 0 ? static_cast<double>(least.size() - 1) / range : 0;
    const auto interval = [&](double cycles) { return static_cast<std::size_t>((cycles - from) * scale); };
    for (const Cost& x : first)
      for (const Cost& y : second) {
        double& here = least[interval(x.cycles + y.cycles)];
        here = std::min(here, x.energy + y.energy);
      }
    double before = std::numeric_limits<double>::infinity();
    for (double& one : least) before = std::min(before, std::exchange(one, before));
    std::size_t room = std::size_t{1} << 16;
    for (std::size_t i = 0; i < first.size(); ++i) {
      for (std::size_t j = 0; j < second.size(); ++j) {
        const Cost one{first[i].energy + second[j].energy, first[i].cycles + second[j].cycles,
                       static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j)};
        if (one.energy < least[interval(one.cycles)] && is_wanted(one, made.least))
          made.points.push_back(one);
      }
      if (made.points.size() < room) continue;
      keep_front(made.points);
      if (made.points.size() > most_) break;
      room = std::max(room, 2 * made.points.size());
    }
    keep_front(made.points);
    return made;
  }

  band wanted_;
  std::size_t most_;
  std::vector<node> all_;
  bool too_many_ = false;
};

}  // namespace co2design::mapping::detail
