// SPDX-License-Identifier: BSL-1.0
//
// Two translation units that use all of the library in one program: it links, so no function is defined twice, and
// they see one object behind each name.

#include <iostream>

#include "seen.hpp"

int main() {
  const odr::seen a = look(), b = odr::seen_by_b();
  int differences = 0;
  const auto expect = [&](bool same, std::string_view what) {
    if (same) return;
    ++differences;
    std::cout << what << " differs between the translation units\n";
  };
  expect(a.addresses.size() == b.addresses.size(), "the number of names");
  for (std::size_t i = 0; i < a.addresses.size(); ++i)
    expect(a.addresses[i].address == b.addresses[i].address, a.addresses[i].name);
  expect(a.csv == b.csv, "a front as CSV");
  expect(a.json == b.json, "a front as JSON");
  expect(a.csv == odr::judged_by_b(a.found), "the judgement of a front that the other found");
  expect(!a.found.empty(), "the front is empty, so nothing");
  std::cout << a.addresses.size() << " names, " << a.found.size() << " designs, " << differences
            << " differences\n";
  return differences == 0 ? 0 : 1;
}
