// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

// Names as people vary them: case, and what stands between letters, do not count.
namespace co2design::carbon::detail {

// 0 for what stands between letters. Bytes beyond ASCII are letters.
constexpr char folded(char c) noexcept {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  const bool letter =
      (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 128;
  return letter ? c : '\0';
}

// The position of the next letter from one on, or the end.
constexpr std::size_t next_letter(std::string_view text, std::size_t from) noexcept {
  while (from < text.size() && folded(text[from]) == '\0') ++from;
  return from;
}

// Whether two texts have the same letters, and any.
constexpr bool reads_as(std::string_view a, std::string_view b) noexcept {
  std::size_t i = next_letter(a, 0), j = next_letter(b, 0);
  if (i == a.size() || j == b.size()) return false;
  while (i < a.size() && j < b.size()) {
    if (folded(a[i]) != folded(b[j])) return false;
    i = next_letter(a, i + 1);
    j = next_letter(b, j + 1);
  }
  return i == a.size() && j == b.size();
}

// Levenshtein's distance in one row, whose width is that of a region's name; `typed` may have any length.
constexpr std::size_t edit_distance(std::string_view name, std::string_view typed) noexcept {
  constexpr std::size_t longest = 96;
  std::array<std::size_t, longest + 1> row{};
  std::array<char, longest> letters{};
  std::size_t size = 0;
  for (const char c : name)
    if (folded(c) != '\0' && size < longest) letters[size++] = folded(c);
  for (std::size_t i = 0; i <= size; ++i) row[i] = i;
  for (std::size_t j = next_letter(typed, 0); j < typed.size(); j = next_letter(typed, j + 1)) {
    std::size_t diagonal = row[0]++;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t replaced = diagonal + (letters[i] == folded(typed[j]) ? 0 : 1);
      const std::size_t left_out = (row[i] < row[i + 1] ? row[i] : row[i + 1]) + 1;
      diagonal = row[i + 1];
      row[i + 1] = replaced < left_out ? replaced : left_out;
    }
  }
  return row[size];
}

}  // namespace co2design::carbon::detail
