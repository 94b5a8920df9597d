/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-plan-changes.h"

#include "steward-undo.h"

#include <glib/gi18n.h>

/* A change of one record, and what takes it back. */
typedef struct {
  StewardPortfolio *portfolio;
  StewardRecord *before; /* NULL where it was not there */
  StewardRecord *record;
  gboolean deleted;
  GtkWidget *widget;
  char *text;
} Change;

static void
change_free (gpointer data)
{
  Change *self = data;

  g_clear_object (&self->portfolio);
  g_clear_object (&self->before);
  g_clear_object (&self->record);
  g_clear_object (&self->widget);
  g_free (self->text);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

void
steward_plan_tell (GtkWidget *widget, const char *heading, const GError *error)
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

static void
undo (GtkWidget *window, gpointer data)
{
  const Change *change = data;
  const char *const ids[] = { steward_record_get_id (change->record), NULL };
  GPtrArray *records;

  if (change->deleted)
    steward_portfolio_restore_records_async (change->portfolio, ids, NULL, undone_cb,
                                             g_object_ref (window));
  else if (change->before == NULL)
    steward_portfolio_delete_records_async (change->portfolio, ids, NULL, undone_cb,
                                            g_object_ref (window));
  else
    {
      records = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (records, g_object_ref (change->before));
      steward_portfolio_save_records_async (change->portfolio, records, NULL, undone_cb,
                                            g_object_ref (window));
    }
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
    steward_plan_tell (widget, change->deleted ? _ ("It was not deleted") : _ ("It was not saved"),
                       error);
  else
    steward_undo_offer (widget, text, undo, g_steal_pointer (&change), change_free);
}

static Change *
change_new (GtkWidget *widget, StewardPortfolio *portfolio, StewardRecord *record, const char *text)
{
  Change *self = g_new0 (Change, 1);

  self->widget = g_object_ref (widget);
  self->portfolio = g_object_ref (portfolio);
  self->record = g_object_ref (record);
  self->text = g_strdup (text);
  return self;
}

void
steward_plan_save (GtkWidget *widget,
                   StewardPortfolio *portfolio,
                   StewardRecord *before,
                   StewardRecord *record,
                   const char *text)
{
  Change *change = change_new (widget, portfolio, record, text);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  g_set_object (&change->before, before);
  g_ptr_array_add (records, g_object_ref (record));
  steward_portfolio_save_records_async (portfolio, records, NULL, changed_cb, change);
}

void
steward_plan_delete (GtkWidget *widget,
                     StewardPortfolio *portfolio,
                     StewardRecord *record,
                     const char *text)
{
  Change *change = change_new (widget, portfolio, record, text);
  const char *const ids[] = { steward_record_get_id (record), NULL };

  change->deleted = TRUE;
  steward_portfolio_delete_records_async (portfolio, ids, NULL, changed_cb, change);
}
