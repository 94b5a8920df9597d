# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every journey starts with: the built window on a profile of its own, seen through the accessibility bus, the
sample server, and the command line beside them."""

import contextlib
import json
import os
import subprocess
import time

import gi
import pytest

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# X keysyms, and of modifiers, which are held, the keycodes that Xvfb has for them.
KEYVALS = {"Return": 0xFF0D, "Escape": 0xFF1B, "Left": 0xFF51, "Right": 0xFF53, "Home": 0xFF50, "End": 0xFF57,
           "Down": 0xFF54, "Tab": 0xFF09}
KEYCODES = {"Control": 37, "Shift": 50}
TODAY = "2026-11-23"
# Long enough for a busy machine and for sanitizers; nothing waits longer than it has to.
PATIENCE_SECONDS = 60
LOOK_AGAIN_SECONDS = 0.02


def wait_for(what, condition, describe=lambda: ""):
    """Returns what `condition` returns as soon as that is true; `what` names what never came, and `describe` tells
    what was there instead."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        found = None
        # A part of the window may go while it is looked at.
        with contextlib.suppress(GLib.Error):
            found = condition()
        if found:
            return found
        assert time.monotonic() < deadline, f"{what} did not come{describe()}"
        time.sleep(LOOK_AGAIN_SECONDS)


def session_of(process):
    """Which program a process belongs to: each is started in a session of its own. One in a sandbox is met by way of
    a proxy, which is no child of it."""
    try:
        return os.getsid(process)
    except ProcessLookupError:
        return None


def name_of(accessible):
    return accessible.get_name() or ""


def text_of(accessible):
    """What an entry or a label holds; Atspi gives -1 for the end."""
    return Atspi.Text.get_text(accessible, 0, Atspi.Text.get_character_count(accessible))


class Window:
    """The program, as a person meets it who cannot see it."""

    def __init__(self, process, log):
        self.process = process
        self.log = log
        self.application = wait_for("the window", self._find_application)

    def _find_application(self):
        assert self.process.poll() is None, self.log.read_text()
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and session_of(child.get_process_id()) == self.process.pid and child.get_child_count() > 0:
                return child
        return None

    # --- Looking ---

    def walk(self, root=None):
        """Everything that shows, in the order in which it is read."""
        root = root or self.application
        root.clear_cache_single()
        states = root.get_state_set()
        if root != self.application and not states.contains(Atspi.StateType.VISIBLE):
            return
        yield root
        for i in range(root.get_child_count()):
            child = root.get_child_at_index(i)
            if child:
                yield from self.walk(child)

    def find_all(self, role=None, name=None, within=None, showing=True):
        def fits(accessible):
            if role and accessible.get_role_name() != role:
                return False
            if name is not None and not (name(name_of(accessible)) if callable(name) else name_of(accessible) == name):
                return False
            return not showing or accessible.get_state_set().contains(Atspi.StateType.SHOWING)

        return [accessible for accessible in self.walk(within) if fits(accessible)]

    def find(self, role=None, name=None, within=None):
        """The first that fits, once it is there."""
        return wait_for(f"{role} “{name}”", lambda: next(iter(self.find_all(role, name, within)), None), self.describe)

    def see(self, text):
        """Waits for a text anywhere in the window."""
        return wait_for(f"“{text}”", lambda: self.sees(text), self.describe)

    def sees(self, text):
        return bool(self.find_all(name=lambda name: text in name))

    def wait_gone(self, role=None, name=None):
        wait_for(f"the end of {role} “{name}”", lambda: not self.find_all(role, name), self.describe)

    def describe(self):
        """What shows and has a name, for whoever has to find out why a test failed."""
        named = [f"{found.get_role_name()} “{name_of(found)}”" for found in self.find_all() if name_of(found)]
        return "\n".join(["; there is:", *named, self.log.read_text("utf-8")])

    # --- Doing ---

    def click(self, role, name, within=None):
        def try_it():
            accessible = next(iter(self.find_all(role, name, within)), None)
            if accessible is None or not accessible.get_state_set().contains(Atspi.StateType.SENSITIVE):
                return False
            return Atspi.Action.do_action(accessible, 0)

        wait_for(f"{role} “{name}” to click", try_it, self.describe)

    def entry(self, name, within=None):
        def find_it():
            for role in ("text", "password text", "entry"):
                for accessible in self.find_all(role, name, within):
                    if accessible.get_editable_text_iface():
                        return accessible
            return None

        return wait_for(f"entry “{name}”", find_it)

    def fill(self, name, text, within=None):
        Atspi.EditableText.set_text_contents(self.entry(name, within), text)

    def press(self, *keys):
        """Types a key, with the modifiers before it held: press("Control", "r")."""
        *modifiers, key = keys
        self.wait_for_keyboard()
        for modifier in modifiers:
            Atspi.generate_keyboard_event(KEYCODES[modifier], None, Atspi.KeySynthType.PRESS)
        Atspi.generate_keyboard_event(KEYVALS.get(key) or ord(key), None, Atspi.KeySynthType.SYM)
        for modifier in reversed(modifiers):
            Atspi.generate_keyboard_event(KEYCODES[modifier], None, Atspi.KeySynthType.RELEASE)

    def wait_for_keyboard(self):
        """There is no window manager: until the window has the focus, keys go nowhere."""
        wait_for("the keyboard", lambda: any(
            child.get_state_set().contains(Atspi.StateType.ACTIVE)
            for child in (self.application.get_child_at_index(i) for i in range(self.application.get_child_count()))))

    def has_focus(self, role, name):
        return any(found.get_state_set().contains(Atspi.StateType.FOCUSED) for found in self.find_all(role, name))

    def wait_for_focus(self, role, name):
        wait_for(f"the focus on {role} “{name}”", lambda: self.has_focus(role, name))

    def focused(self):
        """What holds the keyboard, and everything around it that says so."""
        return [(found.get_role_name(), name_of(found)) for found in self.find_all()
                if found.get_state_set().contains(Atspi.StateType.FOCUSED)]

    def tab_to(self, role, name):
        """Goes on by Tab until something has the keyboard."""
        seen = []
        while not self.has_focus(role, name):
            before = self.focused()
            assert seen.count(before) < 3, f"Tab does not lead to {role} “{name}”, only to {seen}"
            seen.append(before)
            self.press("Tab")
            wait_for("the next focus", lambda: self.focused() not in ([], before))

    # --- Ending ---

    def close(self):
        """Closes the window as a person does, and expects that nothing went wrong on the way."""
        self.press("Control", "w")
        self.wait_for_end()

    def wait_for_end(self):
        assert self.process.wait(PATIENCE_SECONDS) == 0, self.log.read_text()
        assert self.log.read_text() == ""


@pytest.fixture
def profile(tmp_path):
    return tmp_path / "profile"


@pytest.fixture(autouse=True)
def surroundings(tmp_path, monkeypatch):
    """Nothing of the person who runs the tests shows through."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("STEWARD_SECRET_PASSWORD", "correct horse")
    monkeypatch.setenv("STEWARD_HTTP_TIMEOUT", "10")
    # For the programs that are tested; this one's own libraries have read it by now.
    monkeypatch.setenv("G_DEBUG", "fatal-warnings,gc-friendly")


@pytest.fixture
def open_window(tmp_path, profile):
    processes = []

    def start():
        log = tmp_path / "steward.log"
        with log.open("w", encoding="utf-8") as stream:
            process = subprocess.Popen([os.environ["STEWARD"], f"--profile={profile}", f"--today={TODAY}"],
                                       stdin=subprocess.DEVNULL, stdout=stream, stderr=stream, start_new_session=True)
        processes.append(process)
        return Window(process, log)

    yield start
    for process in processes:
        process.kill()
        process.wait()


@pytest.fixture
def cli(profile):
    def run(*arguments, given=None):
        command = [os.environ["STEWARD_CLI"], f"--profile={profile}", f"--today={TODAY}", *map(str, arguments)]
        done = subprocess.run(command, input=given, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode in (0, 1), done.stderr
        return done.stdout

    def show(name):
        return json.loads(run("customers", "show", name, "--json"))

    run.show = show
    return run


class Server:
    """The sample usage API, with what it wrote of its customers."""

    def __init__(self, process, folder):
        self.process = process
        self.url = process.stdout.readline().strip()
        self.port = self.url.rpartition(":")[2]
        self.portfolio = folder / "portfolio.csv"
        self.tokens = folder / "tokens.csv"
        self.customers = [customer["name"] for customer in json.loads((folder / "truth.json").read_text("utf-8"))]

    def stop(self):
        self.process.stdin.close()
        assert self.process.wait(timeout=PATIENCE_SECONDS) == 0


@pytest.fixture
def serve(tmp_path):
    processes = []

    def start(*kinds, port="0", speed=0):
        folder = tmp_path / "sample"
        process = subprocess.Popen(
            [os.environ["STEWARD_SAMPLE"], "--once-ready-print", "--until-eof", f"--write={folder}",
             f"--today={TODAY}", f"--kinds={','.join(kinds)}", f"--customers={len(kinds)}", f"--port={port}",
             f"--speed={speed}"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        processes.append(process)
        return Server(process, folder)

    yield start
    for process in processes:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()
