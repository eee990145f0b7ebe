// SPDX-License-Identifier: BSL-1.0
#include <co2design/search/real_variation.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include <doctest/doctest.h>

using namespace co2design;

namespace {

// Rows of values, and what was made of them.
struct population {
  std::vector<variable> variables;
  std::vector<double> genes;

  [[nodiscard]] std::size_t rows() const { return genes.size() / variables.size(); }
  [[nodiscard]] double at(std::size_t row, std::size_t v) const { return genes[row * variables.size() + v]; }
  template <class Operator>
  [[nodiscard]] population after(const Operator& vary, random_engine& engine) const {
    population out = *this;
    vary(variables, gene_rows(out.genes.data(), rows(), variables.size()), engine);
    return out;
  }
};

population random_population(std::vector<variable> variables, std::size_t rows, std::uint64_t seed) {
  population out{std::move(variables), {}};
  random_engine engine(seed);
  for (std::size_t i = 0; i < rows; ++i)
    for (const variable& one : out.variables) {
      const double u = static_cast<double>(engine() >> 11) * 0x1p-53;
      const double x = one.low + u * (one.high - one.low);
      out.genes.push_back(one.kind == variable_kind::real ? x : std::floor(x));
    }
  return out;
}

double uniform(std::uint64_t bits) { return static_cast<double>(bits >> 12) * 0x1p-52; }

// The definition, one variable at a time: Deb and Agrawal with the bounds of Deb and Kumar. From the same random
// bits: a word for each couple; then, for eight variables at a time of each couple that is crossed, eight words, of
// which the lowest bit says whether a variable is crossed, the next whether the children change places, and the upper
// 52 are u.
population crossed_by_definition(population p, const sbx_crossover& cross, random_engine& engine) {
  const std::size_t couples = p.rows() / 2, width = p.variables.size();
  for (std::size_t first = 0; first < couples; first += 64) {
    const std::size_t last = std::min(couples, first + 64);
    std::vector<bool> crossed;
    for (std::size_t c = first; c < last; ++c)
      crossed.push_back(static_cast<double>(engine() >> 11) * 0x1p-53 < cross.probability);
    for (std::size_t eight = 0; eight < width; eight += 8)
      for (std::size_t c = first; c < last; ++c) {
        if (!crossed[c - first]) continue;
        std::array<std::uint64_t, 8> bits;
        for (auto& one : bits) one = engine();
        for (std::size_t v = eight; v < std::min(width, eight + 8); ++v) {
          const variable& one = p.variables[v];
          double &a = p.genes[2 * c * width + v], &b = p.genes[(2 * c + 1) * width + v];
          const double low = std::min(a, b), high = std::max(a, b), apart = high - low;
          if ((bits[v - eight] & 1) == 0 || one.kind != variable_kind::real || !(apart > 0)) continue;
          const double u = uniform(bits[v - eight]);
          const auto spread = [&](double room) {
            const double alpha = 2 - std::pow(1 + 2 * room / apart, -(cross.eta + 1));
            return std::pow(u * alpha <= 1 ? u * alpha : 1 / (2 - u * alpha), 1 / (cross.eta + 1));
          };
          const double lower = 0.5 * (low + high - spread(low - one.low) * apart);
          const double upper = 0.5 * (low + high + spread(one.high - high) * apart);
          const bool swapped = (bits[v - eight] & 2) != 0;
          a = std::clamp(swapped ? upper : lower, one.low, one.high);
          b = std::clamp(swapped ? lower : upper, one.low, one.high);
        }
      }
  }
  return p;
}

// Deb and Goyal's mutation of one value.
double mutated_by_definition(double x, const variable& one, double eta, double u) {
  const double extent = one.high - one.low, down = (x - one.low) / extent, up = (one.high - x) / extent;
  const double step =
      u <= 0.5 ? std::pow(2 * u + (1 - 2 * u) * std::pow(1 - down, eta + 1), 1 / (eta + 1)) - 1
               : 1 - std::pow(2 * (1 - u) + (2 * u - 1) * std::pow(1 - up, eta + 1), 1 / (eta + 1));
  return std::clamp(x + step * extent, one.low, one.high);
}

const std::vector<variable> mixed{
    real_variable(0, 1), integer_variable(0, 9),   real_variable(-5, 5),        categorical_variable(4),
    real_variable(2, 2), real_variable(1e-3, 1e6), real_variable(-1e-9, 1e-12), integer_variable(3, 3),
    real_variable(0, 1), real_variable(-1, 0),     real_variable(-1e9, 1e9)};
constexpr std::array etas{0.0, 0.5, 1.0, 7.3, 15.0, 20.0, 100.0};

void check_bounds(const population& p) {
  for (std::size_t i = 0; i < p.rows(); ++i)
    for (std::size_t v = 0; v < p.variables.size(); ++v) {
      REQUIRE(p.at(i, v) >= p.variables[v].low);
      REQUIRE(p.at(i, v) <= p.variables[v].high);
    }
}

}  // namespace

// ── simulated binary crossover ───────────────────────────────────────────────────────────────────────────

TEST_CASE("children of a crossover are those of its definition") {
  for (const double eta : etas)
    for (const std::size_t rows : {2U, 3U, 40U, 141U, 256U}) {
      CAPTURE(eta);
      CAPTURE(rows);
      const population parents = random_population(mixed, rows, rows);
      const sbx_crossover cross{.probability = 0.8, .eta = eta};
      random_engine engine(9), again(9);
      const population children = parents.after(cross, engine),
                       expected = crossed_by_definition(parents, cross, again);
      CHECK(engine == again);
      check_bounds(children);
      for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t v = 0; v < mixed.size(); ++v) {
          const double size = std::max(std::abs(mixed[v].low), std::abs(mixed[v].high));
          REQUIRE(std::abs(children.at(i, v) - expected.at(i, v)) <= 1e-12 * size);
        }
    }
}

TEST_CASE("a crossover leaves alone what is no real, is fixed, agrees, or has no partner") {
  population parents = random_population(mixed, 101, 1);
  for (std::size_t c = 0; c < 50; ++c)  // agree in the first variable
    parents.genes[2 * c * mixed.size()] = parents.genes[(2 * c + 1) * mixed.size()];
  random_engine engine(2);
  const population children = parents.after(sbx_crossover{.probability = 1}, engine);
  for (std::size_t i = 0; i < 101; ++i)
    for (const std::size_t v : {0U, 1U, 3U, 4U, 7U}) CHECK(children.at(i, v) == parents.at(i, v));
  for (std::size_t v = 0; v < mixed.size(); ++v) CHECK(children.at(100, v) == parents.at(100, v));
  CHECK(children.genes != parents.genes);
  CHECK(parents.after(sbx_crossover{.probability = 0}, engine).genes == parents.genes);
  const population discrete = random_population({integer_variable(0, 9), real_variable(1, 1)}, 10, 1);
  const random_engine before = engine;
  CHECK(discrete.after(sbx_crossover{}, engine).genes == discrete.genes);
  CHECK(engine == before);  // nothing is drawn for it
}

TEST_CASE("half of the variables of a couple are crossed, and half of those change places") {
  const population parents{std::vector<variable>(10, real_variable(0, 1)), [] {
                             std::vector<double> genes;
                             for (int i = 0; i < 2000; ++i)
                               genes.insert(genes.end(), 10, i % 2 == 0 ? 0.4 : 0.6);
                             return genes;
                           }()};
  random_engine engine(3);
  const population children = parents.after(sbx_crossover{.probability = 0.5, .eta = 15}, engine);
  int couples = 0, crossed = 0, swapped = 0, inside = 0;
  for (std::size_t c = 0; c < 1000; ++c) {
    int here = 0;
    for (std::size_t v = 0; v < 10; ++v) {
      const double a = children.at(2 * c, v), b = children.at(2 * c + 1, v);
      if (a == 0.4 && b == 0.6) continue;
      ++here;
      swapped += a > b;
      inside += std::abs(a - b) < 0.2;
    }
    couples += here > 0;
    crossed += here;
  }
  CHECK(couples > 450);
  CHECK(couples < 550);
  CHECK(crossed > 4.6 * couples);
  CHECK(crossed < 5.4 * couples);
  CHECK(std::abs(swapped - crossed / 2) < crossed / 20);
  CHECK(std::abs(inside - crossed / 2) < crossed / 20);  // β < 1 as often as β > 1
}

TEST_CASE("the larger eta, the closer are children to their parents") {
  population parents{std::vector<variable>(1, real_variable(-100, 100)), {}};
  for (int i = 0; i < 4000; ++i) parents.genes.push_back(i % 2);
  double before = 1e9;
  for (const double eta : {0.0, 1.0, 5.0, 20.0, 100.0}) {
    random_engine engine(4);
    const population children = parents.after(sbx_crossover{.probability = 1, .eta = eta}, engine);
    double away = 0;
    for (std::size_t i = 0; i < 4000; ++i)
      away += std::min(std::abs(children.at(i, 0)), std::abs(children.at(i, 0) - 1));
    CHECK(away < before / 1.5);
    before = away;
  }
}

TEST_CASE("scales do not matter: couples of small numbers are crossed as those of large ones are") {
  const population parents = random_population(std::vector<variable>(5, real_variable(0, 1)), 20, 8);
  const auto scaled = [](population p, double by) {
    for (variable& one : p.variables) one.high *= by;
    for (double& x : p.genes) x *= by;
    return p;
  };
  random_engine engine(1);
  const population children = parents.after(sbx_crossover{.probability = 1}, engine);
  for (const double by : {0x1p-80, 0x1p80}) {
    random_engine again(1);
    CHECK(scaled(parents, by).after(sbx_crossover{.probability = 1}, again).genes ==
          scaled(children, by).genes);
  }
}

// ── how many variables there are ─────────────────────────────────────────────────────────────────────────

TEST_CASE("the first variables get the same, however many come behind them") {
  const std::vector<variable> eight(8, real_variable(0, 1));
  for (std::size_t width = 1; width <= 8; ++width) {
    const population whole = random_population(eight, 60, 5);
    population part{{eight.begin(), eight.begin() + static_cast<std::ptrdiff_t>(width)}, {}};
    for (std::size_t i = 0; i < 60; ++i)
      for (std::size_t v = 0; v < width; ++v) part.genes.push_back(whole.at(i, v));
    random_engine engine(6), again(6);
    const population all = whole.after(sbx_crossover{}, engine), some = part.after(sbx_crossover{}, again);
    CHECK(engine == again);
    for (std::size_t i = 0; i < 60; ++i)
      for (std::size_t v = 0; v < width; ++v) REQUIRE(some.at(i, v) == all.at(i, v));
  }
}

// ── polynomial mutation ──────────────────────────────────────────────────────────────────────────────────

TEST_CASE("a mutation is that of its definition") {
  for (const double eta : etas)
    for (const variable bounds : {real_variable(0, 1), real_variable(-5, 5), real_variable(1e-3, 1e6)}) {
      CAPTURE(eta);
      // Of a single row of fewer than eight variables each of which mutates, the words are: eight for the distances, then
      // eight for the steps.
      for (std::size_t width = 1; width < 8; ++width) {
        population p = random_population(std::vector<variable>(width, bounds), 1, width);
        p.genes[0] = bounds.low;
        p.genes[width - 1] = width % 2 == 0 ? bounds.high : p.genes[width - 1];
        random_engine engine(11), again(11);
        const population moved =
            p.after(polynomial_mutation{.per_individual = static_cast<double>(width), .eta = eta}, engine);
        check_bounds(moved);
        for (int i = 0; i < 8; ++i) again();
        for (std::size_t v = 0; v < width; ++v) {
          const double expected = mutated_by_definition(p.at(0, v), bounds, eta, uniform(again()));
          const double size = std::max(std::abs(bounds.low), std::abs(bounds.high));
          REQUIRE(std::abs(moved.at(0, v) - expected) <= 1e-12 * size);
        }
      }
    }
}

TEST_CASE("as many variables mutate as was asked for, each as often, down as often as up") {
  for (const double per_individual : {0.5, 1.0, 3.0}) {
    CAPTURE(per_individual);
    population p{mixed, {}};  // all in the middle
    for (int i = 0; i < 8000; ++i)
      for (const variable& one : mixed)
        p.genes.push_back(one.kind == variable_kind::real ? (one.low + one.high) / 2 : one.low);
    random_engine engine(12);
    const population moved = p.after(polynomial_mutation{.per_individual = per_individual}, engine);
    std::array<int, 11> changes{};
    int down = 0, all = 0;
    for (std::size_t i = 0; i < p.rows(); ++i)
      for (std::size_t v = 0; v < mixed.size(); ++v) {
        changes[v] += moved.at(i, v) != p.at(i, v);
        down += moved.at(i, v) < p.at(i, v);
        all += moved.at(i, v) != p.at(i, v);
      }
    const double expected = 8000 * per_individual / 9;  // nine variables can change, seven of them are real
    for (const std::size_t v : {1U, 3U, 4U, 7U}) CHECK(changes[v] == 0);
    for (const std::size_t v : {0U, 2U, 5U, 6U, 8U, 9U, 10U})
      CHECK(std::abs(changes[v] - expected) < 5 * std::sqrt(expected));
    CHECK(std::abs(2 * down - all) < 5 * std::sqrt(all));
  }
}

TEST_CASE("a mutation with no probability changes nothing, one with all changes all") {
  const population p = random_population(std::vector<variable>(13, real_variable(0, 1)), 17, 1);
  random_engine engine(5);
  CHECK(p.after(polynomial_mutation{.per_individual = 0}, engine).genes == p.genes);
  const population moved = p.after(polynomial_mutation{.per_individual = 13}, engine);
  for (std::size_t i = 0; i < p.genes.size(); ++i) CHECK(moved.genes[i] != p.genes[i]);
  const population more = p.after(polynomial_mutation{.per_individual = 1e9}, engine);
  for (std::size_t i = 0; i < p.genes.size(); ++i) CHECK(more.genes[i] != p.genes[i]);
}

TEST_CASE("values on bounds move inwards only") {
  population p{std::vector<variable>(2, real_variable(3, 5)), {}};
  for (int i = 0; i < 1000; ++i) p.genes.insert(p.genes.end(), {3, 5});
  random_engine engine(7);
  const population moved = p.after(polynomial_mutation{.per_individual = 2, .eta = 1}, engine);
  check_bounds(moved);
  int away = 0;
  for (std::size_t i = 0; i < 1000; ++i) away += (moved.at(i, 0) > 3) + (moved.at(i, 1) < 5);
  CHECK(away > 800);  // half of the steps, those outwards, stay
  CHECK(away < 1200);
}

TEST_CASE("the widest bounds and the smallest numbers have no child outside, and none that is no number") {
  constexpr double tiny = std::numeric_limits<double>::denorm_min();
  const std::vector<variable> extreme{real_variable(-4e307, 4e307), real_variable(0, tiny),
                                      real_variable(-tiny, 1e-300), real_variable(1, 1 + 0x1p-52),
                                      real_variable(0, 1e300)};
  for (const double eta : {0.0, 1.0, 15.5, 100.0}) {
    random_engine engine(8);
    population p = random_population(extreme, 200, 3);
    for (int i = 0; i < 5; ++i) {
      p = p.after(sbx_crossover{.probability = 1, .eta = eta}, engine);
      check_bounds(p);
      p = p.after(polynomial_mutation{.per_individual = 5, .eta = eta}, engine);
      check_bounds(p);
    }
  }
}

// ── powers ───────────────────────────────────────────────────────────────────────────────────────────────

namespace {

double steps_apart(double a, double b) {
  return std::abs(static_cast<double>(std::bit_cast<std::int64_t>(a) - std::bit_cast<std::int64_t>(b)));
}

template <std::size_t Lanes>
struct powers_of {
  using powers = detail::lane_powers<Lanes>;
  using number = simd<double, Lanes>;

  double log2_off = 0, exp2_off = 0, power_off = 0;
  std::vector<double> results;

  powers_of() {
    random_engine engine(17);
    for (int i = 0; i < 4000; ++i) {
      std::array<double, 8> x, y;
      for (std::size_t k = 0; k < 8; ++k) {
        const int exponent = static_cast<int>(engine() % 1800) - 900;
        x[k] = std::ldexp(1 + uniform(engine()), i % 2 == 0 ? exponent : static_cast<int>(engine() % 2) - 1);
        y[k] = (uniform(engine()) - 0.5) * (i % 2 == 0 ? 1990 : 2);
      }
      const double p = 0.01 + uniform(engine());
      for (std::size_t k = 0; k < 8; k += Lanes) {
        const number logs = powers::log2(number::load(&x[k])), exps = powers::exp2(number::load(&y[k])),
                     all = powers::power(number::load(&x[k]), p);
        for (std::size_t lane = 0; lane < Lanes; ++lane) {
          // Near 1 the logarithm is as far off as its summands: compared with x − 1 it is not.
          log2_off = std::max(log2_off, std::abs(logs[lane] - std::log2(x[k + lane])) /
                                            std::max(std::abs(std::log2(x[k + lane])), 0x1p-3));
          exp2_off = std::max(exp2_off, steps_apart(exps[lane], std::exp2(y[k + lane])));
          power_off = std::max(power_off, std::abs(all[lane] / std::pow(x[k + lane], p) - 1));
          results.insert(results.end(), {logs[lane], exps[lane], all[lane]});
        }
      }
    }
  }
};

}  // namespace

TEST_CASE("powers and logarithms are close, and to the last bit the same in any number of lanes") {
  const powers_of<2> two;
  CHECK(two.log2_off < 1e-15);
  CHECK(two.exp2_off <= 4);
  CHECK(two.power_off < 1e-12);  // an exponent of a thousand has an ulp of 1e-13
  CHECK(powers_of<4>().results == two.results);
  CHECK(powers_of<8>().results == two.results);
  using powers = detail::lane_powers<2>;
  for (const double exact : {-900.0, -3.0, 0.0, 1.0, 52.0, 900.0}) {
    CHECK(powers::exp2(exact)[0] == std::ldexp(1, static_cast<int>(exact)));
    CHECK(powers::log2(std::ldexp(1, static_cast<int>(exact)))[1] == exact);
  }
}

TEST_CASE("random bits make numbers of [0, 1), the least of them 0") {
  const std::array<std::uint64_t, 4> bits{0, ~std::uint64_t{0}, 0xfff, std::uint64_t{1} << 63};
  const auto u = detail::lane_powers<4>::uniform(bits.data());
  CHECK(u[0] == 0);
  CHECK(u[1] == 1 - 0x1p-52);
  CHECK(u[2] == 0);
  CHECK(u[3] == 0.5);
  const auto set = detail::lane_powers<4>::is_set(bits.data(), 1);
  CHECK_FALSE(set[0]);
  CHECK(set[1]);
  CHECK(set[2]);
  CHECK_FALSE(set[3]);
}
