/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-window-private.h"

#include "steward-customer-dialog.h"
#include "steward-customer-page.h"
#include "steward-customers-page.h"
#include "steward-file-source.h"
#include "steward-focus-keeper.h"
#include "steward-import-dialog.h"
#include "steward-insights-page.h"
#include "steward-preferences-dialog.h"
#include "steward-problems-dialog.h"
#include "steward-sidebar.h"
#include "steward-token-dialog.h"
#include "steward-tokens-file.h"
#include "steward-usage-error.h"

#include <glib/gi18n.h>
#include <string.h>

struct _StewardWindow {
  AdwApplicationWindow parent_instance;

  StewardContext *context;
  StewardCustomersPage *customers;
  StewardInsightsPage *insights;
  GSettings *settings;
  GCancellable *syncing; /* of the runs that this window began; NULL while there is none */
  guint n_runs;
  GCancellable *closing;
  gboolean collapsed;

  AdwToastOverlay *toasts;
  AdwOverlaySplitView *split;
  StewardSidebar *sidebar;
  AdwNavigationView *navigation;
};

G_DEFINE_FINAL_TYPE (StewardWindow, steward_window, ADW_TYPE_APPLICATION_WINDOW)

void
steward_window_show_toast (StewardWindow *self,
                           const char *text,
                           const char *button,
                           const char *action)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  if (button)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
steward_window_add_toast (StewardWindow *self, AdwToast *toast)
{
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
steward_window_show_error (StewardWindow *self, const char *heading, const GError *error)
{
  AdwDialog *dialog;

  g_return_if_fail (STEWARD_IS_WINDOW (self));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dialog = adw_alert_dialog_new (heading, error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* The customer that an action is about; NULL once it was deleted by another program. */
static StewardCustomer *
find_customer (StewardWindow *self, GVariant *target)
{
  return steward_portfolio_find (steward_context_get_portfolio (self->context),
                                 g_variant_get_string (target, NULL));
}

/* --- Pages and dialogs ------------------------------------------------------------------------ */

static void
history_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!steward_portfolio_load_history_finish (STEWARD_PORTFOLIO (source), result, &error))
    steward_window_show_error (self, _ ("The history could not be read"), error);
}

static void
open_customer (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  StewardCustomer *customer = find_customer (self, target);
  StewardPortfolio *portfolio = steward_context_get_portfolio (self->context);

  if (customer == NULL)
    return;
  steward_portfolio_load_history_async (portfolio, customer, self->closing, history_loaded_cb,
                                        g_object_ref (self));
  adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (steward_customer_page_new (
                                                portfolio, customer, self->settings)));
}

static void
add_customer (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);

  adw_dialog_present (
    ADW_DIALOG (steward_customer_dialog_new (steward_context_get_portfolio (self->context), NULL)),
    widget);
}

static void
edit_customer (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  StewardCustomer *customer = find_customer (self, target);

  if (customer)
    adw_dialog_present (ADW_DIALOG (steward_customer_dialog_new (
                          steward_context_get_portfolio (self->context), customer)),
                        widget);
}

static void
enter_token (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  StewardCustomer *customer = find_customer (self, target);

  if (customer == NULL)
    return;
  if (steward_customer_record_get_api_address (steward_customer_get_facts (customer)->record)
      == NULL)
    {
      /* There is nothing to enter a token for yet. */
      edit_customer (widget, action, target);
      return;
    }
  adw_dialog_present (ADW_DIALOG (steward_token_dialog_new (self->context, customer)), widget);
}

static void
show_problems (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);

  adw_dialog_present (
    ADW_DIALOG (steward_problems_dialog_new (steward_context_get_portfolio (self->context))),
    widget);
}

static void
show_preferences (GtkWidget *widget, const char *action, GVariant *target)
{
  adw_dialog_present (
    ADW_DIALOG (steward_preferences_dialog_new (STEWARD_WINDOW (widget)->context)), widget);
}

static void
show_customer_targets (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardPreferencesDialog *dialog = steward_preferences_dialog_new (
    STEWARD_WINDOW (widget)->context);

  steward_preferences_dialog_open_customer (dialog, g_variant_get_string (target, NULL));
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* Makes a page the one that all others are opened from. */
static void
go_to (StewardWindow *self, gpointer page)
{
  GListModel *stack = adw_navigation_view_get_navigation_stack (self->navigation);
  g_autoptr (AdwNavigationPage) root = g_list_model_get_item (stack, 0);
  AdwNavigationPage *pages[] = { page };

  g_object_unref (stack);
  if (root == page)
    adw_navigation_view_pop_to_page (self->navigation, page);
  else
    adw_navigation_view_replace (self->navigation, pages, G_N_ELEMENTS (pages));
}

static void
hide_overlay (StewardWindow *self)
{
  if (self->collapsed)
    adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
}

static void
show_customers (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);

  go_to (self, self->customers);
  steward_customers_page_focus_rows (self->customers);
  hide_overlay (self);
}

static void
show_insights (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);

  go_to (self, self->insights);
  steward_insights_page_focus_chart (self->insights);
  hide_overlay (self);
}

/* On top of the insights, so that the way back leads there. */
static void
show_picked (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  g_autoptr (StewardView) view = steward_view_new ();
  g_autofree const char **ids = NULL;
  const char *label;

  g_variant_get (target, "(&s^a&s)", &label, &ids);
  steward_view_pick (view, ids, label);
  steward_view_add_sort (view, "utilization", FALSE);
  if (adw_navigation_view_get_visible_page (self->navigation)
      == ADW_NAVIGATION_PAGE (self->insights))
    adw_navigation_view_push (self->navigation, ADW_NAVIGATION_PAGE (self->customers));
  else
    go_to (self, self->customers);
  steward_customers_page_set_view (self->customers, view);
  steward_customers_page_focus_rows (self->customers);
}

/* The sidebar shows which page is seen; a customer's is one of the page it was opened from. */
static void
visible_page_cb (StewardWindow *self)
{
  gpointer page = adw_navigation_view_get_visible_page (self->navigation);

  if (page == self->insights || page == self->customers)
    steward_sidebar_set_shows_insights (self->sidebar, page == self->insights);
}

static void
start_search (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);

  go_to (self, self->customers);
  steward_customers_page_start_search (self->customers);
}

/* --- Sync ------------------------------------------------------------------------------------- */

static gboolean
is_offline (const StewardSyncOutcome *outcome)
{
  return g_strcmp0 (outcome->status->problems[STEWARD_PART_USAGE].code,
                    steward_usage_error_to_code (STEWARD_USAGE_ERROR_OFFLINE))
         == 0;
}

static void
tell_outcomes (StewardWindow *self, GPtrArray *outcomes)
{
  guint n_failed = 0;
  guint n_offline = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < outcomes->len; i++)
    {
      const StewardSyncOutcome *outcome = g_ptr_array_index (outcomes, i);

      n_failed += steward_sync_status_get_state (outcome->status) == STEWARD_SYNC_FAILED ? 1 : 0;
      n_offline += is_offline (outcome) ? 1 : 0;
    }
  /* Of which a banner says what it means. */
  if (outcomes->len > 1 && n_offline == outcomes->len)
    {
      steward_window_show_toast (self, _ ("Nobody was reached"), NULL, NULL);
      return;
    }
  if (outcomes->len == 0)
    text = g_strdup (_ ("No customer has an address to sync from"));
  else if (n_failed == 0)
    text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u customer synced", "%u customers synced", outcomes->len),
      outcomes->len);
  else
    text = g_strdup_printf (_ ("%u synced, %u failed"), outcomes->len - n_failed, n_failed);
  steward_window_show_toast (self, text, n_failed > 0 ? _ ("Show") : NULL, "win.show-problems");
}

static void
synced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outcomes = steward_sync_engine_run_finish (STEWARD_SYNC_ENGINE (source),
                                                                   result, &error);

  if (--self->n_runs == 0)
    g_clear_object (&self->syncing);
  if (g_cancellable_is_cancelled (self->closing))
    return;
  if (outcomes)
    tell_outcomes (self, outcomes);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    steward_window_show_toast (self, _ ("The sync was stopped; what was synced by then is kept"),
                               NULL, NULL);
  else
    steward_window_show_error (self, _ ("The sync was broken off"), error);
}

static void
run_sync (StewardWindow *self, const char *const *ids, GAsyncReadyCallback ended)
{
  if (self->syncing == NULL)
    self->syncing = g_cancellable_new ();
  self->n_runs++;
  steward_sync_engine_run_async (steward_context_get_sync_engine (self->context), ids,
                                 self->syncing, ended, g_object_ref (self));
}

void
steward_window_sync (StewardWindow *self, const char *const *ids)
{
  run_sync (self, ids, synced_cb);
}

/* Of a sync that nobody asked for the sidebar tells enough. */
static void
synced_quietly_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outcomes = steward_sync_engine_run_finish (STEWARD_SYNC_ENGINE (source),
                                                                   result, &error);

  if (--self->n_runs == 0)
    g_clear_object (&self->syncing);
  if (outcomes == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    steward_window_show_toast (self, error->message, NULL, NULL);
}

static void
sync_due_cb (StewardWindow *self, const char *const *ids)
{
  run_sync (self, ids, synced_quietly_cb);
}

static void
sync_all (GtkWidget *widget, const char *action, GVariant *target)
{
  steward_window_sync (STEWARD_WINDOW (widget), NULL);
}

static void
sync_customer (GtkWidget *widget, const char *action, GVariant *target)
{
  const char *const ids[] = { g_variant_get_string (target, NULL), NULL };

  steward_window_sync (STEWARD_WINDOW (widget), ids);
}

static void
stop_sync (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);

  if (self->syncing)
    g_cancellable_cancel (self->syncing);
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!steward_portfolio_refresh_finish (STEWARD_PORTFOLIO (source), result, &error))
    steward_window_show_error (self, _ ("The customers could not be read"), error);
}

static void
refresh (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);

  steward_portfolio_refresh_async (steward_context_get_portfolio (self->context), self->closing,
                                   refreshed_cb, g_object_ref (self));
}

/* --- Files ------------------------------------------------------------------------------------ */

static void
choose_file (StewardWindow *self,
             const char *title,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) csv = gtk_file_filter_new ();

  gtk_file_filter_set_name (csv, _ ("CSV files"));
  gtk_file_filter_add_suffix (csv, "csv");
  g_list_store_append (filters, csv);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_open (dialog, GTK_WINDOW (self), self->closing, callback, user_data);
}

static void
portfolio_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardWindow) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file)
    steward_window_import (self, file);
}

static void
import_portfolio (GtkWidget *widget, const char *action, GVariant *target)
{
  choose_file (STEWARD_WINDOW (widget), _ ("Import Customers"), portfolio_chosen_cb,
               g_object_ref (widget));
}

void
steward_window_import (StewardWindow *self, GFile *file)
{
  g_return_if_fail (STEWARD_IS_WINDOW (self));
  adw_dialog_present (
    ADW_DIALOG (steward_import_dialog_new (steward_context_get_portfolio (self->context), file)),
    GTK_WIDGET (self));
}

/* What a chosen file of usage is for. */
typedef struct {
  StewardWindow *window;
  StewardCustomer *customer;
} UsageImport;

static void
usage_import_free (UsageImport *self)
{
  g_object_unref (self->window);
  g_object_unref (self->customer);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UsageImport, usage_import_free)

static void
usage_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (UsageImport) import = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (_ ("Usage of %s imported"),
                                           steward_customer_get_name (import->customer));

  if (steward_portfolio_add_usage_finish (STEWARD_PORTFOLIO (source), result, &error))
    steward_window_show_toast (import->window, text, NULL, NULL);
  else
    steward_window_show_error (import->window, _ ("The usage was not imported"), error);
}

static void
usage_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (UsageImport) import = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardUsage) usage = steward_usage_source_fetch_usage_finish (
    STEWARD_USAGE_SOURCE (source), result, &error);
  StewardPortfolio *portfolio = steward_context_get_portfolio (import->window->context);
  StewardCustomer *customer = import->customer;

  if (usage)
    steward_portfolio_add_usage_async (portfolio, customer, usage, NULL, usage_added_cb,
                                       g_steal_pointer (&import));
  else
    steward_window_show_error (import->window, _ ("The usage was not imported"), error);
}

static void
usage_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (UsageImport) import = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  StewardClock *clock = steward_context_get_clock (import->window->context);
  const StewardUsageRequest request = { .today = steward_clock_get_today (clock) };
  g_autoptr (StewardFileSource) usage_source = NULL;

  if (file == NULL)
    return;
  usage_source = steward_file_source_new (file);
  steward_usage_source_fetch_usage_async (STEWARD_USAGE_SOURCE (usage_source), &request, NULL,
                                          usage_read_cb, g_steal_pointer (&import));
}

static void
import_usage (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  StewardCustomer *customer = find_customer (self, target);
  UsageImport *import;

  if (customer == NULL)
    return;
  import = g_new0 (UsageImport, 1);
  import->window = g_object_ref (self);
  import->customer = g_object_ref (customer);
  choose_file (self, _ ("Import Usage"), usage_chosen_cb, import);
}

/* --- Tokens of a file ------------------------------------------------------------------------- */

/* Tokens that are stored one after the other. */
typedef struct {
  StewardWindow *window;
  StewardTokensFile *file;
  guint next;
} TokensImport;

static void
tokens_import_free (TokensImport *self)
{
  g_object_unref (self->window);
  steward_tokens_file_free (self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TokensImport, tokens_import_free)

static void store_next_token (TokensImport *import);

static void
token_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TokensImport) import = user_data;
  g_autoptr (GError) error = NULL;

  if (steward_vault_store_finish (STEWARD_VAULT (source), result, &error))
    store_next_token (g_steal_pointer (&import));
  else
    steward_window_show_error (import->window, _ ("Not all tokens were stored"), error);
}

/* Takes the import. */
static void
store_next_token (TokensImport *import)
{
  StewardVault *vault = steward_context_get_vault (import->window->context);
  g_autofree char *text = NULL;

  if (import->next < import->file->entries->len)
    {
      const StewardTokenEntry *entry = g_ptr_array_index (import->file->entries, import->next++);

      steward_vault_store_async (vault, entry->address, entry->token, NULL, token_stored_cb,
                                 import);
      return;
    }
  text = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u token stored", "%u tokens stored", import->next),
    import->next);
  steward_window_show_toast (import->window, text, _ ("Sync Now"), "win.sync");
  tokens_import_free (import);
}

/* Nothing is stored of a file with bad rows; all of them are named. */
static void
complain_of_tokens (StewardWindow *self, const StewardTokensFile *file)
{
  g_autoptr (GString) text = g_string_new (_ ("Nothing was stored. Put these rows right:"));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < file->problems->len && i < 10; i++)
    g_string_append_printf (text, "\n• %s", (const char *) g_ptr_array_index (file->problems, i));
  if (file->problems->len > 10)
    g_string_append_printf (text, _ ("\n… and %u more"), file->problems->len - 10);
  error = g_error_new_literal (STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED, text->str);
  steward_window_show_error (self, _ ("The tokens were not imported"), error);
}

static void
tokens_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (StewardTokensFile) file = NULL;
  TokensImport *import;
  gsize length;

  if (g_file_load_contents_finish (G_FILE (source), result, &text, &length, NULL, &error))
    {
      file = steward_tokens_file_read (text, length, &error);
      explicit_bzero (text, length);
    }
  if (file == NULL)
    steward_window_show_error (self, _ ("The tokens were not imported"), error);
  else if (file->problems->len > 0)
    complain_of_tokens (self, file);
  else
    {
      import = g_new0 (TokensImport, 1);
      import->window = g_object_ref (self);
      import->file = g_steal_pointer (&file);
      store_next_token (import);
    }
}

static void
tokens_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardWindow) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file)
    g_file_load_contents_async (file, NULL, tokens_loaded_cb, g_object_ref (self));
}

static void
import_tokens (GtkWidget *widget, const char *action, GVariant *target)
{
  choose_file (STEWARD_WINDOW (widget), _ ("Import Tokens (Columns “url” and “token”)"),
               tokens_chosen_cb, g_object_ref (widget));
}

/* --- The window ------------------------------------------------------------------------------- */

/* There is no sidebar until there is something in it. */
static void
show_sidebar (StewardWindow *self)
{
  StewardPortfolio *portfolio = steward_context_get_portfolio (self->context);
  gboolean there = g_list_model_get_n_items (G_LIST_MODEL (portfolio)) > 0;

  if (!self->collapsed || !there)
    adw_overlay_split_view_set_show_sidebar (self->split, there);
  steward_customers_page_set_sidebar (self->customers, there, self->collapsed);
  steward_insights_page_set_sidebar_away (self->insights, self->collapsed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.toggle-sidebar", there);
}

static void
sidebar_shown_cb (StewardWindow *self)
{
  if (self->collapsed && !adw_overlay_split_view_get_show_sidebar (self->split))
    gtk_widget_child_focus (GTK_WIDGET (self->navigation), GTK_DIR_TAB_FORWARD);
}

static void
toggle_sidebar (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  gboolean shown = adw_overlay_split_view_get_show_sidebar (self->split);

  adw_overlay_split_view_set_show_sidebar (self->split, !shown);
  if (!shown)
    gtk_widget_child_focus (GTK_WIDGET (self->sidebar), GTK_DIR_TAB_FORWARD);
}

static void
collapse_cb (StewardWindow *self)
{
  self->collapsed = TRUE;
  steward_customers_page_set_sidebar (self->customers, TRUE, TRUE);
  show_sidebar (self);
}

static void
uncollapse_cb (StewardWindow *self)
{
  self->collapsed = FALSE;
  show_sidebar (self);
}

static void
narrow_cb (StewardWindow *self)
{
  collapse_cb (self);
  steward_customers_page_set_narrow (self->customers, TRUE);
}

static void
wide_cb (StewardWindow *self)
{
  uncollapse_cb (self);
  steward_customers_page_set_narrow (self->customers, FALSE);
}

/* --- Views ------------------------------------------------------------------------------------ */

StewardContext *
steward_window_get_context (StewardWindow *self)
{
  return self->context;
}

GListModel *
steward_window_get_shown (StewardWindow *self)
{
  return steward_customers_page_get_shown (self->customers);
}

StewardView *
steward_window_dup_view (StewardWindow *self)
{
  return steward_customers_page_dup_view (self->customers);
}

/* The sidebar shows the saved view that is seen; one that is not saved can be. */
static void
view_changed_cb (StewardWindow *self)
{
  g_autoptr (StewardView) view = steward_window_dup_view (self);
  const StewardView *saved = steward_view_list_find_same (steward_context_get_views (self->context),
                                                          view);

  steward_sidebar_set_current (self->sidebar, saved ? saved->id : "");
  steward_customers_page_set_can_save (
    self->customers, saved == NULL && (steward_view_is_filtering (view) || view->sorts->len > 1));
}

void
steward_window_choose_view (StewardWindow *self, const StewardView *view)
{
  g_autoptr (StewardView) all = steward_view_new ();

  go_to (self, self->customers);
  steward_view_add_sort (all, "utilization", FALSE);
  steward_customers_page_set_view (self->customers, view ? view : all);
  hide_overlay (self);
}

static void
views_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!steward_view_list_load_finish (STEWARD_VIEW_LIST (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    steward_window_show_toast (self, error->message, NULL, NULL);
}

/* Whatever changed in the store, another program may have saved a view as well. */
static void
portfolio_refreshed_cb (StewardWindow *self)
{
  show_sidebar (self);
  steward_window_show_sample (self);
  if (!steward_sync_engine_get_running (steward_context_get_sync_engine (self->context)))
    steward_view_list_load_async (steward_context_get_views (self->context), self->closing,
                                  views_loaded_cb, g_object_ref (self));
}

static void
view_chosen_cb (StewardWindow *self, const char *id)
{
  steward_window_choose_view (
    self, id ? steward_view_list_find (steward_context_get_views (self->context), id) : NULL);
}

static void
insights_chosen_cb (StewardWindow *self)
{
  show_insights (GTK_WIDGET (self), NULL, NULL);
}

static void
steward_window_dispose (GObject *object)
{
  StewardWindow *self = STEWARD_WINDOW (object);

  g_cancellable_cancel (self->closing);
  if (self->syncing)
    g_cancellable_cancel (self->syncing);
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_WINDOW);
  self->customers = NULL;
  self->insights = NULL;
  g_clear_object (&self->settings);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (steward_window_parent_class)->dispose (object);
}

static void
steward_window_finalize (GObject *object)
{
  StewardWindow *self = STEWARD_WINDOW (object);

  g_clear_object (&self->syncing);
  g_clear_object (&self->closing);
  G_OBJECT_CLASS (steward_window_parent_class)->finalize (object);
}

static void
steward_window_class_init (StewardWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const struct {
    const char *name;
    const char *target;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.open-customer", "s", open_customer },
    { "win.add-customer", NULL, add_customer },
    { "win.edit-customer", "s", edit_customer },
    { "win.enter-token", "s", enter_token },
    { "win.sync", NULL, sync_all },
    { "win.sync-customer", "s", sync_customer },
    { "win.stop-sync", NULL, stop_sync },
    { "win.show-problems", NULL, show_problems },
    { "win.preferences", NULL, show_preferences },
    { "win.customer-targets", "s", show_customer_targets },
    { "win.search", NULL, start_search },
    { "win.refresh", NULL, refresh },
    { "win.import", NULL, import_portfolio },
    { "win.import-tokens", NULL, import_tokens },
    { "win.import-usage", "s", import_usage },
    { "win.toggle-sidebar", NULL, toggle_sidebar },
    { "win.show-customers", NULL, show_customers },
    { "win.show-insights", NULL, show_insights },
    { "win.show-picked", "(sas)", show_picked },
  };

  object_class->dispose = steward_window_dispose;
  object_class->finalize = steward_window_finalize;
  g_type_ensure (STEWARD_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dev/steward/Steward/ui/steward-window.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, split);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, StewardWindow, navigation);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, wide_cb);
  gtk_widget_class_bind_template_callback (widget_class, collapse_cb);
  gtk_widget_class_bind_template_callback (widget_class, uncollapse_cb);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, visible_page_cb);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].target,
                                     actions[i].activate);
  steward_window_install_selection_actions (widget_class);
  steward_window_install_view_actions (widget_class);
  steward_window_install_removal_actions (widget_class);
  steward_window_install_first_sync_actions (widget_class);
}

static void
steward_window_init (StewardWindow *self)
{
  self->closing = g_cancellable_new ();
  self->settings = g_settings_new (APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_settings_bind (self->settings, "width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

/* Where the keyboard goes when what had it is gone. */
static void
take_focus (GtkWindow *window)
{
  StewardWindow *self = STEWARD_WINDOW (window);
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->navigation);

  if (page == ADW_NAVIGATION_PAGE (self->customers))
    steward_customers_page_focus_rows (self->customers);
  else if (page == ADW_NAVIGATION_PAGE (self->insights))
    steward_insights_page_focus_chart (self->insights);
  else
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

StewardWindow *
steward_window_new (StewardApplication *application, StewardContext *context)
{
  StewardWindow *self = g_object_new (STEWARD_TYPE_WINDOW, "application", application, NULL);
  StewardPortfolio *portfolio = steward_context_get_portfolio (context);

  self->context = g_object_ref (context);
  self->customers = steward_customers_page_new (portfolio, self->settings);
  steward_customers_page_follow_sync (self->customers, steward_context_get_sync_engine (context));
  adw_navigation_view_add (self->navigation, ADW_NAVIGATION_PAGE (self->customers));
  self->insights = steward_insights_page_new (portfolio);
  adw_navigation_view_add (self->navigation, ADW_NAVIGATION_PAGE (self->insights));
  steward_focus_keeper_install (GTK_WINDOW (self), take_focus);
  steward_sidebar_follow (self->sidebar, context);
  g_signal_connect_object (self->sidebar, "view-chosen", G_CALLBACK (view_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sidebar, "insights-chosen", G_CALLBACK (insights_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->customers, "view-changed", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (steward_context_get_views (context), "items-changed",
                           G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (portfolio, "refreshed", G_CALLBACK (portfolio_refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (steward_context_get_auto_sync (context), "due", G_CALLBACK (sync_due_cb),
                           self, G_CONNECT_SWAPPED);
  if (steward_portfolio_get_loaded (portfolio))
    portfolio_refreshed_cb (self);
  return self;
}
