#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Checks that the code of the documentation is code that compiles: docs.py [--update]

In README.md and docs/, a C++ block stands under a comment that names where it comes from, `<!-- FILE REGION -->`, and
equals that region of the file: the lines between `// [REGION]` and `// [/REGION]`, without their common indentation.
A block of output stands under `<!-- output of COMMAND -->` and is compared by tests/programs/check.py. --update writes
the regions into the pages."""
import pathlib
import re
import sys
import textwrap

root = pathlib.Path(__file__).resolve().parent.parent
update = "--update" in sys.argv
problems = []


def region(file, name):
    text = (root / file).read_text()
    found = re.search(rf"^[ \t]*// \[{re.escape(name)}\]\n(.*?)^[ \t]*// \[/{re.escape(name)}\]$", text, re.M | re.S)
    if not found:
        problems.append(f"{file} has no region [{name}]")
        return ""
    lines = [line for line in found.group(1).splitlines() if not re.match(r"\s*// \[/?\w+\]$", line)]
    return textwrap.dedent("\n".join(lines)).strip("\n") + "\n"


for page in [root / "README.md", *sorted((root / "docs").rglob("*.md"))]:
    text = page.read_text()
    blocks = len(re.findall(r"^```cpp$", text, re.M))
    pattern = re.compile(r"(<!-- (\S+\.cpp) (\w+) -->\n```cpp\n)(.*?)(^```$)", re.M | re.S)
    if blocks != len(pattern.findall(text)):
        problems.append(f"{page.relative_to(root)}: a C++ block without a comment that names its source")

    def replace(found):
        wanted = region(found.group(2), found.group(3))
        if wanted != found.group(4) and not update:
            problems.append(f"{page.relative_to(root)}: differs from {found.group(2)} [{found.group(3)}]")
        return found.group(1) + wanted + found.group(5)

    new = pattern.sub(replace, text)
    if update and new != text:
        page.write_text(new)
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)
    for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", prose):
        if not (page.parent / target).exists():
            problems.append(f"{page.relative_to(root)}: links to {target}, which is not there")

print("\n".join(problems) if problems else "the pages show code that compiles")
sys.exit(1 if problems else 0)
