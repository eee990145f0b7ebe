// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <co2design/core/shared_value.hpp>
#include <co2design/core/text.hpp>
#include <co2design/core/type_list.hpp>
#include <co2design/core/type_name.hpp>
#include <co2design/metric/declarations.hpp>
#include <co2design/metric/decomposition.hpp>
#include <co2design/pipeline/detail/leaf_lanes.hpp>
#include <co2design/pipeline/explain.hpp>
#include <co2design/pipeline/trace.hpp>
#include <co2design/space/axis_rows.hpp>
#include <co2design/space/subspace.hpp>

// What is known of the metrics of a pipeline whose leaves are all tables.
namespace co2design::detail {

// Whether one of some promises speaks of a metric.
template <class Tag, class Promise>
inline constexpr bool promises_of_v = false;
template <class Tag, auto... Tags>
inline constexpr bool promises_of_v<Tag, increasing<Tags...>> = contains_v<Tag, tag_type<Tags>...>;
template <class Tag, auto... Tags>
inline constexpr bool promises_of_v<Tag, decreasing<Tags...>> = contains_v<Tag, tag_type<Tags>...>;
template <class Tag, class... Promises>
inline constexpr bool speaks_of = (promises_of_v<Tag, Promises> || ...);

// Which needs of a generic policy its promises speak of, by kind.
template <class Policy>
struct promised {
  template <auto... Tags, class Visit>
  static void visit(increasing<Tags...>, Visit visit) {
    (visit(Tags, true), ...);
  }
  template <auto... Tags, class Visit>
  static void visit(decreasing<Tags...>, Visit visit) {
    (visit(Tags, false), ...);
  }
  template <class Visit>
  static void for_each(Visit each) {
    [&]<class... Promises>(type_list<Promises...>) { (visit(Promises{}, each), ...); }(monotone_t<Policy>{});
  }
  // Whether they speak of all of them.
  static constexpr bool all = []<auto... Needs, class... Promises>(metrics<Needs...>,
                                                                   type_list<Promises...>) {
    return sizeof...(Promises) > 0 && (speaks_of<tag_type<Needs>, Promises...> && ...);
  }(needs_t<Policy>{}, monotone_t<Policy>{});
};

// Of a pipeline whose leaves are all tables: what is known of its metrics.
template <class Judge, class Leaves>
class decomposer;
template <class Judge, class... Leaves>
class decomposer<Judge, type_list<Leaves...>> {
  using space_type = typename Judge::space_type;

 public:
  decomposer(const Judge& tables, const subspace<space_type>& where) : judge_(tables), where_(where) {
    (add_table(Leaves{}), ...);
  }

  // Where a metric stands; it is added if it is new.
  template <class Tag>
  std::size_t metric(Tag tag) {
    for (std::size_t m = 0; m < found_.metrics.size(); ++m)
      if (found_.metrics[m].name == Tag::name) return m;
    const std::size_t at = found_.metrics.size();
    found_.metrics.push_back({.name = std::string(Tag::name), .axes = Judge::axes_of(tag), .is_sum = false});
    describe(at, tag);
    return at;
  }
  auto take() { return std::move(found_); }

 private:
  // A metric that no sum gives, over so few designs, is made a table of its own.
  static constexpr std::uint64_t most_made = std::uint64_t{1} << 22;
  // For so many combinations of values of axes that generic policies read are these traced.
  static constexpr std::uint64_t most_traced = 1024;

  template <class Tag>
  void add_table(Tag) {
    const auto& policy = judge_.template policy_at<Judge::graph.provider_of(Tag::name)>();
    using table = std::remove_cvref_t<decltype(policy)>;
    found_.tables.push_back({.name = std::string(Tag::name),
                             .made_by = readable_name(type_name<typename table::policy_type>()),
                             .axes = policy.rows().axes(),
                             .rows = policy.rows().size(),
                             .strides = {},
                             .numbers = policy.numbers(0) + table::template column_of<Tag>});
    for (std::size_t a = 0; a < space_type::rank; ++a)
      found_.tables.back().strides.push_back(policy.rows().stride(a) * table::columns);
  }

  template <class Tag>
  void describe(std::size_t at, Tag tag) {
    if constexpr (axes_read_above<Judge, Tag> == 0) {
      const auto form = trace(judge_, tag);
      if (form.is_linear() && form.form().has_known_rounding())
        return sum(at, form.form(), leaves_t<Judge, Tag>{});
      found_.metrics[at].why_not = form.is_linear() ? "a factor in which metrics cancel" : form.why();
    } else {
      if (sum_where_axes_are_read(at, tag, leaves_t<Judge, Tag>{})) return;
      found_.metrics[at].why_not = "a policy above the tables reads an axis";
    }
    constexpr std::size_t provider = Judge::graph.provider_of(Tag::name);
    using policy = typename Judge::template policy_type<provider>;
    if constexpr (promised<policy>::all) {
      found_.metrics[at].promised_by = readable_name(Judge::graph.policy_names[provider]);
      found_.metrics[at].read = read_by<provider>;
      promised<policy>::for_each([&](auto need, bool rises) {
        const std::size_t m = metric(need);
        (rises ? found_.metrics[at].rises_with : found_.metrics[at].falls_with).push_back(m);
      });
    } else if (const axis_rows<space_type> rows(Judge::axes_of(tag), where_); rows.size() <= most_made) {
      make_table(at, rows, tag);
    }
  }

  template <std::size_t Policy>
  static constexpr std::uint64_t read_by = [] {
    std::uint64_t axes = 0;
    for (std::size_t r = Judge::graph.first_read[Policy]; r < Judge::graph.first_read[Policy + 1]; ++r)
      axes |= std::uint64_t{1} << space_type::position(Judge::graph.read[r]);
    return axes;
  }();

  template <class Form, class... Of>
  void sum(std::size_t at, const Form& form, type_list<Of...>) {
    auto& m = found_.metrics[at];
    m.is_sum = true;
    m.constant = form.constant();
    m.absolute_constant = form.absolute_constant();
    m.roundings = form.roundings();
    std::size_t i = 0;
    [[maybe_unused]] const auto add = [&](std::string_view name) {
      std::size_t table = 0;
      while (found_.tables[table].name != name) ++table;
      m.terms.push_back({table, form.coefficient(i), form.absolute_coefficient(i)});
      ++i;
    };
    (add(Of::name), ...);
  }

  // Where generic policies read axes, factors vary with these: they are traced for each combination of values, and
  // those that do vary are multiplied into tables of their own. False where that gives no sums, or too many numbers.
  template <class Tag, class... Of>
  bool sum_where_axes_are_read(std::size_t at, Tag tag, type_list<Of...>) {
    const axis_rows<space_type> values(axes_read_above<Judge, Tag>, where_);
    if (values.size() > most_traced) return false;
    auto ordinals = where_.ordinals_at(0);
    const auto form_at = [&] { return trace(judge_, design<space_type>::from_ordinals(ordinals), tag); };
    std::vector<std::remove_cvref_t<decltype(form_at().form())>> forms;
    for (std::uint64_t v = 0; v < values.size(); ++v) {
      values.put(v, ordinals);
      const auto traced = form_at();
      if (!traced.is_linear() || !traced.form().has_known_rounding()) return false;
      forms.push_back(traced.form());
    }
    compiled_for<Judge, decomposition::metric> sum{
        .name = found_.metrics[at].name, .axes = found_.metrics[at].axes, .is_sum = true, .varies = true};
    std::vector<compiled_for<Judge, double>> constants;
    for (const auto& form : forms) {
      constants.push_back(form.constant());
      sum.absolute_constant = std::max(sum.absolute_constant, form.absolute_constant());
      sum.roundings = std::max(sum.roundings, form.roundings() + 2);
    }
    const std::size_t made = found_.tables.size();
    std::size_t i = 0;
    const bool are_sums = (add_varying(sum, forms, values, i++, Of::name) && ...);
    if (!are_sums) {
      found_.tables.resize(made);
      return false;
    }
    sum.terms.push_back({found_.tables.size(), 1, 1});
    add_numbers("constant", values, std::move(constants));
    found_.metrics[at] = std::move(sum);
    return true;
  }
  // The term of a leaf, by its factor for each combination of values.
  template <class Sum, class Forms>
  bool add_varying(Sum& sum, const Forms& forms, const axis_rows<space_type>& values, std::size_t leaf,
                   std::string_view name) {
    std::size_t table = 0;
    while (found_.tables[table].name != name) ++table;
    bool varies = false;
    double growth = 1;
    for (const auto& form : forms) {
      const double factor = form.coefficient(leaf), absolute = form.absolute_coefficient(leaf);
      varies = varies || factor != forms.front().coefficient(leaf) ||
               absolute != forms.front().absolute_coefficient(leaf);
      if (factor == 0 && absolute != 0) return false;
      if (factor != 0) growth = std::max(growth, absolute / std::abs(factor));
    }
    if (!varies) {
      sum.terms.push_back({table, forms.front().coefficient(leaf), forms.front().absolute_coefficient(leaf)});
      return true;
    }
    const axis_rows<space_type> rows(found_.tables[table].axes | values.axes(), where_);
    if (rows.size() > most_made) return false;
    std::vector<compiled_for<Judge, double>> numbers(rows.size());
    const auto first = where_.ordinals_at(0);
    auto ordinals = first;
    for (std::uint64_t row = 0; row < rows.size(); ++row) {
      rows.put(row, ordinals);
      std::uint64_t place = 0;
      for (std::size_t a = 0; a < space_type::rank; ++a)
        place += found_.tables[table].strides[a] * (ordinals[a] - first[a]);
      numbers[row] = forms[values.row(ordinals)].coefficient(leaf) * found_.tables[table].numbers[place];
    }
    sum.terms.push_back({found_.tables.size(), 1, growth});
    add_numbers(name, rows, std::move(numbers));
    return true;
  }
  template <class Numbers>
  void add_numbers(std::string_view name, const axis_rows<space_type>& rows, Numbers numbers) {
    found_.numbers.push_back(shared_value(std::move(numbers)));
    found_.tables.push_back({.name = concat({"varying ", name}),
                             .made_by = "factors that vary with axes",
                             .axes = rows.axes(),
                             .rows = rows.size(),
                             .strides = {},
                             .numbers = found_.numbers.back()->data()});
    for (std::size_t a = 0; a < space_type::rank; ++a) found_.tables.back().strides.push_back(rows.stride(a));
  }

  template <class Tag>
  void make_table(std::size_t at, const axis_rows<space_type>& rows, Tag tag) {
    std::vector<compiled_for<Judge, double>> numbers(rows.size());
    auto ordinals = where_.ordinals_at(0);
    for (std::uint64_t row = 0; row < rows.size(); ++row) {
      rows.put(row, ordinals);
      const auto value = judge_(design<space_type>::from_ordinals(ordinals), tag)[tag];
      numbers[row] = why_not(value).is_set() ? std::numeric_limits<double>::quiet_NaN() : canonical(value);
    }
    found_.numbers.push_back(shared_value(std::move(numbers)));
    auto& m = found_.metrics[at];
    m.is_sum = true;
    m.terms.push_back({found_.tables.size(), 1, 1});
    found_.tables.push_back({.name = std::string(Tag::name),
                             .made_by = "what is no sum",
                             .axes = rows.axes(),
                             .rows = rows.size(),
                             .strides = {},
                             .numbers = found_.numbers.back()->data()});
    for (std::size_t a = 0; a < space_type::rank; ++a) found_.tables.back().strides.push_back(rows.stride(a));
  }

  const Judge& judge_;
  const subspace<space_type>& where_;
  compiled_for<Judge, decomposition> found_;
};

}  // namespace co2design::detail
