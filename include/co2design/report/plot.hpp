// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <co2design/core/text.hpp>
#include <co2design/report/format.hpp>
#include <co2design/search/front.hpp>

namespace co2design::report {

/// A picture to make: a gnuplot terminal ("svg", "pngcairo") and the file it writes.
struct picture {
  std::string terminal;
  std::string file;
};

namespace detail {

// A gnuplot string: single quotes, doubled inside; on one line, as gnuplot's are.
inline std::string quoted(std::string_view text) {
  std::string out = "'";
  for (char c : text) {
    if (c == '\'') out += '\'';
    out += c == '\n' || c == '\r' ? ' ' : c;
  }
  return out + "'";
}

template <metric_tag Tag>
std::string axis_title(Tag) {
  std::string title(Tag::name);
  for (char& c : title)
    if (c == '_') c = ' ';
  const std::string_view symbol = display_unit<typename Tag::dimension>.symbol;
  return symbol == "1" ? title : concat({title, " [", symbol, "]"});
}

template <metric_tag Tag, class Value>
std::string plotted(Tag, const Value& value) {
  if (why_not(value).is_set()) return "NaN";  // to gnuplot, no point
  return exact(display_unit<typename Tag::dimension>.from_canonical(canonical(value)));
}

}  // namespace detail

/// A gnuplot script that draws a front: `y` against `x`, coloured by `colour`, into each of `pictures`.
///
/// The script carries its data; run it with `gnuplot script`. Units are those people read (ms, TOPS), on
/// the axes.
/// Example   report::write_plot(script, front, accuracy, total_carbon, latency, "CLIP",
///                              {{"svg", "front.svg"}});
template <class Problem, metric_tag X, metric_tag Y, metric_tag Colour>
void write_plot(std::ostream& script, const front<Problem>& found, X x, Y y, Colour colour,
                std::string_view title, const std::vector<picture>& pictures) {
  script << "set encoding utf8\n$front << EOD\n";
  for (const auto& member : found) {
    const auto values = found.problem().judge()(member.design(), x, y, colour);
    script << detail::plotted(x, values[x]) << ' ' << detail::plotted(y, values[y]) << ' '
           << detail::plotted(colour, values[colour]) << '\n';
  }
  script << "EOD\nset title " << detail::quoted(title) << " noenhanced\nset xlabel "
         << detail::quoted(detail::axis_title(x)) << " noenhanced\nset ylabel "
         << detail::quoted(detail::axis_title(y)) << " noenhanced\nset cblabel "
         << detail::quoted(detail::axis_title(colour))
         << " noenhanced\nset grid back lt 1 lw 1 lc rgb '#dddddd'\nset key off\nset offsets graph 0.03, "
            "0.03, 0.03, 0.03\n"
            "set palette defined (0 '#440154', 1 '#3b528b', 2 '#21918c', 3 '#5ec962', 4 '#fde725')\n";
  for (const picture& one : pictures)
    script << "set terminal " << one.terminal << " size 900,600 background rgb 'white'\nset output "
           << detail::quoted(one.file)
           << "\nplot $front using 1:2:3 with points pt 7 ps 0.7 lc palette\nunset output\n";
}

}  // namespace co2design::report
