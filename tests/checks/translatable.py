#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES lists every file with text for people, once, sorted, and none that is gone."""

import pathlib
import re
import sys

# What marks such a text, by the kind of file.
MARKS = {
    ".c": r"\b(?:C|N|NC)?_ ?\(\"|\b_ \(|\bg_dngettext ?\(",
    ".blp": r"\bC?_\(\"",
    ".desktop.in": r"^(?:Name|GenericName|Comment|Keywords)=",
    ".metainfo.xml.in": r"<(?:name|summary|p|caption)\b",
    ".gschema.xml": r"<(?:summary|description)\b",
}
FOLDERS = ("data", "src", "ui")
# Programs for whoever builds Steward, whose texts nobody translates.
TOOLS = ("src/steward-pictures/", "src/steward-sample/")


def find_marked(root):
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            mark = next((mark for suffix, mark in MARKS.items() if name.endswith(suffix)), None)
            if mark and not name.startswith(TOOLS) and re.search(mark, path.read_text(encoding="utf-8"), re.MULTILINE):
                yield name


def main():
    root = pathlib.Path(sys.argv[1])
    lines = (root / "po" / "POTFILES").read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if line and not line.startswith("#")]
    marked = set(find_marked(root))
    problems = [f"{name} has text for people and is not listed" for name in sorted(marked - set(listed))]
    problems += [f"{name} is listed and is not there" for name in listed if not (root / name).is_file()]
    problems += [f"{name} is listed and has no text for people" for name in listed
                 if (root / name).is_file() and name not in marked]
    if listed != sorted(set(listed)):
        problems.append("the files are not listed once each, sorted")
    for problem in problems:
        print(f"po/POTFILES: {problem}", file=sys.stderr)
    return 1 if problems else 0


sys.exit(main())
