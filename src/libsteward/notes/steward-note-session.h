/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-clock.h"
#include "steward-database.h"
#include "steward-note.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_NOTE_SESSION (steward_note_session_get_type ())
G_DECLARE_FINAL_TYPE (StewardNoteSession, steward_note_session, STEWARD, NOTE_SESSION, GObject)

/**
 * StewardNoteSession:
 *
 * Sees to it that nothing typed into a note is lost: what the editor holds is kept as a draft one
 * second after the last key, and three seconds after the first one at the latest, until it is
 * saved. Where it cannot be kept, #StewardNoteSession:message says why, and it is tried again until
 * it can. Lives on the main thread.
 */

typedef enum {
  STEWARD_NOTE_SAVED,  /* the note is as it was saved last, or nothing was typed into a new one */
  STEWARD_NOTE_TYPED,  /* something was typed that is not kept yet */
  STEWARD_NOTE_KEPT,   /* all that was typed would be there after a crash */
  STEWARD_NOTE_FAILED, /* what was typed is in the editor alone */
} StewardNoteState;

/* The note as the editor holds it now. Returns: (transfer full) */
typedef StewardNote *(*StewardNoteRead) (gpointer user_data);

/**
 * steward_note_session_new:
 * @base: when the note was saved that the editor began with; 0 for a new one
 * @read: called whenever the note is kept or saved, and not after the session was disposed of
 */
StewardNoteSession *steward_note_session_new (StewardDatabase *database,
                                              StewardClock *clock,
                                              gint64 base,
                                              StewardNoteRead read,
                                              gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

StewardNoteState steward_note_session_get_state (StewardNoteSession *self);
/* Why it could not be kept or saved; NULL but for %STEWARD_NOTE_FAILED. */
const char *steward_note_session_get_message (StewardNoteSession *self);

/* For tests: other times than a second, three, and five until it is tried again. */
void steward_note_session_set_pace (StewardNoteSession *self,
                                    guint quiet_ms,
                                    guint longest_ms,
                                    guint retry_ms);

/* Something was typed. */
void steward_note_session_typed (StewardNoteSession *self);
/* Keeps what was typed at once: whoever typed looks elsewhere, or the program is to end. */
void steward_note_session_keep (StewardNoteSession *self);

/* Saves the note, which gives it a version; the draft is gone after. Where that fails, it stays,
 * and what was typed since is kept. */
void steward_note_session_save_async (StewardNoteSession *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
steward_note_session_save_finish (StewardNoteSession *self, GAsyncResult *result, GError **error);

/* Forgets what was typed since the note was saved. @id: of the note */
void steward_note_session_discard_async (StewardNoteSession *self,
                                         const char *id,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean steward_note_session_discard_finish (StewardNoteSession *self,
                                              GAsyncResult *result,
                                              GError **error);

G_END_DECLS
