#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# One command on a fresh Debian or Ubuntu machine: installs what is missing, builds, passes the tests.
#
#   tests/run.sh         clang 16 over all headers and compile-fail cases, the unit tests under ASan and UBSan with
#                        it; g++ Release with every test, program and benchmark
#   tests/run.sh --all   also clang 16 and 19 over all tests (19 where the machine has it to install), g++ over
#                        all headers and the unit tests with -O3, every program under the sanitizers, the whole
#                        front against a look at each of the 3.5e9 designs
set -euo pipefail
cd "$(dirname "$0")/.."
. examples/support/packages.sh
jobs=$(nproc)
all=${1:-}
if [ -n "$all" ] && [ "$all" != --all ]; then
  echo "usage: tests/run.sh [--all]" >&2
  exit 2
fi

need g++ cmake make python3 binutils libboost-dev librange-v3-dev doctest-dev libbenchmark-dev libcli11-dev \
  nlohmann-json3-dev libtbb-dev libpagmo-dev gnuplot-nox valgrind clang-16 libclang-rt-16-dev

step() { printf '\n== %s\n' "$*"; }
configure() {  # configure FOLDER COMPILER [options…]
  local folder=$1 compiler=$2
  shift 2
  cmake -S . -B "$folder" -DCMAKE_CXX_COMPILER="$compiler" -DCO2DESIGN_BUILD_TESTS=ON -DCO2DESIGN_BUILD_EXAMPLES=ON \
    -DCO2DESIGN_BUILD_BENCHMARKS=ON "$@" >/dev/null
}
check() {  # check FOLDER [ctest options…]
  local folder=$1
  shift
  ctest --test-dir "$folder" --output-on-failure --no-tests=error -j "$jobs" "$@"
}

step "clang 16: every header alone, every compile-fail case, the unit tests under ASan and UBSan"
configure build/clang-16 clang++-16 -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-gline-tables-only \
  -DCO2DESIGN_SANITIZE=ON -DCO2DESIGN_QUICK_TESTS=ON -DCO2DESIGN_BUILD_BENCHMARKS=OFF -DCO2DESIGN_BUILD_EXAMPLES=OFF
cmake --build build/clang-16 -j "$jobs" --target all all_verify_interface_header_sets
check build/clang-16 -L 'unit|compile_fail|compile_time'

if [ "$all" = --all ]; then
  for version in 16 19; do
    need "clang-$version" || continue
    for type in Debug Release; do
      step "clang $version $type: everything"
      configure "build/clang-$version-$type" "clang++-$version" -DCMAKE_BUILD_TYPE=$type
      cmake --build "build/clang-$version-$type" -j "$jobs"
      check "build/clang-$version-$type"
    done
  done
  step "g++: every header alone, the unit tests with -O3"
  configure build/g++-Release g++ -DCMAKE_BUILD_TYPE=Release -DCO2DESIGN_BUILD_BENCHMARKS=OFF \
    -DCO2DESIGN_BUILD_EXAMPLES=OFF
  cmake --build build/g++-Release -j "$jobs" --target all all_verify_interface_header_sets
  check build/g++-Release -L unit
  step "g++, sanitized: every program"
  configure build/sanitized-programs g++ -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-O1 \
    -DCO2DESIGN_SANITIZE=ON -DCO2DESIGN_BUILD_BENCHMARKS=OFF
  make -C build/sanitized-programs/examples -j "$jobs"  # not the tests, which clang has sanitized
  check build/sanitized-programs -L program
fi

step "g++, Release: every test, program and benchmark"
configure build g++ -DCMAKE_BUILD_TYPE=Release -DCO2DESIGN_QUICK_TESTS=ON
cmake --build build -j "$jobs"
check build

if [ "$all" = --all ]; then
  step "the whole front of 3.5e9 designs, pruned and design by design"
  build/benchmarks/exact --benchmark_filter=every_design | tee build/every_design.txt
  if grep -q ERROR build/every_design.txt; then exit 1; fi
fi
