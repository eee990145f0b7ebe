// SPDX-License-Identifier: BSL-1.0
#include <co2design/workload/operation.hpp>

#include <cstddef>
#include <stdexcept>
#include <type_traits>

#include <doctest/doctest.h>
#include <static_check.hpp>

namespace {

using namespace co2design;
using namespace co2design::workload;

constexpr operation patches{.kind = operator_kind::convolution,
                            .n = 2,
                            .c = 3,
                            .k = 768,
                            .r = 16,
                            .s = 16,
                            .p = 14,
                            .q = 14,
                            .stride = 16};

constexpr operation_list three_operators() {
  operation_list list;
  list.add(gemm(1, 2, 3, 5, 7));
  list.add(vector_operation(operator_kind::softmax, 100, 4, 10));
  list.add(patches);
  return list;
}

}  // namespace

TEST_CASE("a matrix product has its dimensions, and is on the tensor core") {
  constexpr operation one = gemm(8, 77, 64, 70, 12);
  STATIC_CHECK(one.kind == operator_kind::gemm);
  STATIC_CHECK(one.batch == 8);
  STATIC_CHECK(one.n == 77);
  STATIC_CHECK(one.c == 64);
  STATIC_CHECK(one.k == 70);
  STATIC_CHECK(one.repeat == 12);
  STATIC_CHECK(gemm(8, 77, 64, 70).repeat == 1);
  STATIC_CHECK(one.on_tensor_core());
}

TEST_CASE("a vector operator has elements, an axis and a second operand, and is not") {
  constexpr operation one = vector_operation(operator_kind::layer_norm, 151296, 2, 768, 5);
  STATIC_CHECK(one.kind == operator_kind::layer_norm);
  STATIC_CHECK(one.elements == 151296);
  STATIC_CHECK(one.repeat == 2);
  STATIC_CHECK(one.axis == 768);
  STATIC_CHECK(one.second == 5);
  STATIC_CHECK(vector_operation(operator_kind::sigmoid, 3) ==
               operation{.kind = operator_kind::sigmoid, .elements = 3});
  for (const auto kind :
       {operator_kind::layer_norm, operator_kind::softmax, operator_kind::dropout, operator_kind::elementwise,
        operator_kind::divide, operator_kind::sigmoid, operator_kind::tanh, operator_kind::trigonometric,
        operator_kind::power, operator_kind::mean, operator_kind::fused, operator_kind::unary})
    CHECK(!vector_operation(kind, 1).on_tensor_core());
  STATIC_CHECK(patches.on_tensor_core());
}

TEST_CASE("a fused group has what it absorbed, and is on the vector core") {
  constexpr operation one = fused_group(393216, 3, 26, 2);
  STATIC_CHECK(one.kind == operator_kind::fused);
  STATIC_CHECK(one.elements == 393216);
  STATIC_CHECK(one.absorbed == 3);
  STATIC_CHECK(one.group_cycles == 26);
  STATIC_CHECK(one.repeat == 2);
  STATIC_CHECK(fused_group(393216, 3, 26).repeat == 1);
  STATIC_CHECK(!one.on_tensor_core());
  STATIC_CHECK(one.macs() == 0);
}

TEST_CASE("multiply-accumulates of one run, by hand") {
  STATIC_CHECK(gemm(1, 2, 3, 5).macs() == 30);
  STATIC_CHECK(gemm(4, 2, 3, 5).macs() == 120);
  STATIC_CHECK(gemm(4, 2, 3, 5, 10).macs() == 120);  // repeats are the list's
  // 2 images of 14 · 14 outputs, each of 3 · 16 · 16 inputs, 768 channels
  STATIC_CHECK(patches.macs() == 2.0 * 196 * 768 * 768);
  STATIC_CHECK(vector_operation(operator_kind::softmax, 100, 1, 10).macs() == 0);
  // beyond 2^63, where whole numbers would wrap
  STATIC_CHECK(gemm(1 << 30, 1 << 20, 1 << 20, 1 << 20).macs() == 0x1p90);
}

TEST_CASE("operators are equal when all their fields are") {
  STATIC_CHECK(gemm(1, 2, 3, 5) == gemm(1, 2, 3, 5));
  STATIC_CHECK(!(gemm(1, 2, 3, 5) == gemm(1, 2, 3, 5, 2)));
  STATIC_CHECK(!(gemm(1, 2, 3, 5) == gemm(1, 2, 5, 3)));
  STATIC_CHECK(std::is_trivially_copyable_v<operation>);
}

TEST_CASE("a list keeps operators in order, a value without allocation") {
  constexpr operation_list list = three_operators();
  STATIC_CHECK(list.size() == 3);
  STATIC_CHECK(list.end() - list.begin() == 3);
  STATIC_CHECK(list.begin()[0] == gemm(1, 2, 3, 5, 7));
  STATIC_CHECK(list.begin()[1].kind == operator_kind::softmax);
  STATIC_CHECK(list.begin()[2] == patches);
  STATIC_CHECK(operation_list{}.size() == 0);
  STATIC_CHECK(std::is_nothrow_copy_constructible_v<operation_list>);
  STATIC_CHECK(std::is_trivially_destructible_v<operation_list>);
}

TEST_CASE("a copy has the operators of its original, and what it had before no more") {
  constexpr operation_list copy = [] {
    operation_list longer = three_operators();
    longer.add(gemm(1, 1, 1, 1));
    longer = three_operators();
    const operation_list& itself = longer;
    longer = itself;
    return longer;
  }();
  STATIC_CHECK(copy.size() == 3);
  STATIC_CHECK(copy.begin()[2] == patches);
  // section and product too: what is added next is listed as in the original
  operation_list open;
  open.section(component::output);
  open.add(gemm(1, 2, 3, 5, 7));
  operation_list further = open;
  further.fuse(vector_operation(operator_kind::unary, 10));
  CHECK(open.size() == 1);
  REQUIRE(further.size() == 2);
  CHECK(further.begin()[1].belongs_to == component::output);
  CHECK(further.begin()[1].repeat == 7);
}

TEST_CASE("what is made in place is what is added") {
  constexpr auto lists = [](bool in_place) {
    operation_list list;
    list.section(component::output);
    if (in_place) {
      list.add_gemm(1, 2, 3, 5, 7);
      list.add_vector(operator_kind::softmax, 100, 4, 10, 3);
      list.add_vector(operator_kind::unary, 6);
      list.add_gemm(8, 2, 3, 5);
      list.add_gemm(1, 2, 3, 5, 0);
    } else {
      list.add(gemm(1, 2, 3, 5, 7));
      list.add(vector_operation(operator_kind::softmax, 100, 4, 10, 3));
      list.add(vector_operation(operator_kind::unary, 6));
      list.add(gemm(8, 2, 3, 5));
    }
    return list;
  };
  constexpr operation_list made = lists(true), added = lists(false);
  STATIC_CHECK(made.size() == 4);
  const operation_list made_now = lists(true);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(made.begin()[i] == added.begin()[i]);
    CHECK(made_now.begin()[i] == added.begin()[i]);
  }
}

TEST_CASE("a list counts repeats") {
  STATIC_CHECK(three_operators().macs() == 7 * 30 + 2.0 * 196 * 768 * 768);
  STATIC_CHECK(operation_list{}.macs() == 0);
}

TEST_CASE("an operator that never runs is left out") {
  operation_list list;
  list.add(gemm(1, 2, 3, 5, 0));
  CHECK(list.size() == 0);
  list.add(gemm(1, 2, 3, 5, 1));
  CHECK(list.size() == 1);
}

TEST_CASE("a full list takes no further operator, and says so") {
  operation_list list;
  for (std::size_t i = 0; i < operation_list::capacity; ++i) list.add(gemm(1, 1, 1, 1));
  CHECK(list.size() == operation_list::capacity);
  CHECK_THROWS_AS(list.add(gemm(1, 1, 1, 1)), std::out_of_range);
  CHECK_NOTHROW(list.add(gemm(1, 1, 1, 1, 0)));
  CHECK(list.size() == operation_list::capacity);
  CHECK(list.macs() == operation_list::capacity);
}

TEST_CASE("operators belong to the section they are listed in, to attention before the first") {
  operation_list list;
  list.add(gemm(1, 2, 3, 5));
  list.section(component::feed_forward);
  list.add(gemm(1, 2, 3, 5));
  list.fuse(vector_operation(operator_kind::unary, 10));
  list.section(component::setup);
  list.add(vector_operation(operator_kind::unary, 10));
  const operation* all = list.begin();
  REQUIRE(list.size() == 4);
  CHECK(all[0].belongs_to == component::attention);
  CHECK(all[1].belongs_to == component::feed_forward);
  CHECK(all[2].belongs_to == component::feed_forward);
  CHECK(all[3].belongs_to == component::setup);
  STATIC_CHECK(component_count == static_cast<std::size_t>(component::setup) + 1);
}

TEST_CASE("what is fused into a matrix product is listed after it, and runs as often beside it") {
  operation_list list;
  list.add(gemm(1, 2, 3, 5, 7));
  list.fuse(vector_operation(operator_kind::dropout, 10, 100));
  list.fuse(vector_operation(operator_kind::unary, 10));
  list.add(vector_operation(operator_kind::unary, 10, 2));
  const operation* all = list.begin();
  REQUIRE(list.size() == 4);
  CHECK(!all[0].beside);
  CHECK(all[1].beside);
  CHECK(all[1].repeat == 7);
  CHECK(all[2].beside);
  CHECK(all[2].repeat == 7);
  CHECK(!all[3].beside);
  CHECK(all[3].repeat == 2);
  // only there
  CHECK_THROWS_AS(list.fuse(vector_operation(operator_kind::unary, 10)), std::out_of_range);
  operation_list nothing;
  CHECK_THROWS_AS(nothing.fuse(vector_operation(operator_kind::unary, 10)), std::out_of_range);
  // an operator taken from another list stands alone
  nothing.add(all[1]);
  CHECK(!nothing.begin()[0].beside);
  // with a product that never runs
  list.add(gemm(1, 2, 3, 5, 0));
  list.fuse(vector_operation(operator_kind::unary, 10));
  CHECK(list.size() == 4);
}

TEST_CASE("a product with its epilogue differs in that alone") {
  constexpr operation plain = gemm(8, 77, 64, 70, 12), with = plain.with_epilogue(11);
  STATIC_CHECK(plain.epilogue_cycles == 0);
  STATIC_CHECK(with.epilogue_cycles == 11);
  STATIC_CHECK(!(with == plain));
  STATIC_CHECK(with.with_epilogue(0) == plain);
}

TEST_CASE("each part of a model has its own list") {
  STATIC_CHECK(operations_of<"text">.name == "operations_text");
  STATIC_CHECK(operations_of<"vision">.name == "operations_vision");
  STATIC_CHECK(!std::is_same_v<decltype(operations_of<"text">), decltype(operations_of<"vision">)>);
  STATIC_CHECK(tag<std::remove_cvref_t<decltype(operations_of<"text">)>>);
  STATIC_CHECK(!metric_tag<std::remove_cvref_t<decltype(operations_of<"text">)>>);
}
