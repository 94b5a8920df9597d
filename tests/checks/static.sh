#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
# cppcheck finds nothing.
set -euo pipefail
cd "$1"
exec cppcheck --quiet --error-exitcode=1 --inline-suppr --library=gtk --enable=warning,portability \
  --suppress=missingIncludeSystem --suppress=unknownMacro --suppress="nullPointer*OutOfMemory" \
  --suppress=leakNoVarFunctionCall --suppress=normalCheckLevelMaxBranches \
  -j2 src
