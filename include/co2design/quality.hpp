// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/quality/clip_b16_published.hpp>
