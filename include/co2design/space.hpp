// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/space/algebra.hpp>
#include <co2design/space/axis.hpp>
#include <co2design/space/axis_rows.hpp>
#include <co2design/space/design.hpp>
#include <co2design/space/domain.hpp>
#include <co2design/space/projection.hpp>
#include <co2design/space/real.hpp>
#include <co2design/space/restrict.hpp>
#include <co2design/space/sampling.hpp>
#include <co2design/space/space.hpp>
#include <co2design/space/subspace.hpp>
#include <co2design/space/views.hpp>
