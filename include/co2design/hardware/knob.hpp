// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include <co2design/core/fixed_string.hpp>
#include <co2design/core/mistake.hpp>
#include <co2design/core/type_name.hpp>
#include <co2design/space/axis.hpp>

namespace co2design::hardware {

/// One knob of a chip, turned: `Setting` is its value, or the axis of the design that has it.
/// Example   cores<2>, width<"lanes"_axis>
template <fixed_string Name, auto Setting>
struct knob {};

template <auto Setting>  ///< tensor cores
using cores = knob<"cores", Setting>;
template <auto Setting>  ///< vector cores
using vector_cores = knob<"vector_cores", Setting>;
template <auto Setting>  ///< of a tensor core's array; also the lanes of a vector core
using width = knob<"width", Setting>;
template <auto Setting>  ///< of a tensor core's array
using depth = knob<"depth", Setting>;
template <auto Setting>  ///< L2 of each core; KiB
using l2_kib = knob<"l2_kib", Setting>;
template <auto Setting>  ///< bandwidth of one L2; elements per cycle
using l2_bw = knob<"l2_bw", Setting>;
template <auto Setting>  ///< global buffer; MiB
using glb_mib = knob<"glb_mib", Setting>;
template <auto Setting>  ///< bandwidth of the global buffer; elements per cycle
using glb_bw = knob<"glb_bw", Setting>;
template <auto Setting>  ///< bandwidth of DRAM; elements per cycle
using dram_bw = knob<"dram_bw", Setting>;

namespace detail {

template <class... Knobs>
struct knob_list : Knobs... {};

// What knobs are set to where the user does not say: the study's six on axes of their own names, the others
// fixed. No vector cores are as many as there are tensor cores.
using untouched =
    knob_list<cores<"cores"_axis>, width<"width"_axis>, depth<"depth"_axis>, l2_kib<"l2_kib"_axis>,
              l2_bw<"l2_bw"_axis>, glb_mib<"glb_mib"_axis>, vector_cores<0>, glb_bw<512>, dram_bw<128>>;

// The setting of the knob `Name` in a list that may have it, by one overload resolution.
template <fixed_string Name, auto Setting>
consteval auto find_setting(const knob<Name, Setting>*) {
  return Setting;
}

template <fixed_string Name, class... Knobs>
consteval auto setting() {
  constexpr const knob_list<Knobs...>* turned = nullptr;
  constexpr const untouched* others = nullptr;
  if constexpr (requires { find_setting<Name>(turned); })
    return find_setting<Name>(turned);
  else
    return find_setting<Name>(others);
}

// ── what is wrong with a list of knobs ───────────────────────────────────────────────────────────────────

template <class Setting>
inline constexpr bool is_axis_name_v = false;
template <fixed_string Name>
inline constexpr bool is_axis_name_v<axis_name<Name>> = true;

struct knob_facts {
  std::string_view name;
  bool known, valued;
};
template <class Other>
inline constexpr knob_facts facts_of{type_name<Other>(), false, false};
template <fixed_string Name, auto Setting>
inline constexpr knob_facts facts_of<knob<Name, Setting>>{
    Name.view(), requires(const untouched* all){find_setting<Name>(all);
}  // namespace detail
, [] {
  using type = std::remove_cv_t<decltype(Setting)>;
  if constexpr (std::integral<type> && !std::same_as<type, bool>)
    return Setting > 0 && Setting <= 0x7fffffff;
  else
    return is_axis_name_v<type>;
}()
};  // namespace co2design::hardware

template <fixed_string... Names, auto... Settings>
constexpr void list_names(diagnosis& d, const knob_list<knob<Names, Settings>...>*) {
  ((d << Names.view()), ...);
}

template <class... Knobs>
struct knobs_check {
  static constexpr diagnosis found = [] {
    diagnosis d;
    const knob_facts all[]{facts_of<Knobs>..., {}};
    for (std::size_t i = 0; i < sizeof...(Knobs) && d.sound(); ++i) {
      const knob_facts& one = all[i];
      if (!one.known) {
        d << "co2design/hardware/unknown_knob" << one.name << "is no knob of a chip, which has";
        list_names(d, static_cast<const untouched*>(nullptr));
      } else if (!one.valued) {
        d << "co2design/hardware/knob_value" << one.name << "is set to a whole number above 0,"
          << "or to an axis: \"name\"_axis";
      }
      for (std::size_t other = 0; other < i && d.sound(); ++other)
        if (all[other].name == one.name) d << "co2design/hardware/knob_twice" << one.name << "is set twice";
    }
    return d;
  }();
};

template <fixed_string Axis, class Value>
struct whole_axis {
  static constexpr diagnosis found = [] {
    diagnosis d;
    if (!std::integral<Value>)
      d << "co2design/hardware/knob_axis" << Axis.view() << "sets a knob of a chip, but has"
        << "values that are no whole numbers";
    return d;
  }();
};

// What stands for knobs with a mistake, so that the mistake stays the only error: all 1, on no axis.
struct broken_knobs {
  using reads = axes<>;
  template <fixed_string>
  static constexpr std::int64_t value(const auto&) noexcept {
    return 1;
  }
};

// ── reading the knobs ────────────────────────────────────────────────────────────────────────────────────

// The axes that settings name, each once, in order.
template <class Found, class... Settings>
struct axes_read {
  using type = Found;
};
template <fixed_string... Names, fixed_string Name, class... Rest>
struct axes_read<axes<Names...>, axis_name<Name>, Rest...>
    : axes_read<std::conditional_t<((Names == Name) || ...), axes<Names...>, axes<Names..., Name>>, Rest...> {
};
template <class Found, class Fixed, class... Rest>
struct axes_read<Found, Fixed, Rest...> : axes_read<Found, Rest...> {};

template <class... Knobs, fixed_string... Names, auto... Settings>
auto reads_of(const knob_list<knob<Names, Settings>...>*) ->
    typename axes_read<axes<>, decltype(setting<Names, Knobs...>())...>::type;

// The value of a setting: itself, or the axis's in whatever looks axes up: a policy's inputs, a design.
template <std::integral Fixed>
[[gnu::always_inline]] constexpr std::int64_t value_of(Fixed value, const auto&) noexcept {
  return value;
}
template <fixed_string Name>
[[gnu::always_inline]] constexpr std::int64_t value_of(axis_name<Name> axis, const auto& at) noexcept {
  if constexpr (verdict<whole_axis<Name, std::remove_cvref_t<decltype(at[axis])>>>::value)
    return at[axis];
  else
    return 0;
}

}  // namespace detail

/// The nine knobs of a chip, those of `Knobs` as they say and the others as in the study.
///
/// `cores`, `width`, `depth`, `l2_kib`, `l2_bw` and `glb_mib` are otherwise on the axes of their names, the
/// vector cores as many as the tensor cores, the global buffer moves 512 and DRAM 128 elements per cycle.
///
/// Requires  each a knob (`co2design/hardware/unknown_knob`), once (`…/knob_twice`), set to a whole number
///           above 0 or to an axis (`…/knob_value`) of such numbers (`…/knob_axis`)
template <class... Knobs>
struct knobs {
  template <fixed_string Name>
  static constexpr auto setting = detail::setting<Name, Knobs...>();

  /// The axes that the knobs are on, each once.
  using reads = decltype(detail::reads_of<Knobs...>(static_cast<const detail::untouched*>(nullptr)));

  /// The value of one knob: fixed, or looked up in `at`, a design or a policy's inputs.
  template <fixed_string Name>
  [[nodiscard, gnu::always_inline]] static constexpr std::int64_t value(const auto& at) noexcept {
    return detail::value_of(setting<Name>, at);
  }
};

}  // namespace co2design::hardware
