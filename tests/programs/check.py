#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Runs a program as a user would and checks what it prints, writes and returns: check.py CASE PROGRAMS [--update]

CASE is a function below; PROGRAMS the folder of the built programs. Golden files lie in tests/data/golden; --update
rewrites them."""
import csv
import json
import os
import random
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


def equals_rows(document, rows):
    """The document says what the rows of the CSV say, number for number."""
    units = {metric["name"]: metric["unit"] for metric in document["metrics"]}
    column = lambda name: name if units[name] == "1" else f"{name}_{units[name].replace('/', '_per_')}"
    expect(len(document["designs"]) == len(rows), "front.json has other designs than front.csv")
    for design, row in zip(document["designs"], rows):
        read = {name: str(value) for name, value in design["axes"].items()}
        read.update({column(name): "" if value is None else value for name, value in design["metrics"].items()})
        expect(list(read) == list(row), f"front.json has {list(read)}, front.csv {list(row)}")
        for name, value in read.items():
            expect(row[name] == value if isinstance(value, str) else float(row[name]) == value, f"{name}: {row[name]}")


# A part of the space whose tables are filled in no time.
small = [word for pin in ["vision_layers=12", "vision_hidden=768", "text_layers=12", "text_hidden=512", "depth=8"]
         for word in ("--fix", pin)]


def codesign_front(name, *arguments):
    """Runs codesign; its rows as text and parsed, and what front.json says."""
    out = scratch / name
    result = run("codesign", *arguments, "--out", out)
    expect(result.returncode == 0, f"{arguments}: {result.stderr}")
    expect(result.stderr == "", f"not silent in a pipe: {result.stderr}")
    text = (out / "front.csv").read_text()
    rows = list(csv.DictReader(text.splitlines()))
    expect(rows, f"{arguments}: no rows")
    expect((out / "front.svg").read_text().rstrip().endswith("</svg>"), "front.svg is not whole")
    expect((out / "front.png").read_bytes().startswith(b"\x89PNG"), "front.png is no PNG")
    expect(len(list(out.iterdir())) == 4, f"more files than promised: {list(out.iterdir())}")
    document = json.loads((out / "front.json").read_text())
    equals_rows(document, rows)
    return text, rows, document, result.stdout


# What each mode makes larger and smaller.
objectives = {"carbon": ["-accuracy", "total_carbon_kgCO2e"], "energy": ["-accuracy", "energy_J"],
              "latency": ["-accuracy", "latency_s"], "all": ["-accuracy", "latency_s", "total_carbon_kgCO2e"],
              "fixed-model": ["latency_s", "total_carbon_kgCO2e"], "fixed-chip": ["-accuracy", "energy_J"]}


def codesign_modes():
    """Each mode writes the same front as ever, every row within the mode's limits; no search finds what the exact one
    does not."""
    for mode in objectives:
        score = lambda row: [-float(row[name[1:]]) if name[0] == "-" else float(row[name]) for name in objectives[mode]]
        as_good = lambda a, b: all(x <= y for x, y in zip(a, b))
        pins = [] if mode.startswith("fixed") else small
        found = {}
        for search in ["exact", "nsga2", "random"]:
            text, rows, _, _ = codesign_front(f"{mode}-{search}", "--mode", mode, "--search", search, "--evaluations",
                                              2000, *pins)
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
            found[search] = [score(row) for row in rows]
            if search != "random":
                equals_golden(text, f"codesign-{mode}-{search}.csv")
        for one in found["nsga2"] + found["random"]:
            expect(any(as_good(other, one) for other in found["exact"]), f"{mode}: the exact front lacks {one}")
        for one in found["exact"]:
            expect(not any(as_good(other, one) and other != one for other in found["exact"]), f"{mode}: {one} is dominated")


def codesign_whole():
    """The whole space: 3.5 billion designs."""
    text, rows, document, said = codesign_front("whole")
    equals_golden(text, "codesign-whole.csv")
    expect("the whole front" in document["statement"] and "3472875000" in document["statement"], document["statement"])
    expect("of 3240 values left of cores, width, depth, l2_kib, l2_bw, glb_mib" in said, said)


def codesign_flags():
    """Every flag reaches the result, and all of them stand in front.json."""
    documents = []

    def front(*arguments):
        out = scratch / "flags"
        pins = [] if "--mode" in arguments else small
        search = [] if "--search" in arguments else ["--search", "nsga2"]
        result = run("codesign", *search, "--evaluations", 600, "--out", out, *pins, *arguments)
        expect(result.returncode == 0, f"{arguments}: {result.stderr}")
        rows = list(csv.DictReader((out / "front.csv").read_text().splitlines()))
        documents.append(json.loads((out / "front.json").read_text()))
        return result.stdout, rows

    base_text, base = front()
    for line in ["california, 224 g/kWh (2024", "taiwan, 642 g/kWh (2023", "3e+07 inferences", "1 GB of",
                 "rules corrected", "latency <= 50 ms", "peak_throughput <= 20.48 TOPS", "area <= 31.99 mm2", "seed 1"]:
        expect(line in base_text, f"the default '{line}' is not spelled out in:\n{base_text}")
    scenario = documents[0]["scenario"]
    for place, year in [("grid", 2024), ("fab", 2023)]:
        expect(len(scenario[place].pop("source")) > 10 and scenario[place].pop("year") == year, f"{place}: its source")
    expect(len(scenario["memory"].pop("source")) > 10, "memory: its source")
    expect(scenario == {"program": "codesign", "model": "clip-b16", "mode": "carbon", "mapping": "exact",
                        "rules": "corrected", "grid": {"name": "california", "intensity": 224, "unit": "g/kWh"},
                        "fab": {"name": "taiwan", "intensity": 642, "unit": "g/kWh"}, "inferences": 3e7,
                        "memory": {"name": "LPDDR4", "capacity": 1, "unit": "GB"},
                        "search": {"name": "nsga2", "seed": 1, "evaluations_at_most": 600}}, f"front.json: {scenario}")
    expect(scenario["memory"]["name"] in base_text, "front.json has another memory than the summary")
    expect([(bound["metric"], bound["relation"], bound["limit"]) for bound in documents[0]["bounds"]] ==
           [("latency", "<=", 0.05), ("peak_throughput", "<=", 20.48e12), ("area", "<=", 31.990347)], "front.json: bounds")
    expect(documents[0]["statement"] in base_text and documents[0]["evaluations"] == 600, "front.json: statement")
    expect(f"over {documents[0]['where']['size']} designs" in base_text, "front.json: where it was searched")
    expect(front()[1] == base, "the same command gives another front")
    expect(front("--seed", 2)[1] != base, "--seed changes nothing")
    carbon = lambda rows, name: float(rows[0][name + "_kgCO2e"])
    pinned = ["--mode", "fixed-model", "--fix", "cores=1", "--fix", "width=64", "--fix", "depth=8", "--fix", "l2_kib=64",
              "--fix", "l2_bw=64", "--fix", "glb_mib=2"]
    one = front(*pinned)[1]
    expect(len(one) == 1, "a pinned design is not the only one")
    expect(documents[-1]["where"] == {"size": 1, "fixed": documents[-1]["designs"][0]["axes"]}, "front.json: pins")
    latest = lambda: documents[-1]["scenario"]
    ratio = lambda name, *arguments: carbon(front(*pinned, *arguments)[1], name) / carbon(one, name)
    near = lambda a, b: abs(a - b) < 1e-12 * abs(b)
    expect(near(ratio("lifetime_operational_carbon", "--grid", "british-columbia"), 68 / 224), "--grid by name")
    expect(latest()["grid"]["name"] == "british-columbia", "front.json: --grid by name")
    expect(near(ratio("lifetime_operational_carbon", "--grid", "germany"), 380.95 / 224), "--grid from the table")
    expect(latest()["grid"]["name"] == "Germany" and latest()["grid"]["year"] == 2023, "front.json: --grid from the table")
    constants = {(row["policy"], row["constant"]): row for row in documents[-1]["provenance"]}
    expect(constants["carbon::operational", "grid"]["value"] == 380.95 and
           constants["carbon::operational", "grid"]["source"].startswith("Our World in Data") and
           constants["carbon::embodied_act", "fab"]["name"] == "taiwan" and documents[-1]["silent_policies"] == [],
           "front.json: provenance")
    printed = run("codesign", "--grid", "DEU", "--provenance")
    expect(printed.returncode == 0 and printed.stderr == "", f"--provenance: {printed.stderr}")
    expect(sorted(line.split()[:2] for line in printed.stdout.splitlines()[1:]) == sorted(map(list, constants)),
           "--provenance lists other constants than front.json")
    expect("380.95" in printed.stdout and "given by the caller" in printed.stdout, "--provenance: values and sources")
    expect(near(ratio("lifetime_operational_carbon", "--grid", "448"), 2), "--grid by number")
    expect(latest()["grid"]["name"] == "custom" and latest()["grid"]["year"] is None, "front.json: --grid by number")
    expect(near(ratio("lifetime_operational_carbon", "--inferences", "15e6"), 0.5), "--inferences")
    expect(near(ratio("embodied_memory", "--dram-gb", "2"), 2), "--dram-gb")
    expect(near(ratio("embodied_chip", "--fab", "0"), 688.28 / (642 * 1.077 + 688.28)), "--fab")
    expect(ratio("total_carbon", "--rules", "reference") > 1.5, "--rules")
    expect(latest()["rules"] == "reference" and latest()["memory"]["name"] != "LPDDR4", "front.json: --rules")
    expect(all(float(r["latency_s"]) <= 0.02 for r in front("--max-latency", "20ms")[1]), "--max-latency")
    expect(all(float(r["peak_throughput_op_per_s"]) <= 1e12 for r in front("--max-tops", "1")[1]), "--max-tops")
    expect(all(float(r["area_mm2"]) <= 4 for r in front("--max-area", "0.04cm2")[1]), "--max-area")
    expect(all(float(r["latency_s"]) <= 0.02 for r in front("--mode", "latency", "--max-latency", "0.02s")[1]),
           "a limit on the command line does not apply in a mode without one")
    front("--mode", "fixed-chip", "--search", "random", "--seed", 2**64 - 1, "--dram-gb", 3)
    expect(latest()["search"] == {"name": "random", "seed": 2**64 - 1, "evaluations_at_most": 600} and
           latest()["mode"] == "fixed-chip" and latest()["memory"]["capacity"] == 3, f"front.json: {latest()}")
    unlimited = [bound for bound in documents[-1]["bounds"] if bound["limit"] is None]
    expect([(bound["metric"], bound["not_finite"]) for bound in unlimited] ==
           [("peak_throughput", "inf"), ("area", "inf")], f"front.json: {unlimited}")


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
    refused("--grid", "gremany", says=["--grid", "did you mean 'Germany'", "sources.md"])
    refused("--model", "clip-b17", says=["--model", "clip-b16"])
    refused("--mode", "carbn", says=["--mode", "carbon"])
    refused("--search", "exat", says=["--search", "exact", "nsga2"])
    refused("--rules", "none", says=["--rules", "reference"])
    refused("--fix", "cores", says=["--fix", "axis=value"])
    refused("--fix", "core=4", says=["--fix", "no axis named 'core'", "cores"])
    refused("--fix", "cores=3", says=["--fix", "1, 2, 4"])
    refused("--inferences", "many", says=["--inferences", "many"])
    refused("--dram-gb", "0", says=["--dram-gb"])
    refused("--dram-gb", "1e300", says=["--dram-gb"])
    refused("--seed", "-1", says=["--seed"])
    refused("--seed", "18446744073709551616", says=["--seed"])
    refused("--evaluations", "0", says=["--evaluations"])
    refused("--sead", "1", says=["--sead"])
    (scratch / "a-file").write_text("")
    refused("--out", "a-file/out", says=["--out", "a-file/out"])
    refused("--out", "a-file", says=["--out", "a-file"])

    result = run("codesign", *small, "--max-latency", "1us", "--out", "nothing")
    expect(result.returncode == 2, "a limit no design meets does not end with exit code 2")
    expect("none of the 472500 designs there are meets every bound" in result.stderr, result.stderr)
    result = run("codesign", *small, "--search", "nsga2", "--max-latency", "1us", "--evaluations", 400, "--out", "nothing")
    expect(result.returncode == 2, "a limit no design meets does not end with exit code 2")
    expect("none of the 400 designs evaluated meets every bound" in result.stderr, result.stderr)
    expect("instead of <= 0.001 ms" in result.stderr, result.stderr)
    expect(not (scratch / "nothing").exists(), "a folder was left although no design meets the limit")
    expect(run("codesign", "--help").returncode == 0, "--help fails")


def codesign_terminal():
    """Progress on a terminal."""
    try:
        leader, follower = pty.openpty()
    except OSError as error:
        print(f"skipped: this machine gives no terminal ({error})")
        return
    subprocess.run([programs / "codesign", "--search", "nsga2", "--evaluations", "2000", *small, "--out", scratch / "t"],
                   stdout=subprocess.DEVNULL, stderr=follower, check=True)
    os.close(follower)
    shown = os.read(leader, 1 << 16).decode()
    expect(re.search(r"of \d+ rows of tables", shown), f"no progress of tables: {shown!r}")
    expect(re.search(r"of 2000 designs, \d+ on the front", shown), f"no progress: {shown!r}")


def custom_policy():
    result = run("custom_policy")
    expect(result.returncode == 0 and result.stderr == "", result.stderr)
    equals_golden(result.stdout, "custom_policy.txt")
    lines = result.stdout.splitlines(True)
    equals_page("docs/how-to/write_a_cost_policy.md", r"(?<=<!-- output of custom_policy -->\n)",
                [next(line for line in lines if line.startswith("of the designs")) + lines[-1]])


def piped(program, text, *arguments):
    return subprocess.run([programs / program, *arguments], cwd=scratch, input=text, capture_output=True)


def mapped(text, *arguments):
    return piped("map_gemm", text, *arguments)


def one_table(program, text):
    """However a table comes, by file or pipe, with whatever line ends, the results are the same."""
    expected = piped(program, text.encode()).stdout
    (scratch / "rows.csv").write_text(text)
    expect(piped(program, b"", "rows.csv").stdout == expected, "a file gives another result than standard input")
    marked = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    expect(piped(program, marked).stdout == expected, "line ends matter")
    expect(piped(program, text.rstrip("\n").encode()).stdout == expected, "a last line without an end is lost")
    return list(csv.DictReader(expected.decode().splitlines()))


def refuses(program, good, cases, alphabet):
    """Bad input: a message with line and column, exit code 2, whole rows only; never a crash. `good` is a header
    and one row."""
    for text, says in cases:
        result = piped(program, text)
        expect(result.returncode == 2, f"{text}: exit code {result.returncode}")
        expect(says in result.stderr.decode(), f"{text}: '{says}' is not in {result.stderr.decode()}")
        lines = result.stdout.decode().splitlines(True)
        expect(all(line.endswith("\n") and line.count(",") == lines[0].count(",") for line in lines),
               f"{text}: half a row: {lines}")
        expect(not text.startswith(good) or len(lines) == 2, f"{text}: the good row is lost: {lines}")
    expect(piped(program, b"", "no-such-file").returncode == 2, "a missing file")
    expect(piped(program, good, "--rules", "none").returncode == 2, "unknown rules")
    noise = random.Random(1)
    for _ in range(150):
        text = bytearray(good + b"4,\"5\",6\r\n,,\n")
        for _ in range(noise.randrange(1, 6)):
            text[noise.randrange(len(text))] = noise.choice(b"\",\n\r\0 0123456789-." + b"\xff" + alphabet)
        result = piped(program, bytes(text))
        expect(result.returncode in (0, 2), f"{bytes(text)}: exit code {result.returncode}")


def streams(program, header, row, rows):
    """A long table takes no more memory than a short one."""
    def peak(count):
        code = "import resource,subprocess,sys;p=subprocess.Popen([sys.argv[1]],stdin=subprocess.PIPE,"
        code += "stdout=subprocess.DEVNULL);p.stdin.write(sys.argv[2].encode());"
        code += "[p.stdin.write(sys.argv[3].encode()*100) for _ in range(int(sys.argv[4])//100)];p.stdin.close();p.wait();"
        code += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
        calm = {**os.environ, "ASAN_OPTIONS": "quarantine_size_mb=1"}  # a sanitizer keeps what is freed otherwise
        done = subprocess.run([sys.executable, "-c", code, programs / program, header, row, str(count)],
                              capture_output=True, text=True, env=calm)
        return int(done.stdout)
    short, long = peak(100), peak(rows)
    expect(long < 1.2 * short + 1000, f"100 rows take {short} KiB, {rows} rows {long} KiB")


def map_gemm():
    """Rows in, the same rows with results out."""
    table = ("id,n,c,k,batch,cores,width,depth,l2_kib,l2_bw,glb_mib\n"
             "clip query,197,768,768,1,1,256,8,64,128,2\n"
             "clip scores,197,64,197,12,4,128,16,128,64,4\n"
             "clip values,197,197,64,12,2,64,32,256,32,8\n"
             "text ffn,77,512,2048,,,,,,,\n"
             "one element,1,1,1,1,1,32,2,64,32,2\n"
             "a prime,9973,3,7,1,4,32,64,1024,128,2\n"
             "\"no such, memory\",8,8,8,1,1,32,2,63,32,2\n"
             "many divisors,720720,1,1,1,1,32,2,64,32,2\n")
    for rules in ["corrected", "reference"]:
        result = mapped(table.encode(), "--rules", rules)
        expect(result.returncode == 0 and result.stderr == b"", result.stderr.decode())
        equals_golden(result.stdout.decode(), f"map_gemm-{rules}.csv")
    rows = one_table("map_gemm", table)
    expect(len(rows) == 8, "rows are lost")
    for row in rows[:6]:
        expect(row["optimal"] == "yes" and float(row["edp"]) == float(row["cycles"]) * float(row["energy_pj"]), row)
    for row in rows[6:]:
        expect(row["cycles"] == "" and row["optimal"] == "no" and row["mapping"].startswith("unmappable: "), row)
    turned = mapped(b"k,c,n\n3072,768,197\n").stdout.decode().splitlines()[1]
    straight = mapped(b"n,c,k\n197,768,3072\n").stdout.decode().splitlines()[1]
    expect(turned.split(",")[3:] == straight.split(",")[3:], "the order of columns matters")


def map_gemm_errors():
    good = b"n,c,k\n1,2,3\n"
    refuses("map_gemm", good,
            [(b"", "line 1"), (b"n,c\n1,2\n", "column 'k' is missing"), (b"n,c,kk\n", "'kk'"),
             (b"n,c,k,n\n", "twice"), (good + b"1,2\n", "line 3"), (good + b"1,2,x\n", "line 3, column 'k'"),
             (good + b"1,2,0\n", "line 3, column 'k'"), (good + b"1,-2,3\n", "line 3, column 'c'"),
             (good + b"1.5,2,3\n", "line 3, column 'n'"), (good + b"1e3,2,3\n", "column 'n'"),
             (good + b"99999999999999999999,2,3\n", "column 'n'"), (good + b",2,3\n", "column 'n'"),
             (good + b"\"1,2,3\n", "line 3"), (good + b"1\"2,2,3\n", "line 3"), (good + b"1,2,3,4\n", "line 3")],
            b"nck")


def map_gemm_stream():
    streams("map_gemm", "n,c,k\n", "1,2,3\n", 50_000)


def estimate():
    """Rows in, the same rows with results out."""
    table = ("id,model,text_layers,text_hidden,text_ffn,text_heads,vision_layers,vision_hidden,vision_ffn,vision_heads,"
             "seq_len,cores,width,depth,l2_kib,l2_bw,glb_mib\n"
             "all defaults,clip-b16,,,,,,,,,,,,,,,\n"
             "the same,clip-b16,12,512,2048,8,12,768,3072,12,77,1,256,8,64,128,2\n"
             "pruned,clip-b16,6,384,1536,6,6,576,2304,9,,2,128,16,128,64,4\n"
             "outside the fit,clip-b16,2,,,,,,,,,,,,,,\n"
             "patches of 32,clip-b32,,,,,,,,,,,,,,,\n"
             "larger,clip-l14,,,,,,,,,,2,128,16,128,64,2\n"
             "tiny,tinyclip-8m-16,,,,,,,,,,2,256,4,64,32,2\n"
             "short text,bert-base,,,,,,,,,128,4,64,64,256,64,4\n"
             "images,vit-b16,,,,,,,,,,4,64,64,256,64,4\n"
             "a small llama,llama-2-7b,2,512,1376,32,,,,,,1,256,16,256,64,8\n"
             "its next token,llama-2-7b-decode,2,512,1376,32,,,,,,1,256,16,256,64,8\n"
             "a large one,llama-3-8b,,,,,,,,,,4,64,64,1024,128,8\n"
             "\"no such, memory\",clip-b16,,,,,,,,,,1,32,2,63,32,2\n"
             "many divisors,bert-base,,,720720,,,,,,,,,,,,\n")
    for rules in ["corrected", "reference"]:
        result = piped("estimate", table.encode(), "--rules", rules)
        expect(result.returncode == 0 and result.stderr == b"", result.stderr.decode())
        equals_golden(result.stdout.decode(), f"estimate-{rules}.csv")
    rows = one_table("estimate", table)
    expect(len(rows) == 14, "rows are lost")
    results = ["latency_s", "energy_j", "area_mm2", "tops", "embodied_chip_kg", "embodied_dram_kg", "operational_kg",
               "total_kg"]
    for row in rows[:11]:
        values = {name: float(row[name]) for name in results}
        expect(all(value > 0 for value in values.values()), row)
        parts = values["embodied_chip_kg"] + values["embodied_dram_kg"] + values["operational_kg"]
        expect(abs(parts / values["total_kg"] - 1) < 1e-12, row)
        expect(abs(values["energy_j"] / 3.6e6 * 0.224 * 30e6 / values["operational_kg"] - 1) < 1e-12, row)
        expect((row["accuracy"] != "") == (row["id"] in ("all defaults", "the same", "pruned")), row)
    expect([rows[0][name] for name in results] == [rows[1][name] for name in results], "defaults are others")
    for row in rows[11:]:
        expect(all(row[name] == "" for name in results) and row["accuracy"].startswith("unmappable: "), row)
    turned = piped("estimate", b"width,model,cores\n128,vit-b16,2\n").stdout.decode().splitlines()[1]
    straight = piped("estimate", b"model,cores,width\nvit-b16,2,128\n").stdout.decode().splitlines()[1]
    expect(turned.split(",")[3:] == straight.split(",")[3:], "the order of columns matters")
    row = b"model\nbert-base\n"
    plain = list(csv.DictReader(piped("estimate", row).stdout.decode().splitlines()))[0]
    other = piped("estimate", row, "--grid", "british-columbia", "--fab", "100", "--inferences", "1e6", "--dram-gb", "4")
    other = list(csv.DictReader(other.stdout.decode().splitlines()))[0]
    expect(float(other["embodied_chip_kg"]) < float(plain["embodied_chip_kg"]), "--fab is not heard")
    expect(abs(float(other["embodied_dram_kg"]) / float(plain["embodied_dram_kg"]) - 4) < 1e-12, "--dram-gb is not heard")
    share = float(other["operational_kg"]) / float(plain["operational_kg"])
    expect(abs(share / (68 / 224 / 30) - 1) < 1e-12, "--grid or --inferences is not heard")


def estimate_errors():
    good = b"model,text_heads,cores\nbert-base,12,1\n"
    refuses("estimate", good,
            [(b"", "line 1"), (b"cores\n1\n", "column 'model' is missing"), (b"model,core\n", "'core'"),
             (b"model,model\n", "twice"), (good + b"bert-base,12\n", "line 3"),
             (good + b"bert,12,1\n", "line 3, column 'model': 'bert' is no model; known are clip-b16"),
             (good + b",12,1\n", "line 3, column 'model'"), (good + b"bert-base,7,1\n", "line 3, column 'text_heads'"),
             (good + b"llama-3-8b,4,1\n", "line 3, column 'text_heads'"), (good + b"vit-b16,12,1\n", "column 'text_heads'"),
             (good + b"bert-base,12,0\n", "line 3, column 'cores'"), (good + b"bert-base,x,1\n", "column 'text_heads'"),
             (b"model,vision_layers\nbert-base,12\n", "line 2, column 'vision_layers'"),
             (b"model,seq_len\nvit-b16,12\n", "line 2, column 'seq_len'"),
             (b"model,seq_len\nbert-base,1.5\n", "line 2, column 'seq_len'")], b"bert-clip")
    expect(piped("estimate", good, "--grid", "nowhere").returncode == 2, "an unknown place")
    expect(piped("estimate", good, "--dram-gb", "-1").returncode == 2, "a negative memory")


def estimate_stream():
    streams("estimate", "model\n", "clip-b16\n", 2000)


def equals_page(page, pattern, wanted):
    """The blocks of a page that `pattern` finds hold `wanted`, in order."""
    page = here.parent.parent / page
    text, pieces = page.read_text(), iter(wanted)
    blocks = re.compile(pattern + r"(```text\n)(.*?)(^```$)", re.M | re.S)
    new = blocks.sub(lambda m: m.group(1) + next(pieces) + m.group(3), text)
    if update:
        page.write_text(new)
    expect(blocks.search(text) and (update or new == text), f"{page.name} shows another output")


def add_a_model():
    result = run("add_a_model")
    expect(result.returncode == 0, result.stderr)
    equals_page("docs/how-to/add_a_model.md", "", result.stdout.splitlines(True))


def rules():
    """What the page on estimator and physics shows: what examples/rules prints, and the study's tables."""
    result = run("rules")
    expect(result.returncode == 0 and result.stderr == "", result.stderr)
    equals_page("docs/explanation/estimator_and_physics.md", "", result.stdout.split("--\n"))

    lines = (golden.parent / "paper_designs.csv").read_text().splitlines()
    designs = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    columns = list(designs[0])[4:]  # what `estimate` reads
    asked = [",".join(["id", *columns])]
    for i, design in enumerate(designs):
        for bandwidth in [design["l2_bw"]] if design["l2_bw"] else ["32", "64", "128"]:
            asked.append(",".join([str(i), *(bandwidth if c == "l2_bw" else design[c] for c in columns)]))
    computed = {}
    for name in ["reference", "corrected"]:
        result = piped("estimate", "\n".join(asked).encode(), "--rules", name)
        expect(result.returncode == 0, result.stderr.decode())
        for row in csv.DictReader(result.stdout.decode().splitlines()):
            computed.setdefault((int(row["id"]), name), []).append(row)
    table = ["| table | design | printed | reference | corrected |", "|---|---|---|---|---|"]
    for i, design in enumerate(designs):
        printed = float(design["latency_ms"])
        near = min(range(len(computed[i, "reference"])),
                   key=lambda k: abs(float(computed[i, "reference"][k]["latency_s"]) * 1e3 / printed - 1))
        cells = [design["carbon_kg"] + " kg, " + design["latency_ms"] + " ms"]
        for name in ["reference", "corrected"]:
            row = computed[i, name][near]
            carbon, latency = float(row["total_kg"]), float(row["latency_s"]) * 1e3
            cells.append(f"{carbon:.2f} kg, {latency:.1f} ms")
            if name == "reference" and "/14" not in design["design"]:
                expect(abs(carbon / float(design["carbon_kg"]) - 1) < 0.09, f"{design}: {carbon}")
        table.append(f"| {design['table']} | {design['design']} | " + " | ".join(cells) + " |")
    page = here.parent.parent / "docs/explanation/estimator_and_physics.md"
    text, marker = page.read_text(), "<!-- table of paper designs -->\n"
    new = re.sub(re.escape(marker) + r"(\|.*\n)*", lambda _: marker + "\n".join(table) + "\n", text)
    if update:
        page.write_text(new)
    expect(update or new == text, f"{page.name} shows other figures")


def first_front():
    result = run("first_front")
    expect(result.returncode == 0, result.stderr)
    equals_golden(result.stdout, "first_front.txt")
    lines = result.stdout.splitlines(True)
    end = next(i for i, line in enumerate(lines) if line.startswith("none of"))
    equals_page("docs/tutorial/01_first_front.md", "", ["".join(p) for p in (lines[:1], lines[1:end], lines[end:])])


def carbon_budget():
    result = run("carbon_budget")
    expect(result.returncode == 0 and result.stderr == "", result.stderr)
    equals_golden(result.stdout, "carbon_budget.txt")
    equals_page("docs/explanation/why_the_front_is_exact.md", r"(?<=<!-- output of carbon_budget -->\n)", [result.stdout])


def hourly_trace():
    result = run("hourly_trace")
    expect(result.returncode == 0 and result.stderr == "", result.stderr)
    equals_page("docs/how-to/choose_a_carbon_policy.md", r"(?<=<!-- output of hourly_trace -->\n)",
                result.stdout.split("--\n"))


def carbon_with_uncertainty():
    result = run("carbon_with_uncertainty")
    expect(result.returncode == 0 and result.stderr == "", result.stderr)
    equals_page("docs/how-to/carbon_with_uncertainty.md", r"(?<=<!-- output of carbon_with_uncertainty -->\n)",
                result.stdout.split("--\n"))


def own_problem():
    result = run("own_problem")
    expect(result.returncode == 0 and result.stderr == "", result.stderr)
    equals_page("docs/how-to/search_your_own_problem.md", r"(?<=<!-- output of own_problem -->\n)", [result.stdout])


def read_the_indicators():
    result = run("read_the_indicators")
    expect(result.returncode == 0 and result.stderr == "", result.stderr)
    equals_page("docs/how-to/read_the_indicators.md", r"(?<=<!-- output of read_the_indicators -->\n)",
                result.stdout.split("--\n"))


def whole_front():
    result = run("whole_front")
    expect(result.returncode == 0 and result.stderr == "", result.stderr)
    equals_page("docs/explanation/why_the_front_is_exact.md", r"(?<=<!-- output of whole_front -->\n)",
                result.stdout.split("--\n"))


def embodied_models():
    result = run("embodied_models")
    expect(result.returncode == 0 and result.stderr == "", result.stderr)
    equals_page("docs/how-to/choose_a_carbon_policy.md", r"(?<=<!-- output of embodied_models -->\n)",
                result.stdout.split("--\n"))


def add_a_chip():
    result = run("add_a_chip")
    expect(result.returncode == 0 and result.stderr == "", result.stderr)
    equals_golden(result.stdout, "add_a_chip.txt")
    lines = result.stdout.splitlines(True)
    starts = [0, *(next(i for i, line in enumerate(lines) if line.startswith(word))
                   for word in ("1 x 16", "my 14 nm", "1 die")), len(lines)]
    equals_page("docs/how-to/add_a_chip.md", "", ["".join(lines[a:b]) for a, b in zip(starts, starts[1:])])


def pipeline_graph():
    result, drawn = run("pipeline_graph"), run("pipeline_graph", "--dot")
    expect(result.returncode == drawn.returncode == 0 and result.stderr == drawn.stderr == "", result.stderr)
    equals_golden(result.stdout, "pipeline_graph.txt")
    equals_golden(drawn.stdout, "pipeline_graph.dot")
    words, numbers, tables, many = result.stdout.split("\n\n")
    form, bounds = numbers.splitlines()
    equals_page("docs/explanation/pipeline_as_a_graph.md", "",
                [words + "\n", form + "\n", bounds + "\n", tables + "\n", many])
    # The picture is made of the same text; what `dot` draws differs by its version.
    picture = (here.parent.parent / "docs" / "figures" / "pipeline.svg").read_text()
    for label in re.findall(r'label="([^"]*)"', drawn.stdout):
        expect(f">{label}<" in picture, f"docs/figures/pipeline.svg lacks {label}: pipeline_graph --dot | dot -Tsvg")


def write_a_policy():
    result = run("write_a_policy")
    expect(result.returncode == 0 and result.stderr == "", result.stderr)
    equals_golden(result.stdout, "write_a_policy.txt")
    lines = result.stdout.splitlines(True)
    starts = [next(i for i, line in enumerate(lines) if line.startswith(word))
              for word in ("water_use", "between", "32 wide", "a simulation", "site 0", "dry", "policy", "between 0.40")] + [len(lines)]
    equals_page("docs/how-to/write_a_cost_policy.md", r"(?<=<!-- output of write_a_policy -->\n)",
                ["".join(lines[a:b]) for a, b in zip(starts, starts[1:])])


def first_program():
    result = run("first_program")
    expect(result.returncode == 0, result.stderr)
    lines = result.stdout.splitlines()
    equals_golden("\n".join(lines[:4]) + "\n", "first_program.txt")
    shown = [lines[0], lines[1], lines[len(lines) // 2], lines[-1]]
    short = [line if len(line) <= 118 else line[:117] + "…" for line in shown]
    equals_page("README.md", r"(?<=<!-- output of first_program -->\n)", ["\n".join(short) + "\n"])


cases = {f.__name__: f for f in [add_a_chip, add_a_model, carbon_budget, codesign_modes, codesign_whole, codesign_flags,
                                 codesign_errors, codesign_terminal, custom_policy, embodied_models, estimate,
                                 estimate_errors, estimate_stream, first_front, first_program, map_gemm, map_gemm_errors,
                                 map_gemm_stream, pipeline_graph, rules, whole_front, write_a_policy, hourly_trace,
                                 carbon_with_uncertainty, own_problem, read_the_indicators]}
cases[case]()
print(f"{case}: as promised")
