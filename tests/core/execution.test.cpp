// SPDX-License-Identifier: BSL-1.0
#include <co2design/core/execution.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <stdexcept>
#include <vector>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/testing/archetypes.hpp>

using namespace co2design;
namespace poorest = co2design::testing::archetypes;

namespace {

// What any function may ask of an executor: the squares below `count`, in as many pieces as run at once.
template <executor Execution>
constexpr std::array<std::size_t, 8> squares(const Execution& exec, std::size_t count) {
  std::array<std::size_t, 8> all{};
  const std::size_t pieces = exec.concurrency();
  exec(pieces, [&](std::size_t piece) {
    for (std::size_t i = piece; i < count; i += pieces) all[i] = i * i;
  });
  return all;
}
constexpr std::array<std::size_t, 8> six_squares{0, 1, 4, 9, 16, 25, 0, 0};

// ── near misses: each breaks one requirement ─────────────────────────────────────────────────────────────

struct never_calls {
  void operator()(std::size_t, const auto&) const {}
};
struct says_no_concurrency : never_calls {};
struct says_it_as_int : never_calls {
  [[nodiscard]] int concurrency() const { return 1; }
};
struct is_changed_by_use {
  void operator()(std::size_t, const auto&) {}
  [[nodiscard]] std::size_t concurrency() const { return 1; }
};
struct stays_where_it_is : sequential {
  stays_where_it_is(const stays_where_it_is&) = delete;
};
struct copies_the_task {
  void operator()(std::size_t, auto) const {}
  [[nodiscard]] std::size_t concurrency() const { return 1; }
};

struct changes {
  void operator()(std::size_t) {}
};
struct may_throw {
  void operator()(std::size_t) const {}
};
struct never_throws {
  void operator()(std::size_t) const noexcept {}
};

}  // namespace

static_assert(executor<sequential> && executor<poorest::executor>);
static_assert(!executor<never_calls> && !executor<says_no_concurrency> && !executor<says_it_as_int>);
static_assert(!executor<is_changed_by_use> && !executor<stays_where_it_is>);
static_assert(!executor<copies_the_task>);
static_assert(indexed_task<poorest::task> && indexed_task<may_throw>);
static_assert(!indexed_task<changes>, "it may be called at the same time");
static_assert(!indexed_task<int> && !std::invocable<const sequential&, std::size_t, changes>);

TEST_CASE("work asks of an executor no more than the concept says") {
  STATIC_CHECK(squares(sequential{}, 6) == six_squares);
  STATIC_CHECK(squares(poorest::executor(3), 6) == six_squares);
}

TEST_CASE("sequential: each index once, in order, whatever the task") {
  std::vector<std::size_t> seen;
  sequential{}(5, [&](std::size_t i) { seen.push_back(i); });
  CHECK(seen == std::vector<std::size_t>{0, 1, 2, 3, 4});
  sequential{}(0, [&](std::size_t) { seen.clear(); });
  CHECK(seen.size() == 5);
  STATIC_CHECK(sequential::concurrency() == 1);

  std::array<int, 4> marks{};
  sequential{}(3, poorest::task(marks.data()));
  CHECK(marks == std::array{1, 1, 1, 0});
}

TEST_CASE("sequential: throws what a task throws, and nothing where none does") {
  std::size_t begun = 0;
  CHECK_THROWS_WITH_AS(sequential{}(5,
                                    [&](std::size_t i) {
                                      ++begun;
                                      if (i == 2) throw std::domain_error("the third");
                                    }),
                       "the third", std::domain_error);
  CHECK(begun == 3);
  STATIC_CHECK(noexcept(sequential{}(1, never_throws{})));
  STATIC_CHECK(!noexcept(sequential{}(1, may_throw{})));
}
