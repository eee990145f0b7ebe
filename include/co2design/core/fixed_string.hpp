// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace co2design {

/// A string literal that can be a template argument: the name of an axis, a metric or a mistake.
///
/// Shape     `text` holds N characters, the closing NUL among them and written out, so that compilers
///           print the argument as a string and not as a list of character codes
/// Errors    none; a literal of another length is another type
template <std::size_t N>
struct fixed_string {
  char text[N]{};

  constexpr fixed_string() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): a literal is meant to convert
  consteval fixed_string(const char (&literal)[N]) {
    for (std::size_t i = 0; i + 1 < N; ++i) text[i] = literal[i];
    text[N - 1] = '\0';
  }
  /// The first N − 1 characters of `characters`, which must have that many.
  constexpr explicit fixed_string(std::string_view characters) {
    for (std::size_t i = 0; i + 1 < N; ++i) text[i] = characters[i];
    text[N - 1] = '\0';
  }

  [[nodiscard]] constexpr std::string_view view() const { return {text, N - 1}; }
};

template <std::size_t N, std::size_t M>
constexpr bool operator==(const fixed_string<N>& a, const fixed_string<M>& b) {
  return a.view() == b.view();
}

/// `a` followed by `b`.
template <std::size_t N, std::size_t M>
constexpr fixed_string<N + M - 1> operator+(const fixed_string<N>& a, const fixed_string<M>& b) {
  fixed_string<N + M - 1> joined;
  for (std::size_t i = 0; i + 1 < N; ++i) joined.text[i] = a.text[i];
  for (std::size_t i = 0; i < M; ++i) joined.text[N - 1 + i] = b.text[i];
  return joined;
}

/// 64-bit FNV-1a hash: how names are compared inside the compile-time graph.
/// Source    Fowler, Noll, Vo; offset basis and prime from draft-eastlake-fnv-17, section 5
constexpr std::uint64_t hash(std::string_view name) {
  std::uint64_t state = 0xcbf29ce484222325ULL;
  for (char c : name) state = (state ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return state;
}

}  // namespace co2design
