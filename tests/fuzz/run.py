#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs fuzz programs, each over a copy of its corpus: some 20 seconds in all, or 10 minutes with
STEWARD_TEST_LONG=1. An input that breaks one is kept beside the program and named.

To look into one: the program with that input as its only argument. Once it is mended, the input
goes into the corpus."""

import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

JOBS = 2
LONG = os.environ.get("STEWARD_TEST_LONG") == "1"
SECONDS = 600 if LONG else 16
CORPUS = pathlib.Path(__file__).parent / "corpus"


def fuzz(program, seconds, folder):
    """Exit code and output of one program."""
    name = program.name.removeprefix("fuzz-")
    corpus = folder / name
    shutil.copytree(CORPUS / name, corpus)
    kept = program.parent / "crashes"
    kept.mkdir(exist_ok=True)
    command = [
        program,
        corpus,
        f"-max_total_time={seconds}",
        "-max_len=4096",
        "-timeout=10",
        "-rss_limit_mb=2048",
        "-print_final_stats=1",
        # A short run tries the same inputs each time, as far as it gets; a long one looks further.
        "-seed=" + ("0" if LONG else "1"),
        f"-artifact_prefix={kept}/{name}-",
    ]
    done = subprocess.run(command, check=False, capture_output=True, text=True, errors="replace")
    return done.returncode, done.stderr


def main():
    programs = [pathlib.Path(argument).resolve() for argument in sys.argv[1:]]
    seconds = max(1, SECONDS * JOBS // len(programs))
    crashes = []
    with tempfile.TemporaryDirectory() as folder, \
         concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
        runs = [pool.submit(fuzz, program, seconds, pathlib.Path(folder)) for program in programs]
        for program, run in zip(programs, runs):
            code, output = run.result()
            lines = output.splitlines()
            units = [line for line in lines if "number_of_executed_units" in line]
            print(program.name, "failed" if code else "held", *units)
            if code:
                print("\n".join(line for line in lines[-80:] if not line.startswith("#")))
                kept = [line.split()[-1] for line in lines if "Test unit written to" in line]
                crashes.append(" ".join([program.name, *kept]))
    print(*[f"failed: {crash}" for crash in crashes], sep="\n")
    return 1 if crashes else 0


sys.exit(main())
