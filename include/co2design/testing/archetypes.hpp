// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <type_traits>

#include <co2design/core/pack.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/search/problem.hpp>
#include <co2design/space/axis.hpp>
#include <co2design/space/design.hpp>
#include <co2design/space/subspace.hpp>
#include <co2design/units/number.hpp>

/// The poorest types that still model each concept: whatever compiles with them asks of a type no more than
/// the concept says. A user's own generic code is tried with them; `static_assert(policy<my_policy>)` after a
/// class is the other half, for which no macro is needed.
namespace co2design::testing::archetypes {

/// What no archetype has: an address by `&`, equality, an order, a use as a condition or in a comma
/// expression.
struct poor {
  void operator&() const = delete;
  template <class Other>
  friend void operator==(const poor&, const Other&) = delete;
  template <class Other>
  friend void operator<(const poor&, const Other&) = delete;
  template <class Other>
  friend void operator,(const poor&, const Other&) = delete;
};

// ── execution ────────────────────────────────────────────────────────────────────────────────────────────

/// Calls the tasks, from the last to the first, and says how many at once.
class executor final : poor {
 public:
  constexpr explicit executor(std::size_t pieces) noexcept : pieces_(pieces) {}
  executor(const executor&) = default;
  executor& operator=(const executor&) = delete;
  template <class Task>
  constexpr void operator()(std::size_t count, const Task& task) const {
    while (count > 0) task(--count);
  }
  [[nodiscard]] constexpr std::size_t concurrency() const noexcept { return pieces_; }

 private:
  std::size_t pieces_;
};

/// What an executor is given: it stays where it is, and its result is nobody's.
class task final : poor {
 public:
  constexpr explicit task(int* marks) noexcept : marks_(marks) {}
  task(const task&) = delete;
  task& operator=(const task&) = delete;
  constexpr poor operator()(std::size_t i) const {
    ++marks_[i];
    return {};
  }

 private:
  int* marks_;
};

// ── tags ─────────────────────────────────────────────────────────────────────────────────────────────────

/// A metric that is no `co2design::metric`: a name, a dimension, a direction.
template <fixed_string Name>
struct metric_tag {
  static constexpr std::string_view name = Name.view();
  static constexpr better direction = better::lower;
  using dimension = dimensionless;
  template <class Rep>
  using value_type = Rep;
};
inline constexpr metric_tag<"price"> price{};
inline constexpr metric_tag<"weight"> weight{};
inline constexpr metric_tag<"rank"> rank{};

/// A value that is handed on, and no more than that.
struct handed_on {
  int inside = 0;
  void operator&() const = delete;
};
struct fact_tag {
  static constexpr std::string_view name = "handed on";
  template <class Rep>
  using value_type = handed_on;
};
inline constexpr fact_tag passed{};

// ── domains and spaces ───────────────────────────────────────────────────────────────────────────────────

/// A value without equality, an order, or a text.
class choice final {
 public:
  constexpr choice() noexcept = default;
  static constexpr choice numbered(int i) noexcept { return choice(i); }
  [[nodiscard]] constexpr int number() const noexcept { return number_; }

 private:
  constexpr explicit choice(int i) noexcept : number_(i) {}
  int number_ = 0;
};
struct domain {
  domain() = delete;
  using value_type = choice;
  static constexpr std::size_t size = 3;
  static constexpr ordering order = ordering::categorical;
  static constexpr choice at(std::size_t i) { return choice::numbered(static_cast<int>(i)); }
  static constexpr std::size_t index_of(choice value) { return static_cast<std::size_t>(value.number()); }
};
using designs = space<axis<"choice", domain>, axis<"level", values<1, 2, 3, 4>>>;
/// Designs whose values have a text, as reports want it.
using written_designs = space<axis<"spare", range<0, 2>>, axis<"level", values<1, 2, 3, 4>>>;

// ── policies ─────────────────────────────────────────────────────────────────────────────────────────────

/// `provides` and a call. No default, no comparison, no address, and no base of another.
class policy final : poor {
 public:
  using provides = metrics<rank>;
  constexpr explicit policy(double value) noexcept : value_(value) {}
  constexpr double operator()(const auto&) const noexcept { return value_; }

 private:
  double value_;
};

/// One that needs, reads and provides several, a fact among them, and may be infeasible.
class reading_policy final : poor {
 public:
  using provides = metrics<price, passed>;
  using reads = axes<"choice", "level">;
  constexpr explicit reading_policy(int none) noexcept : none_(none) {}
  constexpr auto operator()(const auto& in) const noexcept {
    const int chosen = in["choice"_axis].number();
    using found = results<slot<metric_tag<"price">, double>, slot<fact_tag, handed_on>>;
    const found value{slot<metric_tag<"price">, double>{10.0 * in["level"_axis] + chosen},
                      slot<fact_tag, handed_on>{{chosen}}};
    return chosen == none_ ? possible<found>(infeasible("no such choice")) : possible<found>(value);
  }

 private:
  int none_;
};
class needing_policy final : poor {
 public:
  using provides = metrics<weight>;
  using needs = metrics<price, passed, rank>;
  constexpr explicit needing_policy(int) noexcept {}
  constexpr double operator()(const auto& in) const noexcept {
    return in[rank] + in[passed].inside - in[price];
  }
};
/// One that only a number type's operations go through.
class generic_policy final : poor {
 public:
  using provides = metrics<weight>;
  using needs = metrics<price, rank>;
  constexpr explicit generic_policy(int) noexcept {}
  constexpr auto operator()(const auto& in) const noexcept { return 2 * in[rank] + in[price] / 4 - 1; }
};
/// One that is asked by the batch.
class expensive_policy final : poor {
 public:
  using provides = metrics<rank>;
  static constexpr auto cost = expensive;
  constexpr explicit expensive_policy(int) noexcept {}
  // What it answers with: a size and a place for each.
  struct answers {
    std::size_t count;
    [[nodiscard]] constexpr std::size_t size() const noexcept { return count; }
    constexpr double operator[](std::size_t) const noexcept { return 0.5; }
  };
  template <class In>
  constexpr answers submit(std::span<const In> batch) const noexcept {
    return {batch.size()};
  }
};

/// Policies used as one: only `parts()`.
class bundle final : poor {
 public:
  constexpr explicit bundle(int none) noexcept : none_(none) {}
  [[nodiscard]] constexpr auto parts() const { return pack(policy(1), reading_policy(none_)); }

 private:
  int none_;
};

// ── numbers ──────────────────────────────────────────────────────────────────────────────────────────────

class number;

/// What its comparisons give: a choice, and no bool.
class condition final {
 public:
  using number_type = number;
  constexpr explicit condition(bool holds) noexcept : holds_(holds) {}
  [[nodiscard]] constexpr number select(const number& a, const number& b) const noexcept;

 private:
  bool holds_;
};

/// A number by its operations alone: no compound assignment, no conversion back, no text.
class number final {
 public:
  constexpr number() noexcept = default;
  constexpr number(double value) noexcept : value_(value) {}  // NOLINT(google-explicit-constructor)
  [[nodiscard]] constexpr double held() const noexcept { return value_; }

  friend constexpr number operator-(number a) noexcept { return -a.value_; }
  friend constexpr number operator+(number a, number b) noexcept { return a.value_ + b.value_; }
  friend constexpr number operator-(number a, number b) noexcept { return a.value_ - b.value_; }
  friend constexpr number operator*(number a, number b) noexcept { return a.value_ * b.value_; }
  friend constexpr number operator/(number a, number b) noexcept { return a.value_ / b.value_; }
  friend constexpr condition operator<(number a, number b) noexcept { return condition(a.value_ < b.value_); }

  static constexpr number minimum(number a, number b) noexcept { return b.value_ < a.value_ ? b : a; }
  static constexpr number maximum(number a, number b) noexcept { return a.value_ < b.value_ ? b : a; }
  template <class Entry>
  static constexpr number gather(number index, std::size_t, const Entry& entry) noexcept {
    return entry(static_cast<std::size_t>(index.value_));
  }
  static constexpr number sqrt(number x) noexcept { return math::sqrt(x.value_); }
  static constexpr number log(number x) noexcept { return math::log(x.value_); }
  static constexpr number exp(number x) noexcept { return math::exp(x.value_); }

 private:
  double value_ = 0;
};
constexpr number condition::select(const number& a, const number& b) const noexcept { return holds_ ? a : b; }

// ── judges and problems ──────────────────────────────────────────────────────────────────────────────────

/// What `problem` asks of a judge: a space, and a call with tags.
class judge final : poor {
 public:
  using space_type = written_designs;
  constexpr explicit judge(double scale) noexcept : scale_(scale) {}
  template <class... Tags>
  constexpr auto operator()(const design<written_designs>& d, Tags...) const noexcept {
    return results{slot<Tags, double>{value(d, Tags{})}...};
  }

 private:
  [[nodiscard]] constexpr double value(const design<written_designs>& d, metric_tag<"price">) const noexcept {
    return scale_ * d["level"_axis];
  }
  [[nodiscard]] constexpr double value(const design<written_designs>& d,
                                       metric_tag<"weight">) const noexcept {
    return scale_ * (5 - d["level"_axis] + d["spare"_axis]);
  }
  double scale_;
};

/// What a search asks of a problem.
class problem final : poor {
 public:
  using space_type = designs;
  static constexpr std::size_t objective_count = 2;
  constexpr explicit problem(int broken_below) noexcept : broken_below_(broken_below) {}
  [[nodiscard]] constexpr evaluation<2> evaluate(const design<designs>& d) const noexcept {
    const double level = d["level"_axis];
    evaluation<2> out;
    out.objectives = {level, 5 - level + d["choice"_axis].number()};
    if (level < broken_below_) out.violated = {.undefined = 0, .excess = broken_below_ - level, .broken = 1};
    return out;
  }
  [[nodiscard]] constexpr subspace<designs> where() const { return {}; }

 private:
  int broken_below_;
};

}  // namespace co2design::testing::archetypes

namespace co2design {
template <>
inline constexpr bool is_number_v<testing::archetypes::number> = true;
}  // namespace co2design
