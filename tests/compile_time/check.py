#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Holds the library to its compile-time budget: check.py CASE COMPILER SOURCE_DIR

CASE umbrella:        #include <co2design/co2design.hpp>               ≤ 1.5 s
CASE first_program:   the program of the README, -O2                   ≤ 3 s
CASE policies:        pipelines of 50 and 100 policies, -O2            ≤ 1 s and ≤ 2 s over their includes
CASE instantiations:  what clang instantiates for each further policy  ≤ 12 classes and ≤ 12 functions; and a
                      pipeline of 200 policies compiles within clang's default limits

Seconds are the least user time of three runs, on a machine that compiles a few standard headers in 0.31 s; a slower one
gets as much more. They scatter from run to run: what is over budget is said, a tenth over it fails, of the first
program two tenths. Counts are the same everywhere, for one version of clang.
"""
import collections
import json
import pathlib
import resource
import subprocess
import sys
import tempfile

case, compiler, source = sys.argv[1:4]
include = f"{source}/include"
yardstick = "".join(f"#include <{h}>\n" for h in "algorithm array ostream span string string_view vector".split())
yardstick_seconds = 0.31


def compile(text, *flags, folder):
    file = pathlib.Path(folder) / "program.cpp"
    file.write_text(text)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run([compiler, "-std=c++20", "-I", include, *flags, "-c", file, "-o", file.with_suffix(".o")],
                          capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{case}: does not compile\n{done.stderr[:2000]}")
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def seconds(text, *flags, folder):
    return min(compile(text, *flags, folder=folder) for _ in range(3))


def policies(count):
    """A pipeline in which each policy needs up to three others."""
    needed = lambda i: sorted({i - 1, i // 2, i // 3} - {i}) if i else []
    text = ("#include <co2design/metric/catalogue.hpp>\n#include <co2design/pipeline/make_pipeline.hpp>\n"
            "using namespace co2design;\nusing designs = space<axis<\"x\", range<1, 8>>>;\n")
    for i in range(count):
        sum_ = " + ".join(f"in[m{j}]" for j in needed(i)) or 'energy_quantity(1.0) * in["x"_axis]'
        text += (f'inline constexpr metric<"m{i}", dimensions::energy> m{i}{{}};\nstruct p{i} {{\n'
                 f'  using provides = metrics<m{i}>;\n'
                 + (f'  using needs = metrics<{", ".join(f"m{j}" for j in needed(i))}>;\n' if i
                    else '  using reads = axes<"x">;\n')
                 + f"  double k = {i};\n  constexpr auto operator()(auto const& in) const noexcept {{\n"
                 f"    return {sum_} + energy_quantity(k);\n  }}\n}};\n")
    if count:
        text += (f"constexpr auto judge = make_pipeline<designs>({', '.join(f'p{i}{{}}' for i in range(count))});\n"
                 f'double run(int x) {{ return judge(design<designs>("x"_axis = x))[m{count - 1}].value(); }}\n')
    return text


def instantiations(count, folder):
    compile(policies(count), "-O0", "-ftime-trace", "-ftime-trace-granularity=0", folder=folder)
    events = json.loads((pathlib.Path(folder) / "program.json").read_text())["traceEvents"]
    return collections.Counter(e["name"] for e in events)


problems = []


def hold(what, found, limit, tolerance=1.0):
    print(f"{what}: {found:.2f} of {limit:.2f}{', over budget' if found > limit else ''}")
    if found > tolerance * limit:
        problems.append(f"{what}: {found:.2f}, {limit:.2f} at most")


with tempfile.TemporaryDirectory() as scratch:
    if case == "instantiations":
        fifty, hundred = instantiations(50, scratch), instantiations(100, scratch)
        for kind in ["Class", "Function"]:
            hold(f"{kind.lower()} instantiations a policy",
                 (hundred[f"Instantiate{kind}"] - fifty[f"Instantiate{kind}"]) / 50, 12)
        print(f"200 policies: {compile(policies(200), '-O0', folder=scratch):.1f} s")
    else:
        slower = max(1.0, seconds(yardstick, folder=scratch) / yardstick_seconds)
        print(f"a machine {slower:.2f} times slower than that of the budget")
        if case == "umbrella":
            taken = seconds("#include <co2design/co2design.hpp>\n", folder=scratch)
            hold("seconds of the umbrella", taken, 1.5 * slower, 1.1)
        elif case == "first_program":
            text = pathlib.Path(source, "examples/first_program.cpp").read_text()
            hold("seconds of the first program", seconds(text, "-O2", folder=scratch), 3 * slower, 1.2)
        elif case == "policies":
            includes = seconds(policies(0), "-O2", folder=scratch)
            for count, limit in [(50, 1), (100, 2)]:
                taken = seconds(policies(count), "-O2", folder=scratch) - includes
                hold(f"seconds of {count} policies", taken, limit * slower, 1.1)
        else:
            sys.exit(f"no case {case}")
sys.exit("; ".join(problems) or 0)
