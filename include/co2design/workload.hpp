// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/workload/clip.hpp>
#include <co2design/workload/operation.hpp>
