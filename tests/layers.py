#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Checks the structure of include/co2design: which room may include which, that each room's umbrella is complete and
that every public header has a test of the same name. interop/ has no umbrella: each of its headers needs a library of
its own, and nobody should need them all. And that a header defines nothing that two translation units would each have:
functions and constants of namespaces are inline, no data is static."""
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parent.parent
house = root / "include" / "co2design"

metric_and_below = {"core", "units", "space", "metric"}
allowed = {
    "core": set(),
    "units": {"core"},
    "space": {"core"},
    "metric": {"core", "units", "space"},
    "pipeline": metric_and_below,
    "search": metric_and_below,
    "run": metric_and_below | {"search"},
    "workload": metric_and_below,
    "hardware": metric_and_below,
    "mapping": metric_and_below | {"workload", "hardware"},
    "carbon": metric_and_below,
    "quality": metric_and_below,
}
faces = {"report", "presets", "interop", "testing"}
everything = set(allowed) | faces
for face in faces:
    allowed[face] = everything - {"interop"}
allowed["interop"] = everything

# What the rooms may take from outside; the standard library is free.
outside = {
    "boost/hana": {"space", "pipeline", "report", "presets", "interop", "testing"},
    "boost/random": {"space", "search", "run", "carbon", "interop"},
    "range/v3": {"space", "report", "interop"},
    "nlohmann": {"interop"},
    "tbb": {"interop"},
    "pagmo": {"interop"},
}



def declarations(text):
    """What stands at namespace scope, as (line, text up to its body, initialiser or end)."""
    noise = r'//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'|^[ \t]*#(?:\\\n|[^\n])*'
    text = re.sub(noise, lambda found: re.sub(r"[^\n]", " ", found.group()), text, flags=re.M)
    # For each brace that is open, whether it is a namespace's, and whether a requires-expression's, after which the
    # declaration goes on.
    namespaces, expressions, start, found = [], [], 0, []
    for i, c in enumerate(text):
        if c not in "{};":
            continue
        head, outer = text[start:i], all(namespaces)
        is_namespace = c == "{" and outer and re.fullmatch(r"\s*(inline\s+)?namespace(\s+[\w:]+)?\s*", head)
        is_expression = c == "{" and re.search(r"\brequires\s*(\([^{};]*\))?\s*$", head)
        if c != "}" and outer and head.strip() and not is_namespace and not is_expression:
            line = text.count("\n", 0, i - len(head.lstrip())) + 1
            found.append((line, " ".join(head.split())))
        if c == "{":
            namespaces.append(bool(is_namespace))
            expressions.append(bool(is_expression))
        went_on = False
        if c == "}":
            namespaces.pop()
            went_on = expressions.pop()
        if all(namespaces) and not went_on:
            start = i + 1
    return found


def has_internal_linkage_or_many_definitions(declaration):
    """A declaration that is neither a type, a template, inline, nor a function that constexpr makes inline."""
    rest = re.sub(r"^(\[\[.*?\]\]\s*|template\s*<\s*>\s*)+", "", declaration)
    if not re.match(r"[A-Za-z_]", rest) or re.match(r"\w+\(.*\) ->", rest):
        return False  # what follows a braced initialiser; a deduction guide
    if re.match(r"(template|inline|struct|class|union|enum|concept|using|namespace|static_assert|consteval)\b", rest):
        return "inline static" in rest or "static inline" in rest
    named = re.sub(r"operator\s*[^\s\w(]+", "operator", rest)
    return not (rest.startswith("constexpr") and "(" in named.split("=")[0])


problems = []
for header in sorted(house.rglob("*.hpp")):
    relative = header.relative_to(house)
    room = relative.parts[0] if len(relative.parts) > 1 else None
    text = header.read_text()
    if not text.startswith("// SPDX-License-Identifier: BSL-1.0\n#pragma once\n"):
        problems.append(f"{relative}: starts with the SPDX line and #pragma once")
    if len(text.splitlines()) > 400:
        problems.append(f"{relative}: {len(text.splitlines())} lines, 400 at most")
    for line, declaration in declarations(text):
        if has_internal_linkage_or_many_definitions(declaration):
            problems.append(f"{relative}:{line}: is not inline: {declaration[:80]}")
    for found in re.finditer(r"^\s+(?:static|thread_local)\s+(?!constexpr|consteval)[^()\n]*[=;{]", text, re.M):
        problems.append(f"{relative}:{text.count(chr(10), 0, found.end()) + 1}: static data: {found.group().strip()}")
    for kind, included in re.findall(r"^#include ([<\"])([^>\"]+)", text, re.M):
        if kind == '"':
            problems.append(f"{relative}: includes {included} by a relative path")
        if room is None:
            if included.startswith("co2design/interop"):
                problems.append(f"{relative}: includes {included}, which is opt-in")
            continue
        for prefix, rooms in outside.items():
            if included.startswith(prefix) and room not in rooms:
                problems.append(f"{relative}: {room}/ may not include {prefix}")
        if not included.startswith("co2design/"):
            continue
        target = pathlib.PurePath(included).parts[1:]
        name = target[0].removesuffix(".hpp")
        if name == room or name in allowed[room] or (len(target) == 1 and name not in everything):
            if "detail" in target[:-1] and name != room:
                problems.append(f"{relative}: includes {included}, which is private to {name}/")
            continue
        problems.append(f"{relative}: {room}/ may not include {included}")

for room in sorted(everything):
    folder = house / room
    if not folder.is_dir():
        continue
    umbrella = house / f"{room}.hpp"
    public = {f"co2design/{h.relative_to(house)}" for h in folder.rglob("*.hpp") if "detail" not in h.parts}
    if room == "interop":
        if umbrella.exists():
            problems.append("interop.hpp: takes every library that some leaf needs")
    elif umbrella.exists():
        included = set(re.findall(r"^#include <(co2design/[^>]+)>", umbrella.read_text(), re.M))
        for missing in sorted(public - included):
            problems.append(f"{room}.hpp: misses {missing}")
    else:
        problems.append(f"{room}/ has no umbrella {room}.hpp")
    for header in sorted(public):
        test = root / "tests" / (header.removeprefix("co2design/").removesuffix(".hpp") + ".test.cpp")
        if not test.exists():
            problems.append(f"{header} has no test {test.relative_to(root)}")

print("\n".join(problems) if problems else "the structure holds")
sys.exit(1 if problems else 0)
