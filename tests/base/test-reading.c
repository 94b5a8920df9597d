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
keep_field_cb (const StewardCsvRow *row, gpointer user_data, GError **error)
{
  char **kept = user_data;

  g_set_str (kept, steward_csv_strip_guard (row->fields[0]));
  return TRUE;
}

static void
test_csv_round_trip (void)
{
  const char alphabet[] = "=+-@'\t\r\n,\"a1 ";

  for (guint round = 0; round < 5000; round++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autofree char *kept = NULL;
      g_autoptr (GError) error = NULL;
      char field[8] = "";
      const char *const row[] = { field, "end", NULL };
      int length = g_test_rand_int_range (0, 7);

      for (int i = 0; i < length; i++)
        field[i] = alphabet[g_test_rand_int_range (0, (int) strlen (alphabet))];
      steward_csv_write_row (out, row);
      g_assert_true (steward_csv_read (out->str, out->len, keep_field_cb, &kept, &error));
      g_assert_cmpstr (kept, ==, field);
    }
}

/* --- JSON
 * ------------------------------------------------------------------------------------------- */

static void
test_json_refused (void)
{
  const char *const texts[] = { "", " ", "{}{}", "9{\"a\":1}", "{", "{\"a\":}", "nul", "\"\xff\"" };
  g_autofree char *deep = g_strnfill (100000, '[');

  for (guint i = 0; i <= G_N_ELEMENTS (texts); i++)
    {
      const char *text = i < G_N_ELEMENTS (texts) ? texts[i] : deep;
      g_autoptr (GError) error = NULL;

      g_assert_null (steward_json_parse (text, strlen (text), &error));
      g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
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
  ADD ("day/times", test_times);
  ADD ("csv/in-any-pieces", test_csv_in_any_pieces);
  ADD ("csv/refused", test_csv_refused);
  ADD ("csv/round-trip", test_csv_round_trip);
  ADD ("json/refused", test_json_refused);
  ADD ("json/members", test_json_members);
  ADD ("address/normalized", test_addresses);
  ADD ("address/where-tokens-may-travel", test_where_tokens_may_travel);
#undef ADD
  return g_test_run ();
}
