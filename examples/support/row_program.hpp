// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <co2design/hardware/accelerator.hpp>

#include "arguments.hpp"
#include "csv_reader.hpp"

namespace support {

/// What goes into a program that turns rows into rows, and what it appends to them.
struct row_columns {
  std::vector<std::string> known, required;
  std::string appended;
};

/// A program that reads rows from a file or standard input and writes each with its results appended: whole
/// rows only, in constant memory.
///
/// Shape     `start()` is called once the command line is read, and makes the function from a row to its
///           results
/// Errors    a message and the exit code, which is returned: 2 for the command line and the input, 1 for others
template <class Start>
int run_row_program(CLI::App& app, int argc, char** argv, const row_columns& columns, Start start) try {
  std::string file;
  app.add_option("file", file, "CSV file; standard input where none is given");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  const auto results_of = start();
  std::ifstream opened;
  if (!file.empty()) {
    opened.open(file);
    if (!opened) throw usage_error(co2design::concat({"cannot read '", file, "'"}));
  }
  std::ios::sync_with_stdio(false);
  csv_reader rows(file.empty() ? std::cin : opened, columns.known, columns.required, {"id"});
  std::cout << rows.header() << ',' << columns.appended << '\n';
  while (std::cout && rows.next()) {
    const std::string results = results_of(rows);  // whole before anything of the row is printed
    std::cout << rows.row() << ',' << results << '\n';
  }
  std::cout.flush();
  if (!std::cout) throw std::runtime_error("writing failed");
  return 0;
} catch (const usage_error& error) {
  std::cout.flush();
  std::cerr << app.get_name() << ": " << error.what() << '\n';
  return 2;
} catch (const std::exception& error) {
  std::cerr << app.get_name() << ": " << error.what() << '\n';
  return 1;
}

/// The chip of a row: columns cores, width, depth, l2_kib, l2_bw, glb_mib from `first` on; blank ones are those
/// of the least-carbon chip of the study's Table 2.
inline co2design::hardware::configuration chip_of(const csv_reader& row, std::size_t first) {
  constexpr std::int64_t large = 65536, small = 1'000'000;
  return {.cores = static_cast<int>(row.number(first, 1, 4096)),
          .width = static_cast<int>(row.number(first + 1, 256, large)),
          .depth = static_cast<int>(row.number(first + 2, 8, large)),
          .l2_bytes = 1024 * row.number(first + 3, 64, small),
          .l2_bandwidth = static_cast<int>(row.number(first + 4, 128, small)),
          .glb_bytes = 1024 * 1024 * row.number(first + 5, 2, small)};
}

}  // namespace support
