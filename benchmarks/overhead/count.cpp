// SPDX-License-Identifier: BSL-1.0
//
// Runs one of the four on a thousand designs: what an instruction counter is pointed at. Usage: count KERNEL

#include <cstdio>
#include <string_view>
#include <vector>

#include "dynamic.hpp"

extern "C" {
[[gnu::noinline]] double kernel_virtual(const overhead::virtual_judge& judge,
                                        const overhead::design_type& d) {
  return judge(d);
}
[[gnu::noinline]] double kernel_function(const overhead::function_judge& judge,
                                         const overhead::design_type& d) {
  return judge(d);
}
}

int main(int, char** argv) {
  const std::string_view kernel = argv[1];
  overhead::parameters p = overhead::example;
  asm volatile("" : : "r"(&p) : "memory");  // from here on the compiler knows none of the numbers
  const auto judge = overhead::make_judge(p);
  const overhead::virtual_judge by_virtual(p);
  const overhead::function_judge by_function(p);
  double sum = 0;
  for (std::uint64_t i = 0; i < 1000; ++i) {
    const auto d = overhead::design_type::at(i * 1009 % overhead::space_type::cardinality);
    if (kernel == "kernel_pipeline")
      sum += kernel_pipeline(judge, d);
    else if (kernel == "kernel_by_hand")
      sum += kernel_by_hand(p, d);
    else if (kernel == "kernel_virtual")
      sum += kernel_virtual(by_virtual, d);
    else
      sum += kernel_function(by_function, d);
  }
  std::printf("%.17g\n", sum);  // the same for all four
}
