#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Writes the tables of include/co2design/{carbon,hardware}/detail/*_table.hpp and the catalogue in docs/reference/sources.md from
the CSV files beside it: tables.py [--check]

--check writes nothing and fails where a file is not what would be written, where an entry has no source, neither a year
nor the word unknown, or a source without a licence (licences.csv), or where a name stands twice. A source's licence is that of the longest entry
of licences.csv that its text begins with. library.csv has the constants of the other headers; a unit test holds it
against them (tests/testing/shipped_provenance)."""
import csv
import pathlib
import re
import sys

here = pathlib.Path(__file__).resolve().parent
root = here.parents[2]
headers = root / "include" / "co2design" / "carbon" / "detail"
page = root / "docs" / "reference" / "sources.md"
methods = {"life-cycle": "life_cycle", "direct": "direct", "unstated": "unstated"}
problems = []


def rows(name, unique):
    with open(here / f"{name}.csv", newline="") as file:
        table = list(csv.DictReader(file))
    seen = set()
    for line, row in enumerate(table, 2):
        where = f"{name}.csv:{line}"
        key = tuple(row[column] for column in unique)
        if key in seen:
            problems.append(f"{where}: {', '.join(key)} stands twice")
        seen.add(key)
        if not row["source"].strip():
            problems.append(f"{where}: no source")
        elif licence_of(row["source"]) is None:
            problems.append(f"{where}: no licence of '{row['source']}' in licences.csv")
        if row["year"] != "unknown" and not (row["year"].isdigit() and 1950 <= int(row["year"]) <= 2100):
            problems.append(f"{where}: '{row['year']}' is no year, nor unknown")
    return table


def licence_of(source):
    known = [entry for entry in licences if source.startswith(entry["source"])]
    return max(known, key=lambda entry: len(entry["source"])) if known else None


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def header(text, origin, *includes):
    lines = ["// SPDX-License-Identifier: BSL-1.0", "#pragma once", ""]
    lines += [f"#include <{one}>" for one in includes]
    lines += ["", f"// Written by docs/reference/data/tables.py from {origin}: edit that.", "// clang-format off"]
    return "\n".join(lines) + "\n" + text


def packed(items, width=118):
    """Items side by side, as many to a line as fit."""
    lines, line = [], ""
    for item in items:
        if line and len(line) + len(item) + 2 > width:
            lines.append(line + ",")
            line = ""
        line += (", " if line else "") + item
    return "\n".join(lines + [line])


def year_of(row):
    return 0 if row["year"] == "unknown" else row["year"]


def uncertainty_of(row):
    return f", evidence::published, {row['uncertainty']}" if row["uncertainty"] else ""


def view(text):
    """A string_view with its length: hundreds of texts are measured here, not by each compilation."""
    return f"{{{quoted(text)}, {len(text.encode())}}}"


def sources_of(table, name):
    """An array of all sources of a table; and the position of each."""
    texts = list(dict.fromkeys(row["source"] for row in table))
    body = ",\n".join(view(text) for text in texts)
    return f"inline constexpr std::string_view {name}[]{{\n{body}}};\n", {text: i for i, text in enumerate(texts)}


def act_table():
    out = "namespace co2design::carbon::act {\n\n"
    sources, at = sources_of([row for kind in (logic, dram, ssd, hdd, act) for row in kind], "sources")
    out += "namespace detail {\n\n" + sources
    out += "\ninline constexpr logic_figures logic_table[]{\n"
    out += packed([f"{{{row['node_nm']}, {view('logic ' + row['node_nm'] + ' nm')}, {row['epa_kwh_per_cm2']}, {row['gpa95_g_per_cm2']}, {row['gpa97_g_per_cm2']}, "
                   f"{row['gpa99_g_per_cm2']}, {row['mpa_g_per_cm2']}, {row['year']}, sources[{at[row['source']]}]}}"
                   for row in logic]) + "};\n\n}  // namespace detail\n\n"
    for i, row in enumerate(logic):
        out += f"inline constexpr logic_process logic_{row['node_nm']}nm = detail::process_of(detail::logic_table[{i}]);\n"
    for kind, table in (("dram", dram), ("ssd", ssd), ("hdd", hdd)):
        out += "\n"
        for row in table:
            out += (f"inline constexpr memory_process {row['id']}{{{row['g_per_gb']} * units::g_per_gb, "
                    f"{view(row['name'])}, {row['year']}, detail::sources[{at[row['source']]}]}};\n")
        names = packed([row["id"] for row in table], 100)
        out += f"inline constexpr std::array {kind}_processes{{{names}}};\n"
    out += "\n"
    for row in act:
        value, unit = row["value"], row["unit"]
        written = {"fraction": value, "g/IC": f"{value} * units::g_co2e", "g/capacitor": f"{value} * units::g_co2e",
                   "kgCO2e/kWh": f"{value}e3 * units::g_per_kwh", "kg/m2": f"{value}e-1 * units::g_per_cm2",
                   "kg/m2/layer": f"{value}e-1 * units::g_per_cm2"}.get(unit)
        if written:
            out += (f"inline constexpr constant {row['id']}{{{written}, {view(row['id'].replace('_', ' '))}, "
                    f"{year_of(row)}, detail::sources[{at[row['source']]}]{uncertainty_of(row)}}};\n")
    out += "\n}  // namespace co2design::carbon::act\n"
    return header(out, "logic_process, dram, ssd, hdd and act_constants.csv", "array", "string_view",
                  "co2design/carbon/detail/act_figures.hpp", "co2design/carbon/process.hpp", "co2design/units/unit.hpp")


def grid_table():
    texts = list(dict.fromkeys((row["source"], row["method"]) for row in grid))
    for row in grid:
        if row["method"] not in methods:
            problems.append(f"grid_intensity.csv: {row['code']}: method {row['method']}")
    out = "namespace co2design::carbon::detail {\n\n"
    out += "inline constexpr grid_source grid_sources[]{\n"
    said = {"life-cycle": "life-cycle", "direct": "direct", "unstated": "method unstated"}
    out += ",\n".join(f"{{{quoted(text + ', ' + said.get(method, method))}, grid_method::{methods.get(method)}}}"
                      for text, method in texts) + "};\n\n"
    out += "inline constexpr grid_row grid_rows[]{\n"
    out += packed([f"{{{quoted(row['code'])}, {quoted(row['name'])}, {row['g_per_kwh']}, {year_of(row)}, "
                   f"{texts.index((row['source'], row['method']))}}}" for row in grid])
    out += "};\n\n}  // namespace co2design::carbon::detail\n"
    return header(out, "grid_intensity.csv", "co2design/carbon/detail/grid_row.hpp")


def energy_table():
    out = "namespace co2design::carbon::source {\n\n"
    for row in energy:
        text = f"{row['source']}, {row['method']}"
        out += (f"inline constexpr energy_source {row['id']}{{{row['g_per_kwh']} * units::g_per_kwh, "
                f"{view(row['id'])}, {year_of(row)}, {view(text)}{uncertainty_of(row)}}};\n")
    out += f"inline constexpr std::array all{{{packed([row['id'] for row in energy], 100)}}};\n"
    out += "\n}  // namespace co2design::carbon::source\n"
    return header(out, "energy_sources.csv", "array", "co2design/carbon/region.hpp", "co2design/units/unit.hpp")


def ecochip_table():
    columns = [name for name in ecochip[0] if name not in ("node_nm", "year", "source")]
    text, at = sources_of(ecochip, "ecochip_sources")
    out = "namespace co2design::carbon::detail {\n\n" + text + "\n"
    out += "inline constexpr ecochip_row ecochip_rows[]{\n"
    out += packed([f"{{{row['node_nm']}, {view('ECO-CHIP ' + row['node_nm'] + ' nm')}, "
                   f"{', '.join(row[name] or 'not_given' for name in columns)}, {row['year']}, "
                   f"ecochip_sources[{at[row['source']]}]}}" for row in ecochip])
    out += "};\n\n}  // namespace co2design::carbon::detail\n"
    return header(out, "ecochip_nodes.csv", "string_view", "co2design/carbon/detail/ecochip_row.hpp")


def scaling_table():
    """ECO-CHIP's factors of area and energy, for the technologies of hardware/, which knows nothing of carbon/."""
    columns = ["logic_area_vs_7nm", "logic_energy_vs_7nm", "sram_area_vs_7nm", "sram_energy_vs_7nm"]
    out = "namespace co2design::hardware::detail {\n\n"
    out += "struct node_scale {\n  int node_nm;\n  double logic_area, logic_energy, sram_area, sram_energy;\n"
    out += "  const char* name;\n};\n\ninline constexpr node_scale node_scales[]{\n"
    out += packed([f"{{{row['node_nm']}, {', '.join(row[name] for name in columns)}, "
                   f"\"{row['node_nm']} nm by ECO-CHIP's factors\"}}" for row in ecochip if row[columns[0]]])
    out += "};\n\n}  // namespace co2design::hardware::detail\n"
    return header(out, "ecochip_nodes.csv").replace("\n\n\n", "\n\n")


def imec_table():
    text, at = sources_of(imec, "imec_sources")
    out = "namespace co2design::carbon::detail {\n\n"
    out += "struct imec_row {\n  int node_nm;\n  double kg_per_cm2;\n  std::string_view name;\n  int year;\n  std::string_view source;\n};\n\n"
    out += text + "\ninline constexpr imec_row imec_rows[]{\n"
    out += packed([f"{{{row['node_nm']}, {row['kg_per_cm2']}, {view('imec ' + row['node_nm'] + ' nm')}, {row['year']}, "
                   f"imec_sources[{at[row['source']]}]}}" for row in imec])
    out += "};\n\n}  // namespace co2design::carbon::detail\n"
    return header(out, "imec_nodes.csv", "string_view")


def catalogue():
    """The generated part of sources.md: every constant with value, unit, year, source, licence, how it is known and how well."""
    def cell(text):
        return str(text).replace("|", "\\|")

    def table(title, head, lines):
        body = "\n".join("| " + " | ".join(map(cell, line)) + " |" for line in lines)
        return f"### {title}\n\n| {' | '.join(head)} |\n|{'---|' * len(head)}\n{body}\n"

    def licence(row):
        found = licence_of(row["source"])
        return found["licence"] if found else "?"

    def entry(row, name, value, unit, known="published", uncertainty=""):
        return [name, value, unit, row["year"], row["source"], licence(row), row.get("known", known),
                row.get("uncertainty", uncertainty) or "unknown"]

    def figures(data, names, key, known="published"):
        return [[row[key], *entry(row, name, row[column], unit, known)]
                for row in data for name, (column, unit) in names.items() if row[column]]

    def gases(row):
        """Of three abatements, of which 97 % is the mean of the others and goes as far as they do."""
        g95, g97, g99 = (float(row[f"gpa{share}_g_per_cm2"]) for share in (95, 97, 99))
        middle = ("modelled", f"{(g95 - g99) / 2 / g97:.3f}")
        return [[row["node_nm"], *entry(row, f"gases, {share} % abated", row[f"gpa{share}_g_per_cm2"], "g/cm2", *known)]
                for share, known in ((95, ("published",)), (97, middle), (99, ("published",)))]

    head = ["constant", "value", "unit", "year", "source", "licence", "known", "uncertainty"]
    parts = [table("Constants of the headers", ["header", *head],
                   [[row["policy"], *entry(row, row["constant"], row["value"], row["unit"])] for row in library])]
    parts.append(table("Logic processes (`carbon::act`)", ["node nm", *head],
                       [line for row in logic for line in
                        figures([row], {"energy per area": ("epa_kwh_per_cm2", "kWh/cm2"),
                                        "materials": ("mpa_g_per_cm2", "g/cm2")}, "node_nm") + gases(row)]))
    for title, data in (("DRAM", dram), ("Solid-state storage", ssd), ("Hard disks", hdd)):
        parts.append(table(f"{title} (`carbon::act`)", head,
                           [entry(row, row["name"], row["g_per_gb"], "g/GB") for row in data]))
    parts.append(table("Further constants of ACT (`carbon::act`)", head,
                       [entry(row, row["id"], row["value"], row["unit"]) for row in act]))
    names = {"carbon per area": ("cpa_g_per_mm2", "g/mm2"),
             "defect density": ("defect_density_per_cm2", "1/cm2")}
    names.update({name.replace("_", " "): (name, "1") for name in ecochip[0]
                  if name.endswith("7nm") or name in ("beol_vs_feol", "dynamic_power_ratio")})
    names.update({"transistors per area": ("transistors_per_mm2", "1/mm2"),
                  "gates designed": ("gates_per_core_hour", "1/core hour")})
    parts.append(table("Nodes of ECO-CHIP (`carbon::find_ecochip_node`)", ["node nm", *head],
                       figures(ecochip, names, "node_nm")))
    parts.append(table("Nodes of imec.netzero (`carbon::find_imec_node`)", ["node nm", *head],
                       figures(imec, {"carbon per area": ("kg_per_cm2", "kg/cm2")}, "node_nm", "modelled")))
    parts.append(table("Energy sources (`carbon::source`)", [*head, "method"],
                       [[*entry(row, row["id"], row["g_per_kwh"], "g/kWh"), row["method"]] for row in energy]))
    parts.append(table("Grids (`carbon::find_region`)", ["code", *head, "method"],
                       [[row["code"], *entry(row, row["name"], row["g_per_kwh"], "g/kWh"), row["method"]]
                        for row in grid]))
    return "\n".join(parts)


with open(here / "licences.csv", newline="") as listed:
    licences = list(csv.DictReader(listed))
logic, dram = rows("logic_process", ["node_nm"]), rows("dram", ["id"])
ssd, hdd, act = rows("ssd", ["id"]), rows("hdd", ["id"]), rows("act_constants", ["id"])
grid = rows("grid_intensity", ["code", "year", "method"])
energy, ecochip = rows("energy_sources", ["id"]), rows("ecochip_nodes", ["node_nm"])
imec = rows("imec_nodes", ["node_nm"])
library = rows("library", ["policy", "constant", "name", "value"])

begin, end = "<!-- written by docs/reference/data/tables.py: from here -->", "<!-- to here -->"
before, rest = page.read_text().split(begin)
files = {headers / "act_table.hpp": act_table(), headers / "grid_table.hpp": grid_table(),
         headers / "energy_table.hpp": energy_table(), headers / "ecochip_table.hpp": ecochip_table(),
         headers / "imec_table.hpp": imec_table(),
         root / "include/co2design/hardware/detail/node_table.hpp": scaling_table(),
         page: before + begin + "\n\n" + catalogue() + "\n" + end + rest.split(end)[1]}
for file, text in files.items():
    if "--check" not in sys.argv[1:]:
        file.write_text(text)
    elif not file.exists() or file.read_text() != text:
        problems.append(f"{file.relative_to(root)} is not what tables.py writes")
entries = sum(map(len, (logic, dram, ssd, hdd, act, grid, energy, ecochip, imec, library)))
print("\n".join(problems) if problems else f"{entries} entries, each with a source and a licence")
sys.exit(1 if problems else 0)
