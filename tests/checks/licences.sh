#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Every file says whose it is and under which licence (REUSE).
set -euo pipefail
cd "$1"
exec reuse --root . lint --lines
