// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "arguments.hpp"

namespace support {

/// Rows of a CSV stream (RFC 4180), one at a time, in constant memory.
///
/// The first row names the columns: known ones in any order, each once; `labels` pass through unread.
/// Errors    usage_error that names line and column
class csv_reader {
 public:
  csv_reader(std::istream& in, const std::vector<std::string>& known,
             const std::vector<std::string>& required, const std::vector<std::string>& labels)
      : in_(in), position_(known.size(), none) {
    for (const char mark : {'\xEF', '\xBB', '\xBF'})  // a byte order mark, as spreadsheets write it
      if (in_.peek() == std::istream::traits_type::to_int_type(mark)) in_.get();
    if (!read_row()) throw usage_error("line 1: no header row; the columns are" + joined(known));
    header_ = raw_;
    for (std::size_t c = 0; c < cells_.size(); ++c) {
      const auto at = index_of(known, cells_[c]);
      if (at == known.size()) {
        if (index_of(labels, cells_[c]) == labels.size())
          throw usage_error(
              co2design::concat({"line 1, column ", std::to_string(c + 1), ": no column is called '",
                                 cells_[c], "'; known are", joined(known), joined(labels)}));
        continue;
      }
      if (position_[at] != none)
        throw usage_error(co2design::concat({"line 1: the column '", cells_[c], "' stands twice"}));
      position_[at] = c;
    }
    for (const auto& name : required)
      if (index_of(cells_, name) == cells_.size())
        throw usage_error(co2design::concat({"line 1: the column '", name, "' is missing"}));
    names_ = cells_;
    known_ = known;
  }

  /// Goes to the next row; false at the end. Empty lines are passed over.
  bool next() {
    do {
      if (!read_row()) return false;
    } while (cells_.size() == 1 && cells_[0].empty());
    if (cells_.size() != names_.size())
      throw usage_error(
          co2design::concat({"line ", std::to_string(first_line_), ": ", std::to_string(cells_.size()),
                             " fields where the header has ", std::to_string(names_.size())}));
    return true;
  }

  /// The header and the current row as they stood, without the line end.
  [[nodiscard]] const std::string& header() const { return header_; }
  [[nodiscard]] const std::string& row() const { return raw_; }

  /// A whole number of at least 1 and at most `most`, or `otherwise` where the field is blank or the column missing; 0
  /// for `otherwise` says that there is no default.
  [[nodiscard]] std::int64_t number(std::size_t column, std::int64_t otherwise, std::int64_t most) const {
    const std::string_view text = field(column);
    if (text.empty() && otherwise != 0) return otherwise;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 1 || value > most)
      wrong(column, co2design::concat({"is no whole number from 1 to ", std::to_string(most)}));
    return value;
  }

  /// What a field holds; empty where it is blank or the column missing.
  [[nodiscard]] std::string_view field(std::size_t column) const {
    return position_[column] == none ? std::string_view{} : std::string_view(cells_[position_[column]]);
  }
  /// Stops at a field with what is wrong about it.
  [[noreturn]] void wrong(std::size_t column, std::string_view about) const {
    throw usage_error(co2design::concat({"line ", std::to_string(first_line_), ", column '", known_[column],
                                         "': '", field(column), "' ", about}));
  }

 private:
  static constexpr std::size_t none = ~std::size_t{0};

  static std::size_t index_of(const std::vector<std::string>& all, std::string_view name) {
    std::size_t i = 0;
    while (i < all.size() && all[i] != name) ++i;
    return i;
  }
  static std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& one : names) text += co2design::concat({" ", one});
    return text;
  }

  bool read_row() {
    cells_.assign(1, "");
    raw_.clear();
    first_line_ = line_ + 1;
    bool quoted = false, after_quote = false;
    int c = in_.get();
    if (c == std::istream::traits_type::eof()) return false;
    for (; c != std::istream::traits_type::eof(); c = in_.get()) {
      const char ch = static_cast<char>(c);
      if (!quoted && (ch == '\n' || ch == '\r')) {
        if (ch == '\r' && in_.peek() == '\n') in_.get();
        break;
      }
      if (ch == '\n') ++line_;
      raw_ += ch;
      if (raw_.size() > 1'000'000) throw usage_error(place() + ": a row of more than a million characters");
      if (quoted) {
        if (ch != '"')
          cells_.back() += ch;
        else if (in_.peek() == '"')
          cells_.back() += ch, raw_ += static_cast<char>(in_.get());
        else
          quoted = false, after_quote = true;
      } else if (ch == ',') {
        cells_.emplace_back();
        after_quote = false;
      } else if (ch == '"' && cells_.back().empty() && !after_quote) {
        quoted = true;
      } else if (ch == '"' || after_quote || ch == '\0') {
        throw usage_error(
            co2design::concat({place(), ", field ", std::to_string(cells_.size()), ": a stray character"}));
      } else {
        cells_.back() += ch;
      }
    }
    ++line_;
    if (quoted) throw usage_error(place() + ": a quote that is never closed");
    if (in_.bad()) throw usage_error("reading failed");
    return true;
  }
  [[nodiscard]] std::string place() const {
    return co2design::concat({"line ", std::to_string(first_line_)});
  }

  std::istream& in_;
  std::vector<std::size_t> position_;
  std::vector<std::string> names_, known_, cells_;
  std::string header_, raw_;
  std::uint64_t line_ = 0, first_line_ = 1;
};

}  // namespace support
