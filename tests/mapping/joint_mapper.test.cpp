// SPDX-License-Identifier: BSL-1.0
#include <co2design/mapping/joint_mapper.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include <co2design/mapping/exact.hpp>
#include <co2design/mapping/sequence_cost.hpp>
#include <co2design/workload/clip.hpp>

namespace {

using namespace co2design;
using namespace co2design::mapping;
using hardware::accelerator;
using workload::operation;
using workload::operation_list;

std::vector<accelerator> chips() {
  std::vector<accelerator> all;
  for (const int width : {32, 256})
    for (const int depth : {4, 32})
      for (const int cores : {1, 4})
        for (const std::int64_t l2 : {64, 512})
          all.push_back(*hardware::make_accelerator({cores, width, depth, 1024 * l2, 32, 2 * 1024 * 1024},
                                                    hardware::edge_22nm));
  return all;
}

// What a list costs where the i-th of its products has the cost chosen for it.
operator_cost with(const operation_list& list, const accelerator& a, rule_set rules,
                   const std::vector<operation>& products, const std::vector<operator_cost>& chosen) {
  const auto cost = [&](const operation& one) {
    for (std::size_t i = 0; i < products.size(); ++i)
      if (one.n == products[i].n && one.c == products[i].c && one.k == products[i].k) return chosen[i];
    return operator_cost{};
  };
  return sequence_cost(list, a, rules, cost).total();
}

auto approx(double x) { return doctest::Approx(x).epsilon(1e-12).scale(0); }

// Three products, each listed once, with what runs after and beside them.
operation_list three_products() {
  operation_list list;
  list.add(workload::gemm(1, 50, 384, 48).with_epilogue(7));
  list.fuse(workload::vector_operation(workload::operator_kind::softmax, 50 * 384, 1, 50));
  list.fuse(workload::vector_operation(workload::operator_kind::unary, 50 * 384));
  list.add(workload::vector_operation(workload::operator_kind::layer_norm, 50 * 96, 3, 96));
  list.add(workload::gemm(1, 96, 50, 1536));
  list.add(workload::gemm(1, 1, 512, 768));
  list.fuse(workload::vector_operation(workload::operator_kind::sigmoid, 768));
  return list;
}

struct clip {
  operation_list text, vision, joint;
  explicit clip(rule_set rules)
      : text(workload::clip_text_operations({3, 256, 1024, 4}, {}, rules)),
        vision(workload::clip_vision_operations({2, 384, 1536, 6}, {}, rules)),
        joint(workload::clip_joint_operations({}, rules)) {}
};

}  // namespace

TEST_CASE("the front of a list is that of sequence_cost under every choice of mappings") {
  const operation_list list = three_products();
  std::vector<operation> products;
  for (const operation& one : list)
    if (one.on_tensor_core()) products.push_back(one);
  REQUIRE(products.size() == 3);
  std::size_t choices = 0, most = 0;
  for (const rule_set rules : {rules::reference, rules::corrected}) {
    joint_mapper map(rules);
    for (const accelerator& a : chips()) {
      const auto model = map(a, list);
      REQUIRE(model);
      REQUIRE(model->products.size() == 3);
      std::array<std::vector<front_mapping>, 3> fronts;
      for (std::size_t i = 0; i < 3; ++i)
        fronts[i] = *gemm_front_mapper({products[i].n, products[i].c, products[i].k}, rules)(a);
      std::vector<operator_cost> all;
      for (const front_mapping& x : fronts[0])
        for (const front_mapping& y : fronts[1])
          for (const front_mapping& z : fronts[2])
            all.push_back(with(list, a, rules, products, {x.cost, y.cost, z.cost}));
      choices += all.size();
      const auto front = model->costs.front();
      REQUIRE(front);
      most = std::max(most, front->size());
      const double more = 1 + 1e-12;
      for (const operator_cost& any : all) {
        const std::size_t i = front->least_energy(any.cycles * more);
        REQUIRE(i < front->size());
        CHECK((*front)[i].energy <= any.energy * more);
      }
      for (std::size_t i = 0; i < front->size(); ++i) {
        std::vector<operator_cost> chosen(3);
        for (const joint_choice& one : front->choices(i)) {
          CHECK(one.runs == 1);
          chosen[one.product] = model->products[one.product].mappings[one.mapping].cost;
        }
        const operator_cost again = with(list, a, rules, products, chosen);
        CHECK((*front)[i].cycles == approx(again.cycles));
        CHECK((*front)[i].energy.value() == approx(again.energy.value()));
      }
    }
  }
  CHECK(choices > 100);
  CHECK(most > 5);
}

TEST_CASE("the ends of a model's front are its products' best for latency and for energy") {
  for (const rule_set rules : {rules::reference, rules::corrected}) {
    const clip model(rules);
    joint_mapper fast(rules, goal::latency), lean(rules, goal::energy), both(rules);
    for (const accelerator& a : chips()) {
      const auto total = [&](goal what) {
        operator_cost sum;
        for (const operation_list* list : {&model.text, &model.vision, &model.joint})
          sum += sequence_cost(*list, a, rules, [&](const operation& one) {
                   return exact_matrix{rules, what}(one, a);
                 })->total();
        return sum;
      };
      const auto by_latency = fast(a, model.text, model.vision, model.joint),
                 by_energy = lean(a, model.text, model.vision, model.joint),
                 by_both = both(a, model.text, model.vision, model.joint);
      REQUIRE(by_latency);
      const auto front = by_latency->costs.front();
      REQUIRE(front);
      CHECK((*front)[0].cycles == approx(total(goal::latency).cycles));
      const auto other = by_energy->costs.front();
      CHECK((*other)[other->size() - 1].energy.value() == approx(total(goal::energy).energy.value()));
      // the mapper's goal by itself is on or above the front
      const operator_cost single = total(goal::energy_times_latency);
      const auto as_fast = by_both->costs.least_energy(single.cycles * (1 + 1e-12));
      REQUIRE(as_fast);
      CHECK(as_fast->cost.energy <= single.energy * (1 + 1e-12));
    }
  }
}

TEST_CASE("equal products of a model are one, with all their runs") {
  const accelerator a = chips().back();
  operation_list list;
  list.add(workload::gemm(1, 50, 384, 48, 3));
  list.add(workload::gemm(1, 50, 384, 48, 2));
  list.add(workload::gemm(1, 50, 384, 48, 4));
  list.fuse(workload::vector_operation(workload::operator_kind::sigmoid, 50 * 48));
  joint_mapper map;
  const auto model = map(a, list, list);
  REQUIRE(model);
  REQUIRE(model->products.size() == 2);  // with something beside it, it is another
  CHECK(model->products[0].runs == 10);
  CHECK(model->products[1].runs == 8);
  CHECK(model->products[1].beside > 0);
  const joint_mapping any = model->costs.least(1, 0);
  std::int64_t runs = 0;
  for (const joint_choice& one : any.choices) runs += one.runs;
  CHECK(runs == 18);
}

TEST_CASE("convolutions: patches are a product under the corrected rules, and have one mapping before") {
  const accelerator a = chips().back();
  operation_list list;
  operation patches = workload::gemm(1, 1, 3, 384);
  patches.kind = workload::operator_kind::convolution;
  patches.r = patches.s = patches.stride = 16;
  patches.p = patches.q = 7;
  list.add(patches);
  const auto product = joint_mapper()(a, list);
  REQUIRE(product);
  CHECK(product->products[0].mappings.size() == gemm_front_mapper({49, 768, 384})(a)->size());
  for (const goal what : {goal::energy_times_latency, goal::latency, goal::energy}) {
    const auto windows = joint_mapper(rules::reference, what)(a, list);
    REQUIRE(windows);
    REQUIRE(windows->products[0].mappings.size() == 1);
    const auto alone = map_exactly(convolution_shape_of(patches), a, rules::reference, what);
    CHECK(windows->products[0].mappings[0].cost == operator_cost{alone->cycles, alone->energy});
    CHECK(windows->products[0].mappings[0].nest == alone->nest);
  }
}

TEST_CASE("a model with an operator that no tile fits is infeasible, with the reason") {
  accelerator a = chips().front();
  a.glb.bytes = 2;
  CHECK(joint_mapper()(a, three_products()).why().reason() == "no tile of this operator fits the chip");
}
