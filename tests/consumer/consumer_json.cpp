// SPDX-License-Identifier: BSL-1.0
#include <co2design/interop/json.hpp>
#include <iostream>

int main() {
  using namespace co2design;
  using chips = space<axis<"cores", values<1, 2, 4>>>;
  std::cout << interop::to_json(design<chips>("cores"_axis = 4)) << '\n';
}
