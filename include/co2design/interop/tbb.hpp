// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>

#include <co2design/core/execution.hpp>

/// Threads. Needs oneTBB: link co2design::tbb, or TBB::tbb besides the library.
namespace co2design::interop {

/// An executor on the threads of oneTBB.
///
/// threads   how many at most, the caller's among them, and never more than TBB has (tbb::global_control,
///           else one for each processor); 0: as many as the caller's arena has, all of TBB's where it is in
///           none
/// Shape     each index is a task by itself, as their costs may differ; threads take from one another. A task
///           may use an executor in turn: the threads are shared, and while it waits its thread takes no task
///           but those it waits for
/// Errors    those of the tasks; std::bad_alloc
/// Cost      a task of TBB per index; per call, an arena where `threads` is given
/// Example   interop::tbb_execution{.threads = 4}(tables.size(), [&](std::size_t i) { fill(tables[i]); });
struct tbb_execution {
  int threads = 0;

  template <indexed_task Task>
  void operator()(std::size_t count, const Task& task) const {
    const auto work = [&] {
      // Its own context: a failure of the work around this does not leave it half done.
      tbb::task_group_context context(tbb::task_group_context::isolated);
      const auto call = [&](std::size_t i) { static_cast<void>(task(i)); };
      tbb::parallel_for(std::size_t{0}, count, call, tbb::simple_partitioner{}, context);
    };
    if (threads > 0)
      tbb::task_arena(at_most()).execute(work);
    else
      tbb::this_task_arena::isolate(work);
  }

  [[nodiscard]] std::size_t concurrency() const { return static_cast<std::size_t>(at_most()); }

 private:
  [[nodiscard]] int at_most() const {
    if (threads <= 0) return tbb::this_task_arena::max_concurrency();
    const std::size_t all = tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism);
    return all < static_cast<std::size_t>(threads) ? static_cast<int>(all) : threads;
  }
};

}  // namespace co2design::interop
