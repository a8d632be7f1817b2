#!/usr/bin/env bash
# Runs clang-tidy (.clang-tidy) on the program's sources, or on those that changed since a commit.
#   scripts/tidy.sh BUILD_FOLDER JOBS [COMMIT]
set -euo pipefail
cd "$(dirname "$0")/.."
build=$1 jobs=$2 base=${3-}
if [[ -n $base ]]; then
  mapfile -t files < <(git diff --name-only --diff-filter=d "$base" -- 'src/*.cpp')
else
  mapfile -t files < <(git ls-files -- 'src/*.cpp')
fi
((${#files[@]})) || { echo "clang-tidy: no source changed since $base"; exit 0; }
# GCC's flags that clang does not know are no finding.
printf '%s\0' "${files[@]}" |
  xargs -0 -n 1 -P "$jobs" clang-tidy-14 --quiet -p "$build" --extra-arg=-Wno-unknown-warning-option 2>/dev/null
echo "clang-tidy: ${#files[@]} sources, no finding"
