// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/mapping/roofline.hpp>
#include <co2design/mapping/vector_core.hpp>
