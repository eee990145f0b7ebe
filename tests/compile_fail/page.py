#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Checks docs/reference/diagnostics.md against the compile-fail cases: page.py [--update]

The page has every mistake of the library: its rule, the lines that make it, what compilers print and what to write
instead, all from the cases. Every id that stands in include/ has a case with a cure, or a reason below. The words on
the page are those of the cases' `// expect:` lines, which check.py holds against the compilers. --update writes the
page."""
import re
import sys

import cases

page = cases.root / "docs" / "reference" / "diagnostics.md"
concepts = {
    "units": "Quantities, their dimensions and the numbers inside them.",
    "space": "Axes, domains, spaces and designs.",
    "metric": "Metrics and what they are given.",
    "policy": "One policy: what it declares, and what its body does.",
    "pipeline": "Policies put together, and what is asked of them.",
    "choose": "A policy out of several, by an axis.",
    "hardware": "Chips as types.",
    "carbon": "Models of carbon put together.",
    "problem": "Objectives, bounds and searches.",
    "numeric_problem": "Problems of one's own, without a pipeline.",
    "search": "What is given to a search besides its problem.",
    "front": "What is asked of a front.",
}
# Static assertions on what nobody meets by mistake, or that cannot be the only error.
exempt = {
    "co2design/units/dimension": "more than 16 base powers in one dimension",
    "co2design/pipeline": "a space of more than 64 axes",
    "co2design/testing/policy_laws": "in a user's tests alone, which say so in the text",
}
intro = """# Mistakes

<!-- written by tests/compile_fail/page.py --update -->

A mistake in what the library is given is **one error line**, and no other error follows from it. With g++ it reads

```text
…: error: no type named ‘cure’ in ‘struct co2design::mistake<co2design::fixed_string<33>{"co2design/policy/undeclared_need"},
co2design::fixed_string<6>{"power"}, co2design::fixed_string<9>{"looks up"}, co2design::fixed_string<5>{"area"}, …>’
```

Read the quoted words in order and leave out the rest. The first is the **id** of the rule, `co2design/concept/rule`, which
is a heading of this page. The others name the **culprits** (a policy, a metric, an axis) and say what to write: the
**cure**. On this page the line stands as `mistake<"co2design/policy/undeclared_need", "power", "looks up", "area", …>`.

The lines above it (g++) or below it (clang) say where it happened; the first that names a file of yours is the place to
look at. A line that is no mistake<…> is an ordinary error of C++, mostly in the body of a policy.

Every case below is compiled by every test run with g++ 12 and clang 16: without its mistake it compiles without a
warning, with it there is this one error line, at most 20 lines in all, and nothing of the internals of other libraries.
"""


def anchor(id):
    return id.removeprefix("co2design/")


def entry(id, of_id):
    out = f'### `{id}`\n\n<a id="{anchor(id)}"></a>\n\n'
    shown = [case for case in of_id if case.cure]
    for case in shown:
        out += f"{case.rule}\n\n"
        out += f"<!-- {case.source} case wrong -->\n```cpp\n{cases.region(case.text, 'case', 'wrong')}```\n\n"
        out += f"<!-- mistake of {case.source} -->\n```text\n{case.line}\n```\n\nWrite {case.cure}\n\n"
        if cure := cases.region(case.text, "case", "cure"):
            out += f"<!-- {case.source} case cure -->\n```cpp\n{cure}```\n\n"
    others = [case for case in of_id if not case.cure]
    if others:
        out += "Also:\n\n" + "".join(f"* {case.rule}\n  `{case.line}`\n" for case in others) + "\n"
    return out


def written(by_id):
    text = intro + "\n"
    for concept, about in concepts.items():
        ids = sorted(id for id in by_id if id.split("/")[1] == concept)
        text += f"* **{concept}** " + ", ".join(f"[{id.split('/')[2]}](#{anchor(id)})" for id in ids) + "\n"
    for concept, about in concepts.items():
        text += f"\n## {concept}\n\n{about}\n\n"
        text += "".join(entry(id, by_id[id]) for id in sorted(by_id) if id.split("/")[1] == concept).rstrip("\n") + "\n"
    return text


problems = []
by_id = {}
for case in cases.load_all():
    by_id.setdefault(case.id, []).append(case)

ids = set()
for header in sorted((cases.root / "include").rglob("*.hpp")):
    ids.update(re.findall(r'"(co2design/[\w/]+)', header.read_text()))
for id in sorted(ids - exempt.keys()):
    if id not in by_id:
        problems.append(f"{id}: no case in tests/compile_fail")
for id, of_id in sorted(by_id.items()):
    if id not in ids:
        problems.append(f"{id}: a case of what the library does not say")
    if id.count("/") != 2 or id.split("/")[1] not in concepts:
        problems.append(f"{id}: no concept of the page")
    if not any(case.cure for case in of_id):
        problems.append(f"{id}: no case of it has a cure")
    problems += [f"{case.source}: a cure and no region [case]" for case in of_id
                 if case.cure and cases.region(case.text, "case") is None]
problems += [f"{id}: exempt, and not in the library" for id in exempt.keys() - ids]

if not problems:
    text = written(by_id)
    if "--update" in sys.argv:
        page.write_text(text)
    elif not page.exists() or page.read_text() != text:
        problems.append("docs/reference/diagnostics.md is not what the cases say: run tests/compile_fail/page.py --update")
print("\n".join(problems) if problems else f"{len(by_id)} mistakes, each with its case and its cure")
sys.exit(1 if problems else 0)
