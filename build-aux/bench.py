#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Steward takes, as ratios against what a user has anyway, side by side in one run: a and b take turns, and of
each the median counts. Nothing here fails a run: what could not be measured has no ratio, and says why.

All programs run on one X server, one bus and one renderer, without a network, and are watched from outside
(bench/watch-window.c), so that none does anything for the bench that it does not always do."""

import argparse
import contextlib
import csv
import datetime
import json
import math
import os
import pathlib
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time

BUILD = pathlib.Path(os.environ.get("STEWARD_BENCH_BUILD", "build/gcc")).absolute()
DOCUMENTS = pathlib.Path("data/graphql").absolute()
FIGURES = pathlib.Path("bench/figures").absolute()
# On the disk of the checkout: a sync writes there what it writes to a user's.
PLACE = pathlib.Path(os.environ.get("STEWARD_BENCH_PLACE", "build/bench")).absolute()
TODAY = datetime.date(2026, 11, 23)
FEW = 10
TOKEN = "sgp_0123456789abcdef"
OLD_MONTHS = 21
# Customers that the engine asks at once where nobody says otherwise, each for seats and usage.
CONNECTIONS = 16
# What an instance that is not in the same room takes at least for an answer.
LATENCY_MS = 20

# Where the first column of the list has its text, in a window of its usual size and in a low one.
STRIP = "235,160,160,550"
LOW_WINDOW = "1280x400"
ROWS = 10
# What is left to do in the background, once the window shows, belongs to the memory it takes.
REST = "--rest=1000"
# What DuckDB is given, in the order of its own columns.
DUCKDB_TABLES = {"customer": "key, id, tam", "usage": "customer, grain, start, users, complete",
                 "seats": "customer, since, origin, kind, count", "contract_line": "customer, first_day, last_day, amount"}
# Notes of the search, ten a customer, and words that stand in one of two, of fifty and of two thousand of them, as
# words of a language are spread.
NOTES_PER_CUSTOMER = 10
WORDS_OF_NOTE = 90
SYLLABLES = ["ba", "co", "du", "fe", "gi", "ha", "jo", "ku", "la", "me", "ni", "po", "ra", "se", "ti", "vu", "wa", "xe", "yo", "za"]
VOCABULARY = 20000
RANKS = (15, 300, 9000)
KEYS = ["7", "BackSpace", "3", "BackSpace", "1", "BackSpace"]
WHEEL = ["wheel-down", "wheel-up"] * 3

ENVIRONMENT = {"ADW_DISABLE_PORTAL": "1", "GDK_BACKEND": "x11", "GDK_DEBUG": "no-portals",
               "GDK_DISABLE": "gl,vulkan", "GSETTINGS_BACKEND": "keyfile", "GSK_RENDERER": "cairo",
               "LC_ALL": "C.UTF-8", "STEWARD_SECRET_PASSWORD": "bench", "TZ": "UTC"}


class NotMeasured(Exception):
    """Why a ratio cannot be told."""


def say(text):
    print(text, file=sys.stderr, flush=True)


def run(*command, **options):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **options)
    if done.returncode != 0:
        raise NotMeasured(f"{pathlib.Path(command[0]).name}: {done.stderr.strip()[-300:]}")
    return done.stdout


def program(name):
    path = BUILD / name
    if not path.exists():
        raise NotMeasured(f"{path} was not built")
    return path


def cli(profile, *arguments):
    return run(program("src/steward-cli/steward-cli"), f"--profile={profile}", f"--today={TODAY}", *arguments)


# --- Customers ----------------------------------------------------------------------------------------


class Server:
    """The usage API of all customers; answers at once, or after a while."""

    def __init__(self, latency_ms=0):
        days = (TODAY - datetime.date(1970, 1, 1)).days
        self.process = subprocess.Popen([program("bench/answer-server"), str(days), str(latency_ms)],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()

    def cpu_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def write_portfolio(path, url, count):
    """One address of the API for all, with one token: how fast a keyring finds one of ten thousand is not Steward's."""
    words = ["Amber", "Birch", "Cobalt", "Delta", "Ember", "Fjord", "Granite", "Harbour", "Indigo", "Juniper", "Kestrel"]
    trades = ["Freight", "Telecom", "Payments", "Foods", "Research", "Insurance", "Rail"]
    advisors = ["Ada Keller", "Wen Zhou", "Nora Eriksen", "Omar Haddad", "Priya Patel"]
    with open(path, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["name", "url", "source_url", "segment", "advisor", "contract_close", "production", "renewal", "region"])
        for i in range(count):
            day = TODAY - datetime.timedelta(90 + i * 7 % 900)
            rows.writerow([f"{words[i % 11]} {trades[i % 7]} {i}", f"{url}/c{i}", url, ["Enterprise", "Growth"][i % 2],
                           advisors[i % 5], day, day + datetime.timedelta(30), TODAY + datetime.timedelta(30 + i * 11 % 700),
                           ["EMEA", "AMER", "APAC"][i % 3]])


def import_portfolio(name, url, count):
    profile = PLACE / name
    profile.mkdir()
    write_portfolio(profile / "portfolio.csv", url, count)
    cli(profile, "customers", "import", profile / "portfolio.csv")
    return profile


def make_profile(name, url, count):
    """Customers that were never synced."""
    profile = import_portfolio(name, url, count)
    run(program("src/steward-cli/steward-cli"), f"--profile={profile}", "tokens", "set", url, input=TOKEN)
    return profile


def add_old_months(profile):
    """What the server has forgotten since, as earlier syncs would have left it: two years with what it still tells."""
    last = TODAY.year * 12 + TODAY.month - 1 - 3
    run("sqlite3", profile / "steward.db",
        f"WITH RECURSIVE ago (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM ago WHERE n < {OLD_MONTHS - 1})"
        f" INSERT INTO usage SELECT key, 2, {last} - n, 30 + (key * 7 + n * 5) % 60, 1 FROM customer, ago;")


def make_synced_profile(name, url, count):
    profile = make_profile(name, url, count)
    add_old_months(profile)
    cli(profile, "sync")
    return profile


def copy_profile(profile):
    copy = PLACE / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(profile, copy)
    return copy


# --- Watching windows ---------------------------------------------------------------------------------


def watch(command, *options):
    """What watch-window told, after everything it names: {"painted": [ms], "key": [ms, …], …}."""
    settings = pathlib.Path(os.environ["XDG_CONFIG_HOME"])
    shutil.rmtree(settings, ignore_errors=True)
    keyfile = settings / "glib-2.0" / "settings" / "keyfile"
    keyfile.parent.mkdir(parents=True)
    # Contacts shows its list, as it does every day, and not the questions of its first start.
    keyfile.write_text("[org/gnome/Contacts]\ndid-initial-setup=true\n", encoding="ascii")
    told = {}
    for line in run(program("bench/watch-window"), *options, "--", *command).splitlines():
        words = line.split()
        told.setdefault(words[0], []).append(float(words[-1]))
    return told


def watch_steward(profile, *options, rows=ROWS):
    schemas = BUILD / "data"
    return watch(["env", f"GSETTINGS_SCHEMA_DIR={schemas}", program("src/steward/steward"), f"--profile={profile}",
                  f"--today={TODAY}"], f"--strip={STRIP}", f"--rows={rows}", *options)


def start_first(profile, rows):
    """The first start of a day makes a backup; it is not among those that are measured."""
    for rest in (1000, 2000, 4000, 8000):
        watch_steward(profile, f"--rest={rest}", rows=rows)
        if any((profile / "backups").glob("steward-*.db")):
            return
    raise NotMeasured("the backup of the day was not made")


def watch_contacts():
    if shutil.which("gnome-contacts") is None:
        raise NotMeasured("gnome-contacts is not installed")
    return watch(["gnome-contacts"])


def median_of_keys(told):
    if "key" not in told:
        raise NotMeasured("no key changed the list")
    return statistics.median(told["key"])


# --- Syncing ------------------------------------------------------------------------------------------


def write_bodies():
    for operation, variables in (("StewardLicense", {}), ("StewardUsage", {"d": 93, "w": 13, "m": 3})):
        query = (DOCUMENTS / f"{operation}.graphql").read_text(encoding="utf-8")
        body = json.dumps({"query": query, "operationName": operation, "variables": variables}, separators=(",", ":"))
        (PLACE / f"{operation}.json").write_text(body, encoding="utf-8")


def time_curl(url, count):
    """The requests that a sync sends, over as many connections, thrown away."""
    words = ["curl", "--parallel", "--parallel-immediate", "--parallel-max", CONNECTIONS]
    for n, operation in enumerate(("StewardLicense", "StewardUsage")):
        words += [*(["--next"] if n else []), "--silent", "--fail", "--header", "Content-Type: application/json", "--header",
                  "Accept: application/json", "--header", f"Authorization: token {TOKEN}", "--output", "/dev/null",
                  "--data", f"@{PLACE / operation}.json", f"{url}/.api/graphql?[1-{count}]"]
    began = time.monotonic()
    run(*words)
    return time.monotonic() - began


def time_sync(profile):
    copy = copy_profile(profile)
    began = time.monotonic()
    cli(copy, "sync")
    return time.monotonic() - began


# --- Computing figures --------------------------------------------------------------------------------


def days_since_1970(day):
    return (day - datetime.date(1970, 1, 1)).days


def make_figures_profile(count):
    """Customers with 730 days of usage each, and with contracts, packed as a sync leaves them."""
    say(f"Making {count} customers with 730 days")
    profile = import_portfolio(f"figures-{count}", "https://sourcegraph.example.com", count)
    script = (FIGURES / "usage.sql").read_text(encoding="utf-8")
    script = script.replace("@today@", str(days_since_1970(TODAY))).replace("@month@", str(TODAY.year * 12 + TODAY.month - 1))
    run("sqlite3", profile / "steward.db", input=script)
    run(program("bench/figures"), "pack", profile / "steward.db", TODAY)
    return profile


def make_duckdb(profile):
    """The same tables for DuckDB, in a file of its own."""
    for table, columns in DUCKDB_TABLES.items():
        run("sqlite3", "-csv", profile / "steward.db", f".output {profile / table}.csv", f"SELECT {columns} FROM {table}")
    run_duckdb("make", profile)


def run_duckdb(*arguments):
    if shutil.which("node") is None:
        raise NotMeasured("node is not installed")
    return run("node", FIGURES / "duckdb.js", *arguments)


def time_figures(how, profile):
    return float(run(program("bench/figures"), how, profile / "steward.db", TODAY, profile / "figures.csv"))


def time_duckdb(how, profile):
    """The trailing year is from the last day of a month to that of the last complete one."""
    to = TODAY.replace(day=1) - datetime.timedelta(1)
    since = to.replace(year=to.year - 1)
    month = TODAY.year * 12 + TODAY.month - 2
    return float(run_duckdb(how, profile, days_since_1970(TODAY), month, days_since_1970(since), days_since_1970(to),
                            profile / "duckdb.csv"))


def read_figures(path):
    with open(path, encoding="utf-8", newline="") as file:
        return {name: [float(figure) if figure else None for figure in figures] for name, *figures in csv.reader(file)}


def expect_same_figures(profile):
    ours, theirs = read_figures(profile / "figures.csv"), read_figures(profile / "duckdb.csv")
    if ours.keys() != theirs.keys():
        raise NotMeasured("DuckDB was given other customers")
    for name, figures in ours.items():
        for a, b in zip(figures, theirs[name], strict=True):
            if (a is None) != (b is None) or (a is not None and not math.isclose(a, b, rel_tol=1e-12)):
                raise NotMeasured(f"{name or 'retention'} is {figures}, of DuckDB {theirs[name]}")


# --- The ratios ---------------------------------------------------------------------------------------


def make_word(rank):
    """The word that stands at a place of the list of how often words are used; no other begins with it."""
    word, place = "", rank
    for _ in range(4):
        word, place = word + SYLLABLES[place % len(SYLLABLES)], place // len(SYLLABLES)
    return word


def make_notes(count):
    """A profile with notes, and a folder with the same text as files."""
    say(f"Making {count} notes")
    profile = import_portfolio(f"notes-{count}", "https://sourcegraph.example.com", max(1, count // NOTES_PER_CUSTOMER))
    chance = random.Random(1)
    words = [make_word(rank) for rank in range(VOCABULARY)]
    weights = [1 / (rank + 1) for rank in range(VOCABULARY)]
    folder = profile / "files"
    rows = []
    for i in range(count):
        text = " ".join(chance.choices(words, weights, k=WORDS_OF_NOTE)) + "\n"
        rows.append((f"note-{i}", 1 + i // NOTES_PER_CUSTOMER, days_since_1970(TODAY) - i % 700, text.split(" ", 1)[0], text))
        place = folder / f"{i // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{i}.md").write_text(text, encoding="utf-8")
    with contextlib.closing(sqlite3.connect(profile / "steward.db")) as database, database:
        database.executemany("""INSERT INTO note (id, customer, day, title, tags, attendees, pinned, created_at, updated_at, excerpt, body)
                             VALUES (?, ?, ?, ?, '[]', '[]', 0, 1, 1, '', ?)""", rows)
    return profile


def expect_as_many(steward, ripgrep):
    """Both find the same, or comparing them says nothing."""
    found, files = len(json.loads(run(*steward))), len(run(*ripgrep).splitlines())
    if found != files:
        raise NotMeasured(f"Steward finds {found} notes, ripgrep {files}")


def time_each(commands):
    """How long some commands take in all, in milliseconds."""
    begin = time.perf_counter()
    for command in commands:
        run(*command)
    return (time.perf_counter() - begin) * 1000


class Bench:
    """Everything that is measured takes turns between its two sides; where it does so more than once, each is tried before it counts."""

    def __init__(self, many, runs):
        self.many = many
        self.runs = runs
        self.rows = min(ROWS, many // 2)
        self.profiles = {}

    def alternate(self, a, b):
        """Medians of two functions, in turn."""
        if self.runs > 1:
            a(), b()
        taken = [(a(), b()) for _ in range(self.runs)]
        return tuple(statistics.median(column) for column in zip(*taken))

    def profile(self, count):
        """A profile that was synced, made once."""
        if count not in self.profiles:
            say(f"Making {count} customers")
            with Server() as server:
                profile = make_synced_profile(f"synced-{count}", server.url, count)
            start_first(profile, min(self.rows, count // 2))
            self.profiles[count] = profile
        return self.profiles[count]

    def start(self):
        profile = self.profile(self.many)
        return watch_steward(profile, rows=self.rows)["filled"][0]

    def start_contacts(self):
        watch_contacts()
        return self.alternate(self.start, lambda: watch_contacts()["painted"][0])

    def start_bare(self):
        bare = [program("bench/bare-window")]
        return self.alternate(self.start, lambda: watch(bare)["painted"][0])

    def sync(self, latency_ms, runs):
        write_bodies()
        with Server(latency_ms) as server:
            profile = make_profile(f"unsynced-{latency_ms}", server.url, self.many)
            self.runs, before = runs, self.runs
            busy = server.cpu_seconds()
            taken = self.alternate(lambda: time_sync(profile), lambda: time_curl(server.url, self.many))
            busy = (server.cpu_seconds() - busy) / 2 / (runs + (runs > 1))
            self.runs = before
        say(f"The server was at work for {busy:.2f} s of each")
        return taken

    def sync_curl(self):
        return self.sync(0, self.runs)

    def sync_curl_waiting(self):
        return self.sync(LATENCY_MS, min(self.runs, 3))

    def weigh(self, what):
        many, few = self.profile(self.many), self.profile(FEW)
        return self.alternate(lambda: watch_steward(many, REST, rows=self.rows)[what][0] / 1024,
                              lambda: watch_steward(few, REST, rows=FEW // 2)[what][0] / 1024)

    def memory(self):
        return self.weigh("memory")

    def memory_private(self):
        return self.weigh("private")

    def keys(self, names):
        keys = f"--keys={','.join(names)}"
        many, few = self.profile(self.many), self.profile(FEW)
        size = f"--size={LOW_WINDOW}"
        return self.alternate(lambda: median_of_keys(watch_steward(many, size, keys, rows=self.rows)),
                              lambda: median_of_keys(watch_steward(few, size, keys, rows=FEW // 2)))

    def filter(self):
        return self.keys(["Control+f", *KEYS])

    def scroll(self):
        return self.keys(WHEEL)

    def figures_profile(self, count):
        """Kept until all is measured, because making it takes longer."""
        if ("figures", count) not in self.profiles:
            self.profiles["figures", count] = make_figures_profile(count)
        return self.profiles["figures", count]

    def compare_figures(self, how):
        profile = self.figures_profile(self.many)
        if not (profile / "duckdb").exists():
            make_duckdb(profile)
        taken = self.alternate(lambda: time_figures(how, profile), lambda: time_duckdb(how, profile))
        expect_same_figures(profile)
        return taken

    def figures_duckdb(self):
        return self.compare_figures("memory")

    def figures_duckdb_file(self):
        return self.compare_figures("file")

    def figures_of_more(self):
        few, many = self.figures_profile(self.many), self.figures_profile(10 * self.many)
        return self.alternate(lambda: time_figures("file", many), lambda: time_figures("file", few))

    def search(self):
        if shutil.which("rg") is None:
            raise NotMeasured("ripgrep is not installed")
        profile = make_notes(10 * self.many)
        words = [make_word(rank) for rank in RANKS]
        steward = [program("src/steward-cli/steward-cli"), f"--profile={profile}", f"--today={TODAY}", "notes", "search", "--json"]
        ripgrep = ["rg", "--ignore-case", "--count", profile / "files", "--regexp"]
        expect_as_many([*steward, words[-1]], [*ripgrep, rf"\b{words[-1]}"])
        return self.alternate(lambda: time_each([*steward, "--limit=20", word] for word in words),
                              lambda: time_each([*ripgrep, rf"\b{word}"] for word in words))


# name, aim, unit, what is measured; an aim of None is reported, and nothing is aimed at.
RATIOS = [
    ("start-contacts", 1.0, "ms", "start to the list of {n} / GNOME Contacts to its empty window", Bench.start_contacts),
    ("start-bare", None, "ms", "start to the list of {n} / a bare libadwaita window", Bench.start_bare),
    ("sync-curl", 1.25, "s", "sync of {n} / curl --parallel, the same requests, answered at once", Bench.sync_curl),
    ("sync-curl-20ms", 1.25, "s", "the same, each answer taking 20 ms", Bench.sync_curl_waiting),
    ("memory", 1.5, "MiB", "resident with {n} / with 10", Bench.memory),
    ("memory-private", None, "MiB", "of that, what no other program shares", Bench.memory_private),
    ("filter", 2.0, "ms", "keystroke to the filtered list, {n} / 10", Bench.filter),
    ("scroll", 2.0, "ms", "scroll by a page, {n} / 10", Bench.scroll),
    ("figures-duckdb", 1.0, "ms", "every figure of {n} with 730 days / a few in SQL by DuckDB, from memory", Bench.figures_duckdb),
    ("figures-duckdb-file", 1.0, "ms", "the same, each from its own file", Bench.figures_duckdb_file),
    ("search-ripgrep", 0.2, "ms", "the best of three searches in ten times {n} notes / ripgrep in the same text as files", Bench.search),
    ("figures-100000", 12.0, "ms", "every figure of ten times {n} / of {n}, from the file", Bench.figures_of_more),
]


def measure(bench, name, aim, unit, function):
    result = {"name": name, "ratio": None, "aim": aim, "a": None, "b": None, "unit": unit}
    say(f"Measuring {name}")
    try:
        a, b = function(bench)
    except (NotMeasured, OSError) as problem:
        return {**result, "reason": str(problem)}
    return {**result, "ratio": round(a / b, 2), "a": round(a, 2), "b": round(b, 2)}


def describe(result, what):
    numbers = f"{'-':>7} {'-':>9} {'-':>9}" if result["ratio"] is None else \
        f"{result['ratio']:7.2f} {result['a']:9.1f} {result['b']:9.1f}"
    aim = "-" if result["aim"] is None else f"{result['aim']:.2f}"
    return f"{result['name']:19} {numbers} {result['unit']:4} {aim:>5}  {result.get('reason', what)}"


def read_arguments():
    parser = argparse.ArgumentParser(prog="./dev bench", description="Measures Steward against what a user has anyway.")
    parser.add_argument("--json", action="store_true", help="one object a line")
    parser.add_argument("--customers", type=int, default=10000, help="how many are many (10000)")
    parser.add_argument("--runs", type=int, default=5, help="how often each side runs (5)")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(name for name, *_ in RATIOS))
    arguments = parser.parse_args()
    unknown = set(arguments.names) - {name for name, *_ in RATIOS}
    if unknown or arguments.runs < 1 or arguments.customers < FEW:
        parser.error(f"nothing is called {', '.join(sorted(unknown))}" if unknown else "too few customers or runs")
    return arguments


def use_own_places():
    """Nothing of the person who measures takes part, nor of their address book, which programs of the bus would read."""
    places = {f"XDG_{name}_HOME": str(PLACE / name.lower()) for name in ("CACHE", "CONFIG", "DATA", "STATE")}
    os.environ.update({**ENVIRONMENT, **places})
    run("dbus-update-activation-environment", *(f"{name}={place}" for name, place in places.items()))


def main():
    arguments = read_arguments()
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    use_own_places()
    bench = Bench(arguments.customers, arguments.runs)
    if not arguments.json:
        print(f"{'':19} {'ratio':>7} {'a':>9} {'b':>9} {'':4} {'aim':>5}")
    for name, aim, unit, what, function in RATIOS:
        if arguments.names and name not in arguments.names:
            continue
        result = measure(bench, name, aim, unit, function)
        print(json.dumps(result) if arguments.json else describe(result, what.format(n=arguments.customers)), flush=True)
    shutil.rmtree(PLACE)


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main()
