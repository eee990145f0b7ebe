// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <co2design/search/archive.hpp>
#include <co2design/search/break_even.hpp>
#include <co2design/search/crowding.hpp>
#include <co2design/search/dominance.hpp>
#include <co2design/search/evaluation.hpp>
#include <co2design/search/exact_front.hpp>
#include <co2design/search/exact_report.hpp>
#include <co2design/search/front.hpp>
#include <co2design/search/hypervolume.hpp>
#include <co2design/search/hypervolume_contributions.hpp>
#include <co2design/search/indicators.hpp>
#include <co2design/search/nsga2.hpp>
#include <co2design/search/numeric_problem.hpp>
#include <co2design/search/optimal_over.hpp>
#include <co2design/search/problem.hpp>
#include <co2design/search/progress.hpp>
#include <co2design/search/queries.hpp>
#include <co2design/search/random_search.hpp>
#include <co2design/search/sorting.hpp>
#include <co2design/search/statements.hpp>
#include <co2design/search/static_front.hpp>
#include <co2design/search/variable.hpp>
#include <co2design/search/variation.hpp>
