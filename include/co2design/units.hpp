// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/units/customary.hpp>
#include <co2design/units/dimension.hpp>
#include <co2design/units/interval.hpp>
#include <co2design/units/linear_form.hpp>
#include <co2design/units/literals.hpp>
#include <co2design/units/number.hpp>
#include <co2design/units/quantity.hpp>
#include <co2design/units/simd.hpp>
#include <co2design/units/unit.hpp>
