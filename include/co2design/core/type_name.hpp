// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace co2design {

/// The name of a type as its author wrote it, for error lines and reports; without the library's own
/// namespace.
/// Shape     a view of a literal of the compiler's; g++ and clang agree on plain names, not on template
///           arguments
template <class Type>
consteval std::string_view type_name() {
  std::string_view text = __PRETTY_FUNCTION__;
  const std::string_view key = "Type = ";
  text.remove_prefix(text.find(key) + key.size());
  text = text.substr(0, text.find_last_of("];"));
  if (const auto end = text.find(';'); end != std::string_view::npos) text = text.substr(0, end);
  const std::string_view own = "co2design::";
  if (text.starts_with(own)) text.remove_prefix(own.size());
  return text;
}

}  // namespace co2design
