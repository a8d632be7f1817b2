#!/usr/bin/env python3
"""Checks the direction of the #includes against the USES lists in CMakeLists.txt.

A room (a folder of src/) may include its own headers, those of the rooms it USES, and those that they USE.
src/cli, src/serve and python/ stand outside the rooms: they see include/dateline and their own folder only.
include/dateline includes nothing but itself and the standard library. Every header begins with #pragma once.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUTSIDE = ("cli", "serve", "python")  # these use the public headers only
PUBLIC_USERS = ("base", "record", "api", "store")  # the rooms that speak the public types (base: Result)
INCLUDE = re.compile(r'^\s*#\s*include\s+(<dateline/[^>]+>|"[^"]+")')
ROOM = re.compile(r"^dateline_room\((\w+)([^)]*)\)", re.M)


def rooms():
    """Room -> all rooms it may include from, from the USES lists; a list may name only rooms above it in the file."""
    uses = {}
    for name, rest in ROOM.findall((ROOT / "CMakeLists.txt").read_text(encoding="utf-8")):
        direct = re.search(r"\bUSES\b((?:\s+(?!LINK\b)\w+)*)", rest)
        direct = direct.group(1).split() if direct else []
        for room in direct:
            if room not in uses:
                sys.exit(f"CMakeLists.txt: {name} USES {room}, which is not declared before it; rooms are listed lowest first")
        uses[name] = set(direct).union(*(uses[room] for room in direct))
    return uses


def allowed(folder, target, uses):
    """Whether a file of `folder` may include `target` ("public" or the first part of a quoted path)."""
    if folder == "include":
        return target == "public"
    if folder in OUTSIDE:
        return target in ("public", folder)
    if target == "public":
        return folder in PUBLIC_USERS
    return target == folder or target in uses[folder]


def main():
    uses = rooms()
    files = [p for top in ("src", "include", "python") for p in sorted((ROOT / top).rglob("*")) if p.suffix in (".h", ".cpp")]
    wrong = []
    for path in files:
        where = path.relative_to(ROOT)
        folder = where.parts[1] if where.parts[0] == "src" else where.parts[0]
        if folder not in uses and folder not in OUTSIDE and folder != "include":
            wrong.append(f"{where}: src/{folder} is not a room; declare it in CMakeLists.txt with dateline_room({folder} USES ...)")
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        if path.suffix == ".h" and "#pragma once" not in lines:
            wrong.append(f"{where}:1: a header without #pragma once; add it below the opening comment")
        for number, line in enumerate(lines, 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            included = match.group(1)[1:-1]
            target = "public" if included.startswith("dateline/") else included.split("/")[0] if "/" in included else folder
            if not allowed(folder, target, uses):
                what = "include/dateline" if target == "public" else f"room {target}"
                remedy = "use include/dateline" if folder in OUTSIDE else f"move the code, or let {folder} USE it in CMakeLists.txt"
                wrong.append(f"{where}:{number}: {folder} may not include {included} ({what}); {remedy}")
    for line in wrong:
        print(line)
    print(f"{len(files)} files, {len(wrong)} wrong includes")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
