// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include <co2design/core/text.hpp>
#include <co2design/core/type_name.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/pipeline/explain.hpp>
#include <co2design/pipeline/from_leaves.hpp>
#include <co2design/report/format.hpp>
#include <co2design/units/interval.hpp>

// A policy as a function of numbers: those of the metrics that it needs in, those of the metrics that it
// provides out. Facts stay as they are.
namespace co2design::testing::detail {

using co2design::detail::tag_type;
using co2design::detail::value_of;

template <class Tags>
struct metrics_among;
template <auto... Tags>
struct metrics_among<metrics<Tags...>> {
  static constexpr std::size_t size = (std::size_t{0} + ... + metric_tag<tag_type<Tags>>);
  // The names and units, and in a last place nothing, so that there is an array where there is no metric.
  static constexpr auto list = [] {
    std::array<std::array<std::string_view, 2>, size + 1> all{};
    [[maybe_unused]] std::size_t i = 0;
    [[maybe_unused]] const auto add = [&]<class Tag>(Tag) {
      if constexpr (metric_tag<Tag>) all[i++] = {Tag::name, symbol_v<typename Tag::dimension>};
    };
    (add(Tags), ...);
    return all;
  }();
};
template <class Policy>
using needed_metrics = metrics_among<needs_t<Policy>>;
template <class Policy>
using provided_metrics = metrics_among<typename Policy::provides>;

template <class Policy, class Number>
using needed_numbers = std::array<Number, needed_metrics<Policy>::size>;

template <class Policy>
std::string name_of() {
  return co2design::detail::readable_name(type_name<Policy>());
}

// ── one answer ───────────────────────────────────────────────────────────────────────────────────────────

template <class Policy, class Number, class Provides = typename Policy::provides>
struct answer;
template <class Policy, class Number, auto... Provides>
struct answer<Policy, Number, metrics<Provides...>> {
  results<slot<tag_type<Provides>, value_of<tag_type<Provides>, Number>>...> values;
  infeasible why;

  // The numbers of its metrics.
  [[nodiscard]] auto numbers() const {
    std::array<Number, provided_metrics<Policy>::size> all{};
    [[maybe_unused]] std::size_t i = 0;
    [[maybe_unused]] const auto add = [&]<class Tag>(Tag tag) {
      if constexpr (metric_tag<Tag>) all[i++] = canonical(values[tag]);
    };
    (add(Provides), ...);
    return all;
  }
};

template <class Policy, class Number, class Needs = needs_t<Policy>>
struct state_of;
template <class Policy, class Number, auto... Needs>
struct state_of<Policy, Number, metrics<Needs...>> {
  using type = co2design::detail::state<Number, co2design::detail::leaf<tag_type<Needs>, false, Number>...,
                                        co2design::detail::outputs<Policy, true, Number>>;
};
template <class Policy, class Number>
using state_t = typename state_of<Policy, Number>::type;

// What a policy is given, as an evaluation holds it: facts from a sample, metrics from numbers.
template <class Number, class Policy, class Given>
state_t<Policy, Number> state_with(const Given& given, const needed_numbers<Policy, Number>& numbers) {
  state_t<Policy, Number> made;
  [&]<auto... Needs>(metrics<Needs...>) {
    [[maybe_unused]] std::size_t i = 0;
    [[maybe_unused]] const auto set = [&]<class Tag>(Tag tag) {
      auto& into = static_cast<slot<Tag, value_of<Tag, Number>>&>(made).value;
      if constexpr (metric_tag<Tag>)
        into = value_of<Tag, Number>(numbers[i++]);
      else
        into = given[tag];
    };
    (set(Needs), ...);
  }(needs_t<Policy>{});
  co2design::detail::clear(made, std::type_identity<Number>{}, typename Policy::provides{});
  return made;
}

template <class Policy, class Number>
answer<Policy, Number> answer_in(const state_t<Policy, Number>& state) {
  return [&]<auto... Provides>(metrics<Provides...>) {
    infeasible why;
    ((why = why.is_set() ? why : co2design::detail::why_in<tag_type<Provides>>(state)), ...);
    return answer<Policy, Number>{
        results{static_cast<const slot<tag_type<Provides>, value_of<tag_type<Provides>, Number>>&>(state)...},
        why};
  }(typename Policy::provides{});
}

// Asks a policy in numbers of a type. Not inline: a suite asks in many places.
template <class Number, class Policy, class At, class Given>
[[gnu::noinline]] answer<Policy, Number> ask(const Policy& policy, const At& at, const Given& given,
                                             const needed_numbers<Policy, Number>& numbers) {
  auto state = state_with<Number, Policy>(given, numbers);
  co2design::detail::step<Policy, true>(policy, state, at);
  return answer_in<Policy, Number>(state);
}

// The numbers of a sample.
template <class Policy, class Given>
needed_numbers<Policy, double> numbers_given(const Given& given) {
  needed_numbers<Policy, double> all{};
  [&]<auto... Needs>(metrics<Needs...>) {
    [[maybe_unused]] std::size_t i = 0;
    [[maybe_unused]] const auto add = [&]<class Tag>(Tag tag) {
      if constexpr (metric_tag<Tag>) all[i++] = static_cast<double>(canonical(given[tag]));
    };
    (add(Needs), ...);
  }(needs_t<Policy>{});
  return all;
}

template <class To, class Policy>
needed_numbers<Policy, To> numbers_as(const needed_numbers<Policy, double>& from) {
  needed_numbers<Policy, To> all{};
  for (std::size_t i = 0; i < from.size(); ++i) all[i] = static_cast<To>(from[i]);
  return all;
}

// ── comparing answers ────────────────────────────────────────────────────────────────────────────────────

// Equal to the bit; of NaN, which a machine may make with any sign, any.
inline bool same_bits(double a, double b) {
  return (a != a && b != b) || std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

template <class Policy>
bool same_answers(const answer<Policy, double>& a, const answer<Policy, double>& b) {
  if (a.why.is_set() || b.why.is_set()) return a.why.reason() == b.why.reason();
  return [&]<auto... Provides>(metrics<Provides...>) {
    const auto same = [&]<class Tag>(Tag tag) {
      if constexpr (metric_tag<Tag>)
        return same_bits(canonical(a.values[tag]), canonical(b.values[tag]));
      else if constexpr (requires { a.values[tag] == b.values[tag]; })
        return a.values[tag] == b.values[tag];
      else
        return true;
    };
    return (same(Provides) && ...);
  }(typename Policy::provides{});
}

// ── texts ────────────────────────────────────────────────────────────────────────────────────────────────

inline std::string number_text(double x) { return report::exact(x); }
[[gnu::noinline]] inline std::string number_text(const interval& x) {
  return concat({"[", report::exact(x.low()), ", ", report::exact(x.high()), "]"});
}

// A number with the name and the unit of its metric.
template <class Number>
std::string number_text(const std::array<std::string_view, 2>& metric, const Number& x) {
  return concat(
      {metric[0], " = ", number_text(x), metric[1] == "1" ? "" : " ", metric[1] == "1" ? "" : metric[1]});
}
template <class Metrics, class Numbers>
std::string numbers_text(const Numbers& numbers) {
  std::string text;
  for (std::size_t i = 0; i < numbers.size(); ++i)
    text += concat({i == 0 ? "" : ", ", number_text(Metrics::list[i], numbers[i])});
  return text;
}
template <class Policy>
[[gnu::noinline]] std::string answer_text(const answer<Policy, double>& of) {
  if (of.why.is_set()) return concat({"infeasible: ", of.why.reason()});
  return numbers_text<provided_metrics<Policy>>(of.numbers());
}

}  // namespace co2design::testing::detail
