// SPDX-License-Identifier: BSL-1.0
#include <co2design/testing/problem_laws.hpp>

#include <array>
#include <cstddef>
#include <limits>
#include <string_view>

#include <co2design/co2design.hpp>
#include <co2design/testing/archetypes.hpp>

#include <doctest/doctest.h>
#include <search/toy_chips.hpp>

using namespace co2design;
using testing::problem_laws;

namespace {

using study_designs = join<presets::clip_b16_models, presets::edge_accelerators>;
using toy::chip_judge;
using toy::chips;

auto task() {
  return problem(chip_judge{}, minimize(energy), maximize(accuracy), latency <= 20_ms,
                 area<60_mm2, energy >= 1_J, accuracy> 0.5);
}

// ── problems that break a law ────────────────────────────────────────────────────────────────────────────

// By hand, as it should be, for the others to differ from in one thing.
struct by_hand {
  using space_type = chips;
  static constexpr std::size_t objective_count = 2;
  [[nodiscard]] evaluation<2> evaluate(const design<chips>& d) const {
    evaluation<2> out;
    out.objectives = {1.0 * d["cores"_axis], 64.0 - d["width"_axis]};
    if (d["width"_axis] > 48) out.violated = {.undefined = 0, .excess = 0.25, .broken = 1};
    return out;
  }
  [[nodiscard]] static subspace<chips> where() { return {}; }
};
struct counts : by_hand {
  mutable double calls = 0;
  [[nodiscard]] evaluation<2> evaluate(const design<chips>& d) const {
    auto out = by_hand::evaluate(d);
    out.objectives[0] += ++calls;
    return out;
  }
};
struct loses_itself : by_hand {
  double offset = 1;
  loses_itself() = default;
  loses_itself(const loses_itself&) noexcept : offset(0) {}
  [[nodiscard]] evaluation<2> evaluate(const design<chips>& d) const {
    auto out = by_hand::evaluate(d);
    out.objectives[1] += offset;
    return out;
  }
};
struct looks_at_addresses : by_hand {
  mutable const design<chips>* last = nullptr;
  [[nodiscard]] evaluation<2> evaluate(const design<chips>& d) const {
    auto out = by_hand::evaluate(d);
    if (last != nullptr && last != &d) out.objectives[1] += 1;
    last = &d;
    return out;
  }
};
struct divides_by_nothing : by_hand {
  [[nodiscard]] evaluation<2> evaluate(const design<chips>& d) const {
    auto out = by_hand::evaluate(d);
    out.objectives[0] /= d["memory"_axis];
    return out;
  }
};
struct negative_excess : by_hand {
  [[nodiscard]] evaluation<2> evaluate(const design<chips>& d) const {
    auto out = by_hand::evaluate(d);
    if (out.violated.broken > 0) out.violated.excess = -1;
    return out;
  }
};
struct excess_of_nothing : by_hand {
  [[nodiscard]] evaluation<2> evaluate(const design<chips>& d) const {
    auto out = by_hand::evaluate(d);
    out.violated.broken = 0;
    return out;
  }
};
struct moves_away : by_hand {
  mutable int asked = 0;
  [[nodiscard]] subspace<chips> where() const {
    return subspace<chips>{}.fix("cores"_axis = ++asked == 1 ? 1 : 2);
  }
};

// ── judges that break a law of problems ──────────────────────────────────────────────────────────────────

struct other_when_shared : chip_judge {  // answers otherwise where asked for several at once
  using chip_judge::operator();
  template <class First, class Second, class... Tags>
  constexpr auto operator()(const design<chips>& d, First first, Second second, Tags... tags) const noexcept {
    const auto larger = d.with("cores"_axis = 8);
    return chip_judge::operator()(larger, first, second, tags...);
  }
};
// A judge whose later answers are smaller, so that a problem asked less often keeps less.
struct shrinks : chip_judge {
  mutable double factor = 1;
  template <class... Tags>
  auto operator()(const design<chips>& d, Tags... tags) const noexcept {
    factor *= 0.998;
    return results{slot<Tags, decltype(of(d, tags))>{factor * of(d, tags)}...};
  }
};

template <class Problem>
bool breaks(const Problem& of, std::string_view law) {
  return problem_laws(of, 64).breaks(law);
}

}  // namespace

TEST_CASE("problems of a judge keep the laws, with bounds of each kind and infeasible designs") {
  const auto found = problem_laws(task());
  CHECK_MESSAGE(found.ok(), found.text());
  CHECK(found.checks() > 256 * 15);
}

TEST_CASE("so do the study's problem, and one that searches a part of the space") {
  const auto judge = make_pipeline<study_designs>(
      workload::clip_b16{}, hardware::edge_npu_22nm{}, mapping::roofline{}, carbon::embodied_act{},
      carbon::operational{}, carbon::lifetime_total{}, quality::clip_b16_published{});
  const auto found =
      problem_laws(problem(judge, minimize(total_carbon), maximize(accuracy), latency <= 50_ms,
                           peak_throughput <= 20.48_tops, subspace<study_designs>{}.fix("cores"_axis = 2)),
                   24);
  CHECK_MESSAGE(found.ok(), found.text());
}

TEST_CASE("and problems of the user's own, the poorest too") {
  CHECK(problem_laws(by_hand{}).ok());
  CHECK(problem_laws(testing::archetypes::problem(2)).ok());
  const testing::archetypes::judge judge(2);
  CHECK(problem_laws(problem(judge, minimize(testing::archetypes::price), testing::archetypes::weight <= 6))
            .ok());
}

TEST_CASE("each law of evaluations has a problem that breaks it and is caught") {
  CHECK(breaks(counts{}, "evaluated twice, a design is the same"));
  CHECK(breaks(loses_itself{}, "a copy of a problem evaluates the same"));
  CHECK(breaks(looks_at_addresses{}, "equal designs have equal evaluations"));
  CHECK(breaks(divides_by_nothing{}, "objectives are finite, or something is undefined"));
  CHECK(breaks(negative_excess{}, "an excess is no NaN, and not negative"));
  CHECK(breaks(excess_of_nothing{}, "where no bound is broken there is no excess"));
  CHECK(breaks(moves_away{}, "where to search has the designs drawn from it"));
}

TEST_CASE("each law of judged problems has a judge that breaks it and is caught") {
  const auto shared = problem(other_when_shared{}, minimize(energy), latency <= 20_ms);
  CHECK(breaks(shared, "metrics_of has what the judge says"));
  CHECK(breaks(shared, "an objective is its metric, to be minimised"));
  CHECK(breaks(shared, "the bounds that do not hold are broken"));
  const auto shrinking = problem(shrinks{}, minimize(energy), energy <= 5_J);
  CHECK(breaks(shrinking, "a relaxed bound keeps what is feasible"));
  CHECK(breaks(problem(other_when_shared{}, maximize(accuracy), minimize(energy)),
               "what has no value is undefined"));
}

TEST_CASE("a finding names the design and the evaluation") {
  const auto found = problem_laws(excess_of_nothing{}, 64);
  CHECK(found.broken().size() == 1);
  CHECK(found.broken()[0].witness.find("width=56") != std::string_view::npos);
  CHECK(found.broken()[0].witness.find("undefined 0, excess 0.25, broken 0") != std::string_view::npos);
}
