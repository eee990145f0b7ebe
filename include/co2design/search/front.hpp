// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <co2design/core/address.hpp>
#include <co2design/core/index_iterator.hpp>
#include <co2design/core/text.hpp>
#include <co2design/search/archive.hpp>
#include <co2design/search/detail/sort_keys.hpp>
#include <co2design/search/problem.hpp>

namespace co2design {

/// What a search found: the non-dominated designs with their metrics, by ascending objectives, the first one
/// first.
///
/// Lookup    `front[i][latency]` any metric of the judge, `front[i]["cores"_axis]` any axis
/// Empty     where no design seen meets the bounds; `closest(i)` are then the least violating ones and
///           `statement()` says so
template <class Problem>
class front {
  using archive_type = archive<Problem::objective_count>;
  using entry = typename archive_type::entry;

 public:
  using problem_type = Problem;
  using space_type = typename Problem::space_type;

  /// One design of the front; refers to it, so it must not outlive it.
  class member {
   public:
    [[nodiscard]] co2design::design<space_type> design() const {
      if constexpr (detail::searchable<Problem>)
        return co2design::design<space_type>::at(entry_->index);
      else
        return {};
    }
    [[nodiscard]] std::uint64_t index() const noexcept { return entry_->index; }
    [[nodiscard]] const evaluation<Problem::objective_count>& scores() const noexcept {
      return entry_->scores;
    }

    template <fixed_string Name>
    [[nodiscard]] auto operator[](axis_name<Name> axis) const {
      return design()[axis];
    }
    /// A metric of the design, evaluated on the spot; `possible<…>` where the judge may find designs
    /// infeasible.
    template <tag Tag>
    [[nodiscard]] auto operator[](Tag tag) const {
      return problem_->judge()(design(), tag)[tag];
    }

   private:
    friend class front;
    member(const Problem& problem, const entry& one) : problem_(detail::address_of(problem)), entry_(&one) {}
    const Problem* problem_;
    const entry* entry_;
  };

  using iterator = index_iterator<front, member>;

  /// `is_whole`: no design of the problem's subspace is missing, and it has `evaluations` of them.
  front(Problem problem, archive_type found, std::uint64_t evaluations, bool is_whole = false)
      : problem_(std::move(problem)),
        found_(std::move(found)),
        order_(found_.front().size()),
        evaluations_(evaluations),
        is_whole_(is_whole) {
    auto keys = detail::keys_of(order_.size());
    for (std::size_t m = Problem::objective_count; m-- > 0;)
      detail::sort_by(keys, [&](std::uint32_t i) { return found_.front()[i].scores.objectives[m]; });
    for (std::size_t i = 0; i < keys.size(); ++i) order_[i] = keys[i].index;
  }

  [[nodiscard]] std::size_t size() const noexcept { return order_.size(); }
  [[nodiscard]] bool empty() const noexcept { return order_.empty(); }
  [[nodiscard]] member operator[](std::size_t i) const { return member(problem_, found_.front()[order_[i]]); }
  [[nodiscard]] iterator begin() const { return iterator(*this, 0); }
  [[nodiscard]] iterator end() const { return iterator(*this, static_cast<std::ptrdiff_t>(size())); }

  /// The least violating designs seen, least first; at most `archive::closest_kept`.
  [[nodiscard]] std::size_t closest_size() const noexcept { return found_.closest().size(); }
  [[nodiscard]] member closest(std::size_t i) const { return member(problem_, found_.closest()[i]); }

  [[nodiscard]] const Problem& problem() const noexcept { return problem_; }
  /// How many designs were evaluated, or are accounted for.
  [[nodiscard]] std::uint64_t evaluations() const noexcept { return evaluations_; }
  /// Whether it is known to be the front of all designs.
  [[nodiscard]] bool is_whole() const noexcept { return is_whole_; }

  /// One sentence on how the search ended.
  [[nodiscard]] std::string statement() const {
    const std::string seen = std::to_string(evaluations_);
    if (!empty())
      return concat({is_whole_ ? "the whole front: " : "", std::to_string(size()),
                     size() == 1 ? " non-dominated design of " : " non-dominated designs of ", seen,
                     is_whole_ ? "" : " evaluated"});
    return concat({"none of the ", seen, is_whole_ ? " designs there are" : " designs evaluated",
                   " meets every bound", closest_size() == 0 ? "" : "; the least violating ones follow"});
  }

 private:
  Problem problem_;
  archive_type found_;
  std::vector<std::uint32_t> order_;  // of the archive's front
  std::uint64_t evaluations_;
  bool is_whole_;
};

}  // namespace co2design
