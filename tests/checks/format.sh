#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Every C file is as clang-format would write it.
set -euo pipefail
cd "$1"
find bench src tests -name '*.[ch]' -print0 | xargs -0 clang-format --dry-run -Werror
