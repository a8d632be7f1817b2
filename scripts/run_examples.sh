#!/usr/bin/env bash
# Shows what the program does: the commands a newcomer would type, and the records of the sample dispatches.
#   scripts/run_examples.sh PROGRAM MODEL
set -euo pipefail
cd "$(dirname "$0")/.."
program=$1 model=$2

show() {
  local word
  printf '\n$'
  for word in "$@"; do
    if [[ $word == *' '* ]]; then printf ' "%s"' "$word"; else printf ' %s' "$word"; fi
  done
  printf '\n'
  DATELINE_MODEL=$model "$program" "${@:2}"
}

# A dispatch that does not tell its day is given it, below.
mapfile -t dated < <(printf '%s\n' examples/*.txt | grep -v tripoli_strike)
show dateline code --format table "${dated[@]}" examples/wire.jsonl
show dateline code --format table --published 2019-08-05 examples/tripoli_strike.txt
show dateline explain examples/goma_talks.txt E1
show dateline who "Iraq's prime minister" --date 2017-10-26
rm -f build/examples.db*
show dateline ingest "${dated[@]}" examples/wire.jsonl --into build/examples.db
show dateline query build/examples.db --type ASSAULT,REQUEST --min-confidence 0.5 --format table
printf '\nThe same record as a web page:  %s serve build/examples.db  then open http://127.0.0.1:8080/\n' "$program"
printf '\nThe program is %s; `%s --help` lists what else it does.\n' "$program" "$program"
