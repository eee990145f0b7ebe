// SPDX-License-Identifier: BSL-1.0
#include <co2design/metric/catalogue.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

namespace {

template <class Tag, class Dimension>
consteval bool is_a(Tag, better direction, Dimension) {
  return metric_tag<Tag> && std::is_same_v<typename Tag::dimension, Dimension> && Tag::direction == direction;
}

constexpr std::array standard_names{latency.name,
                                    energy.name,
                                    area.name,
                                    peak_throughput.name,
                                    accuracy.name,
                                    accuracy_low.name,
                                    accuracy_high.name,
                                    embodied_chip.name,
                                    embodied_memory.name,
                                    embodied_carbon.name,
                                    total_carbon.name,
                                    operational_carbon.name,
                                    latency_of<"b">.name,
                                    energy_of<"b">.name,
                                    latency_of<"a">.name,
                                    lifetime_operational_carbon.name};

constexpr bool all_distinct() {
  for (std::size_t i = 0; i < standard_names.size(); ++i)
    for (std::size_t j = i + 1; j < standard_names.size(); ++j)
      if (standard_names[i] == standard_names[j]) return false;
  return true;
}

}  // namespace

TEST_CASE("a standard metric has the dimension and the direction of what it names") {
  STATIC_CHECK(is_a(latency, better::lower, dimensions::time{}));
  STATIC_CHECK(is_a(energy, better::lower, dimensions::energy{}));
  STATIC_CHECK(is_a(area, better::lower, dimensions::area{}));
  STATIC_CHECK(is_a(peak_throughput, better::higher, dimensions::throughput{}));
  STATIC_CHECK(is_a(accuracy, better::higher, dimensionless{}));
  STATIC_CHECK(is_a(accuracy_low, better::higher, dimensionless{}));
  STATIC_CHECK(is_a(accuracy_high, better::higher, dimensionless{}));
  STATIC_CHECK(is_a(embodied_chip, better::lower, dimensions::carbon{}));
  STATIC_CHECK(is_a(embodied_memory, better::lower, dimensions::carbon{}));
  STATIC_CHECK(is_a(embodied_carbon, better::lower, dimensions::carbon{}));
  STATIC_CHECK(is_a(operational_carbon, better::lower, dimensions::carbon{}));
  STATIC_CHECK(is_a(lifetime_operational_carbon, better::lower, dimensions::carbon{}));
  STATIC_CHECK(is_a(total_carbon, better::lower, dimensions::carbon{}));
}

TEST_CASE("a standard metric is named as its tag is spelled") {
  STATIC_CHECK(latency.name == "latency");
  STATIC_CHECK(energy.name == "energy");
  STATIC_CHECK(area.name == "area");
  STATIC_CHECK(peak_throughput.name == "peak_throughput");
  STATIC_CHECK(accuracy.name == "accuracy");
  STATIC_CHECK(accuracy_low.name == "accuracy_low");
  STATIC_CHECK(accuracy_high.name == "accuracy_high");
  STATIC_CHECK(embodied_chip.name == "embodied_chip");
  STATIC_CHECK(embodied_memory.name == "embodied_memory");
  STATIC_CHECK(embodied_carbon.name == "embodied_carbon");
  STATIC_CHECK(operational_carbon.name == "operational_carbon");
  STATIC_CHECK(lifetime_operational_carbon.name == "lifetime_operational_carbon");
  STATIC_CHECK(total_carbon.name == "total_carbon");
}

TEST_CASE("no two standard metrics share a name") { STATIC_CHECK(all_distinct()); }

TEST_CASE("a part of a model has its own latency and energy") {
  STATIC_CHECK(latency_of<"text">.name == "latency_text");
  STATIC_CHECK(energy_of<"vision">.name == "energy_vision");
  STATIC_CHECK(is_a(latency_of<"text">, better::lower, dimensions::time{}));
  STATIC_CHECK(is_a(energy_of<"text">, better::lower, dimensions::energy{}));
  STATIC_CHECK(!std::is_same_v<decltype(latency_of<"text">), decltype(latency_of<"vision">)>);
  STATIC_CHECK(!std::is_same_v<decltype(latency_of<"text">), decltype(energy_of<"text">)>);
}
