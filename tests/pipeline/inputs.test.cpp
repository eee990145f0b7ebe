// SPDX-License-Identifier: BSL-1.0
#include <co2design/pipeline/inputs.hpp>

#include <type_traits>
#include <utility>

#include <doctest/doctest.h>
#include <static_check.hpp>

#include <co2design/metric/catalogue.hpp>
#include <co2design/units/literals.hpp>

using namespace co2design;

namespace {

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"width", range<8, 64, 8>>>;

struct shape {
  int rows, columns;
};
constexpr fact<"shape", shape> the_shape{};

struct reader {
  using provides = metrics<total_carbon>;
  using needs = metrics<latency, accuracy, the_shape>;
  using reads = axes<"cores">;
};
struct loner {
  using provides = metrics<latency>;
};

// What a pipeline keeps of the metrics it has evaluated: a slot for each.
constexpr auto known = results{latency(50_ms), accuracy(0.75), the_shape(shape{2, 8})};
constexpr design<chips> chip("cores"_axis = 2, "width"_axis = 24);

using reader_inputs = inputs<reader, design<chips>>;

}  // namespace

TEST_CASE("a policy finds the metrics and facts it needs by their tags") {
  constexpr reader_inputs in(known, chip);
  STATIC_CHECK(in[latency] == 50_ms);
  STATIC_CHECK(in[accuracy] == 0.75);
  STATIC_CHECK(in[the_shape].rows == 2);
  STATIC_CHECK(in[the_shape].columns == 8);
}

TEST_CASE("a policy finds the axes it reads by their names") {
  constexpr reader_inputs in(known, chip);
  STATIC_CHECK(in["cores"_axis] == 2);
  STATIC_CHECK(std::is_same_v<decltype(in["cores"_axis]), int>);
}

TEST_CASE("looking up neither copies a metric nor throws") {
  constexpr reader_inputs in(known, chip);
  STATIC_CHECK(&in[the_shape] == &known[the_shape]);
  STATIC_CHECK(&in[latency] == &known[latency]);
  STATIC_CHECK(noexcept(in[latency]));
  constexpr auto cores = "cores"_axis;
  STATIC_CHECK(noexcept(in[cores]));
}

TEST_CASE("inputs refer, one pointer for each need and one for the design") {
  STATIC_CHECK(sizeof(reader_inputs) == 4 * sizeof(void*));
  STATIC_CHECK(sizeof(inputs<loner, design<chips>>) == sizeof(void*));
}

TEST_CASE("the type of the inputs depends on the policy, the design and the number type alone") {
  STATIC_CHECK(std::is_same_v<reader_inputs, inputs<reader, design<chips>, double,
                                                    metrics<latency, accuracy, the_shape>, axes<"cores">>>);
}
