// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/presets/spaces.hpp>
