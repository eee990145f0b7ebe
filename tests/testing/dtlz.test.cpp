// SPDX-License-Identifier: BSL-1.0
#include <co2design/testing/dtlz.hpp>

#include <type_traits>

#include <static_check.hpp>
#include <testing/known_fronts.hpp>

using namespace co2design;
using namespace co2design::testing;

namespace {

template <template <std::size_t> class... Problems>
struct family {
  template <std::size_t Objectives>
  static constexpr bool numeric =
      ((numeric_problem<Problems<Objectives>> && objective_count_of<Problems<Objectives>> == Objectives &&
        std::is_aggregate_v<Problems<Objectives>>)&&...);
  template <std::size_t Objectives>
  static std::vector<std::size_t> variables() {
    return {Problems<Objectives>{}.bounds().size()...};
  }
};
using all = family<dtlz1, dtlz2, dtlz3, dtlz4, dtlz5, dtlz6, dtlz7>;

}  // namespace

TEST_CASE("all seven are there, with any number of objectives and the variables of the report") {
  STATIC_CHECK(all::numeric<2> && all::numeric<3> && all::numeric<10>);
  CHECK(all::variables<3>() == std::vector<std::size_t>{7, 12, 12, 12, 12, 12, 22});
  CHECK(all::variables<10>() == std::vector<std::size_t>{14, 19, 19, 19, 19, 19, 29});
}
