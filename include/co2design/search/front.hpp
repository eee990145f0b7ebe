// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <co2design/core/address.hpp>
#include <co2design/core/index_iterator.hpp>
#include <co2design/core/text.hpp>
#include <co2design/search/archive.hpp>
#include <co2design/search/detail/closest_entries.hpp>
#include <co2design/search/detail/column_orders.hpp>
#include <co2design/search/detail/genome.hpp>
#include <co2design/search/numeric_problem.hpp>
#include <co2design/search/problem.hpp>

namespace co2design {

namespace detail {

// What a search found, without the type of its problem: compiled once for all of them, and for size, as it is
// made once.
template <std::size_t Objectives>
struct found_designs {
  using entry = typename archive<Objectives>::entry;

  // The archive's front by ascending objectives, the first one first.
  [[gnu::cold, gnu::noinline]] explicit found_designs(const archive<Objectives>& best,
                                                      std::vector<double> of_rows = {},
                                                      std::size_t values = 0)
      : front(best.front().size()), closest(best.closest()), rows(std::move(of_rows)), width(values) {
    column_orders<Objectives> objectives;
    objectives.resize(front.size());
    for (std::size_t m = 0; m < Objectives; ++m)
      for (std::size_t i = 0; i < front.size(); ++i)
        objectives.values(m)[i] = best.front()[i].scores.objectives[m];
    const std::uint32_t* const order = objectives.lexicographic();
    for (std::size_t i = 0; i < front.size(); ++i) front[i] = best.front()[order[i]];
  }

  std::vector<entry> front;
  closest_entries<entry> closest;
  std::vector<double> rows;  // where designs have no number, `width` values each
  std::size_t width;
};

// One entry of a front; refers to it, so it must not outlive it.
template <class Problem>
class entry_of {
 public:
  using scores_type = evaluation<problem_objectives<Problem>>;
  using entry_type = typename archive<problem_objectives<Problem>>::entry;

  entry_of(const Problem& problem, const entry_type& one,
           const found_designs<problem_objectives<Problem>>& of)
      : problem_(address_of(problem)), entry_(&one) {
    if constexpr (!numbered_designs<Problem>) row_ = {of.rows.data() + one.index * of.width, of.width};
  }
  /// The objectives, minimised, and the violation.
  [[nodiscard]] const scores_type& scores() const noexcept { return entry_->scores; }

 protected:
  const Problem* problem_;
  const entry_type* entry_;
  std::span<const double> row_{};  // where designs have no number
};

}  // namespace detail

/// One design of a front; refers to it, so it must not outlive it.
template <class Problem>
class front_member;

template <search_problem Problem>
class front_member<Problem> : public detail::entry_of<Problem> {
 public:
  using detail::entry_of<Problem>::entry_of;

  [[nodiscard]] co2design::design<typename Problem::space_type> design() const {
    if constexpr (detail::numbered_designs<Problem>)
      return co2design::design<typename Problem::space_type>::at(this->entry_->index);
    else
      return detail::design_in<typename Problem::space_type>(this->row_);
  }
  /// The position of the design in its space. Requires a finite space
  [[nodiscard]] std::uint64_t index() const noexcept
  requires(detail::numbered_designs<Problem>)
  {
    return this->entry_->index;
  }

  template <fixed_string Name>
  [[nodiscard]] auto operator[](axis_name<Name> axis) const {
    return design()[axis];
  }
  /// A metric of the design, evaluated on the spot; `possible<…>` where the judge may find designs
  /// infeasible.
  template <tag Tag>
  [[nodiscard]] auto operator[](Tag tag) const {
    return this->problem_->judge()(design(), tag)[tag];
  }
};

template <numeric_problem Problem>
class front_member<Problem> : public detail::entry_of<Problem> {
 public:
  using detail::entry_of<Problem>::entry_of;

  /// The values of the problem's variables.
  [[nodiscard]] std::span<const double> variables() const noexcept { return this->row_; }
};

/// What a search found: the non-dominated designs with their metrics, by ascending objectives, the first one
/// first.
///
/// Lookup    `front[i][latency]` any metric of the judge, `front[i]["cores"_axis]` any axis; of a numeric problem
///           `front[i].variables()`. `front[i].scores()` are the objectives, minimised
/// Empty     where no design seen meets the bounds; `closest(i)` are then the least violating ones and
///           `statement()` says so
template <class Problem>
class front {
  static constexpr std::size_t objectives = detail::problem_objectives<Problem>;
  using archive_type = archive<objectives>;

 public:
  using problem_type = Problem;
  using member = front_member<Problem>;
  using iterator = index_iterator<front, member>;

  /// `is_whole`: no design of the problem's subspace is missing, and it has `evaluations` of them. Where designs have no
  /// number, `found` has those of rows of values, `width` of them each.
  front(Problem problem, const archive_type& found, std::uint64_t evaluations, bool is_whole = false,
        std::vector<double> rows = {}, std::size_t width = 0)
      : problem_(std::move(problem)),
        found_(found, std::move(rows), width),
        evaluations_(evaluations),
        is_whole_(is_whole) {}

  [[nodiscard]] std::size_t size() const noexcept { return found_.front.size(); }
  [[nodiscard]] bool empty() const noexcept { return found_.front.empty(); }
  [[nodiscard]] member operator[](std::size_t i) const { return member(problem_, found_.front[i], found_); }
  [[nodiscard]] iterator begin() const { return iterator(*this, 0); }
  [[nodiscard]] iterator end() const { return iterator(*this, static_cast<std::ptrdiff_t>(size())); }

  /// The least violating designs seen, least first; at most `archive::closest_kept`.
  [[nodiscard]] std::size_t closest_size() const noexcept { return found_.closest.all().size(); }
  [[nodiscard]] member closest(std::size_t i) const {
    return member(problem_, found_.closest.all()[i], found_);
  }

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
  detail::found_designs<objectives> found_;
  std::uint64_t evaluations_;
  bool is_whole_;
};

}  // namespace co2design
