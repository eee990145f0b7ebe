// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <vector>

#include <co2design/testing/carbon_laws.hpp>
#include <co2design/testing/policy_laws.hpp>

#include <doctest/doctest.h>

// Tests of carbon policies: their laws as checks.
namespace check_carbon {

template <class Policy, class Samples, class Promise = co2design::testing::proportional<>>
void check(const Policy& policy, const Samples& samples, Promise promise = {}) {
  const auto of_policies = co2design::testing::policy_laws(policy, samples);
  CHECK_MESSAGE(of_policies.ok(), of_policies.text());
  const auto of_carbon = co2design::testing::carbon_laws(policy, samples, promise);
  CHECK_MESSAGE(of_carbon.ok(), of_carbon.text());
  CHECK(of_carbon.checks() >= samples.size());
}
template <class Samples, class Make>
void check_along(const Samples& samples, const std::vector<double>& values, const Make& make) {
  const auto found = co2design::testing::carbon_laws_along(make, values, samples);
  CHECK_MESSAGE(found.ok(), found.text());
  CHECK(found.checks() >= samples.size() * values.size());
}

}  // namespace check_carbon
