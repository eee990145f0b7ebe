// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/sample_set.hpp>
#include <co2design/metric/sampler.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/pipeline/detail/asked.hpp>
#include <co2design/pipeline/from_leaves.hpp>
#include <co2design/space/design.hpp>
#include <co2design/units/simd.hpp>

namespace co2design {

/// A metric of a design in many samples of the constants that it rests on: the generic policies, run on lanes
/// of sampled constants.
///
/// Shape     `make_judge(sample)` returns a pipeline whose generic policies hold sampled constants, in the
///           numbers of the `sampler` it is given; a `sample_set` of what `tag` is, `possible` where the metric
///           may be infeasible
/// Laws      for a seed always the same, whatever `Lanes`: sample k is bit for bit what the pipeline made
///           with `sampler<double>(seed, k)` says (without contraction). The first samples of a longer run
///           are the shorter
/// Requires  what is not generic is the same in all samples: it runs once, so mappings, energies and areas
///           are those of the nominal constants, and no sample chooses a mapping of its own
/// Errors    those of `make_judge`: std::out_of_range from a sampler for an uncertainty that nobody knows
/// Cost      the leaves once; for `Lanes` samples at a time making a pipeline, and one pass over the generic
///           policies
/// Source    JCGM 101:2008 (supplement 1 to the GUM), clauses 5 and 7: propagation of distributions
/// Example   const auto found = monte_carlo(seed, 10'000, make_judge, d, total_carbon); found.percentile(95)
template <std::size_t Lanes = native_lanes, class MakeJudge, class Space, metric_tag Tag>
[[nodiscard]] auto monte_carlo(std::uint64_t seed, std::size_t count, const MakeJudge& make_judge,
                               const design<Space>& d, Tag tag) {
  using number = simd<double, Lanes>;
  using judge_type = std::remove_cvref_t<decltype(make_judge(std::declval<const sampler<number>&>()))>;
  using found_type = sample_set<detail::value_of<Tag>>;
  using result = detail::possible_if<judge_type::may_be_infeasible(Tag{}), found_type>;
  if (count == 0) return result(found_type{});

  const judge_type nominal = make_judge(sampler<number>(seed));
  const auto leaves = nominal.leaf_values(d, leaves_t<judge_type, Tag>{});
  std::vector<double> all;
  all.reserve(count);
  for (std::uint64_t first = 0; first < count; first += Lanes) {
    const judge_type judge = make_judge(sampler<number>(seed, first));
    const auto found = from_leaves<number>(judge, d, leaves, tag)[tag];
    if constexpr (detail::is_possible_v<std::remove_const_t<decltype(found)>>)
      if (!found) return result(found.why());
    const number lanes = canonical(found);
    for (std::size_t lane = 0; lane < Lanes && all.size() < count; ++lane) all.push_back(lanes[lane]);
  }
  return result(found_type(std::move(all)));
}

}  // namespace co2design
