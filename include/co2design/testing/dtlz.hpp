// SPDX-License-Identifier: BSL-1.0
#pragma once

/// DTLZ1 to DTLZ7: problems with as many objectives as one likes whose fronts are known, to try searches on.
///
/// Shape     each is a `numeric_problem`. `front(n)` is n points of its front: evenly for two objectives, a
///           sequence that spreads evenly for more, the corners first; `solutions(n)` the values of the
///           variables behind them, in that order; `hypervolume()` is of the whole front within
///           `reference_point()`
/// Formula   of n variables the first M − 1 say where on the front, the other k how far from it: g = 0 where
///           they are best
/// Bounds    0 ≤ xᵢ ≤ 1
/// Requires  at least M `variables`, and values as many
/// Source    Deb, Thiele, Laumanns, Zitzler, Scalable test problems for evolutionary multi-objective
///           optimization, TIK report 112, ETH Zürich, 2001

#include <co2design/testing/dtlz_irregular.hpp>
#include <co2design/testing/dtlz_regular.hpp>
