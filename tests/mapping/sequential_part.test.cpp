// SPDX-License-Identifier: BSL-1.0
#include <co2design/mapping/sequential_part.hpp>

#include <cstdint>
#include <random>
#include <type_traits>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/hardware/accelerator.hpp>
#include <co2design/metric/declarations.hpp>
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

namespace {

// What a part is given, by hand.
struct given {
  const workload::operation_list* list;
  const hardware::accelerator* chip;

  const workload::operation_list& operator[](
      co2design::detail::tag_type<workload::operations_of<"text">>) const {
    return *list;
  }
  const hardware::accelerator& operator[](co2design::detail::tag_type<hardware::chip>) const { return *chip; }
};

// As `at_most`, with a worker that counts how often it is asked.
struct counted {
  rule_set rules = rules::reference;
  double macs = 0;
  int* asked = nullptr;

  possible<operator_cost> operator()(const operation& one, const hardware::accelerator& a) const noexcept {
    return at_most{rules, macs * a.knobs.cores}(one, a);
  }
  struct memory;
  memory worker() const noexcept;
};
struct counted::memory {
  counted by;
  possible<operator_cost> operator()(const operation& one, const hardware::accelerator& a) noexcept {
    ++*by.asked;
    return by(one, a);
  }
};
counted::memory counted::worker() const noexcept { return {*this}; }

// Lists of products and vector operators, fused ones among them, of a few sizes.
workload::operation_list some_operations(std::int64_t i) {
  using kind = workload::operator_kind;
  workload::operation_list list;
  list.section(component::attention);
  list.add(gemm(1, 2 + i % 3, 3, 4, 10).with_epilogue(5));
  list.fuse(workload::vector_operation(kind::sigmoid, 640 * (1 + i % 2)));
  list.add(workload::vector_operation(kind::softmax, 64, i % 4, 8));
  list.section(component::output);
  list.add(gemm(1 + i % 2, 6, 3, 5));
  list.add(workload::vector_operation(kind::elementwise, 1000, 1, 0, i % 2));
  list.add(workload::fused_group(640, 2, 15, 2));
  return list;
}

std::vector<hardware::accelerator> some_chips() {
  std::vector<hardware::accelerator> all;
  for (const int cores : {1, 2})
    for (const int bandwidth : {32, 64})
      all.push_back(*hardware::make_accelerator({cores, 32, 2, 64 * 1024, bandwidth, 2 * 1024 * 1024},
                                                hardware::edge_22nm));
  return all;
}

bool same(const component_costs& a, const component_costs& b) { return a.all == b.all; }

template <class Results>
bool same(const Results& a, const Results& b) {
  return a[latency_of<"text">] == b[latency_of<"text">] && a[energy_of<"text">] == b[energy_of<"text">] &&
         same(a[breakdown_of<"text">], b[breakdown_of<"text">]);
}
template <class Results>
bool same(const possible<Results>& a, const possible<Results>& b) {
  return a && b ? same(*a, *b) : a.why().reason() == b.why().reason();
}

// Asks in any order, and then all lists of a chip after each other.
template <class MatrixCost>
void compare(const MatrixCost& by) {
  const sequential_part<"text", MatrixCost> part{by};
  auto first = part.worker(), second = part.worker();
  const auto chips = some_chips();
  std::mt19937 engine(7);
  for (int i = 0; i < 300; ++i) {
    const auto list = some_operations(static_cast<std::int64_t>(engine() % 24));
    const given in{&list, &chips[engine() % chips.size()]};
    CHECK(same(first(in), part(in)));
  }
  for (const auto& chip : chips)
    for (std::int64_t i = 0; i < 24; ++i) {
      const auto list = some_operations(i);
      const given in{&list, &chip};
      CHECK(same(first(in), part(in)));
      CHECK(same(second(in), part(in)));
    }
}

}  // namespace

TEST_CASE("a worker says what the policy says, bit for bit, in any order") {
  static_assert(has_worker<sequential_part<"text", one_each>>);
  static_assert(std::is_same_v<grouped_by_t<sequential_part<"text", one_each>>, metrics<hardware::chip>>);
  int asked = 0;
  for (const rule_set rules : {rules::reference, rules::corrected}) {
    compare(one_each{rules});
    compare(at_most{rules, 1000});
    compare(at_most{rules, 40});  // only some of the lists are feasible
    compare(counted{rules, 40, &asked});
  }
}

TEST_CASE("a worker asks for a product once a chip, and again when the chip comes back") {
  int asked = 0;
  const sequential_part<"text", counted> part{{rules::corrected, 1e9, &asked}};
  auto worker = part.worker();
  const auto chips = some_chips();
  const auto ask_all = [&](const hardware::accelerator& chip) {
    for (std::int64_t i = 0; i < 24; ++i) {
      const auto list = some_operations(i);
      CHECK(worker(given{&list, &chip}));
    }
    return std::exchange(asked, 0);
  };
  // three of the first products, two of the second
  CHECK(ask_all(chips[0]) == 3 + 2);
  CHECK(ask_all(chips[0]) == 0);
  const hardware::accelerator elsewhere = chips[0];
  CHECK(ask_all(elsewhere) == 0);
  CHECK(ask_all(chips[1]) == 3 + 2);
  CHECK(ask_all(chips[0]) == 3 + 2);
}

TEST_CASE("a worker has room for more products than there are in a model") {
  const sequential_part<"text", one_each> part{};
  auto worker = part.worker();
  const auto chips = some_chips();
  for (int round = 0; round < 2; ++round)
    for (const auto& chip : chips)
      for (std::int64_t n = 1; n <= 1000; ++n) {
        workload::operation_list list;
        list.add(gemm(1, n, 1000 - n, 3));
        list.add(workload::vector_operation(workload::operator_kind::elementwise, n));
        const given in{&list, &chip};
        if (!same(worker(in), part(in))) CHECK(n == 0);
      }
}
