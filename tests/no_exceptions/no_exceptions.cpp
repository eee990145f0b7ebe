// SPDX-License-Identifier: BSL-1.0
// Compiled without exceptions and run-time types: holds an axis at the value given (4 where none is), and prints the
// designs left and what one of them costs. A value that the axis lacks ends the program.
#include <co2design/core.hpp>
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/space.hpp>
#include <co2design/units.hpp>

#include <csignal>
#include <cstdio>
#include <cstdlib>

using namespace co2design;
using namespace co2design::literals;

namespace {

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"voltage", real<0.5, 4>>>;
using points = discretize<chips, 8>;

struct power {
  using provides = metrics<energy>;
  using reads = axes<"voltage">;
  constexpr auto operator()(auto const& in) const noexcept { return in["voltage"_axis] * 2_J; }
};

}  // namespace

int main(int count, char** arguments) {
  std::signal(SIGABRT, [](int) {
    std::puts("ended as it should");
    std::fflush(stdout);
    std::_Exit(1);
  });
  subspace<points> part;
  part.fix("cores", count > 1 ? arguments[1] : "4");
  double largest = 0;
  for (const auto& chip : all_designs(part)) {
    const double joules = make_pipeline<chips>(power{})(project<chips>(chip))[energy].value();
    if (joules > largest) largest = joules;
  }
  random_engine engine(1);
  const double drawn = make_pipeline<chips>(power{})(sample<chips>(engine))[energy].value();
  std::printf("%zu designs, %g J\n", all_designs(part).size(), drawn <= largest ? largest : drawn);
}
