// SPDX-License-Identifier: BSL-1.0
#include <co2design/interop/tbb.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <tbb/task.h>

#include <doctest/doctest.h>

#include <co2design/search/exact_front.hpp>
#include <co2design/search/nsga2.hpp>
#include <co2design/testing/archetypes.hpp>

#include <search/own_problems.hpp>
#include <search/random_worlds.hpp>

using namespace co2design;
using interop::tbb_execution;
namespace poorest = co2design::testing::archetypes;

static_assert(executor<tbb_execution>);

namespace {

struct changes {
  void operator()(std::size_t) {}
};
static_assert(!std::invocable<const tbb_execution&, std::size_t, changes>,
              "it may be called at the same time");

// More threads than the machine may have processors.
struct eight_threads {
  tbb::global_control control{tbb::global_control::max_allowed_parallelism, 8};
};

// How many tasks are within at the same time, at most.
class crowd {
 public:
  void pass(std::chrono::milliseconds pause) {
    const int now = ++inside_;
    for (int most = most_; most < now && !most_.compare_exchange_weak(most, now);) {
    }
    std::this_thread::sleep_for(pause);
    --inside_;
  }
  [[nodiscard]] int most() const { return most_; }

 private:
  std::atomic<int> inside_ = 0, most_ = 0;
};

}  // namespace

TEST_CASE_FIXTURE(eight_threads, "every index once, with however many threads") {
  for (const int threads : {0, 1, 2, 3, 8})
    for (const std::size_t count : {0u, 1u, 2u, 7u, 1000u}) {
      CAPTURE(threads);
      CAPTURE(count);
      std::vector<int> marks(count + 1, 0);  // plain integers: no two tasks share one
      tbb_execution{threads}(count, poorest::task(marks.data()));
      CHECK(std::all_of(marks.begin(), marks.end() - 1, [](int mark) { return mark == 1; }));
      CHECK(marks.back() == 0);
    }
}

TEST_CASE_FIXTURE(eight_threads, "no more tasks at the same time than it says") {
  using namespace std::chrono_literals;
  for (const int threads : {1, 2, 3}) {
    CAPTURE(threads);
    const tbb_execution exec{threads};
    CHECK(exec.concurrency() == static_cast<std::size_t>(threads));
    crowd tasks;
    exec(40, [&](std::size_t) { tasks.pass(1ms); });
    CHECK(tasks.most() <= threads);
  }
  crowd tasks;
  for (int tries = 0; tasks.most() < 2 && tries < 100; ++tries)
    tbb_execution{4}(16, [&](std::size_t) { tasks.pass(5ms); });
  CHECK(tasks.most() >= 2);
}

TEST_CASE_FIXTURE(eight_threads, "one thread is the caller's") {
  const auto here = std::this_thread::get_id();
  bool elsewhere = false;
  tbb_execution{1}(100, [&](std::size_t) { elsewhere |= std::this_thread::get_id() != here; });
  CHECK(!elsewhere);
}

TEST_CASE("never more than TBB allows, nor than the arena that the caller is in") {
  {
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, 3);
    CHECK(tbb_execution{2}.concurrency() == 2);
    CHECK(tbb_execution{5}.concurrency() == 3);
    tbb::task_arena two(2);
    two.execute([] { CHECK(tbb_execution{}.concurrency() == 2); });
  }
  CHECK(tbb_execution{}.concurrency() >= 1);
}

TEST_CASE_FIXTURE(eight_threads, "throws what a task throws, after which no task runs") {
  for (const int threads : {0, 1, 4}) {
    CAPTURE(threads);
    std::atomic<int> inside = 0;
    const auto fail = [&](std::size_t i) {
      ++inside;
      std::this_thread::yield();
      --inside;
      if (i % 10 == 3) throw std::domain_error("a third");
    };
    CHECK_THROWS_WITH_AS(tbb_execution{threads}(100, fail), "a third", std::domain_error);
    CHECK(inside == 0);
    std::vector<int> marks(50, 0);
    tbb_execution{threads}(marks.size(), poorest::task(marks.data()));
    CHECK(marks == std::vector<int>(50, 1));
  }
}

TEST_CASE_FIXTURE(eight_threads, "a task may use an executor in turn") {
  for (const int outer : {0, 1, 3})
    for (const int inner : {0, 1, 4}) {
      CAPTURE(outer);
      CAPTURE(inner);
      std::vector<std::vector<int>> marks(20, std::vector<int>(30, 0));
      tbb_execution{outer}(marks.size(), [&](std::size_t i) {
        tbb_execution{inner}(marks[i].size(), poorest::task(marks[i].data()));
      });
      CHECK(marks == std::vector(20, std::vector<int>(30, 1)));

      const auto fail_within = [&](std::size_t i) {
        tbb_execution{inner}(10, [&](std::size_t j) {
          if (i == 7 && j == 5) throw std::domain_error("within");
        });
      };
      CHECK_THROWS_WITH_AS(tbb_execution{outer}(20, fail_within), "within", std::domain_error);
    }
}

TEST_CASE_FIXTURE(eight_threads, "while a task waits, its thread begins no other task") {
  using namespace std::chrono_literals;
  for (const int inner : {0, 2}) {
    CAPTURE(inner);
    std::atomic<bool> overlap = false;
    tbb_execution{4}(40, [&](std::size_t) {
      static thread_local bool within = false;
      if (within) overlap = true;
      within = true;
      const auto here = std::this_thread::get_id();
      tbb_execution{inner}(8, [&](std::size_t) {  // what another thread took is waited for
        std::this_thread::sleep_for(std::this_thread::get_id() == here ? 100us : 3000us);
      });
      within = false;
    });
    CHECK(!overlap);
  }
}

TEST_CASE("work within work that fails is not left half done") {
  for (const int inner : {0, 1, 2}) {
    CAPTURE(inner);
    std::vector<int> marks(200, 0);
    tbb_execution{2}(1, [&](std::size_t) {
      tbb::task::current_context()->cancel_group_execution();  // what an exception beside it does
      tbb_execution{inner}(marks.size(), poorest::task(marks.data()));
    });
    CHECK(marks == std::vector<int>(200, 1));
  }
}

TEST_CASE_FIXTURE(eight_threads, "pieces with a state of their own give the same sum, however uneven") {
  const auto sum = [](const auto& exec) {
    std::vector<std::uint64_t> sums(exec.concurrency(), 0);
    exec(sums.size(), [&](std::size_t piece) {
      for (std::size_t i = piece; i < 5000; i += sums.size())
        for (std::size_t j = 0; j < i % 97; ++j) sums[piece] += i ^ j;
    });
    std::uint64_t all = 0;
    for (const std::uint64_t one : sums) all += one;
    return all;
  };
  for (const int threads : {0, 1, 2, 8}) CHECK(sum(tbb_execution{threads}) == sum(sequential{}));
}

TEST_CASE_FIXTURE(eight_threads, "an exact search on threads finds the designs that it finds without") {
  using worlds::f, worlds::g, worlds::x, worlds::y, worlds::z;
  using cells = space<axis<"a", range<0, 19>>, axis<"b", range<0, 14>>, axis<"c", range<0, 24>>>;
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    CAPTURE(seed);
    random_engine engine(seed);
    const problem study(
        make_pipeline<cells>(worlds::leaf_with_gaps<x, "a", "b">{worlds::random_table(engine, true)},
                             worlds::leaf<y, "b", "c">{worlds::random_table(engine)},
                             worlds::leaf<z, "c", "a">{worlds::random_table(engine)},
                             worlds::sum_of<f, x, y, z>{{1, 1, 0.5}}, worlds::sum_of<g, y, z>{{1, -1}}),
        minimize(f), maximize(g));
    for (const bool keep_ties : {false, true}) {
      const exact_search search{.keep_ties = keep_ties};
      const auto alone = worlds::indices(search(study));
      CHECK_FALSE(alone.empty());
      for (const int threads : {0, 3, 8})
        CHECK(worlds::indices(search(study, tbb_execution{threads})) == alone);
    }
  }
}

TEST_CASE_FIXTURE(eight_threads, "nsga2 on threads finds what it finds without") {
  for (const std::uint64_t seed : {1U, 2U}) {
    const nsga2 search{.population = 30, .generations = 20, .seed = seed};
    const auto alone = own::variables_of(search(own::mixed{}, external_archive{}));
    CHECK_FALSE(alone.empty());
    for (const int threads : {0, 1, 3, 8})
      CHECK(own::variables_of(search(own::mixed{}, external_archive{}, tbb_execution{threads})) == alone);
  }
}
