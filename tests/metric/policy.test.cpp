// SPDX-License-Identifier: BSL-1.0
#include <co2design/metric/policy.hpp>

#include <memory>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/metric/catalogue.hpp>

using namespace co2design;

namespace {

struct source {
  using provides = metrics<latency>;
  constexpr auto operator()(const auto&) const noexcept { return time_quantity(1); }
};
struct follower {
  using provides = metrics<energy, area>;
  using needs = metrics<latency>;
  using reads = axes<"cores", "width">;
  constexpr auto operator()(const auto& in) const noexcept {
    return results{energy(in[latency] * power_quantity(2)), area(area_quantity(1))};
  }
};

struct without_provides {
  using needs = metrics<latency>;
  constexpr auto operator()(const auto&) const noexcept { return 1.0; }
};
struct provides_nothing : source {
  using provides = metrics<>;
};
struct cannot_copy : source {
  std::unique_ptr<int> owned;
};

struct bundle {
  constexpr auto parts() const { return pack(source{}, follower{}); }
};

}  // namespace

TEST_CASE("a policy says what it needs and reads, or nothing") {
  STATIC_CHECK(std::is_same_v<needs_t<follower>, metrics<latency>>);
  STATIC_CHECK(std::is_same_v<reads_t<follower>, axes<"cores", "width">>);
  STATIC_CHECK(std::is_same_v<needs_t<source>, metrics<>>);
  STATIC_CHECK(std::is_same_v<reads_t<source>, axes<>>);
}

TEST_CASE("what provides metrics and copies is a policy") {
  STATIC_CHECK(policy<source>);
  STATIC_CHECK(policy<follower>);
}

TEST_CASE("what provides nothing or does not copy is no policy") {
  STATIC_CHECK(!policy<without_provides>);
  STATIC_CHECK(!policy<provides_nothing>);
  STATIC_CHECK(!policy<cannot_copy>);
  STATIC_CHECK(!policy<int>);
  STATIC_CHECK(!requirement::provides_metrics<without_provides>);
  STATIC_CHECK(requirement::provides_metrics<cannot_copy>);
}

TEST_CASE("what has parts is a bundle, and a policy is none") {
  STATIC_CHECK(policy_bundle<bundle>);
  STATIC_CHECK(!policy<bundle>);
  STATIC_CHECK(!policy_bundle<source>);
  STATIC_CHECK(bundle{}.parts().size == 2);
}
