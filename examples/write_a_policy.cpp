// SPDX-License-Identifier: BSL-1.0
//
// A cost policy of one's own grows: generic in its number type, with bounds, promises, tables and reasons, in two
// versions that an axis chooses between. Every figure is an assumption of this example.

#include <array>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <span>
#include <vector>

#include <co2design/co2design.hpp>

using namespace co2design;

namespace {

using chips = space<axis<"cores", values<1, 2, 4>>, axis<"width", powers_of_two<32, 256>>>;

struct toy_chip {
  using provides = metrics<latency, energy, area>;
  using reads = axes<"cores", "width">;
  constexpr auto operator()(auto const& in) const noexcept {
    const double elements = 16.0 * in["cores"_axis] * in["width"_axis];
    const auto time = 20e9 / elements / 625_MHz;
    return results{latency(time), energy(20_mJ + time * 0.05_W), area(3_mm2 + elements * 400_um2)};
  }
};

// [dimensions]
using water = base_dimension<"L">;  // of their own kind: litres add to litres only
using money = base_dimension<"EUR">;
inline constexpr unit<water> litre{1, 1, "L"};
inline constexpr unit<money> euro{1, 1, "EUR"};

inline constexpr metric<"water_use", water> water_use{};
inline constexpr metric<"water_price", money> water_price{};
// [/dimensions]

// [generic]
template <class Rep>
struct basic_water_footprint {
  using rep = Rep;
  using provides = metrics<water_use>;
  using needs = metrics<energy, area>;
  using monotone = increasing<energy, area>;

  quantity<quotient_t<water, dimensions::energy>, Rep> generation = 3.0 * litre / 1_kWh;
  quantity<quotient_t<water, dimensions::area>, Rep> fabrication = 0.1 * litre / 1_mm2;
  Rep inferences = 30e6;

  constexpr auto operator()(auto const& in) const noexcept {
    return in[energy] * inferences * generation + in[area] * fabrication;
  }
};
using water_footprint = basic_water_footprint<double>;
// [/generic]

// [cited]
template <class Rep>
struct basic_cited_footprint {
  using rep = Rep;
  using provides = metrics<water_use>;
  using needs = metrics<energy>;

  constant<quantity<quotient_t<water, dimensions::energy>, Rep>> generation{
      3.0 * litre / 1_kWh, "river water", 2024, "report of our utility", evidence::measured, 0.25};
  constant<Rep> inferences = 30e6;  // no source: it shows as given by the caller

  constexpr void constants(auto&& see) const {
    see("generation", generation);
    see("inferences", inferences);
  }
  constexpr auto operator()(auto const& in) const noexcept { return in[energy] * inferences * generation; }
};
using cited_footprint = basic_cited_footprint<double>;
// [/cited]

// [select]
struct water_bill {  // twice the price for what goes beyond an allowance
  using provides = metrics<water_price>;
  using needs = metrics<water_use>;
  using monotone = increasing<water_use>;

  quantity<water> allowance = 1.0 * litre;
  quantity<quotient_t<money, water>> price = 0.002 * euro / (1.0 * litre);

  constexpr auto operator()(auto const& in) const noexcept {
    const auto normal = in[water_use] * price;
    return select(in[water_use] <= allowance, normal, 2.0 * normal - allowance * price);
  }
};
// [/select]

// [expensive]
struct simulated_accuracy {
  using provides = metrics<accuracy>;
  using reads = axes<"cores", "width">;
  static constexpr auto cost = expensive;

  auto submit(auto const& batch) const noexcept {  // one program run for all designs of a batch
    std::cout << "a simulation of " << batch.size() << " designs\n";
    std::vector<double> answers;
    for (auto const& in : batch) answers.push_back(0.6 + 0.0001 * in["cores"_axis] * in["width"_axis]);
    return answers;
  }
};
// [/expensive]

// [table]
inline constexpr metric<"water_intensity", quotient_t<water, dimensions::energy>> water_intensity{};

struct by_site {
  using provides = metrics<water_intensity>;
  using reads = axes<"site", "cores">;

  std::array<double, 3> litres_per_kwh{0.4, 1.8, 6.5};  // by the river, in the hills, in the desert

  constexpr auto operator()(auto const& in) const noexcept {
    return feasible_if(in["site"_axis] < 2 || in["cores"_axis] < 4,
                       look_up(litres_per_kwh, in["site"_axis]) * litre / 1_kWh,
                       "the desert has no water for four cores");
  }
};
// [/table]

// [parametrised]
template <fixed_string Part>
inline constexpr metric<fixed_string("water_") + Part, water> water_of{};

template <fixed_string Part>
struct water_of_part {
  using provides = metrics<water_of<Part>>;
  using needs = metrics<energy_of<Part>, water_intensity>;
  constexpr auto operator()(auto const& in) const noexcept {
    return in[energy_of<Part>] * in[water_intensity];
  }
};
// [/parametrised]

struct towers {
  using provides = metrics<energy_of<"text">, energy_of<"vision">>;
  using needs = metrics<energy>;
  constexpr auto operator()(auto const& in) const noexcept {
    return results{energy_of<"text">(0.25 * in[energy]), energy_of<"vision">(0.75 * in[energy])};
  }
};

// [versions]
inline constexpr metric<"cooling_energy", dimensions::energy> cooling_energy{};

struct dry_cooling {  // fans
  using provides = metrics<water_use, cooling_energy>;
  using needs = metrics<energy>;
  constexpr auto operator()(auto const& in) const noexcept {
    return results{water_use(0.0 * litre), cooling_energy(0.35 * in[energy])};
  }
};
struct evaporative_cooling {
  using provides = metrics<water_use, cooling_energy>;
  using needs = metrics<energy>;
  double inferences = 30e6;
  constexpr auto operator()(auto const& in) const noexcept {
    return results{water_use(in[energy] * inferences * (1.8 * litre / 1_kWh)),
                   cooling_energy(0.05 * in[energy])};
  }
};
using cooling = choose<"cooling", dry_cooling, evaporative_cooling>;
using cooled_chips = join<chips, space<cooling::axis>>;
// [/versions]

}  // namespace

int main() {
  constexpr design<chips> small("cores"_axis = 1, "width"_axis = 64);

  {
    // [trace]
    constexpr auto judge = make_pipeline<chips>(water_footprint{}, toy_chip{});
    constexpr auto form = trace(judge, water_use);
    static_assert(form.is_linear());
    std::cout << "water_use = " << canonical(form[energy]) << " L/J energy + " << canonical(form[area])
              << " L/mm2 area\n";
    // [/trace]
  }
  {
    // [bounds]
    constexpr basic_water_footprint<interval> between{.generation = interval(2, 4) * litre / 1_kWh};
    constexpr auto judge = make_pipeline<chips>(between, water_bill{}, toy_chip{});
    const interval used = judge(small)[water_use].value(), price = judge(small)[water_price].value();
    std::cout << "between " << report::rounded(used.low()) << " and " << report::rounded(used.high())
              << " L, for " << report::rounded(price.low()) << " to " << report::rounded(price.high())
              << " EUR\n";
    // [/bounds]
  }
  {
    // [lanes]
    constexpr auto judge = make_pipeline<chips>(water_footprint{}, water_bill{}, toy_chip{});
    const std::array four{design<chips>::at(0), design<chips>::at(1), design<chips>::at(2),
                          design<chips>::at(3)};
    const auto side_by_side = evaluate_lanes(judge, four, water_price)[water_price];
    for (std::size_t lane = 0; lane < four.size(); ++lane)
      std::cout << four[lane]["width"_axis] << " wide: " << report::rounded(side_by_side.value()[lane])
                << " EUR\n";
    // [/lanes]
  }
  {
    // [batch]
    constexpr auto judge = make_pipeline<chips>(water_footprint{}, simulated_accuracy{}, toy_chip{});
    const std::vector all{design<chips>::at(0), design<chips>::at(5), small};
    for (const auto& of : evaluate_batch(judge, std::span(all), accuracy, water_use))
      std::cout << of[accuracy] << ", " << report::readable(water_use, of[water_use]) << '\n';
    // [/batch]
  }
  {
    // [sites]
    using sites = join<chips, space<axis<"site", range<0, 2>>>>;
    constexpr auto judge = make_pipeline<sites>(water_of_part<"text">{}, water_of_part<"vision">{}, by_site{},
                                                towers{}, toy_chip{});
    for (const int site : {0, 1, 2}) {
      const design<sites> at("cores"_axis = 4, "width"_axis = 64, "site"_axis = site);
      const auto text = judge(at)[water_of<"text">];
      if (text)
        std::cout << "site " << site << ": " << report::rounded(canonical(*text) * 1e9)
                  << " nL for the text\n";
      else
        std::cout << "site " << site << ": " << text.why().reason() << '\n';
    }
    // [/sites]
  }
  {
    // [choose]
    constexpr auto judge = make_pipeline<cooled_chips>(cooling{}, toy_chip{});
    const auto front =
        random_search{.evaluations = 24}(problem{judge, minimize(water_use), minimize(cooling_energy)});
    for (const auto& member : front)
      std::cout << (member["cooling"_axis] == 0 ? "dry" : "evaporative") << ": "
                << report::readable(water_use, member[water_use]) << ", "
                << report::readable(cooling_energy, member[cooling_energy]) << '\n';
    // [/choose]
  }
  {
    // [provenance]
    constexpr auto judge = make_pipeline<chips>(cited_footprint{}, toy_chip{});
    report::write_provenance(std::cout, provenance(judge, water_use));
    // [/provenance]
  }
  {
    // [within]
    const auto judge = make_pipeline<chips>(
        basic_cited_footprint<interval>{.generation = within(cited_footprint{}.generation)}, toy_chip{});
    const interval used = judge(small)[water_use].value();
    std::cout << "between " << report::rounded(used.low()) << " and " << report::rounded(used.high())
              << " L\n";
    // [/within]
  }
}
