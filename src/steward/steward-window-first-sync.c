/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From customers that were just added to their first figures: what a file looks like, which tokens
 * are missing, and the first sync. */

#include "steward-window-private.h"

#include "steward-missing-tokens.h"
#include "steward-portfolio-example.h"
#include "steward-token-dialog.h"
#include "steward-tokens-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

static StewardPortfolio *
get_portfolio (StewardWindow *self)
{
  return steward_context_get_portfolio (steward_window_get_context (self));
}

/* --- Tokens, then the first sync -------------------------------------------------------------- */

/* Customers that were just added. */
typedef struct {
  StewardWindow *window;
  char **ids;
} FirstSync;

static void
first_sync_free (FirstSync *self)
{
  g_object_unref (self->window);
  g_strfreev (self->ids);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FirstSync, first_sync_free)

static const char *
get_address (StewardCustomer *customer)
{
  return steward_customer_record_get_api_address (steward_customer_get_facts (customer)->record);
}

static gboolean
is_missing (GPtrArray *missing, StewardCustomer *customer)
{
  for (guint i = 0; i < missing->len; i++)
    if (g_strcmp0 (get_address (missing->pdata[i]), get_address (customer)) == 0)
      return TRUE;
  return FALSE;
}

/* Who lacks nothing is synced while the tokens of the others are asked for. */
static void
sync_others (FirstSync *first, GPtrArray *missing)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; first->ids[i]; i++)
    {
      StewardCustomer *customer = steward_portfolio_find (get_portfolio (first->window),
                                                          first->ids[i]);

      if (customer && get_address (customer) && !is_missing (missing, customer))
        g_strv_builder_add (builder, first->ids[i]);
    }
  ids = g_strv_builder_end (builder);
  if (ids[0])
    steward_window_sync (first->window, (const char *const *) ids);
}

static void
ask_for_tokens (StewardWindow *self, GPtrArray *missing)
{
  StewardContext *context = steward_window_get_context (self);
  AdwDialog *dialog;

  if (missing->len == 1)
    dialog = ADW_DIALOG (steward_token_dialog_new (context, missing->pdata[0]));
  else
    dialog = ADW_DIALOG (steward_tokens_dialog_new (context, missing));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
missing_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FirstSync) first = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) missing = steward_missing_tokens_find_finish (STEWARD_PORTFOLIO (source),
                                                                      result, &error);

  if (missing == NULL)
    {
      steward_window_show_error (first->window, _ ("The tokens could not be read"), error);
      return;
    }
  sync_others (first, missing);
  if (missing->len > 0)
    ask_for_tokens (first->window, missing);
}

/* What to do next for a customer that nothing can be read of. */
static void
tell_next_step (StewardWindow *self, StewardCustomer *customer)
{
  gboolean by_file = steward_customer_get_facts (customer)->record->source == STEWARD_SOURCE_FILE;
  /* Translators: a customer's name */
  g_autofree char *text = g_strdup_printf (by_file ? _ ("“%s” is read from files")
                                                   : _ ("“%s” has no address yet"),
                                           steward_customer_get_name (customer));
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, by_file ? _ ("Import _Usage…") : _ ("_Edit…"));
  adw_toast_set_action_name (toast, by_file ? "win.import-usage" : "win.edit-customer");
  adw_toast_set_action_target (toast, "s", steward_customer_get_id (customer));
  steward_window_add_toast (self, toast);
}

static void
begin_first_sync (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  g_autofree const char **ids = g_variant_get_strv (target, NULL);
  StewardCustomer *only = ids[0] && ids[1] == NULL
                            ? steward_portfolio_find (get_portfolio (self), ids[0])
                            : NULL;
  FirstSync *first;

  if (only && get_address (only) == NULL)
    {
      tell_next_step (self, only);
      return;
    }
  first = g_new0 (FirstSync, 1);
  first->window = g_object_ref (self);
  first->ids = g_variant_dup_strv (target, NULL);
  steward_missing_tokens_find_async (
    get_portfolio (self), steward_context_get_vault (steward_window_get_context (self)),
    (const char *const *) first->ids, NULL, missing_found_cb, first);
}

/* Real customers and samples are not to be mixed up. */
static void
tell_import (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  g_auto (GStrv) samples = steward_portfolio_dup_sample_ids (get_portfolio (self));
  g_autofree char *text = NULL;
  guint n_new;
  guint n_updates;

  g_variant_get (target, "(uu)", &n_new, &n_updates);
  if (n_updates == 0)
    text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u customer imported", "%u customers imported", n_new), n_new);
  else
    text = g_strdup_printf (_ ("%u customers added, %u updated"), n_new, n_updates);
  if (samples[0])
    steward_window_show_toast (self, text, _ ("_Remove Sample"), "win.remove-sample");
  else
    steward_window_show_toast (self, text, NULL, NULL);
}

/* A token serves everyone who is read from its address. */
static void
sync_address (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  g_auto (GStrv) ids = steward_missing_tokens_dup_served (get_portfolio (self),
                                                          g_variant_get_string (target, NULL));

  if (ids[0])
    steward_window_sync (self, (const char *const *) ids);
}

/* --- Files ------------------------------------------------------------------------------------ */

/* A file that was dropped. */
static void
import_file (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (target, NULL));

  steward_window_import (STEWARD_WINDOW (widget), file);
}

static void
example_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *text = NULL;

  if (file == NULL)
    return;
  text = steward_portfolio_example_write (steward_portfolio_get_today (get_portfolio (self)));
  if (g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                               NULL, &error))
    steward_window_show_toast (self, _ ("Put your customers in the file, then import it"),
                               _ ("_Import…"), "win.import");
  else
    steward_window_show_error (self, _ ("The example was not saved"), error);
}

static void
save_example (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Save an Example File"));
  gtk_file_dialog_set_initial_name (dialog, _ ("customers.csv"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (widget), NULL, example_chosen_cb,
                        g_object_ref (widget));
}

void
steward_window_install_first_sync_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.begin-first-sync", "as", begin_first_sync);
  gtk_widget_class_install_action (widget_class, "win.tell-import", "(uu)", tell_import);
  gtk_widget_class_install_action (widget_class, "win.sync-address", "s", sync_address);
  gtk_widget_class_install_action (widget_class, "win.import-file", "s", import_file);
  gtk_widget_class_install_action (widget_class, "win.save-example", NULL, save_example);
}
