// SPDX-License-Identifier: BSL-1.0
//
// Costs models on accelerators: rows of (model, chip) in, the same rows with latency, energy, area and carbon out.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include <co2design/co2design.hpp>

#include "support/row_program.hpp"
#include "support/scenario.hpp"

using namespace co2design;

namespace {

const support::row_columns input_columns{
    {"model", "text_layers", "text_hidden", "text_ffn", "text_heads", "vision_layers", "vision_hidden",
     "vision_ffn", "vision_heads", "seq_len", "cores", "width", "depth", "l2_kib", "l2_bw", "glb_mib"},
    {"model"},
    "latency_s,energy_j,area_mm2,tops,embodied_chip_kg,embodied_dram_kg,operational_kg,total_kg,accuracy"};
constexpr std::size_t text_columns = 1, vision_columns = 5, seq_len_column = 9, chip_columns = 10;

// The operators of a model's three parts.
struct operators {
  workload::operation_list text, vision, joint;
};

// A model by name: the towers it has unless a row says otherwise, and what becomes of them.
struct model {
  std::string_view name;
  workload::tower_shape text{}, vision{};  // without layers where there is no such tower
  std::int64_t tokens = 0;                 // of the text
  bool divided = true;                     // a head has hidden / heads dimensions
  std::int64_t key_heads = 1;              // what heads are a multiple of
  operators (*list)(const workload::tower_shape& text, const workload::tower_shape& vision,
                    std::int64_t tokens, rule_set rules) = nullptr;
  data_quantity (*memory)(const workload::tower_shape& text, const workload::tower_shape& vision,
                          std::int64_t tokens) = nullptr;
};
using tower = workload::tower_shape;
constexpr tower none{};

template <const workload::clip_shapes& Shapes>
constexpr workload::clip_shapes clip_with(std::int64_t tokens) {
  workload::clip_shapes shapes = Shapes;
  shapes.text.text_tokens = tokens;
  return shapes;
}
template <const workload::clip_shapes& Shapes>
constexpr model clip(std::string_view name, const tower& text, const tower& vision) {
  return {.name = name,
          .text = text,
          .vision = vision,
          .tokens = Shapes.text.text_tokens,
          .divided = false,
          .list =
              [](const tower& t, const tower& v, std::int64_t tokens, rule_set rules) {
                const workload::clip_shapes shapes = clip_with<Shapes>(tokens);
                return operators{workload::clip_text_operations(t, shapes.text, rules),
                                 workload::clip_vision_operations(v, shapes.vision, rules),
                                 workload::clip_joint_operations(shapes.text, rules)};
              },
          .memory =
              [](const tower& t, const tower& v, std::int64_t tokens) {
                return workload::weight_memory(workload::parameter_count(t, v, clip_with<Shapes>(tokens)));
              }};
}
constexpr model bert{.name = "bert-base",
                     .text = {12, 768, 3072, 12},
                     .tokens = 512,
                     .list =
                         [](const tower& t, const tower&, std::int64_t tokens, rule_set rules) {
                           return operators{workload::bert_operations(t, {.tokens = tokens}, rules), {}, {}};
                         },
                     .memory =
                         [](const tower& t, const tower&, std::int64_t) {
                           return workload::weight_memory(parameter_count(t, workload::bert_shape{}));
                         }};
constexpr model vit{.name = "vit-b16",
                    .vision = {12, 768, 3072, 12},
                    .list =
                        [](const tower&, const tower& v, std::int64_t, rule_set rules) {
                          return operators{{}, workload::vit_operations(v, {}, rules), {}};
                        },
                    .memory =
                        [](const tower&, const tower& v, std::int64_t) {
                          return workload::weight_memory(parameter_count(v, workload::vit_shape{}));
                        }};
template <const workload::llama_shape& Shape>
constexpr workload::llama_shape llama_with(std::int64_t tokens) {
  workload::llama_shape shape = Shape;
  shape.tokens = tokens;
  return shape;
}
template <const workload::llama_shape& Shape, auto List>
constexpr model llama(std::string_view name, const tower& text) {
  return {.name = name,
          .text = text,
          .tokens = Shape.tokens,
          .key_heads = Shape.key_heads == 0 ? 1 : Shape.key_heads,
          .list =
              [](const tower& t, const tower&, std::int64_t tokens, rule_set rules) {
                return operators{List(t, llama_with<Shape>(tokens), rules), {}, {}};
              },
          .memory =
              [](const tower& t, const tower&, std::int64_t tokens) {
                return workload::weight_memory(workload::parameter_count(t, Shape)) +
                       workload::key_value_cache(t, llama_with<Shape>(tokens));
              }};
}

const std::array models{
    clip<workload::clip_b16_shapes>("clip-b16", workload::clip_b_text, workload::clip_b_vision),
    clip<workload::clip_b32_shapes>("clip-b32", workload::clip_b_text, workload::clip_b_vision),
    clip<workload::clip_l14_shapes>("clip-l14", workload::clip_l14_text, workload::clip_l14_vision),
    clip<workload::clip_h14_shapes>("clip-h14", workload::clip_h14_text, workload::clip_h14_vision),
    clip<workload::clip_b16_shapes>("tinyclip-8m-16", workload::tinyclip_8m_16_text,
                                    workload::tinyclip_8m_16_vision),
    clip<workload::clip_b16_shapes>("tinyclip-39m-16", workload::tinyclip_39m_16_text,
                                    workload::tinyclip_39m_16_vision),
    clip<workload::clip_b32_shapes>("tinyclip-40m-32", workload::tinyclip_40m_32_text,
                                    workload::tinyclip_40m_32_vision),
    clip<workload::clip_b32_shapes>("tinyclip-61m-32", workload::tinyclip_61m_32_text,
                                    workload::tinyclip_61m_32_vision),
    bert,
    vit,
    llama<workload::llama_2, workload::llama_prefill_operations>("llama-2-7b", {32, 4096, 11008, 32}),
    llama<workload::llama_3, workload::llama_prefill_operations>("llama-3-8b", {32, 4096, 14336, 32}),
    llama<workload::llama_2, workload::llama_decode_operations>("llama-2-7b-decode", {32, 4096, 11008, 32}),
    llama<workload::llama_3, workload::llama_decode_operations>("llama-3-8b-decode", {32, 4096, 14336, 32})};

const model& find_model(const support::csv_reader& row) {
  for (const model& one : models)
    if (one.name == row.field(0)) return one;
  std::string known = "is no model; known are";
  for (const model& one : models) known += concat({" ", one.name});
  row.wrong(0, known);
}

// The tower of a row, as far as the model has one.
tower tower_of(const support::csv_reader& row, std::size_t first, const model& of, const tower& otherwise) {
  if (otherwise.layers == 0) {
    for (std::size_t column = first; column < first + 4; ++column)
      if (!row.field(column).empty()) row.wrong(column, concat({"is of a tower that ", of.name, " lacks"}));
    return none;
  }
  constexpr std::int64_t deep = 1000, large = 1'000'000;
  const tower shape{row.number(first, otherwise.layers, deep), row.number(first + 1, otherwise.hidden, large),
                    row.number(first + 2, otherwise.ffn, large),
                    row.number(first + 3, otherwise.heads, large)};
  if (of.divided && shape.hidden % shape.heads != 0)
    row.wrong(first + 3, concat({"heads do not divide ", std::to_string(shape.hidden)}));
  if (shape.heads % of.key_heads != 0)
    row.wrong(first + 3, concat({"heads do not share ", std::to_string(of.key_heads), " keys"}));
  return shape;
}

// What a row says, as a policy: operators, chip, and accuracy where it is known.
struct given {
  using provides = metrics<workload::operations_of<"text">, workload::operations_of<"vision">,
                           workload::operations_of<"joint">, hardware::chip, area, peak_throughput>;
  operators parts;
  hardware::accelerator made;
  rule_set rules;

  auto operator()(auto const&) const noexcept {
    const auto all = [&](area_quantity silicon) {
      return results{workload::operations_of<"text">(parts.text),
                     workload::operations_of<"vision">(parts.vision),
                     workload::operations_of<"joint">(parts.joint),
                     hardware::chip(made),
                     area(silicon),
                     peak_throughput(hardware::peak_operations(made))};
    };
    const auto silicon = hardware::silicon_area(made, rules);
    using result = possible<decltype(all(*silicon))>;
    return silicon ? result(all(*silicon)) : result(silicon.why());
  }
};

// The axes that accuracy is a function of.
struct model_axes {
  tower text, vision;

  std::int64_t operator[](axis_name<"text_layers">) const { return text.layers; }
  std::int64_t operator[](axis_name<"text_hidden">) const { return text.hidden; }
  std::int64_t operator[](axis_name<"text_ffn">) const { return text.ffn; }
  std::int64_t operator[](axis_name<"text_heads">) const { return text.heads; }
  std::int64_t operator[](axis_name<"vision_layers">) const { return vision.layers; }
  std::int64_t operator[](axis_name<"vision_hidden">) const { return vision.hidden; }
  std::int64_t operator[](axis_name<"vision_ffn">) const { return vision.ffn; }
  std::int64_t operator[](axis_name<"vision_heads">) const { return vision.heads; }
};
std::string accuracy_of(const model& m, const model_axes& towers, std::int64_t tokens) {
  if (m.name != "clip-b16" || tokens != m.tokens) return "";
  const auto known = quality::clip_b16_published{}(towers);
  return known ? report::exact((*known)[accuracy]) : "";
}

// The results of one row as CSV fields; a reason in the last where there are none.
std::string estimate_row(const support::csv_reader& row, const support::scenario& s) {
  const model& m = find_model(row);
  const tower text = tower_of(row, text_columns, m, m.text),
              vision = tower_of(row, vision_columns, m, m.vision);
  if (m.tokens == 0 && !row.field(seq_len_column).empty())
    row.wrong(seq_len_column, concat({"is of a text that ", m.name, " does not read"}));
  const std::int64_t tokens = m.tokens == 0 ? 0 : row.number(seq_len_column, m.tokens, 1'000'000);
  const hardware::configuration knobs = support::chip_of(row, chip_columns);

  const auto unmappable = [](std::string_view reason) { return concat({",,,,,,,,unmappable: ", reason}); };
  const data_quantity needed = m.memory(text, vision, tokens);
  if (s.rules.applies(correction::memory_capacity) && needed > s.dram_capacity)
    return unmappable(concat({"the model takes ", report::rounded(needed.in(units::gigabyte)),
                              " GB, the memory has ", report::rounded(s.dram_capacity.in(units::gigabyte))}));
  const auto made = hardware::make_accelerator(knobs, hardware::edge_22nm);
  if (!made) return unmappable(made.why().reason());
  const auto judge =
      make_pipeline<space<>>(given{m.list(text, vision, tokens, s.rules), *made, s.rules},
                             mapping::exact{.rules = s.rules}, s.embodied(), s.operational(), s.lifetime());
  const auto judged = judge(design<space<>>{}, latency, energy, area, peak_throughput, embodied_chip,
                            embodied_memory, lifetime_operational_carbon, total_carbon);
  if (!judged[total_carbon]) return unmappable(judged[total_carbon].why().reason());
  const std::array numbers{judged[latency]->in(units::second),
                           judged[energy]->in(units::joule),
                           judged[area]->in(units::mm2),
                           judged[peak_throughput]->in(units::tops),
                           judged[embodied_chip]->in(units::kg_co2e),
                           judged[embodied_memory]->in(units::kg_co2e),
                           judged[lifetime_operational_carbon]->in(units::kg_co2e),
                           judged[total_carbon]->in(units::kg_co2e)};
  std::string fields;
  for (const double one : numbers) fields += concat({report::exact(one), ","});
  return fields + accuracy_of(m, {text, vision}, tokens);
}

}  // namespace

int main(int argc, char** argv) {
  support::scenario_options options;
  CLI::App app(
      "Reads CSV rows of models and chips (model,text_layers,text_hidden,text_ffn,text_heads,vision_layers,\n"
      "vision_hidden,vision_ffn,vision_heads,seq_len,cores,width,depth,l2_kib,l2_bw,glb_mib; any order; "
      "blank:\n"
      "the unpruned model and the chip 1,256,8,64,128,2), appends latency_s,energy_j,area_mm2,tops,\n"
      "embodied_chip_kg,embodied_dram_kg,operational_kg,total_kg,accuracy.",
      "estimate");
  options.add_to(app);
  return support::run_row_program(app, argc, argv, input_columns, [&] {
    return [s = options.understood()](const support::csv_reader& row) { return estimate_row(row, s); };
  });
}
