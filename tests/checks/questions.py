#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every GraphQL document that Steward sends can be read, and asks one named question that changes nothing."""

import pathlib
import sys

from graphql import GraphQLSyntaxError, OperationType, parse


def check(path):
    document = parse(path.read_text(encoding="utf-8"))
    operations = [part for part in document.definitions if part.kind == "operation_definition"]
    if len(operations) != 1 or operations[0].name is None:
        return "holds not one named question"
    if operations[0].operation is not OperationType.QUERY:
        return "is not a query"
    return None


def main():
    paths = sorted(pathlib.Path(sys.argv[1], "data", "graphql").glob("*.graphql"))
    problems = 0 if paths else 1
    for path in paths:
        try:
            problem = check(path)
        except GraphQLSyntaxError as error:
            problem = str(error)
        if problem:
            print(f"{path}: {problem}", file=sys.stderr)
            problems += 1
    return 1 if problems else 0


sys.exit(main())
