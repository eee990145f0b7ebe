// SPDX-License-Identifier: BSL-1.0
//
// Maps matrix products onto accelerators: rows of (product, chip) in, the same rows with the best mapping out.

#include <cstdint>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

#include <co2design/co2design.hpp>

#include "support/row_program.hpp"
#include "support/scenario.hpp"

using namespace co2design;

namespace {

const support::row_columns input_columns{
    {"batch", "n", "c", "k", "cores", "width", "depth", "l2_kib", "l2_bw", "glb_mib"},
    {"n", "c", "k"},
    "cycles,energy_pj,edp,optimal,mapping"};

// The results of one row as CSV fields; a reason in the place of the mapping where there is none.
std::string map_row(const support::csv_reader& row, rule_set rules) {
  constexpr std::int64_t large = 1'000'000'000, small = 1'000'000;
  mapping::gemm_shape shape{row.number(1, 0, large), row.number(2, 0, large), row.number(3, 0, large),
                            row.number(0, 1, small)};
  if (!rules.applies(correction::heads_as_batch)) {  // the published estimator folds a batch into the rows
    shape.n *= shape.batch;
    shape.batch = 1;
  }
  const auto unmappable = [](std::string_view reason) { return concat({",,,no,unmappable: ", reason}); };
  const auto chip = hardware::make_accelerator(support::chip_of(row, 4), hardware::edge_22nm);
  if (!chip) return unmappable(chip.why().reason());
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
}

}  // namespace

int main(int argc, char** argv) {
  std::string rules = "corrected";
  CLI::App app(
      "Reads CSV rows of matrix products and chips (batch,n,c,k,cores,width,depth,l2_kib,l2_bw,glb_mib; any "
      "order;\n"
      "blank: batch 1 and the chip 1,256,8,64,128,2), appends cycles,energy_pj,edp,optimal,mapping.",
      "map_gemm");
  app.add_option("--rules", rules, "corrected or reference")->capture_default_str();
  return support::run_row_program(app, argc, argv, input_columns, [&] {
    return [chosen = support::parse_rules(rules)](const support::csv_reader& row) {
      return map_row(row, chosen);
    };
  });
}
