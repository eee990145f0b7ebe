// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#if defined(__cpp_exceptions)
#include <stdexcept>
#include <string>
#else
#include <cstdlib>
#endif

namespace co2design::detail {

// Where exceptions are off, a broken requirement ends the program; in a constant expression both end
// compilation.
[[noreturn]] inline void out_of_range(const char* what) {
#if defined(__cpp_exceptions)
  throw std::out_of_range(what);
#else
  static_cast<void>(what);
  std::abort();
#endif
}

// For what a person wrote: text that names nothing there is.
[[noreturn]] inline void invalid_argument(std::string_view what) {
#if defined(__cpp_exceptions)
  throw std::invalid_argument(std::string(what));
#else
  static_cast<void>(what);
  std::abort();
#endif
}

// For what would take more memory than is allowed.
[[noreturn]] inline void length_error(std::string_view what) {
#if defined(__cpp_exceptions)
  throw std::length_error(std::string(what));
#else
  static_cast<void>(what);
  std::abort();
#endif
}

}  // namespace co2design::detail
