#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Every journey on a display, a bus and an accessibility tree of its own, so that none meets what another left behind.
set -euo pipefail
journeys=$1
failed=0
cd "$(dirname "$journeys")"
while read -r journey; do
  echo "== $journey"
  xvfb-run -a -s '-screen 0 1600x1200x24 -noreset' dbus-run-session -- \
    python3 -m pytest -q -p no:cacheprovider "$journey" </dev/null || failed=1
done < <(python3 -m pytest -q -p no:cacheprovider --collect-only "$journeys" | grep :: | sed "s|^.*::|$journeys::|")
exit "$failed"
