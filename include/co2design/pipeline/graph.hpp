// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <co2design/core/mistake.hpp>
#include <co2design/core/type_name.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/space/space.hpp>

namespace co2design {

/// Who computes what from what: the compile-time dependency graph of a list of policies.
///
/// Flat arrays filled by one consteval pass over name hashes; no type is computed. Policies, provided
/// metrics, needs and reads are numbered in the order of declaration; `first_…[p]` to `first_…[p + 1]` are
/// those of policy p.
template <std::size_t Policies, std::size_t Provided, std::size_t Needed, std::size_t Read>
struct dependency_graph {
  std::array<std::size_t, Policies + 1> first_provided{}, first_needed{}, first_read{};
  std::array<std::string_view, Provided + 1> provided{};
  std::array<std::uint64_t, Provided + 1> provided_hash{};
  std::array<std::uint64_t, Provided + 1> provided_identity{};  ///< of the tag's type
  std::array<std::size_t, Provided + 1> provider{};
  std::array<std::string_view, Needed + 1> needed{};
  std::array<std::size_t, Needed + 1> needed_metric{};  ///< its position among the provided
  std::array<std::size_t, Needed + 1> needed_from{};    ///< the policy that provides it
  std::array<std::string_view, Read + 1> read{};
  std::array<std::string_view, Policies + 1> policy_names{};
  std::array<bool, Policies + 1> is_generic{};     ///< see `generic`
  std::array<std::size_t, Policies + 1> order{};   ///< every policy after all it depends on
  std::array<std::uint64_t, Policies + 1> axes{};  ///< bit a: depends on axis a, also through needs
  diagnosis found{};                               ///< the first mistake, if any

  /// The policy that provides the metric `name`, or `Policies` where none does.
  [[nodiscard]] constexpr std::size_t provider_of(std::string_view name) const {
    const std::uint64_t key = hash(name);
    for (std::size_t m = 0; m < Provided; ++m)
      if (provided_hash[m] == key) return provider[m];
    return Policies;
  }
  /// The position of the metric `name` among the provided, which has it.
  [[nodiscard]] constexpr std::size_t position_of(std::string_view name) const {
    const std::uint64_t key = hash(name);
    std::size_t m = 0;
    while (provided_hash[m] != key) ++m;
    return m;
  }
};

namespace detail {

// Tells tags of one name apart. Not an address, which g++ does not compare at compile time under sanitizers.
template <class Type>
inline constexpr std::uint64_t identity = hash(type_name<Type>());

template <class Graph, class Identities>
struct graph_builder {
  Graph graph{};
  Identities needed_identity{};
  std::size_t policies = 0, provided = 0, needed = 0, read = 0;

  template <class Policy, auto... Provides, auto... Needs, fixed_string... Reads>
  constexpr void add(metrics<Provides...>, metrics<Needs...>, axes<Reads...>) {
    graph.policy_names[policies] = type_name<Policy>();
    graph.is_generic[policies] = std::is_same_v<arithmetic_t<Policy>, generic>;
    (add_provided(Provides.name, identity<tag_type<Provides>>), ...);
    (add_needed(Needs.name, identity<tag_type<Needs>>), ...);
    ((graph.read[read++] = Reads.view()), ...);
    ++policies;
    graph.first_provided[policies] = provided;
    graph.first_needed[policies] = needed;
    graph.first_read[policies] = read;
  }
  constexpr void add_provided(std::string_view name, std::uint64_t tag) {
    graph.provided[provided] = name;
    graph.provided_hash[provided] = hash(name);
    graph.provider[provided] = policies;
    graph.provided_identity[provided++] = tag;
  }
  constexpr void add_needed(std::string_view name, std::uint64_t tag) {
    graph.needed[needed] = name;
    needed_identity[needed++] = tag;
  }

  constexpr void resolve() {
    for (std::size_t m = 0; m < provided; ++m)
      for (std::size_t other = 0; other < m; ++other)
        if (graph.provided_hash[other] == graph.provided_hash[m]) {
          graph.found << "co2design/pipeline/two_providers" << graph.provided[m] << "is provided by"
                      << graph.policy_names[graph.provider[other]] << "and by"
                      << graph.policy_names[graph.provider[m]];
          return;
        }
    for (std::size_t p = 0; p < policies; ++p)
      for (std::size_t n = graph.first_needed[p]; n < graph.first_needed[p + 1]; ++n) {
        const std::uint64_t key = hash(graph.needed[n]);
        std::size_t m = 0;
        while (m < provided && graph.provided_hash[m] != key) ++m;
        if (m == provided) {
          graph.found << "co2design/pipeline/no_provider" << graph.needed[n] << "is needed by"
                      << graph.policy_names[p] << "and no policy provides it";
          return;
        }
        if (graph.provided_identity[m] != needed_identity[n]) {
          graph.found << "co2design/pipeline/two_tags" << graph.needed[n] << "means one metric in"
                      << graph.policy_names[graph.provider[m]] << "and another in" << graph.policy_names[p];
          return;
        }
        for (std::size_t other = graph.first_needed[p]; other < n; ++other)
          if (graph.needed[other] == graph.needed[n]) {
            graph.found << "co2design/policy/needs_twice" << graph.policy_names[p] << "needs"
                        << graph.needed[n] << "and declares it twice";
            return;
          }
        graph.needed_metric[n] = m;
        graph.needed_from[n] = graph.provider[m];
      }
  }

  // Depth first, iteratively; a policy met again while it is still open closes a cycle.
  constexpr void sort() {
    enum : unsigned char { unseen, open, done };
    std::array<unsigned char, std::tuple_size_v<decltype(graph.order)>> colour{};
    std::array<std::size_t, std::tuple_size_v<decltype(graph.order)>> path{}, next{};
    std::size_t sorted = 0;
    for (std::size_t root = 0; root < policies; ++root) {
      if (colour[root] != unseen) continue;
      std::size_t depth = 0;
      path[0] = root;
      next[0] = graph.first_needed[root];
      colour[root] = open;
      for (;;) {
        const std::size_t p = path[depth];
        if (next[depth] == graph.first_needed[p + 1]) {
          colour[p] = done;
          graph.order[sorted++] = p;
          if (depth == 0) break;
          --depth;
          continue;
        }
        const std::size_t from = graph.needed_from[next[depth]++];
        if (colour[from] == done) continue;
        if (colour[from] == open) {
          std::size_t start = 0;
          while (path[start] != from) ++start;
          graph.found << "co2design/pipeline/cycle";
          for (std::size_t i = start; i <= depth; ++i) graph.found << graph.needed[next[i] - 1] << "needs";
          graph.found << graph.needed[next[start] - 1];
          return;
        }
        colour[from] = open;
        path[++depth] = from;
        next[depth] = graph.first_needed[from];
      }
    }
  }

  template <class Space>
  constexpr void collect_axes() {
    if (!Space::sound) return;  // a mistake in the space stays the only error

    for (std::size_t i = 0; i < policies; ++i) {
      const std::size_t p = graph.order[i];
      for (std::size_t r = graph.first_read[p]; r < graph.first_read[p + 1]; ++r) {
        const std::size_t a = Space::position(graph.read[r]);
        if (a == Space::rank) {
          graph.found << "co2design/pipeline/unknown_axis" << graph.read[r] << "is read by"
                      << graph.policy_names[p] << "the space has";
          for (std::string_view name : Space::names) graph.found << name;
          return;
        }
        graph.axes[p] |= std::uint64_t{1} << a;
      }
      for (std::size_t n = graph.first_needed[p]; n < graph.first_needed[p + 1]; ++n)
        graph.axes[p] |= graph.axes[graph.needed_from[n]];
    }
  }
};

template <class Space, class... Policies>
consteval auto build_graph() {
  static_assert(Space::rank <= 64, "co2design/pipeline: a space of at most 64 axes");
  constexpr std::size_t provided = (std::size_t{0} + ... + Policies::provides::size);
  constexpr std::size_t needed = (std::size_t{0} + ... + needs_t<Policies>::size);
  constexpr std::size_t read = (std::size_t{0} + ... + reads_t<Policies>::size);

  graph_builder<dependency_graph<sizeof...(Policies), provided, needed, read>,
                std::array<std::uint64_t, needed + 1>>
      builder;
  (builder.template add<Policies>(typename Policies::provides{}, needs_t<Policies>{}, reads_t<Policies>{}),
   ...);
  builder.resolve();
  if (builder.graph.found.sound()) builder.sort();
  if (builder.graph.found.sound()) builder.template collect_axes<Space>();
  return builder.graph;
}

}  // namespace detail

/// The graph of `Policies` over `Space`; `found` holds the first mistake: two providers of a metric, a need
/// nobody provides, two tags of one name, a cycle, an axis the space lacks.
/// Requires  each of `Policies` models `policy`
/// Cost      compile time only: one pass over names, linear in policies but for the look-ups by hash
template <class Space, class... Policies>
inline constexpr auto graph_of = detail::build_graph<Space, Policies...>();

}  // namespace co2design
