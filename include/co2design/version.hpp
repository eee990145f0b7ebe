// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Version of the library; the build system reads these three lines.
#define CO2DESIGN_VERSION_MAJOR 0
#define CO2DESIGN_VERSION_MINOR 1
#define CO2DESIGN_VERSION_PATCH 0
