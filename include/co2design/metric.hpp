// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/declarations.hpp>
#include <co2design/metric/decomposition.hpp>
#include <co2design/metric/evidence.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/origins.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/rules.hpp>
#include <co2design/metric/sample_set.hpp>
#include <co2design/metric/sampler.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/metric/within.hpp>
