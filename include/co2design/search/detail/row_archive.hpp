// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include <co2design/search/archive.hpp>

namespace co2design::detail {

// The rows that an archive no longer speaks of go.
template <std::size_t Objectives>
void drop_rows(archive<Objectives>& best, std::vector<double>& rows, std::size_t width) {
  std::vector<double> kept;
  const auto keep = [&](std::span<const typename archive<Objectives>::entry> of) {
    std::vector<typename archive<Objectives>::entry> entries(of.begin(), of.end());
    for (auto& one : entries) {
      const std::size_t from = one.index * width;
      one.index = kept.size() / width;
      for (std::size_t v = 0; v < width; ++v) kept.push_back(rows[from + v]);
    }
    return entries;
  };
  auto front = keep(best.front());
  best = archive<Objectives>(std::move(front), keep(best.closest()));
  rows.swap(kept);
}

// Offers a design without a number to an archive: what is kept has the number of its row.
template <std::size_t Objectives>
void keep_row(archive<Objectives>& best, std::vector<double>& rows, std::span<const double> row,
              const evaluation<Objectives>& scores) {
  if (row.empty() || !best.add(rows.size() / row.size(), scores)) return;
  for (const double value : row) rows.push_back(value);
  if (rows.size() / row.size() > 2 * (best.front().size() + best.closest().size()) + 1024)
    drop_rows(best, rows, row.size());
}

}  // namespace co2design::detail
