// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/numeric_problem.hpp>

#include <limits>
#include <vector>

#include <static_check.hpp>

using namespace co2design;

namespace {

struct schaffer {
  static constexpr std::array<variable, 1> bounds() { return {real_variable(-1000, 1000)}; }
  constexpr std::array<double, 2> operator()(std::span<const double> x) const {
    return {x[0] * x[0], (x[0] - 2) * (x[0] - 2)};
  }
};

struct disc {
  std::vector<variable> bounds() const { return {real_variable(0, 5), integer_variable(0, 3)}; }
  constexpr evaluation<2> operator()(std::span<const double> x) const {
    return constrained<2>({x[0], x[1]}, {x[0] * x[0] + x[1] * x[1] - 25, 1 - x[0]});
  }
};

struct no_call {
  static std::array<variable, 1> bounds() { return {real_variable(0, 1)}; }
};
struct no_variables {
  std::array<double, 2> operator()(std::span<const double>) const;
};
struct no_numbers : no_call {
  std::vector<double> operator()(std::span<const double>) const;
};

}  // namespace

TEST_CASE("a struct with bounds and a call is a numeric problem, and says how many objectives it has") {
  STATIC_CHECK(numeric_problem<schaffer>);
  STATIC_CHECK(numeric_problem<disc>);
  STATIC_CHECK(objective_count_of<schaffer> == 2);
  STATIC_CHECK(!numeric_problem<int>);
  STATIC_CHECK(!numeric_problem<no_call>);
  STATIC_CHECK(!numeric_problem<no_variables>);
  STATIC_CHECK(!numeric_problem<no_numbers>);
}

TEST_CASE("what exceeds zero is the violation; what is met adds nothing") {
  constexpr std::array<double, 2> met{3, 4}, far{6, 0};
  STATIC_CHECK(disc{}(met).feasible());
  STATIC_CHECK(disc{}(far).violated == violation{0, 11, 1});
  STATIC_CHECK(constrained<1>({7}, {2, 3, -1}).violated == violation{0, 5, 2});
  STATIC_CHECK(constrained<1>({7}, {2, 3, -1}).objectives[0] == 7);
  const evaluation<1> undefined = constrained<1>({7}, {std::numeric_limits<double>::quiet_NaN()});
  CHECK(undefined.violated == violation{1, 0, 1});
}

TEST_CASE("an objective that is NaN makes infeasible") {
  struct root {
    static std::array<variable, 1> bounds() { return {real_variable(-1, 1)}; }
    std::array<double, 2> operator()(std::span<const double> x) const { return {x[0] / x[0], x[0]}; }
  };
  const std::array<double, 1> zero{0}, one{1};
  CHECK(detail::evaluate(root{}, zero).violated == violation{1, 0, 0});
  CHECK(detail::evaluate(root{}, one).feasible());
  CHECK(detail::evaluate(schaffer{}, one).objectives == std::array<double, 2>{1, 1});
}
