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
                                    lifetime_operational_carbon.name,
                                    metered_energy.name,
                                    charged_embodied_carbon.name,
                                    training_carbon.name,
                                    search_carbon.name,
                                    lifecycle_carbon.name,
                                    carbon_per_inference.name,
                                    carbon_per_token.name,
                                    sci_score.name,
                                    carbon_delay.name,
                                    carbon_energy.name,
                                    carbon2_energy.name,
                                    carbon_energy2.name,
                                    total_carbon_delay.name,
                                    fixed_work_footprint.name,
                                    fixed_time_footprint.name};

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
  STATIC_CHECK(is_a(metered_energy, better::lower, dimensions::energy{}));
  STATIC_CHECK(is_a(charged_embodied_carbon, better::lower, dimensions::carbon{}));
  STATIC_CHECK(is_a(training_carbon, better::lower, dimensions::carbon{}));
  STATIC_CHECK(is_a(search_carbon, better::lower, dimensions::carbon{}));
  STATIC_CHECK(is_a(lifecycle_carbon, better::lower, dimensions::carbon{}));
  STATIC_CHECK(is_a(carbon_per_inference, better::lower, dimensions::carbon{}));
  STATIC_CHECK(is_a(carbon_per_token, better::lower, dimensions::carbon{}));
  STATIC_CHECK(is_a(sci_score, better::lower, dimensions::carbon{}));
  STATIC_CHECK(is_a(carbon_delay, better::lower, product_t<dimensions::carbon, dimensions::time>{}));
  STATIC_CHECK(is_a(carbon_energy, better::lower, product_t<dimensions::carbon, dimensions::energy>{}));
  STATIC_CHECK(is_a(carbon2_energy, better::lower,
                    product_t<dimensions::carbon, product_t<dimensions::carbon, dimensions::energy>>{}));
  STATIC_CHECK(is_a(carbon_energy2, better::lower,
                    product_t<dimensions::energy, product_t<dimensions::carbon, dimensions::energy>>{}));
  STATIC_CHECK(is_a(total_carbon_delay, better::lower, product_t<dimensions::carbon, dimensions::time>{}));
  STATIC_CHECK(is_a(fixed_work_footprint, better::lower, dimensionless{}));
  STATIC_CHECK(is_a(fixed_time_footprint, better::lower, dimensionless{}));
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
  STATIC_CHECK(metered_energy.name == "metered_energy");
  STATIC_CHECK(charged_embodied_carbon.name == "charged_embodied_carbon");
  STATIC_CHECK(training_carbon.name == "training_carbon");
  STATIC_CHECK(search_carbon.name == "search_carbon");
  STATIC_CHECK(lifecycle_carbon.name == "lifecycle_carbon");
  STATIC_CHECK(carbon_per_inference.name == "carbon_per_inference");
  STATIC_CHECK(carbon_per_token.name == "carbon_per_token");
  STATIC_CHECK(sci_score.name == "sci_score");
  STATIC_CHECK(carbon_delay.name == "carbon_delay");
  STATIC_CHECK(carbon_energy.name == "carbon_energy");
  STATIC_CHECK(carbon2_energy.name == "carbon2_energy");
  STATIC_CHECK(carbon_energy2.name == "carbon_energy2");
  STATIC_CHECK(total_carbon_delay.name == "total_carbon_delay");
  STATIC_CHECK(fixed_work_footprint.name == "fixed_work_footprint");
  STATIC_CHECK(fixed_time_footprint.name == "fixed_time_footprint");
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
