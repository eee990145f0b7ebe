// SPDX-License-Identifier: BSL-1.0
//
// What a front is worth: five searches of one problem, by every indicator. The program of
// docs/how-to/read_the_indicators.md.

// [include]
#include <co2design/search/hypervolume.hpp>
#include <co2design/search/hypervolume_contributions.hpp>
#include <co2design/search/indicators.hpp>

#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

using points = std::vector<std::array<double, 2>>;
// [/include]

namespace {

// Points of f2 = 1 − √f1, the front of the test problem ZDT1, as much worse as `off` says.
points part_of_front(double from, double to, int count, double off) {
  points found;
  for (int i = 0; i < count; ++i) {
    const double x = from + (to - from) * i / (count - 1);
    found.push_back({x + off, 1 - std::sqrt(x) + off});
  }
  return found;
}

// [judge]
void judge(const char* name, const points& found, const points& front) {
  std::printf("%-12s %11.4f %8.4f %8.4f %9.4f %8.4f\n", name, co2design::hypervolume(found, {1.1, 1.1}),
              co2design::inverted_generational_distance_plus(found, front),
              co2design::generational_distance(found, front), co2design::additive_epsilon(found, front),
              co2design::spread(found, front));
}
// [/judge]

}  // namespace

int main() {
  // [sets]
  const points front = part_of_front(0, 1, 1000, 0);
  const points whole = part_of_front(0, 1, 20, 0), few = part_of_front(0, 1, 5, 0);
  const points one_end = part_of_front(0, 0.2, 20, 0), off = part_of_front(0, 1, 20, 0.05);
  points gap = whole;
  gap.erase(gap.begin() + 6, gap.begin() + 12);
  // [/sets]
  std::puts("             hypervolume     IGD+       GD   epsilon   spread");
  judge("whole", whole, front);
  judge("few", few, front);
  judge("one end", one_end, front);
  judge("off", off, front);
  judge("with a gap", gap, front);
  std::puts("--");

  // [reference]
  const points middle{{0.2, 0.2}}, ends{{0, 0.9}, {0.9, 0}};
  for (const double r : {1.0, 2.0, 10.0})
    std::printf("reference at %2.0f: middle %6.2f, ends %6.2f\n", r, co2design::hypervolume(middle, {r, r}),
                co2design::hypervolume(ends, {r, r}));
  // [/reference]
  std::puts("--");

  // [contributions]
  const points four{{0, 1}, {0.1, 0.75}, {0.15, 0.7}, {1, 0}};
  for (const double share : co2design::hypervolume_contributions(four, {1.1, 1.1}))
    std::printf("%.3f ", share);
  std::puts("");
  // [/contributions]
}
