// SPDX-License-Identifier: BSL-1.0
//
// A pipeline in a program without exceptions and without run-time type information: firmware, a plugin, a GPU's host.
// CO2DESIGN_TEST_NUMBER is the number type that designs are judged in.

#include <cstdint>
#include <cstdio>
#include <type_traits>

#include <co2design/core.hpp>
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/space/axis.hpp>
#include <co2design/space/design.hpp>
#include <co2design/space/domain.hpp>
#include <co2design/units.hpp>

#if defined(__cpp_exceptions) || defined(__cpp_rtti)
#error "this program is compiled with -fno-exceptions -fno-rtti"
#endif
#ifndef CO2DESIGN_TEST_NUMBER
#define CO2DESIGN_TEST_NUMBER double
#endif

using namespace co2design;

namespace {

using judged_in = CO2DESIGN_TEST_NUMBER;
using seconds = quantity_t<dimensions::time, judged_in>;
using joules = quantity_t<dimensions::energy, judged_in>;

struct chips : space<axis<"cores", powers_of_two<1, 8>>, axis<"width", powers_of_two<8, 64>>,
                     axis<"memory", values<2, 0, 1>>> {};

struct timing {
  using rep = judged_in;
  using provides = metrics<latency>;
  using reads = axes<"cores", "width">;
  constexpr auto operator()(auto const& in) const noexcept {
    const auto lanes = static_cast<judged_in>(in["cores"_axis] * in["width"_axis]);
    return seconds(judged_in{4} / lanes);
  }
};

struct power {
  using rep = judged_in;
  using provides = metrics<energy>;
  using needs = metrics<latency>;
  using reads = axes<"memory">;
  judged_in watts;
  constexpr auto operator()(auto const& in) const noexcept {
    return joules(in[latency].value() * (watts + static_cast<judged_in>(in["memory"_axis])));
  }
};

// Exists where the energy is worth it.
struct score {
  using rep = judged_in;
  using provides = metrics<accuracy>;
  using needs = metrics<energy>;
  constexpr auto operator()(auto const& in) const noexcept {
    return feasible_if(in[energy].value() < judged_in{0.25}, judged_in{1} - in[energy].value(),
                       "too much energy");
  }
};

constexpr auto judge = make_pipeline<chips>(score{}, power{.watts = judged_in{2}}, timing{});
static_assert(std::is_same_v<decltype(judge)::rep, judged_in>);

constexpr design<chips> small("cores"_axis = 1, "width"_axis = 8, "memory"_axis = 2);
constexpr design<chips> large("cores"_axis = 8, "width"_axis = 64, "memory"_axis = 0);
static_assert(judge(small)[latency] == seconds(judged_in{0.5}));
static_assert(judge(small)[energy] == joules(judged_in{2}));
static_assert(!judge(small)[accuracy].has_value());
static_assert(judge(small)[accuracy].why().reason() == "too much energy");
static_assert(judge(large)[accuracy] == judged_in{1} - judged_in{0.015625});
static_assert(std::is_same_v<std::remove_cvref_t<decltype(*judge(large)[accuracy])>, judged_in>);

}  // namespace

// All designs, judged at run time: every number here is a sum of powers of two, so that any type holds it exactly.
int main() {
  judged_in total = 0;
  std::uint64_t feasible = 0;
  for (std::uint64_t i = 0; i < chips::cardinality; ++i) {
    const auto d = design<chips>::at(i);
    const auto values = judge(d, latency, energy, accuracy);
    if (values[latency].value() * static_cast<judged_in>(2 + d["memory"_axis]) != values[energy].value())
      return 1;
    if (values[accuracy].has_value() != (values[energy].value() < judged_in{0.25})) return 2;
    if (!values[accuracy]) continue;
    ++feasible;
    total += *values[accuracy];
  }
  std::printf("%d designs, %d feasible, %.10g\n", static_cast<int>(chips::cardinality),
              static_cast<int>(feasible), static_cast<double>(total));
}
