// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include <co2design/search/detail/genome.hpp>

namespace co2design::detail {

// Whether a problem's judge answers for many designs at a time (`batched`): where `batch_of` finds that this suits it.
template <class Problem>
concept batch_problem =
    search_problem<Problem> && requires(const Problem& p) { batch_of(p.judge(), typename Problem::tags{}); };

// Evaluates rows in blocks: the same, bit for bit.
template <batch_problem Problem>
class block_evaluator {
  using batch_type = decltype(batch_of(std::declval<const Problem&>().judge(), typename Problem::tags{}));
  using columns_type = typename batch_type::columns_type;
  static constexpr std::size_t block = 64;

  struct metrics_of_one {
    const columns_type& all;
    std::size_t at;
    template <class Tag>
    auto operator[](Tag tag) const noexcept {
      return all[tag][at];
    }
  };

 public:
  explicit block_evaluator(const Problem& problem)
      : batch_(batch_of(problem.judge(), typename Problem::tags{})), metrics_(block) {}

  // The problem it was made for, or a copy of it: a search that is copied evaluates its own.
  template <class Row, class Scores>
  void operator()(const Problem& problem, std::size_t first, std::size_t last, Row row, Scores* scores) {
    std::array<typename Problem::design_type, block> designs;
    for (; first < last; first += block) {
      const std::size_t count = last - first < block ? last - first : block;
      for (std::size_t i = 0; i < count; ++i)
        designs[i] = design_in<typename Problem::space_type>(row(first + i));
      metrics_.resize(count);
      batch_(std::span<const typename Problem::design_type>(designs.data(), count), metrics_);
      for (std::size_t i = 0; i < count; ++i)
        scores[first + i] = problem.evaluate_metrics(metrics_of_one{metrics_, i});
    }
  }

 private:
  batch_type batch_;
  columns_type metrics_;
};

// As many as a search asks for; none where designs are evaluated one by one.
template <class Problem>
struct block_evaluators {
  struct type {};
};
template <batch_problem Problem>
struct block_evaluators<Problem> {
  using type = std::vector<block_evaluator<Problem>>;
};

}  // namespace co2design::detail
