/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-note-session.h"

#include "steward-note-repository.h"

#define QUIET_MS 1000
#define LONGEST_MS 3000
#define RETRY_MS 5000

struct _StewardNoteSession {
  GObject parent_instance;

  StewardDatabase *database;
  StewardClock *clock;
  gint64 base;
  StewardNoteRead read;
  gpointer read_data;
  guint quiet_ms;
  guint longest_ms;
  guint retry_ms;
  StewardNoteState state;
  char *message;
  guint n_typed;      /* how often something was typed, to know what a draft holds */
  gint64 typed_since; /* the first of what is not kept, by the monotonic clock; 0 for nothing */
  guint timer;
};

enum {
  PROP_0,
  PROP_STATE,
  PROP_MESSAGE,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (StewardNoteSession, steward_note_session, G_TYPE_OBJECT)

static void
set_state (StewardNoteSession *self, StewardNoteState state, const char *message)
{
  gboolean same_message = g_strcmp0 (self->message, message) == 0;

  if (!same_message)
    {
      g_free (self->message);
      self->message = g_strdup (message);
    }
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  if (!same_message)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
}

/* --- What is written -------------------------------------------------------------------------- */

typedef struct {
  GPtrArray *notes; /* the one note */
  char *id;         /* of the draft that is forgotten */
  gint64 base;
  gint64 now;
} Change;

static Change *
change_new (StewardNoteSession *self)
{
  Change *change = g_new0 (Change, 1);

  change->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_note_free);
  g_ptr_array_add (change->notes, self->read (self->read_data));
  change->base = self->base;
  change->now = steward_clock_get_now (self->clock);
  return change;
}

static void
change_free (Change *self)
{
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self->id);
  g_free (self);
}

static gpointer
keep_job (StewardConnection *connection, gpointer data, GError **error)
{
  const Change *change = data;

  return GINT_TO_POINTER (steward_note_repository_save_draft (connection, change->notes->pdata[0],
                                                              change->base, change->now, error));
}

static gpointer
save_job (StewardConnection *connection, gpointer data, GError **error)
{
  const Change *change = data;

  return GINT_TO_POINTER (
    steward_note_repository_save (connection, change->notes, change->now, error));
}

static gpointer
discard_job (StewardConnection *connection, gpointer data, GError **error)
{
  const Change *change = data;

  return GINT_TO_POINTER (steward_note_repository_delete_draft (connection, change->id, error));
}

/* --- Keeping ---------------------------------------------------------------------------------- */

static gboolean
timer_cb (gpointer user_data)
{
  StewardNoteSession *self = user_data;

  self->timer = 0;
  steward_note_session_keep (self);
  return G_SOURCE_REMOVE;
}

static void
wait_ms (StewardNoteSession *self, guint ms)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (ms, timer_cb, self);
}

/* That it could not be written, and when it is tried again. */
static void
fail (StewardNoteSession *self, const GError *error)
{
  if (self->typed_since == 0)
    self->typed_since = g_get_monotonic_time ();
  set_state (self, STEWARD_NOTE_FAILED, error->message);
  /* Disposed of meanwhile. */
  if (self->read)
    wait_ms (self, self->retry_ms);
}

/* What a writing was of. */
typedef struct {
  StewardNoteSession *session;
  guint n_typed;
} Writing;

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Writing *writing = user_data;
  g_autoptr (StewardNoteSession) self = writing->session;
  g_autoptr (GError) error = NULL;

  if (!steward_database_run_finish (STEWARD_DATABASE (source), result, &error))
    fail (self, error);
  /* Saved or typed on meanwhile. */
  else if (self->n_typed == writing->n_typed && self->state != STEWARD_NOTE_SAVED)
    set_state (self, STEWARD_NOTE_KEPT, NULL);
}

void
steward_note_session_keep (StewardNoteSession *self)
{
  Writing *writing;

  g_return_if_fail (STEWARD_IS_NOTE_SESSION (self));
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->typed_since == 0 || self->read == NULL)
    return;
  self->typed_since = 0;
  writing = g_new (Writing, 1);
  writing->session = g_object_ref (self);
  writing->n_typed = self->n_typed;
  steward_database_run_async (self->database, keep_job, change_new (self),
                              (GDestroyNotify) change_free, NULL, NULL, kept_cb, writing);
}

void
steward_note_session_typed (StewardNoteSession *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 longest;

  g_return_if_fail (STEWARD_IS_NOTE_SESSION (self));
  self->n_typed++;
  if (self->typed_since == 0)
    self->typed_since = now;
  longest = self->typed_since + (gint64) self->longest_ms * G_TIME_SPAN_MILLISECOND - now;
  wait_ms (self, (guint) CLAMP (longest / G_TIME_SPAN_MILLISECOND, 0, self->quiet_ms));
  if (self->state != STEWARD_NOTE_FAILED)
    set_state (self, STEWARD_NOTE_TYPED, NULL);
}

/* --- Saving and discarding -------------------------------------------------------------------- */

/* What is known of the session once it was written. */
typedef struct {
  guint n_typed;
  gint64 base;
} Ending;

/* Nothing is left to be kept. */
static void
forget_typed (StewardNoteSession *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->typed_since = 0;
}

/* The note is as it is in the store, but for what was typed meanwhile. */
static void
end (StewardNoteSession *self, const Ending *ending)
{
  self->base = ending->base;
  if (self->n_typed == ending->n_typed)
    {
      forget_typed (self);
      set_state (self, STEWARD_NOTE_SAVED, NULL);
    }
  else if (self->state == STEWARD_NOTE_FAILED)
    set_state (self, STEWARD_NOTE_TYPED, NULL);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  StewardNoteSession *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!steward_database_run_finish (STEWARD_DATABASE (source), result, &error))
    {
      fail (self, error);
      g_task_return_error (task, error);
      return;
    }
  end (self, g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

static void
write_end (StewardNoteSession *self,
           GTask *task,
           StewardDatabaseJob job,
           Change *change,
           gint64 base,
           GCancellable *cancellable)
{
  Ending *ending = g_new (Ending, 1);

  ending->n_typed = self->n_typed;
  ending->base = base;
  g_task_set_task_data (task, ending, g_free);
  forget_typed (self);
  steward_database_run_async (self->database, job, change, (GDestroyNotify) change_free, NULL,
                              cancellable, saved_cb, task);
}

void
steward_note_session_save_async (StewardNoteSession *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;
  Change *change;

  g_return_if_fail (STEWARD_IS_NOTE_SESSION (self));
  g_return_if_fail (self->read != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, steward_note_session_save_async);
  change = change_new (self);
  write_end (self, task, save_job, change, change->now, cancellable);
}

gboolean
steward_note_session_save_finish (StewardNoteSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
steward_note_session_discard_async (StewardNoteSession *self,
                                    const char *id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task;
  Change *change;

  g_return_if_fail (STEWARD_IS_NOTE_SESSION (self));
  g_return_if_fail (id != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, steward_note_session_discard_async);
  change = g_new0 (Change, 1);
  change->id = g_strdup (id);
  write_end (self, task, discard_job, change, self->base, cancellable);
}

gboolean
steward_note_session_discard_finish (StewardNoteSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_note_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StewardNoteSession *self = STEWARD_NOTE_SESSION (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
steward_note_session_dispose (GObject *object)
{
  StewardNoteSession *self = STEWARD_NOTE_SESSION (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  self->read = NULL;
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (steward_note_session_parent_class)->dispose (object);
}

static void
steward_note_session_finalize (GObject *object)
{
  g_free (STEWARD_NOTE_SESSION (object)->message);
  G_OBJECT_CLASS (steward_note_session_parent_class)->finalize (object);
}

static void
steward_note_session_class_init (StewardNoteSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = steward_note_session_get_property;
  object_class->dispose = steward_note_session_dispose;
  object_class->finalize = steward_note_session_finalize;
  properties[PROP_STATE] = g_param_spec_uint (
    "state", NULL, NULL, STEWARD_NOTE_SAVED, STEWARD_NOTE_FAILED, STEWARD_NOTE_SAVED,
    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                                    | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
steward_note_session_init (StewardNoteSession *self)
{
  steward_note_session_set_pace (self, QUIET_MS, LONGEST_MS, RETRY_MS);
}

StewardNoteSession *
steward_note_session_new (StewardDatabase *database,
                          StewardClock *clock,
                          gint64 base,
                          StewardNoteRead read,
                          gpointer user_data)
{
  StewardNoteSession *self;

  g_return_val_if_fail (STEWARD_IS_DATABASE (database), NULL);
  g_return_val_if_fail (STEWARD_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (read != NULL, NULL);
  self = g_object_new (STEWARD_TYPE_NOTE_SESSION, NULL);
  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->base = base;
  self->read = read;
  self->read_data = user_data;
  return self;
}

StewardNoteState
steward_note_session_get_state (StewardNoteSession *self)
{
  g_return_val_if_fail (STEWARD_IS_NOTE_SESSION (self), STEWARD_NOTE_SAVED);
  return self->state;
}

const char *
steward_note_session_get_message (StewardNoteSession *self)
{
  g_return_val_if_fail (STEWARD_IS_NOTE_SESSION (self), NULL);
  return self->message;
}

void
steward_note_session_set_pace (StewardNoteSession *self,
                               guint quiet_ms,
                               guint longest_ms,
                               guint retry_ms)
{
  g_return_if_fail (STEWARD_IS_NOTE_SESSION (self));
  self->quiet_ms = quiet_ms;
  self->longest_ms = longest_ms;
  self->retry_ms = retry_ms;
}
