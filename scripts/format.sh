#!/usr/bin/env bash
# Lays out every C++ file of the repository with clang-format 14; --check only says which files are not laid out so.
set -euo pipefail
cd "$(dirname "$0")/.."
mapfile -t files < <(git ls-files --cached --others --exclude-standard -- '*.cpp' '*.h')
if [[ ${1-} != --check ]]; then
  clang-format-14 -i "${files[@]}"
  exit 0
fi
if found=$(clang-format-14 --dry-run --Werror --ferror-limit=1 "${files[@]}" 2>&1); then
  echo "${#files[@]} files are laid out as .clang-format says"
  exit 0
fi
grep ' error: ' <<<"$found" >&2
echo "remedy: make format" >&2
exit 1
