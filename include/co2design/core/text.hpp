// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdio>
#include <initializer_list>
#include <string>
#include <string_view>

namespace co2design {

/// The parts one after the other: messages, file names.
[[nodiscard, gnu::noinline]] inline std::string concat(std::initializer_list<std::string_view> parts) {
  std::string whole;
  for (std::string_view part : parts) whole.append(part);
  return whole;
}

/// A number as the shortest text that reads back as the same number, in every locale.
///
/// Not inlined, and made of pointer and length: what every report does should be compiled once, without the
/// standard library's templates.
[[nodiscard, gnu::noinline]] inline std::string number_text(double value) {
  std::array<char, 32> buffer{};
  const char* const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return std::string(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
}
[[nodiscard, gnu::noinline]] inline std::string number_text(float value) {
  std::array<char, 32> buffer{};
  const char* const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return std::string(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
}
[[nodiscard, gnu::noinline]] inline std::string number_text(long long value) {
  std::array<char, 32> buffer;
  return {buffer.data(),
          static_cast<std::size_t>(std::snprintf(buffer.data(), buffer.size(), "%lld", value))};
}
[[nodiscard, gnu::noinline]] inline std::string number_text(unsigned long long value) {
  std::array<char, 32> buffer;
  return {buffer.data(),
          static_cast<std::size_t>(std::snprintf(buffer.data(), buffer.size(), "%llu", value))};
}

}  // namespace co2design
