/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Days, CSV, JSON and addresses: what is read, and what is refused. */

#include "steward-address.h"
#include "steward-csv.h"
#include "steward-day.h"
#include "steward-json.h"

#include <string.h>

/* --- Days
 * ------------------------------------------------------------------------------------------- */

static void
test_days (void)
{
  const char *const bad[] = { "2026-02-29", "2026-13-01", "2026-1-01",  "2026-01-01 ",
                              "1969-12-31", "",           "2026-00-10", "+026-01-01" };
  StewardDay day;

  g_assert_true (steward_day_parse ("1970-01-01", &day));
  g_assert_cmpint (day, ==, 0);
  g_assert_true (steward_day_parse ("2024-02-29", &day));
  g_assert_cmpint (day, ==, 19782);                       /* date -ud 2024-02-29 +%s, / 86400 */
  g_assert_cmpint (steward_day_get_weekday (day), ==, 4); /* a Thursday */
  g_assert_cmpint (steward_day_get_week (day), ==, day - 4);
  g_assert_cmpint (steward_month_get_last_day (2024 * 12 + 1), ==, day);
  g_assert_cmpint (steward_month_get_last_day (2100 * 12 + 1), ==, steward_day_new (2100, 2, 28));
  g_assert_cmpint (steward_day_from_time (-1), ==, -1);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (steward_day_parse (bad[i], &day));
}

/* Every day from 1970 to 2100, counted on by hand and compared with GDate. */
static void
test_days_against_gdate (void)
{
  GDate date;
  StewardDay day = 0;

  g_date_clear (&date, 1);
  for (g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1970); g_date_get_year (&date) <= 2100; day++)
    {
      int year = g_date_get_year (&date);
      int month = (int) g_date_get_month (&date);
      int day_of_month = g_date_get_day (&date);
      g_autofree char *expected = g_strdup_printf ("%04d-%02d-%02d", year, month, day_of_month);
      g_autofree char *text = steward_day_format (day);
      StewardDay parsed, week;

      g_assert_cmpstr (text, ==, expected);
      g_assert_true (steward_day_parse (expected, &parsed));
      g_assert_cmpint (parsed, ==, day);
      g_assert_cmpint (steward_day_new (year, month, day_of_month), ==, day);
      g_assert_cmpint (steward_day_get_month (day), ==, year * 12 + month - 1);
      g_assert_cmpint (steward_day_get_weekday (day), ==, g_date_get_weekday (&date) % 7);
      if (day_of_month == 1)
        {
          g_assert_cmpint (steward_month_get_first_day (year * 12 + month - 1), ==, day);
          g_assert_cmpint (steward_month_get_last_day (year * 12 + month - 2), ==,
                           day > 0 ? day - 1 : STEWARD_DAY_NONE);
        }
      week = steward_day_get_week (day);
      g_assert_cmpint (steward_day_get_weekday (week), ==, 0);
      g_assert_cmpint (day - week, >=, 0);
      g_assert_cmpint (day - week, <, 7);
      g_assert_cmpint (steward_month_get_first_day (year * 12 + month - 1), ==,
                       day - day_of_month + 1);
      g_assert_cmpint (steward_month_get_last_day (year * 12 + month - 1) == day, ==,
                       g_date_is_last_of_month (&date));
      g_assert_cmpint (steward_day_from_time (steward_day_get_time (day)), ==, day);
      g_assert_cmpint (steward_day_from_time (steward_day_get_time (day + 1) - 1), ==, day);
      g_date_add_days (&date, 1);
    }
  g_assert_cmpint (day, ==, 47847); /* date -ud 2101-01-01 +%s, / 86400 */
}

static void
test_times (void)
{
  g_autofree char *text = NULL;
  gint64 time_us;

  g_assert_true (steward_time_parse ("2026-11-23T12:34:56.789Z", &time_us));
  g_assert_cmpint (time_us / G_USEC_PER_SEC, ==, 1795437296); /* date -ud … +%s */
  text = steward_time_format (time_us);
  g_assert_cmpstr (text, ==, "2026-11-23T12:34:56Z");
  g_assert_false (steward_time_parse ("2026-11-23T24:00:00Z", &time_us));
  g_assert_false (steward_time_parse ("2026-11-23T12:34:56+01:00", &time_us));
  g_assert_false (steward_time_parse ("2026-11-23", &time_us));
}

/* --- CSV
 * -------------------------------------------------------------------------------------------- */

static gboolean
collect_row_cb (const StewardCsvRow *row, gpointer user_data, GError **error)
{
  GString *out = user_data;

  g_string_append_printf (out, "%u:", row->line);
  for (guint i = 0; i < row->n_fields; i++)
    g_string_append_printf (out, "[%s]", row->fields[i]);
  g_string_append_c (out, ';');
  return TRUE;
}

static void
test_csv_in_any_pieces (void)
{
  const char text[] = "\xef\xbb\xbf"
                      "a,\"b \"\"q\"\"\",\r\n\n\"two\nlines\",x\rlast,\"\"";
  const char *expected = "1:[a][b \"q\"][];3:[two\nlines][x];5:[last][];";
  const gsize length = strlen (text);

  for (gsize split = 0; split <= length; split++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (StewardCsvReader) reader = steward_csv_reader_new (1000, collect_row_cb, out);
      g_autoptr (GError) error = NULL;

      g_assert_true (steward_csv_reader_push (reader, text, split, &error));
      g_assert_true (steward_csv_reader_push (reader, text + split, length - split, &error));
      g_assert_true (steward_csv_reader_finish (reader, &error));
      g_assert_cmpstr (out->str, ==, expected);
    }
}

static void
test_csv_refused (void)
{
  const struct {
    const char *text;
    gsize length;
    StewardInputError code;
    const char *place;
  } cases[] = {
    { "a\n\"b", 4, STEWARD_INPUT_ERROR_MALFORMED, "line 2" },
    { "\"a\"b", 4, STEWARD_INPUT_ERROR_MALFORMED, "line 1" },
    { "a\"b\"", 4, STEWARD_INPUT_ERROR_MALFORMED, "line 1" },
    { "a\nb\0c", 5, STEWARD_INPUT_ERROR_MALFORMED, "line 2" },
    { "a\n\xc3(\n", 5, STEWARD_INPUT_ERROR_MALFORMED, "line 2" },
    { "a\naaaaaaaaaaaaaaaaaaaa", 22, STEWARD_INPUT_ERROR_TOO_LARGE, "line 2" },
    { "a\n,,,,,,,,,,,,,,,,,,,,", 22, STEWARD_INPUT_ERROR_TOO_LARGE, "line 2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (StewardCsvReader) reader = steward_csv_reader_new (16, collect_row_cb, out);
      g_autoptr (GError) error = NULL;

      g_assert_false (steward_csv_reader_push (reader, cases[i].text, cases[i].length, &error)
                      && steward_csv_reader_finish (reader, &error));
      g_assert_error (error, STEWARD_INPUT_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].place));
    }
}

static gboolean
keep_row_cb (const StewardCsvRow *row, gpointer user_data, GError **error)
{
  GPtrArray *rows = user_data;
  GStrvBuilder *fields = g_strv_builder_new ();

  for (guint i = 0; i < row->n_fields; i++)
    g_strv_builder_add (fields, steward_csv_strip_guard (row->fields[i]));
  g_ptr_array_add (rows, g_strv_builder_unref_to_strv (fields));
  return TRUE;
}

static void
assert_reads_back (GPtrArray *rows)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < rows->len; i++)
    steward_csv_write_row (text, g_ptr_array_index (rows, i));
  steward_csv_read (text->str, text->len, keep_row_cb, kept, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kept->len, ==, rows->len);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpstrv (g_ptr_array_index (kept, i), g_ptr_array_index (rows, i));
}

static char *
make_random_field (void)
{
  const char *const pieces[] = { "=", "+", "-", "@", "'", "\t", "\r", "\n",     ",",      "\"",
                                 "a", "1", "e", ".", " ", ";",  "é",  "\ufeff", "\u2028", "😀" };
  GString *field = g_string_new (NULL);
  int length = g_test_rand_int_range (0, 8);

  for (int i = 0; i < length; i++)
    g_string_append (field, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free_and_steal (field);
}

static char **
make_random_row (void)
{
  GStrvBuilder *fields = g_strv_builder_new ();
  int n_fields = g_test_rand_int_range (1, 5);

  for (int i = 0; i < n_fields; i++)
    g_strv_builder_take (fields, make_random_field ());
  return g_strv_builder_unref_to_strv (fields);
}

static void
test_csv_round_trip (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
      int n_rows = g_test_rand_int_range (1, 6);

      for (int i = 0; i < n_rows; i++)
        g_ptr_array_add (rows, make_random_row ());
      assert_reads_back (rows);
    }
}

/* Rows that come back only because they are written with quotation marks. */
static void
test_csv_awkward_rows (void)
{
  const char *const fields[] = { "", "\ufeffname", "\ufeff", "'", "''=1", "\r" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GPtrArray) rows = g_ptr_array_new ();
      const char *row[] = { fields[i], NULL };

      g_ptr_array_add (rows, row);
      g_ptr_array_add (rows, row);
      assert_reads_back (rows);
    }
}

/* --- JSON
 * ------------------------------------------------------------------------------------------- */

static void
test_json_refused (void)
{
  const char *const texts[] = { "",
                                " ",
                                "{}{}",
                                "9{\"a\":1}",
                                "{",
                                "{\"a\":}",
                                "nul",
                                "\"\xff\"",
                                "[\"éééééééééééééééééééééééé\" 1]",
                                "[\"aéééééééééééééééééééééééé\" 1]" };
  g_autofree char *deep = g_strnfill (100000, '[');

  for (guint i = 0; i <= G_N_ELEMENTS (texts); i++)
    {
      const char *text = i < G_N_ELEMENTS (texts) ? texts[i] : deep;
      g_autoptr (GError) error = NULL;

      g_assert_null (steward_json_parse (text, strlen (text), &error));
      g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_json_members (void)
{
  const char text[]
    = "{\"n\":5,\"neg\":-1,\"big\":99999999999,\"f\":1.5,\"s\":\"x\",\"nil\":null,\"o\":{}}";
  const char *const bad_counts[] = { "neg", "big", "f", "s", "nil", "o", "missing" };
  g_autoptr (JsonNode) node = steward_json_parse (text, strlen (text), NULL);
  JsonObject *object = steward_json_as_object (node, "it", NULL);
  gint64 count = 0;

  g_assert_true (steward_json_get_count (object, "n", &count, NULL));
  g_assert_cmpint (count, ==, 5);
  for (guint i = 0; i < G_N_ELEMENTS (bad_counts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (steward_json_get_count (object, bad_counts[i], &count, &error));
      g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
      g_assert_nonnull (strstr (error->message, bad_counts[i]));
    }
  g_assert_null (steward_json_find_string (object, "nil"));
  g_assert_null (steward_json_find_object (object, "s"));
  g_assert_nonnull (steward_json_find_object (object, "o"));
}

/* --- Addresses
 * -------------------------------------------------------------------------------------- */

static void
test_addresses (void)
{
  const char *const good[][2] = {
    { "https://Acme.Example.com/", "https://acme.example.com" },
    { "acme.example.com", "https://acme.example.com" },
    { "HTTPS://acme.example.com:443/a/b//", "https://acme.example.com/a/b" },
    { "http://127.0.0.1:8080/x/../y/./z", "http://127.0.0.1:8080/y/z" },
    { "http://[::1]:9/", "http://[::1]:9" },
    { "https://bücher.example", "https://xn--bcher-kva.example" },
    { "http://[0:0:0:0:0:0:0:01]:9/", "http://[::1]:9" },
    { "https://a.example//b.example//c", "https://a.example/b.example/c" },
    { "https://a.example/../..//./", "https://a.example" },
  };
  const char *const bad[] = { "",
                              "notaurl",
                              "ftp://a.example",
                              "https://u@a.example",
                              "https://a.example?x=1",
                              "https://a.example#f",
                              "https://",
                              "a b.example",
                              "https://a..example",
                              "https://a.example:0",
                              "http://[fe80::1%251]",
                              "https://[::1",
                              "https://a.example\\b",
                              "https://a.example/b c",
                              "https://a.example/\x7f",
                              "https://a.example\\@b.example",
                              "https://a.example:99999" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *address = steward_address_normalize (good[i][0], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (address, ==, good[i][1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (steward_address_normalize (bad[i], &error));
      g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
    }
}

static void
test_where_tokens_may_travel (void)
{
  g_assert_true (steward_address_is_secure ("https://a.example"));
  g_assert_true (steward_address_is_secure ("http://127.1.2.3"));
  g_assert_true (steward_address_is_secure ("http://[::1]:80"));
  g_assert_true (steward_address_is_secure ("http://localhost:1"));
  g_assert_false (steward_address_is_secure ("http://a.example"));
  g_assert_false (steward_address_is_secure ("http://127.0.0.1.evil.example"));
  g_assert_false (steward_address_is_secure ("http://localhost.evil.example"));
  g_assert_true (steward_address_same_origin ("https://a.example/x", "https://a.example/y"));
  g_assert_false (steward_address_same_origin ("https://a.example", "https://a.example:8443"));
  g_assert_false (steward_address_same_origin ("https://a.example", "http://a.example"));
  g_assert_false (steward_address_same_origin ("https://a.example", "https://b.example"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/steward/base/" path, func)
  ADD ("day/days", test_days);
  ADD ("day/against-gdate", test_days_against_gdate);
  ADD ("day/times", test_times);
  ADD ("csv/in-any-pieces", test_csv_in_any_pieces);
  ADD ("csv/refused", test_csv_refused);
  ADD ("csv/round-trip", test_csv_round_trip);
  ADD ("csv/awkward-rows", test_csv_awkward_rows);
  ADD ("json/refused", test_json_refused);
  ADD ("json/members", test_json_members);
  ADD ("address/normalized", test_addresses);
  ADD ("address/where-tokens-may-travel", test_where_tokens_may_travel);
#undef ADD
  return g_test_run ();
}
