// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/mapping/exact.hpp>
#include <co2design/mapping/exact_convolution.hpp>
#include <co2design/mapping/exact_gemm.hpp>
#include <co2design/mapping/gemm_front.hpp>
#include <co2design/mapping/gemm_mapper.hpp>
#include <co2design/mapping/joint_front.hpp>
#include <co2design/mapping/joint_mapper.hpp>
#include <co2design/mapping/loop_nest.hpp>
#include <co2design/mapping/mapped_gemm.hpp>
#include <co2design/mapping/mapping_text.hpp>
#include <co2design/mapping/operator_cost.hpp>
#include <co2design/mapping/roofline.hpp>
#include <co2design/mapping/sequence_cost.hpp>
#include <co2design/mapping/sequential_part.hpp>
#include <co2design/mapping/vector_core.hpp>
