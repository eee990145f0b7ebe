// SPDX-License-Identifier: BSL-1.0
//
// One search, for a tool that counts its instructions: nsga2_instructions zdt1|dtlz2 POPULATION GENERATIONS [pagmo]
//
// nsga2 with its defaults, or pagmo's where it is installed, of the same problem. Prints the size of the front.

#include <charconv>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <string_view>

#include <co2design/search.hpp>
#include <co2design/testing/dtlz.hpp>
#include <co2design/testing/zdt.hpp>

#ifdef CO2DESIGN_HAS_PAGMO
#include <pagmo/algorithms/nsga2.hpp>
#include <pagmo/population.hpp>

#include <co2design/interop/pagmo.hpp>
#endif

namespace {

using namespace co2design;

bool read(std::string_view text, std::size_t& into) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
  return error == std::errc{} && end == text.data() + text.size() && into > 0;
}

template <class Problem>
int search(std::size_t population, std::size_t generations, bool by_pagmo) {
  if (!by_pagmo) {
    std::printf("%zu\n", nsga2{.population = population, .generations = generations}(Problem{}).size());
    return 0;
  }
#ifdef CO2DESIGN_HAS_PAGMO
  const pagmo::population first(pagmo::problem(interop::to_pagmo(Problem{})), population, 1);
  pagmo::nsga2 search(static_cast<unsigned>(generations));
  search.set_seed(1);
  const pagmo::population last = search.evolve(first);
  std::printf("%zu\n", last.size());
  return 0;
#else
  std::fputs("nsga2_instructions: built without pagmo\n", stderr);
  return 1;
#endif
}

}  // namespace

int main(int count, char** words) {
  std::size_t population = 0, generations = 0;
  const std::string_view problem = count > 1 ? words[1] : "";
  const bool by_pagmo = count == 5 && std::strcmp(words[4], "pagmo") == 0;
  if ((problem != "zdt1" && problem != "dtlz2") || count < 4 || count > 5 || (count == 5 && !by_pagmo) ||
      !read(words[2], population) || !read(words[3], generations)) {
    std::fputs("usage: nsga2_instructions zdt1|dtlz2 POPULATION GENERATIONS [pagmo]\n", stderr);
    return 2;
  }
  return problem == "zdt1" ? search<testing::zdt1>(population, generations, by_pagmo)
                           : search<testing::dtlz2<3>>(population, generations, by_pagmo);
}
