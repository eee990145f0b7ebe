#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Checks that a pipeline costs what the function written by hand costs: check.py COMPILER SOURCE_DIR LEVEL

Counts the instructions that valgrind sees inside each of four kernels (benchmarks/overhead) on a thousand designs whose
numbers are hidden from the compiler: pipeline ≤ 1.02 × by hand, and no call instruction in the pipeline's kernel, which
rules out allocation too. Virtual calls and std::function are counted beside them.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

compiler, source, level = sys.argv[1:4]
folder = pathlib.Path(source) / "benchmarks" / "overhead"


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True)


with tempfile.TemporaryDirectory() as scratch:
    scratch = pathlib.Path(scratch)
    # Vectorisers of straight-line code pack what happens to lie side by side in memory, now to the one's advantage, now
    # to the other's: the formulas are compared without them.
    flags = ["-std=c++20", level, "-ffp-contract=off", "-fno-tree-slp-vectorize", "-I", f"{source}/include"]
    run(compiler, *flags, "-c", folder / "kernels.cpp", "-o", scratch / "kernels.o")
    run(compiler, *flags, folder / "count.cpp", scratch / "kernels.o", "-o", scratch / "count")

    code = run("objdump", "-d", "--no-show-raw-insn", "--disassemble=kernel_pipeline", scratch / "kernels.o").stdout
    calls = re.findall(r"^\s+[0-9a-f]+:\s+(call\b.*|jmp\s+.*<(?!kernel_pipeline).*)$", code, re.M)

    counts, sums = {}, set()
    for kernel in ["kernel_by_hand", "kernel_pipeline", "kernel_virtual", "kernel_function"]:
        counted = run("valgrind", "--tool=callgrind", f"--callgrind-out-file={scratch}/out",
                      f"--toggle-collect={kernel}", scratch / "count", kernel)
        counts[kernel] = int(re.search(r"Collected : (\d+)", counted.stderr).group(1))
        sums.add(counted.stdout)
    for kernel, count in counts.items():
        print(f"{kernel:16} {count / 1000:8.1f} instructions per design, "
              f"{count / counts['kernel_by_hand']:.3f} of by hand")

    problems = []
    if counts["kernel_by_hand"] < 1000 * 20:
        problems.append("the kernel by hand did not run")
    if counts["kernel_pipeline"] > 1.02 * counts["kernel_by_hand"]:
        problems.append("the pipeline takes more than 1.02 × the instructions of the function by hand")
    if not code.count("\n") > 20 or calls:
        problems.append(f"the pipeline's kernel calls: {calls}")
    if len(sums) != 1:
        problems.append(f"the four do not agree: {sums}")
    sys.exit("; ".join(problems) or 0)
