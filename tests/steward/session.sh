#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program with a display and a bus of its own. The accessibility bus listens in the runtime folder, under the
# number of the display: two runs that share the folder would take it from each other.
set -euo pipefail
runtime=$(mktemp -d)
trap 'rm -rf "$runtime"' EXIT
export XDG_RUNTIME_DIR=$runtime
# The bus has to know the display before it starts anything; the display stays between two programs. Standard output is
# the program's alone: what the bus starts would write there, too. (xvfb-run has a use of its own for 3.)
exec 7>&1
xvfb-run -a -s '-screen 0 1600x1200x24 -noreset' dbus-run-session -- bash -c 'exec "$@" >&7 7>&-' bash "$@" >&2
