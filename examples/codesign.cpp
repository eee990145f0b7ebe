// SPDX-License-Identifier: BSL-1.0
//
// The main job: a joint search over CLIP ViT-B/16 models and edge accelerators for the least carbon.

#include <fstream>
#include <iostream>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <co2design/co2design.hpp>
#include <co2design/interop/json.hpp>

#include "support/arguments.hpp"
#include "support/output.hpp"
#include "support/scenario.hpp"
#include "support/scenario_json.hpp"
#include "support/threads.hpp"

using namespace co2design;
using namespace co2design::literals;

namespace {

using designs = join<presets::clip_b16_models, presets::edge_accelerators>;

struct options {
  std::string model = "clip-b16", mode = "carbon";
  support::scenario_options carbon;
  std::string max_latency, max_tops, max_area;
  std::string search = "exact", out = "codesign-out";
  std::vector<std::string> fix;
  std::string seed = "1";
  std::uint64_t evaluations = 50'000;
  bool provenance = false;
};

// What a command line means, once every word of it has been understood.
struct scenario : support::scenario {
  std::uint64_t seed;
  // The limits; infinite where there is none.
  time_quantity latency_limit{std::numeric_limits<double>::infinity()};
  throughput_quantity throughput_limit{std::numeric_limits<double>::infinity()};
  area_quantity area_limit{std::numeric_limits<double>::infinity()};
  subspace<designs> where{};
};

options read_command_line(int argc, char** argv) {
  options o;
  CLI::App app("Searches CLIP models and accelerators together for the least carbon.", "codesign");
  app.add_option("--model", o.model, "model: clip-b16")->capture_default_str();
  app.add_option("--mode", o.mode, "carbon, energy, latency, all, fixed-model or fixed-chip")
      ->capture_default_str();
  app.add_option("--fix", o.fix, "axis=value, as often as wanted");
  o.carbon.add_to(app);
  app.add_option("--max-latency", o.max_latency, "such as 50ms (default: by mode)");
  app.add_option("--max-tops", o.max_tops, "such as 20.48 (default: by mode)");
  app.add_option("--max-area", o.max_area, "such as 31.99mm2 (default: by mode)");
  app.add_option("--search", o.search, "exact, nsga2 or random")->capture_default_str();
  app.add_option("--seed", o.seed, "seed of nsga2 and random")->capture_default_str();
  app.add_option("--evaluations", o.evaluations, "designs that nsga2 and random evaluate")
      ->capture_default_str()
      ->check(CLI::Range(std::uint64_t{2}, std::uint64_t{1'000'000'000}));
  app.add_option("--out", o.out, "folder for front.csv, front.json, front.svg, front.png")
      ->capture_default_str();
  app.add_flag("--provenance", o.provenance, "print every constant that would go into the result, and stop");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    std::exit(code == 0 ? 0 : 2);
  }
  return o;
}

void check_choice(const std::string& argument, const std::string& given,
                  const std::vector<std::string>& known) {
  if (std::find(known.begin(), known.end(), given) != known.end()) return;
  std::string message = concat({argument, ": '", given, "' is not one of"});
  for (const auto& one : known) message += concat({" ", one});
  throw support::usage_error(message);
}

void pin(subspace<designs>& where, const std::string& text) {
  const auto equals = text.find('=');
  if (equals == std::string::npos)
    throw support::usage_error(concat({"--fix: write axis=value, not '", text, "'"}));
  try {
    where.fix(text.substr(0, equals), text.substr(equals + 1));
  } catch (const std::invalid_argument& error) {
    throw support::usage_error(concat({"--fix: ", error.what()}));
  }
}

scenario understand(const options& o) {
  check_choice("--model", o.model, {"clip-b16"});
  check_choice("--mode", o.mode, {"carbon", "energy", "latency", "all", "fixed-model", "fixed-chip"});
  check_choice("--search", o.search, {"exact", "nsga2", "random"});
  scenario s{o.carbon.understood(), support::parse_seed("--seed", o.seed)};

  // The study's limits, by mode; one on the command line always applies.
  if (o.mode == "carbon" || o.mode == "energy" || o.mode == "fixed-chip") s.latency_limit = 50_ms;
  if (o.mode != "fixed-chip") {
    s.throughput_limit = 20.48_tops;
    s.area_limit = 31.990347_mm2;  // the study's limit: its largest chip within 20.48 TOPS
  }
  if (!o.max_latency.empty())
    s.latency_limit = support::parse_quantity<dimensions::time>(
        "--max-latency", o.max_latency, {units::millisecond, units::second, units::microsecond});
  if (!o.max_tops.empty()) s.throughput_limit = support::parse_number("--max-tops", o.max_tops) * units::tops;
  if (!o.max_area.empty())
    s.area_limit =
        support::parse_quantity<dimensions::area>("--max-area", o.max_area, {units::mm2, units::cm2});

  // What a mode pins unless told otherwise: the unpruned model, the chip published for it (arXiv 2505.01386,
  // Table 3).
  if (o.mode == "fixed-model")
    for (const char* axis : {"text_layers=12", "text_hidden=512", "text_ffn=2048", "text_heads=8",
                             "vision_layers=12", "vision_hidden=768", "vision_ffn=3072", "vision_heads=12"})
      pin(s.where, axis);
  if (o.mode == "fixed-chip")
    for (const char* axis : {"cores=1", "width=256", "depth=8", "l2_kib=64", "l2_bw=128", "glb_mib=2"})
      pin(s.where, axis);
  for (const auto& one : o.fix) pin(s.where, one);
  return s;
}

void print_scenario(const options& o, const scenario& s) {
  std::cout << "model       " << o.model << ", mode " << o.mode << ", rules " << o.carbon.rules
            << ", mapping exact\n"
            << "runs in     " << support::describe(s.grid) << "\nmade in     " << support::describe(s.fab)
            << "\nlifetime    " << report::rounded(s.inferences, 6) << " inferences\nmemory      "
            << report::rounded(s.dram_capacity.in(units::gigabyte)) << " GB of " << s.dram.name
            << "\nlimits     ";
  const auto limit = [](auto tag, auto value) {
    if (value.value() < std::numeric_limits<double>::infinity())
      std::cout << " " << tag.name << " <= " << report::readable(tag, value) << ";";
  };
  limit(latency, s.latency_limit);
  limit(peak_throughput, s.throughput_limit);
  limit(area, s.area_limit);
  std::cout << "\nsearch      " << o.search << " over " << s.where.size() << " designs";
  if (o.search != "exact") std::cout << ", at most " << o.evaluations << " evaluated, seed " << o.seed;
  std::cout << "\n\n";
}

// The same for programs; the limits and what is pinned stand in the document by themselves.
support::json scenario_to_json(const options& o, const scenario& s) {
  support::json all;
  all["program"] = "codesign";
  all["model"] = o.model;
  all["mode"] = o.mode;
  all["mapping"] = "exact";
  all.update(support::to_json(s, o.carbon.rules));
  support::json& search = all["search"];
  search["name"] = o.search;
  if (o.search == "exact") return all;
  search["seed"] = s.seed;
  search["evaluations_at_most"] = o.evaluations;
  return all;
}

// Calls `use` with every metric that is written.
template <class Use>
auto with_metrics(Use use) {
  return use(total_carbon, latency, accuracy, energy, area, peak_throughput, embodied_chip, embodied_memory,
             lifetime_operational_carbon, accuracy_low, accuracy_high);
}

auto make_policies(const scenario& s) {
  return make_pipeline<designs>(workload::clip_b16{.rules = s.rules},
                                hardware::edge_npu_22nm{.rules = s.rules}, mapping::exact{.rules = s.rules},
                                s.embodied(), s.operational(), s.lifetime(), quality::clip_b16_published{});
}

// The pipeline as tables over the part of the space that is searched: each policy runs once for each combination of
// the values that it depends on, and not for each design.
auto make_judge(const scenario& s) {
  const auto judge = make_policies(s);
  support::progress_line progress;
  return with_metrics([&]<class... Tags>(Tags...) {
    return tabulation{}(
        judge, s.where, support::threads{}, [&](const table_progress& now) { progress(now); },
        type_list<Tags...>{});
  });
}

// Searches, and writes what was found; 0, or 2 where no design meets the limits.
template <class Problem>
int run(const Problem& problem, const options& o, const scenario& s, support::output_folder& folder) {
  const front<Problem> found = [&]() -> front<Problem> {
    support::progress_line progress;
    const auto observe = [&](const auto& now) { progress(now); };
    constexpr std::size_t population = 200;
    if (o.search == "exact") {
      const auto all = exact_search{}(problem, support::threads{}, observe);
      std::cout << all.report() << '\n';
      return all;
    }
    if (o.search == "random")
      return random_search{.evaluations = o.evaluations, .seed = s.seed}(problem, observe);
    return nsga2{.population = std::min<std::size_t>(population, o.evaluations),
                 .generations = o.evaluations > population ? o.evaluations / population - 1 : 0,
                 .seed = s.seed}(problem, observe);
  }();
  if (found.empty()) {
    report::write_summary(std::cerr, found);
    return 2;
  }
  report::write_summary(std::cout, found);

  const auto write = [&](const char* name, auto writer) {
    std::ofstream file(folder.add(name));
    with_metrics([&](auto... tags) { writer(file, tags...); });
    if (!file.flush()) throw std::runtime_error(concat({"writing ", name, " failed"}));
  };
  write("front.csv", [&](std::ostream& out, auto... tags) { report::write_csv(out, found, tags...); });
  write("front.json", [&](std::ostream& out, auto... tags) {
    interop::write_json(out, found, scenario_to_json(o, s), tags...);
  });
  std::ostringstream script;
  const std::vector<report::picture> pictures{{"svg", folder.add("front.svg").string()},
                                              {"pngcairo", folder.add("front.png").string()}};
  report::write_plot(
      script, found, accuracy, total_carbon, latency,
      concat({o.model, ", mode ", o.mode, ": ", std::to_string(found.size()), " non-dominated designs"}),
      pictures);
  const bool drawn = support::run_gnuplot(script.str());
  std::cout << '\n';
  for (const auto& path : folder.commit()) std::cout << "wrote " << path.string() << '\n';
  if (!drawn) std::cerr << "codesign: no plot, gnuplot is missing or failed\n";
  if (!std::cout.flush()) throw std::runtime_error("writing to standard output failed");
  return 0;
}

int search(const options& o, const scenario& s, support::output_folder& folder) {
  const auto judge = make_judge(s);
  const auto with = [&](auto... objectives) {
    return run(problem(judge, objectives..., latency <= s.latency_limit,
                       peak_throughput <= s.throughput_limit, area <= s.area_limit, s.where),
               o, s, folder);
  };
  if (o.mode == "carbon") return with(minimize(total_carbon), maximize(accuracy));
  if (o.mode == "energy" || o.mode == "fixed-chip") return with(minimize(energy), maximize(accuracy));
  if (o.mode == "latency") return with(minimize(latency), maximize(accuracy));
  if (o.mode == "fixed-model") return with(minimize(total_carbon), minimize(latency));
  return with(minimize(total_carbon), minimize(latency), maximize(accuracy));
}

}  // namespace

int main(int argc, char** argv) try {
  const options o = read_command_line(argc, argv);
  const scenario s = understand(o);
  if (o.provenance) {
    with_metrics(
        [&](auto... tags) { report::write_provenance(std::cout, provenance(make_policies(s), tags...)); });
    return std::cout.flush() ? 0 : 1;
  }
  support::output_folder folder(o.out);
  print_scenario(o, s);
  return search(o, s, folder);
} catch (const support::usage_error& error) {
  std::cerr << "codesign: " << error.what() << '\n';
  return 2;
} catch (const std::exception& error) {
  std::cerr << "codesign: " << error.what() << '\n';
  return 1;
}
