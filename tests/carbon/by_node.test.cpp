// SPDX-License-Identifier: BSL-1.0
#include <co2design/carbon/by_node.hpp>

#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/pipeline/provenance.hpp>
#include <co2design/units/literals.hpp>

#include <doctest/doctest.h>

namespace {

using namespace co2design;
using namespace co2design::literals;
using namespace co2design::carbon;

struct given_area {
  using provides = metrics<area>;
  constexpr auto operator()(auto const&) const noexcept { return 10_mm2; }
};
using nodes = space<axis<"node", values<3, 7, 12, 22, 28>>>;

template <class Policy>
auto at(std::size_t i, const Policy& policy) {
  return make_pipeline<nodes>(given_area{}, by_node(policy))(design<nodes>::at(i))[embodied_carbon];
}
template <class Policy>
auto plain(const Policy& policy) {
  return make_pipeline<nodes>(given_area{}, policy)(design<nodes>::at(0))[embodied_carbon];
}

}  // namespace

TEST_CASE("at each node what the policy says with that node's figures, to the last bit") {
  CHECK(*at(3, embodied_act{}) == plain(embodied_act{}));
  CHECK(*at(0, embodied_act{}) == plain(embodied_act{.logic = act::logic_3nm}));
  CHECK(*at(1, embodied_act{.yield = 0.5}) == plain(embodied_act{.logic = act::logic_7nm, .yield = 0.5}));
  CHECK(*at(1, embodied_imec{}) == plain(embodied_imec{.carbon_per_area = *find_imec_node(7)}));
  CHECK(*at(4, embodied_ecochip{}) == *plain(embodied_ecochip{.process = *find_ecochip_process(28)}));
}

TEST_CASE("of other nodes nothing is guessed") {
  CHECK(at(2, embodied_act{}).why().reason() == "the model has no figures of this node");
  CHECK(!at(3, embodied_imec{}).has_value());     // 22 nm
  CHECK(!at(0, embodied_ecochip{}).has_value());  // 3 nm
}

TEST_CASE("the constants are those of every node") {
  const auto rows =
      provenance(make_pipeline<nodes>(given_area{}, by_node(embodied_imec{})), embodied_chip).rows;
  CHECK(rows.size() == 7 + 1);
}
