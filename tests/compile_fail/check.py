#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Checks one compile-fail case: check.py COMPILER CASE INCLUDE_DIR [--update] [--quick]

It must compile as it is, and with CO2DESIGN_EXPECT_ERROR defined fail with exactly one error line, a mistake<…> with
the words that the case expects, or a static assertion with its text; in all within 20 lines, and without the internals
of this library on the error line, or those of another anywhere. --update writes the words into the case. The form of a
case is described in cases.py.

As it is, a case is compiled with the headers that it includes. With its fault, and --quick also as it is, all headers of
the library come precompiled where CTest runs this: they are half of the work."""
import fcntl
import hashlib
import pathlib
import re
import subprocess
import sys

import cases

compiler, path, include = sys.argv[1:4]
update = "--update" in sys.argv
case = cases.load(path)
if not case.words and not update:
    sys.exit(f"{path}: no line '// expect: …'")
if not case.rule:
    sys.exit(f"{path}: no sentence that says what the rule is")



def same(word, expected):
    """Whether two words are one, also where compilers spell the arguments of a template differently, or cut them."""
    heads = [re.match(r"\w+<", one) for one in (word, expected)]
    return word == expected or (all(heads) and heads[0].group() == heads[1].group())


def precompiled(options):
    """The options that add all headers, which the first who asks compiles, in the folder that CTest runs in."""
    if not pathlib.Path("CTestTestfile.cmake").exists():
        return []
    key = hashlib.sha256(repr(options).encode())
    for header in sorted(pathlib.Path(include).rglob("*.hpp")):
        key.update(header.read_bytes())
    folder = pathlib.Path("precompiled") / (pathlib.Path(compiler).name + "-" + key.hexdigest()[:16])
    folder.mkdir(parents=True, exist_ok=True)
    header, clang = folder / "all.hpp", "clang" in pathlib.Path(compiler).name
    made = folder / ("all.pch" if clang else "all.hpp.gch")
    with open(folder / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            # Mistakes first: compilers say by which way they came to the header that they speak of.
            header.write_text("#include <co2design/core/mistake.hpp>\n#include <co2design/co2design.hpp>\n")
            subprocess.run([one for one in options if one != "-fsyntax-only"] + ["-x", "c++-header", header, "-o", made],
                           check=True)
    return ["-include-pch", made] if clang else ["-include", header]


command = [compiler, "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-I", include]
headers = precompiled(command)
control = subprocess.run(command + (headers if "--quick" in sys.argv else []) + [path],
                         capture_output=True, text=True)
if control.returncode != 0 or control.stderr:
    sys.exit(f"the case without its fault does not compile cleanly:\n{control.stderr}")

faulty = subprocess.run(command + headers + ["-DCO2DESIGN_EXPECT_ERROR", path], capture_output=True, text=True)
print(faulty.stderr)
lines = [line for line in faulty.stderr.splitlines() if "/precompiled/" not in line]  # whose headers users do not have
errors = [line for line in lines if re.search(r"\berror:", line)]
problems = []
if faulty.returncode == 0:
    problems.append("it compiles")
if len(errors) != 1:
    problems.append(f"{len(errors)} error lines instead of one")
else:
    # The words of fixed_string<N>{"…"}, or what a static assertion says, which g++ does not quote.
    mistake = re.search(r"mistake<(.*)>", errors[0])
    if mistake:
        words = cases.quoted(mistake.group(1))
        problems += [f"'{word}' has more than 36 characters, which clang cuts" for word in words
                     if len(word) > 36 and not re.match(r"\w+<", word)]
    else:
        words = re.findall(r"(?:static assertion failed|static_assert failed[^:\"]*):? \"?([^\"]*)", errors[0])
    if not words:
        problems.append("the error line is no labelled mistake")
    elif update:
        text = re.sub(r"^// expect: .*\n(//   .*\n)*", "", case.text, flags=re.M)
        wrapped, line = [], "// expect:"
        for word in words:
            if len(line) + len(word) + 3 > 110:
                wrapped.append(line)
                line = "//        "
            line += f' "{word}"'
        wrapped.append(line)
        head = re.match(r"// SPDX.*\n(?:// (?!cure: ).*\n)*", text)
        case.path.write_text(text[:head.end()] + "\n".join(wrapped) + "\n" + text[head.end():])
    elif len(words) != len(case.words) or not all(map(same, words, case.words)):
        problems.append(f"the error line says {words} instead of {case.words}")
    problems += [f"the error line shows {name}" for name in ("detail::", "std::", "hana") if name in errors[0]]
if len(lines) > 20:
    problems.append(f"{len(lines)} lines instead of at most 20")
problems += [f"the output shows {name}" for name in ("std::__", "__detail", "boost::hana::detail")
             if name in faulty.stderr]
if problems:
    sys.exit(f"{path}: " + "; ".join(problems))
