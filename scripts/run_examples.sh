#!/usr/bin/env bash
# Shows what the program does: the commands a newcomer would type, and the records of the sample dispatches.
#   scripts/run_examples.sh PROGRAM MODEL
set -euo pipefail
cd "$(dirname "$0")/.."
program=$1 model=$2

show() {
  printf '\n$ %s\n' "$*"
  "$program" "${@:2}" --model "$model"
}

show dateline code --format table examples/*.txt examples/wire.jsonl
printf '\nThe program is %s; `%s --help` lists what else it does.\n' "$program" "$program"
