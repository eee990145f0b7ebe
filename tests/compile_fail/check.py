#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Checks one compile-fail case: check.py COMPILER CASE INCLUDE_DIR [--update]

It must compile as it is, and with CO2DESIGN_EXPECT_ERROR defined fail with exactly one error line, a mistake<…> with
the words that the case expects, or a static assertion with its text; in all within 20 lines, and without the internals
of this library on the error line, or those of another anywhere. --update writes the words into the case. The form of a
case is described in cases.py."""
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


command = [compiler, "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-I", include, path]
control = subprocess.run(command, capture_output=True, text=True)
if control.returncode != 0 or control.stderr:
    sys.exit(f"the case without its fault does not compile cleanly:\n{control.stderr}")

faulty = subprocess.run(command + ["-DCO2DESIGN_EXPECT_ERROR"], capture_output=True, text=True)
print(faulty.stderr)
lines = faulty.stderr.splitlines()
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
