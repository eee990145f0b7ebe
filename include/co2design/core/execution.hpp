// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

namespace co2design {

struct sequential {
  [[nodiscard]] constexpr std::size_t concurrency() const noexcept { return 1; }
  template <class Task>
  constexpr void operator()(std::size_t count, Task task) const {
    for (std::size_t i = 0; i < count; ++i) task(i);
  }
};

}  // namespace co2design
