#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Checks one compile-fail case: check.py COMPILER CASE INCLUDE_DIR

A case names what it expects in a comment `// expect: WORD WORD …`. It must compile as it is, and with
CO2DESIGN_EXPECT_ERROR defined fail with exactly one error line, which holds a mistake<…> (or a static assertion) with
all those words, within 40 lines and without a Hana type.
"""
import re
import subprocess
import sys

compiler, case, include = sys.argv[1:4]
expected = re.search(r"^// expect: (.*)$", open(case).read(), re.M)
if not expected:
    sys.exit(f"{case}: no line '// expect: …'")
words = expected.group(1).split()

command = [compiler, "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-I", include, case]
control = subprocess.run(command, capture_output=True, text=True)
if control.returncode != 0 or control.stderr:
    sys.exit(f"the case without its fault does not compile cleanly:\n{control.stderr}")

faulty = subprocess.run(command + ["-DCO2DESIGN_EXPECT_ERROR"], capture_output=True, text=True)
print(faulty.stderr)
errors = [line for line in faulty.stderr.splitlines() if re.search(r"\berror:", line)]
problems = []
if faulty.returncode == 0:
    problems.append("it compiles")
if len(errors) != 1:
    problems.append(f"{len(errors)} error lines instead of one")
elif not re.search(r"mistake<|static assertion failed|static_assert failed", errors[0]):
    problems.append("the error line is no labelled mistake")
else:
    problems += [f"'{word}' is not on the error line" for word in words if word not in errors[0]]
if len(faulty.stderr.splitlines()) > 40:
    problems.append(f"{len(faulty.stderr.splitlines())} lines instead of at most 40")
if "boost::hana::detail" in faulty.stderr:
    problems.append("Hana's internals show")
if problems:
    sys.exit(f"{case}: " + "; ".join(problems))
