/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-input-error.h"
#include "steward-note-type.h"
#include "steward-note.h"

#include <string.h>

static StewardNote *
make_note (const char *title, const char *body)
{
  StewardNote *note = steward_note_new ("acme", steward_day_new (2026, 11, 23));

  g_free (note->title);
  note->title = g_strdup (title);
  g_free (note->body);
  note->body = g_strdup (body);
  return note;
}

static void
test_title (void)
{
  static const struct {
    const char *title;
    const char *body;
    const char *expected;
  } cases[] = {
    { "Kick-off", "# Something else\n", "Kick-off" },
    { "  Kick-off \n", "", "Kick-off" },
    { "Two\nlines", "", "Two lines" },
    { "", "\n\n## **Roll-out** in `CI`\nMore\n", "Roll-out in CI" },
    { "", "- [ ] send the docs\n", "send the docs" },
    { "", "-5 degrees\n", "-5 degrees" },
    { "", "1. first\n", "1. first" },
    { "", "***\n> quoted\n", "quoted" },
    { "", "مرحبا\n", "مرحبا" },
    { "", "", "23 Nov 2026" },
    { "", "# \n---\n", "23 Nov 2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardNote) note = make_note (cases[i].title, cases[i].body);

      steward_note_complete (note);
      g_assert_cmpstr (note->title, ==, cases[i].expected);
    }
}

/* 80 characters, whatever their bytes, the last an ellipsis. */
static void
test_long_title (void)
{
  g_autofree char *line = g_strnfill (5000, 'x');
  g_autoptr (StewardNote) note = NULL;
  g_autoptr (StewardNote) emoji = NULL;
  g_autoptr (GString) faces = g_string_new (NULL);

  note = make_note ("", line);
  steward_note_complete (note);
  g_assert_cmpint (g_utf8_strlen (note->title, -1), ==, 80);
  g_assert_true (g_str_has_suffix (note->title, "x…"));
  for (guint i = 0; i < 3000; i++)
    g_string_append (faces, "🙂");
  emoji = make_note ("", faces->str);
  steward_note_complete (emoji);
  g_assert_cmpint (g_utf8_strlen (emoji->title, -1), ==, 80);
  g_assert_true (g_utf8_validate (emoji->excerpt, -1, NULL));
}

static void
test_excerpt (void)
{
  static const struct {
    const char *title;
    const char *body;
    const char *expected;
  } cases[] = {
    { "", "# Kick-off\n\nThey want **search**.\n- [x] done\n", "They want search. done" },
    { "Kick-off", "They\twant\r\n\n\nsearch", "They want search" },
    { "Kick-off", "", "" },
    { "", "Only this", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardNote) note = make_note (cases[i].title, cases[i].body);

      steward_note_complete (note);
      g_assert_cmpstr (note->excerpt, ==, cases[i].expected);
    }
}

static void
test_tags (void)
{
  g_auto (GStrv) tags = steward_note_parse_tags (" ci, , Search,CI ,ÄRGER,ärger");
  g_auto (GStrv) none = steward_note_parse_tags ("");
  g_autofree char *joined = steward_note_join (tags);

  g_assert_cmpstr (joined, ==, "ci, Search, ÄRGER");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
assert_refused (StewardNote *note, const char *expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (steward_note_check (note, &error));
  g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
  g_assert_nonnull (strstr (error->message, expected));
}

static void
test_check (void)
{
  g_autofree char *most = g_strnfill (STEWARD_NOTE_MAX_BYTES, 'x');
  g_autofree char *more = g_strnfill (STEWARD_NOTE_MAX_BYTES + 1, 'x');
  g_autoptr (StewardNote) good = make_note ("", most);
  g_autoptr (StewardNote) longer = make_note ("", more);
  g_autoptr (StewardNote) bytes = make_note ("", "\xff");
  g_autoptr (StewardNote) tag = make_note ("", "");
  g_autoptr (StewardNote) no_day = make_note ("", "");

  g_strfreev (tag->tags);
  tag->tags = g_strsplit ("good,\xc3", ",", -1);
  no_day->day = STEWARD_DAY_NONE;
  g_assert_true (steward_note_check (good, NULL));
  assert_refused (longer, "8 MiB");
  assert_refused (bytes, "UTF-8");
  assert_refused (tag, "UTF-8");
  assert_refused (no_day, "day");
}

static void
test_copy (void)
{
  g_autoptr (StewardNote) note = make_note ("One", "Two");
  g_autoptr (StewardNote) copy = steward_note_copy (note);

  g_assert_true (steward_note_equal (note, copy));
  copy->pinned = TRUE;
  g_assert_false (steward_note_equal (note, copy));
}

/* Every meeting that the field has an agenda for (advisor-domain 5 and 7). */
static void
test_types (void)
{
  static const char *const keys[] = { "kick-off",       "success-planning", "business-review",
                                      "roadmap-review", "feedback-session", "check-in",
                                      "training",       "hand-off",         "get-well-plan" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_nonnull (steward_note_type_find (keys[i]));
  g_assert_null (steward_note_type_find ("chat"));
  g_assert_null (steward_note_type_find (NULL));
  for (const StewardNoteType *type = steward_note_type_get_all (); type->key; type++)
    g_assert_nonnull (strstr (type->outline, "## "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/records/note/title", test_title);
  g_test_add_func ("/steward/records/note/long-title", test_long_title);
  g_test_add_func ("/steward/records/note/excerpt", test_excerpt);
  g_test_add_func ("/steward/records/note/tags", test_tags);
  g_test_add_func ("/steward/records/note/check", test_check);
  g_test_add_func ("/steward/records/note/copy", test_copy);
  g_test_add_func ("/steward/records/note/types", test_types);
  return g_test_run ();
}
