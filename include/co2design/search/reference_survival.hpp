// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <co2design/core/check.hpp>
#include <co2design/core/mistake.hpp>
#include <co2design/core/random_engine.hpp>
#include <co2design/core/text.hpp>
#include <co2design/core/type_name.hpp>
#include <co2design/search/detail/niches.hpp>
#include <co2design/search/detail/reference_frame.hpp>
#include <co2design/search/detail/scratch.hpp>
#include <co2design/search/reference_directions.hpp>
#include <co2design/search/sorting.hpp>
#include <co2design/search/survival.hpp>
#include <co2design/units/simd.hpp>

namespace co2design {

namespace detail {

template <class Policy, std::size_t Directed, std::size_t Objectives>
struct directions_check {
  static constexpr diagnosis found = [] {
    diagnosis words;
    if constexpr (Directed != Objectives)
      words << "co2design/search/directions" << type_name<Policy>() << "has directions of as many"
            << "numbers; give it as many as the"
            << "problem has objectives";
    return words;
  }();
};

}  // namespace detail

/// NSGA-III: whole fronts in the order of their ranks; of the one that does not fit, those that stand along
/// directions where few others do. For three objectives and more, where crowding no longer says much.
///
/// Frame     objectives count from the ideal point, in units of the intercepts of the plane through the extreme
///           designs of the first front. Where there is no such plane, or it meets an axis behind the ideal
///           point, of the extent of the first front; never more than the worst of all that may live on
/// Memory    none: the ideal point and the extreme designs are those of each generation, where other programs
///           keep the best so far. A search restored from its state so goes on as it would have
/// Niches    a design belongs to the direction it is nearest to, of equally near ones the first. The direction
///           with fewest designs is next, of equal ones any; its first design is the nearest, the others are any
/// Merit     0: designs of the same rank are equally good parents
/// Feasible  infeasible designs rank behind, by violation; of those violating as much, any
/// Requires  directions of finite numbers ≥ 0, not all 0; their lengths do not matter
/// Errors    std::invalid_argument that names the direction; `co2design/search/directions`
/// Cost      one non-dominated sorting, and a product for each design, direction and objective
/// Source    Deb, Jain, IEEE Trans. Evol. Comput. 18(4), 2014; constraints: Jain, Deb, the same, part II
/// Example   nsga2{.population = 92}(problem, reference_survival{das_dennis<3>(12)})
template <std::size_t Directed>
class reference_survival {
 public:
  template <std::size_t Objectives>
  class of;

  explicit reference_survival(const reference_directions<Directed>& directions) : size_(directions.size()) {
    if (size_ == 0) detail::invalid_argument("co2design: reference_survival without a direction");
    units_.resize(Directed * stride());
    for (std::size_t h = 0; h < size_; ++h) {
      double most = 0, square = 0;
      for (const double x : directions[h]) {
        if (!(x >= 0 && x <= std::numeric_limits<double>::max())) fail(h, x);
        most = std::max(most, x);
      }
      if (!(most > 0)) fail(h, most);
      for (const double x : directions[h]) square += (x / most) * (x / most);
      for (std::size_t m = 0; m < Directed; ++m)
        units_[m * stride() + h] = directions[h][m] / most / std::sqrt(square);
    }
  }

  /// How many directions there are.
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  /// A coordinate of a direction, of length 1.
  [[nodiscard]] double unit(std::size_t direction, std::size_t objective) const noexcept {
    return units_[objective * stride() + direction];
  }

  /// The direction nearest to a place with no negative coordinate: that along which it goes farthest.
  template <std::size_t Lanes = native_lanes>
  [[nodiscard]] std::size_t nearest(const std::array<double, Directed>& place) const noexcept {
    using number = simd<double, Lanes>;
    number best(-1.0), first(0.0);
    for (std::size_t h = 0; h < size_; h += Lanes) {
      number along = number(place[0]) * number::load(&units_[h]);
      for (std::size_t m = 1; m < Directed; ++m)
        along = along + number(place[m]) * number::load(&units_[m * stride() + h]);
      const auto farther = along > best;
      best = farther.select(along, best);
      first = farther.select(number(static_cast<double>(h)), first);
    }
    std::size_t found = static_cast<std::size_t>(first[0]), lane_of_found = 0;
    for (std::size_t lane = 1; lane < Lanes; ++lane) {
      const std::size_t h = static_cast<std::size_t>(first[lane]) + lane;
      if (best[lane] < best[lane_of_found] || (best[lane] == best[lane_of_found] && h > found)) continue;
      found = h;
      lane_of_found = lane;
    }
    return found;
  }
  /// How far a place is from a direction.
  [[nodiscard]] double distance(const std::array<double, Directed>& place,
                                std::size_t direction) const noexcept {
    double along = 0, square = 0;
    for (std::size_t m = 0; m < Directed; ++m) along += place[m] * unit(direction, m);
    for (std::size_t m = 0; m < Directed; ++m) {
      const double off = place[m] - along * unit(direction, m);
      square += off * off;
    }
    return std::sqrt(square);
  }

 private:
  // Whole packs of lanes are read, of the widest there are; those behind the last are 0.
  static constexpr std::size_t widest = 8;
  [[nodiscard]] std::size_t stride() const noexcept { return (size_ + widest - 1) / widest * widest; }

  [[noreturn]] static void fail(std::size_t direction, double x) {
    detail::invalid_argument(
        concat({"co2design: direction ", std::to_string(direction), " of reference_survival has ",
                number_text(x), x > 0 || x < 0 ? "" : " alone"}));
  }

  std::size_t size_;
  std::vector<double> units_;  // a row of all directions for each objective
};

template <std::size_t Directed>
template <std::size_t Objectives>
class reference_survival<Directed>::of {
  // With the class, so that who names it in vain reads no more than that.
  using sound =
      std::bool_constant<verdict<detail::directions_check<reference_survival, Directed, Objectives>>::value>;

 public:
  void operator()(const reference_survival& policy, std::span<const evaluation<Objectives>> all,
                  std::size_t count, random_engine& engine, survivors& out) {
    if constexpr (sound::value) {
      count = count < all.size() ? count : all.size();
      sorter_.sort(all, count);
      const std::span<const std::uint32_t> ranks = sorter_.ranks();
      const auto [last, left] = whole_fronts(ranks, count);
      bool* const lives = lives_.room(all.size());
      niches_.start(policy.size(), all.size());
      for (std::size_t i = 0; i < all.size(); ++i) lives[i] = ranks[i] < last;
      if (left > 0) choose(policy, all, ranks, last, left, engine);
      out.resize(count);
      std::size_t place = 0;
      for (std::uint32_t i = 0; i < all.size(); ++i) {
        if (!lives[i]) continue;
        out.index()[place] = i;
        out.rank()[place] = ranks[i];
        out.merit()[place++] = 0;
      }
    }
  }

 private:
  // The rank that does not come whole, and how many of it there is room for.
  std::pair<std::uint32_t, std::size_t> whole_fronts(std::span<const std::uint32_t> ranks,
                                                     std::size_t count) {
    std::uint32_t* const of_rank = of_rank_.room(count + 1);
    for (std::size_t r = 0; r <= count; ++r) of_rank[r] = 0;
    for (const std::uint32_t rank : ranks)
      if (rank <= count) ++of_rank[rank];
    std::uint32_t last = 0;
    std::size_t left = count;
    for (; last < count && of_rank[last] <= left; ++last) left -= of_rank[last];
    return {last, left};
  }

  // Who of the last front lives on. Infeasible ones have no place: they are all in one niche, of which none
  // is the nearest.
  void choose(const reference_survival& policy, std::span<const evaluation<Objectives>> all,
              std::span<const std::uint32_t> ranks, std::uint32_t last, std::size_t left,
              random_engine& engine) {
    bool feasible = true;
    for (std::size_t i = 0; i < all.size(); ++i)
      feasible = feasible && (ranks[i] != last || all[i].feasible());
    if (!feasible) {
      niches_.add_member(0);
      for (std::uint32_t i = 0; i < all.size(); ++i)
        if (ranks[i] == last) niches_.add_candidate(i, 0, 0);
      return niches_.choose(left, engine, lives_.get());
    }
    frame_.fit(all, ranks, last);
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      if (ranks[i] > last) continue;
      const auto place = frame_(all[i].objectives);
      const std::size_t nearest = policy.nearest(place);
      if (ranks[i] < last)
        niches_.add_member(nearest);
      else
        niches_.add_candidate(i, nearest, policy.distance(place, nearest));
    }
    niches_.choose(left, engine, lives_.get());
  }

  nondominated_sorter<Objectives> sorter_;
  detail::reference_frame<Objectives> frame_;
  detail::niches niches_;
  detail::scratch<bool> lives_;
  detail::scratch<std::uint32_t> of_rank_;
};

}  // namespace co2design
