#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# One command on a fresh Debian or Ubuntu machine: installs what is missing, builds the programs, runs the main job.
# Usage: examples/run.sh [OUTPUT_FOLDER [codesign options…]]
set -euo pipefail
cd "$(dirname "$0")/.."
. examples/support/packages.sh

need g++ cmake make libboost-dev librange-v3-dev libcli11-dev nlohmann-json3-dev libtbb-dev gnuplot-nox
cmake -S . -B build -DCMAKE_BUILD_TYPE=Release -DCO2DESIGN_BUILD_TESTS=OFF -DCO2DESIGN_BUILD_BENCHMARKS=OFF >/dev/null
cmake --build build -j "$(nproc)"

out=${1:-codesign-out}
[ $# -gt 0 ] && shift
build/examples/codesign --out "$out" "$@"
for file in front.csv front.json front.svg front.png; do
  [ -e "$out/$file" ] && echo "${file##*.}: $out/$file"
done
