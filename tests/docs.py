#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Checks that the code of the documentation is code that compiles: docs.py [--update]

In README.md and docs/, a C++ block stands under a comment that names where it comes from, `<!-- FILE REGION -->`, and
equals that region of the file: the lines between `// [REGION]` and `// [/REGION]`, without their common indentation.
`<!-- FILE REGION wrong -->` and `<!-- FILE REGION right -->` are a compile-fail case with its mistake and without, and
`<!-- FILE REGION cure -->` the lines that only the latter has.
A block of text under `<!-- mistake of FILE -->` is the line that compilers print for it, which
tests/compile_fail/check.py holds against theirs; one under `<!-- output of COMMAND -->` is compared by
tests/programs/check.py. --update writes the regions and the lines into the pages. Every concept outside `detail` is on docs/reference/concepts.md."""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "compile_fail"))
import cases

root = pathlib.Path(__file__).resolve().parent.parent
update = "--update" in sys.argv
problems = []


def region(file, name, side):
    found = cases.region((root / file).read_text(), name, side)
    if found is None:
        problems.append(f"{file} has no region [{name}]")
    return found or ""


for page in [root / "README.md", *sorted((root / "docs").rglob("*.md"))]:
    text = page.read_text()
    blocks = len(re.findall(r"^```cpp$", text, re.M))
    pattern = re.compile(r"(<!-- (\S+\.cpp) (\w+)(?: (wrong|right|cure))? -->\n```cpp\n)(.*?)(^```$)", re.M | re.S)
    if blocks != len(pattern.findall(text)):
        problems.append(f"{page.relative_to(root)}: a C++ block without a comment that names its source")

    def replace(found):
        wanted = region(*found.group(2, 3, 4))
        if wanted != found.group(5) and not update:
            problems.append(f"{page.relative_to(root)}: differs from {found.group(2)} [{found.group(3)}]")
        return found.group(1) + wanted + found.group(6)

    def replace_line(found):
        wanted = cases.load(root / found.group(2)).line + "\n"
        if wanted != found.group(3) and not update:
            problems.append(f"{page.relative_to(root)}: differs from the line that {found.group(2)} expects")
        return found.group(1) + wanted + found.group(4)

    line_pattern = re.compile(r"(<!-- mistake of (\S+\.cpp) -->\n```text\n)(.*?)(^```$)", re.M | re.S)
    new = line_pattern.sub(replace_line, pattern.sub(replace, text))
    if update and new != text:
        page.write_text(new)
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)
    for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", prose):
        if not (page.parent / target).exists():
            problems.append(f"{page.relative_to(root)}: links to {target}, which is not there")

# The concepts that users can model, each on its page.
concepts = (root / "docs" / "reference" / "concepts.md").read_text()
for header in sorted((root / "include").rglob("*.hpp")):
    text = header.read_text()
    for found in re.finditer(r"^(?:template <[^\n]*> )?concept (\w+) =", text, re.M):
        before = text[:found.start()]
        hidden = (len(re.findall(r"namespace (?:\w+::)?detail {", before))
                  > len(re.findall(r"}  // namespace (?:\w+::)?detail", before)))
        if not hidden and not re.search(rf"`(\w+::)?{found.group(1)}`", concepts):
            problems.append(f"docs/reference/concepts.md: lacks {found.group(1)} of {header.relative_to(root)}")

print("\n".join(problems) if problems else "the pages show code that compiles")
sys.exit(1 if problems else 0)
