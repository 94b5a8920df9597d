/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-record-changes.h"

#include "steward-undo.h"

#include <glib/gi18n.h>

/* A change of records, and what takes it back. */
typedef struct {
  StewardPortfolio *portfolio;
  GPtrArray *before; /* of those that were there */
  GPtrArray *records;
  gboolean deleted;
  GtkWidget *widget;
  char *text;
} Change;

static void
change_free (gpointer data)
{
  Change *self = data;

  g_clear_object (&self->portfolio);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_object (&self->widget);
  g_free (self->text);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

void
steward_record_changes_tell (GtkWidget *widget, const char *heading, const GError *error)
{
  AdwDialog *dialog;

  /* Where it was done may have gone meanwhile. */
  if (gtk_widget_get_root (widget) == NULL)
    return;
  dialog = adw_alert_dialog_new (heading, error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, widget);
}

/* --- The way back ----------------------------------------------------------------------------- */

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!steward_portfolio_change_records_finish (STEWARD_PORTFOLIO (source), result, &error))
    steward_undo_fail (window, error);
}

static gboolean
was_there (const Change *change, StewardRecord *record)
{
  for (guint i = 0; i < change->before->len; i++)
    if (g_str_equal (steward_record_get_id (change->before->pdata[i]),
                     steward_record_get_id (record)))
      return TRUE;
  return FALSE;
}

/* Borrowed: of all that was deleted, or of what was not there before. */
static GStrv
list_ids (const Change *change)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < change->records->len; i++)
    if (change->deleted || !was_there (change, change->records->pdata[i]))
      g_ptr_array_add (ids, (gpointer) steward_record_get_id (change->records->pdata[i]));
  g_ptr_array_add (ids, NULL);
  return (GStrv) g_ptr_array_free (ids, FALSE);
}

static gpointer
ref_record (gconstpointer record, gpointer user_data)
{
  return g_object_ref ((gpointer) record);
}

static void
undo (GtkWidget *window, gpointer data)
{
  const Change *change = data;
  g_autofree GStrv ids = list_ids (change);

  if (change->deleted)
    steward_portfolio_restore_records_async (change->portfolio, (const char *const *) ids, NULL,
                                             undone_cb, g_object_ref (window));
  else if (*ids)
    steward_portfolio_delete_records_async (change->portfolio, (const char *const *) ids, NULL,
                                            undone_cb, g_object_ref (window));
  if (change->before->len > 0)
    steward_portfolio_save_records_async (change->portfolio,
                                          g_ptr_array_copy (change->before, ref_record, NULL), NULL,
                                          undone_cb, g_object_ref (window));
}

/* --- Changing --------------------------------------------------------------------------------- */

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Change) change = user_data;
  g_autoptr (GtkWidget) widget = g_steal_pointer (&change->widget);
  g_autofree char *text = g_steal_pointer (&change->text);
  g_autoptr (GError) error = NULL;

  if (!steward_portfolio_change_records_finish (STEWARD_PORTFOLIO (source), result, &error))
    steward_record_changes_tell (
      widget, change->deleted ? _ ("It was not deleted") : _ ("It was not saved"), error);
  else
    steward_undo_offer (widget, text, undo, g_steal_pointer (&change), change_free);
}

static Change *
change_new (GtkWidget *widget, StewardPortfolio *portfolio, GPtrArray *records, const char *text)
{
  Change *self = g_new0 (Change, 1);

  self->widget = g_object_ref (widget);
  self->portfolio = g_object_ref (portfolio);
  self->records = g_ptr_array_ref (records);
  self->before = g_ptr_array_new_with_free_func (g_object_unref);
  self->text = g_strdup (text);
  return self;
}

void
steward_record_changes_save_all (GtkWidget *widget,
                                 StewardPortfolio *portfolio,
                                 GPtrArray *before,
                                 GPtrArray *records,
                                 const char *text)
{
  Change *change = change_new (widget, portfolio, records, text);

  g_ptr_array_extend (change->before, before, ref_record, NULL);
  steward_portfolio_save_records_async (portfolio, g_ptr_array_copy (records, ref_record, NULL),
                                        NULL, changed_cb, change);
}

void
steward_record_changes_save (GtkWidget *widget,
                             StewardPortfolio *portfolio,
                             StewardRecord *before,
                             StewardRecord *record,
                             const char *text)
{
  g_autoptr (GPtrArray) befores = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (before)
    g_ptr_array_add (befores, g_object_ref (before));
  g_ptr_array_add (records, g_object_ref (record));
  steward_record_changes_save_all (widget, portfolio, befores, records, text);
}

void
steward_record_changes_delete (GtkWidget *widget,
                               StewardPortfolio *portfolio,
                               StewardRecord *record,
                               const char *text)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  const char *const ids[] = { steward_record_get_id (record), NULL };
  Change *change;

  g_ptr_array_add (records, g_object_ref (record));
  change = change_new (widget, portfolio, records, text);
  change->deleted = TRUE;
  steward_portfolio_delete_records_async (portfolio, ids, NULL, changed_cb, change);
}
