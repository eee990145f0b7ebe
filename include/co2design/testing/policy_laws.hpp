// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <co2design/core/type_list.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/space/design.hpp>
#include <co2design/space/sampling.hpp>
#include <co2design/testing/algebra_laws.hpp>
#include <co2design/testing/detail/asking.hpp>
#include <co2design/testing/detail/number_laws.hpp>
#include <co2design/testing/findings.hpp>

namespace co2design::testing {

/// What a policy is asked about: a design, and the metrics and facts that it needs.
///
/// Example   policy_sample{design<chips>("cores"_axis = 2), results{energy(2_J), area(3_mm2)}}
template <class Space, class... Slots>
struct policy_sample {
  design<Space> at;
  results<Slots...> needs;
};
template <class Space, class... Slots>
policy_sample(design<Space>, results<Slots...>) -> policy_sample<Space, Slots...>;

/// The number types in which a suite runs a generic policy beside doubles.
///
/// A policy that does not compile in one of them is no finding but a mistake, as where a pipeline runs it: a
/// policy that compares metrics has no linear form (`co2design/policy/compares_a_form`), and is tested in the
/// `untraced` types.
enum class number_type { in_float, in_lanes, in_intervals, in_forms };
template <number_type... Types>
struct number_types {
  static constexpr bool has(number_type one) { return ((one == Types) || ...); }
};
inline constexpr number_types<number_type::in_float, number_type::in_lanes, number_type::in_intervals,
                              number_type::in_forms>
    all_numbers;
inline constexpr number_types<number_type::in_float, number_type::in_lanes, number_type::in_intervals>
    untraced;

namespace detail {

// Asked again, and from a copy.
template <class Policy, class Sample>
void answer_laws(findings& found, const Policy& policy, const std::vector<Sample>& samples) {
  const Policy copy = policy;
  for (const Sample& of : samples) {
    const auto again = ask<double>(policy, of.at, of.given, of.numbers),
               from_copy = ask<double>(copy, of.at, of.given, of.numbers);
    const auto both = [&](const auto& other) {
      return [&] { return concat({of.text(), ": ", answer_text(of.found), ", then ", answer_text(other)}); };
    };
    found.expect(same_answers(of.found, again), "asked twice, a policy answers the same", both(again));
    found.expect(same_answers(of.found, from_copy), "a copy of a policy answers the same", both(from_copy));
    if (of.found.why.is_set()) {
      found.expect(!of.found.why.reason().empty(), "what is infeasible says why", [&] { return of.text(); });
      continue;
    }
    const bool finite_in = std::ranges::all_of(of.numbers, [](double x) { return std::isfinite(x); });
    const auto results = of.found.numbers();
    for (std::size_t m = 0; m < results.size(); ++m)
      found.expect(!finite_in || std::isfinite(results[m]), "finite inputs have finite results", [&] {
        return concat({of.text(), ": ", number_text(provided_metrics<Policy>::list[m], results[m])});
      });
  }
}

// One need raised, the others as they are: by a little, by half, and to what other samples have.
template <class Policy, class Sample>
void promise_law(findings& found, const Policy& policy, const std::vector<Sample>& samples,
                 std::string_view need, bool rises) {
  constexpr auto& list = needed_metrics<Policy>::list;
  const std::size_t i = static_cast<std::size_t>(
      std::ranges::find(list, need, [](const auto& one) { return one[0]; }) - list.begin());
  found.expect(i < needed_metrics<Policy>::size, "a promise is about a metric that the policy needs", [&] {
    return concat({name_of<Policy>(), ": ", need});
  });
  if (i >= needed_metrics<Policy>::size) return;
  for (const Sample& of : samples) {
    if (of.found.why.is_set()) continue;
    std::vector<double> higher{of.numbers[i] + std::abs(of.numbers[i]) / 1024,
                               of.numbers[i] + std::abs(of.numbers[i]) / 2};
    for (std::size_t s = 0; s < samples.size(); s += 1 + samples.size() / 32)
      if (samples[s].numbers[i] > of.numbers[i]) higher.push_back(samples[s].numbers[i]);
    for (const double raised : higher) {
      auto numbers = of.numbers;
      numbers[i] = raised;
      const auto then = ask<double>(policy, of.at, of.given, numbers);
      if (then.why.is_set()) continue;
      const auto before = of.found.numbers(), after = then.numbers();
      for (std::size_t m = 0; m < before.size(); ++m) {
        const double rounding = 1e-13 * std::max(std::abs(before[m]), std::abs(after[m]));
        found.expect(
            rises ? after[m] >= before[m] - rounding : after[m] <= before[m] + rounding,
            rises ? "what is promised to increase does not fall"
                  : "what is promised to decrease does not rise",
            [&] {
              return concat({of.text(m, before[m], after[m]), " where ", number_text(list[i], raised)});
            });
      }
    }
  }
}
template <class Policy, class Samples, auto... Tags>
void promise_laws(findings& found, const Policy& policy, const Samples& samples, increasing<Tags...>) {
  (promise_law(found, policy, samples, Tags.name, true), ...);
}
template <class Policy, class Samples, auto... Tags>
void promise_laws(findings& found, const Policy& policy, const Samples& samples, decreasing<Tags...>) {
  (promise_law(found, policy, samples, Tags.name, false), ...);
}

// All samples in one batch, and the other way round.
template <class Policy, class Sample>
void batch_laws(findings& found, const Policy& policy, const std::vector<Sample>& samples) {
  using in = inputs<Policy, decltype(samples[0].at), double>;
  for (const bool reversed : {false, true}) {
    std::vector<const Sample*> order;
    for (const Sample& of : samples) order.push_back(&of);
    if (reversed) std::ranges::reverse(order);
    std::vector<state_t<Policy, double>> states;
    for (const Sample* of : order) states.push_back(state_with<double, Policy>(of->given, of->numbers));
    std::vector<in> batch;
    for (std::size_t i = 0; i < order.size(); ++i) batch.emplace_back(states[i], order[i]->at);
    const auto answers = policy.submit(std::span<const in>(batch));
    found.expect(answers.size() == batch.size(), "a batch has an answer for each", [&] {
      return concat({name_of<Policy>(), ": ", std::to_string(answers.size()), " answers to ",
                     std::to_string(batch.size())});
    });
    for (std::size_t i = 0; i < std::min<std::size_t>(answers.size(), batch.size()); ++i) {
      const infeasible why = co2design::detail::keep<Policy, double>(states[i], answers[i]);
      co2design::detail::set_reason(states[i], why, typename Policy::provides{});
      const auto together = answer_in<Policy, double>(states[i]);
      found.expect(same_answers(order[i]->found, together), "in a batch each is answered as alone", [&] {
        return concat(
            {order[i]->text(), ": ", answer_text(order[i]->found), ", in a batch ", answer_text(together)});
      });
    }
  }
}

template <class Policy, class Sample, class Numbers>
findings laws_of_policy(const Policy& policy, const std::vector<Sample>& samples, Numbers,
                        std::uint64_t seed) {
  static_assert(!class_number<rep_t<Policy>>,
                "co2design/testing/policy_laws: tests a policy whose state is in doubles or floats");
  findings found;
  answer_laws(found, policy, samples);
  if (found.breaks("asked twice, a policy answers the same")) return found;
  [&]<class... Promises>(type_list<Promises...>) {
    (promise_laws(found, policy, samples, Promises{}), ...);
  }(monotone_t<Policy>{});
  if constexpr (cost_v<Policy> == expensive) batch_laws(found, policy, samples);
  if constexpr (std::is_same_v<arithmetic_t<Policy>, generic>) {
    random_engine engine(seed);
    if constexpr (Numbers::has(number_type::in_float)) float_laws(found, policy, samples);
    if constexpr (Numbers::has(number_type::in_lanes)) lane_laws(found, policy, samples);
    if constexpr (Numbers::has(number_type::in_intervals)) interval_laws(found, policy, samples, engine);
    if constexpr (Numbers::has(number_type::in_forms)) form_laws(found, policy, samples);
  }
  return found;
}

template <class Policy, class Space, class Given>
auto asked(const Policy& policy, const design<Space>& at, const Given& given) {
  const auto numbers = numbers_given<Policy>(given);
  return asked_sample<Policy, design<Space>, Given>{at, given, numbers,
                                                    ask<double>(policy, at, given, numbers)};
}

template <class Policy, class... Slots>
auto asked(const Policy& policy, const results<Slots...>& needs) {
  return asked(policy, design<space<>>{}, needs);
}
template <class Policy, class Space, class... Slots>
auto asked(const Policy& policy, const policy_sample<Space, Slots...>& of) {
  return asked(policy, of.at, of.needs);
}

// A policy of a pipeline at designs, where all that it needs is feasible.
template <std::size_t Index, class Judge, class Designs, class Numbers>
void laws_in_pipeline(findings& found, const Judge& judge, const Designs& designs, Numbers numbers,
                      std::uint64_t seed) {
  using policy = typename Judge::template policy_type<Index>;
  using design_type = typename Judge::design_type;
  [&]<auto... Needs>(metrics<Needs...>) {
    using given = results<slot<tag_type<Needs>, value_of<tag_type<Needs>>>...>;
    std::vector<asked_sample<policy, design_type, given>> samples;
    for (const design_type& d : designs) {
      if constexpr (sizeof...(Needs) == 0) {
        samples.push_back(asked(judge.template policy_at<Index>(), d, given{}));
      } else {
        const auto values = judge.leaf_values(d, type_list<tag_type<Needs>...>{});
        if ((why_not(values[Needs]).is_set() || ...)) continue;
        const auto value = [](const auto& one) {
          if constexpr (co2design::detail::is_possible_v<std::remove_cvref_t<decltype(one)>>)
            return *one;
          else
            return one;
        };
        samples.push_back(
            asked(judge.template policy_at<Index>(), d,
                  given{slot<tag_type<Needs>, value_of<tag_type<Needs>>>{value(values[Needs])}...}));
      }
    }
    found.add(laws_of_policy(judge.template policy_at<Index>(), samples, numbers, seed));
  }(needs_t<policy>{});
}

}  // namespace detail

/// The laws of a policy, at samples of what it needs: `results{…}`, or `policy_sample{design, results{…}}`
/// where it reads axes.
///
/// Laws      asked twice, and from a copy, it answers the same to the bit; finite inputs have finite results
///           or a reason why there are none; what it promises as `monotone` holds wherever one need is
///           raised; `expensive`: in a batch, in any order, each is answered as alone
/// Generic   a float is close to the double; each lane of a `simd` has the double to the bit; an interval has
///           what any choice from it gives, and wider ones wider results; a linear form, where there is one,
///           has the value
/// Requires  state in doubles or floats; a single policy (for a bundle, `pipeline_laws`)
/// Cost      some 30 calls for each sample; a promise, 32 for each sample and need
/// Example   CHECK(policy_laws(water_footprint{}, std::vector{results{energy(2_J), area(3_mm2)}}).ok())
template <policy Policy, std::ranges::forward_range Samples, class Numbers = decltype(all_numbers)>
[[nodiscard]] findings policy_laws(const Policy& policy, const Samples& samples, Numbers numbers = {},
                                   std::uint64_t seed = 1) {
  std::vector<decltype(detail::asked(policy, *std::ranges::begin(samples)))> asked;
  for (const auto& one : samples) asked.push_back(detail::asked(policy, one));
  return detail::laws_of_policy(policy, asked, numbers, seed);
}

/// The laws of every policy of a pipeline, at what the pipeline gives it for some designs.
///
/// Requires  a pipeline of doubles or floats
/// Cost      for each policy and design, an evaluation of what the policy needs and the calls of
///           `policy_laws`
/// Example   CHECK(pipeline_laws(judge, designs).ok())
template <class Judge, std::ranges::forward_range Designs, class Numbers = decltype(all_numbers)>
[[nodiscard]] findings pipeline_laws(const Judge& judge, const Designs& designs, Numbers numbers = {},
                                     std::uint64_t seed = 1) {
  findings found;
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (detail::laws_in_pipeline<I>(found, judge, designs, numbers, seed), ...);
  }(std::make_index_sequence<Judge::size>{});
  return found;
}

}  // namespace co2design::testing
