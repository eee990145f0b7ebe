// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <co2design/core/mistake.hpp>
#include <co2design/core/type_name.hpp>
#include <co2design/metric/origins.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/pipeline/detail/is_table.hpp>
#include <co2design/pipeline/explain.hpp>
#include <co2design/units/customary.hpp>

// What `provenance` reads the constants of policies with.
namespace co2design::detail {

// The number that was written in a unit: fifteen digits, without what the way to canonical units and back adds.
[[gnu::noinline]] inline double as_written(double amount) {
  std::array<char, 32> digits{};
  char* const end = digits.data() + digits.size();
  char* const last = std::to_chars(digits.data(), end, amount, std::chars_format::general, 15).ptr;
  std::from_chars(digits.data(), last, amount);
  return amount;
}

// Least and greatest of a number of any type, or of a range of numbers or quantities; and how many there are.
struct extent {
  double low, high;
  std::size_t count;
  std::string_view unit = "1";
};
template <class Value>
extent extent_of(const Value& value) {
  if constexpr (is_quantity_v<Value>) {
    constexpr auto written_in = customary_unit<typename Value::dimension>;
    extent found = extent_of(value.in(written_in));
    found.unit = written_in.symbol;
    return found;
  } else if constexpr (std::is_arithmetic_v<Value>) {
    const double number = as_written(static_cast<double>(value));
    return {number, number, 1};
  } else if constexpr (requires { value.low(), value.high(); }) {
    return {as_written(value.low()), as_written(value.high()), 1};
  } else if constexpr (requires {
                         Value::size;
                         value[0];
                       }) {  // lanes: samples of one value
    extent all = extent_of(value[0]);
    for (std::size_t i = 1; i < Value::size; ++i) {
      const extent one = extent_of(value[i]);
      all = {std::min(all.low, one.low), std::max(all.high, one.high), 1};
    }
    return all;
  } else {
    extent all = extent_of(*value.begin());
    all.count = 0;
    for (const auto& each : value) {
      const extent one = extent_of(each);
      all = {std::min(all.low, one.low), std::max(all.high, one.high), all.count + 1, one.unit};
    }
    return all;
  }
}

template <class T>
inline constexpr bool is_showable_v = number<T> || is_quantity_v<T>;
template <class T>
requires requires(const T& all) {
  *all.begin();
  all.end();
}
inline constexpr bool is_showable_v<T> =
    is_showable_v<std::remove_cvref_t<decltype(*std::declval<const T&>().begin())>>;

template <class Value>
struct shown_constant {
  static constexpr diagnosis found = is_showable_v<Value> ? diagnosis{}
                                                          : diagnosis{} << "co2design/policy/constant"
                                                                        << type_name<Value>()
                                                                        << "is shown as a constant:"
                                                                        << "show numbers or quantities";
};

// "carbon::basic_operational<interval>" is the policy carbon::operational whatever its number type, as
// "hardware::npu<edge_22nm>" is hardware::npu. Compilers spell unnamed namespaces differently.
inline std::string policy_word(std::string_view type) {
  std::string word = readable_name(type);
  for (const std::string_view unnamed : {"{anonymous}::", "(anonymous namespace)::"})
    if (const std::size_t at = word.find(unnamed); at != word.npos) word.erase(at, unnamed.size());
  word.resize(std::min(word.size(), word.find('<')));
  if (const std::size_t at = word.find("basic_"); at != word.npos) word.erase(at, 6);
  return word;
}

// Templates, so that who includes this and asks for no provenance compiles no lists of rows.
template <class Origins>
[[gnu::cold]] void add_row(Origins& to, typename Origins::row&& one) {
  for (const auto& known : to.rows)
    if (known == one) return;
  to.rows.push_back(std::move(one));
}
template <class Origins>
[[gnu::cold]] void add_silent(Origins& to, std::string&& policy) {
  for (const auto& known : to.silent)
    if (known == policy) return;
  to.silent.push_back(std::move(policy));
}
template <class Origins>
[[gnu::noinline, gnu::cold]] void add_all(Origins& to, const Origins& from) {
  for (typename Origins::row one : from.rows) add_row(to, std::move(one));
  for (std::string policy : from.silent) add_silent(to, std::move(policy));
}
template <class Names>
[[gnu::noinline, gnu::cold]] bool contains(const Names& all, std::string_view name) {
  for (const std::string_view one : all)
    if (one == name) return true;
  return false;
}

// What a policy shows its constants to: it writes down those that go into a metric that is wanted. Little of it is
// compiled for each constant.
template <class Origins>
class constants_reader {
 public:
  [[gnu::noinline, gnu::cold]] constants_reader(Origins& into, std::string_view policy_type,
                                                const std::vector<std::string_view>& wanted)
      : into_(into), policy_(policy_word(policy_type)), wanted_(wanted) {}

  template <class Shown, tag... Tags>
  [[gnu::cold]] void operator()(std::string_view word, const Shown& shown, Tags...) const {
    using value_type = std::remove_cvref_t<decltype(without_papers(shown))>;
    if constexpr (verdict<shown_constant<value_type>>::value) {
      const extent of = extent_of(without_papers(shown));
      if constexpr (is_constant_v<Shown>)
        add({Tags::name...}, word, shown.name, of, shown.year, shown.source, shown.known, shown.uncertainty);
      else
        add({Tags::name...}, word, "custom", of, 0, "given by the caller", evidence::given,
            unknown_uncertainty);
    }
  }

 private:
  [[gnu::noinline, gnu::cold]] void add(std::initializer_list<std::string_view> goes_into,
                                        std::string_view word, std::string_view name, const extent& of,
                                        int year, std::string_view source, evidence known,
                                        double uncertainty) const {
    bool is_wanted = goes_into.size() == 0;
    for (const std::string_view metric : goes_into) is_wanted = is_wanted || contains(wanted_, metric);
    if (!is_wanted) return;
    add_row(into_, {policy_, std::string(word), std::string(name), of.low, of.high, of.count,
                    std::string(of.unit), year, std::string(source), known, uncertainty});
  }

  Origins& into_;
  std::string policy_;
  const std::vector<std::string_view>& wanted_;
};

template <class Judge>
origins origins_by_name(const Judge& judge, const std::vector<std::string_view>& asked);

// The constants of one policy; of a table those of the policies that it was filled by, of a choice those of all.
template <class Policy>
[[gnu::noinline, gnu::cold]] void collect_constants(origins& into, const Policy& policy,
                                                    const std::vector<std::string_view>& wanted) {
  if constexpr (is_table_v<Policy>) {
    [&]<auto... Tags>(metrics<Tags...>) {
      ((contains(wanted, Tags.name) ? add_all(into, origins_by_name(policy.filled_by(), {Tags.name}))
                                    : void()),
       ...);
    }(typename Policy::provides{});
  } else if constexpr (requires { policy.for_each_alternative([](const auto&) {}); }) {
    policy.for_each_alternative([&](const auto& one) { collect_constants(into, one, wanted); });
  } else if constexpr (requires(const constants_reader<origins>& see) { policy.constants(see); }) {
    policy.constants(constants_reader<origins>(into, type_name<Policy>(), wanted));
  } else if constexpr (!std::is_empty_v<Policy>) {
    add_silent(into, policy_word(type_name<Policy>()));
  }
}

}  // namespace co2design::detail
