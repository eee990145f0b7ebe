// SPDX-License-Identifier: BSL-1.0
#include <co2design/testing/domain_laws.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <doctest/doctest.h>
#include <testing/near_misses.hpp>

#include <co2design/space/real.hpp>

using namespace co2design;
using testing::domain_laws;

namespace {

// A structural name: a value that has no order and no text.
struct name {
  std::array<char, 8> text;
  friend constexpr bool operator==(const name&, const name&) = default;
};

constexpr std::string_view inverse = "at and index_of are inverse";
constexpr std::string_view inverse_within = "at and index_within are inverse";
constexpr std::string_view distinct = "the values of a domain are distinct";
constexpr std::string_view ascends = "an ordinal domain ascends";
constexpr std::string_view lacking = "a value the domain lacks has the position size";

// Finds its own values faster, and the last one wrongly.
struct quick_and_wrong : range<1, 8> {
  static constexpr std::size_t index_within(int value) noexcept {
    return static_cast<std::size_t>(value == 8 ? 0 : value - 1);
  }
};

// The domain breaks one law; which others follow is its own matter.
template <class Domain>
std::string broken(std::string_view law) {
  const auto found = domain_laws<Domain>();
  return found.breaks(law) ? "" : std::string(law) + " holds, but: " + found.text();
}

}  // namespace

TEST_CASE_TEMPLATE("the domains of the library keep the laws", Domain, range<2, 12, 2>, range<-7, 14, 7>,
                   range<7, 7>, range<INT8_MIN, INT8_MAX>, range<UINT64_MAX - 2, UINT64_MAX>,
                   range<0, 1'000'000, 5>, range<0LL, 0xffff'ffffLL>, values<1, 2, 4>, values<64, 16, 32>,
                   values<5>, values<true, false>, values<'z', 'a'>,
                   values<name{{'h', 'b', 'm'}}, name{{'d', 'd', 'r'}}>, real_values<0.6, 0.5, 1>,
                   powers_of_two<8, 128>, powers_of_two<3, 24>,
                   powers_of_two<std::uint64_t{1}, std::uint64_t{1} << 63>, linspace<0.6, 1.2, 13>,
                   linspace<-1, 1, 100'000>, linspace<0.8, 0.8, 1>, linspace<-1e307, 1e307, 4>,
                   real<0.6, 1.2>, real<-1e308, 1e308>, real<2, 2>, near_miss::tens, near_miss::share) {
  const auto found = domain_laws<Domain>();
  CHECK_MESSAGE(found.ok(), found.text());
  CHECK(found.checks() > 2);
}

TEST_CASE("each law of a finite domain has a domain that breaks it and is caught") {
  CHECK(broken<near_miss::empty>("a domain has a value") == "");
  CHECK(broken<near_miss::shifted>(inverse) == "");
  CHECK(broken<near_miss::too_large>(inverse) == "");
  CHECK(broken<quick_and_wrong>(inverse_within) == "");
  CHECK(!domain_laws<quick_and_wrong>().breaks(inverse));
  CHECK(broken<near_miss::twice>(distinct) == "");
  CHECK(broken<near_miss::descending>(ascends) == "");
  CHECK(broken<near_miss::rounds>(lacking) == "");
  CHECK(broken<near_miss::no_place>(lacking) == "");
  CHECK(broken<near_miss::too_small>(lacking) == "");
  CHECK(broken<near_miss::changing>(inverse) == "");
}

TEST_CASE("a domain that breaks one law breaks no other") {
  for (const auto& found : {domain_laws<near_miss::shifted>(), domain_laws<near_miss::too_large>(),
                            domain_laws<near_miss::descending>(), domain_laws<near_miss::rounds>(),
                            domain_laws<near_miss::no_place>(), domain_laws<near_miss::too_small>()})
    CHECK_MESSAGE(found.broken().size() == 1, found.text());
}

TEST_CASE("each law of a continuous domain has a domain that breaks it and is caught") {
  CHECK(broken<near_miss::reversed>("bounds are finite and in order") == "");
  CHECK(broken<near_miss::endless>("bounds are finite and in order") == "");
  CHECK(broken<near_miss::half_open>("a domain has its bounds") == "");
  CHECK(broken<near_miss::takes_all>("a domain has nothing beyond its bounds") == "");
  CHECK(broken<near_miss::with_gap>("a domain has what lies between its bounds") == "");
}

TEST_CASE("a witness is a case to look at") {
  CHECK(domain_laws<near_miss::descending>().text() ==
        "an ordinal domain ascends: positions 0 and 1 have 40 and 30 (and 5 more)");
  CHECK(domain_laws<near_miss::shifted>().text() ==
        "at and index_of are inverse: position 0 has 10, whose position is 1 (and 3 more)");
  CHECK(domain_laws<near_miss::rounds>().broken()[0].witness == "11 has the position 0 of 4");
}
