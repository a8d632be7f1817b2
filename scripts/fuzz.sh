#!/usr/bin/env bash
# Runs each fuzzer of a build for a fixed number of inputs, from the seeds in tests/corpus/NAME (where there are any).
#   scripts/fuzz.sh BUILD_FOLDER RUNS
# A crash leaves its input in build/fuzz/NAME and ends the run with the command that repeats it.
set -euo pipefail
cd "$(dirname "$0")/.."
build=$1 runs=$2 failed=0
for fuzzer in "$build"/fuzz/*_fuzz; do
  name=$(basename "$fuzzer" _fuzz)
  found=build/fuzz/$name
  mkdir -p "$found/corpus"
  seeds=()
  [[ -d tests/corpus/$name ]] && seeds=("tests/corpus/$name")
  if "$fuzzer" -seed=1 -runs="$runs" -max_len=4096 -max_total_time=60 -timeout=20 -rss_limit_mb=4096 \
      -artifact_prefix="$found/" "$found/corpus" ${seeds[@]+"${seeds[@]}"} >"$found/log" 2>&1; then
    echo "fuzz $name: $(grep -E '^Done [0-9]+ runs' "$found/log" | tail -n 1), no crash"
  else
    tail -n 30 "$found/log"
    echo "fuzz $name: FAILED; repeat with: $fuzzer $found/crash-... (the newest file there)"
    failed=1
  fi
done
exit $failed
