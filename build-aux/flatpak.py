#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds and installs the Flatpak (`build FOLDER`), and uses it as a person would (`try FOLDER BUILD`, with
the sample server of BUILD). Everything stays
in FOLDER: no installation of the person who builds is seen or touched, but that a GNOME runtime which is on the
machine is used, read-only.

Where there is none, a stand-in is made of the Debian 13 root that this runs in and installed under the runtime's
ids. It proves the manifest, the modules, the permissions and the start; the real runtime's versions it cannot."""

import contextlib
import fcntl
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

MANIFEST = pathlib.Path("flatpak/dev.steward.Steward.json")
PROGRAMS = ("steward", "steward-cli")
# What takes room in the root and no program of a runtime needs; ostree's patterns match from the start of a path.
NOT_IN_SDK = ("/lib/llvm-19", "/lib/*/libclang*", "/lib/*/libicu*.a", "/lib/*/valgrind", "/libexec/valgrind", "/lib/debug",
              "/lib32", "/bin/*clang*", "/bin/*llvm*", "/bin/llvm-*", "/share/doc", "/share/man", "/share/locale",
              "/share/gir-1.0", "/local")
NOT_IN_PLATFORM = (*NOT_IN_SDK, "/include", "/lib/gcc", "/libexec/gcc", "/lib/python3*", "/lib/git-core", "/lib/*/*.a",
                   "/share/perl", "/lib/*/perl")

# How the bus would start a desktop's portals, and the tests that want them. Flatpak's own comes with Flatpak.
PORTALS = [f"/usr/share/dbus-1/services/org.freedesktop.portal.{name}.service" for name in ("Desktop", "Documents")]
BY_PORTAL = "secret_portal"


class Failure(Exception):
    """Tells in a sentence what failed."""


def say(text):
    print(text, file=sys.stderr, flush=True)


def run(what, command, log, cwd=None):
    """Runs a command whose output interests only if it fails."""
    with log.open("wb") as stream:
        code = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=stream, stderr=stream, cwd=cwd,
                              check=False).returncode
    if code:
        say("\n".join(log.read_text("utf-8", "replace").splitlines()[-40:]))
        raise Failure(f"{what} (all of it is in {log})")


def show_proc():
    """bwrap covers parts of /proc for root, and the kernel lets no sandbox within have a /proc then: lays a whole
    one over it. For anyone else nothing is covered."""
    if os.geteuid() == 0 and any(line.split()[1].startswith("/proc/") for line in pathlib.Path("/proc/mounts").open()):
        subprocess.run(["mount", "-t", "proc", "proc", "/proc"], check=True)


class Installation:
    """A Flatpak installation of its own, with the runtime that the manifest asks for."""

    def __init__(self, folder):
        self.folder = folder
        self.manifest = json.loads(MANIFEST.read_text("utf-8"))
        self.branch = self.manifest["runtime-version"]
        self.runtimes = (self.manifest["runtime"], self.manifest["sdk"])
        self.arch = os.uname().machine
        os.environ["FLATPAK_USER_DIR"] = str(folder / "installation")
        os.environ["HOME"] = str(folder / "home")
        found = self.find_real_runtime()
        if found:
            os.environ["FLATPAK_SYSTEM_DIR"] = str(found)

    def find_real_runtime(self):
        """An installation of the machine that has platform and SDK; where they are, ./dev tells."""
        for place in map(pathlib.Path, os.environ.get("STEWARD_FLATPAKS", "").split(":")):
            if all((place / "runtime" / name / self.arch / self.branch / "active").exists() for name in self.runtimes):
                return place
        return None

    # --- The stand-in ---

    def key(self):
        """Changes with what a stand-in is made of."""
        packages = subprocess.run(["dpkg-query", "--show"], capture_output=True, check=True).stdout
        recipe = repr((self.runtimes, self.branch, NOT_IN_SDK, NOT_IN_PLATFORM)).encode()
        return hashlib.sha256(packages + recipe).hexdigest()

    def provide_runtime(self):
        stamp = self.folder / "stand-in"
        if self.find_real_runtime():
            say(f"Using {self.runtimes[0]} {self.branch} of this machine")
            return
        if stamp.exists() and stamp.read_text("utf-8") == self.key():
            return
        say(f"{self.runtimes[0]} {self.branch} is not on this machine: making a stand-in of Debian's packages")
        for name in ("installation", "repository", "runtime", "state"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        self.make_stand_in()
        stamp.write_text(self.key(), encoding="utf-8")

    def make_stand_in(self):
        repository, log = self.folder / "repository", self.folder / "stand-in.log"
        # Bare, because nobody ever fetches it over a network: nothing is compressed, and installing only links.
        run("the stand-in's repository could not be made",
            ["ostree", f"--repo={repository}", "init", "--mode=bare-user-only"], log)
        for name, left_out in zip(self.runtimes, (NOT_IN_PLATFORM, NOT_IN_SDK)):
            run(f"the stand-in for {name} could not be made", self.export_command(name, left_out, repository), log)
        run("the stand-in's repository could not be used",
            ["flatpak", "--user", "remote-add", "--no-gpg-verify", "stand-in", repository.as_uri()], log)
        run("the stand-in could not be installed",
            ["flatpak", "--user", "install", "-y", "--noninteractive", "stand-in",
             *(f"{name}//{self.branch}" for name in self.runtimes)], log)

    def export_command(self, name, left_out, repository):
        """Shows flatpak the root's folders as those of a runtime, so that a gigabyte need not be copied."""
        folder = self.folder / "runtime"
        files = folder / "usr"
        for path in (files, folder / "files"):
            path.mkdir(parents=True, exist_ok=True)
        platform, sdk = (f"{runtime}/{self.arch}/{self.branch}" for runtime in self.runtimes)
        (folder / "metadata").write_text(f"[Runtime]\nname={name}\nruntime={platform}\nsdk={sdk}\n", encoding="utf-8")
        command = ["bwrap", "--dev-bind", "/", "/", "--tmpfs", files]
        for path in sorted(pathlib.Path("/usr").iterdir()):
            command += ["--ro-bind", path, files / path.name]
        command += ["--ro-bind", "/etc", files / "etc"]
        command += ["flatpak", "build-export", "--runtime", "--disable-sandbox"]
        return [*command, *(f"--exclude={path}" for path in left_out), repository, folder, self.branch]

    # --- The modules before it ---

    def apt_get(self, *arguments, folder):
        """Debian's sources, with lists of its own: the root's are not to be written."""
        lists = folder / "lists"
        (lists / "partial").mkdir(parents=True, exist_ok=True)
        debian = pathlib.Path("/etc/apt/sources.list").read_text("utf-8")
        (folder / "sources.list").write_text(debian.replace("deb ", "deb-src "), encoding="utf-8")
        run(f"apt-get {arguments[0]} failed",
            ["apt-get", "-o", f"Dir::Etc::SourceList={folder / 'sources.list'}", "-o", "Dir::Etc::SourceParts=/dev/null",
             "-o", f"Dir::State::Lists={lists}", "-o", f"Dir::Cache={folder}", "-o", "APT::Sandbox::User=root",
             "-o", "Acquire::Check-Valid-Until=false", *arguments], self.folder / "sources.log", cwd=folder)

    def fetch_archives(self):
        """What a module is built of comes from upstream; beside a stand-in, which is Debian's, from Debian where its
        archive is upstream's byte for byte. The manifest's checksum tells."""
        kept = self.folder / "sources" / "downloads"
        if self.find_real_runtime():
            return
        for module in self.manifest["modules"]:
            for source in module["sources"]:
                place = kept / source.get("sha256", "") / pathlib.Path(source.get("url", "")).name
                if source["type"] == "archive" and not place.exists():
                    self.fetch_from_debian(module["name"], source["sha256"], place)

    def fetch_from_debian(self, name, checksum, place):
        say(f"Fetching the archive of {name}")
        with tempfile.TemporaryDirectory() as folder, contextlib.suppress(Failure):
            self.apt_get("update", folder=pathlib.Path(folder))
            self.apt_get("source", "--tar-only", name, folder=pathlib.Path(folder))
            for found in pathlib.Path(folder).glob("*.orig.tar.*"):
                if hashlib.sha256(found.read_bytes()).hexdigest() == checksum:
                    place.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy(found, place)
                    return
        say(f"Debian has no such archive of {name}: flatpak-builder asks upstream for it")

    # --- The program ---

    def build(self):
        self.fetch_archives()
        say(f"Building {self.manifest['id']} with flatpak-builder")
        run("flatpak-builder failed",
            ["dbus-run-session", "--", "flatpak-builder", "--user", "--install", "--force-clean", "--disable-rofiles-fuse",
             f"--state-dir={self.folder / 'state'}", f"--extra-sources={self.folder / 'sources'}", self.folder / "build",
             MANIFEST], self.folder / "build.log")

    def write_programs(self, folder, seen):
        """Programs that start those in the sandbox, for tests that expect a path. Their profiles lie in `seen`, which
        this permission shows for these runs alone. Flatpak itself need not live with fatal warnings."""
        for name in PROGRAMS:
            path = folder / name
            path.write_text("#!/bin/sh\n"
                            "exec env -u G_DEBUG flatpak run --die-with-parent --env=G_DEBUG=\"$G_DEBUG\" "
                            f"--filesystem='{seen}' --command={name} {self.manifest['id']} \"$@\"\n", encoding="utf-8")
            path.chmod(0o755)

    def try_it(self, build):
        """The sandbox's own tests and the journeys of the window in the sandbox, with no portal on the bus; then with
        the Secret portal and a keyring behind it, as on most desktops."""
        say("Trying it in its sandbox")
        tests, programs, home = (self.folder / name for name in ("tests", "programs", "home"))
        for path in (tests, programs, home):
            shutil.rmtree(path, ignore_errors=True)
            path.mkdir()
        self.write_programs(programs, tests)
        os.environ.update({
            "STEWARD": str(programs / "steward"), "STEWARD_CLI": str(programs / "steward-cli"),
            "STEWARD_SAMPLE": str((build / "src/steward-sample/steward-sample").absolute()),
            "STEWARD_FLATPAK": self.manifest["id"], "PYTHONDONTWRITEBYTECODE": "1", "TZ": "UTC",
            # The journeys choose files in GTK's own dialog, and draw as they do outside; the sandbox's tests do not.
            "GSK_RENDERER": "cairo", "GDK_BACKEND": "x11", "GDK_DEBUG": "no-portals", "GSETTINGS_BACKEND": "memory",
            "XDG_CURRENT_DESKTOP": "GNOME",
            # Where a desktop, and so the bus, finds what is installed.
            "XDG_DATA_DIRS": f"{self.folder}/installation/exports/share:/usr/share"})
        # The pictures are drawn by a program of the tests, not by what was installed.
        session = ["tests/steward/session.sh"]
        pytest = ["python3", "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--basetemp={tests}", "tests/steward",
                  "--ignore=tests/steward/test_pictures.py", "-k"]
        hide_portals = ["bwrap", "--dev-bind", "/", "/"]
        for path in PORTALS:
            hide_portals += ["--ro-bind", "/dev/null", path]
        with_keyring = ["sh", "-c", "printf secret | gnome-keyring-daemon --unlock --components=secrets && exec \"$@\"", "sh"]
        for command in ([*hide_portals, *session, *pytest, f"not {BY_PORTAL}"],
                        [*session, *with_keyring, *pytest, BY_PORTAL]):
            if subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False).returncode:
                raise Failure("what was built and installed does not work in its sandbox as it should")
        shutil.rmtree(tests)

    def version(self):
        done = subprocess.run(["flatpak", "run", "--command=steward-cli", self.manifest["id"], "--version"],
                              capture_output=True, text=True, check=False)
        if done.returncode:
            raise Failure(f"steward-cli does not start in the sandbox: {done.stderr}")
        return done.stdout.split()[-1]


@contextlib.contextmanager
def alone_in(folder):
    """One run at a time, with a runtime folder that ends with it."""
    (folder / "home").mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w", encoding="utf-8") as lock, tempfile.TemporaryDirectory() as runtime:
        fcntl.flock(lock, fcntl.LOCK_EX)
        os.environ["XDG_RUNTIME_DIR"] = runtime
        yield


def main():
    command, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    show_proc()
    with alone_in(folder):
        installation = Installation(folder)
        if command == "build":
            installation.provide_runtime()
            installation.build()
        else:
            installation.try_it(pathlib.Path(sys.argv[3]))
            print(f"flatpak: {installation.manifest['id']} {installation.version()} built, installed, started and synced")


try:
    main()
except Failure as failure:
    sys.exit(f"flatpak: {failure}")
