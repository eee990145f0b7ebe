// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/carbon/act_processes.hpp>
#include <co2design/carbon/charged_total.hpp>
#include <co2design/carbon/data_centre.hpp>
#include <co2design/carbon/ecochip_nodes.hpp>
#include <co2design/carbon/embodied_act.hpp>
#include <co2design/carbon/energy_sources.hpp>
#include <co2design/carbon/focal.hpp>
#include <co2design/carbon/functional_unit.hpp>
#include <co2design/carbon/grid_trace.hpp>
#include <co2design/carbon/grids.hpp>
#include <co2design/carbon/inferences.hpp>
#include <co2design/carbon/lifecycle_total.hpp>
#include <co2design/carbon/lifetime_total.hpp>
#include <co2design/carbon/neutral.hpp>
#include <co2design/carbon/operational.hpp>
#include <co2design/carbon/operational_metered.hpp>
#include <co2design/carbon/process.hpp>
#include <co2design/carbon/products.hpp>
#include <co2design/carbon/region.hpp>
#include <co2design/carbon/search.hpp>
#include <co2design/carbon/training.hpp>
