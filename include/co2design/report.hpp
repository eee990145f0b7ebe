// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/report/csv.hpp>
#include <co2design/report/format.hpp>
#include <co2design/report/plot.hpp>
#include <co2design/report/provenance.hpp>
#include <co2design/report/summary.hpp>
