# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture of every page in every variant, kept in the build folder; what can be told of them without eyes is checked
here."""

import collections
import concurrent.futures
import contextlib
import os
import pathlib
import subprocess

import pytest

TODAY = "2026-11-23"
USUAL, DARK, HIGH, HIGH_DARK, NARROW, MIRRORED, LARGE = VARIANTS = [
    "", "dark", "high-contrast", "high-contrast-dark", "360", "mirrored", "large-text"]
FOLDER = pathlib.Path(os.environ["STEWARD_PICTURES_FOLDER"])
BAD_ROWS = "name,url,seats,renewal\nJuno Rail,code.juno.example,800 seats,31.07.2027\nOrrin Air,code.orrin.example,90,\n"
NARROWEST = 360
# Texts that may be cut, as (page, text): cells of a table whose columns can be drawn wider.
MAY_BE_CUT = {("import", "https://code.orrin.example"), ("import", "Orrin Air")}
# Drawn as what pops up, which takes the room that it needs, its shadow too; the list of shortcuts is a window of GTK's.
POPUPS = {"filters", "explain"}
SHADOW = 24
GTKS_OWN = {"shortcuts"}
# WCAG 2.2 asks 4.5 of text. Text on the accent has what libadwaita gives it, but where more contrast is asked for.
LEAST_CONTRAST, LEAST_ON_ACCENT = 4.5, 3.7


@contextlib.contextmanager
def own_display():
    """What pops up closes what another program on the same display popped up."""
    reader, writer = os.pipe()
    with open(reader, encoding="utf-8") as told, subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1600x1200x24", "-noreset", "-nolisten", "tcp"],
            pass_fds=[writer], stderr=subprocess.DEVNULL) as server:
        os.close(writer)
        try:
            yield f":{told.readline().strip()}"
        finally:
            server.terminate()


def draw(variant, profile, bad_rows):
    command = [os.environ["STEWARD_PICTURES"], profile, TODAY, bad_rows, FOLDER, variant]
    with own_display() as display:
        done = subprocess.run(command, env=os.environ | {"DISPLAY": display}, capture_output=True, text=True,
                              timeout=200, check=False)
    assert done.returncode == 0 and done.stderr == "", f"{variant or 'usual'}: {done.stderr}"
    return [line.split("\t") for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """The facts of each variant: pages, of which each has lists of values by what they are about."""
    place = tmp_path_factory.mktemp("pictures")
    os.environ.update(G_DEBUG="fatal-warnings", HOME=str(place), LC_ALL="C.UTF-8", STEWARD_SECRET_PASSWORD="pictures")
    bad_rows = place / "bad-rows.csv"
    bad_rows.write_text(BAD_ROWS, encoding="utf-8")
    profile = place / "profile"
    subprocess.run([os.environ["STEWARD_CLI"], f"--profile={profile}", f"--today={TODAY}", "customers", "import",
                    "--sample"], capture_output=True, timeout=60, check=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    facts = collections.defaultdict(lambda: collections.defaultdict(lambda: collections.defaultdict(list)))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for variant, lines in zip(VARIANTS, pool.map(lambda variant: draw(variant, profile, bad_rows), VARIANTS)):
            for name, about, value in lines:
                facts[variant][name.removesuffix(f"-{variant}")][about].append(value)
    return facts


def each(book, about, variants=VARIANTS):
    for variant in variants:
        for page, facts in book[variant].items():
            for value in facts[about]:
                yield variant, page, value


def picture_of(page, variant):
    return (FOLDER / f"{page}-{variant}.png" if variant else FOLDER / f"{page}.png").read_bytes()


def test_every_page_is_drawn(book):
    assert len(book[USUAL]) >= 30 and all(len(book[variant]) >= 18 for variant in VARIANTS)
    for variant, page, colors in each(book, "colors"):
        assert int(colors) >= 8, f"{page} is blank in {variant}"
        assert picture_of(page, variant).startswith(b"\x89PNG")


def test_variants_differ(book):
    for variant in VARIANTS[1:]:
        for page in book[variant]:
            if variant not in (NARROW, LARGE) or page not in POPUPS | GTKS_OWN:
                assert picture_of(page, variant) != picture_of(page, USUAL), f"{page} is not drawn in {variant}"


def test_every_page_fits_into_a_narrow_window(book):
    for _, page, size in each(book, "size", [NARROW]):
        room = NARROWEST + (SHADOW if page in POPUPS else 0)
        assert page in GTKS_OWN or int(size.split()[0]) <= room, f"{page} is {size} in a narrow window"
    for _, page, minimum in each(book, "minimum", [NARROW]):
        assert int(minimum) <= NARROWEST, f"{page} needs {minimum}"


def test_large_text_fits_into_a_small_display(book):
    for _, page, size in each(book, "size", [LARGE]):
        width, height = map(int, size.split())
        assert page in GTKS_OWN or width <= 1024 and height <= 1000, f"{page} is {size} with large text"


def test_no_text_is_cut(book):
    cut = [found for found in each(book, "ellipsized") if found[1:] not in MAY_BE_CUT]
    cut += each(book, "outside")
    cut += [found for found in each(book, "ellipsized-title") if found[0] not in (NARROW, LARGE)]
    assert not cut


def test_no_text_lies_on_another(book):
    assert not list(each(book, "overlap"))


def test_every_text_has_contrast(book):
    n = 0
    for about, variants, least in (("contrast", VARIANTS, LEAST_CONTRAST),
                                   ("contrast-on-accent", [USUAL, DARK], LEAST_ON_ACCENT),
                                   ("contrast-on-accent", [HIGH, HIGH_DARK], LEAST_CONTRAST)):
        for variant, page, value in each(book, about, variants):
            ratio, text = value.split(" ", 1)
            assert float(ratio) >= least, f"“{text}” of {page} has a contrast of {ratio} in {variant or 'light'}"
            n += 1
    assert n > 1000
