// SPDX-License-Identifier: BSL-1.0
#include "seen.hpp"

namespace odr {

seen seen_by_b() { return look(); }

std::string judged_by_b(const front_type& found) {
  std::ostringstream csv;
  report::write_csv(csv, found, accuracy);
  return csv.str();
}

}  // namespace odr
