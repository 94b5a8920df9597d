-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Days are numbers of days since 1970-01-01, months year * 12 + (month - 1), times microseconds since 1970.

CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT;
-- Goes up with every change of a customer; readers ask for what has a higher one than they saw.
INSERT INTO counter VALUES ('revision', 0);

CREATE TABLE customer (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  url TEXT,
  source INTEGER NOT NULL,
  source_url TEXT,
  tam INTEGER NOT NULL,
  segment TEXT,
  advisor TEXT,
  contract_close INTEGER,
  production INTEGER,
  renewal INTEGER,
  arr REAL,
  currency TEXT,
  author TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  revision INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX customer_name ON customer (name) WHERE deleted_at IS NULL;
CREATE INDEX customer_revision ON customer (revision);

CREATE TABLE customer_tag (
  customer INTEGER NOT NULL REFERENCES customer (key),
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (customer, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE seats (
  customer INTEGER NOT NULL REFERENCES customer (key),
  since INTEGER NOT NULL,
  origin INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (customer, since, origin)
) STRICT, WITHOUT ROWID;

CREATE TABLE usage (
  customer INTEGER NOT NULL REFERENCES customer (key),
  grain INTEGER NOT NULL,
  start INTEGER NOT NULL,
  users INTEGER NOT NULL,
  complete INTEGER NOT NULL,
  PRIMARY KEY (customer, grain, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE sync (
  customer INTEGER PRIMARY KEY REFERENCES customer (key),
  at INTEGER NOT NULL,
  attempted_at INTEGER NOT NULL,
  seats_code TEXT,
  seats_message TEXT,
  usage_code TEXT,
  usage_message TEXT
) STRICT;
