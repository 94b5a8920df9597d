-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A database as Steward wrote it with schema 7.

PRAGMA user_version = 7;
BEGIN TRANSACTION;
CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT;
INSERT INTO counter VALUES('revision',7);
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
, sample INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO customer VALUES(1,'738edd3b-f98e-467b-a708-1d3054eeb1eb','Halvorsen Marine','https://code.halvorsen.example',0,NULL,0,'Enterprise','M. Okafor',20484,20494,20849,216000.5,'EUR',NULL,1795435200000000,1795435200000000,NULL,7,0);
INSERT INTO customer VALUES(2,'f4085542-d93d-4bd1-ba25-154c3484a50e','Juno Rail',NULL,0,NULL,4000,NULL,'S. Lindqvist',NULL,NULL,NULL,NULL,NULL,NULL,1795435200000000,1795435200000000,NULL,1,0);
INSERT INTO customer VALUES(3,'5dc61f76-450d-4b5c-ba6e-eb4783cc95ef','Gone Ltd',NULL,0,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795435200000000,1795435200000000,1795435200000000,4,0);
CREATE TABLE customer_tag (
  customer INTEGER NOT NULL REFERENCES customer (key),
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (customer, name)
) STRICT, WITHOUT ROWID;
INSERT INTO customer_tag VALUES(1,'region','EMEA');
CREATE TABLE seats (
  customer INTEGER NOT NULL REFERENCES customer (key),
  since INTEGER NOT NULL,
  origin INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (customer, since, origin)
) STRICT, WITHOUT ROWID;
INSERT INTO seats VALUES(1,20780,0,1,1200);
INSERT INTO seats VALUES(2,20780,0,2,0);
INSERT INTO seats VALUES(3,20780,0,1,70);
CREATE TABLE sync (
  customer INTEGER PRIMARY KEY REFERENCES customer (key),
  at INTEGER NOT NULL,
  attempted_at INTEGER NOT NULL,
  seats_code TEXT,
  seats_message TEXT,
  usage_code TEXT,
  usage_message TEXT
) STRICT;
INSERT INTO sync VALUES(1,1795435200000000,1795435200000000,'no-token','No token is stored for https://code.halvorsen.example. Enter one for this address.','no-token','No token is stored for https://code.halvorsen.example. Enter one for this address.');
CREATE TABLE usage (
  customer INTEGER NOT NULL REFERENCES customer (key),
  grain INTEGER NOT NULL,
  start INTEGER NOT NULL,
  users INTEGER NOT NULL,
  complete INTEGER NOT NULL,
  PRIMARY KEY (customer, grain, start)
) STRICT, WITHOUT ROWID;
INSERT INTO usage VALUES(1,2,24320,700,1);
INSERT INTO usage VALUES(1,2,24321,744,1);
CREATE TABLE view (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  author TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE TABLE usage_recent (
  customer INTEGER PRIMARY KEY REFERENCES customer (key),
  first_day INTEGER NOT NULL,
  days BLOB NOT NULL,
  first_month INTEGER NOT NULL,
  months BLOB NOT NULL
) STRICT;
CREATE TABLE setting (
  key TEXT NOT NULL,
  scope INTEGER NOT NULL,
  subject TEXT NOT NULL,
  value TEXT,
  since INTEGER NOT NULL,
  author TEXT,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (key, scope, subject)
) STRICT;
INSERT INTO setting VALUES('utilization-healthy',1,'','0.75',1795435200000000,'ada',1795435200000000);
CREATE TABLE record (
  id TEXT PRIMARY KEY,
  customer INTEGER NOT NULL REFERENCES customer (key),
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  author TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
INSERT INTO record VALUES('0a3de0a1-3d5c-4b0e-9c9b-0e6b1c6f4d11',1,'contact','{"name":"Ida Halvorsen","roles":["champion"]}','ada',1795435200000000,1795435200000000,NULL);
CREATE TABLE contract_line (
  id TEXT PRIMARY KEY,
  customer INTEGER NOT NULL REFERENCES customer (key),
  product TEXT,
  first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  amount REAL NOT NULL,
  currency TEXT,
  merged_into TEXT,
  author TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
INSERT INTO contract_line VALUES('f056a7b4-87f6-4ced-afe6-3fbf7a4eddea',1,'Code Search',20454,20818,216000.5,'EUR',NULL,'ada',1795435200000000,1795435200000000,NULL);
CREATE UNIQUE INDEX customer_name ON customer (name) WHERE deleted_at IS NULL;
CREATE INDEX customer_revision ON customer (revision);
CREATE INDEX record_customer ON record (customer, kind);
CREATE INDEX contract_line_customer ON contract_line (customer, first_day);
COMMIT;
