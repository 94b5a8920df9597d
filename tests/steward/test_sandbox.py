# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is installed as a Flatpak, in the sandbox that its manifest describes: `./dev flatpak` runs this, and then the
journeys. A plain session bus has no portal, so nothing may need one but what says so by its name."""

import csv
import json
import os
import pathlib
import re
import subprocess

import pytest
from conftest import TODAY, Server
from gi.repository import Gio, GLib
from person import Person
from window import PATIENCE_SECONDS, Atspi, name_of, wait_for

LAST_MONTH = "2026-10"
APP = os.environ["STEWARD_FLATPAK"]


@pytest.fixture(autouse=True)
def no_debugging(monkeypatch):
    """The sandbox as a person has it; Flatpak itself need not live with fatal warnings."""
    for name in ("G_DEBUG", "GDK_BACKEND", "GDK_DEBUG", "GSETTINGS_BACKEND", "GSK_RENDERER"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def data():
    """The folder of the application, which both sides see under the same path."""
    folder = pathlib.Path(os.environ["HOME"], ".var/app", APP, "data")
    folder.mkdir(parents=True)
    return folder


def in_sandbox(command, *arguments, codes=(0,), given=None):
    done = subprocess.run(["flatpak", "run", f"--command={command}", APP, *map(str, arguments)], input=given,
                          capture_output=True, text=True, timeout=PATIENCE_SECONDS * 2, check=False)
    assert done.returncode in codes, f"{command} {arguments} ended with {done.returncode} in the sandbox: {done.stderr}"
    return done.stdout


@pytest.fixture
def start(tmp_path):
    """Starts the window in the sandbox, and ends it."""
    processes = []

    def run(*arguments):
        log = tmp_path / "steward.log"
        with log.open("w", encoding="utf-8") as stream:
            process = subprocess.Popen(["flatpak", "run", "--die-with-parent", APP, *arguments], stdin=subprocess.DEVNULL,
                                       stdout=stream, stderr=stream, start_new_session=True)
        processes.append(process)
        return Person(process, log)

    yield run
    for process in processes:
        process.kill()
        process.wait()


@pytest.fixture
def sample(data):
    """The sample server beside the sandbox; its files where the sandbox sees them."""
    folder = data / "sample"
    with subprocess.Popen([os.environ["STEWARD_SAMPLE"], "--once-ready-print", "--until-eof", f"--write={folder}",
                           f"--today={TODAY}", "--slow=0.1"],
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Server(process, folder)


def bus_names():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    return bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ListNames", None,
                         GLib.VariantType("(as)"), Gio.DBusCallFlags.NONE, -1, None).unpack()[0]


def test_it_is_the_version_of_these_sources():
    version = re.search(r"version: '(.+?)'", pathlib.Path("meson.build").read_text("utf-8"))[1]
    assert in_sandbox("steward-cli", "--version") == f"steward-cli {version}\n"
    assert in_sandbox("steward", "--version") == f"steward {version}\n"


def test_it_holds_what_is_used_and_nothing_else():
    assert in_sandbox("sh", "-c", "cd /app/bin && ls").split() == ["steward", "steward-cli"]


def test_files_outside_are_out_of_reach(tmp_path, data):
    (data / "inside").write_text("the application's own", encoding="utf-8")
    assert in_sandbox("cat", data / "inside") == "the application's own"
    for folder in (pathlib.Path(os.environ["HOME"]), tmp_path, pathlib.Path.cwd() / "build"):
        path = folder / "outside"
        path.write_text("someone else's", encoding="utf-8")
        try:
            assert in_sandbox("cat", path, codes=(1,)) == "", f"the sandbox reads {path}"
            in_sandbox("sh", "-c", f"echo mine 2>/dev/null >'{path}' || true")
            assert path.read_text("utf-8") == "someone else's", f"the sandbox writes {path}"
        finally:
            path.unlink()


def test_the_first_window_opens_without_any_portal(start):
    window = start()
    wait_for(f"the name {APP} on the bus", lambda: APP in bus_names())
    window.see("Who Do You Look After?")
    window.close()
    wait_for(f"the end of {APP} on the bus", lambda: APP not in bus_names())


def call(path, interface, method, arguments):
    Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(APP, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE,
                                                    PATIENCE_SECONDS * 1000, None)


def test_the_bus_starts_it():
    """As a desktop does with what is DBusActivatable."""
    path = "/" + APP.replace(".", "/")
    call(path, "org.freedesktop.Application", "Activate", GLib.Variant("(a{sv})", ({},)))
    desktop = Atspi.get_desktop(0)
    wait_for("a window", lambda: any(desktop.get_child_at_index(i).get_child_count()
                                     for i in range(desktop.get_child_count())))
    call(path, "org.freedesktop.Application", "ActivateAction", GLib.Variant("(sava{sv})", ("quit", [], {})))
    wait_for(f"the end of {APP} on the bus", lambda: APP not in bus_names())


def test_without_a_keyring_a_token_is_refused_and_not_lost_silently():
    in_sandbox("steward-cli", "tokens", "set", "https://sourcegraph.example.com", codes=(3,), given="sgp_" + "0" * 40)


def sync_sample(sample, *options):
    """Imports the portfolio, syncs it, and returns what is known of each customer, and the truth."""
    in_sandbox("steward-cli", *options, "customers", "import", sample.portfolio)
    in_sandbox("steward-cli", *options, "tokens", "import", sample.tokens)
    # Some of its customers are there to fail.
    in_sandbox("steward-cli", *options, "sync", "--jobs=16", codes=(1,))
    shown = json.loads(in_sandbox("steward-cli", *options, "customers", "list", "--json"))
    truth = json.loads((sample.portfolio.parent / "truth.json").read_text("utf-8"))
    return {customer["name"]: customer for customer in shown}, truth


def check_synced(shown, truth):
    assert shown.keys() == {customer["name"] for customer in truth}
    fine = [customer for customer in truth if customer["source"] != "file" and not any(customer["errors"].values())]
    assert len(fine) > len(truth) / 3
    for customer in fine:
        figures = shown[customer["name"]]
        assert figures["sync"]["state"] == "ok", figures["sync"]
        assert figures["utilization"]["mau"] == customer["months"][LAST_MONTH], customer["name"]
    for customer in truth:
        # The slow one is not slow here.
        if any(customer["errors"].values()) and customer["kind"] != "slow":
            assert shown[customer["name"]]["sync"]["state"] == "failed", customer["name"]


def test_the_sample_portfolio_is_synced(sample, data, start):
    options = [f"--profile={data / 'profile'}", f"--today={TODAY}"]
    shown, truth = sync_sample(sample, *options)
    check_synced(shown, truth)
    window = start(*options)
    window.see(f"{len(truth)} customers")
    # Of the table only what fits is there to be read.
    wait_for("ten customers in the window", lambda: len(shown.keys() & set(map(name_of, window.find_all()))) >= 10)
    window.close()


def test_tokens_are_kept_by_the_secret_portal(sample, data, monkeypatch):
    """In the application's own place: no profile, no password, and no permission to talk to the Secret Service."""
    monkeypatch.delenv("STEWARD_SECRET_PASSWORD")
    check_synced(*sync_sample(sample, f"--today={TODAY}"))
    keyring = data / "keyrings" / "default.keyring"
    assert keyring.stat().st_mode & 0o777 == 0o600
    with sample.tokens.open(encoding="utf-8") as tokens:
        held = [row["token"].encode() for row in csv.DictReader(tokens)]
    for path in filter(pathlib.Path.is_file, data.rglob("*")):
        if path != sample.tokens:
            assert not any(token in path.read_bytes() for token in held), f"{path} holds a token"
