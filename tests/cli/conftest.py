# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test of the command line starts with: a profile of its own and a fixed day."""

import os
import subprocess

import pytest

TODAY = "2026-11-23"


@pytest.fixture
def cli(tmp_path):
    profile = tmp_path / "profile"

    def run(*arguments, code=0, text=None):
        command = [os.environ["STEWARD_CLI"], f"--profile={profile}", f"--today={TODAY}", *arguments]
        done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == code, done.stderr
        return done

    run.profile = profile
    return run


@pytest.fixture
def write_file(tmp_path):
    def write(text, name="file.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write
