// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <ios>  // std::locale with it, which every stream holds
#include <ostream>
#include <streambuf>
#include <string>
#include <type_traits>

#include <co2design/core/text.hpp>

namespace co2design::detail {

// What is written to it, as text: half of std::stringbuf, without the weight of <sstream> and <locale>.
class text_buffer final : public std::streambuf {
 public:
  std::string text;

 protected:
  int_type overflow(int_type next) override {
    if (!traits_type::eq_int_type(next, traits_type::eof())) text.push_back(traits_type::to_char_type(next));
    return traits_type::not_eof(next);
  }
  std::streamsize xsputn(const char* some, std::streamsize count) override {
    text.append(some, static_cast<std::size_t>(count));
    return count;
  }
};

// A value of an axis as text, the same in every locale: numbers, bytes among them, as the shortest digits
// that read back as the same value; the rest as a stream prints it.
template <class Value>
std::string text_of(const Value& value) {
  if constexpr (std::is_floating_point_v<Value>) {
    return number_text(value);
  } else if constexpr (std::is_arithmetic_v<Value> && !std::is_same_v<Value, bool> &&
                       !std::is_same_v<Value, char>) {
    return number_text(
        static_cast<std::conditional_t<std::is_signed_v<Value>, long long, unsigned long long>>(value));
  } else {
    text_buffer buffer;
    std::ostream out(&buffer);
    out.imbue(std::locale::classic());
    out << value;
    return buffer.text;
  }
}

}  // namespace co2design::detail
