// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/core/pack.hpp>
#include <co2design/metric/policy.hpp>

namespace co2design::detail {

// A policy or a bundle as a pack of policies.
template <class Policy>
constexpr auto parts_of(const Policy& policy) {
  if constexpr (policy_bundle<Policy>)
    return policy.parts();
  else
    return pack<Policy>(policy);
}

}  // namespace co2design::detail
