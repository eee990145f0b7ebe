// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <pagmo/problem.hpp>
#include <pagmo/threading.hpp>
#include <pagmo/types.hpp>

#include <co2design/core/text.hpp>
#include <co2design/core/type_name.hpp>
#include <co2design/search/numeric_problem.hpp>
#include <co2design/search/problem.hpp>
#include <co2design/space/axis.hpp>
#include <co2design/space/design.hpp>
#include <co2design/space/space.hpp>

/// Problems for the algorithms of pagmo 2, and problems of pagmo for the searches here. Needs pagmo 2.18:
/// link co2design::pagmo, or Pagmo::pagmo besides the library.
///
/// License   this header is under the Boost Software License as the rest; pagmo, which it includes and links,
///           is under the GNU LGPL 3 or GPL 3, and that binds a program that uses it
namespace co2design::interop {

/// A numeric problem as a user-defined problem of pagmo.
///
/// Variables pagmo wants whole numbers last: reals come first, then integers and choices, each in their
///           order; `from_pagmo_order` and `to_pagmo_order` carry values across. A whole number is rounded.
///           That a choice has no order pagmo cannot be told
/// Limits    where the problem tells of constraints (`evaluation`), one inequality: the excess, above 0 where
///           it is infeasible, the largest double where something is undefined. Otherwise none, and a NaN is
///           handed on
/// Requires  a problem that can be copied. Made without one, as pagmo must be able to, it is none: its
///           functions throw std::logic_error
/// Threads   pagmo is told that any thread may ask, as a numeric problem promises
/// Cost      a vector per evaluation, as pagmo's interface has it; another where there are whole numbers
/// Example   pagmo::population pop(pagmo::problem(interop::to_pagmo(testing::zdt1{})), 100);
template <numeric_problem Problem>
class pagmo_problem {
 public:
  static constexpr bool has_constraints =
      requires(const Problem& p, std::span<const double> x) { p(x).violated; };

  pagmo_problem() = default;
  explicit pagmo_problem(Problem given) : problem_(std::move(given)) {
    const auto listed = problem_->bounds();
    bounds_.assign(std::begin(listed), std::end(listed));
    for (const bool whole : {false, true})
      for (std::size_t i = 0; i < bounds_.size(); ++i)
        if ((bounds_[i].kind != variable_kind::real) == whole) order_.push_back(i);
    for (const variable& one : bounds_) whole_ += one.kind != variable_kind::real ? 1 : 0;
  }

  [[nodiscard]] const Problem& get() const {
    if (!problem_) throw std::logic_error("co2design: a pagmo_problem without a problem");
    return *problem_;
  }

  [[nodiscard]] pagmo::vector_double fitness(const pagmo::vector_double& x) const {
    const Problem& problem = get();
    std::vector<double> reordered;
    if (whole_ > 0) reordered = from_pagmo_order(x);
    const std::vector<double>& values = whole_ > 0 ? reordered : x;
    pagmo::vector_double out;
    out.reserve(get_nobj() + get_nic());
    if constexpr (has_constraints) {
      const auto is = co2design::detail::evaluate(problem, values);
      out.assign(is.objectives.begin(), is.objectives.end());
      out.push_back(excess(is.violated));
    } else {
      const auto is = problem(values);
      out.assign(is.begin(), is.end());
    }
    return out;
  }
  [[nodiscard]] std::pair<pagmo::vector_double, pagmo::vector_double> get_bounds() const {
    static_cast<void>(get());
    std::pair<pagmo::vector_double, pagmo::vector_double> all;
    for (const std::size_t i : order_) {
      all.first.push_back(bounds_[i].low);
      all.second.push_back(bounds_[i].high);
    }
    return all;
  }
  [[nodiscard]] pagmo::vector_double::size_type get_nobj() const { return objective_count_of<Problem>; }
  [[nodiscard]] pagmo::vector_double::size_type get_nic() const { return has_constraints ? 1 : 0; }
  [[nodiscard]] pagmo::vector_double::size_type get_nix() const { return whole_; }
  [[nodiscard]] pagmo::thread_safety get_thread_safety() const { return pagmo::thread_safety::constant; }
  [[nodiscard]] std::string get_name() const { return std::string(type_name<Problem>()); }

  /// Values as pagmo has them in the order of `bounds()`, whole where the variable is. Requires as many.
  [[nodiscard]] std::vector<double> from_pagmo_order(std::span<const double> x) const {
    std::vector<double> values(x.size());
    for (std::size_t i = 0; i < x.size(); ++i)
      values[order_[i]] = bounds_[order_[i]].kind == variable_kind::real ? x[i] : std::round(x[i]);
    return values;
  }
  /// Values in the order of `bounds()` as pagmo has them. Requires as many.
  [[nodiscard]] pagmo::vector_double to_pagmo_order(std::span<const double> values) const {
    pagmo::vector_double x;
    x.reserve(values.size());
    for (const std::size_t i : order_) x.push_back(values[i]);
    return x;
  }

 private:
  // A bound may be broken by nothing at all, as m < limit is at the limit.
  static double excess(const violation& of) noexcept {
    if (of.none()) return 0;
    if (of.undefined > 0) return std::numeric_limits<double>::max();
    return std::max(of.excess, std::numeric_limits<double>::min());
  }

  std::optional<Problem> problem_;
  std::vector<variable> bounds_;
  std::vector<std::size_t> order_;  // which of ours each of pagmo's is
  std::size_t whole_ = 0;
};

/// A problem over a finite space by positions: for each axis, where its value stands in the domain, from 0.
/// An axis that the problem holds has a single one.
///
/// Shape     a `numeric_problem`: ordinal axes are integers, categorical ones choices
/// Example   on_positions(problem{judge, minimize(energy)}).design_at(x)
template <search_problem Problem>
requires finite_space<typename Problem::space_type>
class on_positions {
 public:
  using space_type = typename Problem::space_type;
  using design_type = design<space_type>;

  explicit on_positions(Problem given) : problem_(std::move(given)) {}

  [[nodiscard]] const Problem& get() const noexcept { return problem_; }

  [[nodiscard]] std::array<variable, space_type::rank> bounds() const {
    std::array<variable, space_type::rank> all{};
    const auto within = problem_.where();
    const auto first = within.ordinals_at(0);
    for (std::size_t a = 0; a < space_type::rank; ++a) {
      const double low = first[a], high = static_cast<double>(space_type::sizes[a] - 1);
      all[a] = {
          low, within.is_fixed(a) ? low : high,
          space_type::orders[a] == ordering::ordinal ? variable_kind::integer : variable_kind::categorical};
    }
    return all;
  }
  [[nodiscard]] auto operator()(std::span<const double> x) const { return problem_.evaluate(design_at(x)); }

  /// Requires  whole numbers within `bounds()`
  [[nodiscard]] static design_type design_at(std::span<const double> x) noexcept {
    typename design_type::ordinals_type ordinals{};
    for (std::size_t a = 0; a < space_type::rank; ++a) ordinals[a] = static_cast<std::uint32_t>(x[a]);
    return design_type::from_ordinals(ordinals);
  }

 private:
  Problem problem_;
};

template <numeric_problem Problem>
[[nodiscard]] pagmo_problem<Problem> to_pagmo(Problem given) {
  return pagmo_problem<Problem>(std::move(given));
}
/// Example   pagmo::problem(to_pagmo(problem{judge, minimize(total_carbon), latency <= 50_ms}))
template <search_problem Problem>
requires finite_space<typename Problem::space_type>
[[nodiscard]] pagmo_problem<on_positions<Problem>> to_pagmo(Problem given) {
  return pagmo_problem<on_positions<Problem>>(on_positions<Problem>(std::move(given)));
}

/// A problem of pagmo as a numeric problem.
///
/// Variables in pagmo's order, integers where it says so
/// Violation the excess is the sum, over equalities h and inequalities g, of |h| and g above their tolerances
///           (`get_c_tol`), of those that do not hold; a NaN counts as undefined
/// Requires  a deterministic problem
/// Threads   may call it at the same time where `concurrent()`: pagmo::thread_safety::constant. Otherwise
///           each thread wants a copy of its own, and with pagmo::thread_safety::none there is to be one
///           thread
/// Errors    std::invalid_argument from the constructor: another number of objectives, an infinite bound;
///           what the problem itself throws
template <std::size_t Objectives>
class from_pagmo_problem {
 public:
  explicit from_pagmo_problem(pagmo::problem given) : problem_(std::move(given)) {
    if (problem_.get_nobj() != Objectives)
      throw std::invalid_argument(
          concat({"co2design: the problem '", problem_.get_name(), "' has ",
                  std::to_string(problem_.get_nobj()), " objectives, not ", std::to_string(Objectives)}));
    const auto [low, high] = problem_.get_bounds();
    for (std::size_t i = 0; i < low.size(); ++i) {
      if (!std::isfinite(low[i]) || !std::isfinite(high[i]))
        throw std::invalid_argument(concat({"co2design: the problem '", problem_.get_name(),
                                            "' has no finite bounds for variable ", std::to_string(i)}));
      bounds_.push_back(
          {low[i], high[i], i < problem_.get_ncx() ? variable_kind::real : variable_kind::integer});
    }
    tolerance_ = problem_.get_c_tol();
  }

  [[nodiscard]] const pagmo::problem& get() const noexcept { return problem_; }
  [[nodiscard]] bool concurrent() const noexcept {
    return problem_.get_thread_safety() == pagmo::thread_safety::constant;
  }

  [[nodiscard]] const std::vector<variable>& bounds() const noexcept { return bounds_; }
  [[nodiscard]] evaluation<Objectives> operator()(std::span<const double> x) const {
    const pagmo::vector_double is = problem_.fitness(pagmo::vector_double(x.begin(), x.end()));
    evaluation<Objectives> out;
    std::copy_n(is.begin(), Objectives, out.objectives.begin());
    for (std::size_t i = 0; i < tolerance_.size(); ++i) {
      const double value = is[Objectives + i];
      const double size = i < problem_.get_nec() ? std::abs(value) : value;
      if (size <= tolerance_[i]) continue;
      ++out.violated.broken;
      if (std::isnan(size))
        ++out.violated.undefined;
      else
        out.violated.excess += size - tolerance_[i];
    }
    return out;
  }

 private:
  pagmo::problem problem_;
  std::vector<variable> bounds_;
  pagmo::vector_double tolerance_;
};

/// Example   from_pagmo<1>(pagmo::problem(pagmo::hock_schittkowski_71()))
template <std::size_t Objectives>
[[nodiscard]] from_pagmo_problem<Objectives> from_pagmo(pagmo::problem given) {
  return from_pagmo_problem<Objectives>(std::move(given));
}

}  // namespace co2design::interop
