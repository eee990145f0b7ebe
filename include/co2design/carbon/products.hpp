// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/declarations.hpp>
#include <co2design/metric/policy.hpp>

/// Products of carbon with latency and energy: one number for a decision, where a front has two.
///
/// Each ranks designs by how much of one may be given for the other: twice the carbon for half the latency is
/// a tie. A product has no meaning beside others of another device class, and no sum of two of them has any.
namespace co2design::carbon {

/// Carbon-delay product: embodied carbon against latency.
///
/// Formula   CDP = M · t
/// Units     kg CO2e · s
/// Shape     like all products here: no state, constexpr; not linear, so exact search goes by `monotone`
/// Errors    never throws; NaN in → NaN out
/// Source    Gupta et al., ACT, ISCA 2022, its table of metrics: M is the embodied carbon of the device
/// Example   make_pipeline<chips>(…, cdp{}), then minimize(carbon_delay)
struct cdp {
  using provides = metrics<carbon_delay>;
  using needs = metrics<embodied_carbon, latency>;
  using monotone = increasing<embodied_carbon, latency>;
  constexpr auto operator()(auto const& in) const noexcept { return in[embodied_carbon] * in[latency]; }
};

/// Carbon-energy product: embodied carbon against energy per inference, for batteries.
/// Formula   CEP = M · E
/// Units     kg CO2e · J
/// Source    as `cdp`
struct cep {
  using provides = metrics<carbon_energy>;
  using needs = metrics<embodied_carbon, energy>;
  using monotone = increasing<embodied_carbon, energy>;
  constexpr auto operator()(auto const& in) const noexcept { return in[embodied_carbon] * in[energy]; }
};

/// C²EP, for devices whose carbon is mostly embodied.
/// Formula   C²EP = M² · E
/// Units     kg² CO2e · J
/// Source    as `cdp`
struct c2ep {
  using provides = metrics<carbon2_energy>;
  using needs = metrics<embodied_carbon, energy>;
  using monotone = increasing<embodied_carbon, energy>;
  constexpr auto operator()(auto const& in) const noexcept {
    return in[embodied_carbon] * in[embodied_carbon] * in[energy];
  }
};

/// CE²P, for devices whose carbon is mostly operational.
/// Formula   CE²P = M · E²
/// Units     kg CO2e · J²
/// Source    as `cdp`
struct ce2p {
  using provides = metrics<carbon_energy2>;
  using needs = metrics<embodied_carbon, energy>;
  using monotone = increasing<embodied_carbon, energy>;
  constexpr auto operator()(auto const& in) const noexcept {
    return in[embodied_carbon] * in[energy] * in[energy];
  }
};

/// Total carbon-delay product: all carbon of a lifetime against latency.
/// Formula   tCDP = (M + n · E · I) · t, of whatever policy provides the total
/// Units     kg CO2e · s
/// Source    Elgamal et al., CORDOBA, HPCA 2025
struct tcdp {
  using provides = metrics<total_carbon_delay>;
  using needs = metrics<total_carbon, latency>;
  using monotone = increasing<total_carbon, latency>;
  constexpr auto operator()(auto const& in) const noexcept { return in[total_carbon] * in[latency]; }
};

}  // namespace co2design::carbon
