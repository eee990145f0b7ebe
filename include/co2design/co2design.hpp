// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Everything but the opt-in rooms interop/ and testing/.

#include <co2design/carbon.hpp>
#include <co2design/core.hpp>
#include <co2design/hardware.hpp>
#include <co2design/mapping.hpp>
#include <co2design/metric.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/presets.hpp>
#include <co2design/quality.hpp>
#include <co2design/report.hpp>
#include <co2design/search.hpp>
#include <co2design/space.hpp>
#include <co2design/units.hpp>
#include <co2design/version.hpp>
#include <co2design/workload.hpp>
