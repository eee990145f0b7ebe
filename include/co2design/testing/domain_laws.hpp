// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <ostream>
#include <string>
#include <type_traits>

#include <co2design/space/axis.hpp>
#include <co2design/space/sampling.hpp>
#include <co2design/space/subspace.hpp>
#include <co2design/testing/findings.hpp>

namespace co2design::testing {

/// How many positions a suite goes through one by one; of more it takes both ends and as many by chance.
inline constexpr std::uint64_t enumerated = 4096;

namespace detail {

// Calls `visit(i)` for every position below `size`, or for both ends and a seeded sample of the rest.
template <class Visit>
void for_positions(std::uint64_t size, std::uint64_t seed, Visit visit) {
  if (size <= enumerated) {
    for (std::uint64_t i = 0; i < size; ++i) visit(i);
    return;
  }
  for (std::uint64_t i = 0; i < 64; ++i) {
    visit(i);
    visit(size - 1 - i);
  }
  random_engine engine(seed);
  for (std::uint64_t i = 0; i < enumerated; ++i) visit(engine() % size);
}

template <class Value>
std::string text_of(const Value& value) {
  if constexpr (requires(std::ostream& out) { out << value; })
    return co2design::detail::text_of(value);
  else
    return "a value that has no text";
}

// Values around those of a domain, for which it may have a place or not.
template <class Domain, class Visit>
void for_neighbours(const typename Domain::value_type& value, Visit visit) {
  using value_type = typename Domain::value_type;
  using limits = std::numeric_limits<value_type>;
  if constexpr (std::integral<value_type> && !std::same_as<value_type, bool>) {
    if (value < limits::max()) visit(static_cast<value_type>(value + 1));
    if (value > limits::lowest()) visit(static_cast<value_type>(value - 1));
  } else if constexpr (std::floating_point<value_type>) {
    visit(std::nextafter(value, limits::infinity()));
    visit(std::nextafter(value, -limits::infinity()));
    visit(value + 1);
    visit(value - 1);
    visit(limits::quiet_NaN());
  }
}

// Not inlined: with the loops unrolled g++ warns of positions that no loop reaches.
template <class Domain>
[[gnu::noinline]] void look_at_pairs(findings& found, std::uint64_t i, std::uint64_t j) {
  const auto first = Domain::at(static_cast<std::size_t>(i)),
             second = Domain::at(static_cast<std::size_t>(j));
  const auto witness = [&] {
    return concat({"positions ", std::to_string(i), " and ", std::to_string(j), " have ", text_of(first),
                   " and ", text_of(second)});
  };
  if constexpr (std::equality_comparable<typename Domain::value_type>)
    found.expect(!(first == second), "the values of a domain are distinct", witness);
  if constexpr (requires { first < second; })
    found.expect(Domain::order != ordering::ordinal || first < second, "an ordinal domain ascends", witness);
}

}  // namespace detail

/// The laws of a finite domain.
///
/// Laws      it has a value; `at` and `index_of` are inverse, and `at` and `index_within` where it has that;
///           values are distinct; an ordinal domain ascends; a value the domain lacks has the position `size`
///           (looked at around each value, where values are numbers)
/// Cost      all positions up to `enumerated`, else both ends and a seeded sample
template <finite_domain Domain>
[[nodiscard]] findings domain_laws(std::uint64_t seed = 1) {
  using value_type = typename Domain::value_type;
  constexpr std::size_t size = Domain::size;
  findings found;
  found.expect(size > 0, "a domain has a value", [] { return "its size is 0"; });
  detail::for_positions(size, seed, [&](std::uint64_t position) {
    const auto i = static_cast<std::size_t>(position);
    const value_type value = Domain::at(i);
    found.expect(Domain::index_of(value) == i, "at and index_of are inverse", [&] {
      return concat({"position ", std::to_string(i), " has ", detail::text_of(value), ", whose position is ",
                     std::to_string(Domain::index_of(value))});
    });
    if constexpr (requires { Domain::index_within(value); })
      found.expect(Domain::index_within(value) == i, "at and index_within are inverse", [&] {
        return concat({"position ", std::to_string(i), " has ", detail::text_of(value),
                       ", whose position is ", std::to_string(Domain::index_within(value))});
      });
    if (i + 1 < size) detail::look_at_pairs<Domain>(found, i, i + 1);
    detail::for_neighbours<Domain>(value, [&](const auto& near) {
      const std::size_t place = Domain::index_of(near);
      const bool holds = place < size ? Domain::at(place) == near : place == size;
      found.expect(holds, "a value the domain lacks has the position size", [&] {
        return concat({detail::text_of(near), " has the position ", std::to_string(place), " of ",
                       std::to_string(size)});
      });
    });
  });
  for (std::size_t i = 0; i < std::min<std::size_t>(size, 128); ++i)
    for (std::size_t j = i + 2; j < std::min<std::size_t>(size, 128); ++j)
      detail::look_at_pairs<Domain>(found, i, j);
  return found;
}

/// The laws of a continuous domain.
///
/// Laws      its bounds are finite and in order, and in it; what lies between is in it; nothing outside is,
///           nor NaN
template <continuous_domain Domain>
[[nodiscard]] findings domain_laws(std::uint64_t seed = 1) {
  using value_type = typename Domain::value_type;
  using limits = std::numeric_limits<value_type>;
  constexpr value_type low = Domain::low, high = Domain::high;
  findings found;
  const auto bounds = [&] { return concat({detail::text_of(low), " to ", detail::text_of(high)}); };
  const bool in_order = std::isfinite(low) && std::isfinite(high) && low <= high;
  found.expect(in_order, "bounds are finite and in order", bounds);
  found.expect(Domain::contains(low) && Domain::contains(high), "a domain has its bounds", bounds);
  for (const value_type outside :
       {std::nextafter(low, -limits::infinity()), std::nextafter(high, limits::infinity()),
        -limits::infinity(), limits::infinity(), limits::quiet_NaN()})
    found.expect(!Domain::contains(outside), "a domain has nothing beyond its bounds",
                 [&] { return detail::text_of(outside); });
  if (!in_order || !(low < high)) return found;
  random_engine engine(seed);
  for (std::uint64_t i = 0; i < enumerated; ++i) {
    const auto part = static_cast<value_type>(engine() >> 11) * static_cast<value_type>(0x1p-53);
    const value_type value = std::clamp(low * (1 - part) + high * part, low, high);
    found.expect(Domain::contains(value), "a domain has what lies between its bounds",
                 [&] { return detail::text_of(value); });
  }
  return found;
}

}  // namespace co2design::testing
