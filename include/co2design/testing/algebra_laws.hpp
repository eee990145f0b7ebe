// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <type_traits>

#include <co2design/space/algebra.hpp>
#include <co2design/space/projection.hpp>
#include <co2design/space/restrict.hpp>
#include <co2design/space/sampling.hpp>
#include <co2design/testing/domain_laws.hpp>
#include <co2design/testing/findings.hpp>

namespace co2design::testing {

namespace detail {

// `d` as text: its values by the names of their axes.
template <class Space>
std::string text_of(const design<Space>& d) {
  std::string text;
  for_each_axis(d, [&](auto axis, const auto& value) {
    text += concat({text.empty() ? "" : ", ", axis.name, "=", text_of(value)});
  });
  return text.empty() ? "the design without axes" : text;
}

// Calls `visit(d)` for every design of a finite space, or for some; for designs drawn of any other.
template <class Space, class Visit>
void for_designs(std::uint64_t seed, Visit visit) {
  if constexpr (finite_space<Space>) {
    for_positions(Space::cardinality, seed, [&](std::uint64_t i) { visit(design<Space>::at(i)); });
  } else {
    random_engine engine(seed);
    for (std::uint64_t i = 0; i < enumerated; ++i) visit(sample<Space>(engine));
  }
}

// A value as a template argument, where it can be one.
template <class Domain>
consteval auto first_argument() {
  if constexpr (std::is_floating_point_v<typename Domain::value_type>)
    return real_number(Domain::at(0));
  else
    return Domain::at(0);
}
template <auto>
struct argument {};

template <class Domain>
constexpr bool has_all_it_lists() {
  for (std::size_t i = 0; i < Domain::size; ++i)
    if (Domain::index_of(Domain::at(i)) != i) return false;
  return true;
}

// Whether the compiler may work with the values of a domain: few, constants, of a structural type, and found
// where they are. The algebra refuses others, or takes long.
template <class Domain>
concept constant_domain = finite_domain<Domain> && (Domain::size <= 256) && requires {
  typename std::enable_if_t<has_all_it_lists<Domain>()>;
  typename argument<first_argument<Domain>()>;
};

// How many values a domain has once it is discretized.
template <class Domain>
consteval std::size_t points_for(std::size_t points) {
  if constexpr (finite_domain<Domain>)
    return Domain::size;
  else
    return Domain::low < Domain::high ? points : 1;
}

// An axis beside those of a space, of two values where the product still counts.
template <class Space>
consteval bool may_double() {
  if constexpr (finite_space<Space>)
    return Space::cardinality <= std::numeric_limits<std::uint64_t>::max() / 2;
  else
    return true;
}
template <class Space, fixed_string Name>
using beside = space<axis<Name, std::conditional_t<may_double<Space>(), range<3, 4>, values<3>>>>;

inline std::string_view as_types() { return "the types differ"; }

template <class Whole>
void join_laws(findings& found, std::uint64_t seed) {
  using one = beside<Whole, "an axis beside">;
  using other = space<axis<"another axis beside", values<7>>>;
  found.expect(std::is_same_v<join<Whole, space<>>, Whole> && std::is_same_v<join<space<>, Whole>, Whole>,
               "the space without axes is the unit of join", as_types);
  found.expect(std::is_same_v<join<join<one, Whole>, other>, join<one, join<Whole, other>>>,
               "join is associative", as_types);
  if constexpr (finite_space<Whole>) {
    found.expect(join<Whole, one>::cardinality == Whole::cardinality * one::cardinality,
                 "join multiplies cardinalities", [] {
                   return concat({std::to_string(join<Whole, one>::cardinality), " designs"});
                 });
    found.expect(std::is_same_v<discretize<Whole, 2>, Whole>, "discretize leaves a finite space as it is",
                 as_types);
  }
  for_designs<Whole>(seed, [&](const design<Whole>& d) {
    const auto witness = [&] { return text_of(d); };
    for_designs<one>(seed, [&](const design<one>& next) {
      const auto both = combine(d, next);
      found.expect(project<Whole>(both) == d && project<one>(both) == next, "projecting undoes combine",
                   witness);
      if constexpr (finite_space<Whole>)
        found.expect(both.index() == d.index() * one::cardinality + next.index(),
                     "the index of combined designs is made of theirs", witness);
    });
  });
}

template <class Whole, class Axis>
void rename_laws(findings& found, std::uint64_t seed) {
  constexpr auto name = Axis::fixed_name;
  using renamed = rename_axis<Whole, name, "an axis renamed">;
  using alone = keep<Whole, name>;
  using others = drop<Whole, name>;
  found.expect(std::is_same_v<rename_axis<renamed, "an axis renamed", name>, Whole>,
               "renaming an axis back gives the space", as_types);
  found.expect(
      std::is_same_v<alone, space<Axis>> && others::rank + 1 == Whole::rank && !others::template has<name>,
      "keep has the axis and drop has the others", as_types);
  for_designs<Whole>(seed, [&](const design<Whole>& d) {
    const auto parts = combine(project<others>(d), project<alone>(d));
    found.expect(project<Whole>(parts) == d, "what keep and drop part combine joins",
                 [&] { return text_of(d); });
    if constexpr (finite_space<Whole>)
      found.expect(design<renamed>::at(d.index()).ordinals() == d.ordinals(),
                   "a renamed axis keeps its place", [&] { return text_of(d); });
  });
}

template <class Whole, class Axis>
void fix_laws(findings& found, std::uint64_t seed) {
  using domain = typename Axis::domain;
  constexpr auto name = Axis::fixed_name;
  constexpr auto value = first_argument<domain>();
  using held = fix<Whole, name, value>;
  using single = typename held::template axis_type<name>::domain;
  found.expect(std::is_same_v<restrict<Whole, name, domain>, Whole>,
               "restricting to the axis's own domain gives the space", as_types);
  found.expect(std::is_same_v<restrict<Whole, name, single>, held>, "restricting to one value fixes it",
               as_types);
  found.expect(std::is_same_v<fix<held, name, value>, held>, "fixing again changes nothing", as_types);
  using more = beside<Whole, "an axis beside">;
  found.expect(std::is_same_v<fix<join<Whole, more>, name, value>, join<held, more>>,
               "to fix a join is to join the fixed parts", as_types);
  if constexpr (finite_space<Whole>) {
    const auto part = subspace<Whole>{}.fix(axis_name<name>{} = domain::at(0));
    found.expect(held::cardinality * domain::size == Whole::cardinality && part.size() == held::cardinality,
                 "a fixed space has the designs of one value", [] {
                   return concat({std::to_string(held::cardinality), " designs"});
                 });
    for_positions(held::cardinality, seed, [&](std::uint64_t i) {
      const auto d = design<held>::at(i);
      found.expect(project<Whole>(d) == part.at(i), "fix and the subspace enumerate alike",
                   [&] { return text_of(d); });
      found.expect(project<held>(project<Whole>(d)) == d, "projecting undoes embedding",
                   [&] { return text_of(d); });
    });
  }
}

template <class Whole, class Axis>
void laws_of_axis(findings& found, std::uint64_t seed) {
  rename_laws<Whole, Axis>(found, seed);
  if constexpr (constant_domain<typename Axis::domain>) fix_laws<Whole, Axis>(found, seed);
}

template <class Whole, class First, class Last>
void commuting_laws(findings& found) {
  if constexpr (constant_domain<typename First::domain> && constant_domain<typename Last::domain>) {
    constexpr auto first = First::fixed_name;
    constexpr auto last = Last::fixed_name;
    constexpr auto a = first_argument<typename First::domain>();
    constexpr auto b = first_argument<typename Last::domain>();
    found.expect(std::is_same_v<fix<fix<Whole, first, a>, last, b>, fix<fix<Whole, last, b>, first, a>>,
                 "fixing two axes commutes", as_types);
  }
}

}  // namespace detail

/// The laws of join, fix, restrict, rename_axis, keep, drop, discretize, project and combine on a space.
///
/// Shape     axis by axis for the first and the last; `fix` and `restrict` where the domain's values are few
///           and constants
template <design_space Space>
[[nodiscard]] findings algebra_laws(std::uint64_t seed = 1) {
  using whole = join<Space>;
  findings found;
  detail::join_laws<whole>(found, seed);
  detail::for_designs<whole>(seed, [&](const design<whole>& d) {
    found.expect(project<whole>(d) == d, "projecting onto the space itself changes nothing",
                 [&] { return detail::text_of(d); });
  });
  if constexpr (!finite_space<whole>) {
    using points = discretize<whole, 5>;
    [&]<class... Axes>(type_list<Axes...>) {
      (found.expect(
           points::sizes[points::position(Axes::name)] == detail::points_for<typename Axes::domain>(5),
           "discretize has the points asked for", [] { return std::string(Axes::name); }),
       ...);
    }(typename whole::axes{});
    detail::for_designs<points>(seed, [&](const design<points>& d) {
      found.expect(project<points>(project<whole>(d)) == d, "a discretized space has designs of the whole",
                   [&] { return detail::text_of(d); });
    });
  }
  if constexpr (whole::rank > 0) {
    using first = type_at_t<0, typename whole::axes>;
    using last = type_at_t<whole::rank - 1, typename whole::axes>;
    detail::laws_of_axis<whole, first>(found, seed);
    if constexpr (whole::rank > 1) {
      detail::laws_of_axis<whole, last>(found, seed);
      detail::commuting_laws<whole, first, last>(found);
    }
  }
  return found;
}

}  // namespace co2design::testing
