#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Runs build/benchmarks/search_quality, search_progress, nsga2 and nsga2_instructions (the last under valgrind), and
writes their tables and figure into docs/reference/search_quality.md: benchmarks/search_page.py [PART...], all parts
unless told which"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parent.parent
page = root / "docs" / "reference" / "search_quality.md"
figures = root / "docs" / "figures"
parts = sys.argv[1:] or ["search_quality", "search_progress", "nsga2", "nsga2_instructions"]


def run(name, *arguments):
    return subprocess.run([root / "build" / "benchmarks" / name, *arguments], check=True, stdout=subprocess.PIPE,
                          text=True).stdout


def write(name, table):
    text, count = re.subn(rf"(<!-- output of build/benchmarks/{name} -->\n).*?(?=<!-- end -->)",
                          lambda found: f"{found.group(1)}\n{table}\n", page.read_text(), flags=re.S)
    if count != 1:
        raise SystemExit(f"{page} has no place for the table of {name}")
    page.write_text(text)


# Of what a search is made, by the header that has the code; evaluation is what is in none of these.
works = {
    "orders": "value_order column_orders",
    "ranks": "sorting rank_by_patience rank_by_halves front_limit distinct_points point_ranks",
    "crowding": "crowding_sum crowding_pruner survival",
    "variation": "real_variation discrete_variation variation mutation_hits lane_powers simd random_engine gene_rows "
                 "variable",
    "bookkeeping": "evolution genome index_set nsga2_run nsga2 scratch numeric_problem",
}
work_of = {name: work for work, names in works.items() for name in names.split()}


def instructions(problem, population, generations, *by):
    """How many a search takes, by the work they do; inlined library code counts for who called it."""
    with tempfile.TemporaryDirectory() as folder:
        found = pathlib.Path(folder) / "counts"
        subprocess.run(["valgrind", "-q", "--tool=callgrind", f"--callgrind-out-file={found}",
                        root / "build" / "benchmarks" / "nsga2_instructions", problem, str(population),
                        str(generations), *by], check=True, stdout=subprocess.DEVNULL)
        lines = found.read_text().splitlines()
    files, counts, function, file, is_call = {}, collections.Counter(), "", "", False
    for line in lines:
        if named := re.match(r"(c?f[ile])=\((\d+)\)(?: (.*))?", line):
            kind, number, name = named.groups()
            if name is not None:
                files[number] = pathlib.Path(name)
            if kind == "fl":
                function = files[number]
            if kind[0] != "c":  # a file of its own, not that of a function it calls
                file = files[number]
        elif line.startswith("calls="):
            is_call = True
        elif re.match(r"[+\-*\d]", line):
            if not is_call:
                ours = file if "co2design" in file.parts else function
                counts[work_of.get(ours.stem, "evaluation")] += int(line.split()[1])
            is_call = False
    return counts


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

if "nsga2_instructions" in parts:
    columns = [*works, "evaluation"]
    table = ("| problem, population | instructions of a generation, millions | pagmo | pagmo takes |"
             + "".join(f" {work}, % |" for work in columns) + "\n|---|---|---|---|" + len(columns) * "---|" + "\n")
    for problem in ("zdt1", "dtlz2"):
        for population, generations in ((100, 100), (200, 50), (1000, 5)):
            ours, theirs = collections.Counter(), collections.Counter()
            for counts, by in ((ours, ()), (theirs, ("pagmo",))):
                counts.update(instructions(problem, population, 2 + generations, *by))
                counts.subtract(instructions(problem, population, 2, *by))
            each, other = ours.total() / generations / 1e6, theirs.total() / generations / 1e6
            table += (f"| {problem.upper()}, {population} | {each:.3g} | {other:.3g} | {other / each:.3g} times |"
                      + "".join(f" {100 * ours[work] / ours.total():.0f} |" for work in columns) + "\n")
    write("nsga2_instructions", table)
