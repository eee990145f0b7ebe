#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Runs a program as a user would and checks what it prints, writes and returns: check.py CASE PROGRAMS [--update]

CASE is a function below; PROGRAMS the folder of the built programs. Golden files lie in tests/data/golden; --update
rewrites them."""
import csv
import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).resolve().parent
golden = here.parent / "data" / "golden"
case, programs = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
update = "--update" in sys.argv
scratch = pathlib.Path(tempfile.mkdtemp())


def run(name, *arguments):
    return subprocess.run([programs / name, *map(str, arguments)], cwd=scratch, capture_output=True, text=True)


def expect(condition, what):
    if not condition:
        sys.exit(f"{case}: {what}")


def equals_golden(text, name):
    file = golden / name
    if update:
        golden.mkdir(exist_ok=True)
        file.write_text(text)
    expect(file.exists() and file.read_text() == text, f"differs from tests/data/golden/{name}:\n{text}")


def refused(*arguments, says):
    """Exit code 2, one message that says all of `says`, nothing on standard output, nothing written."""
    before = sorted(scratch.rglob("*"))
    result = run("codesign", *arguments)
    expect(result.returncode == 2, f"{arguments}: exit code {result.returncode}\n{result.stderr}")
    for word in says:
        expect(word in result.stderr, f"{arguments}: '{word}' is not in: {result.stderr}")
    expect(result.stdout == "", f"{arguments}: prints {result.stdout}")
    expect(sorted(scratch.rglob("*")) == before, f"{arguments}: left files behind")


def codesign_modes():
    """Each mode writes the same front as ever, every row within the mode's limits, and both plots."""
    for mode in ["carbon", "energy", "latency", "all", "fixed-model", "fixed-chip"]:
        for search in ["nsga2", "random"]:
            out = scratch / f"{mode}-{search}"
            result = run("codesign", "--mode", mode, "--search", search, "--evaluations", 2000, "--out", out)
            expect(result.returncode == 0, result.stderr)
            expect(result.stderr == "", f"not silent in a pipe: {result.stderr}")
            text = (out / "front.csv").read_text()
            rows = list(csv.DictReader(text.splitlines()))
            expect(rows, f"{mode}: no rows")
            for row in rows:
                if mode in ("carbon", "energy", "fixed-chip"):
                    expect(float(row["latency_s"]) <= 0.05, f"{mode}: {row}")
                if mode != "fixed-chip":
                    expect(float(row["peak_throughput_op_per_s"]) <= 20.48e12, f"{mode}: {row}")
                    expect(float(row["area_mm2"]) <= 31.990347, f"{mode}: {row}")
            if mode == "fixed-model":
                expect({row["text_layers"] for row in rows} == {"12"}, "the model is not pinned")
            if mode == "fixed-chip":
                expect({row["width"] for row in rows} == {"256"}, "the chip is not pinned")
            expect((out / "front.svg").read_text().rstrip().endswith("</svg>"), "front.svg is not whole")
            expect((out / "front.png").read_bytes().startswith(b"\x89PNG"), "front.png is no PNG")
            expect(len(list(out.iterdir())) == 3, f"more files than promised: {list(out.iterdir())}")
            if search == "nsga2":
                equals_golden(text, f"codesign-{mode}.csv")


def codesign_flags():
    """Every flag reaches the result."""
    def front(*arguments):
        out = scratch / "flags"
        result = run("codesign", "--evaluations", 600, "--out", out, *arguments)
        expect(result.returncode == 0, f"{arguments}: {result.stderr}")
        return result.stdout, list(csv.DictReader((out / "front.csv").read_text().splitlines()))

    base_text, base = front()
    for line in ["california, 224 g/kWh (2024", "taiwan, 642 g/kWh (2023", "3e+07 inferences", "1 GB of",
                 "rules corrected", "latency <= 50 ms", "peak_throughput <= 20.48 TOPS", "area <= 31.99 mm2", "seed 1"]:
        expect(line in base_text, f"the default '{line}' is not spelled out in:\n{base_text}")
    expect(front()[1] == base, "the same command gives another front")
    expect(front("--seed", 2)[1] != base, "--seed changes nothing")
    carbon = lambda rows, name: float(rows[0][name + "_kgCO2e"])
    pinned = ["--mode", "fixed-model", "--fix", "cores=1", "--fix", "width=64", "--fix", "depth=8", "--fix", "l2_kib=64",
              "--fix", "l2_bw=64", "--fix", "glb_mib=2"]
    one = front(*pinned)[1]
    expect(len(one) == 1, "a pinned design is not the only one")
    ratio = lambda name, *arguments: carbon(front(*pinned, *arguments)[1], name) / carbon(one, name)
    near = lambda a, b: abs(a - b) < 1e-12 * abs(b)
    expect(near(ratio("lifetime_operational_carbon", "--grid", "british-columbia"), 68 / 224), "--grid by name")
    expect(near(ratio("lifetime_operational_carbon", "--grid", "448"), 2), "--grid by number")
    expect(near(ratio("lifetime_operational_carbon", "--inferences", "15e6"), 0.5), "--inferences")
    expect(near(ratio("embodied_memory", "--dram-gb", "2"), 2), "--dram-gb")
    expect(near(ratio("embodied_chip", "--fab", "0"), 688.28 / (642 * 1.077 + 688.28)), "--fab")
    expect(ratio("total_carbon", "--rules", "reference") > 1.5, "--rules")
    expect(all(float(r["latency_s"]) <= 0.02 for r in front("--max-latency", "20ms")[1]), "--max-latency")
    expect(all(float(r["peak_throughput_op_per_s"]) <= 1e12 for r in front("--max-tops", "1")[1]), "--max-tops")
    expect(all(float(r["area_mm2"]) <= 4 for r in front("--max-area", "0.04cm2")[1]), "--max-area")
    expect(all(float(r["latency_s"]) <= 0.02 for r in front("--mode", "latency", "--max-latency", "0.02s")[1]),
           "a limit on the command line does not apply in a mode without one")


def codesign_errors():
    """Mistakes: one clear message, exit code 2, nothing written."""
    refused("--max-latency", "50kg", says=["--max-latency", "50kg", "ms"])
    refused("--max-latency", "50", says=["--max-latency", "ms"])
    refused("--max-latency", "-5ms", says=["--max-latency", "positive"])
    refused("--max-latency", "nanms", says=["--max-latency", "positive"])
    refused("--max-area", "31ms", says=["--max-area", "mm2"])
    refused("--max-tops", "20TB", says=["--max-tops", "20TB"])
    refused("--grid", "californa", says=["--grid", "californa", "did you mean 'california'"])
    refused("--fab", "tawian", says=["--fab", "did you mean 'taiwan'"])
    refused("--model", "clip-b17", says=["--model", "clip-b16"])
    refused("--mode", "carbn", says=["--mode", "carbon"])
    refused("--search", "exact", says=["--search", "nsga2"])
    refused("--rules", "none", says=["--rules", "reference"])
    refused("--fix", "cores", says=["--fix", "axis=value"])
    refused("--fix", "core=4", says=["--fix", "no axis named 'core'", "cores"])
    refused("--fix", "cores=3", says=["--fix", "1, 2, 4"])
    refused("--inferences", "many", says=["--inferences", "many"])
    refused("--dram-gb", "0", says=["--dram-gb"])
    refused("--evaluations", "0", says=["--evaluations"])
    refused("--sead", "1", says=["--sead"])
    (scratch / "a-file").write_text("")
    refused("--out", "a-file/out", says=["--out", "a-file/out"])
    refused("--out", "a-file", says=["--out", "a-file"])

    result = run("codesign", "--max-latency", "1us", "--evaluations", 400, "--out", "nothing")
    expect(result.returncode == 2, "a limit no design meets does not end with exit code 2")
    expect("none of the 400 designs evaluated meets every bound" in result.stderr, result.stderr)
    expect("instead of <= 0.001 ms" in result.stderr, result.stderr)
    expect(not list((scratch / "nothing").glob("*")), "files were written although no design meets the limit")
    expect(run("codesign", "--help").returncode == 0, "--help fails")


def codesign_terminal():
    """Progress on a terminal."""
    leader, follower = pty.openpty()
    subprocess.run([programs / "codesign", "--evaluations", "2000", "--out", scratch / "t"], stdout=subprocess.DEVNULL,
                   stderr=follower, check=True)
    os.close(follower)
    shown = os.read(leader, 1 << 16).decode()
    expect(re.search(r"of 2000 designs, \d+ on the front", shown), f"no progress: {shown!r}")


def custom_policy():
    result = run("custom_policy")
    expect(result.returncode == 0 and result.stderr == "", result.stderr)
    equals_golden(result.stdout, "custom_policy.txt")


def equals_page(page, pattern, wanted):
    """The blocks of a page that `pattern` finds hold `wanted`, in order."""
    page = here.parent.parent / page
    text, pieces = page.read_text(), iter(wanted)
    blocks = re.compile(pattern + r"(```text\n)(.*?)(^```$)", re.M | re.S)
    new = blocks.sub(lambda m: m.group(1) + next(pieces) + m.group(3), text)
    if update:
        page.write_text(new)
    expect(blocks.search(text) and (update or new == text), f"{page.name} shows another output")


def first_front():
    result = run("first_front")
    expect(result.returncode == 0, result.stderr)
    equals_golden(result.stdout, "first_front.txt")
    lines = result.stdout.splitlines(True)
    end = next(i for i, line in enumerate(lines) if line.startswith("none of"))
    equals_page("docs/tutorial/01_first_front.md", "", ["".join(p) for p in (lines[:1], lines[1:end], lines[end:])])


def first_program():
    result = run("first_program")
    expect(result.returncode == 0, result.stderr)
    lines = result.stdout.splitlines()
    equals_golden("\n".join(lines[:4]) + "\n", "first_program.txt")
    shown = [lines[0], lines[1], lines[len(lines) // 2], lines[-1]]
    short = [line if len(line) <= 118 else line[:117] + "…" for line in shown]
    equals_page("README.md", r"(?<=<!-- output of first_program -->\n)", ["\n".join(short) + "\n"])


cases = {f.__name__: f for f in [codesign_modes, codesign_flags, codesign_errors, codesign_terminal, custom_policy,
                                 first_front, first_program]}
cases[case]()
print(f"{case}: as promised")
