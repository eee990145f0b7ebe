// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <type_traits>

#include <co2design/core/math.hpp>
#include <co2design/metric/catalogue.hpp>
#include <co2design/metric/constant.hpp>
#include <co2design/metric/infeasible.hpp>
#include <co2design/metric/policy.hpp>
#include <co2design/metric/tag.hpp>
#include <co2design/space/axis.hpp>

namespace co2design::quality {

/// What is known of pruned CLIP B/16 models: how much of a tower remains, and how that became recall.
namespace clip_b16 {

/// Share of a tower's measured sensitivity that remains when the k most important of n modules do, k = 0 … n.
///
/// Formula   a module's drop is max(0, 0.488 − recall without it). Heads and FFN blocks: the k largest
///           drops of each layer, summed over layers, over the sum of all. Layers: the k largest sums of a
///           layer's drops over the sum of all
/// Units     none; 0 to 1, never falling, each step no larger than the one before but for rounding
/// Source    own aggregates of the module sensitivities published with CATransformers (arXiv 2505.01386;
///           CC-BY-NC): MSCOCO mean recall@1 of CLIP B/16 DataComp-XL without one head, or one of 8 FFN
///           blocks, of one layer. Only these aggregates are carried. 0.488: open_clip's results (MIT)
inline constexpr std::array text_layers_kept{0.,   .37743, .49582, .5909,  .67156, .75009, .80047,
                                             .845, .88177, .91567, .94844, .97866, 1.};
inline constexpr std::array text_heads_kept{0., .34096, .53181, .67856, .77362, .84016, .90075, .95259, 1.};
inline constexpr std::array text_ffn_kept{0., .36467, .59518, .76255, .86853, .93498, .97135, .9893, 1.};
inline constexpr std::array vision_layers_kept{0.,     .16931, .30211, .40765, .51143, .60903, .70071,
                                               .77225, .83775, .90317, .96488, .99265, 1.};
inline constexpr std::array vision_heads_kept{0.,     .341,   .50852, .64448, .73709, .81718, .88719,
                                              .93956, .97514, .99148, .99674, 1.,     1.};
inline constexpr std::array vision_ffn_kept{0., .2173, .39952, .55099, .68248, .79174, .88452, .95508, 1.};

/// Share of a layer's drops that its heads have, all layers together; its FFN blocks have the rest.
/// Source    the same sensitivities: text .248841 of .248841 + .127008, vision .399056 of .399056 + .376107
inline constexpr double text_head_share = 0.66208;
inline constexpr double vision_head_share = 0.5148;

/// The same sources as data, for `provenance`.
inline constexpr std::string_view
    shares_source = "own aggregates of CATransformers' module sensitivities (arXiv 2505.01386)",
    fit_source = "own fit to arXiv 2505.01386v4, Tables 3 and 10";

/// `kept` at `modules`, which need not be whole: linear between entries, the last entry beyond them.
/// Requires  at least one entry
/// Errors    NaN in → NaN out; below 0 the first entry
[[nodiscard]] constexpr double share_kept(std::span<const double> kept, double modules) noexcept {
  if (modules != modules) return modules;
  if (modules <= 0) return kept.front();
  if (modules >= static_cast<double>(kept.size() - 1)) return kept.back();
  const auto below = static_cast<std::size_t>(modules);
  return kept[below] + (modules - static_cast<double>(below)) * (kept[below + 1] - kept[below]);
}

/// How much of the text tower remains: the mean of three shares, 1 for the whole tower.
///
/// Formula   (layers kept + hidden / 512 + w · heads kept + (1 − w) · FFN blocks kept) / 3
/// Requires  numbers of the tower: layers ≤ 12, hidden ≤ 512, FFN width ≤ 2048 (8 blocks of 256), heads ≤ 8
/// Errors    none; beyond the tower, what `share_kept` says
[[nodiscard]] constexpr double text_score(double layers, double hidden, double ffn, double heads) noexcept {
  return (share_kept(text_layers_kept, layers) + hidden / 512 +
          text_head_share * share_kept(text_heads_kept, heads) +
          (1 - text_head_share) * share_kept(text_ffn_kept, ffn / 256)) /
         3;
}

/// The same for the vision tower: layers ≤ 12, hidden ≤ 768, FFN width ≤ 3072 (8 blocks of 384), heads ≤ 12.
[[nodiscard]] constexpr double vision_score(double layers, double hidden, double ffn, double heads) noexcept {
  return (share_kept(vision_layers_kept, layers) + hidden / 768 +
          vision_head_share * share_kept(vision_heads_kept, heads) +
          (1 - vision_head_share) * share_kept(vision_ffn_kept, ffn / 384)) /
         3;
}

/// Recall as a line over the mean score z of both towers, with what its interval takes.
///
/// Formula   recall = a + b · z ± t · s · √(1 + 1/n + (z − z̄)² / Σ(zᵢ − z̄)²)
/// Source    ordinary least squares over the eight designs of arXiv 2505.01386v4, Table 3 (architectures)
///           and Table 10 (MSCOCO recall, two digits): CLIP, TinyCLIP 8M and 39M, CarbonCLIP XS to XL;
///           t: Student's two-sided 90 % quantile of 6 degrees of freedom. A test repeats the fit
struct line {
  double intercept = -0.098772416884027256;     ///< a
  double slope = 0.60162249386601463;           ///< b
  double deviation = 0.017413211969311778;      ///< s, of the residuals
  double designs = 8;                           ///< n
  double mean_score = 0.8622889306388889;       ///< z̄
  double sum_of_squares = 0.10051310394602617;  ///< Σ(zᵢ − z̄)²
  double quantile = 1.9431802805153;            ///< t

  [[nodiscard]] constexpr double at(double score) const noexcept { return intercept + slope * score; }
  /// Half the width of the interval that holds a new design's recall 9 times in 10, if the line is true.
  [[nodiscard]] constexpr double half_width(double score) const noexcept {
    const double off = score - mean_score;
    return quantile * deviation * math::sqrt(1 + 1 / designs + off * off / sum_of_squares);
  }
  /// The interval's ends, cut at 0 and 1.
  [[nodiscard]] constexpr double low(double score) const noexcept {
    const double end = at(score) - half_width(score);
    return end < 0 ? 0 : end;
  }
  [[nodiscard]] constexpr double high(double score) const noexcept {
    const double end = at(score) + half_width(score);
    return end > 1 ? 1 : end;
  }
};
inline constexpr line fit{};

/// Least and greatest value of an axis that the fit may be asked for.
struct limits {
  double low, high;
  [[nodiscard]] constexpr bool hold(double value) const noexcept { return low <= value && value <= high; }
};

/// The domain: what each axis ranges over in the eight designs. The grid that the study searched lies inside.
inline constexpr limits text_layers{3, 12}, text_hidden{256, 512}, text_ffn{1024, 2048}, text_heads{4, 8};
inline constexpr limits vision_layers{6, 12}, vision_hidden{256, 768}, vision_ffn{1024, 3072},
    vision_heads{4, 12};

}  // namespace clip_b16

/// MSCOCO mean recall@1 of a pruned CLIP B/16, as its publishers would have fine-tuned it.
///
/// Formula   a + b · (s_text + s_vision) / 2, bounds of 90 %, cut at 0 and 1; see `clip_b16`
/// Units     shares, 0 to 1: `accuracy`, `accuracy_low`, `accuracy_high`
/// Requires  integer axes; outside the domain infeasible, with a reason that names the axis
/// Errors    never throws; constexpr, no allocation
/// Fitted    two numbers, a and b, on eight published designs; the scores come from measured sensitivities.
///           Leave-one-out error 0.0191 against 0.0790 for predicting the mean. The form was chosen among some
///           hundred on the same eight points, so that this is optimistic, and the logarithm of the parameter
///           count does as well (0.017 to 0.019, by what is counted): eight points cannot tell the scores from
///           mere size
/// Bias      at the top: the whole model gets 0.503, published as 0.49; one that lost only heads 0.478, also
///           0.49. How a publisher fine-tunes is not in it: TinyCLIP lies 0.006 and 0.030 above the line,
///           CarbonCLIP XS to M 0.010 to 0.017 below; the bounds take residuals as independent and normal
/// Not for   models that are pruned and not fine-tuned, other training data, other CLIP sizes
/// Cost      some 40 operations and one square root per design
/// Source    arXiv 2505.01386v4, Tables 3 and 10; sensitivities and 0.488 as in `clip_b16`
struct clip_b16_published {
  using provides = metrics<accuracy, accuracy_low, accuracy_high>;
  using reads = axes<"text_layers", "text_hidden", "text_ffn", "text_heads", "vision_layers", "vision_hidden",
                     "vision_ffn", "vision_heads">;

  constexpr void constants(auto&& see) const {
    namespace data = clip_b16;
    const auto fitted = [&](std::string_view word, double value, auto... into) {
      see(word, constant<double>(value, "least squares", 2025, data::fit_source, evidence::modelled),
          into...);
    };
    fitted("intercept", data::fit.intercept);
    fitted("slope", data::fit.slope);
    fitted("deviation", data::fit.deviation, accuracy_low, accuracy_high);
    fitted("designs", data::fit.designs, accuracy_low, accuracy_high);
    fitted("mean_score", data::fit.mean_score, accuracy_low, accuracy_high);
    fitted("sum_of_squares", data::fit.sum_of_squares, accuracy_low, accuracy_high);
    fitted("quantile", data::fit.quantile, accuracy_low, accuracy_high);
    const auto aggregated = [&](std::string_view word, const auto& shares) {
      see(word, constant<std::remove_cvref_t<decltype(shares)>>(shares, "shares of sensitivity", 2025,
                                                                data::shares_source, evidence::modelled));
    };
    aggregated("text_layers_kept", data::text_layers_kept);
    aggregated("text_heads_kept", data::text_heads_kept);
    aggregated("text_ffn_kept", data::text_ffn_kept);
    aggregated("vision_layers_kept", data::vision_layers_kept);
    aggregated("vision_heads_kept", data::vision_heads_kept);
    aggregated("vision_ffn_kept", data::vision_ffn_kept);
    aggregated("text_head_share", data::text_head_share);
    aggregated("vision_head_share", data::vision_head_share);
  }

  constexpr auto operator()(auto const& in) const noexcept {
    using answer = decltype(results{accuracy(0.), accuracy_low(0.), accuracy_high(0.)});
    using fallible = possible<answer>;
    const auto text_layers = static_cast<double>(in["text_layers"_axis]);
    const auto text_hidden = static_cast<double>(in["text_hidden"_axis]);
    const auto text_ffn = static_cast<double>(in["text_ffn"_axis]);
    const auto text_heads = static_cast<double>(in["text_heads"_axis]);
    const auto vision_layers = static_cast<double>(in["vision_layers"_axis]);
    const auto vision_hidden = static_cast<double>(in["vision_hidden"_axis]);
    const auto vision_ffn = static_cast<double>(in["vision_ffn"_axis]);
    const auto vision_heads = static_cast<double>(in["vision_heads"_axis]);

    if (!clip_b16::text_layers.hold(text_layers))
      return fallible(infeasible("recall: text_layers not in 3..12"));
    if (!clip_b16::text_hidden.hold(text_hidden))
      return fallible(infeasible("recall: text_hidden not in 256..512"));
    if (!clip_b16::text_ffn.hold(text_ffn)) return fallible(infeasible("recall: text_ffn not in 1024..2048"));
    if (!clip_b16::text_heads.hold(text_heads)) return fallible(infeasible("recall: text_heads not in 4..8"));
    if (!clip_b16::vision_layers.hold(vision_layers))
      return fallible(infeasible("recall: vision_layers not in 6..12"));
    if (!clip_b16::vision_hidden.hold(vision_hidden))
      return fallible(infeasible("recall: vision_hidden not in 256..768"));
    if (!clip_b16::vision_ffn.hold(vision_ffn))
      return fallible(infeasible("recall: vision_ffn not in 1024..3072"));
    if (!clip_b16::vision_heads.hold(vision_heads))
      return fallible(infeasible("recall: vision_heads not in 4..12"));

    const double score = (clip_b16::text_score(text_layers, text_hidden, text_ffn, text_heads) +
                          clip_b16::vision_score(vision_layers, vision_hidden, vision_ffn, vision_heads)) /
                         2;
    return fallible(results{accuracy(clip_b16::fit.at(score)), accuracy_low(clip_b16::fit.low(score)),
                            accuracy_high(clip_b16::fit.high(score))});
  }
};

}  // namespace co2design::quality
