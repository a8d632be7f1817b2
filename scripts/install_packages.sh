#!/usr/bin/env bash
# Installs the Debian packages listed in scripts/debian/NAME.txt that are missing.
#   scripts/install_packages.sh build [check]
# Asks apt for nothing when all are there. Works as root or through sudo; says what to do where neither is possible.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

wanted=()
for list in "$@"; do
  while read -r package _; do
    [[ -z $package || $package == \#* ]] || wanted+=("$package")
  done < "$here/debian/$list.txt"
done

if ! command -v dpkg-query >/dev/null; then
  echo "note: this is no Debian system; its packages must be the likes of: ${wanted[*]}" >&2
  exit 0
fi

missing=()
for package in "${wanted[@]}"; do
  [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
done
((${#missing[@]})) || exit 0

as_root=()
if [[ $(id -u) != 0 ]]; then
  if ! command -v sudo >/dev/null; then
    echo "error: these Debian packages are missing, and you are neither root nor have sudo: ${missing[*]}" >&2
    echo "remedy: as root, run: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi

echo "installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { "${as_root[@]}" apt-get update -q && "${as_root[@]}" apt-get install -qy --no-install-recommends "${missing[@]}"; } \
    >"$log" 2>&1 </dev/null; then
  tail -n 20 "$log" >&2
  echo "error: apt-get could not install ${missing[*]}" >&2
  echo "remedy: see apt's message above; once they are installed, run make again" >&2
  exit 1
fi
