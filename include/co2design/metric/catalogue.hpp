// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/metric/tag.hpp>

/// The standard metrics. All per inference of the whole model, unless said otherwise.
namespace co2design {

/// Time of one inference; s.
inline constexpr metric<"latency", dimensions::time> latency{};
/// Energy of one inference; J.
inline constexpr metric<"energy", dimensions::energy> energy{};
/// Silicon area of the accelerator; mm².
inline constexpr metric<"area", dimensions::area> area{};
/// Multiplications and additions per second at full use of the array; op/s.
inline constexpr metric<"peak_throughput", dimensions::throughput, better::higher> peak_throughput{};
/// Share of answers that are right, in the measure the quality policy names; 0 to 1.
inline constexpr metric<"accuracy", dimensionless, better::higher> accuracy{};
/// Bounds of the accuracy that the quality policy vouches for.
inline constexpr metric<"accuracy_low", dimensionless, better::higher> accuracy_low{};
inline constexpr metric<"accuracy_high", dimensionless, better::higher> accuracy_high{};
/// Memory beside the accelerator: what it holds, what of that a model leaves free, and what reading or
/// writing it takes; B and J/B.
inline constexpr metric<"memory_size", dimensions::data, better::higher> memory_size{};
inline constexpr metric<"memory_left", dimensions::data, better::higher> memory_left{};
inline constexpr metric<"memory_access_energy", dimensions::energy_per_data> memory_access_energy{};
/// Carbon of making the chip, the memory, and both; kg CO2e per device.
inline constexpr metric<"embodied_chip", dimensions::carbon> embodied_chip{};
inline constexpr metric<"embodied_memory", dimensions::carbon> embodied_memory{};
inline constexpr metric<"embodied_carbon", dimensions::carbon> embodied_carbon{};
/// Carbon of designing the chip, and of what else the device is made of, of one device; kg CO2e.
inline constexpr metric<"embodied_design", dimensions::carbon> embodied_design{};
inline constexpr metric<"embodied_parts", dimensions::carbon> embodied_parts{};
/// Carbon of one inference's energy; kg CO2e.
inline constexpr metric<"operational_carbon", dimensions::carbon> operational_carbon{};
/// Carbon of the energy of all inferences of a lifetime; kg CO2e.
inline constexpr metric<"lifetime_operational_carbon", dimensions::carbon> lifetime_operational_carbon{};
/// Embodied and lifetime operational carbon together; kg CO2e.
inline constexpr metric<"total_carbon", dimensions::carbon> total_carbon{};

/// Energy of one inference at the meter: with idle power and what the building takes; J.
inline constexpr metric<"metered_energy", dimensions::energy> metered_energy{};
/// The part of a device's embodied carbon that one model is charged with; kg CO2e.
inline constexpr metric<"charged_embodied_carbon", dimensions::carbon> charged_embodied_carbon{};
/// One device's part of what was emitted once for all: training the model, searching for the design; kg CO2e.
inline constexpr metric<"training_carbon", dimensions::carbon> training_carbon{};
inline constexpr metric<"search_carbon", dimensions::carbon> search_carbon{};
/// Total carbon and such parts together; kg CO2e.
inline constexpr metric<"lifecycle_carbon", dimensions::carbon> lifecycle_carbon{};

/// Carbon of a functional unit: an inference, a token, and the SCI score of whatever its policy counts; kg CO2e.
inline constexpr metric<"carbon_per_inference", dimensions::carbon> carbon_per_inference{};
inline constexpr metric<"carbon_per_token", dimensions::carbon> carbon_per_token{};
inline constexpr metric<"sci_score", dimensions::carbon> sci_score{};

/// Products of embodied carbon (of tCDP, total carbon) with latency and energy: one number where two count.
inline constexpr metric<"carbon_delay", dimensions::carbon_time> carbon_delay{};
inline constexpr metric<"carbon_energy", dimensions::carbon_energy> carbon_energy{};
inline constexpr metric<"carbon2_energy", dimensions::carbon2_energy> carbon2_energy{};
inline constexpr metric<"carbon_energy2", dimensions::carbon_energy2> carbon_energy2{};
inline constexpr metric<"total_carbon_delay", dimensions::carbon_time> total_carbon_delay{};
/// FOCAL's footprint relative to a reference, for one amount of work and for one length of use; 1 is the reference.
inline constexpr metric<"fixed_work_footprint", dimensionless> fixed_work_footprint{};
inline constexpr metric<"fixed_time_footprint", dimensionless> fixed_time_footprint{};

/// Latency and energy of one part of a model: a tower, or what the towers share.
template <fixed_string Part>
inline constexpr metric<fixed_string("latency_") + Part, dimensions::time> latency_of{};
template <fixed_string Part>
inline constexpr metric<fixed_string("energy_") + Part, dimensions::energy> energy_of{};

}  // namespace co2design
