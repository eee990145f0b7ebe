// SPDX-License-Identifier: BSL-1.0
#include <array>
#include <iostream>
#include <span>

#include <co2design/interop/pagmo.hpp>

struct sphere {
  static std::array<co2design::variable, 2> bounds() {
    return {co2design::real_variable(-1, 1), co2design::real_variable(-1, 1)};
  }
  std::array<double, 1> operator()(std::span<const double> x) const { return {x[0] * x[0] + x[1] * x[1]}; }
};

int main() {
  const pagmo::problem given(co2design::interop::to_pagmo(sphere{}));
  std::cout << given.get_nx() << ' ' << given.fitness({0.5, 1})[0] << '\n';
}
