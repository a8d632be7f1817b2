#!/usr/bin/env bash
# Installs the npm packages of FOLDER's lock file, whose hashes npm checks, and marks what was installed.
#   scripts/npm_ci.sh FOLDER [--omit=dev]
set -euo pipefail
cd "$1"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "downloading the packages of the web page"
if ! npm ci "${@:2}" --no-audit --no-fund >"$log" 2>&1 </dev/null; then
  tail -n 20 "$log" >&2
  echo "error: npm could not install the packages of $1/package-lock.json" >&2
  echo "remedy: see npm's message above; or build without the web page: make run WEB=no" >&2
  exit 1
fi
touch node_modules/.for-build
[[ " $* " == *" --omit=dev "* ]] || touch node_modules/.with-checks
