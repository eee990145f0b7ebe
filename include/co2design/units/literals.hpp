// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/units/unit.hpp>

/// Literals for the units of `co2design::units`: `50_ms`, `0.4_kgCO2e`, `224_g_per_kWh`, `20.48_tops`.
namespace co2design {
inline namespace literals {

consteval auto operator""_s(long double x) { return static_cast<double>(x) * units::second; }
consteval auto operator""_s(unsigned long long x) { return static_cast<double>(x) * units::second; }
consteval auto operator""_ms(long double x) { return static_cast<double>(x) * units::millisecond; }
consteval auto operator""_ms(unsigned long long x) { return static_cast<double>(x) * units::millisecond; }
consteval auto operator""_us(long double x) { return static_cast<double>(x) * units::microsecond; }
consteval auto operator""_us(unsigned long long x) { return static_cast<double>(x) * units::microsecond; }
consteval auto operator""_J(long double x) { return static_cast<double>(x) * units::joule; }
consteval auto operator""_J(unsigned long long x) { return static_cast<double>(x) * units::joule; }
consteval auto operator""_mJ(long double x) { return static_cast<double>(x) * units::millijoule; }
consteval auto operator""_mJ(unsigned long long x) { return static_cast<double>(x) * units::millijoule; }
consteval auto operator""_pJ(long double x) { return static_cast<double>(x) * units::picojoule; }
consteval auto operator""_pJ(unsigned long long x) { return static_cast<double>(x) * units::picojoule; }
consteval auto operator""_kWh(long double x) { return static_cast<double>(x) * units::kilowatt_hour; }
consteval auto operator""_kWh(unsigned long long x) { return static_cast<double>(x) * units::kilowatt_hour; }
consteval auto operator""_W(long double x) { return static_cast<double>(x) * units::watt; }
consteval auto operator""_W(unsigned long long x) { return static_cast<double>(x) * units::watt; }
consteval auto operator""_mm2(long double x) { return static_cast<double>(x) * units::mm2; }
consteval auto operator""_mm2(unsigned long long x) { return static_cast<double>(x) * units::mm2; }
consteval auto operator""_um2(long double x) { return static_cast<double>(x) * units::um2; }
consteval auto operator""_um2(unsigned long long x) { return static_cast<double>(x) * units::um2; }
consteval auto operator""_cm2(long double x) { return static_cast<double>(x) * units::cm2; }
consteval auto operator""_cm2(unsigned long long x) { return static_cast<double>(x) * units::cm2; }
consteval auto operator""_Hz(long double x) { return static_cast<double>(x) * units::hertz; }
consteval auto operator""_Hz(unsigned long long x) { return static_cast<double>(x) * units::hertz; }
consteval auto operator""_MHz(long double x) { return static_cast<double>(x) * units::megahertz; }
consteval auto operator""_MHz(unsigned long long x) { return static_cast<double>(x) * units::megahertz; }
consteval auto operator""_KiB(long double x) { return static_cast<double>(x) * units::kib; }
consteval auto operator""_KiB(unsigned long long x) { return static_cast<double>(x) * units::kib; }
consteval auto operator""_MiB(long double x) { return static_cast<double>(x) * units::mib; }
consteval auto operator""_MiB(unsigned long long x) { return static_cast<double>(x) * units::mib; }
consteval auto operator""_GB(long double x) { return static_cast<double>(x) * units::gigabyte; }
consteval auto operator""_GB(unsigned long long x) { return static_cast<double>(x) * units::gigabyte; }
consteval auto operator""_tops(long double x) { return static_cast<double>(x) * units::tops; }
consteval auto operator""_tops(unsigned long long x) { return static_cast<double>(x) * units::tops; }
consteval auto operator""_kgCO2e(long double x) { return static_cast<double>(x) * units::kg_co2e; }
consteval auto operator""_kgCO2e(unsigned long long x) { return static_cast<double>(x) * units::kg_co2e; }
consteval auto operator""_gCO2e(long double x) { return static_cast<double>(x) * units::g_co2e; }
consteval auto operator""_gCO2e(unsigned long long x) { return static_cast<double>(x) * units::g_co2e; }
consteval auto operator""_g_per_kWh(long double x) { return static_cast<double>(x) * units::g_per_kwh; }
consteval auto operator""_g_per_kWh(unsigned long long x) {
  return static_cast<double>(x) * units::g_per_kwh;
}
consteval auto operator""_g_per_cm2(long double x) { return static_cast<double>(x) * units::g_per_cm2; }
consteval auto operator""_g_per_cm2(unsigned long long x) {
  return static_cast<double>(x) * units::g_per_cm2;
}
consteval auto operator""_g_per_GB(long double x) { return static_cast<double>(x) * units::g_per_gb; }
consteval auto operator""_g_per_GB(unsigned long long x) { return static_cast<double>(x) * units::g_per_gb; }
consteval auto operator""_kWh_per_cm2(long double x) { return static_cast<double>(x) * units::kwh_per_cm2; }
consteval auto operator""_kWh_per_cm2(unsigned long long x) {
  return static_cast<double>(x) * units::kwh_per_cm2;
}

}  // namespace literals
}  // namespace co2design
