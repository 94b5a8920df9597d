-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What people write about a customer; `kind` is the key of a StewardRecordKind, `body` its values as JSON.

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
CREATE INDEX record_customer ON record (customer, kind);
