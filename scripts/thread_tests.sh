#!/usr/bin/env bash
# Builds and runs the tests that use threads, in a build with the thread sanitizer: those of the room api, which owns
# the only threads of the program.
#   scripts/thread_tests.sh BUILD_FOLDER JOBS
set -euo pipefail
build=$1 jobs=$2
if ! ninja -C "$build" -t query test_api >/dev/null 2>&1; then
  echo "no threaded tests in this version"
  exit 0
fi
cmake --build "$build" --target test_api -- -j "$jobs"
ctest --test-dir "$build" --output-on-failure -R '^unit_api$'
