// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Law suites that users run on their own types, the poorest types that model each concept, and problems with
/// known fronts to try searches on; no part of co2design.hpp.

#include <co2design/testing/algebra_laws.hpp>
#include <co2design/testing/archetypes.hpp>
#include <co2design/testing/carbon_laws.hpp>
#include <co2design/testing/constrained_problems.hpp>
#include <co2design/testing/domain_laws.hpp>
#include <co2design/testing/dtlz.hpp>
#include <co2design/testing/dtlz_irregular.hpp>
#include <co2design/testing/dtlz_regular.hpp>
#include <co2design/testing/findings.hpp>
#include <co2design/testing/mixed_problems.hpp>
#include <co2design/testing/policy_laws.hpp>
#include <co2design/testing/problem_laws.hpp>
#include <co2design/testing/space_laws.hpp>
#include <co2design/testing/zdt.hpp>
