// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Law suites that users run on their own types, and the poorest types that model each concept; no part of
/// co2design.hpp.

#include <co2design/testing/algebra_laws.hpp>
#include <co2design/testing/archetypes.hpp>
#include <co2design/testing/carbon_laws.hpp>
#include <co2design/testing/domain_laws.hpp>
#include <co2design/testing/findings.hpp>
#include <co2design/testing/policy_laws.hpp>
#include <co2design/testing/problem_laws.hpp>
#include <co2design/testing/space_laws.hpp>
