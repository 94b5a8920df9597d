#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What a desktop reads of Steward is valid: launcher, metadata and settings.
set -euo pipefail
source=$1 build=$2
desktop-file-validate "$build/data/dev.steward.Steward.desktop"
appstreamcli validate --no-net --explain "$build/data/dev.steward.Steward.metainfo.xml"
glib-compile-schemas --strict --dry-run "$source/data"
