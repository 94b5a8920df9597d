/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-contract-line.h"
#include "steward-input-error.h"

#include <math.h>

static StewardContractLine *
make_line (const char *from, const char *to, double amount)
{
  StewardContractLine *line = steward_contract_line_new ("acme");

  g_assert_true (steward_day_parse (from, &line->from));
  g_assert_true (steward_day_parse (to, &line->to));
  line->amount = amount;
  return line;
}

/* advisor-domain 10.3: days counted on a calendar, divided and rounded by hand. */
static void
test_years (void)
{
  static const struct {
    const char *from;
    const char *to;
    double years;
  } cases[] = {
    { "2025-01-01", "2025-12-31", 1 },             /* 365: .9993 */
    { "2024-01-01", "2024-12-31", 1 },             /* 366, a leap year: 1.0021 */
    { "2024-02-29", "2025-02-28", 1 },             /* 366 */
    { "2025-01-01", "2025-12-30", 1 },             /* 364: .9966 */
    { "2025-01-01", "2025-12-29", 363 / 365.25 },  /* .9938 is .99 */
    { "2025-01-01", "2026-01-03", 368 / 365.25 },  /* 1.0075 is 1.01 */
    { "2025-01-01", "2026-01-02", 1 },             /* 367: 1.0048 */
    { "2025-01-01", "2025-03-31", 0.25 },          /* 90: .2464 */
    { "2025-01-01", "2025-03-30", 89 / 365.25 },   /* .2437 is .24 */
    { "2025-07-01", "2025-10-01", 0.25 },          /* 93: .2546 */
    { "2025-07-01", "2025-10-02", 94 / 365.25 },   /* .2574 is .26 */
    { "2025-01-01", "2025-06-30", 0.5 },           /* 181: .4956 */
    { "2025-07-01", "2025-12-31", 0.5 },           /* 184: .5038 */
    { "2025-01-01", "2025-09-30", 0.75 },          /* 273: .7474 */
    { "2024-01-01", "2025-12-31", 2 },             /* 731: 2.0014 */
    { "2024-01-01", "2026-12-31", 3 },             /* 1096: 3.0007 */
    { "2024-01-01", "2027-12-31", 4 },             /* 1461: 4 */
    { "2024-01-01", "2028-12-31", 5 },             /* 1827: 5.0021 */
    { "2024-01-01", "2029-12-31", 6 },             /* 2192: 6.0014 */
    { "2024-01-01", "2030-12-31", 2557 / 365.25 }, /* seven years are none of these */
    { "2025-01-01", "2026-06-30", 546 / 365.25 },  /* nor are one and a half */
    { "2025-05-05", "2025-05-05", 1 / 365.25 },    /* one day */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardContractLine) line = make_line (cases[i].from, cases[i].to, 1);

      g_assert_cmpfloat_with_epsilon (steward_contract_line_get_years (line), cases[i].years,
                                      1e-12);
    }
}

static void
test_arr (void)
{
  g_autoptr (StewardContractLine) year = make_line ("2024-03-01", "2025-02-28", 216000.5);
  g_autoptr (StewardContractLine) three_years = make_line ("2024-01-01", "2026-12-31", 300000);
  g_autoptr (StewardContractLine) quarter = make_line ("2025-01-01", "2025-03-31", 2500);
  g_autoptr (StewardContractLine) day = make_line ("2025-05-05", "2025-05-05", 4);
  g_autoptr (StewardContractLine) refund = make_line ("2025-01-01", "2025-12-31", -120);
  g_autoptr (StewardContractLine) trial = make_line ("2025-01-01", "2025-12-31", 0);

  g_assert_cmpfloat (steward_contract_line_get_arr (year), ==, 216000.5);
  g_assert_cmpfloat (steward_contract_line_get_arr (three_years), ==, 100000);
  g_assert_cmpfloat (steward_contract_line_get_arr (quarter), ==, 10000);
  g_assert_cmpfloat_with_epsilon (steward_contract_line_get_arr (day), 1461, 1e-9);
  g_assert_cmpfloat (steward_contract_line_get_arr (refund), ==, -120);
  g_assert_cmpfloat (steward_contract_line_get_arr (trial), ==, 0);
}

/* Both days are part of it. */
static void
test_active (void)
{
  g_autoptr (StewardContractLine) line = make_line ("2025-01-01", "2025-12-31", 1);

  g_assert_false (steward_contract_line_is_active (line, line->from - 1));
  g_assert_true (steward_contract_line_is_active (line, line->from));
  g_assert_true (steward_contract_line_is_active (line, line->to));
  g_assert_false (steward_contract_line_is_active (line, line->to + 1));
}

/* A copy is the same until any value of it is another. */
static void
test_equal (void)
{
  g_autoptr (StewardContractLine) line = make_line ("2025-01-01", "2025-12-31", 1);
  g_autoptr (StewardContractLine) copy = steward_contract_line_copy (line);
  char **texts[] = { &copy->id, &copy->customer_id, &copy->product, &copy->currency,
                     &copy->merged_into };

  g_assert_true (steward_contract_line_equal (line, copy));
  copy->updated_at = 7;
  g_assert_true (steward_contract_line_equal (line, copy));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char *before = g_steal_pointer (texts[i]);

      *texts[i] = g_strdup ("other");
      g_assert_false (steward_contract_line_equal (line, copy));
      g_free (*texts[i]);
      *texts[i] = before;
    }
  copy->from++;
  g_assert_false (steward_contract_line_equal (line, copy));
  copy->from--;
  copy->to++;
  g_assert_false (steward_contract_line_equal (line, copy));
  copy->to--;
  copy->amount = 2;
  g_assert_false (steward_contract_line_equal (line, copy));
  copy->amount = 1;
  g_assert_true (steward_contract_line_equal (line, copy));
}

static void
assert_refused (StewardContractLine *line, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (steward_contract_line_check (line, &error));
  g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_refused (void)
{
  g_autoptr (StewardContractLine) line = steward_contract_line_new ("acme");

  assert_refused (line, "A contract line needs its first and its last day.");
  line->from = steward_day_new (2025, 1, 2);
  assert_refused (line, "A contract line needs its first and its last day.");
  line->to = steward_day_new (2025, 1, 1);
  assert_refused (line, "The last day is before the first.");
  line->from = -1;
  assert_refused (line, "The days are not between 1970 and 9999.");
  line->from = line->to = steward_day_new (9999, 12, 31) + 1;
  assert_refused (line, "The days are not between 1970 and 9999.");
  line->from = line->to = steward_day_new (9999, 12, 31);
  g_assert_true (steward_contract_line_check (line, NULL));
  line->amount = (double) NAN;
  assert_refused (line, "The amount is larger than any contract.");
  line->amount = -1.1e13;
  assert_refused (line, "The amount is larger than any contract.");
  line->amount = -1e13;
  g_set_str (&line->currency, "eur");
  assert_refused (line, "The currency is not a code such as EUR.");
  g_set_str (&line->currency, "EUR");
  g_set_str (&line->merged_into, "acme");
  assert_refused (line, "A customer cannot be merged into itself.");
  g_set_str (&line->merged_into, "globex");
  g_assert_true (steward_contract_line_check (line, NULL));
}

static char *
write_line (const StewardContractLine *line)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  steward_contract_line_build_json (line, builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static void
test_json (void)
{
  g_autoptr (StewardContractLine) line = make_line ("2024-02-29", "2025-02-27", 1200.5);
  g_autofree char *bare = NULL;
  g_autofree char *full = NULL;
  g_autoptr (StewardContractLine) copy = NULL;

  g_set_str (&line->id, "1");
  bare = write_line (line);
  g_assert_cmpstr (bare, ==,
                   "{\"id\":\"1\",\"customer_id\":\"acme\",\"product\":null,"
                   "\"from\":\"2024-02-29\",\"to\":\"2025-02-27\",\"amount\":1200.5,"
                   "\"currency\":null,\"merged_into\":null,\"author\":null,"
                   "\"created_at\":null,\"updated_at\":null}");
  line->product = g_strdup ("Search");
  line->currency = g_strdup ("EUR");
  line->merged_into = g_strdup ("globex");
  line->author = g_strdup ("ada");
  line->created_at = G_USEC_PER_SEC;
  line->updated_at = 2 * G_USEC_PER_SEC;
  copy = steward_contract_line_copy (line);
  full = write_line (copy);
  g_assert_cmpstr (full, ==,
                   "{\"id\":\"1\",\"customer_id\":\"acme\",\"product\":\"Search\","
                   "\"from\":\"2024-02-29\",\"to\":\"2025-02-27\",\"amount\":1200.5,"
                   "\"currency\":\"EUR\",\"merged_into\":\"globex\",\"author\":\"ada\","
                   "\"created_at\":\"1970-01-01T00:00:01Z\","
                   "\"updated_at\":\"1970-01-01T00:00:02Z\"}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/records/contract-line/years", test_years);
  g_test_add_func ("/steward/records/contract-line/arr", test_arr);
  g_test_add_func ("/steward/records/contract-line/active", test_active);
  g_test_add_func ("/steward/records/contract-line/equal", test_equal);
  g_test_add_func ("/steward/records/contract-line/refused", test_refused);
  g_test_add_func ("/steward/records/contract-line/json", test_json);
  return g_test_run ();
}
