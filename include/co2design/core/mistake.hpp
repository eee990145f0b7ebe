// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include <co2design/core/fixed_string.hpp>

namespace co2design {

/// A user's mistake, as the compiler prints it: a type that has no `cure`, so that asking for it is the error.
///
/// `static_assert` text cannot carry names, template arguments can: the first word is the id of the rule
/// (`co2design/<concept>/<rule>`), the others name the culprits.
/// A mistake is the only error of its kind: whoever finds one stops there and instantiates nothing that would
/// fail because of it. It is defined, as compilers would add where it is not.
template <fixed_string... Words>
struct mistake {};

/// What a compile-time check found: nothing, or the words of one mistake.
struct diagnosis {
  static constexpr std::size_t capacity = 24;
  std::array<std::string_view, capacity> words{};
  std::size_t size = 0;

  [[nodiscard]] constexpr bool sound() const { return size == 0; }
  /// Appends a word; what does not fit is left out, the last place then says so.
  constexpr diagnosis& operator<<(std::string_view word) {
    if (size < capacity)
      words[size++] = word;
    else
      words[capacity - 1] = "...";
    return *this;
  }
};

namespace detail {

template <class Check, class Indices>
struct mistake_of;
template <class Check, std::size_t... Indices>
struct mistake_of<Check, std::index_sequence<Indices...>> {
  using type = mistake<fixed_string<Check::found.words[Indices].size() + 1>{Check::found.words[Indices]}...>;
};

// The one line a user reads. A function of its own, never called: its failure spoils no constant and no
// class. Named by a parameter and not by an alias, so that the compiler prints the mistake itself.
template <class Mistake>
void print() {
  using cure [[maybe_unused]] = typename Mistake::cure;
}

template <auto>
inline constexpr bool is_sound = false;

}  // namespace detail

/// The mistake<…> that spells out `Check::found`, a `static constexpr diagnosis`.
template <class Check>
using mistake_of_t = typename detail::mistake_of<Check, std::make_index_sequence<Check::found.size>>::type;

/// Whether `Check::found` is sound; where it is not, the one error line that prints its mistake.
///
/// `value` stays a constant either way: code guarded by `if constexpr (verdict<Check>::value)` is left out,
/// and no second error follows from the first.
template <class Check, bool Sound = Check::found.sound()>
struct verdict {
  static constexpr bool value = true;
};
template <class Check>
struct verdict<Check, false> {
  static constexpr bool value = detail::is_sound<&detail::print<mistake_of_t<Check>>>;
};

}  // namespace co2design
