// SPDX-License-Identifier: BSL-1.0
#pragma once

namespace co2design {

template <class Policy, class Space, class Provides, class Reads, bool Fallible, class Judge>
class tabulated;

namespace detail {

template <class Policy>
inline constexpr bool is_table_v = false;
template <class Policy, class Space, class Provides, class Reads, bool Fallible, class Judge>
inline constexpr bool is_table_v<tabulated<Policy, Space, Provides, Reads, Fallible, Judge>> = true;

}  // namespace detail

}  // namespace co2design
