#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Builds a project that uses the library as a user's would: check.py CASE CMAKE BUILD_DIR SOURCE_DIR COMPILER

CASE find_package: installs the build into a scratch prefix and finds it there. CASE add_subdirectory: includes the
source tree. CASE fetch_content: fetches an archive of what the library is, and nothing else of the tree. In none of
them may the library add tests, programs or verification targets of its own."""
import hashlib
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile

case, cmake, build, source, compiler = sys.argv[1:6]
here = pathlib.Path(__file__).resolve().parent


def run(*command, fails=False):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    if (done.returncode != 0) != fails:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr if fails else done.stdout


def prints(program, wanted):
    printed = run(program)
    if printed != wanted:
        sys.exit(f"{program.name} prints {printed!r}")


with tempfile.TemporaryDirectory() as scratch:
    scratch = pathlib.Path(scratch)
    options = [f"-DCMAKE_CXX_COMPILER={compiler}"]
    if case == "find_package":
        run(cmake, "--install", build, "--prefix", scratch / "prefix")
        options.append(f"-DCMAKE_PREFIX_PATH={scratch / 'prefix'}")
    elif case == "add_subdirectory":
        options.append(f"-DCO2DESIGN_SOURCE={source}")
    else:
        archive = scratch / "co2design.tar.gz"
        with tarfile.open(archive, "w:gz") as tar:
            for part in ["CMakeLists.txt", "LICENSE", "include"]:
                tar.add(pathlib.Path(source) / part, f"co2design/{part}")
        options.append(f"-DCO2DESIGN_ARCHIVE=file://{archive}")
        options.append(f"-DCO2DESIGN_SHA256={hashlib.sha256(archive.read_bytes()).hexdigest()}")
    project = ["-S", here / case, "-B", scratch / "build", *options]
    run(cmake, *project)
    run(cmake, "--build", scratch / "build")
    prints(scratch / "build" / "consumer", "0.4 kgCO2e\n")
    prints(scratch / "build" / "consumer_json", '{"cores":4}\n')
    prints(scratch / "build" / "consumer_tbb", "0 1 4 9\n")
    if re.search(r"^pagmo_DIR:PATH=/", (pathlib.Path(build) / "CMakeCache.txt").read_text(), re.M):
        prints(scratch / "build" / "consumer_pagmo", "2 1.25\n")
    targets = run(cmake, "--build", scratch / "build", "--target", "help")
    if "co2design.tests" in targets or "co2design.examples" in targets or "verify_interface" in targets:
        sys.exit(f"the library adds targets to its user's project:\n{targets}")
    listed = run(pathlib.Path(cmake).with_name("ctest"), "--test-dir", scratch / "build", "-N")
    if "Total Tests: 0" not in listed:
        sys.exit(f"the library adds tests to its user's project:\n{listed}")

    if case == "find_package":  # without the library that a component needs, or without the component: one clear line
        for component, package in [("json", "nlohmann_json"), ("tbb", "TBB")]:
            said = run(cmake, *project, "--fresh", f"-DCMAKE_DISABLE_FIND_PACKAGE_{package}=ON", fails=True)
            if f"there is no component {component}, or the library that it needs" not in " ".join(said.split()):
                sys.exit(f"a missing {package} is not named:\n{said}")
print(f"{case}: builds and runs")
