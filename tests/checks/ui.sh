#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Every Blueprint file compiles, and is as blueprint-compiler would format it.
set -euo pipefail
cd "$1"
mapfile -t files < <(find ui -name '*.blp' | LC_ALL=C sort)
for file in "${files[@]}"; do
  blueprint-compiler compile "$file" >/dev/null
done
blueprint-compiler format --spaces 2 "${files[@]}"
