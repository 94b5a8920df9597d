-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The last weeks of each customer's usage once more, packed into one row, so that the list of ten thousand customers
-- is read without a million rows. Written with every change of `usage`; a customer without such a row is read from
-- there. `days` holds 32-bit little-endian numbers from `first_day` on: -1 for a day that was never counted, else twice
-- the users, plus 1 if the count is complete; `months` likewise.

CREATE TABLE usage_recent (
  customer INTEGER PRIMARY KEY REFERENCES customer (key),
  first_day INTEGER NOT NULL,
  days BLOB NOT NULL,
  first_month INTEGER NOT NULL,
  months BLOB NOT NULL
) STRICT;
