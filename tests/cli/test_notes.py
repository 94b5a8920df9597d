# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes: added from standard input, searched, written to files that other programs read."""

import json
import os
import subprocess

import pytest
import yaml

KICK_OFF = "# Kick-off\n\nThey want **code search** in CI.\n\n- [ ] send the docs @ada 2026-12-01\n"


@pytest.fixture(autouse=True)
def portfolio(cli, write_file):
    cli("customers", "import", write_file("name\nAcme\nBeta\n"))


def add(cli, *arguments, text=KICK_OFF, customer="Acme"):
    return cli("notes", "add", customer, *arguments, text=text).stdout.strip()


def listed(cli, *arguments):
    return json.loads(cli("notes", "list", *arguments, "--json").stdout)


def found(cli, text, *arguments):
    return [finding["title"] for finding in json.loads(cli("notes", "search", text, *arguments, "--json").stdout)]


def test_add(cli):
    note = json.loads(add(cli, "--title=First talk", "--type=kick-off", "--date=2026-11-20", "--tags=ci, search",
                          "--pin", "--json"))
    assert note["customer"] == "Acme" and note["title"] == "First talk" and note["type"] == "kick-off"
    assert note["day"] == "2026-11-20" and note["tags"] == ["ci", "search"] and note["pinned"] is True
    assert note["body"] == KICK_OFF and note["created_at"] == "2026-11-23T12:00:00Z"


def test_title_from_the_text(cli):
    add(cli)
    (note,) = listed(cli)
    assert note["title"] == "Kick-off" and note["day"] == "2026-11-23" and note["type"] is None
    assert note["excerpt"].startswith("They want code search in CI.") and "body" not in note


def test_what_is_refused(cli):
    for arguments, text, sentence in (
        (("Nobody",), "x", "There is no customer “Nobody”."),
        (("Acme", "--type=chat"), "x", "“chat” is not one of customer-sync, kick-off"),
        (("Acme", "--date=yesterday"), "x", "“yesterday” is not a date"),
        (("Acme",), " \n", "The note is empty"),
        (("Acme",), "one\ntwo\0", "Line 2 is not UTF-8 text."),
        (("Acme",), "x" * (8 * 1024 * 1024 + 1), "longer than 8 MiB"),
    ):
        assert sentence in cli("notes", "add", *arguments, text=text, code=2).stderr
    assert not listed(cli)


def test_bytes_that_are_no_text(cli):
    done = subprocess.run([os.environ["STEWARD_CLI"], f"--profile={cli.profile}", "notes", "add", "Acme"],
                          input=b"a\n\xff", capture_output=True, timeout=60, check=False)
    assert done.returncode == 2 and b"Line 2 is not UTF-8" in done.stderr


def test_outline(cli, write_file):
    cli("customers", "import", write_file(
        "name,seats,source,production,contract_close,renewal,advisor\nAcme,100,file,2026-10-10,2026-09-30,,M. Okafor\n"))
    cli("usage", "import", "Acme", write_file("month,mau\n2026-10,62\n"))
    text = cli("notes", "outline", "Acme", "kick-off").stdout
    assert "**Seats:** 100 · **Contract close:** 30 Sep 2026 · **Production:** 10 Oct 2026" in text
    assert "## Contacts\n\nnone yet\n" in text and "{{" not in text
    cli("contacts", "add", "Acme", "name={{seats}}", "title=Lead")
    cli("contacts", "add", "Acme", "name=Ada Keller")
    add(cli)
    text = cli("notes", "outline", "Acme", "hand-off").stdout
    assert "**Advisor so far:** M. Okafor · **Stage:** Onboarding" in text and "**Renewal:** not known" in text
    # 62 of 100.
    assert "- Utilization: 62.0\u00a0%\n" in text and "- Consumption: " in text
    # What a value holds is not looked at again.
    assert "- {{seats}} (Lead)\n- Ada Keller\n" in text
    assert "## Open actions\n\n- send the docs, ada, 1 Dec 2026\n" in text
    assert "**Present:** {{seats}} (Lead), Ada Keller\n" in cli("notes", "outline", "Acme", "feedback-session").stdout
    assert "“chat” is not one of" in cli("notes", "outline", "Acme", "chat", code=2).stderr
    assert "There is no customer" in cli("notes", "outline", "Gamma", "kick-off", code=2).stderr


def test_every_outline_is_filled(cli):
    types = cli("notes", "add", "Acme", "--type=?", text="x", code=2).stderr.split("one of ")[1].strip().split(", ")
    assert len(types) >= 9
    for name in types:
        text = cli("notes", "outline", "Acme", name).stdout
        assert "## " in text and "{{" not in text and "(null)" not in text


def test_list(cli):
    add(cli, "--date=2026-01-02", text="January")
    add(cli, "--date=2026-03-02", text="March")
    add(cli, "--date=2025-01-02", "--pin", text="Pinned")
    add(cli, text="Of Beta", customer="Beta")
    assert [note["title"] for note in listed(cli, "Acme")] == ["Pinned", "March", "January"]
    assert [note["title"] for note in listed(cli)] == ["Pinned", "Of Beta", "March", "January"]
    assert "There is no customer" in cli("notes", "list", "Gamma", code=2).stderr


def test_show_takes_the_beginning_of_an_id(cli):
    note = add(cli)
    assert cli("notes", "show", note[:8]).stdout.endswith(KICK_OFF)
    assert json.loads(cli("notes", "show", note, "--json").stdout)["body"] == KICK_OFF
    assert "There is no record" in cli("notes", "show", "zzz", code=2).stderr


def test_search(cli):
    add(cli, text="Billing\n\nZoë said the rollout is naïve.")
    add(cli, "--date=2026-01-05", text="Roadmap\n\nbilling, among many other words that were said then",
        customer="Beta")
    assert found(cli, "billing") == ["Billing", "Roadmap"]
    assert found(cli, "bill zoe") == ["Billing"]
    assert found(cli, '"the rollout"') == ["Billing"]
    assert not found(cli, '"rollout the"')
    assert found(cli, "billing", "--limit=1") == ["Billing"]
    assert found(cli, "billing", "--customer=Beta") == ["Roadmap"]
    assert found(cli, "billing", "--to=2026-01-31") == ["Roadmap"]
    assert found(cli, "billing", "--from=2026-01-06") == ["Billing"]
    assert not found(cli, "billing", "--author=nobody")
    assert found(cli, "*") == [] and found(cli, "AND") == []
    (finding,) = json.loads(cli("notes", "search", "naive", "--json").stdout)
    assert finding["snippet"] == "Billing Zoë said the rollout is naïve." and finding["customer"] == "Acme"
    assert "Zoë said the rollout is naïve." in cli("notes", "search", "naive").stdout
    for arguments in (("--customer=Gamma",), ("--from=now",), ("--limit=-1",), ("--segment=x",)):
        cli("notes", "search", "x", *arguments, code=2)


def test_search_in_everything(cli):
    cli("contacts", "add", "Acme", "name=Zoë Keller", "win=Fewer incidents")
    add(cli, text="Zoë was there")
    assert len(json.loads(cli("notes", "search", "zoe", "--json").stdout)) == 1
    kinds = {finding["kind"] for finding in json.loads(cli("notes", "search", "zoe", "--everything", "--json").stdout)}
    assert kinds == {"note", "contact"}
    assert json.loads(cli("notes", "search", "incident", "--everything", "--json").stdout)[0]["day"] is None


def test_remove_and_restore(cli):
    note = add(cli)
    other = add(cli, text="Other")
    cli("notes", "remove", note, "zzz", code=2)
    assert len(listed(cli)) == 2
    assert f"notes restore {note}" in cli("notes", "remove", note[:8]).stdout
    assert [kept["id"] for kept in listed(cli)] == [other] and not found(cli, "docs")
    assert json.loads(cli("notes", "restore", note, "--json").stdout) == {"restored": 1}
    assert found(cli, "docs") == ["Kick-off"]


def test_actions(cli):
    add(cli)
    add(cli, text="- [x] done\n- [ ] late 2026-11-22\n- [ ] today 2026-11-23\n- [ ] some day\n", customer="Beta")
    actions = json.loads(cli("notes", "actions", "--json").stdout)
    assert [(action["text"], action["due"], action["overdue"]) for action in actions] == [
        ("late", "2026-11-22", True), ("today", "2026-11-23", False), ("send the docs", "2026-12-01", False),
        ("some day", None, False)]
    assert actions[2]["owner"] == "ada" and actions[2]["customer"] == "Acme" and actions[2]["title"] == "Kick-off"
    assert len(json.loads(cli("notes", "actions", "Beta", "--everything", "--json").stdout)) == 4
    assert "late (overdue)" in cli("notes", "actions").stdout
    assert "There is no customer" in cli("notes", "actions", "Gamma", code=2).stderr


def test_versions(cli):
    note = add(cli)
    (version,) = json.loads(cli("notes", "versions", note, "--json").stdout)
    assert version["body"] == KICK_OFF and version["saved_at"] == "2026-11-23T12:00:00Z"


def test_export_is_read_by_another_program(cli, tmp_path):
    hostile = 'a: "b" \\ #c\ttab – 🙂 - [x]'
    add(cli, f"--title={hostile}", "--type=training", "--tags=yes, 12, a: b")
    add(cli, text="Of Beta\n---\nnot: a head\n---\n", customer="Beta")
    folder = tmp_path / "notes"
    assert json.loads(cli("notes", "export", str(folder), "--json").stdout) == {"exported": 2}
    assert sorted(path.name for path in folder.iterdir()) == [
        "20261123 - Acme - a- -b- - #c tab – 🙂 - [x].md", "20261123 - Beta - Of Beta.md"]
    heads = {}
    for path in folder.iterdir():
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        heads[yaml.safe_load(head)["customer"]] = yaml.safe_load(head), body
    head, body = heads["Acme"]
    assert head["title"] == hostile.replace("\t", " ") and head["type"] == "training"
    assert head["tags"] == ["yes", "12", "a: b"] and head["date"].isoformat() == "2026-11-23"
    assert body == "\n" + KICK_OFF
    assert heads["Beta"][1] == "\nOf Beta\n---\nnot: a head\n---\n"
    # Again, into the same files.
    cli("notes", "export", str(folder))
    assert len(list(folder.iterdir())) == 2


def test_export_fails(cli, write_file):
    add(cli)
    path = write_file("in the way")
    assert path in cli("notes", "export", path, code=2).stderr


def test_a_large_note(cli):
    text = "مرحبا " * 100000 + "🙂 needle"
    add(cli, text=text)
    assert len(text.encode()) > 1000000 and len(found(cli, "needle")) == 1
    (note,) = listed(cli)
    assert len(note["title"]) == 80 and len(note["excerpt"]) <= 200


def test_help(cli):
    assert "notes search" in cli("notes", "--help").stdout
