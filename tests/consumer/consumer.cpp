// SPDX-License-Identifier: BSL-1.0
#include <co2design/co2design.hpp>
#include <iostream>

int main() {
  using namespace co2design;
  std::cout << report::readable(total_carbon, 0.1_kgCO2e + 300_gCO2e) << '\n';
}
