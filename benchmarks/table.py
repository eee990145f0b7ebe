#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Runs build/benchmarks/throughput and writes its table into README.md: benchmarks/table.py"""
import json
import pathlib
import re
import subprocess

root = pathlib.Path(__file__).resolve().parent.parent
run = subprocess.run([root / "build/benchmarks/throughput", "--benchmark_filter=clip", "--benchmark_format=json"], check=True, capture_output=True,
                     text=True)
result = json.loads(run.stdout)
rates = {tuple(one["name"].split("/")[1:]): one["items_per_second"] / 1e6 for one in result["benchmarks"]}
ways = {"batched": "`batched`, many at a time", "by_hand": "a function written by hand, one by one",
        "pipeline": "`tables(design, …)`, one by one", "virtual": "the same policies through virtual calls"}
table = "| million designs a second, one core | in enumeration order | drawn at random |\n|---|---|---|\n"
for way, words in ways.items():
    table += f"| {words} | {rates['in_order', way]:.3g} | {rates['random', way]:.3g} |\n"
table += f"\nThe tables take {int(result['context']['table_bytes']) / 1e6:.0f} MB.\n"
page = root / "README.md"
text, count = re.subn(r"(?<=<!-- output of benchmarks/table.py -->\n\n).*?(?=\n<!-- end -->)", table, page.read_text(), flags=re.S)
if count != 1:
    raise SystemExit("README.md has no place for the table")
page.write_text(text)
