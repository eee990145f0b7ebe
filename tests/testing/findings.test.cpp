// SPDX-License-Identifier: BSL-1.0
#include <co2design/testing/findings.hpp>

#include <sstream>
#include <string>

#include <doctest/doctest.h>

using co2design::testing::findings;

namespace {

auto says(std::string text) {
  return [text] { return text; };
}

}  // namespace

TEST_CASE("findings are sound until a case breaks a law") {
  findings found;
  CHECK(found.ok());
  found.expect(true, "a law", says("never asked"));
  CHECK(found.ok());
  CHECK(found.checks() == 1);
  CHECK(found.text() == "1 cases hold");
  found.expect(false, "a law", says("here"));
  CHECK_FALSE(found.ok());
  CHECK(found.checks() == 2);
  CHECK(found.breaks("a law"));
  CHECK_FALSE(found.breaks("a la"));
}

TEST_CASE("a law is named once, with its first witness and how often it is broken") {
  findings found;
  for (const char* where : {"first", "second", "third"}) found.expect(false, "a law", says(where));
  found.expect(false, "another", says("only"));
  REQUIRE(found.broken().size() == 2);
  CHECK(found.broken()[0].witness == "first");
  CHECK(found.broken()[0].times == 3);
  CHECK(found.text() == "a law: first (and 2 more)\nanother: only");
  std::ostringstream out;
  out << found;
  CHECK(out.str() == found.text());
}

TEST_CASE("a witness is asked for where it is needed") {
  int asked = 0;
  findings found;
  const auto witness = [&] { return std::to_string(++asked); };
  found.expect(true, "a law", witness);
  CHECK(asked == 0);
  found.expect(false, "a law", witness);
  found.expect(false, "a law", witness);
  CHECK(asked == 1);
}

TEST_CASE("findings of parts add up, each with its place") {
  findings part, whole;
  part.expect(false, "a law", says("here"));
  part.expect(true, "a law", says("never asked"));
  whole.expect(true, "another", says("never asked"));
  whole.add(part, "axis 'cores'");
  whole.add(part);
  CHECK(whole.checks() == 5);
  CHECK(whole.text() == "a law: axis 'cores': here\na law: here");
}
