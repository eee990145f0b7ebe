// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include <co2design/metric/declarations.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/tag.hpp>

namespace co2design::carbon {

/// A policy of which only some metrics are taken, so that others may provide the rest.
///
/// Provides  `Tags`, which the policy provides
/// Needs     what the policy needs; likewise what it reads, and its arithmetic
/// Errors    infeasible where the policy is
/// Cost      the policy's
/// Example   only<embodied_chip>(embodied_ecochip{}), with a memory of one's own and
///           embodied_sum<embodied_chip, embodied_memory>
template <class Policy, auto... Tags>
struct only_of {
  using rep = rep_t<Policy>;
  using arithmetic = arithmetic_t<Policy>;
  using provides = metrics<Tags...>;
  using needs = needs_t<Policy>;
  using reads = reads_t<Policy>;

  Policy policy;

  constexpr void constants(auto&& see) const
  requires requires { policy.constants(see); }
  {
    policy.constants([&]<class... Goes>(auto word, const auto& shown, Goes...) {
      if constexpr (sizeof...(Goes) == 0 || (is_taken_v<Goes> || ...)) see(word, shown, Tags...);
    });
  }

  constexpr auto operator()(auto const& in) const noexcept {
    const auto answer = policy(in);
    if constexpr (co2design::detail::is_possible_v<std::remove_const_t<decltype(answer)>>) {
      using result = decltype(taken_of(*answer));
      return answer ? possible<result>(taken_of(*answer)) : possible<result>(answer.why());
    } else {
      return taken_of(answer);
    }
  }

 private:
  template <class Goes>
  static constexpr bool is_taken_v = (std::is_same_v<Goes, std::remove_cvref_t<decltype(Tags)>> || ...);

  static constexpr auto taken_of(const auto& all) noexcept { return results{Tags(all[Tags])...}; }
};

/// The policy, of which only `Tags` are taken.
template <auto... Tags, class Policy>
[[nodiscard]] constexpr only_of<Policy, Tags...> only(const Policy& policy) noexcept {
  return {policy};
}

}  // namespace co2design::carbon
