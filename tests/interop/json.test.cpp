// SPDX-License-Identifier: BSL-1.0
#include <co2design/interop/json.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <iomanip>
#include <limits>
#include <locale>
#include <ostream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

#include <doctest/doctest.h>
#include <search/toy_chips.hpp>

#include <co2design/carbon/operational.hpp>
#include <co2design/pipeline/make_pipeline.hpp>
#include <co2design/presets/spaces.hpp>
#include <co2design/search/random_search.hpp>
#include <co2design/space/algebra.hpp>

using namespace co2design;
using interop::json;

// At namespace scope and not in an unnamed one, which compilers spell differently.
namespace works {

struct by_cores {
  using provides = metrics<energy>;
  using reads = axes<"cores">;
  energy_quantity each = energy_quantity(2.0);
  constexpr auto operator()(const auto& in) const noexcept { return each * in["cores"_axis]; }
};

}  // namespace works

namespace {

// What a reader gets who knows JSON and nothing of the library.
template <class Front, class... Arguments>
json written(const Front& found, Arguments... arguments) {
  std::ostringstream out;
  interop::write_json(out, found, arguments...);
  return json::parse(out.str());
}

std::vector<std::string> names_of(const json& object) {
  std::vector<std::string> names;
  for (const auto& [name, value] : object.items()) names.push_back(name);
  return names;
}

template <class Call>
std::string refusal(Call call) {
  try {
    call();
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "accepted";
}

template <class Space>
bool comes_back(const design<Space>& d) {
  return interop::design_from_json<Space>(json::parse(interop::to_json(d).dump())) == d;
}

auto chips_found() {
  subspace<toy::chips> where;
  where.fix("memory"_axis = 1);
  return random_search{}(problem(toy::chip_judge{}, minimize(energy), latency <= 50_ms, minimize(latency),
                                 area < 40_mm2, where));
}

// ── values of every kind ─────────────────────────────────────────────────────────────────────────────────

struct kind {
  int id;
  friend constexpr bool operator==(kind, kind) = default;
  friend std::ostream& operator<<(std::ostream& out, kind k) {
    constexpr const char* names[]{"plain", "HBM, 2 \"stacks\"", "two\nlines", "back\\slash", "µ", "true"};
    return out << names[k.id];
  }
};

constexpr double infinity = std::numeric_limits<double>::infinity();

// A user's own domain: the values of an array.
template <const auto& All>
struct listed {
  using value_type = typename std::remove_cvref_t<decltype(All)>::value_type;
  static constexpr std::size_t size = All.size();
  static constexpr ordering order = ordering::ordinal;
  static constexpr value_type at(std::size_t i) { return All[i]; }
  static constexpr std::size_t index_of(value_type value) {
    std::size_t i = 0;
    while (i < size && All[i] != value) ++i;
    return i;
  }
};
constexpr std::array<double, 8> voltages{
    -infinity, -0.1, std::numeric_limits<double>::denorm_min(), 0.1, 0.1 + 0.2, 3, 1e300, infinity};
constexpr std::array<float, 3> shares{0.1F, 0.3F, 16777216.0F};

constexpr auto least = std::numeric_limits<std::int64_t>::min();
constexpr auto most = std::numeric_limits<std::uint64_t>::max();

struct odd_space
    : space<axis<"kind, of \"memory\"/~\n", values<kind{0}, kind{1}, kind{2}, kind{3}, kind{4}, kind{5}>>,
            axis<"voltage", listed<voltages>>, axis<"share", listed<shares>>,
            axis<"flag", values<false, true>>, axis<"letter", values<'a', '"'>>,
            axis<"byte", values<std::uint8_t{65}, std::uint8_t{255}>>,
            axis<"deep", values<least, std::int64_t{-1}, std::int64_t{9007199254740993}>>,
            axis<"high", values<most, most - 1>>> {};

struct long_space : space<axis<"n", range<-3, 1'000'000'000>>> {};
struct long_judge {
  using space_type = long_space;
  template <class... Tags>
  constexpr auto operator()(const design<long_space>& at, Tags...) const noexcept {
    return results{slot<Tags, double>{static_cast<double>(at["n"_axis])}...};
  }
};

struct twin {
  int id;
  friend constexpr bool operator==(twin, twin) = default;
  friend std::ostream& operator<<(std::ostream& out, twin t) { return out << (t.id < 2 ? "same" : "other"); }
};
struct twins : space<axis<"who", values<twin{0}, twin{1}, twin{2}>>> {};

// ── a world of numbers that are none ─────────────────────────────────────────────────────────────────────

struct cases : space<axis<"case", range<0, 4>>> {};
constexpr metric<"share, \"net\"", dimensionless, better::higher> net_share{};
constexpr metric<"surplus", base_dimension<"L">> surplus{};
struct case_judge {
  using space_type = cases;
  template <class... Tags>
  constexpr auto operator()(const design<cases>& at, Tags... tags) const noexcept {
    return results{slot<Tags, decltype(of(at, tags))>{of(at, tags)}...};
  }
  static constexpr double of(const design<cases>&, std::remove_const_t<decltype(accuracy)>) {
    return 1.0 / 3;
  }
  static constexpr double of(const design<cases>& at, std::remove_const_t<decltype(net_share)>) {
    constexpr std::array all{-0.0, infinity, -infinity, std::numeric_limits<double>::quiet_NaN(), 5e-324};
    return all[static_cast<std::size_t>(at["case"_axis])];
  }
  static constexpr possible<quantity<base_dimension<"L">>> of(const design<cases>& at,
                                                              std::remove_const_t<decltype(surplus)>) {
    return feasible_if(at["case"_axis] % 2 == 0, quantity<base_dimension<"L">>(0.1 * at["case"_axis]),
                       "an \"odd\" case");
  }
};

// A front that holds a single design, the one of that case.
auto case_found(int number) {
  subspace<cases> where;
  where.fix("case"_axis = number);
  return random_search{}(problem(case_judge{}, minimize(accuracy), where));
}

struct dotted : std::numpunct<char> {
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
  char do_decimal_point() const override { return ','; }
};

}  // namespace

TEST_CASE("a front is a document with these members, in this order") {
  const json document = written(chips_found(), area, accuracy);
  CHECK(names_of(document) == std::vector<std::string>{"format", "format_version", "library_version", "axes",
                                                       "space_size", "where", "metrics", "objectives",
                                                       "bounds", "evaluations", "statement", "designs",
                                                       "closest"});
  CHECK(document["format"] == "co2design.front");
  CHECK(document["format_version"] == 1);
  CHECK(document["library_version"] == std::to_string(CO2DESIGN_VERSION_MAJOR) + "." +
                                           std::to_string(CO2DESIGN_VERSION_MINOR) + "." +
                                           std::to_string(CO2DESIGN_VERSION_PATCH));
  CHECK(document["axes"] == json::parse(R"([
      {"name": "cores", "order": "ordinal", "count": 4, "values": [1, 2, 4, 8]},
      {"name": "width", "order": "ordinal", "count": 8, "values": [8, 16, 24, 32, 40, 48, 56, 64]},
      {"name": "memory", "order": "categorical", "count": 3, "values": [2, 0, 1]}])"));
  CHECK(document["space_size"] == 96);
  CHECK(document["where"] == json::parse(R"({"size": 32, "fixed": {"memory": 1}})"));
  CHECK(document["metrics"] == json::parse(R"([
      {"name": "energy", "unit": "J", "better": "lower"}, {"name": "latency", "unit": "s", "better": "lower"},
      {"name": "area", "unit": "mm2", "better": "lower"},
      {"name": "accuracy", "unit": "1", "better": "higher"}])"));
  CHECK(document["objectives"] == json::parse(R"([
      {"metric": "energy", "direction": "minimize", "unit": "J"},
      {"metric": "latency", "direction": "minimize", "unit": "s"}])"));
  CHECK(document["bounds"] == json::parse(R"([
      {"metric": "latency", "relation": "<=", "limit": 0.05, "unit": "s"},
      {"metric": "area", "relation": "<", "limit": 40.0, "unit": "mm2"}])"));
  CHECK(document["evaluations"] == 32);
  CHECK(document["statement"] == chips_found().statement());
  CHECK(document["closest"] == json::array());
}

TEST_CASE("each design has its axes and metrics, whose numbers read back exactly") {
  const auto found = chips_found();
  const json document = written(found, accuracy);
  REQUIRE(document["designs"].size() == found.size());
  CHECK(found.size() > 3);
  for (std::size_t i = 0; i < found.size(); ++i) {
    const json& one = document["designs"][i];
    CHECK(names_of(one)[0] == "axes");
    CHECK(names_of(one)[1] == "metrics");
    CHECK(names_of(one["axes"]) == std::vector<std::string>{"cores", "width", "memory"});
    CHECK(one["axes"]["cores"] == found[i]["cores"_axis]);
    CHECK(one["axes"]["width"] == found[i]["width"_axis]);
    CHECK(one["axes"]["memory"] == found[i]["memory"_axis]);
    CHECK(names_of(one["metrics"]) == std::vector<std::string>{"energy", "latency", "area", "accuracy"});
    CHECK(one["metrics"]["energy"].get<double>() == found[i][energy].value());
    CHECK(one["metrics"]["latency"].get<double>() == found[i][latency].value());
    CHECK(one["metrics"]["area"].get<double>() == found[i][area].value());
  }
}

TEST_CASE("a maximised objective, the other relations, limits that are no JSON numbers") {
  const json document = interop::to_json(random_search{}(
      problem(case_judge{}, maximize(net_share), accuracy > 0.1, accuracy >= 0, accuracy < infinity)));
  CHECK(document["objectives"] ==
        json::parse(R"([{"metric": "share, \"net\"", "direction": "maximize", "unit": "1"}])"));
  CHECK(document["bounds"] == json::parse(R"([
      {"metric": "accuracy", "relation": ">", "limit": 0.1, "unit": "1"},
      {"metric": "accuracy", "relation": ">=", "limit": 0.0, "unit": "1"},
      {"metric": "accuracy", "relation": "<", "limit": null, "unit": "1", "not_finite": "inf"}])"));
}

TEST_CASE("a metric asked for twice, or that the problem has, stands once") {
  CHECK(interop::to_json(chips_found(), latency, accuracy, energy, accuracy) ==
        interop::to_json(chips_found(), accuracy));
  CHECK(interop::to_json(chips_found(), area) == interop::to_json(chips_found()));
}

TEST_CASE("a metric without a value is null, with the reason beside it") {
  for (int i = 0; i < 5; ++i) {
    const json one = written(case_found(i), surplus).at("designs").at(0);
    if (i % 2 == 0) {
      CHECK(one["metrics"]["surplus"].get<double>() == 0.1 * i);
      CHECK_FALSE(one.contains("infeasible"));
    } else {
      CHECK(one["metrics"]["surplus"].is_null());
      CHECK(one["infeasible"] == json::parse(R"({"surplus": "an \"odd\" case"})"));
    }
    CHECK(one["metrics"]["accuracy"].get<double>() == 1.0 / 3);
  }
  CHECK(written(case_found(0), surplus)["metrics"][1] ==
        json::parse(R"({"name": "surplus", "unit": "L", "better": "lower"})"));
}

TEST_CASE("a number that JSON has not is null, with its name beside it") {
  const std::array<const char*, 5> names{nullptr, "inf", "-inf", "nan", nullptr};
  for (int i = 0; i < 5; ++i) {
    const json one = written(case_found(i), net_share).at("designs").at(0);
    const json& number = one["metrics"]["share, \"net\""];
    CHECK(one.contains("not_finite") == number.is_null());
    if (const char* name = names[static_cast<std::size_t>(i)])
      CHECK(one["not_finite"] == json{{"share, \"net\"", name}});
    else
      CHECK(std::bit_cast<std::uint64_t>(number.get<double>()) ==
            std::bit_cast<std::uint64_t>(i == 0 ? -0.0 : 5e-324));
  }
}

TEST_CASE("where no design meets the bounds, the closest ones stand with what they lack") {
  const auto found = random_search{}(
      problem(toy::chip_judge{}, minimize(energy), maximize(accuracy), latency <= 1_us, area <= 100_mm2));
  REQUIRE(found.empty());
  REQUIRE(found.closest_size() == 5);
  const json document = written(found);
  CHECK(document["designs"] == json::array());
  CHECK(document["statement"] == found.statement());
  REQUIRE(document["closest"].size() == 5);
  for (std::size_t i = 0; i < 5; ++i) {
    const json& one = document["closest"][i];
    CHECK(names_of(one) == std::vector<std::string>{"axes", "metrics", "broken", "undefined"});
    CHECK(interop::design_from_json<toy::chips>(one["axes"]).index() == found.closest(i).index());
    CHECK(one["metrics"]["latency"].get<double>() == found.closest(i)[latency].value());
    json broken = json::array({document["bounds"][0]});
    if (found.closest(i)[area] > 100_mm2) broken.push_back(document["bounds"][1]);
    CHECK(one["broken"] == broken);
    CHECK(one["undefined"] == json::array());
  }
}

TEST_CASE("an objective without a value is one of the things a design lacks, and so is a bounded metric") {
  subspace<cases> where;
  where.fix("case"_axis = 3);
  const json one = written(random_search{}(problem(case_judge{}, minimize(surplus), maximize(net_share),
                                                   minimize(accuracy), net_share >= 0, where)))
                       .at("closest")
                       .at(0);
  CHECK(names_of(one) ==
        std::vector<std::string>{"axes", "metrics", "infeasible", "not_finite", "broken", "undefined"});
  CHECK(one["undefined"] == json{"surplus", "share, \"net\""});
  CHECK(one["broken"] ==
        json::parse(R"([{"metric": "share, \"net\"", "relation": ">=", "limit": 0.0, "unit": "1"}])"));
  CHECK(one["metrics"] ==
        json::parse(R"({"surplus": null, "share, \"net\"": null, "accuracy": 0.3333333333333333})"));
}

TEST_CASE("the scenario that the caller gives stands before the space") {
  const json scenario{{"grid", {{"name", "california"}, {"intensity", 224.0}}}, {"nothing", nullptr}};
  const json document = written(chips_found(), scenario, accuracy);
  CHECK(document["scenario"] == scenario);
  CHECK(names_of(document)[3] == "scenario");
  CHECK(names_of(document)[4] == "axes");
  CHECK(document["metrics"].size() == 4);
  json without = document;
  without.erase("scenario");
  CHECK(without == written(chips_found(), accuracy));
  CHECK(written(chips_found(), json::object())["scenario"] == json::object());
  CHECK_THROWS_AS(static_cast<void>(interop::to_json(chips_found(), json("california"))),
                  std::invalid_argument);
}

TEST_CASE("the text is the document, a design a line, whatever the stream's manipulators and the locale") {
  const auto found = chips_found();
  std::ostringstream plain;
  interop::write_json(plain, found, json{{"a", 0.1}}, accuracy);
  CHECK(json::parse(plain.str()) == interop::to_json(found, json{{"a", 0.1}}, accuracy));
  CHECK(plain.str().starts_with("{\n\"format\": \"co2design.front\",\n\"format_version\": 1,\n"));
  CHECK(plain.str().find("\"scenario\": {\"a\":0.1},\n") != std::string::npos);
  CHECK(plain.str().ends_with("\n],\n\"closest\": []\n}\n"));
  std::size_t lines = 0;
  std::istringstream in(plain.str());
  for (std::string line; std::getline(in, line);) lines += line.starts_with("  {\"axes\":");
  CHECK(lines == found.size());

  std::ostringstream out;
  out << std::hex << std::setprecision(2) << std::fixed << std::showpos << std::setw(10'000);
  const std::locale before = std::locale::global(std::locale(std::locale::classic(), new dotted));
  out.imbue(std::locale());
  interop::write_json(out, found, json{{"a", 0.1}}, accuracy);
  std::locale::global(before);
  CHECK(out.str() == plain.str());
}

TEST_CASE("a text that is no UTF-8 leaves nothing written") {
  std::ostringstream out;
  CHECK_THROWS_AS(interop::write_json(out, chips_found(), json{{"place", "\xff"}}), json::type_error);
  CHECK(out.str().empty());
}

TEST_CASE("values of every kind as JSON has them") {
  CHECK(interop::to_json(design<odd_space>::at(0)).dump() ==
        R"({"kind, of \"memory\"/~\n":"plain","voltage":"-inf","share":0.10000000149011612,"flag":false,)"
        R"("letter":"a","byte":65,"deep":-9223372036854775808,"high":18446744073709551615})");
  CHECK(interop::to_json(design<odd_space>::at(odd_space::cardinality - 1)).dump() ==
        R"({"kind, of \"memory\"/~\n":"true","voltage":"inf","share":16777216.0,"flag":true,)"
        R"("letter":"\"","byte":255,"deep":9007199254740993,"high":18446744073709551614})");
}

TEST_CASE("every design of a space comes back") {
  for (std::uint64_t i = 0; i < toy::chips::cardinality; ++i) CHECK(comes_back(design<toy::chips>::at(i)));
  std::size_t wrong = 0;
  for (std::uint64_t i = 0; i < odd_space::cardinality; ++i) wrong += !comes_back(design<odd_space>::at(i));
  CHECK(wrong == 0);
}

TEST_CASE("designs drawn from the preset spaces come back, and the ends of a long axis") {
  random_engine engine(7);
  const auto draw = [&]<class Space>(Space) {
    for (int i = 0; i < 200; ++i) CHECK(comes_back(sample(subspace<Space>{}, engine)));
  };
  draw(join<presets::clip_b16_models, presets::edge_accelerators>{});
  draw(presets::bert_models{});
  draw(presets::vit_models{});
  draw(presets::llama_models{});
  draw(long_space{});
  CHECK(comes_back(design<long_space>::at(0)));
  CHECK(comes_back(design<long_space>::at(long_space::cardinality - 1)));
}

TEST_CASE("a long axis is described by its ends") {
  CHECK(written(random_search{.evaluations = 9}(problem(long_judge{}, minimize(accuracy))))["axes"] ==
        json::parse(
            R"([{"name": "n", "order": "ordinal", "count": 1000000004, "first": -3, "last": 1000000000}])"));
}

TEST_CASE("the designs of a front come back from its text") {
  const auto found = chips_found();
  const auto designs = interop::designs_from_json<toy::chips>(written(found, accuracy));
  REQUIRE(designs.size() == found.size());
  for (std::size_t i = 0; i < found.size(); ++i) CHECK(designs[i] == found[i].design());
}

TEST_CASE("axes may come in any order, numbers in any spelling, from a JSON value that does not keep order") {
  const auto read = [](const char* text) {
    return interop::design_from_json<toy::chips>(nlohmann::json::parse(text)).index();
  };
  const auto expected = design<toy::chips>("cores"_axis = 4, "width"_axis = 64, "memory"_axis = 0).index();
  CHECK(read(R"({"cores": 4, "width": 64, "memory": 0})") == expected);
  CHECK(read(R"({"memory": -0.0, "width": 6.4e1, "cores": 4.0})") == expected);
}

TEST_CASE("what is no design is refused, with the place") {
  const auto refused = [](const char* text) {
    return refusal([&] {
      static_cast<void>(interop::design_from_json<toy::chips>(json::parse(text), json::json_pointer("/a/0")));
    });
  };
  CHECK(refused(R"({"cores": 4, "width": 64, "memory": 0})") == "accepted");
  CHECK(refused("[4, 64, 0]") == "/a/0: no object of axes");
  CHECK(refused(R"({"cores": 4, "width": 64})") == "/a/0/memory: the axis has no value");
  CHECK(refused(R"({"cores": 4, "width": 64, "memory": 0, "deep/th": 1})") ==
        "/a/0/deep~1th: no such axis; the space has cores width memory");
  CHECK(refused(R"({"cores": 3, "width": 64, "memory": 0})") ==
        "/a/0/cores: the axis has no value 3; it has 1, 2, 4, 8");
  for (const char* value : {"4.5", "-4", "1e300", "-1e300", "4294967300", "18446744073709551615",
                            "-9223372036854775808", "\"4\"", "true", "null", "[4]", "{}"})
    CHECK(refused((std::string(R"({"width": 64, "memory": 0, "cores": )") + value + "}").c_str())
              .starts_with("/a/0/cores: the axis has no value "));
  CHECK(refusal([] {
          static_cast<void>(interop::design_from_json<long_space>(json{{"n", 0.5}}));
        }) ==
        "/n: the axis has no value 0.5; it has -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, "
        "14, 15, 16, ...");
}

TEST_CASE("values of every kind are told apart") {
  const json good = interop::to_json(design<odd_space>::at(0));
  const auto refused = [&](const char* axis, json value) {
    json axes = good;
    axes[axis] = std::move(value);
    return refusal([&] { static_cast<void>(interop::design_from_json<odd_space>(axes)); }) != "accepted";
  };
  CHECK_FALSE(refused("flag", true));
  CHECK(refused("flag", 1));
  CHECK(refused("flag", "true"));
  CHECK(refused("kind, of \"memory\"/~\n", true));
  CHECK(refused("kind, of \"memory\"/~\n", "PLAIN"));
  CHECK_FALSE(refused("voltage", 3));
  CHECK_FALSE(refused("voltage", "inf"));
  CHECK(refused("voltage", "0.1"));
  CHECK(refused("voltage", "nan"));
  CHECK_FALSE(refused("share", static_cast<double>(0.3F)));
  CHECK(refused("share", 0.3));
  CHECK(refused("share", 16777217));
  CHECK(refused("letter", 97));
  CHECK(refused("byte", 65 + 256));
  CHECK(refused("deep", 9007199254740992));
  CHECK(refused("deep", 9007199254740992.0));
  CHECK(refused("high", -1));
}

TEST_CASE("a text that two values have is refused, not guessed") {
  const auto read = [](const char* text) {
    return refusal([&] { static_cast<void>(interop::design_from_json<twins>(json{{"who", text}})); });
  };
  CHECK(read("other") == "accepted");
  CHECK(read("same") == "/who: two values of the axis read \"same\"");
}

TEST_CASE("what is no front is refused, with the place") {
  const auto refused = [](const json& document) {
    return refusal([&] { static_cast<void>(interop::designs_from_json<toy::chips>(document)); });
  };
  const json good = written(chips_found());
  CHECK(refused(good) == "accepted");
  CHECK(refused(json::array()) == "/format: is not \"co2design.front\"");
  CHECK(refused(json()) == "/format: is not \"co2design.front\"");
  CHECK(refused(json{{"format", "co2design.front"}}) == "/format_version: is not 1");
  json other = good;
  other["format_version"] = 2;
  CHECK(refused(other) == "/format_version: is not 1");
  other = good;
  other.erase("designs");
  CHECK(refused(other) == "/designs: no list of designs");
  other["designs"] = 3;
  CHECK(refused(other) == "/designs: no list of designs");
  other = good;
  other["designs"][1] = 7;
  CHECK(refused(other) == "/designs/1: no design");
  other["designs"][1] = json::object();
  CHECK(refused(other) == "/designs/1: no design");
  other = good;
  other["designs"][2]["axes"]["width"] = 9;
  CHECK(refused(other).starts_with("/designs/2/axes/width: the axis has no value 9; it has 8, 16"));
}

TEST_CASE("provenance is an object of rows; what is unknown is null") {
  const origins all{{"energy"},
                    {{"carbon::operational", "grid", "california", 224, 224, 1, "g/kWh", 2024, "a list",
                      evidence::published, 0.125},
                     {"works::making", "yields", "custom", 0.5, 0.75, 3, "1", 0, "our fab", evidence::given,
                      unknown_uncertainty}},
                    {"works::silent"}};
  CHECK(interop::to_json(all) == json::parse(R"({"metrics": ["energy"], "constants": [
      {"policy": "carbon::operational", "constant": "grid", "name": "california", "value": 224.0, "unit": "g/kWh",
       "year": 2024, "source": "a list", "known": "published", "uncertainty": 0.125},
      {"policy": "works::making", "constant": "yields", "name": "custom", "low": 0.5, "high": 0.75, "count": 3,
       "unit": "1", "year": null, "source": "our fab", "known": "given", "uncertainty": null}],
      "silent": ["works::silent"]})"));
}

TEST_CASE("a front's document has the constants that went into its metrics") {
  const auto study = make_pipeline<toy::chips>(works::by_cores{}, carbon::operational{});
  const auto found = random_search{.evaluations = 4, .seed = 1}(problem(study, minimize(operational_carbon)));
  const json document = written(found);
  CHECK(document["provenance"].size() == 1);
  CHECK(document["provenance"][0]["name"] == "california");
  CHECK(document["provenance"][0]["value"] == 224);
  CHECK(document["silent_policies"] == json::parse(R"(["works::by_cores"])"));
  CHECK(!written(case_found(0)).contains("provenance"));  // its judge is no pipeline
}
