-- SPDX-FileCopyrightText: 2026 The Steward authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Notes, what they were before each change, what is being typed, and the search over everything written.

-- Lists stand before the text, so that they are read without it. `tags` and `attendees` are JSON arrays.
CREATE TABLE note (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  customer INTEGER NOT NULL REFERENCES customer (key),
  type TEXT,
  day INTEGER NOT NULL,
  title TEXT NOT NULL,
  tags TEXT NOT NULL,
  attendees TEXT NOT NULL,
  pinned INTEGER NOT NULL,
  author TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER,
  excerpt TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX note_customer ON note (customer, day);

-- What a note was before it was saved again.
CREATE TABLE note_version (
  note INTEGER NOT NULL REFERENCES note (key),
  saved_at INTEGER NOT NULL,
  author TEXT,
  title TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX note_version_note ON note_version (note, saved_at);

CREATE TRIGGER note_keeps_version BEFORE UPDATE OF title, body ON note
WHEN OLD.title <> NEW.title OR OLD.body <> NEW.body
BEGIN
  INSERT INTO note_version VALUES (OLD.key, OLD.updated_at, OLD.author, OLD.title, OLD.body);
END;

-- The action items that the texts hold, so that they are found without reading each; `place` is StewardActionItem.at.
CREATE TABLE note_action (
  note INTEGER NOT NULL REFERENCES note (key),
  place INTEGER NOT NULL,
  text TEXT NOT NULL,
  owner TEXT,
  due INTEGER,
  done INTEGER NOT NULL,
  PRIMARY KEY (note, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX note_action_open ON note_action (due) WHERE done = 0;

-- What was typed and not saved yet; `id` is the note's, which may not be there yet. `base` is when the note was
-- saved that it began with, or 0.
CREATE TABLE note_draft (
  id TEXT PRIMARY KEY,
  customer INTEGER NOT NULL REFERENCES customer (key),
  type TEXT,
  day INTEGER NOT NULL,
  title TEXT NOT NULL,
  tags TEXT NOT NULL,
  attendees TEXT NOT NULL,
  pinned INTEGER NOT NULL,
  base INTEGER NOT NULL,
  typed_at INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;

-- A record had no number of its own that survives VACUUM, which the search needs.
CREATE TABLE record_with_key (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  customer INTEGER NOT NULL REFERENCES customer (key),
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  author TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
INSERT INTO record_with_key (id, customer, kind, body, author, created_at, updated_at, deleted_at)
  SELECT id, customer, kind, body, author, created_at, updated_at, deleted_at FROM record ORDER BY created_at, rowid;
DROP TABLE record;
ALTER TABLE record_with_key RENAME TO record;
CREATE INDEX record_customer ON record (customer, kind);

-- Everything that people wrote. The row of a note is 2 * key, that of a record 2 * key + 1; triggers keep it what the
-- tables hold. `kind` is `note` or the kind of the record.
CREATE VIRTUAL TABLE written USING fts5 (
  title, tags, body, kind UNINDEXED, id UNINDEXED, customer UNINDEXED, author UNINDEXED, day UNINDEXED,
  tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
INSERT INTO written (written, rank) VALUES ('rank', 'bm25(6.0, 4.0, 1.0)');

CREATE VIEW written_note AS
  SELECT key, title,
    (SELECT group_concat(value, char(10)) FROM (SELECT value FROM json_each(note.tags)
      UNION ALL SELECT value FROM json_each(note.attendees))) AS tags,
    body, 'note' AS kind, id, customer, author, day
  FROM note WHERE deleted_at IS NULL;
CREATE VIEW written_record AS
  SELECT key, '' AS title, '' AS tags,
    (SELECT group_concat(value, char(10)) FROM json_tree(record.body) WHERE type IN ('text', 'integer', 'real')) AS body,
    kind, id, customer, author, NULL AS day
  FROM record WHERE deleted_at IS NULL AND json_valid(body);

CREATE TRIGGER note_added AFTER INSERT ON note BEGIN
  INSERT INTO written (rowid, title, tags, body, kind, id, customer, author, day)
    SELECT 2 * key, title, tags, body, kind, id, customer, author, day FROM written_note WHERE key = NEW.key;
END;
CREATE TRIGGER note_changed AFTER UPDATE ON note BEGIN
  DELETE FROM written WHERE rowid = 2 * OLD.key;
  INSERT INTO written (rowid, title, tags, body, kind, id, customer, author, day)
    SELECT 2 * key, title, tags, body, kind, id, customer, author, day FROM written_note WHERE key = NEW.key;
END;
CREATE TRIGGER note_removed AFTER DELETE ON note BEGIN
  DELETE FROM written WHERE rowid = 2 * OLD.key;
END;
CREATE TRIGGER record_added AFTER INSERT ON record BEGIN
  INSERT INTO written (rowid, title, tags, body, kind, id, customer, author, day)
    SELECT 2 * key + 1, title, tags, body, kind, id, customer, author, day FROM written_record WHERE key = NEW.key;
END;
CREATE TRIGGER record_changed AFTER UPDATE ON record BEGIN
  DELETE FROM written WHERE rowid = 2 * OLD.key + 1;
  INSERT INTO written (rowid, title, tags, body, kind, id, customer, author, day)
    SELECT 2 * key + 1, title, tags, body, kind, id, customer, author, day FROM written_record WHERE key = NEW.key;
END;
CREATE TRIGGER record_removed AFTER DELETE ON record BEGIN
  DELETE FROM written WHERE rowid = 2 * OLD.key + 1;
END;

INSERT INTO written (rowid, title, tags, body, kind, id, customer, author, day)
  SELECT 2 * key + 1, title, tags, body, kind, id, customer, author, day FROM written_record;
