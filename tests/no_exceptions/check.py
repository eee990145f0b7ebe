#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Compiles without exceptions and run-time type information: check.py COMPILER INCLUDE_DIR CASE

CASE headers: each header of the rooms that firmware may want, alone, in a program that does nothing else. CASE program
NUMBER: builds and runs program.cpp beside this script, which judges designs in that number type."""
import pathlib
import subprocess
import sys
import tempfile

compiler, include, case, *more = sys.argv[1:]
include = pathlib.Path(include)
rooms = ["core", "units", "space", "metric", "pipeline"]
command = [compiler, "-std=c++20", "-fno-exceptions", "-fno-rtti", "-Wall", "-Wextra", "-Werror", "-I", str(include)]


def run(arguments, text=None):
    done = subprocess.run(arguments, input=text, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


if case == "headers":
    broken = []
    for room in rooms:
        for header in [include / "co2design" / f"{room}.hpp", *sorted((include / "co2design" / room).rglob("*.hpp"))]:
            name = header.relative_to(include)
            code, said = run([*command, "-fsyntax-only", "-x", "c++", "-"], f"#include <{name}>\nint main() {{}}\n")
            if code != 0:
                broken.append(str(name))
                print(f"{name} needs exceptions or run-time type information:\n{said}")
    sys.exit(f"{len(broken)} headers: {' '.join(broken)}" if broken else 0)

with tempfile.TemporaryDirectory() as scratch:
    program = pathlib.Path(scratch) / "program"
    source = pathlib.Path(__file__).resolve().parent / "program.cpp"
    code, said = run([*command, "-O1", "-ffp-contract=off", f"-DCO2DESIGN_TEST_NUMBER={more[0]}", str(source), "-o",
                      str(program)])
    if code != 0:
        sys.exit(said)
    code, said = run([str(program)])
    print(said)
    if code != 0 or said != "48 designs, 26 feasible, 23.5546875\n":
        sys.exit(f"exit code {code}")
