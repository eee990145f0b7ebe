// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/carbon/act_processes.hpp>
#include <co2design/carbon/by_node.hpp>
#include <co2design/carbon/chip_design.hpp>
#include <co2design/carbon/chiplet.hpp>
#include <co2design/carbon/device_parts.hpp>
#include <co2design/carbon/ecochip_nodes.hpp>
#include <co2design/carbon/ecochip_process.hpp>
#include <co2design/carbon/embodied_3dcarbon.hpp>
#include <co2design/carbon/embodied_act.hpp>
#include <co2design/carbon/embodied_chiplets.hpp>
#include <co2design/carbon/embodied_ecochip.hpp>
#include <co2design/carbon/embodied_imec.hpp>
#include <co2design/carbon/embodied_sum.hpp>
#include <co2design/carbon/energy_sources.hpp>
#include <co2design/carbon/grids.hpp>
#include <co2design/carbon/imec_nodes.hpp>
#include <co2design/carbon/lifetime_total.hpp>
#include <co2design/carbon/main_memory.hpp>
#include <co2design/carbon/only.hpp>
#include <co2design/carbon/operational.hpp>
#include <co2design/carbon/packaging.hpp>
#include <co2design/carbon/process.hpp>
#include <co2design/carbon/region.hpp>
#include <co2design/carbon/wafer.hpp>
#include <co2design/carbon/yield.hpp>
