#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Runs build/benchmarks/search_quality, search_progress and nsga2, and writes their tables and figure into
docs/reference/search_quality.md: benchmarks/search_page.py [PART...], all parts unless told which"""
import json
import pathlib
import re
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parent.parent
page = root / "docs" / "reference" / "search_quality.md"
figures = root / "docs" / "figures"
parts = sys.argv[1:] or ["search_quality", "search_progress", "nsga2"]


def run(name, *arguments):
    return subprocess.run([root / "build" / "benchmarks" / name, *arguments], check=True, stdout=subprocess.PIPE,
                          text=True).stdout


def write(name, table):
    text, count = re.subn(rf"(<!-- output of build/benchmarks/{name} -->\n).*?(?=<!-- end -->)",
                          lambda found: f"{found.group(1)}\n{table}\n", page.read_text(), flags=re.S)
    if count != 1:
        raise SystemExit(f"{page} has no place for the table of {name}")
    page.write_text(text)


if "search_quality" in parts:
    write("search_quality", run("search_quality"))

if "search_progress" in parts:
    csv = run("search_progress")
    (figures / "search_progress.csv").write_text(csv)
    subprocess.run(["gnuplot", root / "benchmarks" / "search_progress.gp"], cwd=figures, check=True)
    lines = [line.split(",") for line in csv.splitlines()[1:]]
    shares = {(name, int(after)): values for name, after, *values in lines}
    table = "| evaluations | nsga2 | random search |\n|---|---|---|\n"
    for after in sorted({after for _, after in shares}):
        cells = []
        for name in ("nsga2", "random_search"):
            least, median, greatest = (f"{100 * float(x):.2f}" for x in shares[name, after])
            cells.append(f"{median} ({least} to {greatest})")
        table += f"| {after} | {cells[0]} | {cells[1]} |\n"
    write("search_progress", table)

if "nsga2" in parts:
    result = json.loads(run("nsga2", "--benchmark_format=json"))
    table = ("| problem, population | a generation, µs | with pagmo's parameters, µs | pagmo, µs | pagmo takes | "
             "highest memory, MiB |\n|---|---|---|---|---|---|\n")
    memory = {}
    for one in result["benchmarks"]:
        what, problem = re.match(r"(\w+)<(\w+)>", one["name"]).groups()
        if what == "memory":
            memory[problem] = f"{one['peak_MiB']:.0f}, {one['growth_MiB']:.0f} of them its own"
            continue
        size = int(re.search(r"population:(\d+)", one["name"]).group(1))
        theirs = f"{one['pagmo_us']:.4g} | {one['ratio']:.3g} times" if "ratio" in one else "– | –"
        table += (f"| {problem.upper()}, {size} | {one['real_time']:.4g} | {one['alike_us']:.4g} | {theirs} | "
                  f"{memory[problem] if size == 10_000 else ''} |\n")
    write("nsga2", table)
