// SPDX-License-Identifier: BSL-1.0
#include <co2design/mapping/sequential_part.hpp>

#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/hardware/accelerator.hpp>
#include <co2design/pipeline.hpp>
#include <co2design/space.hpp>
#include <co2design/workload/no_operations.hpp>

namespace {

using namespace co2design;
using namespace co2design::mapping;
using workload::component;
using workload::gemm;
using workload::operation;

// A chip that there always is.
struct tiny {
  using provides = metrics<hardware::chip>;
  constexpr hardware::accelerator operator()(auto const&) const noexcept {
    return *hardware::make_accelerator({1, 32, 2, 64 * 1024, 32, 2 * 1024 * 1024}, hardware::edge_22nm);
  }
};

// A cycle and a picojoule a multiplication.
struct one_each {
  rule_set rules = rules::reference;
  constexpr operator_cost operator()(const operation& one, const hardware::accelerator&) const noexcept {
    return {one.macs(), one.macs() * units::picojoule};
  }
};
// The same, where there are at most so many.
struct at_most {
  rule_set rules = rules::reference;
  double macs = 0;
  constexpr possible<operator_cost> operator()(const operation& one,
                                               const hardware::accelerator& a) const noexcept {
    return feasible_if(one.macs() <= macs, one_each{}(one, a), "too many multiplications");
  }
};

struct text_operations {
  using provides = metrics<workload::operations_of<"text">>;
  constexpr auto operator()(auto const&) const noexcept {
    workload::operation_list list;
    list.section(component::attention);
    list.add(gemm(1, 2, 3, 4, 10));
    list.section(component::feed_forward);
    list.add(gemm(1, 2, 3, 5));
    return list;
  }
};
struct vision_operations {
  using provides = metrics<workload::operations_of<"vision">>;
  constexpr auto operator()(auto const&) const noexcept {
    workload::operation_list list;
    list.add(gemm(1, 1, 1, 7));
    return list;
  }
};

template <class MatrixCost>
constexpr auto judge_by(const MatrixCost& by) {
  struct costs {
    MatrixCost by;
    constexpr auto parts() const { return sequential_parts(by); }
  };
  return make_pipeline<space<>>(text_operations{}, vision_operations{}, workload::no_operations<"joint">{},
                                tiny{}, costs{by});
}

}  // namespace

TEST_CASE("parts one after the other, their components apart") {
  static constexpr auto judge = judge_by(one_each{});
  static constexpr design<space<>> only{};
  static constexpr auto judged = judge(only);
  // 10 · 24 + 30 in one part, 7 in the other, at 625 MHz
  STATIC_CHECK(judged[latency_of<"text">].in(units::second) == 270 / 625e6);
  STATIC_CHECK(judged[latency_of<"vision">].in(units::second) == 7 / 625e6);
  STATIC_CHECK(judged[latency_of<"joint">].in(units::second) == 0);
  CHECK(judged[latency].in(units::second) == doctest::Approx(277 / 625e6).epsilon(1e-15));
  CHECK(judged[energy].in(units::picojoule) == doctest::Approx(277).epsilon(1e-15));
  CHECK(judged[energy_of<"text">].in(units::picojoule) == doctest::Approx(270).epsilon(1e-15));
  const component_costs text = judged[breakdown_of<"text">];
  CHECK(text[component::attention].cycles == 240);
  CHECK(text[component::feed_forward].cycles == 30);
  CHECK(text[component::output].cycles == 0);
}

TEST_CASE("a cost that may fail makes what follows fail, with its reason, and only that") {
  constexpr auto enough = judge_by(at_most{.macs = 30}), less = judge_by(at_most{.macs = 24});
  STATIC_CHECK(enough(design<space<>>{})[latency]);
  STATIC_CHECK(!less(design<space<>>{})[latency]);
  STATIC_CHECK(less(design<space<>>{})[latency_of<"vision">]);
  CHECK(less(design<space<>>{})[energy].why().reason() == "too many multiplications");
  // where nothing can fail, no value says that it may
  static_assert(
      std::is_same_v<std::remove_cvref_t<decltype(judge_by(one_each{})(design<space<>>{})[latency])>,
                     time_quantity>);
}
