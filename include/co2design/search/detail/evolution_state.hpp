// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <co2design/core/check.hpp>
#include <co2design/core/random_engine.hpp>
#include <co2design/search/detail/evolution.hpp>
#include <co2design/search/detail/genome.hpp>
#include <co2design/search/nsga2_state.hpp>
#include <co2design/search/variable.hpp>

// What of a state is a population's.
namespace co2design::detail {

template <std::size_t Objectives>
nsga2_state<Objectives> state_of(const evolution<Objectives>& from) {
  nsga2_state<Objectives> out;
  out.evaluations = from.evaluations_;
  out.variables = from.width_;
  out.engine = from.engine_.state();
  for (std::size_t i = 0; i < from.count_; ++i) {
    const auto row = from.row(i);
    out.genes.insert(out.genes.end(), row.begin(), row.end());
    out.scores.push_back(from.scores_.get()[i]);
  }
  out.ranks.assign(from.lives_.rank().begin(), from.lives_.rank().end());
  out.merits.assign(from.lives_.merit().begin(), from.lives_.merit().end());
  if (from.genome_.is_numbered()) from.seen_.for_each([&](std::uint64_t one) { out.seen.push_back(one); });
  std::sort(out.seen.begin(), out.seen.end());
  return out;
}

// Whether rows are of a genome: values within the bounds, whole where they have to be.
inline bool are_rows_of(const genome& form, const std::vector<double>& rows) noexcept {
  const std::span<const variable> variables = form.variables();
  for (std::size_t g = 0; g < rows.size(); ++g) {
    const auto& [low, high, kind] = variables[g % variables.size()];
    if (!(low <= rows[g] && rows[g] <= high) || (kind != variable_kind::real && !is_whole(rows[g])))
      return false;
  }
  return variables.empty() ? rows.empty() : rows.size() % variables.size() == 0;
}

// Whether every entry of an archive stands for one of so many designs.
template <class Entries>
bool are_below(const Entries& entries, std::uint64_t designs) noexcept {
  for (const auto& one : entries)
    if (one.index >= designs) return false;
  return true;
}

// `designs`: how many an archive may speak of.
// Errors: std::invalid_argument where the state is none of this search.
template <std::size_t Objectives>
void restore(evolution<Objectives>& to, const nsga2_state<Objectives>& from, std::uint64_t designs) {
  const std::size_t count = from.scores.size();
  const bool fits = from.variables == to.width_ && from.genes.size() == count * to.width_ &&
                    from.ranks.size() == count && from.merits.size() == count &&
                    count == std::min<std::uint64_t>(to.size_, from.evaluations) &&
                    from.evaluations <= to.genome_.designs() &&
                    from.seen.size() == (to.genome_.is_numbered() ? from.evaluations : 0) &&
                    from.engine != random_engine::state_type{};
  if (!fits || !are_rows_of(to.genome_, from.genes) || !are_rows_of(to.genome_, from.rows) ||
      !are_below(from.front, designs) || !are_below(from.closest, designs))
    invalid_argument("co2design: a state of nsga2 with another problem or population");
  to.engine_ = random_engine(from.engine);
  to.evaluations_ = from.evaluations;
  to.count_ = count;
  for (std::size_t g = 0; g < from.genes.size(); ++g) to.genes_.get()[g] = from.genes[g];
  for (std::size_t i = 0; i < count; ++i) {
    to.scores_.get()[i] = from.scores[i];
    to.keys_.get()[i] = to.genome_.key(to.row(i));
  }
  to.lives_.resize(count);
  std::copy(from.ranks.begin(), from.ranks.end(), to.lives_.rank().begin());
  std::copy(from.merits.begin(), from.merits.end(), to.lives_.merit().begin());
  to.seen_.clear();
  for (const std::uint64_t one : from.seen) to.seen_.insert(one);
}

}  // namespace co2design::detail
