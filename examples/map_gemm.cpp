// SPDX-License-Identifier: BSL-1.0
//
// Maps matrix products onto accelerators: rows of (product, chip) in, the same rows with the best mapping out.

#include <cstdint>
#include <fstream>
#include <iostream>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <co2design/co2design.hpp>

#include "support/arguments.hpp"
#include "support/csv_reader.hpp"

using namespace co2design;

namespace {

const std::vector<std::string> columns{"batch", "n",     "c",      "k",     "cores",
                                       "width", "depth", "l2_kib", "l2_bw", "glb_mib"};

// The results of one row as CSV fields; a reason in the place of the mapping where there is none.
std::string map_row(const support::csv_reader& row, rule_set rules) {
  constexpr std::int64_t large = 1'000'000'000, small = 1'000'000;
  mapping::gemm_shape shape{row.number(1, 0, large), row.number(2, 0, large), row.number(3, 0, large),
                            row.number(0, 1, small)};
  const hardware::configuration knobs{.cores = static_cast<int>(row.number(4, 1, 4096)),
                                      .width = static_cast<int>(row.number(5, 256, 65536)),
                                      .depth = static_cast<int>(row.number(6, 8, 65536)),
                                      .l2_bytes = 1024 * row.number(7, 64, small),
                                      .l2_bandwidth = static_cast<int>(row.number(8, 128, small)),
                                      .glb_bytes = 1024 * 1024 * row.number(9, 2, small)};
  if (!rules.applies(correction::heads_as_batch)) {  // the published estimator folds a batch into the rows
    shape.n *= shape.batch;
    shape.batch = 1;
  }
  const auto unmappable = [](std::string_view reason) { return concat({",,,no,unmappable: ", reason}); };
  const auto chip = hardware::make_accelerator(knobs, hardware::edge_22nm);
  if (!chip) return unmappable(chip.why().reason());
  try {
    const auto mapped = mapping::map_exactly(shape, *chip, rules);
    if (!mapped) return unmappable(mapped.why().reason());
    const double energy = mapped->energy.in(units::picojoule);
    std::string text = mapping::to_text(mapped->nest);
    if (shape.batch > 1)
      text = concat({"batch ", std::to_string(shape.batch / mapped->batch_cores), " x ",
                     std::to_string(mapped->batch_cores), " side by side | ", text});
    return concat({report::exact(mapped->cycles), ",", report::exact(energy), ",",
                   report::exact(mapped->cycles * energy),
                   mapped->bound >= mapped->objective ? ",yes," : ",no,", text});
  } catch (const std::out_of_range& limit) {
    return unmappable(limit.what());
  }
}

}  // namespace

int main(int argc, char** argv) try {
  std::string file, rules_name = "corrected";
  CLI::App app(
      "Reads CSV rows of matrix products and chips (batch,n,c,k,cores,width,depth,l2_kib,l2_bw,glb_mib; any "
      "order;\n"
      "blank: batch 1 and the chip 1,256,8,64,128,2), appends cycles,energy_pj,edp,optimal,mapping.",
      "map_gemm");
  app.add_option("file", file, "CSV file; standard input where none is given");
  app.add_option("--rules", rules_name, "corrected or reference")->capture_default_str();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  if (rules_name != "corrected" && rules_name != "reference")
    throw support::usage_error(concat({"--rules: '", rules_name, "' is not one of corrected reference"}));
  const rule_set chosen = rules_name == "corrected" ? rules::corrected : rules::reference;

  std::ifstream opened;
  if (!file.empty()) {
    opened.open(file);
    if (!opened) throw support::usage_error(concat({"cannot read '", file, "'"}));
  }
  std::ios::sync_with_stdio(false);
  support::csv_reader rows(file.empty() ? std::cin : opened, columns, {"n", "c", "k"}, {"id"});
  std::cout << rows.header() << ",cycles,energy_pj,edp,optimal,mapping\n";
  while (std::cout && rows.next()) {
    const std::string results = map_row(rows, chosen);  // whole before anything of the row is printed
    std::cout << rows.row() << ',' << results << '\n';
  }
  std::cout.flush();
  if (!std::cout) throw std::runtime_error("writing failed");
  return 0;
} catch (const support::usage_error& error) {
  std::cout.flush();
  std::cerr << "map_gemm: " << error.what() << '\n';
  return 2;
} catch (const std::exception& error) {
  std::cerr << "map_gemm: " << error.what() << '\n';
  return 1;
}
