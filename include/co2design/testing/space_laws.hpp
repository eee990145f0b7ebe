// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>

#include <co2design/space/design.hpp>
#include <co2design/space/projection.hpp>
#include <co2design/space/sampling.hpp>
#include <co2design/space/subspace.hpp>
#include <co2design/space/views.hpp>
#include <co2design/testing/algebra_laws.hpp>
#include <co2design/testing/domain_laws.hpp>
#include <co2design/testing/findings.hpp>

namespace co2design::testing {

/// The laws of an enumeration: of how the designs of a finite space are counted and numbered.
///
/// Laws      the cardinality is the product of the sizes; `at` and `index` are inverse, `from_ordinals` and
///           `ordinals` too; ordinals are the digits of the index, the last axis fastest; designs at two
///           positions differ
template <finite_space Space>
[[nodiscard]] findings enumeration_laws(std::uint64_t seed = 1) {
  findings found;
  std::uint64_t product = 1;
  for (std::size_t size : Space::sizes) product *= size;
  found.expect(Space::cardinality == product, "the cardinality is the product of the sizes", [&] {
    return concat({std::to_string(Space::cardinality), " designs of ", std::to_string(product)});
  });
  detail::for_positions(Space::cardinality, seed, [&](std::uint64_t i) {
    const auto d = design<Space>::at(i);
    const auto witness = [&] { return concat({"design ", std::to_string(i), ", ", detail::text_of(d)}); };
    const auto ordinals = d.ordinals();
    found.expect(d.index() == i, "at and index are inverse", witness);
    found.expect(design<Space>::from_ordinals(ordinals) == d, "from_ordinals and ordinals are inverse",
                 witness);
    std::uint64_t rest = i;
    for (std::size_t a = Space::rank; a-- > 0; rest /= Space::sizes[a])
      found.expect(ordinals[a] == rest % Space::sizes[a], "ordinals are the digits of the index", witness);
    if (i + 1 < Space::cardinality)
      found.expect(!(d == design<Space>::at(i + 1)), "designs at two positions differ", witness);
  });
  return found;
}

/// The laws of sampling: draws stay inside, and a seed draws the same again.
template <design_space Space>
[[nodiscard]] findings sampling_laws(std::uint64_t seed = 1) {
  findings found;
  random_engine engine(seed), same(seed);
  for (std::uint64_t i = 0; i < enumerated; ++i) {
    const auto d = sample<Space>(engine);
    const auto witness = [&] { return detail::text_of(d); };
    found.expect(sample<Space>(same) == d, "a seed draws the same again", witness);
    for_each_axis(d, [&]<class Axis>(Axis, const auto& value) {
      found.expect(co2design::detail::has_value<typename Axis::domain>(value), "draws stay inside", witness);
    });
  }
  return found;
}

/// The laws of the range of designs: as long as the space, and in each place the design of that position;
/// that of a subspace has the designs it contains.
template <finite_space Space>
[[nodiscard]] findings view_laws(std::uint64_t seed = 1) {
  findings found;
  if constexpr (Space::cardinality <= std::uint64_t{std::numeric_limits<std::ptrdiff_t>::max()}) {
    const auto all = all_designs<Space>();
    found.expect(all.size() == Space::cardinality, "a range of designs is as long as its space",
                 [&] { return std::to_string(all.size()); });
    found.expect(all.end() - all.begin() == static_cast<std::ptrdiff_t>(all.size()),
                 "a range of designs ends where it should", [&] { return std::to_string(all.size()); });
    detail::for_positions(Space::cardinality, seed, [&](std::uint64_t i) {
      const auto d = design<Space>::at(i);
      const auto witness = [&] { return concat({"design ", std::to_string(i), ", ", detail::text_of(d)}); };
      found.expect(all[i] == d, "a range of designs agrees with at", witness);
      found.expect(*(all.begin() + static_cast<std::ptrdiff_t>(i)) == d, "its iterators agree with at",
                   witness);
    });
    if constexpr (Space::rank > 0) {
      using first = type_at_t<0, typename Space::axes>;
      auto part = subspace<Space>{};
      part.fix(axis_name<first::fixed_name>{} = first::domain::at(0));
      const auto some = all_designs(part);
      detail::for_positions(some.size(), seed, [&](std::uint64_t i) {
        found.expect(part.contains(some[i]), "a subspace contains the designs of its range",
                     [&] { return detail::text_of(some[i]); });
      });
    }
  }
  return found;
}

/// Every law of a space: of its domains, its enumeration, its algebra, sampling and ranges.
///
/// Shape     a function of a type; all designs up to `enumerated`, else both ends and a seeded sample
/// Finite    where a domain breaks a law, only the domains are reported: the rest would follow from it
/// Example   CHECK(testing::space_laws<my_space>().ok())
template <design_space Space>
[[nodiscard]] findings space_laws(std::uint64_t seed = 1) {
  findings found;
  [&]<class... Axes>(type_list<Axes...>) {
    (found.add(domain_laws<typename Axes::domain>(seed), concat({"axis '", Axes::name, "'"})), ...);
  }(typename Space::axes{});
  if (!found.ok()) return found;
  if constexpr (finite_space<Space>) {
    found.add(enumeration_laws<Space>(seed));
    if (!found.ok()) return found;
    found.add(view_laws<Space>(seed));
  }
  found.add(sampling_laws<Space>(seed));
  found.add(algebra_laws<Space>(seed));
  return found;
}

}  // namespace co2design::testing
