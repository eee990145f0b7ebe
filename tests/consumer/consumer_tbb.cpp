// SPDX-License-Identifier: BSL-1.0
#include <array>
#include <cstddef>
#include <iostream>

#include <co2design/interop/tbb.hpp>

int main() {
  std::array<std::size_t, 4> squares{};
  co2design::interop::tbb_execution{.threads = 2}(squares.size(), [&](std::size_t i) { squares[i] = i * i; });
  std::cout << squares[0] << ' ' << squares[1] << ' ' << squares[2] << ' ' << squares[3] << '\n';
}
