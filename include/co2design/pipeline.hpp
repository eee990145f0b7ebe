// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/pipeline/batch.hpp>
#include <co2design/pipeline/batched.hpp>
#include <co2design/pipeline/choose.hpp>
#include <co2design/pipeline/columns.hpp>
#include <co2design/pipeline/decompose.hpp>
#include <co2design/pipeline/explain.hpp>
#include <co2design/pipeline/from_leaves.hpp>
#include <co2design/pipeline/graph.hpp>
#include <co2design/pipeline/inputs.hpp>
#include <co2design/pipeline/lanes.hpp>
#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/pipeline/monte_carlo.hpp>
#include <co2design/pipeline/pipeline.hpp>
#include <co2design/pipeline/provenance.hpp>
#include <co2design/pipeline/tabulate.hpp>
#include <co2design/pipeline/tabulated.hpp>
#include <co2design/pipeline/trace.hpp>
