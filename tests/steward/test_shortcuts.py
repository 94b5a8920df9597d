# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of keyboard shortcuts has every key that the sources set, and no other."""

import pathlib
import re

ROOT = pathlib.Path(__file__).parents[2]
SOURCES = ROOT / "src" / "steward"
PAGE = (ROOT / "ui" / "help-overlay.blp").read_text("utf-8")
# What GTK does by itself, so that no source sets it.
GTKS_OWN = {"Return", "Escape", "<Control>a"}
# Other names of a key that the page has: of the number pad, and those beside a key on some keyboards.
SAME = {"equal": "plus"}


def read_sources():
    return "\n".join(path.read_text("utf-8") for path in sorted(SOURCES.rglob("*.c")))


def keys_of_page():
    return {key for keys in re.findall(r'accelerator: "([^"]+)"', PAGE) for key in keys.split()}


def actions_of_page():
    return set(re.findall(r'action-name: "([^"]+)"', PAGE))


def keys_of_widgets(text):
    """Keys that a widget takes itself, by the names that the page has for them."""
    bound = re.findall(r"add_binding(?:_action|_signal)? \(\s*\w+,\s*GDK_KEY_(\w+),\s*(\w+)", text)
    for key, modifier in bound:
        yield {"GDK_SHIFT_MASK": "<Shift>", "GDK_CONTROL_MASK": "<Control>"}.get(modifier, "") + key
    yield from re.findall(r'add_shortcut \(row, "([^"]+)"', text)
    for table in re.findall(r"= \{((?:\s*(?:\{[^{}]*\}|GDK_KEY_\w+),?)+\s*)\};", text):
        yield from (SAME.get(key, key) for key in re.findall(r"GDK_KEY_(?!KP_)(\w+)", table))
    if "keyval == GDK_KEY_c && (state & GDK_CONTROL_MASK)" in text:
        yield "<Control>c"


def test_every_action_with_a_key_is_on_the_page():
    accelerators = dict(re.findall(r'\{ "([a-z]+\.[a-z-]+)", \{ ((?:"[^"]+",? ?)+)\} \}', read_sources()))
    assert len(accelerators) > 8
    assert accelerators.keys() == actions_of_page()


def test_every_key_of_a_widget_is_on_the_page():
    keys = set(keys_of_widgets(read_sources()))
    assert {"Left", "Page_Up", "<Shift>F10", "F2", "plus"} <= keys
    assert keys | GTKS_OWN == keys_of_page()


def test_no_key_means_two_things():
    keys = [key for line in re.findall(r'\{ "[a-z]+\.[a-z-]+", (\{ (?:"[^"]+",? ?)+\}) \}', read_sources())
            for key in re.findall(r'"([^"]+)"', line)]
    assert len(keys) == len(set(keys))
