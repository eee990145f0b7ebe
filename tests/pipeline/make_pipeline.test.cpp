// SPDX-License-Identifier: BSL-1.0
#include <co2design/pipeline/make_pipeline.hpp>

#include <type_traits>

#include <co2design/metric/catalogue.hpp>
#include <co2design/units/interval.hpp>
#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

namespace {

using toy = space<axis<"cores", values<1, 2, 4>>>;
constexpr design<toy> four("cores"_axis = 4);

struct chip {
  using provides = metrics<area>;
  using reads = axes<"cores">;
  constexpr auto operator()(const auto& in) const noexcept { return 1_mm2 * in["cores"_axis]; }
};
struct power {
  using provides = metrics<energy>;
  using needs = metrics<area>;
  double joules;
  constexpr auto operator()(const auto& in) const noexcept { return joules * 1_J * (in[area] / 1_mm2); }
};
struct both {
  double joules;
  [[nodiscard]] constexpr auto parts() const { return pack(chip{}, power{joules}); }
};

}  // namespace

TEST_CASE("a bundle is its parts, wherever it stands") {
  constexpr auto flat = make_pipeline<toy>(power{3}, chip{});
  constexpr auto bundled = make_pipeline<toy>(both{3});
  STATIC_CHECK(flat(four)[energy] == 12_J);
  STATIC_CHECK(bundled(four)[energy] == 12_J);
  STATIC_CHECK(decltype(bundled)::size == 2);
}

TEST_CASE("a pipeline may be empty") {
  STATIC_CHECK(decltype(make_pipeline<toy>())::size == 0);
  STATIC_CHECK(std::is_same_v<decltype(make_pipeline<toy>())::rep, double>);
}

// ── what policies declare ────────────────────────────────────────────────────────────────────────────────

namespace {

struct of_intervals : power {
  using rep = interval;
};
struct of_text : power {
  using rep = const char*;
};
struct promising : power {
  using monotone = increasing<area>;
};
struct promising_both : power {
  using monotone = type_list<increasing<area>, decreasing<area>>;
};
struct promising_too_much : power {
  using monotone = decreasing<area, latency>;
};
struct promising_nothing : power {
  using monotone = area_quantity;
};
struct neither : power {
  using arithmetic = double;
};
struct declared_scalar : power {
  using arithmetic = scalar;
};
inline constexpr fact<"note", int> note{};
struct noting {
  using provides = metrics<note>;
  using arithmetic = generic;
  constexpr auto operator()(const auto&) const noexcept { return 1; }
};
struct taking_note {
  using provides = metrics<energy>;
  using needs = metrics<note>;
  constexpr auto operator()(const auto& in) const noexcept { return in[note] * 1_J; }
};

template <class Policy>
constexpr const diagnosis& declared = detail::declarations_check<Policy>::found;

}  // namespace

TEST_CASE("what is declared is looked at") {
  STATIC_CHECK(declared<power>.sound());
  STATIC_CHECK(declared<of_intervals>.sound());
  STATIC_CHECK(declared<promising>.sound());
  STATIC_CHECK(declared<promising_both>.sound());
  STATIC_CHECK(declared<of_text>.words[0] == "co2design/policy/rep");
  STATIC_CHECK(declared<promising_too_much>.words[0] == "co2design/policy/monotone");
  STATIC_CHECK(declared<promising_too_much>.words[3] == "latency");
  STATIC_CHECK(declared<promising_nothing>.words[0] == "co2design/policy/monotone");
  STATIC_CHECK(declared<neither>.words[0] == "co2design/policy/arithmetic");
  STATIC_CHECK(declared<noting>.words[0] == "co2design/policy/arithmetic");
}

TEST_CASE("a policy is generic where it reads no axis and handles no fact, or says so") {
  STATIC_CHECK(std::is_same_v<arithmetic_t<power>, generic>);
  STATIC_CHECK(std::is_same_v<arithmetic_t<chip>, scalar>);
  STATIC_CHECK(std::is_same_v<arithmetic_t<declared_scalar>, scalar>);
  STATIC_CHECK(std::is_same_v<arithmetic_t<taking_note>, scalar>);
}
