// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

// A table of tests/data: comma-separated without quotes; a line that starts with # is a comment, the first
// other line names the columns. Whatever is not as expected throws, so that a test cannot pass on no data.
class table {
 public:
  class row {
   public:
    row(const table& of, std::vector<std::string> cells) : of_(&of), cells_(std::move(cells)) {}

    const std::string& text(const std::string& column) const { return cells_.at(of_->position(column)); }
    std::int64_t integer(const std::string& column) const {
      return convert<std::int64_t>(
          column, [](const std::string& s, std::size_t* read) { return std::stoll(s, read); });
    }
    double number(const std::string& column) const {
      return convert<double>(column,
                             [](const std::string& s, std::size_t* read) { return std::stod(s, read); });
    }

   private:
    template <class Value, class Convert>
    Value convert(const std::string& column, Convert by) const {
      const std::string& cell = text(column);
      std::size_t read = 0;
      const Value value = by(cell, &read);
      if (read != cell.size()) throw std::runtime_error(column + ": " + cell + " is no number");
      return value;
    }

    const table* of_;
    std::vector<std::string> cells_;
  };

  explicit table(const std::string& file) {
    std::ifstream in(CO2DESIGN_TEST_DATA "/" + file);
    if (!in) throw std::runtime_error("cannot read " + file);
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with('#')) continue;
      std::vector<std::string> cells = split(line);
      if (columns_.empty()) {
        columns_ = std::move(cells);
      } else {
        if (cells.size() != columns_.size()) throw std::runtime_error(file + ": " + line);
        rows_.emplace_back(*this, std::move(cells));
      }
    }
  }
  table(const table&) = delete;
  table& operator=(const table&) = delete;

  std::size_t size() const { return rows_.size(); }
  auto begin() const { return rows_.begin(); }
  auto end() const { return rows_.end(); }

 private:
  static std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream in(line);
    for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
    return cells;
  }
  std::size_t position(const std::string& column) const {
    const auto found = std::find(columns_.begin(), columns_.end(), column);
    if (found == columns_.end()) throw std::runtime_error("no column " + column);
    return static_cast<std::size_t>(found - columns_.begin());
  }

  std::vector<std::string> columns_;
  std::vector<row> rows_;
};
