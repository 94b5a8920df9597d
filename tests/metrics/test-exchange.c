/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-exchange.h"
#include "steward-input-error.h"

#include <math.h>

static const char *const nothing[] = { NULL };

static void
assert_rate (const StewardExchange *exchange, const char *currency, double expected)
{
  double rate = steward_exchange_get_rate (exchange, currency);

  if (isnan (expected))
    g_assert_true (isnan (rate));
  else
    g_assert_cmpfloat_with_epsilon (rate, expected, 1e-12);
}

/* --- Rates ------------------------------------------------------------------------------------ */

/* Nothing is exchanged at a rate that nobody gave. */
static void
test_rates (void)
{
  g_autoptr (StewardExchange) exchange = steward_exchange_new ("USD", "EUR");
  g_autoptr (StewardExchange) nameless = steward_exchange_new (NULL, NULL);
  g_autofree char *text = NULL;

  assert_rate (exchange, "USD", 1);
  assert_rate (exchange, "EUR", (double) NAN);
  assert_rate (exchange, NULL, (double) NAN);
  g_assert_null (steward_exchange_describe (exchange));
  g_assert_true (steward_exchange_add_rates (exchange, "gbp=1.27;EUR=1.1, EUR=1.08", NULL));
  assert_rate (exchange, "EUR", 1.08);
  assert_rate (exchange, NULL, 1.08);
  assert_rate (exchange, "GBP", 1.27);
  assert_rate (exchange, "CHF", (double) NAN);
  text = steward_exchange_describe (exchange);
  g_assert_cmpstr (text, ==, "1 EUR = 1.08 USD, 1 GBP = 1.27 USD");
  assert_rate (nameless, NULL, 1);
  assert_rate (nameless, "USD", (double) NAN);
}

static void
test_normalized (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "  ", "" },
    { "gbp=1.270 EUR=1.08", "EUR=1.08 GBP=1.27" },
    { "EUR=1.08, EUR=1.1", "EUR=1.1" },
    { "JPY=0.0067", "JPY=0.0067" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = steward_exchange_normalize_rates (cases[i][0], NULL);

      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

/* One that is none refuses all of them. */
static void
test_refused (void)
{
  static const char *const cases[] = { "EUR",     "EUR=",     "EUR=0",    "EUR=-1", "EUR=nan",
                                       "EUR=inf", "EUR=1e99", "EUR=1,08", "EURO=1", "EU=1",
                                       "E1R=1",   "=1",       "EUR=1x",   "EUR==1", "ÄÖÜ=1" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardExchange) exchange = steward_exchange_new ("USD", NULL);
      g_autofree char *text = g_strconcat ("GBP=1.27 ", cases[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (steward_exchange_add_rates (exchange, text, &error));
      g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
      assert_rate (exchange, "GBP", (double) NAN);
    }
}

/* --- From the settings ------------------------------------------------------------------------ */

static StewardExchange *
make (const char *base, const char *rates, const char *currency, const char *const *used)
{
  g_autoptr (StewardSettings) settings = steward_settings_new ();
  g_autoptr (GError) error = NULL;
  StewardExchange *exchange;

  steward_settings_set (settings, "currency", STEWARD_SCOPE_EVERYONE, "", base, 1);
  steward_settings_set (settings, "exchange-rates", STEWARD_SCOPE_EVERYONE, "", rates, 1);
  exchange = steward_exchange_new_from_settings (settings, currency, used, &error);
  g_assert_no_error (error);
  return exchange;
}

static void
test_own_currency (void)
{
  g_autoptr (StewardExchange) exchange = make ("USD", "EUR=1.25 GBP=1.5", NULL, nothing);

  g_assert_cmpstr (steward_exchange_get_currency (exchange), ==, "USD");
  assert_rate (exchange, "USD", 1);
  assert_rate (exchange, NULL, 1);
  assert_rate (exchange, "EUR", 1.25);
}

/* 1 EUR is 1.25 USD and 1 GBP 1.5 USD: 1 USD is 0.8 EUR, and 1 GBP 1.2 EUR. */
static void
test_other_currency (void)
{
  g_autoptr (StewardExchange) exchange = make ("USD", "EUR=1.25 GBP=1.5", "EUR", nothing);
  g_autoptr (StewardExchange) unknown = make ("USD", "EUR=1.25 GBP=1.5", "CHF", nothing);

  g_assert_cmpstr (steward_exchange_get_currency (exchange), ==, "EUR");
  assert_rate (exchange, "EUR", 1);
  assert_rate (exchange, "USD", 0.8);
  assert_rate (exchange, NULL, 0.8);
  assert_rate (exchange, "GBP", 1.2);
  assert_rate (unknown, "CHF", 1);
  assert_rate (unknown, "USD", (double) NAN);
  assert_rate (unknown, "EUR", (double) NAN);
}

/* Rates in a currency that nobody named say nothing. */
static void
test_no_currency (void)
{
  static const char *const euros[] = { "EUR", NULL };
  static const char *const several[] = { "EUR", "USD", NULL };
  g_autoptr (StewardExchange) none = make (NULL, "EUR=1.25", NULL, nothing);
  g_autoptr (StewardExchange) one = make (NULL, "USD=1.25", NULL, euros);
  g_autoptr (StewardExchange) chosen = make (NULL, "EUR=1.25", "USD", several);
  g_autoptr (StewardSettings) settings = steward_settings_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (steward_exchange_get_currency (none));
  assert_rate (none, NULL, 1);
  g_assert_cmpstr (steward_exchange_get_currency (one), ==, "EUR");
  assert_rate (one, "USD", (double) NAN);
  assert_rate (one, NULL, (double) NAN);
  g_assert_cmpstr (steward_exchange_get_currency (chosen), ==, "USD");
  assert_rate (chosen, "EUR", (double) NAN);
  g_assert_null (steward_exchange_new_from_settings (settings, NULL, several, &error));
  g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
  g_assert_cmpstr (error->message, ==,
                   "The contracts are in EUR and USD: choose the currency of the report, and "
                   "enter exchange rates.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/metrics/exchange/rates", test_rates);
  g_test_add_func ("/steward/metrics/exchange/normalized", test_normalized);
  g_test_add_func ("/steward/metrics/exchange/refused", test_refused);
  g_test_add_func ("/steward/metrics/exchange/own-currency", test_own_currency);
  g_test_add_func ("/steward/metrics/exchange/other-currency", test_other_currency);
  g_test_add_func ("/steward/metrics/exchange/no-currency", test_no_currency);
  return g_test_run ();
}
