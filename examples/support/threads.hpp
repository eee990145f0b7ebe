// SPDX-License-Identifier: BSL-1.0
#pragma once

#if defined(CO2DESIGN_WITH_TBB)
#include <co2design/interop/tbb.hpp>
#else
#include <co2design/core/execution.hpp>
#endif

namespace support {

// All threads of the machine where oneTBB was found, else one.
#if defined(CO2DESIGN_WITH_TBB)
using threads = co2design::interop::tbb_execution;
#else
using threads = co2design::sequential;
#endif

}  // namespace support
