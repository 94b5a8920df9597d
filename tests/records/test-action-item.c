/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-action-item.h"

#include <string.h>

static void
test_read (void)
{
  static const struct {
    const char *text;
    const char *item;
    const char *owner;
    const char *due;
    gboolean done;
  } cases[] = {
    { "- [ ] send the docs @ada 2026-12-01", "send the docs", "ada", "2026-12-01", FALSE },
    { "* [x] send the docs", "send the docs", NULL, "", TRUE },
    { "+ [X] 2026-12-01 send @ada the docs", "send the docs", "ada", "2026-12-01", TRUE },
    { "1. [ ] first", "first", NULL, "", FALSE },
    { "> - [ ] quoted **bold** `code`", "quoted bold code", NULL, "", FALSE },
    { "- one\n  - [ ] nested @zoé", "nested", "zoé", "", FALSE },
    { "- [ ] loose\n\n  more of it\n", "loose", NULL, "", FALSE },
    { "- [ ] over\n  two lines 2026-02-28", "over two lines", NULL, "2026-02-28", FALSE },
    { "- [ ] mail a@b.example 2026-02-30", "mail a@b.example 2026-02-30", NULL, "", FALSE },
    { "- [ ] @ada and @bob 2026-01-01 2026-01-02", "and @bob 2026-01-02", "ada", "2026-01-01",
      FALSE },
    { "# Heading\n\n- [ ] مرحبا 🙂", "مرحبا 🙂", NULL, "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) items = steward_action_items_read (cases[i].text);
      const StewardActionItem *item;
      g_autofree char *due = NULL;

      g_assert_cmpuint (items->len, ==, 1);
      item = items->pdata[0];
      due = steward_day_format (item->due);
      g_assert_cmpstr (item->text, ==, cases[i].item);
      g_assert_cmpstr (item->owner, ==, cases[i].owner);
      g_assert_cmpstr (due, ==, cases[i].due);
      g_assert_cmpint (item->done, ==, cases[i].done);
    }
}

static void
test_none (void)
{
  static const char *const texts[] = {
    "",          "[ ] no list",          "- [] nothing between",    "- [y] another letter",
    "- [ ]",     "```\n- [ ] code\n```", "    - [ ] indented code", "- \\[ ] escaped",
    "- [ ]\n\n", "-[ ] no space",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) items = steward_action_items_read (texts[i]);

      g_assert_cmpuint (items->len, ==, 0);
    }
}

static void
test_tick (void)
{
  const char *text = "- [ ] one\n- [ ] two\n- [x] three\n";
  g_autoptr (GPtrArray) items = steward_action_items_read (text);
  g_autofree char *two = NULL;
  g_autofree char *three = NULL;

  g_assert_cmpuint (items->len, ==, 3);
  two = steward_action_items_tick (text, ((StewardActionItem *) items->pdata[1])->at, TRUE);
  g_assert_cmpstr (two, ==, "- [ ] one\n- [x] two\n- [x] three\n");
  three = steward_action_items_tick (text, ((StewardActionItem *) items->pdata[2])->at, FALSE);
  g_assert_cmpstr (three, ==, "- [ ] one\n- [ ] two\n- [ ] three\n");
}

/* The text was changed by somebody else: nothing is ticked rather than something wrong. */
static void
test_tick_elsewhere (void)
{
  g_assert_null (steward_action_items_tick ("- [ ] one\n", 0, TRUE));
  g_assert_null (steward_action_items_tick ("- [ ] one\n", 4, TRUE));
  g_assert_null (steward_action_items_tick ("", 100, TRUE));
  g_assert_null (steward_action_items_tick ("no item", 3, TRUE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/records/action-item/read", test_read);
  g_test_add_func ("/steward/records/action-item/none", test_none);
  g_test_add_func ("/steward/records/action-item/tick", test_tick);
  g_test_add_func ("/steward/records/action-item/tick-elsewhere", test_tick_elsewhere);
  return g_test_run ();
}
