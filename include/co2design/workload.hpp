// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/workload/bert.hpp>
#include <co2design/workload/clip.hpp>
#include <co2design/workload/clip_models.hpp>
#include <co2design/workload/llama.hpp>
#include <co2design/workload/memory.hpp>
#include <co2design/workload/memory_fits.hpp>
#include <co2design/workload/no_operations.hpp>
#include <co2design/workload/operation.hpp>
#include <co2design/workload/parameters.hpp>
#include <co2design/workload/tower_operations.hpp>
#include <co2design/workload/tower_shape.hpp>
#include <co2design/workload/vit.hpp>
