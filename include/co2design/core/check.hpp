// SPDX-License-Identifier: BSL-1.0
#pragma once

#if defined(__cpp_exceptions)
#include <stdexcept>
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

}  // namespace co2design::detail
