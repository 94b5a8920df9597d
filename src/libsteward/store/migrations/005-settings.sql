-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What people set, for whom: `scope` is a StewardScope, `subject` "" for everyone, a segment or a customer's id. A value
-- that was taken back is NULL. `since` is when it began to hold.

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
