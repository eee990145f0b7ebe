// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>

namespace co2design {

/// Work in numbered pieces: `task(i)` does the i-th. Called as const, as it may be called at the same time.
template <class Task> concept indexed_task = std::invocable<const Task&, std::size_t>;

namespace detail {

// The poorest task: an executor takes it as it is, by reference.
struct any_task {
  any_task() = delete;
  any_task(const any_task&) = delete;
  void operator&() const = delete;
  constexpr void operator()(std::size_t) const {}
};

}  // namespace detail

/// Where work is done: in the caller, on threads, on machines.
///
/// `exec(count, task)` calls `task(i)` once for each i below `count`, in any order, possibly at the same time,
/// and returns when all are done. `exec.concurrency()` is how many may run at the same time, at least one, so
/// that the caller can cut its work into pieces. An executor is a value, copied into what uses it.
///
/// Requires  no task waits for another: they may run one by one
/// Errors    an exception of a task is thrown in the caller, after which no task runs; of several, any one.
///           Tasks that had not begun may be left out
/// Example   std::vector<double> sums(exec.concurrency());  // state of its own for each piece
///           exec(sums.size(), [&](std::size_t piece) { for (double x : part(piece)) sums[piece] += x; });
template <class Executor>
concept executor = std::copy_constructible<Executor> &&
                   requires(const Executor& exec, std::size_t count, const detail::any_task& task) {
                     exec(count, task);
                     { exec.concurrency() } -> std::same_as<std::size_t>;
                   };

/// One task after the other, in order, in the caller; in constant expressions too.
///
/// Errors    those of the tasks, of which the first ends the work
/// Cost      a loop
struct sequential {
  template <indexed_task Task>
  constexpr void operator()(std::size_t count, const Task& task) const noexcept(noexcept(task(count))) {
    for (std::size_t i = 0; i < count; ++i) static_cast<void>(task(i));
  }
  [[nodiscard]] static constexpr std::size_t concurrency() noexcept { return 1; }
};

}  // namespace co2design
