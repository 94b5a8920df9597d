/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-action-item.h"
#include "steward-database.h"
#include "steward-note.h"

G_BEGIN_DECLS

/*
 * Notes, what they were before, and what is being typed. All functions run on the database's
 * thread, inside a #StewardDatabaseJob, and give %STEWARD_STORE_ERROR. Each that writes is one
 * transaction; but for drafts, it counts as a change of the customers that the notes are about.
 */

/**
 * steward_note_repository_list:
 * @customer_id: (nullable): whose, or NULL for those of every customer that is there
 *
 * Returns: (transfer full) (element-type StewardNote): without their texts; pinned ones first, then
 * by day, the latest first.
 */
GPtrArray *steward_note_repository_list (StewardConnection *connection,
                                         const char *customer_id,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same with their texts, in the order in which they were created. */
GPtrArray *steward_note_repository_load_all (StewardConnection *connection,
                                             const char *customer_id,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* One note and its text; %STEWARD_STORE_ERROR_NOT_FOUND where it, or its customer, is gone. */
StewardNote *steward_note_repository_load (StewardConnection *connection,
                                           const char *id,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * steward_note_repository_save:
 * @notes: (element-type StewardNote): to add or, by id, to replace; one that was deleted is there
 * again
 *
 * Completes each (steward_note_complete()), keeps what it was before as a version, and forgets its
 * draft, for it is saved now. %STEWARD_INPUT_ERROR where one cannot be kept.
 */
gboolean steward_note_repository_save (StewardConnection *connection,
                                       GPtrArray *notes,
                                       gint64 now,
                                       GError **error);

/* Leaves tombstones, or takes them away again. @ids: (array zero-terminated=1) */
gboolean steward_note_repository_delete (StewardConnection *connection,
                                         const char *const *ids,
                                         gint64 now,
                                         GError **error);
gboolean steward_note_repository_restore (StewardConnection *connection,
                                          const char *const *ids,
                                          gint64 now,
                                          GError **error);

/* --- Versions --------------------------------------------------------------------------------- */

/* What a note was when it was saved at a time. */
typedef struct {
  gint64 saved_at; /* microseconds since 1970 */
  char *author;    /* (nullable) */
  char *title;
  char *body;
} StewardNoteVersion;

void steward_note_version_free (StewardNoteVersion *self);

/* Every version of a note, the present one first. (element-type StewardNoteVersion) */
GPtrArray *steward_note_repository_list_versions (StewardConnection *connection,
                                                  const char *id,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- Action items ----------------------------------------------------------------------------- */

/* An action item and the note that it stands in. */
typedef struct {
  char *note_id;
  char *title;
  char *customer_id;
  char *customer; /* the name */
  StewardActionItem *item;
} StewardNoteAction;

void steward_note_action_free (StewardNoteAction *self);

/**
 * steward_note_repository_list_actions:
 * @customer_id: (nullable): of whom, or NULL for those of every customer that is there
 * @with_done: whether those that were ticked are wanted, too
 *
 * Returns: (transfer full) (element-type StewardNoteAction): by the day on which they are due;
 * those without one last, the latest note first
 */
GPtrArray *steward_note_repository_list_actions (StewardConnection *connection,
                                                 const char *customer_id,
                                                 gboolean with_done,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- Drafts ----------------------------------------------------------------------------------- */

/* What was typed and not saved yet. */
typedef struct {
  StewardNote *note;
  gint64 base;     /* when the note was saved that it began with; 0 for a new one */
  gint64 typed_at; /* microseconds since 1970 */
} StewardNoteDraft;

void steward_note_draft_free (StewardNoteDraft *self);

/* @base: see #StewardNoteDraft */
gboolean steward_note_repository_save_draft (
  StewardConnection *connection, const StewardNote *note, gint64 base, gint64 now, GError **error);
/* That there is none is no error. */
gboolean steward_note_repository_delete_draft (StewardConnection *connection,
                                               const char *id,
                                               GError **error);
/* Drafts of customers that are there, the latest first. (element-type StewardNoteDraft) */
GPtrArray *steward_note_repository_list_drafts (StewardConnection *connection,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
