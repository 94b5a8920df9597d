/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "scratch-store.h"
#include "steward-view-list.h"

typedef struct {
  ScratchStore store;
  StewardClock *clock;
  StewardViewList *list;
  guint n_changes;
} Fixture;

static void
items_changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  scratch_store_set_up (&fixture->store);
  fixture->clock = steward_clock_new_fixed (steward_day_new (2026, 11, 23));
  fixture->list = steward_view_list_new (fixture->store.database, fixture->clock);
  g_signal_connect_swapped (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->list);
  g_object_unref (fixture->clock);
  scratch_store_tear_down (&fixture->store);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
save (Fixture *fixture, const StewardView *view)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  steward_view_list_save_async (fixture->list, view, NULL, kept_cb, &result);
  await (&result);
  g_assert_true (steward_view_list_save_finish (fixture->list, result, &error));
  g_assert_no_error (error);
}

static void
load (Fixture *fixture, StewardViewList *list)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  steward_view_list_load_async (list, NULL, kept_cb, &result);
  await (&result);
  g_assert_true (steward_view_list_load_finish (list, result, &error));
  g_assert_no_error (error);
}

static StewardView *
make_view (const char *name, const char *advisor)
{
  StewardView *view = steward_view_new ();

  view->name = g_strdup (name);
  steward_view_set_option (view, STEWARD_FACET_ADVISOR, advisor, TRUE);
  return view;
}

static const StewardView *
get (Fixture *fixture, guint position)
{
  g_autoptr (StewardSavedView) saved = g_list_model_get_item (G_LIST_MODEL (fixture->list),
                                                              position);

  return steward_saved_view_get (saved);
}

static void
test_saved_views_stay (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardView) mine = make_view ("Mine", "Ada");
  g_autoptr (StewardView) others = make_view ("Others", "Wen");
  g_autoptr (StewardView) same = make_view (NULL, "Wen");
  g_autoptr (StewardViewList) second = steward_view_list_new (fixture->store.database,
                                                              fixture->clock);

  save (fixture, mine);
  save (fixture, others);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 2);
  g_assert_cmpstr (get (fixture, 0)->name, ==, "Mine");
  g_assert_cmpstr (steward_view_list_find_same (fixture->list, same)->name, ==, "Others");
  load (fixture, second);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (second)), ==, 2);
  g_assert_cmpstr (steward_view_list_find (second, get (fixture, 1)->id)->name, ==, "Others");
  g_assert_null (steward_view_list_find (second, "no such id"));
}

/* Reading again is no change unless there was one. */
static void
test_rename_and_read_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardView) view = make_view ("Mine", "Ada");
  g_autoptr (StewardView) renamed = NULL;

  save (fixture, view);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  load (fixture, fixture->list);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  renamed = steward_view_copy (get (fixture, 0));
  g_set_str (&renamed->name, "All of Ada's");
  save (fixture, renamed);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1);
  g_assert_cmpstr (get (fixture, 0)->name, ==, "All of Ada's");
}

static void
test_delete_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardView) view = make_view ("Mine", "Ada");
  g_autoptr (StewardView) kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  save (fixture, view);
  kept = steward_view_copy (get (fixture, 0));
  steward_view_list_delete_async (fixture->list, kept->id, NULL, kept_cb, &result);
  await (&result);
  g_assert_true (steward_view_list_delete_finish (fixture->list, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);
  save (fixture, kept);
  g_assert_cmpstr (get (fixture, 0)->id, ==, kept->id);
  g_assert_true (steward_view_shows_same (get (fixture, 0), kept));
}

/* A definition that is no JSON is passed over, and the others are there. */
static void
test_damaged_definition (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardView) view = make_view ("Mine", "Ada");

  save (fixture, view);
  scratch_store_exec (fixture->store.database,
                      "INSERT INTO view VALUES ('x', 'Bad', '{\"state', NULL, 1, 1, NULL)");
  load (fixture, fixture->list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/steward/customers/view-list/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("saved-views-stay", test_saved_views_stay);
  ADD ("rename-and-read-again", test_rename_and_read_again);
  ADD ("delete-and-undo", test_delete_and_undo);
  ADD ("damaged-definition", test_damaged_definition);
#undef ADD
  return g_test_run ();
}
