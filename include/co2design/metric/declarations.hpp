// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include <co2design/core/type_list.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/space/axis.hpp>

namespace co2design {

namespace detail {

// What a policy declares, or what stands for it where it does not. Functions that are never defined: cheaper to
// compile than a class for each policy.
template <class Policy>
metrics<> needs_of();
template <class Policy>
requires requires { typename Policy::needs; }
typename Policy::needs needs_of();

template <class Policy>
axes<> reads_of();
template <class Policy>
requires requires { typename Policy::reads; }
typename Policy::reads reads_of();

template <class Policy>
metrics<> grouped_by_of();
template <class Policy>
requires requires { typename Policy::grouped_by; }
typename Policy::grouped_by grouped_by_of();

template <class Policy>
const Policy& asked_for_worker();

}  // namespace detail

/// The metrics a policy needs, none where it does not say.
template <class Policy>
using needs_t = decltype(detail::needs_of<Policy>());

/// The axes of the design a policy reads, none where it does not say.
template <class Policy>
using reads_t = decltype(detail::reads_of<Policy>());

/// How a policy's body may be run: `using arithmetic = generic;` or `= scalar;`.
///
/// Generic   the body goes through any number type (`simd`, `interval`, `linear_form`): it combines metrics by
///           arithmetic, `select`, `min`, `max` and `look_up`. The default where a policy is cheap, reads no
///           axis and neither needs nor provides a fact
/// Scalar    the body sees one design and doubles at a time; what it provides is tabulated and never traced
struct generic {};
struct scalar {};

/// Whether a policy may be asked for design after design by an object that remembers: `auto worker() const`.
///
/// Worker    has the policy's `operator()(auto const& in)`, not const, noexcept: of equal inputs it says bit
///           for bit what the policy says, whatever it was asked before, but may keep what it learned
/// Shape     one for each thread, at most movable; it may allocate, tens of megabytes, and terminates where it
///           cannot. It is of use to who fills tables; pipelines ask the policy
/// Example   mapping::sequential_part, whose worker maps each product to each chip once
template <class Policy> concept has_worker = requires(const Policy& p) { p.worker(); };

/// What a policy's `worker()` returns.
template <has_worker Policy>
using worker_t = decltype(detail::asked_for_worker<Policy>().worker());

/// Needs that a policy's worker likes to be asked by, `using grouped_by = metrics<hardware::chip>;`; none where
/// it does not say. Designs of equal values come one after the other, and these values in falling order of the
/// axes they depend on, the last one varying fastest. A wish: the worker is right in any order.
template <class Policy>
using grouped_by_t = decltype(detail::grouped_by_of<Policy>());

/// What one evaluation of a policy costs: `static constexpr auto cost = expensive;` where a search should count
/// them. Such a policy has `submit(batch)` in the place of its call.
enum class evaluation_cost { cheap, expensive };
inline constexpr evaluation_cost cheap = evaluation_cost::cheap;
inline constexpr evaluation_cost expensive = evaluation_cost::expensive;

/// What an evaluation of a policy costs: cheap where it does not say.
template <class Policy>
inline constexpr evaluation_cost cost_v = [] {
  if constexpr (requires { Policy::cost; })
    return Policy::cost;
  else
    return cheap;
}();

/// A promise of a generic policy that no number type can find: everything it provides does not fall, or does
/// not rise, when any of these needs does. `using monotone = increasing<energy, latency>;`
///
/// Both kinds: `using monotone = type_list<increasing<energy>, decreasing<lifetime>>;`. The law suite samples
/// it, and reports name the policies whose promise they relied on.
template <auto... Tags>
struct increasing {};
template <auto... Tags>
struct decreasing {};

namespace detail {

template <class Tags>
inline constexpr bool facts_among_v = false;
template <auto... Tags>
inline constexpr bool facts_among_v<metrics<Tags...>> = (!metric_tag<tag_type<Tags>> || ...);

template <class Policy>
inline constexpr bool handles_facts_v =
    facts_among_v<needs_t<Policy>> || facts_among_v<typename Policy::provides>;

template <class Policy>
scalar arithmetic_of();
template <class Policy>
requires(!requires { typename Policy::arithmetic; } && reads_t<Policy>::size == 0 &&
         !handles_facts_v<Policy> && cost_v<Policy> == cheap)
generic arithmetic_of();
template <class Policy>
requires requires { typename Policy::arithmetic; }
typename Policy::arithmetic arithmetic_of();

template <class Policy>
double rep_of();
template <class Policy>
requires requires { typename Policy::rep; }
typename Policy::rep rep_of();

template <class Promise>
struct promises {
  using type = type_list<Promise>;
};
template <class... Promises>
struct promises<type_list<Promises...>> {
  using type = type_list<Promises...>;
};

template <class Policy>
struct monotone_of {
  using type = type_list<>;
};
template <class Policy>
requires requires { typename Policy::monotone; }
struct monotone_of<Policy> : promises<typename Policy::monotone> {};

}  // namespace detail

/// How a policy's body may be run: `generic` or `scalar`.
template <class Policy>
using arithmetic_t = decltype(detail::arithmetic_of<Policy>());

/// The number type of a policy's state, `using rep = interval;`; double where it does not say.
template <class Policy>
using rep_t = decltype(detail::rep_of<Policy>());

/// What a policy promises, as a type_list of `increasing<…>` and `decreasing<…>`.
template <class Policy>
using monotone_t = typename detail::monotone_of<Policy>::type;

}  // namespace co2design
