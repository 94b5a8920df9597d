/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Customers that go and come back, and the sample portfolio. */

#include "steward-window-private.h"

#include "steward-undo.h"

#include <glib/gi18n.h>

static StewardPortfolio *
get_portfolio (StewardWindow *self)
{
  return steward_context_get_portfolio (steward_window_get_context (self));
}

/* --- Removing --------------------------------------------------------------------------------- */

/* A removal that is under way. */
typedef struct {
  StewardWindow *window;
  char **ids;
  char *text; /* to be said once it is done */
} Removal;

static void
removal_free (Removal *self)
{
  g_object_unref (self->window);
  g_strfreev (self->ids);
  g_free (self->text);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, removal_free)

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!steward_portfolio_restore_finish (STEWARD_PORTFOLIO (source), result, &error))
    steward_window_show_error (self, _ ("The removal was not undone"), error);
}

static void
restore (GtkWidget *window, gpointer ids)
{
  steward_portfolio_restore_async (get_portfolio (STEWARD_WINDOW (window)), ids, NULL, restored_cb,
                                   g_object_ref (window));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Removal) removal = user_data;
  g_autoptr (GError) error = NULL;

  if (!steward_portfolio_delete_finish (STEWARD_PORTFOLIO (source), result, &error))
    {
      steward_window_show_error (removal->window, _ ("Nothing was removed"), error);
      return;
    }
  steward_undo_offer (GTK_WIDGET (removal->window), removal->text, restore,
                      g_steal_pointer (&removal->ids), (GDestroyNotify) g_strfreev);
}

/* Takes ids and text. */
static void
begin_removal (StewardWindow *self, char **ids, char *text)
{
  Removal *removal = g_new0 (Removal, 1);

  removal->window = g_object_ref (self);
  removal->ids = ids;
  removal->text = text;
  steward_portfolio_delete_async (get_portfolio (self), (const char *const *) ids, NULL, removed_cb,
                                  removal);
}

static void
remove_customers (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  g_auto (GStrv) ids = g_variant_dup_strv (target, NULL);
  guint n = g_strv_length (ids);
  StewardCustomer *first = n > 0 ? steward_portfolio_find (get_portfolio (self), ids[0]) : NULL;
  char *text;

  if (first == NULL)
    return;
  if (n == 1)
    /* Translators: a customer's name */
    text = g_strdup_printf (_ ("“%s” removed"), steward_customer_get_name (first));
  else
    text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u customer removed", "%u customers removed", n), n);
  begin_removal (self, g_steal_pointer (&ids), text);
}

/* --- The sample portfolio --------------------------------------------------------------------- */

static void
sample_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.add-sample", TRUE);
  if (!steward_portfolio_add_sample_finish (STEWARD_PORTFOLIO (source), result, &error))
    steward_window_show_error (self, _ ("The sample customers were not added"), error);
}

static void
add_sample (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);

  gtk_widget_action_set_enabled (widget, "win.add-sample", FALSE);
  steward_portfolio_add_sample_async (get_portfolio (self), NULL, sample_added_cb,
                                      g_object_ref (self));
}

static void
remove_sample (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  g_auto (GStrv) ids = steward_portfolio_dup_sample_ids (get_portfolio (self));
  guint n = g_strv_length (ids);

  if (n > 0)
    begin_removal (self, g_steal_pointer (&ids),
                   g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u sample customer removed",
                                                 "%u sample customers removed", n),
                                    n));
}

void
steward_window_show_sample (StewardWindow *self)
{
  g_auto (GStrv) ids = steward_portfolio_dup_sample_ids (get_portfolio (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.remove-sample", ids[0] != NULL);
}

void
steward_window_install_removal_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.remove-customers", "as", remove_customers);
  gtk_widget_class_install_action (widget_class, "win.add-sample", NULL, add_sample);
  gtk_widget_class_install_action (widget_class, "win.remove-sample", NULL, remove_sample);
}
