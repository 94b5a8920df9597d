/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-view-list.h"

#include "steward-view-repository.h"

/* --- A view ----------------------------------------------------------------------------------- */

struct _StewardSavedView {
  GObject parent_instance;

  StewardView *view;
};

G_DEFINE_FINAL_TYPE (StewardSavedView, steward_saved_view, G_TYPE_OBJECT)

static void
steward_saved_view_finalize (GObject *object)
{
  g_clear_pointer (&STEWARD_SAVED_VIEW (object)->view, steward_view_free);
  G_OBJECT_CLASS (steward_saved_view_parent_class)->finalize (object);
}

static void
steward_saved_view_class_init (StewardSavedViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_saved_view_finalize;
}

static void
steward_saved_view_init (StewardSavedView *self)
{
}

const StewardView *
steward_saved_view_get (StewardSavedView *self)
{
  g_return_val_if_fail (STEWARD_IS_SAVED_VIEW (self), NULL);
  return self->view;
}

/* --- The list --------------------------------------------------------------------------------- */

struct _StewardViewList {
  GObject parent_instance;

  StewardDatabase *database;
  StewardClock *clock;
  GPtrArray *views; /* of StewardSavedView */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StewardViewList,
                               steward_view_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return STEWARD_TYPE_SAVED_VIEW;
}

static guint
get_n_items (GListModel *model)
{
  return STEWARD_VIEW_LIST (model)->views->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *views = STEWARD_VIEW_LIST (model)->views;

  return position < views->len ? g_object_ref (g_ptr_array_index (views, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
steward_view_list_finalize (GObject *object)
{
  StewardViewList *self = STEWARD_VIEW_LIST (object);

  g_ptr_array_unref (self->views);
  g_object_unref (self->clock);
  g_object_unref (self->database);
  G_OBJECT_CLASS (steward_view_list_parent_class)->finalize (object);
}

static void
steward_view_list_class_init (StewardViewListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_view_list_finalize;
}

static void
steward_view_list_init (StewardViewList *self)
{
  self->views = g_ptr_array_new_with_free_func (g_object_unref);
}

StewardViewList *
steward_view_list_new (StewardDatabase *database, StewardClock *clock)
{
  StewardViewList *self;

  g_return_val_if_fail (STEWARD_IS_DATABASE (database), NULL);
  g_return_val_if_fail (STEWARD_IS_CLOCK (clock), NULL);
  self = g_object_new (STEWARD_TYPE_VIEW_LIST, NULL);
  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  return self;
}

const StewardView *
steward_view_list_find (StewardViewList *self, const char *id)
{
  g_return_val_if_fail (STEWARD_IS_VIEW_LIST (self), NULL);
  for (guint i = 0; i < self->views->len; i++)
    {
      StewardSavedView *saved = g_ptr_array_index (self->views, i);

      if (g_strcmp0 (saved->view->id, id) == 0)
        return saved->view;
    }
  return NULL;
}

const StewardView *
steward_view_list_find_same (StewardViewList *self, const StewardView *view)
{
  g_return_val_if_fail (STEWARD_IS_VIEW_LIST (self), NULL);
  for (guint i = 0; i < self->views->len; i++)
    {
      StewardSavedView *saved = g_ptr_array_index (self->views, i);

      if (steward_view_shows_same (saved->view, view))
        return saved->view;
    }
  return NULL;
}

/* --- Reading ---------------------------------------------------------------------------------- */

static gboolean
is_the_same (StewardViewList *self, GPtrArray *views)
{
  if (views->len != self->views->len)
    return FALSE;
  for (guint i = 0; i < views->len; i++)
    {
      const StewardView *old = ((StewardSavedView *) g_ptr_array_index (self->views, i))->view;
      const StewardView *view = g_ptr_array_index (views, i);

      if (g_strcmp0 (old->id, view->id) != 0 || g_strcmp0 (old->name, view->name) != 0
          || !steward_view_shows_same (old, view))
        return FALSE;
    }
  return TRUE;
}

/* @views: (transfer full) */
static void
replace_all (StewardViewList *self, GPtrArray *views)
{
  guint n_before = self->views->len;

  if (!is_the_same (self, views))
    {
      g_ptr_array_set_free_func (views, NULL);
      g_ptr_array_set_size (self->views, 0);
      for (guint i = 0; i < views->len; i++)
        {
          StewardSavedView *saved = g_object_new (STEWARD_TYPE_SAVED_VIEW, NULL);

          saved->view = g_ptr_array_index (views, i);
          g_ptr_array_add (self->views, saved);
        }
      g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->views->len);
    }
  g_ptr_array_unref (views);
}

/* What is done to the store before it is read. */
typedef struct {
  StewardView *view; /* saved */
  char *id;          /* deleted */
  gint64 now;
} Change;

static void
change_free (Change *self)
{
  g_clear_pointer (&self->view, steward_view_free);
  g_free (self->id);
  g_free (self);
}

static gpointer
change_job (StewardConnection *connection, gpointer data, GError **error)
{
  Change *change = data;

  if (change->view && !steward_view_repository_save (connection, change->view, change->now, error))
    return NULL;
  if (change->id && !steward_view_repository_delete (connection, change->id, change->now, error))
    return NULL;
  return steward_view_repository_load (connection, error);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *views = steward_database_run_finish (STEWARD_DATABASE (source), result, &error);

  if (views == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  replace_all (g_task_get_source_object (task), views);
  g_task_return_boolean (task, TRUE);
}

/* Takes the change. */
static void
run (StewardViewList *self,
     Change *change,
     gpointer tag,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  change->now = steward_clock_get_now (self->clock);
  steward_database_run_async (self->database, change_job, change, (GDestroyNotify) change_free,
                              (GDestroyNotify) g_ptr_array_unref, cancellable, changed_cb, task);
}

static gboolean
finish (StewardViewList *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
steward_view_list_load_async (StewardViewList *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (STEWARD_IS_VIEW_LIST (self));
  run (self, g_new0 (Change, 1), steward_view_list_load_async, cancellable, callback, user_data);
}

gboolean
steward_view_list_load_finish (StewardViewList *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

void
steward_view_list_save_async (StewardViewList *self,
                              const StewardView *view,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Change *change;

  g_return_if_fail (STEWARD_IS_VIEW_LIST (self));
  change = g_new0 (Change, 1);
  change->view = steward_view_copy (view);
  if (change->view->id == NULL)
    change->view->id = g_uuid_string_random ();
  run (self, change, steward_view_list_save_async, cancellable, callback, user_data);
}

gboolean
steward_view_list_save_finish (StewardViewList *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

void
steward_view_list_delete_async (StewardViewList *self,
                                const char *id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Change *change;

  g_return_if_fail (STEWARD_IS_VIEW_LIST (self));
  change = g_new0 (Change, 1);
  change->id = g_strdup (id);
  run (self, change, steward_view_list_delete_async, cancellable, callback, user_data);
}

gboolean
steward_view_list_delete_finish (StewardViewList *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}
