/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-note.h"

G_BEGIN_DECLS

/*
 * Notes as files that other programs read: Markdown with a head of YAML.
 */

/* Text from outside as a note's: without a byte order mark, lines ended by LF.
 * %STEWARD_INPUT_ERROR where it is too long, or no UTF-8 text; it names the line. */
char *steward_note_file_decode (const char *bytes,
                                gsize n_bytes,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A note with its text as a file. @customer: the name */
char *steward_note_file_write (const StewardNote *note,
                               const char *customer) G_GNUC_WARN_UNUSED_RESULT;
/* What the file is called: `20261123 - Acme - Kick-off.md`, without what some file system refuses.
 */
char *steward_note_file_make_name (const StewardNote *note,
                                   const char *customer) G_GNUC_WARN_UNUSED_RESULT;

/**
 * steward_note_file_export:
 * @notes: (element-type StewardNote): with their texts
 * @customers: (element-type StewardCustomerFacts): those that the notes are about
 * @folder: made where it is not there
 *
 * Writes a file a note. The file of a note that was written there before is replaced; any other
 * file stays, and the note gets a name of its own. G_FILE_ERROR or G_IO_ERROR names the file.
 */
gboolean steward_note_file_export (GPtrArray *notes,
                                   GPtrArray *customers,
                                   const char *folder,
                                   GError **error);

/* The keys of all types, for a sentence: `kick-off, training`. */
char *steward_note_file_list_types (void) G_GNUC_WARN_UNUSED_RESULT;
/* The snippet of a finding in one line, with these words for its marks. */
char *steward_note_file_mark (const char *snippet,
                              const char *begin,
                              const char *end) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
