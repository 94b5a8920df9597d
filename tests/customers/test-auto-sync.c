/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "scratch-store.h"
#include "steward-auto-sync.h"
#include "steward-customer-repository.h"
#include "steward-http.h"
#include "steward-setting-repository.h"

/* The clock stands at noon. */
#define TODAY (steward_day_new (2026, 11, 23))
#define NOON (steward_day_get_time (TODAY) + 12 * G_TIME_SPAN_HOUR)

/* --- A network monitor that says what it is told ---------------------------------------------- */

#define FAKE_TYPE_MONITOR (fake_monitor_get_type ())
G_DECLARE_FINAL_TYPE (FakeMonitor, fake_monitor, FAKE, MONITOR, GObject)

struct _FakeMonitor {
  GObject parent_instance;
};

static void
initable_init (GInitableIface *iface)
{
}

static void
monitor_init (GNetworkMonitorInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeMonitor,
                               fake_monitor,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, initable_init)
                                 G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, monitor_init))

static void
fake_monitor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, TRUE);
}

static void
fake_monitor_class_init (FakeMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fake_monitor_get_property;
  g_object_class_override_property (object_class, 1, "network-available");
  g_object_class_override_property (object_class, 2, "network-metered");
  g_object_class_override_property (object_class, 3, "connectivity");
}

static void
fake_monitor_init (FakeMonitor *self)
{
}

/* --- Fixture ---------------------------------------------------------------------------------- */

typedef struct {
  ScratchStore store;
  StewardVault *vault;
  StewardHttp *http;
  StewardSyncEngine *engine;
  StewardPortfolio *portfolio;
  FakeMonitor *monitor;
  StewardAutoSync *auto_sync;
  GString *due; /* `all ` or the names of customers, for each time that a sync was due */
} Fixture;

static void
due_cb (Fixture *fixture, const char *const *ids)
{
  if (ids == NULL)
    g_string_append (fixture->due, "all ");
  for (; ids && *ids; ids++)
    g_string_append_printf (
      fixture->due, "%s ",
      steward_customer_get_name (steward_portfolio_find (fixture->portfolio, *ids)));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardClock) clock = steward_clock_new_fixed (TODAY);

  scratch_store_set_up (&fixture->store);
  fixture->vault = steward_vault_new (fixture->store.folder);
  fixture->http = steward_http_new_from_environment ();
  fixture->engine = steward_sync_engine_new (fixture->store.database, fixture->vault, fixture->http,
                                             clock);
  fixture->portfolio = steward_portfolio_new (fixture->store.database, clock, fixture->engine);
  fixture->monitor = g_object_new (FAKE_TYPE_MONITOR, NULL);
  fixture->due = g_string_new (NULL);
}

static void
start (Fixture *fixture)
{
  fixture->auto_sync = steward_auto_sync_new (fixture->portfolio, fixture->engine,
                                              G_NETWORK_MONITOR (fixture->monitor));
  g_signal_connect_swapped (fixture->auto_sync, "due", G_CALLBACK (due_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->auto_sync);
  g_assert_finalize_object (fixture->portfolio);
  g_assert_finalize_object (fixture->engine);
  g_assert_finalize_object (fixture->monitor);
  g_object_unref (fixture->http);
  g_object_unref (fixture->vault);
  scratch_store_tear_down (&fixture->store);
  g_string_free (fixture->due, TRUE);
}

typedef struct {
  const char *id;
  StewardSyncStatus *status;
} Attempt;

static gpointer
attempt_job (StewardConnection *connection, gpointer data, GError **error)
{
  const Attempt *attempt = data;

  return GINT_TO_POINTER (steward_customer_repository_save_sync (connection, attempt->id, NULL,
                                                                 NULL, attempt->status, error));
}

/* Adds a customer that was tried so many minutes before noon, and how that went; < 0: never. */
static void
add (Fixture *fixture, const char *name, StewardSourceKind source, int minutes, const char *code)
{
  g_autoptr (StewardCustomerFacts) facts = steward_customer_facts_new_take (
    steward_customer_record_new (name));
  g_autoptr (StewardSyncStatus) status = g_new0 (StewardSyncStatus, 1);
  Attempt attempt = { facts->record->id, status };

  facts->record->source = source;
  facts->record->url = g_strdup ("https://code.example");
  scratch_store_save (fixture->store.database, facts);
  if (minutes < 0)
    return;
  status->attempted_at = NOON - minutes * G_TIME_SPAN_MINUTE;
  if (code)
    {
      status->problems[STEWARD_PART_USAGE].code = g_strdup (code);
      status->problems[STEWARD_PART_USAGE].message = g_strdup ("A sentence.");
    }
  else
    status->at = status->attempted_at;
  g_assert_nonnull (scratch_store_run (fixture->store.database, attempt_job, &attempt, NULL));
}

static gpointer
set_job (StewardConnection *connection, gpointer data, GError **error)
{
  const char *const *words = data;

  return GINT_TO_POINTER (steward_setting_repository_save (
    connection, words[0], STEWARD_SCOPE_EVERYONE, "", words[1], 1, error));
}

static void
set (Fixture *fixture, const char *key, const char *text)
{
  const char *words[] = { key, text };

  g_assert_nonnull (scratch_store_run (fixture->store.database, set_job, words, NULL));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
refresh (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  steward_portfolio_refresh_async (fixture->portfolio, NULL, kept_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (steward_portfolio_refresh_finish (fixture->portfolio, result, NULL));
}

static void
say_network (Fixture *fixture, gboolean available)
{
  g_signal_emit_by_name (fixture->monitor, "network-changed", available);
}

static void
assert_due (Fixture *fixture, const char *expected)
{
  g_assert_cmpstr (fixture->due->str, ==, expected);
  g_string_truncate (fixture->due, 0);
}

/* --- Start ------------------------------------------------------------------------------------ */

static void
test_start (Fixture *fixture, gconstpointer data)
{
  add (fixture, "Acme", STEWARD_SOURCE_SOURCEGRAPH, 60, NULL);
  set (fixture, "sync-every-hours", "0");
  start (fixture);
  assert_due (fixture, "");
  refresh (fixture);
  assert_due (fixture, "all ");
  /* Once. */
  refresh (fixture);
  steward_auto_sync_look (fixture->auto_sync);
  assert_due (fixture, "");
}

static void
test_start_after_loading (Fixture *fixture, gconstpointer data)
{
  add (fixture, "Acme", STEWARD_SOURCE_SOURCEGRAPH, 60, NULL);
  refresh (fixture);
  start (fixture);
  while (fixture->due->len == 0)
    g_main_context_iteration (NULL, TRUE);
  assert_due (fixture, "all ");
}

/* Whoever opens Steward twice asks nobody twice. */
static void
test_start_again (Fixture *fixture, gconstpointer data)
{
  add (fixture, "Acme", STEWARD_SOURCE_SOURCEGRAPH, 59, NULL);
  start (fixture);
  refresh (fixture);
  assert_due (fixture, "");
}

/* The first sync is a person's. */
static void
test_never_the_first (Fixture *fixture, gconstpointer data)
{
  add (fixture, "Acme", STEWARD_SOURCE_SOURCEGRAPH, -1, NULL);
  add (fixture, "By file", STEWARD_SOURCE_FILE, 6000, NULL);
  start (fixture);
  refresh (fixture);
  say_network (fixture, TRUE);
  steward_auto_sync_look (fixture->auto_sync);
  assert_due (fixture, "");
}

static void
test_turned_off (Fixture *fixture, gconstpointer data)
{
  add (fixture, "Acme", STEWARD_SOURCE_SOURCEGRAPH, 6000, "offline");
  set (fixture, "sync-on-start", "off");
  set (fixture, "sync-every-hours", "0");
  set (fixture, "sync-on-network", "off");
  start (fixture);
  refresh (fixture);
  say_network (fixture, FALSE);
  say_network (fixture, TRUE);
  steward_auto_sync_look (fixture->auto_sync);
  assert_due (fixture, "");
}

/* --- Every so many hours ---------------------------------------------------------------------- */

static void
test_is_due (void)
{
  g_assert_true (steward_auto_sync_is_due (6, NOON - 6 * G_TIME_SPAN_HOUR, NOON));
  g_assert_false (steward_auto_sync_is_due (6, NOON - 6 * G_TIME_SPAN_HOUR + 1, NOON));
  g_assert_false (steward_auto_sync_is_due (0, NOON - 600 * G_TIME_SPAN_HOUR, NOON));
  g_assert_false (steward_auto_sync_is_due (6, 0, NOON));
  /* The machine's clock was put back. */
  g_assert_false (steward_auto_sync_is_due (6, NOON + G_TIME_SPAN_DAY, NOON));
}

/* The last try counts, of whomever, and however it went. */
static void
test_hours (Fixture *fixture, gconstpointer data)
{
  set (fixture, "sync-on-start", "off");
  add (fixture, "Long ago", STEWARD_SOURCE_SOURCEGRAPH, 6000, NULL);
  add (fixture, "Six hours ago", STEWARD_SOURCE_ANALYTICS, 360, "auth");
  start (fixture);
  refresh (fixture);
  assert_due (fixture, "all ");
  /* One that could not even begin is not called for every minute. */
  steward_auto_sync_look (fixture->auto_sync);
  assert_due (fixture, "");
}

static void
test_hours_not_over (Fixture *fixture, gconstpointer data)
{
  set (fixture, "sync-on-start", "off");
  add (fixture, "Long ago", STEWARD_SOURCE_SOURCEGRAPH, 6000, NULL);
  add (fixture, "Now", STEWARD_SOURCE_SOURCEGRAPH, 359, NULL);
  start (fixture);
  refresh (fixture);
  assert_due (fixture, "");
  set (fixture, "sync-every-hours", "5");
  refresh (fixture);
  steward_auto_sync_look (fixture->auto_sync);
  assert_due (fixture, "all ");
}

/* --- The network ------------------------------------------------------------------------------ */

static void
test_network (Fixture *fixture, gconstpointer data)
{
  add (fixture, "Offline", STEWARD_SOURCE_SOURCEGRAPH, 1, "offline");
  add (fixture, "No token", STEWARD_SOURCE_SOURCEGRAPH, 1, "no-token");
  add (fixture, "Well", STEWARD_SOURCE_SOURCEGRAPH, 1, NULL);
  start (fixture);
  refresh (fixture);
  say_network (fixture, FALSE);
  assert_due (fixture, "");
  say_network (fixture, TRUE);
  assert_due (fixture, "Offline ");
  /* Once for each time that it comes back. */
  steward_auto_sync_look (fixture->auto_sync);
  assert_due (fixture, "");
  /* A monitor may have thought all the time that there is one. */
  say_network (fixture, TRUE);
  assert_due (fixture, "Offline ");
}

/* What was found offline just now is left alone for a moment. */
static void
test_network_comes_and_goes (Fixture *fixture, gconstpointer data)
{
  add (fixture, "Offline", STEWARD_SOURCE_SOURCEGRAPH, 0, "offline");
  start (fixture);
  refresh (fixture);
  say_network (fixture, TRUE);
  assert_due (fixture, "");
}

/* --- The engine ------------------------------------------------------------------------------- */

/* Nothing is due while a sync runs. Without a token it ends without any network. */
static void
test_never_two (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;

  add (fixture, "Acme", STEWARD_SOURCE_SOURCEGRAPH, 59, "offline");
  start (fixture);
  refresh (fixture);
  set (fixture, "sync-every-hours", "1");
  steward_sync_engine_run_async (fixture->engine, NULL, NULL, kept_cb, &result);
  while (!steward_sync_engine_get_running (fixture->engine))
    g_main_context_iteration (NULL, TRUE);
  say_network (fixture, TRUE);
  steward_auto_sync_look (fixture->auto_sync);
  assert_due (fixture, "");
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  outcomes = steward_sync_engine_run_finish (fixture->engine, result, NULL);
  g_assert_cmpuint (outcomes->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_setenv ("STEWARD_SECRET_PASSWORD", "correct horse", TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/steward/customers/auto-sync/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("start", test_start);
  ADD ("start-after-loading", test_start_after_loading);
  ADD ("start-again", test_start_again);
  ADD ("never-the-first", test_never_the_first);
  ADD ("turned-off", test_turned_off);
  g_test_add_func ("/steward/customers/auto-sync/is-due", test_is_due);
  ADD ("hours", test_hours);
  ADD ("hours-not-over", test_hours_not_over);
  ADD ("network", test_network);
  ADD ("network-comes-and-goes", test_network_comes_and_goes);
  ADD ("never-two", test_never_two);
#undef ADD
  return g_test_run ();
}
