# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tokens in a real keyring, in the encrypted file of a profile, and where there is neither."""

import json
import os
import pathlib
import pty
import subprocess
import time

import pytest

TOKEN = "sgp_5d0e1c5b2f0a4a7e"
OTHER = "sgp_ffffffffffffffff"
ACME = "https://acme.example"
PASSWORD = "correct horse battery"

# Runs what it is given where the Secret Service is a keyring that is open.
WITH_KEYRING = 'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"'
LOCK = ("gdbus call --session --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets --method "
        "org.freedesktop.Secret.Service.Lock \"['/org/freedesktop/secrets/collection/login']\" >/dev/null")


@pytest.fixture(name="environment")
def make_environment(tmp_path):
    """A home and a runtime folder of its own, no bus, no display and no password."""
    home = tmp_path / "home"
    runtime = tmp_path / "run"
    home.mkdir()
    runtime.mkdir(mode=0o700)
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith(("XDG_", "DBUS_", "SECRET_", "STEWARD_SECRET", "DISPLAY", "WAYLAND"))}
    return kept | {"HOME": str(home), "XDG_RUNTIME_DIR": str(runtime),
                   "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent/bus"}


def with_password(environment, password=PASSWORD):
    return environment | {"STEWARD_SECRET_PASSWORD": password}


def run(command, environment, text="", code=0, timeout=20):
    """Runs a command; no token is ever in what it prints."""
    done = subprocess.run(command, input=text, env=environment, capture_output=True, text=True, timeout=timeout,
                          check=False)
    assert TOKEN not in done.stdout + done.stderr
    assert OTHER not in done.stdout + done.stderr
    assert done.returncode == code, done.stderr
    return done


def tokens(profile, *arguments):
    return [os.environ["STEWARD_CLI"], f"--profile={profile}", "tokens", *arguments]


def files_of(folder):
    return [path for path in pathlib.Path(folder).rglob("*") if path.is_file()]


def assert_nowhere(folder, *secrets):
    """None of the secrets is in any file, nor in the name of one."""
    for path in files_of(folder):
        content = path.read_bytes()
        for secret in secrets:
            assert secret.encode() not in content, path
            assert secret not in path.name


# --- The encrypted file ---------------------------------------------------------------------------------------


def test_set_into_file(tmp_path, environment):
    profile = tmp_path / "profile"
    done = run(tokens(profile, "set", ACME, "--json"), with_password(environment), f"  {TOKEN} \r\nsecond line\n")
    assert json.loads(done.stdout) == {"tokens": 1}
    assert (profile / "secrets.keyring").stat().st_mode & 0o777 == 0o600
    assert all(path.stat().st_mode & 0o077 == 0 for path in files_of(profile))
    assert_nowhere(tmp_path, TOKEN, PASSWORD)


def test_wrong_password(tmp_path, environment):
    profile = tmp_path / "profile"
    run(tokens(profile, "set", ACME), with_password(environment), TOKEN)
    before = (profile / "secrets.keyring").read_bytes()
    done = run(tokens(profile, "set", ACME), with_password(environment, "wrong"), OTHER, code=3)
    assert "STEWARD_SECRET_PASSWORD" in done.stderr
    assert (profile / "secrets.keyring").read_bytes() == before
    run(tokens(profile, "set", ACME), with_password(environment), OTHER)


def test_damaged_file(tmp_path, environment):
    profile = tmp_path / "profile"
    run(tokens(profile, "set", ACME), with_password(environment), TOKEN)
    keyring = profile / "secrets.keyring"
    damaged = keyring.read_bytes()[:100]
    keyring.write_bytes(damaged)
    done = run(tokens(profile, "set", ACME), with_password(environment), OTHER, code=3)
    assert str(keyring) in done.stderr
    assert keyring.read_bytes() == damaged
    # What the message advises helps.
    keyring.unlink()
    run(tokens(profile, "set", ACME), with_password(environment), OTHER)


# --- Neither ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bus", ["unix:path=/nonexistent/bus", "", None])
def test_no_service(tmp_path, environment, bus):
    environment = {name: value for name, value in environment.items() if name != "DBUS_SESSION_BUS_ADDRESS"}
    if bus is not None:
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus
    begin = time.monotonic()
    done = run(tokens(tmp_path / "profile", "set", ACME), environment, TOKEN, code=3)
    assert time.monotonic() - begin < 10
    assert "STEWARD_SECRET_PASSWORD" in done.stderr
    assert done.stderr.count("\n") == 1
    assert_nowhere(tmp_path, TOKEN)


def test_bus_without_service(tmp_path, environment):
    """A bus on which nothing can be started: a container, a bare server."""
    config = tmp_path / "bus.conf"
    config.write_text('<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">'
                      '<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>'
                      '</policy></busconfig>', encoding="utf-8")
    done = run(["dbus-run-session", f"--config-file={config}", "--", *tokens(tmp_path / "profile", "set", ACME)],
               environment, TOKEN, code=3)
    assert "There is no Secret Service" in done.stderr
    assert_nowhere(tmp_path, TOKEN)


def test_empty_password_is_none(tmp_path, environment):
    run(tokens(tmp_path / "profile", "set", ACME), with_password(environment, ""), TOKEN, code=3)
    assert not (tmp_path / "profile" / "secrets.keyring").exists()


# --- What is entered ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "\n" + TOKEN, "two words", f"{TOKEN}\tx", "caf\xe9", f"{TOKEN}\0x", "x" * 4097,
                                  " " * 20 + "x" * 5000])
def test_bad_token(tmp_path, environment, text):
    done = run(tokens(tmp_path / "profile", "set", ACME), with_password(environment), text, code=2)
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "profile" / "secrets.keyring").exists()


@pytest.mark.parametrize("address", ["", "ftp://acme.example", "https://user@acme.example", "https://acme.example/?a=b"])
def test_bad_address(tmp_path, environment, address):
    run(tokens(tmp_path / "profile", "set", address), with_password(environment), TOKEN, code=2)
    assert not (tmp_path / "profile" / "secrets.keyring").exists()


def test_terminal_shows_no_token(tmp_path, environment):
    """A terminal is asked, does not echo, and echoes again afterwards."""
    master, slave = pty.openpty()
    with subprocess.Popen(tokens(tmp_path / "profile", "set", ACME), env=with_password(environment), stdin=slave,
                          stdout=subprocess.PIPE, stderr=slave, text=True) as process:
        shown = b""
        while b"Token: " not in shown:
            shown += os.read(master, 1000)
        os.write(master, f"{TOKEN}\n".encode())
        assert process.wait(timeout=20) == 0
        assert process.stdout.read() == "1 token stored\n"
    os.write(master, b"echo\n")
    while b"echo" not in shown:
        shown += os.read(master, 1000)
    assert TOKEN.encode() not in shown
    os.close(master)
    os.close(slave)


def test_interrupt_leaves_terminal_whole(tmp_path, environment):
    master, slave = pty.openpty()
    with subprocess.Popen(tokens(tmp_path / "profile", "set", ACME), env=with_password(environment), stdin=slave,
                          stdout=subprocess.PIPE, stderr=slave, text=True) as process:
        shown = b""
        while b"Token: " not in shown:
            shown += os.read(master, 1000)
        os.write(master, f"{TOKEN}\x03".encode())
        assert process.wait(timeout=20) == -2
    os.write(master, b"echo\n")
    while b"echo" not in shown:
        shown += os.read(master, 1000)
    assert TOKEN.encode() not in shown
    assert not (tmp_path / "profile" / "secrets.keyring").exists()
    os.close(master)
    os.close(slave)


# --- Files of tokens ------------------------------------------------------------------------------------------------


def test_import(tmp_path, environment, write_file):
    file = write_file(f"token,note,url\r\n{TOKEN},ours,https://Acme.example/\r\n{OTHER},,beta.example\r\n")
    done = run(tokens(tmp_path / "profile", "import", file, "--json"), with_password(environment))
    assert json.loads(done.stdout) == {"tokens": 2}
    assert_nowhere(tmp_path / "profile", TOKEN, OTHER)


BAD_ROWS = f"url,token\n{ACME},{TOKEN}\nftp://beta.example,{OTHER}\nhttps://gamma.example,two words\n" \
    f"https://ACME.example/,{OTHER}\n{TOKEN},https://delta.example\n"


def test_import_names_bad_rows(tmp_path, environment, write_file):
    done = run(tokens(tmp_path / "profile", "import", write_file(BAD_ROWS)), with_password(environment), code=2)
    for place in ["line 3, column 1 (url)", "line 4, column 2 (token)", "line 5, column 1 (url)",
                  "line 6, column 1 (url)"]:
        assert place in done.stderr
    assert not (tmp_path / "profile" / "secrets.keyring").exists()


def test_import_skips_bad_rows(tmp_path, environment, write_file):
    done = run(tokens(tmp_path / "profile", "import", write_file(BAD_ROWS), "--skip-invalid", "--json"),
               with_password(environment))
    assert json.loads(done.stdout) == {"tokens": 1}
    assert "line 3, column 1 (url)" in done.stderr


@pytest.mark.parametrize("text", ["", "url\nhttps://acme.example\n", f"url,token,url\n{ACME},{TOKEN},{ACME}\n",
                                  f'url,token\n{ACME},"{TOKEN}\n', f"{ACME},{TOKEN}\n"])
def test_import_of_no_tokens_file(tmp_path, environment, write_file, text):
    run(tokens(tmp_path / "profile", "import", write_file(text)), with_password(environment), code=2)


def test_import_of_missing_file(tmp_path, environment):
    run(tokens(tmp_path / "profile", "import", "/nonexistent.csv"), with_password(environment), code=2)


def test_import_without_service(tmp_path, environment, write_file):
    run(tokens(tmp_path / "profile", "import", write_file(f"url,token\n{ACME},{TOKEN}\n")), environment, code=3)


# --- A real keyring -------------------------------------------------------------------------------------------------


def in_keyring(script, *arguments):
    """A command that runs a shell script where a keyring is open; its arguments are $1, $2 and so on."""
    return ["dbus-run-session", "--", "sh", "-c", WITH_KEYRING, "sh", "sh", "-ec", script, "sh", *map(str, arguments)]


def test_keyring_keeps(tmp_path, environment):
    """Stored by one process and found by another, for its own profile alone; nothing is in the profile."""
    script = """
        "$1" --profile="$2" customers import "$4" >/dev/null
        "$1" --profile="$3" customers import "$4" >/dev/null
        "$1" --profile="$2" tokens set https://acme.example
        "$1" --profile="$2" sync || true
        "$1" --profile="$2" customers show Acme --json
        "$1" --profile="$3" sync || true
        "$1" --profile="$3" customers show Acme --json
    """
    portfolio = tmp_path / "portfolio.csv"
    portfolio.write_text("name,url\nAcme,https://acme.example\n", encoding="utf-8")
    command = in_keyring(script, os.environ["STEWARD_CLI"], tmp_path / "one", tmp_path / "two", portfolio)
    done = run(command, environment | {"STEWARD_HTTP_TIMEOUT": "2"}, TOKEN, timeout=60)
    decoder = json.JSONDecoder()
    shown = []
    rest = done.stdout
    while "{" in rest:
        value, end = decoder.raw_decode(rest, rest.index("{"))
        shown.append(value["sync"]["error"]["code"])
        rest = rest[end:]
    # There is no such host: the one had a token and asked, the other had none.
    assert shown == ["offline", "no-token"]
    for profile in ["one", "two"]:
        assert not (tmp_path / profile / "secrets.keyring").exists()
    assert_nowhere(tmp_path, TOKEN)


def test_own_places(tmp_path, environment):
    """Without --profile the password of a profile's file is not looked at."""
    script = '"$1" tokens set https://acme.example'
    run(in_keyring(script, os.environ["STEWARD_CLI"]), with_password(environment), TOKEN, timeout=60)
    assert not [path for path in files_of(tmp_path) if path.name == "secrets.keyring"]
    keyrings = [path for path in files_of(tmp_path) if path.parent.name == "keyrings"]
    assert keyrings and all(path.stat().st_mode & 0o077 == 0 for path in keyrings)
    assert_nowhere(tmp_path, TOKEN)


def test_locked_keyring(tmp_path, environment):
    """Nobody can unlock it, as there is no display: nothing is stored, and no token is not "none stored"."""
    script = f"""
        "$1" --profile="$2" customers import "$3" >/dev/null
        printf {TOKEN} | "$1" --profile="$2" tokens set https://acme.example
        {LOCK}
        printf {OTHER} | "$1" --profile="$2" tokens set https://acme.example || echo "storing: $?"
        "$1" --profile="$2" sync || echo "syncing: $?"
    """
    portfolio = tmp_path / "portfolio.csv"
    portfolio.write_text("name,url\nAcme,https://acme.example\n", encoding="utf-8")
    done = run(in_keyring(script, os.environ["STEWARD_CLI"], tmp_path / "one", portfolio), environment, timeout=60)
    assert "storing: 3" in done.stdout
    assert "syncing: 3" in done.stdout
    assert done.stderr.count("The keyring is locked.") == 2


# --- The bindings of a token ------------------------------------------------------------------------------------------


def test_same_token_for_every_spelling(tmp_path, environment):
    """One token, however the address is written: the file has one item less than with two addresses."""
    sizes = []
    for folder, addresses in [("a", ["https://Acme.Example:443/", "acme.example"]), ("b", [ACME, "beta.example"])]:
        for address in addresses:
            run(tokens(tmp_path / folder, "set", address), with_password(environment), TOKEN)
        sizes.append((tmp_path / folder / "secrets.keyring").stat().st_size)
    assert sizes[0] < sizes[1]
