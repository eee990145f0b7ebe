// SPDX-License-Identifier: BSL-1.0
#include <co2design/mapping/vector_core.hpp>

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include <doctest/doctest.h>
#include <static_check.hpp>
#include <table.hpp>

namespace {

using namespace co2design;
using namespace co2design::mapping;
using workload::operator_kind;
using workload::vector_operation;

operator_kind kind_of(const std::string& published) {
  static const std::map<std::string, operator_kind> kinds{{"Softmax", operator_kind::softmax},
                                                          {"NativeLayerNorm", operator_kind::layer_norm},
                                                          {"NativeDropout", operator_kind::dropout},
                                                          {"Sigmoid", operator_kind::sigmoid},
                                                          {"Add", operator_kind::elementwise},
                                                          {"Sub", operator_kind::elementwise},
                                                          {"Mul", operator_kind::elementwise},
                                                          {"MaskedFill", operator_kind::elementwise},
                                                          {"Neg", operator_kind::elementwise},
                                                          {"Div", operator_kind::divide},
                                                          {"Pow", operator_kind::power},
                                                          {"PowSumPow", operator_kind::power_sum}};
  return kinds.at(published);
}

constexpr double cycles(operator_kind kind, std::int64_t elements, std::int64_t lanes,
                        std::int64_t axis = 1) {
  return vector_cycles(vector_operation(kind, elements, 1, axis), lanes);
}

constexpr operator_kind vector_kinds[]{
    operator_kind::layer_norm, operator_kind::softmax, operator_kind::dropout, operator_kind::elementwise,
    operator_kind::divide,     operator_kind::sigmoid, operator_kind::power,   operator_kind::power_sum};

}  // namespace

TEST_CASE("the published estimator's latencies at 625 MHz") {
  int rows = 0;
  std::set<operator_kind> kinds;
  std::set<std::int64_t> widths;
  for (const auto& row : table("vector_operators.csv")) {
    const operator_kind kind = kind_of(row.text("operator"));
    const std::int64_t elements = row.integer("elements");
    const std::int64_t lanes = row.integer("vector_cores") * row.integer("vector_width");
    CAPTURE(row.text("operator"));
    CAPTURE(elements);
    CAPTURE(lanes);
    CHECK(cycles(kind, elements, lanes, row.integer("axis")) ==
          doctest::Approx(row.number("latency_s") * 625e6).epsilon(1e-9).scale(0));
    ++rows;
    kinds.insert(kind);
    widths.insert(lanes);
  }
  CHECK(rows >= 78);
  CHECK(kinds.size() == 8);
  CHECK(widths.size() >= 8);
}

TEST_CASE("cycles of a lane per element") {
  STATIC_CHECK(cycles_per_element(operator_kind::layer_norm) == 1);
  STATIC_CHECK(cycles_per_element(operator_kind::elementwise) == 1);
  STATIC_CHECK(cycles_per_element(operator_kind::dropout) == 2);
  STATIC_CHECK(cycles_per_element(operator_kind::softmax) == 10);
  STATIC_CHECK(cycles_per_element(operator_kind::divide) == 10);
  STATIC_CHECK(cycles_per_element(operator_kind::sigmoid) == 12);
  STATIC_CHECK(cycles_per_element(operator_kind::power) == 15);
  STATIC_CHECK(cycles_per_element(operator_kind::power_sum) == 15);
  // not on the vector core
  STATIC_CHECK(cycles_per_element(operator_kind::gemm) == 0);
  STATIC_CHECK(cycles_per_element(operator_kind::convolution) == 0);
}

TEST_CASE("elements are taken in whole rounds of all lanes") {
  STATIC_CHECK(cycles(operator_kind::sigmoid, 1, 64) == 12);
  STATIC_CHECK(cycles(operator_kind::sigmoid, 64, 64) == 12);
  STATIC_CHECK(cycles(operator_kind::sigmoid, 65, 64) == 24);
  STATIC_CHECK(cycles(operator_kind::elementwise, 640, 64) == 10);
  STATIC_CHECK(cycles(operator_kind::elementwise, 641, 64) == 11);
  STATIC_CHECK(cycles(operator_kind::power, 7, 1) == 105);
  STATIC_CHECK(cycles(operator_kind::elementwise, 0, 64) == 0);
}

TEST_CASE("softmax, by hand: rows of 197 on 64 and on 256 lanes") {
  // 12 · 197 rows; ⌈197/64⌉ = 4 rounds each, and 10 cycles for each of ⌈465708/64⌉ = 7277 rounds, and 10 once
  STATIC_CHECK(cycles(operator_kind::softmax, 12 * 197 * 197, 64, 197) == 2364.0 * 4 + 10 + 10 * 7277);
  // one round a row, ⌈465708/256⌉ = 1820
  STATIC_CHECK(cycles(operator_kind::softmax, 12 * 197 * 197, 256, 197) == 2364.0 * 1 + 10 + 10 * 1820);
}

TEST_CASE("more lanes are never slower, more elements never faster") {
  for (const operator_kind kind : vector_kinds)
    for (std::int64_t lanes = 32; lanes <= 1024; lanes *= 2)
      for (std::int64_t elements = 1; elements < 20000; elements = elements * 3 + 1) {
        const double here = cycles(kind, elements, lanes, 77);
        CHECK(cycles(kind, elements, 2 * lanes, 77) <= here);
        CHECK(cycles(kind, elements + 1, lanes, 77) >= here);
      }
}
