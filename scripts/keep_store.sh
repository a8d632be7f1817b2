#!/usr/bin/env bash
# Makes the file of the present schema version that tests keep: run it once when a version is final, before the next begins.
#   scripts/keep_store.sh build/release/dateline
set -euo pipefail
program=$(realpath "$1")
folder=$(cd "$(dirname "$0")/.." && pwd)/tests/unit/store/data
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >in.jsonl <<'STORIES'
{"id": "kept1", "published": "2013-05-02", "text": "BAMAKO (Reuters) - Mali's army attacked rebels in Kidal on Monday, killing 12 fighters. The rebels denied it. France urged both sides to talk."}
no story
{"id": "kept2", "published": "2014-06-12", "source": "Own", "title": "A town changes hands", "text": "Militants seized the town of Ana on Wednesday, officials said. The army demanded that they leave; they refused."}
STORIES
"$program" ingest in.jsonl --into store.db --speed fast --gazetteer none || [[ $? == 1 ]]
version=$("$program" query store.db --sql "SELECT user_version FROM pragma_user_version" | tail -n 1)
mv store.db "$folder/version$version.db"
echo "$folder/version$version.db"
