// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>

#include <co2design/core/mistake.hpp>
#include <co2design/core/type_name.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/pipeline/graph.hpp>
#include <co2design/pipeline/inputs.hpp>
#include <co2design/units/number.hpp>

// What may be asked of a pipeline. Whoever answers looks here first, and gives zeroes where it may not: a mistake
// stays the only error, whatever the user goes on to do with what it spoilt.
namespace co2design::detail {

template <class Judge, class Tag>
struct not_provided {
  static constexpr diagnosis found = [] {
    diagnosis words;
    for (std::size_t m = 0; m + 1 < Judge::graph.provided.size(); ++m) {
      if (Judge::graph.provided[m] != Tag::name) continue;
      if (Judge::graph.provided_identity[m] != identity<Tag>)
        words << "co2design/pipeline/two_tags" << Tag::name << "means one metric in"
              << Judge::graph.policy_names[Judge::graph.provider[m]] << "and another where asked for";
      return words;
    }
    words << "co2design/pipeline/not_provided" << Tag::name << "is asked for; policies provide";
    for (std::size_t m = 0; m + 1 < Judge::graph.provided.size(); ++m) words << Judge::graph.provided[m];
    return words;
  }();
};

// Whether a pipeline has all of these metrics; it has none after a mistake.
template <class Judge, class... Tags>
consteval bool can_answer() {
  if constexpr (Judge::sound)
    return (verdict<not_provided<Judge, Tags>>::value && ...);
  else
    return false;
}

template <class Tag>
struct fact_as_number {
  static constexpr diagnosis found = metric_tag<Tag> ? diagnosis{}
                                                     : diagnosis{} << "co2design/pipeline/fact" << Tag::name
                                                                   << "is a fact and no number:"
                                                                   << "ask for a metric that needs it";
};

template <class Judge, fixed_string Rule, fixed_string Cure>
struct not_of_doubles {
  static constexpr diagnosis found = !std::is_same_v<typename Judge::rep, double>
                                         ? diagnosis{} << Rule.view() << "the pipeline holds"
                                                       << type_name<typename Judge::rep>() << Cure.view()
                                         : diagnosis{};
};

// The same of a computation that takes a pipeline of doubles.
template <class Judge, fixed_string Rule, fixed_string Cure, class... Tags>
consteval bool can_answer_in_doubles() {
  if constexpr (can_answer<Judge, Tags...>())
    return verdict<not_of_doubles<Judge, Rule, Cure>>::value;
  else
    return false;
}
template <class Judge, fixed_string Rule, fixed_string Cure, class... Tags>
consteval bool can_compute() {
  if constexpr ((verdict<fact_as_number<Tags>>::value && ...))
    return can_answer_in_doubles<Judge, Rule, Cure, Tags...>();
  else
    return false;
}

// Every metric as zero: what is given where there is no answer.
template <class Rep, class... Tags>
constexpr auto no_answers() noexcept {
  return results<slot<Tags, value_of<Tags, Rep>>...>();
}

// What a design is judged by where there is no answer.
struct no_answers_at_all {
  template <class Tag>
  constexpr value_of<Tag> operator[](Tag) const noexcept {
    return {};
  }
};

template <class Space>
struct other_space {
  static constexpr diagnosis found = [] {
    diagnosis words;
    words << "co2design/pipeline/other_space"
          << "the design is of another space;"
          << "this pipeline's has";
    for (const std::string_view name : Space::names) words << name;
    return words;
  }();
};

template <class Tag>
struct no_design_given {
  static constexpr diagnosis found = diagnosis{} << "co2design/pipeline/no_design" << Tag::name
                                                 << "is looked up without a design:"
                                                 << "write judge(design)[metric]";
};

}  // namespace co2design::detail
