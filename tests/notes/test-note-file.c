/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customer-facts.h"
#include "steward-input-error.h"
#include "steward-note-file.h"

#include <glib/gstdio.h>
#include <string.h>

static StewardNote *
make_note (const char *customer_id, const char *title, const char *body)
{
  StewardNote *note = steward_note_new (customer_id, steward_day_new (2026, 11, 23));

  g_free (note->title);
  note->title = g_strdup (title);
  g_free (note->body);
  note->body = g_strdup (body);
  return note;
}

static void
test_decode (void)
{
  g_autofree char *text = steward_note_file_decode ("\xef\xbb\xbf"
                                                    "a\r\nb\n\xc3\xa9",
                                                    10, NULL);
  g_autofree char *empty = steward_note_file_decode (NULL, 0, NULL);

  g_assert_cmpstr (text, ==, "a\nb\n\xc3\xa9");
  g_assert_cmpstr (empty, ==, "");
}

static void
test_decode_refused (void)
{
  static const struct {
    const char *bytes;
    gsize n_bytes;
    const char *expected;
  } cases[] = {
    { "a\nb\n\xff", 5, "Line 3 " },
    { "a\0b", 3, "Line 1 " },
    { "\xed\xa0\x80", 3, "Line 1 " },
  };
  g_autofree char *large = g_strnfill (STEWARD_NOTE_MAX_BYTES + 1, 'x');
  g_autoptr (GError) too_long = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (steward_note_file_decode (cases[i].bytes, cases[i].n_bytes, &error));
      g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
      g_assert_nonnull (strstr (error->message, cases[i].expected));
    }
  g_assert_null (steward_note_file_decode (large, STEWARD_NOTE_MAX_BYTES + 1, &too_long));
  g_assert_nonnull (strstr (too_long->message, "8 MiB"));
}

static void
test_name (void)
{
  static const struct {
    const char *customer;
    const char *title;
    const char *expected;
  } cases[] = {
    { "Acme", "Kick-off", "20261123 - Acme - Kick-off.md" },
    { "A/B \\ C", "../../etc/passwd", "20261123 - A-B - C - ..-..-etc-passwd.md" },
    { "Acme", "Why? \"Now\": <a|b>*\n", "20261123 - Acme - Why- -Now-- -a-b---.md" },
    { "Acme", "so on... ", "20261123 - Acme - so on.md" },
    { "Zürich", "مرحبا 🙂", "20261123 - Zürich - مرحبا 🙂.md" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardNote) note = make_note ("id", cases[i].title, "");
      g_autofree char *name = steward_note_file_make_name (note, cases[i].customer);

      g_assert_cmpstr (name, ==, cases[i].expected);
    }
}

/* File systems leave 255 bytes, and a character is not cut. */
static void
test_long_name (void)
{
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (StewardNote) note = NULL;
  g_autofree char *name = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (title, "é🙂");
  note = make_note ("id", title->str, "");
  name = steward_note_file_make_name (note, "Acme");
  g_assert_cmpuint (strlen (name), <, 200);
  g_assert_true (g_utf8_validate (name, -1, NULL));
}

/* --- Export ----------------------------------------------------------------------------------- */

static char *
read_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *text;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
remove_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_no_errno (g_unlink (path));
}

/* What is there stays, but for the file of the same note. */
static void
test_export (void)
{
  g_autofree char *folder = g_dir_make_tmp ("steward-test-XXXXXX", NULL);
  g_autofree char *foreign = g_build_filename (folder, "20261123 - Acme - One.md", NULL);
  g_autoptr (StewardCustomerFacts) acme = steward_customer_facts_new_take (
    steward_customer_record_new ("Acme"));
  g_autoptr (StewardNote) one = make_note (acme->record->id, "One", "first");
  g_autoptr (StewardNote) same = make_note (acme->record->id, "One", "another");
  g_autoptr (GPtrArray) customers = g_ptr_array_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  g_ptr_array_add (customers, acme);
  g_ptr_array_add (notes, one);
  g_ptr_array_add (notes, same);
  g_assert_true (g_file_set_contents (foreign, "somebody's own", -1, NULL));
  g_assert_true (steward_note_file_export (notes, customers, folder, &error));
  g_free (one->body);
  one->body = g_strdup ("changed");
  g_assert_true (steward_note_file_export (notes, customers, folder, &error));
  kept = read_file (folder, "20261123 - Acme - One.md");
  g_assert_cmpstr (kept, ==, "somebody's own");
  second = read_file (folder, "20261123 - Acme - One (2).md");
  g_assert_true (g_str_has_suffix (second, "---\n\nchanged\n"));
  third = read_file (folder, "20261123 - Acme - One (3).md");
  g_assert_true (g_str_has_suffix (third, "---\n\nanother\n"));
  remove_file (folder, "20261123 - Acme - One.md");
  remove_file (folder, "20261123 - Acme - One (2).md");
  remove_file (folder, "20261123 - Acme - One (3).md");
  g_assert_no_errno (g_rmdir (folder));
}

static void
test_export_refused (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("steward-test-XXXXXX", &path, NULL);

  g_assert_true (g_close (fd, NULL));
  g_assert_false (steward_note_file_export (none, none, path, &error));
  g_assert_nonnull (strstr (error->message, path));
  g_assert_no_errno (g_unlink (path));
}

static void
test_mark (void)
{
  g_autofree char *text = steward_note_file_mark ("\n …a \x02word\x03\n\n of it ", "<", ">");

  g_assert_cmpstr (text, ==, "…a <word> of it");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/notes/note-file/decode", test_decode);
  g_test_add_func ("/steward/notes/note-file/decode-refused", test_decode_refused);
  g_test_add_func ("/steward/notes/note-file/name", test_name);
  g_test_add_func ("/steward/notes/note-file/long-name", test_long_name);
  g_test_add_func ("/steward/notes/note-file/export", test_export);
  g_test_add_func ("/steward/notes/note-file/export-refused", test_export_refused);
  g_test_add_func ("/steward/notes/note-file/mark", test_mark);
  return g_test_run ();
}
