// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/core/address.hpp>
#include <co2design/core/check.hpp>
#include <co2design/core/execution.hpp>
#include <co2design/core/fixed_string.hpp>
#include <co2design/core/index_iterator.hpp>
#include <co2design/core/math.hpp>
#include <co2design/core/mistake.hpp>
#include <co2design/core/pack.hpp>
#include <co2design/core/random_engine.hpp>
#include <co2design/core/real_number.hpp>
#include <co2design/core/shared_value.hpp>
#include <co2design/core/text.hpp>
#include <co2design/core/type_list.hpp>
#include <co2design/core/type_name.hpp>
