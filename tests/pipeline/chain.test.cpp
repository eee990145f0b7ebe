// SPDX-License-Identifier: BSL-1.0
#include <co2design/pipeline/make_pipeline.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

#include <doctest/doctest.h>
#include <static_check.hpp>

using namespace co2design;

// Eighteen policies, each above several others, against loops over arrays.
namespace {

constexpr std::size_t nodes = 18, axis_count = 6;

template <std::size_t I>
consteval auto node_name() {
  return fixed_string<8>{std::string_view{
      std::array{'n', 'o', 'd', 'e', '_', static_cast<char>('0' + I / 10), static_cast<char>('0' + I % 10)}
          .data(),
      7}};
}
template <std::size_t I>
constexpr metric<node_name<I>(), dimensionless> node{};

using designs = space<axis<"a", range<1, 5>>, axis<"b", values<7, 2, 9>>, axis<"c", powers_of_two<1, 32>>,
                      axis<"d", range<-3, 3>>, axis<"e", range<0, 90, 10>>, axis<"f", values<0, 1>>>;

template <std::size_t A>
consteval auto axis_of() {
  return fixed_string<2>{std::string_view{"abcdef"}.substr(A, 1)};
}

// A node above those before it: the last, the one before, and one from the lower third.
template <std::size_t I>
struct above {
  using type = metrics<node<I - 1>, node<I - 2>, node<(I - 3) / 2>>;
};
template <>
struct above<0> {
  using type = metrics<>;
};
template <>
struct above<1> {
  using type = metrics<>;
};
template <>
struct above<2> {
  using type = metrics<node<0>>;
};

// Integers below 2^53 in all of them, so that every order of evaluation is exact.
constexpr double fold(double x) {
  return x - 4093.0 * static_cast<double>(static_cast<long long>(x / 4093.0));
}

constexpr bool is_infeasible(std::size_t i, double value) {
  const auto whole = static_cast<long long>(value);
  return (i == 5 && whole % 11 == 3) || (i == 9 && whole % 7 == 2);
}
constexpr const char* reason_at_5 = "node 5";
constexpr const char* reason_at_9 = "node 9";

template <std::size_t I>
struct layer {
  using provides = metrics<node<I>>;
  using needs = typename above<I>::type;
  using reads = axes<axis_of<I % axis_count>()>;
  double weight = 1;

  template <class In>
  constexpr auto operator()(const In& in) const noexcept {
    double value = weight * in[axis_name<axis_of<I % axis_count>()>{}];
    if constexpr (I >= 3)
      value += 3 * in[node<I - 1>] - 2 * in[node<I - 2>] + 5 * in[node<(I - 3) / 2>];
    else if constexpr (I == 2)
      value += 7 * in[node<0>];
    value = fold(value);
    if constexpr (I == 5)
      return feasible_if(!is_infeasible(I, value), value, reason_at_5);
    else if constexpr (I == 9)
      return feasible_if(!is_infeasible(I, value), value, reason_at_9);
    else
      return value;
  }
};

struct outcome {
  std::array<double, nodes> value{};
  std::array<std::string_view, nodes> reason{};
};

outcome by_hand(const std::array<int, axis_count>& axis_values, double weight) {
  outcome out;
  for (std::size_t i = 0; i < nodes; ++i) {
    double value = weight * axis_values[i % axis_count];
    if (i >= 3) {
      for (std::size_t below : {i - 1, i - 2, (i - 3) / 2})
        if (out.reason[i].empty()) out.reason[i] = out.reason[below];
      value += 3 * out.value[i - 1] - 2 * out.value[i - 2] + 5 * out.value[(i - 3) / 2];
    } else if (i == 2) {
      value += 7 * out.value[0];
    }
    if (!out.reason[i].empty()) continue;
    out.value[i] = fold(value);
    if (is_infeasible(i, out.value[i])) out.reason[i] = i == 5 ? reason_at_5 : reason_at_9;
  }
  return out;
}

std::array<int, axis_count> axis_values_of(const design<designs>& at) {
  return {at["a"_axis], at["b"_axis], at["c"_axis], at["d"_axis], at["e"_axis], at["f"_axis]};
}

// Listed out of order: 0, 7, 14, 3, 10, … (7 and 18 have no common factor).
constexpr std::size_t listed(std::size_t i) { return i * 7 % nodes; }
template <std::size_t... I>
constexpr auto make_chain(double weight, std::index_sequence<I...>) {
  return make_pipeline<designs>(layer<listed(I)>{.weight = weight}...);
}
constexpr auto all_nodes = std::make_index_sequence<nodes>{};

template <class Found>
bool same(const Found& found, double value, std::string_view reason) {
  if constexpr (std::is_same_v<Found, double>)
    return reason.empty() && found == value;
  else
    return found.why().reason() == reason && (!reason.empty() || *found == value);
}

template <std::size_t... I>
std::size_t disagreements(const auto& chain, const design<designs>& at, const outcome& hand,
                          std::index_sequence<I...>) {
  const auto found = chain(at, node<I>...);
  const std::size_t together =
      (std::size_t{0} + ... + std::size_t{!same(found[node<I>], hand.value[I], hand.reason[I])});
  const std::size_t alone =
      (std::size_t{0} + ... + std::size_t{!same(chain(at)[node<I>], hand.value[I], hand.reason[I])});
  return together + alone;
}

}  // namespace

TEST_CASE("a deep pipeline agrees with loops over arrays, metric by metric, for every design") {
  for (double weight : {1.0, 3.0, -17.0}) {
    const auto chain = make_chain(weight, all_nodes);
    std::size_t wrong = 0, from_5 = 0, from_9 = 0;
    for (std::uint64_t i = 0; i < designs::cardinality; ++i) {
      const auto at = design<designs>::at(i);
      const auto hand = by_hand(axis_values_of(at), weight);
      wrong += disagreements(chain, at, hand, all_nodes);
      from_5 += hand.reason[nodes - 1] == reason_at_5;
      from_9 += hand.reason[nodes - 1] == reason_at_9;
    }
    CHECK(wrong == 0);
    // The designs do tell: some fail at either node, most at neither.
    CHECK(from_5 > 100);
    CHECK(from_9 > 100);
    CHECK(from_5 + from_9 < designs::cardinality / 2);
  }
}

TEST_CASE("a deep pipeline knows its axes and where it may be infeasible") {
  using chain = decltype(make_chain(1, all_nodes));
  std::array<std::uint64_t, nodes> axes_by_hand{};
  std::array<bool, nodes> may_fail{};
  for (std::size_t i = 0; i < nodes; ++i) {
    axes_by_hand[i] = std::uint64_t{1} << i % axis_count;
    may_fail[i] = i == 5 || i == 9;
    if (i == 2) axes_by_hand[i] |= axes_by_hand[0];
    if (i < 3) continue;
    for (std::size_t below : {i - 1, i - 2, (i - 3) / 2}) {
      axes_by_hand[i] |= axes_by_hand[below];
      may_fail[i] = may_fail[i] || may_fail[below];
    }
  }
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    CHECK(((chain::axes_of(node<I>) == axes_by_hand[I]) && ...));
    CHECK(((chain::may_be_infeasible(node<I>) == may_fail[I]) && ...));
  }(all_nodes);
  STATIC_CHECK(chain::axes_of(node<0>) == 1);
  STATIC_CHECK(chain::axes_of(node<17>) == 63);
}

TEST_CASE("a deep pipeline is a constant") {
  constexpr auto chain = make_chain(1, all_nodes);
  constexpr auto at = design<designs>::at(0);  // a 1, b 7, c 1, d -3, e 0, f 0
  STATIC_CHECK(chain(at)[node<0>] == 1);
  STATIC_CHECK(chain(at)[node<1>] == 7);
  STATIC_CHECK(chain(at)[node<2>] == 1 + 7);
  STATIC_CHECK(chain(at)[node<3>] == -3 + 3 * 8 - 2 * 7 + 5);
  STATIC_CHECK(chain(at)[node<4>] == 0 + 3 * 12 - 2 * 8 + 5);
}
