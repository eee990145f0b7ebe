// SPDX-License-Identifier: BSL-1.0
#include <co2design/core/random_engine.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

namespace {

template <std::size_t Count>
constexpr std::array<std::uint64_t, Count> drawn(random_engine engine) {
  std::array<std::uint64_t, Count> all{};
  for (auto& one : all) one = engine();
  return all;
}

}  // namespace

static_assert(std::uniform_random_bit_generator<random_engine>);
static_assert(random_engine::min() == 0 && random_engine::max() == 0xffff'ffff'ffff'ffff);
static_assert(!std::is_convertible_v<std::uint64_t, random_engine>);

TEST_CASE("the numbers of the authors' xoshiro256starstar.c from the state 1, 2, 3, 4") {
  constexpr std::array<std::uint64_t, 10> published{11520U,
                                                    0U,
                                                    1509978240U,
                                                    1215971899390074240U,
                                                    1216172134540287360U,
                                                    607988272756665600U,
                                                    16172922978634559625U,
                                                    8476171486693032832U,
                                                    10595114339597558777U,
                                                    2904607092377533576U};
  STATIC_CHECK(drawn<10>(random_engine({1, 2, 3, 4})) == published);
}

TEST_CASE("a seed makes the state that the author's splitmix64.c gives") {
  STATIC_CHECK(random_engine(1234567).state() ==
               random_engine::state_type{6457827717110365317U, 3203168211198807973U, 9817491932198370423U,
                                         4593380528125082431U});
  STATIC_CHECK(random_engine(1477776061723855037U).state() ==
               random_engine::state_type{1985237415132408290U, 2979275885539914483U, 13511426838097143398U,
                                         8488337342461049707U});
  // The one seed from which the first number of SplitMix64 is 0; four of them never are.
  STATIC_CHECK(random_engine(0 - 0x9e3779b97f4a7c15U).state()[0] == 0);
  STATIC_CHECK(random_engine(0 - 0x9e3779b97f4a7c15U).state()[1] != 0);
}

TEST_CASE("equal engines go on alike, also from a state that was kept") {
  random_engine engine(7), same(7);
  CHECK(engine == same);
  CHECK(engine() == same());
  CHECK(engine == same);
  same();
  CHECK(engine != same);
  random_engine kept(engine.state());
  CHECK(kept() == engine());
  CHECK(kept == engine);
  CHECK(random_engine(1)() != random_engine(2)());
}

TEST_CASE("each bit is set half of the time, from seeds that are close too") {
  std::array<int, 64> along{}, across{};
  random_engine engine(1);
  for (std::uint64_t i = 0; i < 10'000; ++i) {
    const std::uint64_t next = engine(), first = random_engine(i)();
    for (std::size_t bit = 0; bit < 64; ++bit) {
      along[bit] += static_cast<int>(next >> bit & 1);
      across[bit] += static_cast<int>(first >> bit & 1);
    }
  }
  for (std::size_t bit = 0; bit < 64; ++bit) {  // 5000 on average, give or take 50
    CAPTURE(bit);
    CHECK((4750 < along[bit] && along[bit] < 5250));
    CHECK((4750 < across[bit] && across[bit] < 5250));
  }
}
