# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as it is met by somebody who cannot see it: through the accessibility bus alone."""

import contextlib
import os
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402
from keyboard import Keyboard  # noqa: E402

# Long enough for a busy machine and for sanitizers; nothing waits longer than it has to.
PATIENCE_SECONDS = 60
LOOK_AGAIN_SECONDS = 0.01
# Looking everywhere takes longer than what the bus has to tell is on its way.
TOLD_SECONDS = 0.1


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


def comes(condition, seconds=2):
    """Whether something is true before long; for what may as well not come."""
    deadline = time.monotonic() + seconds
    while not (there := condition()) and time.monotonic() < deadline:
        time.sleep(LOOK_AGAIN_SECONDS)
    return there


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


def has_state(accessible, *states):
    held = accessible.get_state_set()
    return all(held.contains(state) for state in states)


def is_there(accessible):
    with contextlib.suppress(GLib.Error):
        accessible.clear_cache_single()
        return has_state(accessible, Atspi.StateType.SHOWING)
    return False


def fits(accessible, role, name):
    """Whether something has a role and a name; the name may be a predicate, and neither counts where it is None."""
    if role is not None and accessible.get_role_name() != role:
        return False
    return name is None or (name(name_of(accessible)) if callable(name) else name_of(accessible) == name)


def ancestors(accessible):
    while accessible := accessible.get_parent():
        yield accessible


class Window:
    def __init__(self, process, log):
        self.process = process
        self.log = log
        self.keyboard = Keyboard()
        self._windows, self._n_windows = [], 0
        self._focused = None
        self._listener = Atspi.EventListener.new(self._focus_cb)
        self._listener.register("object:state-changed:focused")
        self.application = wait_for("the program", self._find_application)
        wait_for("the window", self.windows)

    def _find_application(self):
        assert self.process.poll() is None, self.log.read_text("utf-8")
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and session_of(child.get_process_id()) == self.process.pid:
                return child
        return None

    # --- What is there ---

    def windows(self):
        """The windows that show. GTK 4.18 breaks off when it is asked for one that is just being made or thrown away,
        so it is asked only once the display shows one more."""
        count = self.keyboard.count_windows()
        # One may have come while another went.
        if count > self._n_windows or (count == self._n_windows and not all(map(is_there, self._windows))):
            self._windows = [self.application.get_child_at_index(i) for i in range(count)]
        elif count < self._n_windows:
            self._windows = [window for window in self._windows if is_there(window)]
        self._n_windows = count
        return self._windows

    def walk(self, root=None):
        """Everything that is visible, in the order in which it is read."""
        if root is None:
            for window in self.windows():
                yield from self.walk(window)
            return
        root.clear_cache_single()
        if not has_state(root, Atspi.StateType.VISIBLE):
            return
        yield root
        for i in range(root.get_child_count()):
            child = root.get_child_at_index(i)
            if child:
                yield from self.walk(child)

    def find_all(self, role=None, name=None, within=None):
        return [accessible for accessible in self.walk(within)
                if fits(accessible, role, name) and has_state(accessible, Atspi.StateType.SHOWING)]

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
        if self.process.poll() is not None:
            return f"; the program ended with {self.process.returncode}\n{self.log.read_text('utf-8')}"
        named = [f"{found.get_role_name()} “{name_of(found)}”" for found in self.find_all() if name_of(found)]
        return "\n".join(["; there is:", *named, f"and the focus is on {self.focus()}", self.log.read_text("utf-8")])

    # --- What has the keyboard ---

    def _focus_cb(self, event):
        if event.detail1:
            self._focused = event.source

    def focused(self):
        """What has the keyboard and shows, or None. The bus tells of it; who came too late for that looks for it."""
        if not comes(self._is_told_of_focus, TOLD_SECONDS):
            self._focused = next((found for found in self.find_all() if self._has_keyboard(found)), None)
        return self._focused

    def _is_told_of_focus(self):
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass
        return self._focused is not None and self._has_keyboard(self._focused)

    @staticmethod
    def _has_keyboard(accessible):
        return is_there(accessible) and has_state(accessible, Atspi.StateType.FOCUSED)

    def focus(self):
        """Role and name of what has the keyboard."""
        found = self.focused()
        return (found.get_role_name(), name_of(found)) if found else None
