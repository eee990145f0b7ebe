// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/hardware/accelerator.hpp>
#include <co2design/hardware/edge_npu_22nm.hpp>
#include <co2design/hardware/gpu.hpp>
#include <co2design/hardware/knob.hpp>
#include <co2design/hardware/npu.hpp>
#include <co2design/hardware/npu_with_memory.hpp>
#include <co2design/hardware/scaled.hpp>
#include <co2design/hardware/sram.hpp>
#include <co2design/hardware/technology.hpp>
