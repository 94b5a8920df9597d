# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What people write about customers: the same commands for every kind of record."""

import csv
import io
import json
import re
import sqlite3

import pytest

# What the command line calls each kind, and a record of it as a person would type it.
EXAMPLES = {
    "contacts": {"name": "Ada Keller", "title": "Platform lead", "email": "ada@acme.example",
                 "roles": "champion;instance-admin", "power": "yes", "sells": "no", "win": "Fewer\nincidents"},
    "hand-offs": {"goals": "Fewer\nincidents", "use-cases": "Search\nRefactoring", "from": "J. Doe", "cpus": "16",
                  "memory": "0.1", "repositories": "4800", "completed": "2026-09-30"},
    "onboarding": {"name": "Kick-off", "owner": "M. Okafor", "due": "2026-12-01"},
    "assessments": {"day": "2026-11-02", "rating": "yellow", "forecast": "partial-churn", "reasons": "=no champion"},
    "save-plans": {"problem": "Two of five teams", "criteria": "80 %", "opened": "2026-11-02", "state": "open"},
    "goals": {"name": "Search everywhere", "unit": "%", "baseline": "-0.5", "target": "80", "due": "2027-03-31"},
    "readings": {"day": "2026-11-02", "goal": "Search everywhere", "value": "42", "evidence": "A survey"},
    "steps": {"name": "Train the trainers", "goal": "search EVERYWHERE", "owner": "M. Okafor"},
    "asks": {"name": "Batch changes in CI", "risk": "Another tool", "state": "agreed"},
}
FIRST = {command: next(iter(values)) for command, values in EXAMPLES.items()}
# What a file may say of it instead, or beside.
CHANGES = {"contacts": ("title", "Head of platform"), "hand-offs": ("machines", "n2-standard-16"),
           "onboarding": ("done", "2026-11-20"), "assessments": ("rating", "red"), "save-plans": ("state", "met"),
           "goals": ("owner", "Ada Keller"), "readings": ("evidence", "A report"), "steps": ("due", "2027-01-31"),
           "asks": ("plan", "Roadmap review")}
# Those that name a goal of their customer.
OF_GOALS = ("readings", "steps")


@pytest.fixture
def portfolio(cli, write_file):
    cli("customers", "import", write_file("name,contract_close,production\nAcme,2024-01-31,2024-02-10\nBeta,,\n"))


def listed(cli, command, *names):
    return json.loads(cli(command, "list", *names, "--json").stdout)


def add(cli, command, customer="Acme", **changes):
    values = EXAMPLES[command] | changes
    return cli(command, "add", customer, *(f"{key}={value}" for key, value in values.items())).stdout.strip()


def prepare(cli, command):
    if command in OF_GOALS:
        add(cli, "goals")
        add(cli, "goals", "Beta")


def as_csv(cli, command):
    return list(csv.DictReader(io.StringIO(cli(command, "list", "--csv").stdout)))


@pytest.mark.parametrize("command", EXAMPLES)
def test_add_list_set_and_remove(cli, portfolio, command):
    prepare(cli, command)
    record_id = add(cli, command)
    add(cli, command, "Beta")
    record = listed(cli, command, "Acme")[0]
    assert record["id"] == record_id and record["customer"] == "Acme"
    assert record["created_at"] == record["updated_at"] == "2026-11-23T12:00:00Z"
    # The last field that was given is taken away again; an id is known by how it begins.
    last = list(EXAMPLES[command])[-1]
    cli(command, "set", record_id[:12], f"{last}=")
    assert last not in listed(cli, command, "Acme")[0]
    assert [found["customer"] for found in listed(cli, command)] == ["Acme", "Beta"]
    done = cli(command, "remove", record_id)
    assert f"{command} restore {record_id}" in done.stdout
    assert listed(cli, command, "Acme") == []
    cli(command, "restore", record_id)
    assert len(listed(cli, command, "Acme")) == 1


def test_values_have_their_types(cli, portfolio):
    add(cli, "contacts")
    add(cli, "hand-offs")
    contact, hand_off = listed(cli, "contacts")[0], listed(cli, "hand-offs")[0]
    assert contact["roles"] == ["champion", "instance-admin"]
    assert contact["power"] is True and contact["sells"] is False and "interest" not in contact
    assert contact["win"] == "Fewer\nincidents"
    assert hand_off["cpus"] == 16 and hand_off["memory"] == 0.1 and hand_off["repositories"] == 4800


def test_tables_are_for_people(cli, portfolio):
    record_id = add(cli, "assessments")
    line = cli("assessments", "list").stdout
    assert line.startswith(f"{record_id[:8]}  Acme ") and "2 Nov 2026" in line
    assert "Yellow · Partial churn · =no champion" in line
    add(cli, "onboarding", due="2026-11-20")
    assert "Due 20 Nov 2026, 3 days late · M. Okafor" in cli("onboarding", "list").stdout


@pytest.mark.parametrize("command", EXAMPLES)
def test_a_list_comes_back(cli, portfolio, write_file, command):
    prepare(cli, command)
    add(cli, command)
    add(cli, command, "Beta")
    text = cli(command, "list", "--csv").stdout
    done = cli(command, "import", write_file(text), "--json")
    assert json.loads(done.stdout) == {"added": 0, "updated": 0, "unchanged": 2, "skipped": 0}
    # In another profile it says the same, once.
    before = as_csv(cli, command)
    with sqlite3.connect(cli.profile / "steward.db") as database:
        database.execute("DELETE FROM record WHERE kind <> 'goal' OR ?", (command == "goals",))
    for added, unchanged in ((2, 0), (0, 2)):
        done = cli(command, "import", write_file(text), "--json")
        assert json.loads(done.stdout) == {"added": added, "updated": 0, "unchanged": unchanged, "skipped": 0}
    assert as_csv(cli, command) == before


@pytest.mark.parametrize("command", EXAMPLES)
def test_import_changes_what_is_there(cli, portfolio, write_file, command):
    prepare(cli, command)
    record_id = add(cli, command)
    first = FIRST[command]
    other, value = CHANGES[command]
    cells = {"customer": "Acme", first: EXAMPLES[command][first], other: value}
    if command == "readings":
        cells["goal"] = EXAMPLES[command]["goal"]
    out = io.StringIO()
    csv.writer(out).writerows([cells.keys(), cells.values()])
    done = cli(command, "import", write_file(out.getvalue()))
    assert done.stdout == "0 added, 1 updated, 0 unchanged, 0 skipped\n"
    record, = listed(cli, command, "Acme")
    assert record["id"] == record_id and record[other] == value
    # A column that is absent keeps what is there.
    assert set(EXAMPLES[command]) <= set(record)


def test_bad_rows_stop_the_import(cli, portfolio, write_file):
    path = write_file("customer,name,roles,power\n"
                      "Acme,Ada,champion,yes\n"
                      "Acme,Grace,boss,perhaps\n"
                      "Nobody,Ada,,\n"
                      "Acme,,,\n"
                      "Acme,Ada,,\n"
                      "Acme,Ida\n")
    done = cli("contacts", "import", path, code=2)
    for place in ("line 3, column 3 (roles), Acme: Roles: “boss” is not some of champion",
                  "line 3, column 4 (power), Acme: Has power and influence: “perhaps” is neither",
                  "line 4, column 1 (customer): there is no customer “Nobody”",
                  "line 5, column 2 (name), Acme: Name is missing.",
                  "line 6, Acme: line 2 has this one already",
                  "line 7: the row has 2 fields, the header 4"):
        assert f"{path}: {place}" in done.stderr
    assert listed(cli, "contacts") == []
    done = cli("contacts", "import", path, "--skip-invalid", "--json")
    assert json.loads(done.stdout) == {"added": 1, "updated": 0, "unchanged": 0, "skipped": 5}
    assert [contact["name"] for contact in listed(cli, "contacts")] == ["Ada"]


def test_columns_that_are_no_field(cli, portfolio, write_file):
    path = write_file("customer,name,phone\nAcme,Ada,123\n")
    done = cli("contacts", "import", path, code=2)
    assert "line 1, column 3 (phone): there is no such field, but name, title, email, roles" in done.stderr
    cli("contacts", "import", path, "--skip-invalid")
    assert [contact["name"] for contact in listed(cli, "contacts")] == ["Ada"]
    for header, sentence in (("name\nAda\n", "there is no column “customer”"),
                             ("customer\nAcme\n", "there is no column “name”"),
                             ("customer,name,name\n", "there are two columns “name”"),
                             ("", "the file is empty")):
        assert sentence in cli("contacts", "import", write_file(header), code=2).stderr


def test_new_records_begin_with_what_goes_without_saying(cli, portfolio, write_file):
    cli("assessments", "add", "Acme", "rating=red")
    assert listed(cli, "assessments")[0]["day"] == "2026-11-23"
    cli("save-plans", "import", write_file("customer,problem,state\nAcme,Silence,\nBeta,Silence,lost\n"))
    assert [plan["state"] for plan in listed(cli, "save-plans")] == ["open", "lost"]
    assert [plan["opened"] for plan in listed(cli, "save-plans")] == ["2026-11-23", "2026-11-23"]


def test_a_customer_has_one_hand_off(cli, portfolio, write_file):
    add(cli, "hand-offs")
    done = cli("hand-offs", "add", "Acme", "goals=Others", code=2)
    assert "the customer has one already" in done.stderr
    # A file needs no name for the only one there is.
    cli("hand-offs", "import", write_file("customer,cpus,goals\nAcme,8,Speed\nBeta,4,Speed\n"))
    assert [(found["customer"], found["cpus"]) for found in listed(cli, "hand-offs")] == [("Acme", 8), ("Beta", 4)]
    cli("hand-offs", "import", write_file("customer,cpus\nBeta,16\n"))
    assert [found["cpus"] for found in listed(cli, "hand-offs")] == [8, 16]


def test_readings_of_a_day_are_told_apart_by_their_goals(cli, portfolio, write_file):
    ids = [add(cli, "goals", name=name) for name in ("Search", "Review")]
    path = write_file("customer,day,goal,value\nAcme,2026-11-02,Search,1\nAcme,2026-11-02,review,2\n")
    for counts in ((2, 0), (0, 2)):
        done = json.loads(cli("readings", "import", path, "--json").stdout)
        assert (done["added"], done["unchanged"]) == counts
    assert [reading["goal"] for reading in listed(cli, "readings")] == ids
    # A file says what the goals are called, so that it means something in another profile.
    assert [row["goal"] for row in as_csv(cli, "readings")] == ["Search", "Review"]
    done = cli("readings", "import", write_file("customer,day,goal,value\nAcme,2026-11-02,Speed,1\n"), code=2)
    assert "line 2, column 3 (goal), Acme: the customer has none called “Speed”" in done.stderr


def test_namesakes_are_told_by_their_ids(cli, portfolio, write_file):
    ids = [add(cli, "goals", name="Search") for _ in range(2)]
    done = cli("steps", "import", write_file("customer,name,goal\nAcme,Train,Search\n"), code=2)
    assert "the customer has several called “Search”" in done.stderr
    cli("steps", "import", write_file(f"customer,name,goal\nAcme,Train,{ids[1]}\n"))
    assert [row["goal"] for row in as_csv(cli, "steps")] == [ids[1]]
    assert listed(cli, "goals", "Beta") == []
    done = cli("steps", "import", write_file(f"customer,name,goal\nBeta,Train,{ids[1]}\n"), code=2)
    assert "the customer has none called" in done.stderr


@pytest.mark.parametrize(("arguments", "sentence"), [
    (("contacts", "add", "Nobody", "name=Ada"), "There is no customer “Nobody”."),
    (("contacts", "add", "Acme", "title=Lead"), "Name is missing."),
    (("contacts", "add", "Acme", "nome=Ada"), "There is no field “nome”; see steward-cli contacts --help."),
    (("contacts", "add", "Acme", "Ada"), "“Ada” is not FIELD=VALUE."),
    (("contacts", "add", "Acme", "name=Ada", "power=perhaps"),
     "Has power and influence: “perhaps” is neither “yes” nor “no”."),
    (("onboarding", "add", "Acme", "name=Kick-off", "due=1.12.2026"),
     "Due: “1.12.2026” is not a date such as 2026-11-23."),
    (("contacts", "set", "ffff", "name=Ada"), "There is no record “ffff”."),
    (("contacts", "set", "", "name=Ada"), "There is no record “”."),
    (("contacts", "remove", "ffff"), "There is no record “ffff”."),
    (("contacts", "restore", "ffff"), "There is no such record."),
    (("contacts", "list", "Nobody"), "There is no customer “Nobody”."),
    (("contacts", "set", "ffff"), "Usage: steward-cli contacts set ID FIELD=VALUE…"),
    (("save-plans", "remove"), "Usage: steward-cli save-plans remove ID…"),
    (("weathers", "list"), "There is no such command; see steward-cli --help."),
])
def test_bad_input_changes_nothing(cli, portfolio, arguments, sentence):
    add(cli, "contacts")
    assert cli(*arguments, code=2).stderr == f"steward-cli: {sentence}\n"
    assert [contact["name"] for contact in listed(cli, "contacts")] == ["Ada Keller"]


def test_an_id_means_one_record(cli, portfolio):
    ids = [add(cli, "contacts", name=f"Ada {i}") for i in range(17)]
    # Of 17 random ids two begin with the same of 16 digits.
    start = next(first for first in "0123456789abcdef" if sum(found.startswith(first) for found in ids) > 1)
    assert f"Several ids begin with “{start}”." in cli("contacts", "remove", ids[0], start, code=2).stderr
    assert len(listed(cli, "contacts")) == 17
    # Those of another kind are none of this one.
    assert "There is no record" in cli("save-plans", "remove", ids[0], code=2).stderr


def test_records_go_and_come_back_with_their_customer(cli, portfolio):
    add(cli, "contacts")
    cli("customers", "remove", "Acme")
    assert listed(cli, "contacts") == []
    cli("customers", "restore", "Acme")
    assert len(listed(cli, "contacts")) == 1


def test_onboarding_starts_with_the_usual_steps(cli, portfolio):
    # Check-ins 30 and 90 days after the close, the target 60 days after production (advisor-domain 2 and 10.6).
    assert cli("onboarding", "start", "Acme").stdout == "10 steps added or completed\n"
    due = {step["name"]: step["due"] for step in listed(cli, "onboarding", "Acme")}
    assert due["30-day check-in held"] == "2024-03-01"
    assert due["90-day check-in held, with the first usage recap"] == "2024-04-30"
    assert due["Utilization target reached"] == "2024-04-10"
    assert json.loads(cli("onboarding", "start", "Acme", "--json").stdout) == {"steps": 0}
    cli("onboarding", "start", "Beta")
    assert not any("due" in step for step in listed(cli, "onboarding", "Beta"))
    assert "There is no customer" in cli("onboarding", "start", "Nobody", code=2).stderr


@pytest.mark.parametrize("command", EXAMPLES)
def test_help_tells_fields_and_choices(cli, command):
    text = cli(command, "--help").stdout
    for verb in ("list", "add", "set", "remove", "restore", "import"):
        assert f"\n  {command} {verb} " in text
    for field in EXAMPLES[command]:
        assert f"\n  {field} " in text
    assert "\n  customers import" not in text
    assert not (cli.profile / "steward.db").exists()


def test_help_of_everything(cli):
    assert "champion deal-contact instance-admin executive economic-buyer end-user program-contact" in cli(
        "contacts", "--help").stdout
    text = cli("--help").stdout
    kinds = re.search(r"\n  (\S+) add NAME FIELD=VALUE…\n", text)[1].split("|")
    assert set(EXAMPLES) <= set(kinds)
    assert "\n  customers list" in text and "Has power" not in text
    assert cli("weathers", "-h").stdout == text
    assert "\n  settings set " in cli("settings", "--help").stdout
