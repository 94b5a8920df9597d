/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-context.h"
#include "steward-customer-problems.h"
#include "steward-late-spinner.h"
#include "steward-notice.h"
#include "steward-token-help.h"
#include "steward-tokens-dialog.h"
#include "steward-welcome.h"

#include <glib/gstdio.h>

#define PATIENCE_S 30

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static gboolean
lost_patience_cb (gpointer user_data)
{
  g_error ("It did not come.");
  return G_SOURCE_REMOVE;
}

/* The profile of a context, which goes first. Takes the context. */
static void
remove_profile (StewardContext *context, const char *folder)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_object_unref (context);
  settle ();
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_no_errno (g_unlink (path));
    }
  g_assert_no_errno (g_rmdir (folder));
}

static GtkWindow *
show_widget (GtkWidget *widget)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, 900, 700);
  gtk_window_set_child (window, widget);
  gtk_window_present (window);
  while (!gtk_widget_get_mapped (widget))
    g_main_context_iteration (NULL, TRUE);
  return window;
}

/* --- Loading ---------------------------------------------------------------------------------- */

/* Nothing flashes where it takes a moment; a spinner is there where it takes longer. */
static void
test_late_spinner (void)
{
  guint guard = g_timeout_add_seconds (PATIENCE_S, lost_patience_cb, NULL);
  GtkWidget *spinner = g_object_ref_sink (steward_late_spinner_new ());
  GtkWindow *window = show_widget (spinner);
  GtkWidget *child;

  g_assert_null (adw_bin_get_child (ADW_BIN (spinner)));
  while (adw_bin_get_child (ADW_BIN (spinner)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  child = adw_bin_get_child (ADW_BIN (spinner));
  gtk_test_accessible_assert_property (child, GTK_ACCESSIBLE_PROPERTY_LABEL, "Loading");
  /* It begins anew. */
  gtk_widget_set_visible (spinner, FALSE);
  g_assert_null (adw_bin_get_child (ADW_BIN (spinner)));
  gtk_window_destroy (window);
  settle ();
  g_assert_finalize_object (spinner);
  g_source_remove (guard);
}

/* --- First steps ------------------------------------------------------------------------------ */

static void
collect_actions (GtkWidget *widget, GString *actions)
{
  if (GTK_IS_BUTTON (widget))
    g_string_append_printf (actions, "%s ",
                            gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect_actions (child, actions);
}

static void
test_welcome (void)
{
  g_autoptr (GString) actions = g_string_new (NULL);
  GtkWidget *welcome = g_object_ref_sink (g_object_new (STEWARD_TYPE_WELCOME, NULL));
  GtkWindow *window = show_widget (welcome);

  collect_actions (welcome, actions);
  g_assert_cmpstr (actions->str, ==,
                   "win.import win.add-customer win.add-sample win.save-example ");
  gtk_window_destroy (window);
  settle ();
  g_assert_finalize_object (welcome);
}

/* The very pages of usage-api 1 and 7. */
static void
test_token_pages (void)
{
  g_autoptr (StewardCustomerRecord) record = steward_customer_record_new ("Acme");
  g_autofree char *none = steward_token_help_dup_page (record);
  g_autofree char *instance = NULL;
  g_autofree char *elsewhere = NULL;
  g_autofree char *report = NULL;

  g_assert_null (none);
  record->url = g_strdup ("https://acme.example/code");
  instance = steward_token_help_dup_page (record);
  g_assert_cmpstr (instance, ==, "https://acme.example/code/user/settings/tokens");
  record->source_url = g_strdup ("https://api.acme.example");
  elsewhere = steward_token_help_dup_page (record);
  g_assert_cmpstr (elsewhere, ==, "https://acme.example/code/user/settings/tokens");
  g_clear_pointer (&record->source_url, g_free);
  record->source = STEWARD_SOURCE_ANALYTICS;
  report = steward_token_help_dup_page (record);
  g_assert_cmpstr (report, ==, "https://analytics.sourcegraph.com/access-tokens");
}

/* --- Several tokens at once ------------------------------------------------------------------- */

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
assert_token (StewardVault *vault, const char *address, const char *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  char *token;

  steward_vault_lookup_for_async (vault, address, NULL, NULL, looked_up_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  token = steward_vault_lookup_for_finish (vault, result, NULL);
  g_assert_cmpstr (token, ==, expected);
  steward_vault_free_token (token);
}

static void
collect_rows (GtkWidget *widget, GPtrArray *rows)
{
  if (ADW_IS_PASSWORD_ENTRY_ROW (widget))
    g_ptr_array_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
}

static StewardCustomer *
make_customer_at (const char *url)
{
  StewardCustomerFacts *facts = steward_customer_facts_new_take (steward_customer_record_new (url));

  facts->record->url = g_strdup (url);
  return steward_customer_new (facts, steward_day_new (2026, 11, 23), &steward_targets_published);
}

static void
closed_cb (AdwDialog *dialog, gboolean *closed)
{
  *closed = TRUE;
}

/* What cannot be a token is refused in its row, and what was stored by then stays; a row that is
 * left empty is for later. */
static void
test_tokens (void)
{
  g_autofree char *folder = g_dir_make_tmp ("steward-tokens-XXXXXX", NULL);
  g_autoptr (StewardClock) clock = steward_clock_new_fixed (steward_day_new (2026, 11, 23));
  StewardContext *context = steward_context_open (folder, clock, NULL);
  StewardVault *vault = steward_context_get_vault (context);
  g_autoptr (GPtrArray) customers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GtkWidget *window = adw_window_new ();
  AdwDialog *dialog;
  gboolean closed = FALSE;

  g_ptr_array_add (customers, make_customer_at ("https://a.example"));
  g_ptr_array_add (customers, make_customer_at ("https://b.example"));
  g_ptr_array_add (customers, make_customer_at ("https://c.example"));
  dialog = ADW_DIALOG (steward_tokens_dialog_new (context, customers));
  g_signal_connect (dialog, "closed", G_CALLBACK (closed_cb), &closed);
  gtk_window_present (GTK_WINDOW (window));
  adw_dialog_present (dialog, window);
  collect_rows (GTK_WIDGET (dialog), rows);
  g_assert_cmpuint (rows->len, ==, 3);
  gtk_editable_set_text (rows->pdata[0], "sgp_aaaa");
  gtk_editable_set_text (rows->pdata[1], "no token at all");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  while (!gtk_widget_has_css_class (rows->pdata[1], "error"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (closed);
  assert_token (vault, "https://a.example", "sgp_aaaa");
  gtk_editable_set_text (rows->pdata[1], "sgp_bbbb");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  while (!closed)
    g_main_context_iteration (NULL, TRUE);
  assert_token (vault, "https://a.example", "sgp_aaaa");
  assert_token (vault, "https://b.example", "sgp_bbbb");
  assert_token (vault, "https://c.example", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  remove_profile (context, folder);
}

/* --- What stands between a customer and its figures ------------------------------------------- */

#define NOON ((gint64) 1795435200 * G_USEC_PER_SEC) /* 2026-11-23 12:00 UTC */

/* Every row as "title | subtitle | ". */
static void
assert_rows (StewardCustomerFacts *facts, const char *expected)
{
  g_autoptr (StewardCustomer) customer = steward_customer_new (
    facts, steward_day_new (2026, 11, 23), &steward_targets_published);
  GtkWidget *list = g_object_ref_sink (gtk_list_box_new ());
  g_autoptr (GString) rows = g_string_new (NULL);
  GtkListBoxRow *row;

  steward_customer_problems_show (GTK_LIST_BOX (list), customer, NOON);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)); i++)
    g_string_append_printf (rows, "%s | %s | ",
                            adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                            adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
  g_assert_cmpstr (rows->str, ==, expected);
  g_assert_cmpint (gtk_widget_get_visible (list), ==, *expected != '\0');
  g_assert_finalize_object (list);
}

/* 100 seats, and 74 users in October. */
static StewardCustomerFacts *
make_facts (StewardSourceKind source)
{
  StewardCustomerFacts *facts = steward_customer_facts_new_take (
    steward_customer_record_new ("Acme"));
  const StewardSeatsObservation seats = {
    .since = steward_day_new (2026, 1, 1),
    .seats = steward_seats_new (100),
  };

  facts->record->source = source;
  g_array_append_val (facts->seats, seats);
  steward_usage_add (facts->usage, STEWARD_GRAIN_MONTH, 2026 * 12 + 9, 74, TRUE);
  facts->sync->at = NOON - 2 * G_TIME_SPAN_DAY;
  facts->sync->attempted_at = NOON;
  return facts;
}

static void
test_nothing_stands_in_the_way (void)
{
  assert_rows (make_facts (STEWARD_SOURCE_SOURCEGRAPH), "");
}

static void
test_one_part_failed (void)
{
  StewardCustomerFacts *facts = make_facts (STEWARD_SOURCE_SOURCEGRAPH);

  steward_sync_status_set_problem (facts->sync, STEWARD_PART_USAGE, "not-admin", "Not an admin.");
  assert_rows (facts, "Usage: Token is not admin | Not an admin.\nThe seats came (Today 12:00); "
                      "the usage is what was known before. | ");
  facts = make_facts (STEWARD_SOURCE_SOURCEGRAPH);
  steward_sync_status_set_problem (facts->sync, STEWARD_PART_SEATS, "server", "It failed.");
  assert_rows (facts, "Seats: Server failed | It failed.\nThe usage came (Today 12:00); the seats "
                      "are those known before. | ");
}

/* What failed alike is said once. */
static void
test_both_parts_failed (void)
{
  StewardCustomerFacts *facts = make_facts (STEWARD_SOURCE_SOURCEGRAPH);

  steward_sync_status_set_problem (facts->sync, STEWARD_PART_SEATS, "auth", "Refused.");
  steward_sync_status_set_problem (facts->sync, STEWARD_PART_USAGE, "auth", "Refused.");
  assert_rows (facts, "Seats and usage: Token not accepted | Refused.\nThe figures are of the last "
                      "full sync (2 days ago). | ");
  /* The report API has no seats that could have come. */
  facts = make_facts (STEWARD_SOURCE_ANALYTICS);
  steward_sync_status_set_problem (facts->sync, STEWARD_PART_USAGE, "auth", "Refused.");
  assert_rows (facts, "Usage: Token not accepted | Refused.\nThe figures are of the last full sync "
                      "(2 days ago). | ");
}

static void
test_nothing_came_ever (void)
{
  StewardCustomerFacts *facts = steward_customer_facts_new_take (
    steward_customer_record_new ("Acme"));

  facts->record->source = STEWARD_SOURCE_FILE;
  assert_rows (facts, "No usage yet | Ask the customer for a CSV file with the columns date,dau or "
                      "month,mau. | ");
  facts = steward_customer_facts_new_take (steward_customer_record_new ("Acme"));
  assert_rows (facts, "Never synced | Its server was not asked so far. | ");
  facts = steward_customer_facts_new_take (steward_customer_record_new ("Acme"));
  facts->sync->attempted_at = NOON;
  steward_sync_status_set_problem (facts->sync, STEWARD_PART_USAGE, "no-token", "None.");
  steward_sync_status_set_problem (facts->sync, STEWARD_PART_SEATS, "no-token", "None.");
  assert_rows (facts, "Seats and usage: No token | None.\nThere are no earlier figures. | ");
}

/* --- The notice ------------------------------------------------------------------------------- */

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (steward_portfolio_add_sample_finish (STEWARD_PORTFOLIO (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (steward_portfolio_delete_finish (STEWARD_PORTFOLIO (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

static void
await (gboolean *done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
  *done = FALSE;
}

static void
test_notice (void)
{
  g_autofree char *folder = g_dir_make_tmp ("steward-notice-XXXXXX", NULL);
  g_autoptr (StewardClock) clock = steward_clock_new_fixed (steward_day_new (2026, 11, 23));
  StewardContext *context = steward_context_open (folder, clock, NULL);
  StewardPortfolio *portfolio = steward_context_get_portfolio (context);
  GtkWidget *notice = g_object_ref_sink (g_object_new (STEWARD_TYPE_NOTICE, NULL));
  AdwBanner *banner = ADW_BANNER (adw_bin_get_child (ADW_BIN (notice)));
  g_auto (GStrv) ids = NULL;
  gboolean done = FALSE;

  steward_notice_follow (STEWARD_NOTICE (notice), portfolio,
                         steward_context_get_sync_engine (context));
  g_assert_false (adw_banner_get_revealed (banner));
  steward_portfolio_add_sample_async (portfolio, NULL, added_cb, &done);
  await (&done);
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_title (banner), ==, "These are sample customers");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (banner)), ==,
                   "win.remove-sample");
  ids = steward_portfolio_dup_sample_ids (portfolio);
  steward_portfolio_delete_async (portfolio, (const char *const *) ids, NULL, deleted_cb, &done);
  await (&done);
  g_assert_false (adw_banner_get_revealed (banner));
  g_assert_finalize_object (notice);
  remove_profile (context, folder);
}

int
main (int argc, char **argv)
{
  g_setenv ("STEWARD_SECRET_PASSWORD", "correct horse", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add_func ("/steward/first-steps/" path, func)
  ADD ("late-spinner", test_late_spinner);
  ADD ("welcome", test_welcome);
  ADD ("token-pages", test_token_pages);
  ADD ("tokens", test_tokens);
  ADD ("problems/none", test_nothing_stands_in_the_way);
  ADD ("problems/one-part", test_one_part_failed);
  ADD ("problems/both-parts", test_both_parts_failed);
  ADD ("problems/nothing-ever", test_nothing_came_ever);
  ADD ("notice", test_notice);
#undef ADD
  return g_test_run ();
}
