#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Builds a project that uses the library as a user's would: check.py CASE CMAKE BUILD_DIR SOURCE_DIR COMPILER

CASE find_package: installs the build into a scratch prefix and finds it there. CASE add_subdirectory: includes the
source tree, which must then add no tests, programs or verification targets of its own."""
import pathlib
import subprocess
import sys
import tempfile

case, cmake, build, source, compiler = sys.argv[1:6]
here = pathlib.Path(__file__).resolve().parent


def run(*command):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


with tempfile.TemporaryDirectory() as scratch:
    scratch = pathlib.Path(scratch)
    options = [f"-DCMAKE_CXX_COMPILER={compiler}"]
    if case == "find_package":
        run(cmake, "--install", build, "--prefix", scratch / "prefix")
        options.append(f"-DCMAKE_PREFIX_PATH={scratch / 'prefix'}")
    else:
        options.append(f"-DCO2DESIGN_SOURCE={source}")
    run(cmake, "-S", here / case, "-B", scratch / "build", *options)
    run(cmake, "--build", scratch / "build")
    printed = run(scratch / "build" / "consumer")
    if printed != "0.4 kgCO2e\n":
        sys.exit(f"the consumer prints {printed!r}")
    targets = run(cmake, "--build", scratch / "build", "--target", "help")
    if "co2design.tests" in targets or "verify_interface" in targets:
        sys.exit(f"the library adds targets to its user's project:\n{targets}")
print(f"{case}: builds and runs")
