// SPDX-License-Identifier: BSL-1.0
#include <co2design/quality/clip_b16_published.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>
#include <string_view>
#include <type_traits>

#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/space/design.hpp>
#include <co2design/space/space.hpp>

#include <doctest/doctest.h>
#include <static_check.hpp>

namespace {

using namespace co2design;
using namespace co2design::literals;
namespace clip_b16 = quality::clip_b16;
using quality::clip_b16_published;

static_assert(policy<clip_b16_published>);
static_assert(std::is_empty_v<clip_b16_published>);

// Wider than the policy's domain on every side.
struct wide_models : space<axis<"text_layers", range<0, 13>>, axis<"text_hidden", range<0, 1024>>,
                           axis<"text_ffn", range<0, 4096>>, axis<"text_heads", range<0, 16>>,
                           axis<"vision_layers", range<0, 13>>, axis<"vision_hidden", range<0, 1024>>,
                           axis<"vision_ffn", range<0, 4096>>, axis<"vision_heads", range<0, 16>>> {};

struct tower {
  int layers, hidden, ffn, heads;
};

constexpr double text_score(tower t) { return clip_b16::text_score(t.layers, t.hidden, t.ffn, t.heads); }
constexpr double vision_score(tower v) { return clip_b16::vision_score(v.layers, v.hidden, v.ffn, v.heads); }

constexpr design<wide_models> model(tower t, tower v) {
  return design<wide_models>("text_layers"_axis = t.layers, "text_hidden"_axis = t.hidden,
                             "text_ffn"_axis = t.ffn, "text_heads"_axis = t.heads,
                             "vision_layers"_axis = v.layers, "vision_hidden"_axis = v.hidden,
                             "vision_ffn"_axis = v.ffn, "vision_heads"_axis = v.heads);
}

constexpr auto recall_of = make_pipeline<wide_models>(clip_b16_published{});

constexpr tower whole_text{12, 512, 2048, 8}, whole_vision{12, 768, 3072, 12};

static_assert(*recall_of(model(whole_text, whole_vision))[accuracy] > 0.5028);
static_assert(*recall_of(model(whole_text, whole_vision))[accuracy] < 0.5029);

auto near(double x, double tolerance = 1e-12) { return doctest::Approx(x).epsilon(tolerance).scale(0); }

// ── the eight published designs
// ────────────────────────────────────────────────────────────────────────────────── Architectures: arXiv
// 2505.01386v4, Table 3 (hidden 284 as printed). MSCOCO mean recall@1: its Table 10. Predictions and
// leave-one-out predictions: computed independently of this library.
struct published_design {
  std::string_view name;
  tower text, vision;
  double recall, predicted, left_out;
};
constexpr std::array designs{
    published_design{"CLIP-B/16", {12, 512, 2048, 8}, {12, 768, 3072, 12}, .49, .502850, .508723},
    published_design{"TinyCLIP-8M/16", {3, 256, 1024, 4}, {10, 256, 1024, 4}, .29, .283970, .273541},
    published_design{"TinyCLIP-39M/16", {6, 512, 2048, 8}, {12, 512, 2048, 8}, .47, .439509, .434731},
    published_design{"CarbonCLIP-XS", {6, 284, 1024, 4}, {6, 576, 1536, 6}, .33, .342360, .347425},
    published_design{"CarbonCLIP-S", {6, 512, 1024, 6}, {8, 672, 1920, 6}, .41, .427042, .429507},
    published_design{"CarbonCLIP-M", {8, 512, 1536, 6}, {9, 672, 2304, 6}, .44, .449751, .451463},
    published_design{"CarbonCLIP-L", {6, 384, 1280, 5}, {10, 768, 2688, 7}, .44, .436134, .435546},
    published_design{"CarbonCLIP-XL", {12, 512, 2048, 4}, {12, 768, 3072, 5}, .49, .478384, .475133}};

double score(const published_design& m) { return (text_score(m.text) + vision_score(m.vision)) / 2; }

struct least_squares {
  double intercept, slope, squared_error, mean, spread;
};

// The line of recall over z through all designs but one; `designs.size()` leaves none out.
template <class Predictor>
least_squares fit_without(std::size_t left_out, Predictor z) {
  double n = 0, z_sum = 0, y_sum = 0;
  for (std::size_t i = 0; i < designs.size(); ++i) {
    if (i == left_out) continue;
    n += 1;
    z_sum += z(designs[i]);
    y_sum += designs[i].recall;
  }
  const double z_mean = z_sum / n, y_mean = y_sum / n;
  double zz = 0, zy = 0, squared_error = 0;
  for (std::size_t i = 0; i < designs.size(); ++i) {
    if (i == left_out) continue;
    zz += (z(designs[i]) - z_mean) * (z(designs[i]) - z_mean);
    zy += (z(designs[i]) - z_mean) * (designs[i].recall - y_mean);
  }
  const double slope = zy / zz, intercept = y_mean - slope * z_mean;
  for (std::size_t i = 0; i < designs.size(); ++i) {
    if (i == left_out) continue;
    const double residual = designs[i].recall - intercept - slope * z(designs[i]);
    squared_error += residual * residual;
  }
  return {intercept, slope, squared_error, z_mean, zz};
}

template <class Predictor>
double leave_one_out_error(Predictor z) {
  double squared = 0;
  for (std::size_t i = 0; i < designs.size(); ++i) {
    const least_squares others = fit_without(i, z);
    const double residual = designs[i].recall - others.intercept - others.slope * z(designs[i]);
    squared += residual * residual;
  }
  return std::sqrt(squared / static_cast<double>(designs.size()));
}

// Weights of a tower's layers: four projections between hidden width and heads of 64, two between hidden and
// FFN.
double weights(tower t) { return t.layers * (4.0 * t.hidden * 64 * t.heads + 2.0 * t.hidden * t.ffn); }

double mean_recall_without(std::size_t left_out) {
  double sum = 0;
  for (std::size_t i = 0; i < designs.size(); ++i) sum += i == left_out ? 0 : designs[i].recall;
  return sum / static_cast<double>(designs.size() - 1);
}

// P(|T| < t) of Student's t with 6 degrees of freedom: Abramowitz and Stegun, 26.7.4.
double student_6(double t) {
  const double theta = std::atan(t / std::sqrt(6.0)), c = std::cos(theta) * std::cos(theta);
  return std::sin(theta) * (1 + c / 2 + 3 * c * c / 8);
}

}  // namespace

TEST_CASE("the fit's constants are ordinary least squares over the eight published designs") {
  const least_squares all = fit_without(designs.size(), score);
  CHECK(clip_b16::fit.intercept == near(all.intercept, 1e-11));
  CHECK(clip_b16::fit.slope == near(all.slope, 1e-11));
  CHECK(clip_b16::fit.mean_score == near(all.mean));
  CHECK(clip_b16::fit.sum_of_squares == near(all.spread, 1e-11));
  CHECK(clip_b16::fit.deviation == near(std::sqrt(all.squared_error / 6), 1e-11));
  CHECK(clip_b16::fit.designs == static_cast<double>(designs.size()));
  CHECK(student_6(clip_b16::fit.quantile) == near(0.90));
}

TEST_CASE("each published design gets its prediction, and lies within its bounds") {
  for (const auto& m : designs) {
    CAPTURE(m.name);
    const auto got = recall_of(model(m.text, m.vision), accuracy, accuracy_low, accuracy_high);
    REQUIRE(got[accuracy]);
    CHECK(std::abs(*got[accuracy] - m.predicted) < 1e-6);
    CHECK(*got[accuracy_low] < m.recall);
    CHECK(*got[accuracy_high] > m.recall);
  }
}

TEST_CASE("left out, each design is predicted far better than by the mean of the others") {
  double line_squared = 0, mean_squared = 0, line_absolute = 0, mean_absolute = 0;
  const auto n = static_cast<double>(designs.size());
  for (std::size_t i = 0; i < designs.size(); ++i) {
    CAPTURE(designs[i].name);
    const least_squares others = fit_without(i, score);
    const double predicted = others.intercept + others.slope * score(designs[i]);
    CHECK(std::abs(predicted - designs[i].left_out) < 1e-6);
    const double by_line = predicted - designs[i].recall,
                 by_mean = mean_recall_without(i) - designs[i].recall;
    line_squared += by_line * by_line / n;
    mean_squared += by_mean * by_mean / n;
    line_absolute += std::abs(by_line) / n;
    mean_absolute += std::abs(by_mean) / n;
  }
  CHECK(std::abs(std::sqrt(line_squared) - .019111) < 1e-6);
  CHECK(std::abs(line_absolute - .017271) < 1e-6);
  CHECK(std::abs(std::sqrt(mean_squared) - .078973) < 1e-6);
  CHECK(std::abs(mean_absolute - .065714) < 1e-6);
}

TEST_CASE("eight points cannot tell the score from mere size") {
  CHECK(std::abs(leave_one_out_error(score) - .0191) < 1e-4);
  CHECK(std::abs(leave_one_out_error([](const published_design& m) {
                   return std::log(weights(m.text) + weights(m.vision));
                 }) -
                 .0193) < 1e-4);
  // With token, position and patch embeddings and both projections to 512.
  CHECK(std::abs(leave_one_out_error([](const published_design& m) {
                   return std::log(weights(m.text) + (49408.0 + 77 + 512) * m.text.hidden +
                                   weights(m.vision) + (768.0 + 197 + 512) * m.vision.hidden);
                 }) -
                 .0170) < 1e-4);
}

TEST_CASE("worked examples") {
  struct example {
    tower text, vision;
    double text_score, vision_score, recall, half_width;
  };
  for (const auto& e : {
           example{whole_text, whole_vision, 1, 1, .502850076982, .038782517405},
           example{{9, 384, 1536, 6},
                   {9, 576, 2304, 9},
                   .863425717333,
                   .864251002667,
                   .420932171556,
                   .035889949947},
           example{{6, 256, 1024, 4},
                   {6, 384, 1536, 6},
                   .702053995733,
                   .662858236000,
                   .311808533498,
                   .040699432497},
           example{{6, 512, 2048, 8},
                   {12, 512, 2048, 8},
                   .933490000000,
                   .855942201778,
                   .439508915035,
                   .036056053925},
           example{{8, 512, 1536, 6},
                   {9, 672, 2304, 6},
                   .935459050667,
                   .888021505333,
                   .449751042924,
                   .036275571428},
       }) {
    CAPTURE(e.recall);
    CHECK(std::abs(text_score(e.text) - e.text_score) < 1e-12);
    CHECK(std::abs(vision_score(e.vision) - e.vision_score) < 1e-12);
    const auto got = recall_of(model(e.text, e.vision), accuracy, accuracy_low, accuracy_high);
    CHECK(std::abs(*got[accuracy] - e.recall) < 1e-12);
    CHECK(std::abs(*got[accuracy] - *got[accuracy_low] - e.half_width) < 1e-12);
    CHECK(std::abs(*got[accuracy_high] - *got[accuracy] - e.half_width) < 1e-12);
  }
}

TEST_CASE("bounds are cut at 0 and 1") {
  STATIC_CHECK(clip_b16::fit.low(0.1) == 0);
  STATIC_CHECK(clip_b16::fit.high(2.0) == 1);
  STATIC_CHECK(clip_b16::fit.low(0.9) == clip_b16::fit.at(0.9) - clip_b16::fit.half_width(0.9));
  STATIC_CHECK(clip_b16::fit.high(0.9) == clip_b16::fit.at(0.9) + clip_b16::fit.half_width(0.9));
}

TEST_CASE("a text score by hand") {
  // 9 layers .91567, 384/512 = .75, 6 heads .90075, 6 FFN blocks .97135
  CHECK(text_score({9, 384, 1536, 6}) == near((.91567 + .75 + .66208 * .90075 + .33792 * .97135) / 3));
  // 5.5 blocks of 256 lie half way between .93498 and .97135
  CHECK(text_score({12, 512, 1408, 8}) == near((2 + .66208 + .33792 * (.93498 + .97135) / 2) / 3));
}

TEST_CASE("a share is the entry at whole numbers, and never leaves the table") {
  STATIC_CHECK(clip_b16::share_kept(clip_b16::text_heads_kept, 3) == .67856);
  STATIC_CHECK(clip_b16::share_kept(clip_b16::text_heads_kept, 8) == 1);
  STATIC_CHECK(clip_b16::share_kept(clip_b16::text_heads_kept, 1e300) == 1);
  STATIC_CHECK(clip_b16::share_kept(clip_b16::text_heads_kept, -1e300) == 0);
  CHECK(std::isnan(clip_b16::share_kept(clip_b16::text_heads_kept, std::nan(""))));
}

TEST_CASE("no tower loses score by growing, on the study's grid") {
  std::size_t text_steps = 0, vision_steps = 0;
  const auto grows = [](double smaller, double larger, std::size_t& steps) {
    ++steps;
    return larger >= smaller;
  };
  bool sound = true;
  for (int l = 6; l <= 12; ++l)
    for (int h = 256; h <= 512; h += 64)
      for (int f = 1024; f <= 2048; f += 256)
        for (int a = 4; a <= 8; ++a) {
          const double here = text_score({l, h, f, a});
          if (l < 12) sound &= grows(here, text_score({l + 1, h, f, a}), text_steps);
          if (h < 512) sound &= grows(here, text_score({l, h + 64, f, a}), text_steps);
          if (f < 2048) sound &= grows(here, text_score({l, h, f + 256, a}), text_steps);
          if (a < 8) sound &= grows(here, text_score({l, h, f, a + 1}), text_steps);
        }
  for (int l = 6; l <= 12; ++l)
    for (int h = 384; h <= 768; h += 96)
      for (int f = 1536; f <= 3072; f += 384)
        for (int a = 6; a <= 12; ++a) {
          const double here = vision_score({l, h, f, a});
          if (l < 12) sound &= grows(here, vision_score({l + 1, h, f, a}), vision_steps);
          if (h < 768) sound &= grows(here, vision_score({l, h + 96, f, a}), vision_steps);
          if (f < 3072) sound &= grows(here, vision_score({l, h, f + 384, a}), vision_steps);
          if (a < 12) sound &= grows(here, vision_score({l, h, f, a + 1}), vision_steps);
        }
  CHECK(sound);
  CHECK(text_steps == 2850);
  CHECK(vision_steps == 4060);
}

TEST_CASE("the tables are those of the sensitivities") {
  // Sums of the shares, computed from the published sensitivities and rounded to five digits each.
  const auto sum = [](std::span<const double> kept) {
    return std::accumulate(kept.begin(), kept.end(), 0.0);
  };
  CHECK(sum(clip_b16::text_layers_kept) == near(9.25581));
  CHECK(sum(clip_b16::text_heads_kept) == near(6.01845));
  CHECK(sum(clip_b16::text_ffn_kept) == near(6.48656));
  CHECK(sum(clip_b16::vision_layers_kept) == near(8.17094));
  CHECK(sum(clip_b16::vision_heads_kept) == near(9.83838));
  CHECK(sum(clip_b16::vision_ffn_kept) == near(5.48163));
}

TEST_CASE("no share falls anywhere in the domain, between the entries too") {
  const auto never_falls = [](const auto& kept) {
    for (double x = 0; x < static_cast<double>(kept.size()); x += 1.0 / 128)
      if (clip_b16::share_kept(kept, x + 1.0 / 128) < clip_b16::share_kept(kept, x)) return false;
    return kept.front() == 0 && kept.back() == 1;
  };
  CHECK(never_falls(clip_b16::text_layers_kept));
  CHECK(never_falls(clip_b16::text_heads_kept));
  CHECK(never_falls(clip_b16::text_ffn_kept));
  CHECK(never_falls(clip_b16::vision_layers_kept));
  CHECK(never_falls(clip_b16::vision_heads_kept));
  CHECK(never_falls(clip_b16::vision_ffn_kept));
}

TEST_CASE("a larger model is judged no worse, and the grid spans the stated range") {
  const auto recall = [](tower t, tower v) { return *recall_of(model(t, v))[accuracy]; };
  constexpr tower small_text{6, 256, 1024, 4}, small_vision{6, 384, 1536, 6};
  const double least = recall(small_text, small_vision), most = recall(whole_text, whole_vision);
  CHECK(least == near(.311808533497791));
  CHECK(most == near(.502850076981987));
  for (tower t :
       {tower{7, 256, 1024, 4}, tower{6, 320, 1024, 4}, tower{6, 256, 1280, 4}, tower{6, 256, 1024, 5}})
    CHECK(recall(t, small_vision) > least);
  for (tower v :
       {tower{7, 384, 1536, 6}, tower{6, 480, 1536, 6}, tower{6, 384, 1920, 6}, tower{6, 384, 1536, 7}})
    CHECK(recall(small_text, v) > least);
  for (tower t :
       {tower{11, 512, 2048, 8}, tower{12, 448, 2048, 8}, tower{12, 512, 1792, 8}, tower{12, 512, 2048, 7}})
    CHECK(recall(t, whole_vision) < most);
  for (tower v : {tower{11, 768, 3072, 12}, tower{12, 672, 3072, 12}, tower{12, 768, 2688, 12},
                  tower{12, 768, 3072, 10}})
    CHECK(recall(whole_text, v) < most);
  CHECK(recall(whole_text, {12, 768, 3072, 11}) ==
        most);  // the least head of each vision layer never mattered
}

TEST_CASE("inside the domain, its edges included, there is an answer") {
  const auto feasible = [](tower t, tower v) { return recall_of(model(t, v))[accuracy].has_value(); };
  CHECK(feasible({3, 256, 1024, 4}, {6, 256, 1024, 4}));
  CHECK(feasible(whole_text, whole_vision));
  CHECK(feasible({3, 512, 1024, 8}, {6, 768, 1024, 12}));
  const auto least =
      recall_of(model({3, 256, 1024, 4}, {6, 256, 1024, 4}), accuracy, accuracy_low, accuracy_high);
  CHECK(*least[accuracy_low] > 0);
  CHECK(*least[accuracy_low] < *least[accuracy]);
}

TEST_CASE("one step outside the domain a design is infeasible, and the reason names the axis") {
  struct outside {
    tower text, vision;
    std::string_view axis;
  };
  for (const auto& o : {
           outside{{2, 512, 2048, 8}, whole_vision, "text_layers"},
           outside{{13, 512, 2048, 8}, whole_vision, "text_layers"},
           outside{{12, 255, 2048, 8}, whole_vision, "text_hidden"},
           outside{{12, 513, 2048, 8}, whole_vision, "text_hidden"},
           outside{{12, 512, 1023, 8}, whole_vision, "text_ffn"},
           outside{{12, 512, 2049, 8}, whole_vision, "text_ffn"},
           outside{{12, 512, 2048, 3}, whole_vision, "text_heads"},
           outside{{12, 512, 2048, 9}, whole_vision, "text_heads"},
           outside{whole_text, {5, 768, 3072, 12}, "vision_layers"},
           outside{whole_text, {13, 768, 3072, 12}, "vision_layers"},
           outside{whole_text, {12, 255, 3072, 12}, "vision_hidden"},
           outside{whole_text, {12, 769, 3072, 12}, "vision_hidden"},
           outside{whole_text, {12, 768, 1023, 12}, "vision_ffn"},
           outside{whole_text, {12, 768, 3073, 12}, "vision_ffn"},
           outside{whole_text, {12, 768, 3072, 3}, "vision_heads"},
           outside{whole_text, {12, 768, 3072, 13}, "vision_heads"},
       }) {
    CAPTURE(o.axis);
    const auto got = recall_of(model(o.text, o.vision), accuracy, accuracy_low, accuracy_high);
    CHECK(!got[accuracy]);
    CHECK(!got[accuracy_low]);
    CHECK(!got[accuracy_high]);
    CHECK(got[accuracy].why().reason().find(o.axis) != std::string_view::npos);
    CHECK(!(got[accuracy] >= 0.0));
  }
}
