// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <co2design/units/quantity.hpp>

namespace co2design {

/// A unit of measurement: `numerator / denominator` canonical units of its dimension, and its symbol.
///
/// A ratio and not a factor, so that 50 ms is the double nearest to 0.05 s.
template <class Dimension>
struct unit {
  using dimension = Dimension;
  double numerator = 1;
  double denominator = 1;
  std::string_view symbol;

  template <number N>
  [[nodiscard]] constexpr auto to_canonical(const N& amount) const noexcept {
    return amount * numerator / denominator;
  }
  template <number N>
  [[nodiscard]] constexpr N from_canonical(const N& amount) const noexcept {
    return static_cast<N>(amount * denominator / numerator);
  }
  /// An amount of the unit, in doubles where the amount is a built-in number.
  template <number N>
  friend constexpr auto operator*(const N& amount, unit u) noexcept {
    return quantity<Dimension, common_number_t<N, double>>(u.to_canonical(amount));
  }
};

/// The units a user may write. 1 kWh = 3.6e6 J; 1 GB = 1e9 B.
namespace units {
inline constexpr unit<dimensions::time> second{1, 1, "s"};
inline constexpr unit<dimensions::time> millisecond{1, 1e3, "ms"};
inline constexpr unit<dimensions::time> microsecond{1, 1e6, "us"};
inline constexpr unit<dimensions::energy> joule{1, 1, "J"};
inline constexpr unit<dimensions::energy> millijoule{1, 1e3, "mJ"};
inline constexpr unit<dimensions::energy> picojoule{1, 1e12, "pJ"};
inline constexpr unit<dimensions::energy> kilowatt_hour{3.6e6, 1, "kWh"};
inline constexpr unit<dimensions::power> watt{1, 1, "W"};
inline constexpr unit<dimensions::area> mm2{1, 1, "mm2"};
inline constexpr unit<dimensions::area> um2{1, 1e6, "um2"};
inline constexpr unit<dimensions::area> cm2{100, 1, "cm2"};
inline constexpr unit<dimensions::frequency> hertz{1, 1, "Hz"};
inline constexpr unit<dimensions::frequency> megahertz{1e6, 1, "MHz"};
inline constexpr unit<dimensions::data> byte{1, 1, "B"};
inline constexpr unit<dimensions::data> kib{1024, 1, "KiB"};
inline constexpr unit<dimensions::data> mib{1024 * 1024, 1, "MiB"};
inline constexpr unit<dimensions::data> gigabyte{1e9, 1, "GB"};
inline constexpr unit<dimensions::throughput> tops{1e12, 1, "TOPS"};
inline constexpr unit<dimensions::carbon> kg_co2e{1, 1, "kgCO2e"};
inline constexpr unit<dimensions::carbon> g_co2e{1, 1e3, "gCO2e"};
inline constexpr unit<dimensions::carbon_intensity> kg_per_joule{1, 1, "kgCO2e/J"};
inline constexpr unit<dimensions::carbon_intensity> g_per_kwh{1, 3.6e9, "g/kWh"};
inline constexpr unit<dimensions::carbon_per_area> g_per_cm2{1, 1e5, "g/cm2"};
inline constexpr unit<dimensions::carbon_per_data> g_per_gb{1, 1e12, "g/GB"};
inline constexpr unit<dimensions::energy_per_area> kwh_per_cm2{3.6e4, 1, "kWh/cm2"};
}  // namespace units

}  // namespace co2design
