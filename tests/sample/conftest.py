# SPDX-FileCopyrightText: 2026 The Steward authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts sample servers and asks them, with nothing between the test and what is really sent."""

import collections
import csv
import http.client
import json
import os
import subprocess

import pytest

TODAY = "2026-11-23"  # a Monday
GRAPHQL = "/.api/graphql"
REPORT = "/api/reports/by-user-client-date"

Answer = collections.namedtuple("Answer", "status type headers body")


class Server:
    """One running server with what it wrote."""

    def __init__(self, folder, *options):
        command = [os.environ["STEWARD_SAMPLE"], f"--today={TODAY}", f"--write={folder}",
                   "--once-ready-print", "--until-eof", *options]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.url = self.process.stdout.readline().rstrip("\n")
        assert self.url, self.process.stderr.read()
        self.folder = folder

    def stop(self):
        """Closes its standard input; what it printed since then, and what it returned."""
        output, errors = self.process.communicate(timeout=60)
        assert not errors
        return output, self.process.returncode

    def table(self, name):
        with open(self.folder / name, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    @property
    def customers(self):
        return self.table("portfolio.csv")

    @property
    def tokens(self):
        return {row["url"]: row["token"] for row in self.table("tokens.csv")}

    @property
    def truth(self):
        return json.loads((self.folder / "truth.json").read_text(encoding="utf-8"))

    def of_kind(self, kind):
        """The truth about the first customer of a kind."""
        return next(customer for customer in self.truth if customer["kind"] == kind)

    def request(self, method, path, token=None, body=None, timeout=30):
        connection = http.client.HTTPConnection(self.url.removeprefix("http://"), timeout=timeout)
        headers = {"Authorization": token} if token else {}
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return Answer(response.status, response.headers.get_content_type(), response.headers,
                          response.read())
        finally:
            connection.close()

    def ask(self, customer, query, variables=None, token=None):
        """Posts a GraphQL query with the customer's own token."""
        address = f"{self.url}/{customer['slug']}"
        token = token or "token " + self.tokens.get(address, "sgp_none")
        body = json.dumps({"query": query, "variables": variables or {}})
        return self.request("POST", f"/{customer['slug']}{GRAPHQL}", token, body)

    def report(self, customer, **parameters):
        """The rows of the report API."""
        answer = self.ask_report(customer, **parameters)
        assert answer.status == 200, answer
        return list(csv.DictReader(answer.body.decode().splitlines()))

    def ask_report(self, customer, token=None, **parameters):
        parameters = {"instanceURL": f"{customer['slug']}.sample.example", **parameters}
        query = "&".join(f"{name}={value}" for name, value in parameters.items())
        return self.request("GET", f"{REPORT}?{query}", token or "Bearer " + self.tokens[self.url])


@pytest.fixture(scope="session")
def start(tmp_path_factory):
    servers = []

    def run(*options):
        servers.append(Server(tmp_path_factory.mktemp("sample"), *options))
        return servers[-1]

    yield run
    for server in servers:
        if server.process.poll() is None:
            assert server.stop() == ("", 0)


@pytest.fixture(scope="session")
def sample(start):
    """A server with every kind of customer."""
    return start("--slow=0.2")
