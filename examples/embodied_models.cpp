// SPDX-License-Identifier: BSL-1.0
//
// What making one chip costs, by three models: the same pipeline, one policy in the place of another. And
// what each says of larger chips, which is where they part.

#include <array>
#include <cstddef>
#include <cstdint>
#include <iostream>

#include <co2design/co2design.hpp>

using namespace co2design;
using namespace co2design::literals;

namespace {

// [models]
// ACT's chips cost alike at every size; ECO-CHIP's and 3D-Carbon's fail more often the larger they
// are, and leave more of the wafer's edge.
using models = choose<"model", carbon::embodied_act, carbon::embodied_ecochip, carbon::embodied_3dcarbon>;
constexpr std::array names{"ACT, 22 nm", "ECO-CHIP, 22 nm", "3D-Carbon, 28 nm"};

using chips = join<space<axis<"cores", values<1, 4, 16, 64>>>, space<models::axis>>;
using chip = hardware::npu<hardware::edge_22nm, hardware::width<256>, hardware::depth<8>,
                           hardware::l2_kib<256>, hardware::l2_bw<128>, hardware::glb_mib<8>>;

constexpr auto judge = make_pipeline<chips>(
    chip{}, models{carbon::embodied_act{}, carbon::embodied_ecochip{}, carbon::embodied_3dcarbon{}});
// [/models]

// [parts]
// A chip that is cut, the design of it, and the packages: whoever knows a part provides it, and a sum
// has them all.
using namespace carbon;
constexpr embodied_chiplets<4> cut{.chiplets = equal_chiplets<4>(22),
                                   .packaging = {.kind = joined_by::silicon_bridge}};
constexpr auto whole = make_pipeline<chips>(
    chip{}, only<embodied_chip, embodied_memory>(cut), chip_design{.chips = 1e6}, device_parts{},
    embodied_sum<embodied_chip, embodied_memory, embodied_design, embodied_parts>{});
// [/parts]

// [yields]
// One model, three yields: the type says how dies fail, the state how often.
template <class Yield>
constexpr auto with(const Yield& yield) {
  return make_pipeline<chips>(chip{}, carbon::basic_embodied_act<double, Yield>{.yield = yield});
}
constexpr auto fixed = with(constant<double>(0.875));
constexpr auto poisson = with(carbon::poisson_yield{.defect_density = carbon::per_cm2(0.1)});
constexpr auto clustered = with(carbon::on_wafer<carbon::negative_binomial_yield>{});
// [/yields]

void print(const char* what, const auto& carbon) {
  std::cout << "  " << what << ": " << report::readable(embodied_carbon, carbon) << '\n';
}

constexpr auto at(std::int64_t cores, std::int64_t model = 0) {
  return design<chips>("cores"_axis = cores, "model"_axis = model);
}

}  // namespace

int main() {
  for (const int cores : {1, 4, 16, 64}) {
    std::cout << report::readable(area, judge(at(cores))[area]) << '\n';
    for (int m = 0; m < 3; ++m) print(names[static_cast<std::size_t>(m)], judge(at(cores, m))[embodied_chip]);
  }
  std::cout << "--\n";
  for (const int cores : {1, 64}) {
    std::cout << report::readable(area, judge(at(cores))[area]) << '\n';
    print("fixed at 0.875", fixed(at(cores))[embodied_chip]);
    print("Poisson, 0.1 defects a cm2", poisson(at(cores))[embodied_chip]);
    print("clustered, 0.08, and the wafer's edge", clustered(at(cores))[embodied_chip]);
  }
  std::cout << "--\n";
  for (const int cores : {1, 64}) {
    const auto found = whole(at(cores));
    std::cout << report::readable(area, found[area]) << " in four chiplets\n";
    print("chiplets and bridges", found[embodied_chip]);
    print("memory", found[embodied_memory]);
    print("design, of a million", found[embodied_design]);
    print("packages", found[embodied_parts]);
    print("all", found[embodied_carbon]);
  }
}
