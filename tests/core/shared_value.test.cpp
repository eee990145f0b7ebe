// SPDX-License-Identifier: BSL-1.0
#include <co2design/core/shared_value.hpp>

#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

namespace {

// Counts how many there are.
struct counted {
  int* alive;
  explicit counted(int& of) : alive(&of) { ++*alive; }
  counted(counted&& other) noexcept : alive(other.alive) { ++*alive; }
  counted(const counted&) = delete;
  counted& operator=(const counted&) = delete;
  ~counted() { --*alive; }
};

}  // namespace

TEST_CASE("copies share one value, which goes with the last of them") {
  int alive = 0;
  {
    shared_value<counted> last;
    CHECK(!last);
    {
      const shared_value<counted> first{counted(alive)};
      CHECK(alive == 1);
      const auto copy = first;
      CHECK(&*copy == &*first);
      last = copy;
      last = first;
      CHECK(copy->alive == &alive);
      CHECK(alive == 1);
    }
    CHECK(alive == 1);
    auto moved = std::move(last);
    CHECK(!last);
    CHECK(moved);
    const auto& itself = moved;
    moved = itself;
    CHECK(alive == 1);
    moved = shared_value<counted>{counted(alive)};
    CHECK(alive == 1);
    const shared_value<counted> empty, of_empty = empty;
    CHECK(!of_empty);
  }
  CHECK(alive == 0);
}

TEST_CASE("nobody changes it, and it is as small as a pointer") {
  STATIC_CHECK(std::is_same_v<decltype(*std::declval<shared_value<int>&>()), const int&>);
  STATIC_CHECK(sizeof(shared_value<int>) == sizeof(void*));
  STATIC_CHECK(std::is_nothrow_copy_constructible_v<shared_value<counted>>);
  STATIC_CHECK(std::is_nothrow_move_constructible_v<shared_value<counted>>);
}

TEST_CASE("copies come and go in several threads") {
  int alive = 0;
  {
    const shared_value<counted> one{counted(alive)};
    std::vector<std::thread> all;
    for (int t = 0; t < 4; ++t)
      all.emplace_back([one] {
        for (int i = 0; i < 10'000; ++i) {
          const auto copy = one;
          const auto again = copy;
        }
      });
    for (auto& thread : all) thread.join();
    CHECK(alive == 1);
  }
  CHECK(alive == 0);
}
