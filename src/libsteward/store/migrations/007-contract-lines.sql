-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What customers pay for: both days are part of a line, `merged_into` is the id of the customer that took this one over.

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
CREATE INDEX contract_line_customer ON contract_line (customer, first_day);
