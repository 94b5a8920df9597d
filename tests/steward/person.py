# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody who does everything by keyboard, and expects to know after each key where they are."""

from window import PATIENCE_SECONDS, Atspi, Window, comes, fits, has_state, name_of, text_of, wait_for

# What only holds others: a row without a name is called by what stands in it.
NAMED_BY_CONTENT = ("list item", "menu item", "table row", "table cell")
# Long enough for a menu to open on a busy machine.
MENU_SECONDS = 10
ENTRIES = ("text", "password text", "entry")
HARMLESS = (
    # GTK's file chooser completes a path in a folder that it has left by the next key.
    "gtk_tree_model_get_iter_first: assertion 'GTK_IS_TREE_MODEL (tree_model)' failed",
    # There is no window manager to take the focus from a window before it goes.
    "GtkText - did not receive a focus-out event.", "If you handle this event, you must return",
    "GDK_EVENT_PROPAGATE so the default handler", "gets the event as well")


class Person(Window):
    def press(self, keys, *, focus, role=None):
        """Presses a key, with the modifiers before it held ("Ctrl+f"), and waits until the focus is where it belongs
        after that: on what is called `focus`, which may be a predicate, and has the role where one is given."""
        self._press(keys)
        self.expect_focus(focus, role)

    def open_menu(self):
        """Presses the button that has the keyboard, and goes on in its menu. GTK 4.18 closes a menu that finds too
        little room while its button still moves: whoever sees that presses once more."""
        self._press("Return")
        if not comes(self._is_in_menu, MENU_SECONDS) and not has_state(self.focused(), Atspi.StateType.CHECKED):
            self._press("Return")
        wait_for("a menu", self._is_in_menu, self.describe)

    def type(self, text):
        """Types into what has the keyboard, which keeps it and then holds the text."""
        entry = self.focused()
        assert entry and entry.get_editable_text_iface(), f"nothing can be typed into {self.focus()}"
        self._wait_for_keyboard()
        length = Atspi.Text.get_character_count(entry) + len(text)
        self.keyboard.type(text)
        # What is secret shows no more than its length.
        wait_for(f"“{text}” in {self.focus()}", lambda: Atspi.Text.get_character_count(entry) == length, self.describe)
        assert self.focused() == entry, f"typing moved the focus to {self.focus()}"

    def retype(self, text):
        """The same in place of what was there."""
        self._press("Ctrl+a")
        self._press("BackSpace")
        wait_for("an empty entry", lambda: text_of(self.focused()) == "", self.describe)
        self.type(text)

    def expect_focus(self, name, role=None):
        wait_for(f"the focus on {role or 'what is called'} “{name}”",
                 lambda: self.keyboard.give_focus() and self._is_at(name, role), self.describe)

    def go_to(self, name, role=None, key="Tab"):
        """Goes on by Tab, or by another key, until something has the keyboard."""
        seen = []
        while not self._is_at(name, role):
            assert self.focused() not in seen, \
                f"{key} leads to {[(found.get_role_name(), name_of(found)) for found in seen]}, not to “{name}”"
            seen.append(self.focused())
            self.step(key)
        self._wait_until_it_stands()

    def step(self, key):
        """Presses a key that moves the focus, and tells where to."""
        before = self.focused()
        self._press(key)
        return wait_for(f"another focus than {before and name_of(before)} after {key}",
                        lambda: self.focused() not in (None, before) and self.focused(), self.describe)

    def move(self, key):
        """Presses a key that may move the focus, and tells whether it did."""
        before = self.focused()
        self._press(key)
        return comes(lambda: self.focused() not in (None, before), seconds=0.5)

    def choose_file(self, path, focus, role=None):
        """Types a path into the file chooser that opens (GTK's own, for no portal is there), and takes it. The chooser completes what is typed, and may
        begin anew when its folder has been read: who sees something else in the entry types again."""
        wait_for("the file chooser", lambda: self.keyboard.count_windows() > 1, self.describe)
        wait_for(f"{path} to be taken", lambda: self._try_path(str(path)), self.describe)
        self.expect_focus(focus, role)

    def _try_path(self, path):
        self._wait_for_keyboard()
        if not self._has_entry():
            self.keyboard.press("Ctrl+l")
            comes(self._has_entry)
            return False
        self.keyboard.press("Ctrl+a")
        self.keyboard.type(path)
        if not comes(lambda: self._has_entry() and text_of(self.focused()) == path):
            return False
        self.keyboard.press("Return")
        return comes(lambda: self.keyboard.count_windows() == 1)

    def close(self):
        # A dialog that is still going would take the key.
        self.wait_gone("dialog")
        self.leave("Ctrl+w")

    def leave(self, keys):
        """Presses the key that ends the program, and expects that nothing went wrong on the way."""
        self._press(keys)
        assert self.process.wait(PATIENCE_SECONDS) == 0, self.log.read_text("utf-8")
        assert not self.complaints()

    def complaints(self):
        """What the program had to say, which is nothing where all is well."""
        lines = self.log.read_text("utf-8").splitlines()
        return [line for line in lines if line.strip() and not any(known in line for known in HARMLESS)]

    # --- Inside ---

    def _press(self, keys):
        self._wait_for_keyboard()
        self.keyboard.press(keys)

    def _wait_until_it_stands(self):
        """What has the keyboard is scrolled into sight: who sees it move waits for it, as GTK closes a menu that opens
        where there is no room."""
        places = []

        def stands():
            extents = Atspi.Component.get_extents(self.focused(), Atspi.CoordType.WINDOW)
            places.append((extents.x, extents.y))
            return places[-3:] == [places[-1]] * 3

        wait_for("what has the keyboard to stand still", stands, self.describe)

    def _wait_for_keyboard(self):
        wait_for("a window to type into", self.keyboard.give_focus)

    def _is_at(self, name, role):
        found = self.focused()
        return found is not None and fits(found, role, None) and self._is_called(found, name)

    def _is_called(self, accessible, name):
        matches = name if callable(name) else lambda text: text == name
        if matches(name_of(accessible)):
            return True
        inside = accessible.get_role_name() in NAMED_BY_CONTENT
        return inside and any(matches(name_of(part)) for part in self.walk(accessible))

    def _is_in_menu(self):
        found = self.focused()
        return found is not None and found.get_role_name() == "menu item"

    def _has_entry(self):
        found = self.focused()
        return found is not None and found.get_role_name() in ENTRIES
