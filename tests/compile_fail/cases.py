# SPDX-License-Identifier: BSL-1.0
"""The compile-fail cases, as check.py, page.py and docs.py read them.

A case is a program that compiles, and with CO2DESIGN_EXPECT_ERROR defined makes one mistake. Comments at its top say

    // The rule, a sentence.
    // expect: "co2design/concept/rule" "culprit" …     every word that the error line holds, in order; or the text of
    //                                                  a static assertion. Written by check.py --update
    // cure: what to write instead, a sentence.         Only in a case that the reference page shows

and `// [case]` to `// [/case]` encloses the lines that the page shows, with the mistake and without it."""
import dataclasses
import pathlib
import re
import textwrap

root = pathlib.Path(__file__).resolve().parent.parent.parent
folder = root / "tests" / "compile_fail"


@dataclasses.dataclass
class Case:
    path: pathlib.Path
    rule: str
    words: list
    cure: str
    text: str

    @property
    def id(self):
        return re.match(r"[\w/]*", self.words[0]).group() if self.words else ""

    @property
    def source(self):
        return self.path.relative_to(root).as_posix()

    @property
    def concept(self):
        return self.id.split("/")[1]

    @property
    def line(self):
        """The error line as far as it says something."""
        return ("mistake<" + ", ".join(f'"{word}"' for word in self.words) + ">") if len(self.words) > 1 else (
            f'static assertion failed: "{self.words[0]}"')


def quoted(text):
    """The strings in a text, read as people do: an apostrophe that a compiler escapes, a double in all its digits."""
    words = [word.replace("\\'", "'") for word in re.findall(r'"((?:\\.|[^"\\])*)"', text)]
    double = lambda found: repr(float(found.group(1).replace("QNaN", "nan")))
    return [re.sub(r"real_number\{([^{}]*)\}", double, word) for word in words]


def load(path):
    path = pathlib.Path(path).resolve()
    text = path.read_text()
    comments = []  # of the head, each with the lines that continue it
    for line in text.splitlines()[1:]:
        if not line.startswith("//"):
            break
        if not comments or re.match(r"// (expect|cure): ", line):
            comments.append([line[3:]])
        else:
            comments[-1].append(line[2:].strip())
    head = {"rule": ""}
    for lines in comments:
        found = re.match(r"(expect|cure): (.*)", " ".join(lines))
        head[found.group(1) if found else "rule"] = found.group(2) if found else " ".join(lines)
    return Case(path, head["rule"], quoted(head.get("expect", "")), head.get("cure", ""), text)


def load_all():
    return [load(path) for path in sorted(folder.glob("*.cpp"))]


def branch(text, side):
    """What the preprocessor leaves of the lines: `wrong` with CO2DESIGN_EXPECT_ERROR defined, `right` without; `cure`
    is what only the latter has."""
    kept, here = [], {"wrong", "right"}
    for line in text.splitlines():
        if line.strip() == "#ifdef CO2DESIGN_EXPECT_ERROR":
            here = {"wrong"}
        elif line.strip() == "#ifndef CO2DESIGN_EXPECT_ERROR":
            here = {"right", "cure"}
        elif line.strip() == "#else":
            here = {"right", "cure"} if here == {"wrong"} else {"wrong"}
        elif line.strip() == "#endif":
            here = {"wrong", "right"}
        elif side in here:
            kept.append(line)
    return "\n".join(kept)


def region(text, name, side=None):
    """The lines between `// [name]` and `// [/name]` without their common indentation, on one side of the mistake or
    as they are; None where there are none."""
    found = re.search(rf"^[ \t]*// \[{re.escape(name)}\]\n(.*?)^[ \t]*// \[/{re.escape(name)}\]$", text, re.M | re.S)
    if not found:
        return None
    lines = branch(found.group(1), side) if side else found.group(1)
    kept = [line for line in lines.splitlines() if not re.match(r"\s*// \[/?\w+\]$", line)]
    return (textwrap.dedent("\n".join(kept)).strip("\n") + "\n").lstrip("\n")
