// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <co2design/core/type_list.hpp>
#include <co2design/mapping/detail/front_sum.hpp>
#include <co2design/mapping/detail/hull_walk.hpp>
#include <co2design/mapping/operator_cost.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/units/quantity.hpp>

namespace co2design::mapping {

/// How many runs of a product have one of its mappings; places of both.
struct joint_choice {
  std::size_t product, mapping;
  std::int64_t runs;

  friend bool operator==(const joint_choice&, const joint_choice&) = default;
};

/// What a sequence costs under one choice of mappings, and the choice, by product and mapping.
struct joint_mapping {
  operator_cost cost;
  std::vector<joint_choice> choices;
};

/// All that a sequence may cost: no choice of mappings is better than one of these in cycles or energy
/// without being worse in the other.
///
/// Order     ascending cycles, descending energy
/// Example   for (std::size_t i = 0; i < front.size(); ++i) plot(front[i].cycles, front[i].energy);
template <class Cost>  // so that only who sums fronts compiles it
class basic_joint_front {
 public:
  /// Of nothing: empty.
  basic_joint_front() : basic_joint_front({}, 0) { sums_.add_leaf({}, nothing); }
  [[nodiscard]] std::size_t size() const noexcept { return sums_[root_].size(); }
  [[nodiscard]] operator_cost operator[](std::size_t i) const noexcept {
    const Cost& one = sums_[root_][i];
    return {one.cycles, energy_quantity(one.energy)};
  }
  /// Which mapping each run of each product has at a point.
  [[nodiscard]] std::vector<joint_choice> choices(std::size_t i) const {
    std::vector<co2design::detail::compiled_for<Cost, joint_choice>> all;
    sums_.for_each_summand(root_, i, [&](std::size_t product, const Cost& one) {
      const auto same = [&](const joint_choice& c) { return c.product == product && c.mapping == one.first; };
      const auto known = std::find_if(all.begin(), all.end(), same);
      if (known != all.end())
        ++known->runs;
      else if (product != nothing)
        all.push_back({product, one.first, 1});
    });
    std::sort(all.begin(), all.end(), [](const joint_choice& a, const joint_choice& b) {
      return a.product < b.product || (a.product == b.product && a.mapping < b.mapping);
    });
    return all;
  }
  [[nodiscard]] joint_mapping at(std::size_t i) const { return {(*this)[i], choices(i)}; }

  /// The least energy of at most so many cycles: a place, or `size()` where all take more.
  [[nodiscard]] std::size_t least_energy(double most_cycles) const noexcept {
    std::size_t after = 0, end = size();
    while (after < end) {
      const std::size_t middle = after + (end - after) / 2;
      if ((*this)[middle].cycles <= most_cycles)
        after = middle + 1;
      else
        end = middle;
    }
    return after > 0 ? after - 1 : size();
  }
  /// The fewest cycles of at most so much energy: a place, or `size()` where all take more.
  [[nodiscard]] std::size_t least_cycles(energy_quantity most) const noexcept {
    std::size_t from = 0, end = size();
    while (from < end) {
      const std::size_t middle = from + (end - from) / 2;
      if ((*this)[middle].energy <= most)
        end = middle;
      else
        from = middle + 1;
    }
    return from;
  }

 private:
  template <class>
  friend class basic_joint_sequence;
  static constexpr std::size_t nothing = static_cast<std::size_t>(-1);

  basic_joint_front(const detail::band& wanted, std::size_t most) : sums_(wanted, most) {}

  detail::front_sum<Cost> sums_;
  std::size_t root_ = 0;
};

using joint_front = basic_joint_front<detail::cost_sum>;

/// Products one after the other, each run of each under any mapping of its front, and what they may cost.
///
/// Formula   cycles and energy: what does not depend on mappings, and Σ over the runs of all products of what
///           the mapping of the run costs. A product that other work runs beside takes at least that work's
///           cycles
/// Runs      each may have a mapping of its own, also those of equal products: two mappings in turn may meet
///           a bound that one of them misses and the other wastes. Their sums are found by doubling
/// Method    sums of fronts, two at a time in an order that the fronts' sizes fix; of the sums of two, those
///           that no other beats stay. For the least energy within a bound only sums near a line are formed:
///           the one that the lower convex hulls give, with what they waste of the bound as slack
/// Accuracy  no choice is better than a point of the front as computed in this order, to the last bit, as
///           rounding is monotone; computed in another order a sum differs by a few times 1e-15 of itself.
///           The questions have the answers that the whole front gives, to the last bit
/// Cost      CLIP ViT-B/16 on the study's chips, a core, under rules::reference: the front has 15 000 points
///           on average and 110 000 at most, in 33 ms and 0.33 s; a question takes 0.4 ms at the median and
///           0.2 s at worst, where the steps of one product are so coarse that they leave much of the bound.
///           Under rules::corrected 7000 and 53 000 points, 7 and 80 ms; 0.15 and 25 ms (benchmarks/joint)
/// Example   joint_mapper(rules)(chip, list)->costs.least_energy(most_cycles)
template <class Cost>  // as for `joint_front`
class basic_joint_sequence {
 public:
  using front_type = basic_joint_front<Cost>;

  /// What does not depend on mappings.
  void add(const operator_cost& fixed) noexcept { fixed_ += fixed; }
  /// A product by what its mappings cost, in any order, how often it runs, and the cycles of what runs beside
  /// it. Its place is the number of products before.
  /// Requires  a mapping; runs ≥ 1
  void add(const std::vector<operator_cost>& mappings, std::int64_t runs, double beside = 0) {
    product made{{}, runs};
    for (std::size_t i = 0; i < mappings.size(); ++i)
      made.front.push_back(
          {mappings[i].energy.value(), std::max(mappings[i].cycles, beside), static_cast<std::uint32_t>(i)});
    detail::keep_front(made.front);
    products_.push_back(std::move(made));
  }
  [[nodiscard]] std::size_t size() const noexcept { return products_.size(); }

  /// The whole front.
  /// Errors    infeasible where that would take more than `most_points` sums of some of the products, or 4096
  ///           times as many to choose from: some ten seconds for the default
  [[nodiscard]] possible<front_type> front(std::size_t most_points = std::size_t{1} << 20) const {
    front_type all = sums({}, most_points);
    if (all.sums_.too_many()) return infeasible("more sums of mappings than were asked for");
    return all;
  }
  /// The least weighted sum: each product by itself.
  /// Requires  weights ≥ 0
  [[nodiscard]] joint_mapping least(double per_joule, double per_cycle) const {
    const front_type found = near({per_joule, per_cycle, 0});
    std::size_t best = 0;
    const auto weight = [&](std::size_t i) {
      return per_joule * found[i].energy.value() + per_cycle * found[i].cycles;
    };
    for (std::size_t i = 1; i < found.size(); ++i)
      if (weight(i) < weight(best)) best = i;
    return found.at(best);
  }
  /// The least energy of at most so many cycles. As total carbon on a chip rises with energy and nothing else
  /// that mappings decide, it is the least carbon, too.
  /// Errors    infeasible where no choice is as fast
  [[nodiscard]] possible<joint_mapping> least_energy(double most_cycles) const {
    const front_type found = near(walk(true, fixed_.cycles).within(most_cycles));
    const std::size_t i = found.least_energy(most_cycles);
    if (i == found.size()) return infeasible("no choice of mappings is as fast");
    return found.at(i);
  }
  /// The fewest cycles of at most so much energy.
  /// Errors    infeasible where every choice takes more
  [[nodiscard]] possible<joint_mapping> least_cycles(energy_quantity most) const {
    const front_type found = near(walk(false, fixed_.energy.value()).within(most.value()));
    const std::size_t i = found.least_cycles(most);
    if (i == found.size()) return infeasible("no choice of mappings takes as little energy");
    return found.at(i);
  }

 private:
  struct product {
    std::vector<Cost> front;
    std::int64_t runs;
  };

  [[nodiscard]] Cost fixed() const noexcept { return {fixed_.energy.value(), fixed_.cycles}; }
  [[nodiscard]] detail::hull_walk<Cost> walk(bool bounds_cycles, double spent) const {
    detail::hull_walk<Cost> by(bounds_cycles, spent);
    for (const product& one : products_) by.add(one.front, static_cast<double>(one.runs));
    return by;
  }
  // The sums in a band, widened by more than what rounding may make of them.
  [[nodiscard]] front_type near(detail::band wanted) const {
    double weight = wanted.slack + wanted.weight(fixed());
    for (const product& one : products_) weight += static_cast<double>(one.runs) * wanted.least(one.front);
    wanted.slack += 1e-12 * weight;
    return sums(wanted, static_cast<std::size_t>(-1));
  }
  [[nodiscard]] front_type sums(const detail::band& wanted, std::size_t most) const {
    front_type out(wanted, most);
    struct part {
      double size;  // as far as the fronts tell, whatever is wanted: the order is always the same
      std::size_t place;
    };
    std::vector<part> parts;
    for (std::size_t i = 0; i < products_.size(); ++i) {
      const product& one = products_[i];
      parts.push_back({1 + static_cast<double>(one.runs) * static_cast<double>(one.front.size() - 1),
                       out.sums_.add_times(out.sums_.add_leaf(one.front, i), one.runs)});
    }
    const auto larger = [](const part& a, const part& b) {
      return a.size > b.size || (a.size == b.size && a.place > b.place);
    };
    std::sort(parts.begin(), parts.end(), larger);
    while (parts.size() > 1) {
      const part a = parts.back();
      parts.pop_back();
      part& b = parts.back();
      b = {a.size * b.size, out.sums_.add(a.place, b.place)};
      std::sort(parts.begin(), parts.end(), larger);
    }
    // Last, as rounding may make one of two sums that differ.
    out.root_ = out.sums_.add_leaf({fixed()}, front_type::nothing);
    if (!parts.empty()) out.root_ = out.sums_.add(parts.front().place, out.root_);
    return out;
  }

  operator_cost fixed_;
  std::vector<product> products_;
};

using joint_sequence = basic_joint_sequence<detail::cost_sum>;

}  // namespace co2design::mapping
