/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-exchange.h"

#include "steward-contract-line.h"
#include "steward-input-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What one unit of anything may be worth: more than any two currencies are apart. */
#define LEAST_RATE 1e-9
#define MOST_RATE 1e9

/* What one unit of a currency is worth in the report's. */
typedef struct {
  char currency[4];
  double rate;
} Rate;

struct _StewardExchange {
  char *currency;
  char *unnamed;
  GArray *rates; /* of Rate, by currency */
};

StewardExchange *
steward_exchange_new (const char *currency, const char *unnamed)
{
  StewardExchange *self = g_new0 (StewardExchange, 1);

  self->currency = g_strdup (currency);
  self->unnamed = g_strdup (unnamed);
  self->rates = g_array_new (FALSE, FALSE, sizeof (Rate));
  return self;
}

void
steward_exchange_free (StewardExchange *self)
{
  g_free (self->currency);
  g_free (self->unnamed);
  g_array_unref (self->rates);
  g_free (self);
}

const char *
steward_exchange_get_currency (const StewardExchange *self)
{
  return self->currency;
}

/* --- Rates as text ---------------------------------------------------------------------------- */

/* Reads `EUR=1.08`. */
static gboolean
read_rate (const char *text, Rate *rate, GError **error)
{
  g_autofree char *currency = g_ascii_strup (text, 3);
  char *end = NULL;

  if (strlen (text) > 4 && text[3] == '=' && steward_contract_line_is_currency (currency))
    rate->rate = g_ascii_strtod (text + 4, &end);
  if (end && end != text + 4 && *end == '\0' && rate->rate >= LEAST_RATE && rate->rate <= MOST_RATE)
    {
      memcpy (rate->currency, currency, sizeof rate->currency);
      return TRUE;
    }
  g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
               _ ("“%s” is not an exchange rate such as EUR=1.08."), text);
  return FALSE;
}

static gint
compare_rates (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Rate *) a)->currency, ((const Rate *) b)->currency);
}

static const Rate *
find_rate (const StewardExchange *self, const char *currency)
{
  for (guint i = 0; i < self->rates->len; i++)
    if (strcmp (g_array_index (self->rates, Rate, i).currency, currency) == 0)
      return &g_array_index (self->rates, Rate, i);
  return NULL;
}

static void
set_rate (StewardExchange *self, const Rate *rate)
{
  const Rate *there = find_rate (self, rate->currency);

  if (there)
    g_array_remove_index (self->rates, (guint) (there - (const Rate *) self->rates->data));
  g_array_append_vals (self->rates, rate, 1);
  g_array_sort (self->rates, compare_rates);
}

gboolean
steward_exchange_add_rates (StewardExchange *self, const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " ;\t\n", -1);
  g_autoptr (GArray) rates = g_array_new (FALSE, FALSE, sizeof (Rate));

  for (char **part = parts; *part; part++)
    {
      Rate rate;

      if (g_str_has_suffix (*part, ","))
        (*part)[strlen (*part) - 1] = '\0';
      if (**part == '\0')
        continue;
      if (!read_rate (*part, &rate, error))
        return FALSE;
      g_array_append_val (rates, rate);
    }
  for (guint i = 0; i < rates->len; i++)
    set_rate (self, &g_array_index (rates, Rate, i));
  return TRUE;
}

char *
steward_exchange_normalize_rates (const char *text, GError **error)
{
  g_autoptr (StewardExchange) exchange = steward_exchange_new (NULL, NULL);
  GString *normalized;

  if (!steward_exchange_add_rates (exchange, text, error))
    return NULL;
  normalized = g_string_new (NULL);
  for (guint i = 0; i < exchange->rates->len; i++)
    {
      const Rate *rate = &g_array_index (exchange->rates, Rate, i);
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (normalized, "%s%s=%s", i > 0 ? " " : "", rate->currency,
                              g_ascii_formatd (number, sizeof number, "%.15g", rate->rate));
    }
  return g_string_free_and_steal (normalized);
}

/* --- What holds ------------------------------------------------------------------------------- */

double
steward_exchange_get_rate (const StewardExchange *self, const char *currency)
{
  const char *named = currency ? currency : self->unnamed;
  const Rate *rate;

  if (g_strcmp0 (named, self->currency) == 0)
    return 1;
  rate = named && self->currency ? find_rate (self, named) : NULL;
  return rate ? rate->rate : (double) NAN;
}

double
steward_exchange_require_rate (const StewardExchange *self,
                               const char *currency,
                               const char *customer,
                               GError **error)
{
  const char *named = currency ? currency : self->unnamed;
  double rate = steward_exchange_get_rate (self, currency);

  if (!isnan (rate))
    return rate;
  if (named)
    g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                 /* Translators: two currencies, then a customer */
                 _ ("There is no exchange rate from %s to %s, which the revenue of %s needs."),
                 named, self->currency ? self->currency : _ ("none"), customer);
  else
    g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                 /* Translators: a customer, then a currency */
                 _ ("Revenue of %s has no currency, and the report is in %s: enter it, or set the "
                    "currency of revenue without one."),
                 customer, self->currency);
  return rate;
}

char *
steward_exchange_describe (const StewardExchange *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->rates->len; i++)
    {
      const Rate *rate = &g_array_index (self->rates, Rate, i);

      if (g_strcmp0 (rate->currency, self->currency) == 0)
        continue;
      if (text->len > 0)
        /* Translators: between the parts of a list */
        g_string_append (text, C_ ("list", ", "));
      /* Translators: an exchange rate: currency, what a unit of it is worth, currency */
      g_string_append_printf (text, _ ("1 %s = %.6g %s"), rate->currency, rate->rate,
                              self->currency);
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/* --- From the settings ------------------------------------------------------------------------ */

static const char *
or_null (const char *text)
{
  return text && *text ? text : NULL;
}

/* The rates in @base become rates in the report's currency, which is one of them. */
static void
change_base (StewardExchange *self, const char *base)
{
  const Rate *own = find_rate (self, self->currency);
  Rate of_base = { .rate = 1 };
  double divisor;

  if (own == NULL)
    {
      g_array_set_size (self->rates, 0);
      return;
    }
  divisor = own->rate;
  g_strlcpy (of_base.currency, base, sizeof of_base.currency);
  set_rate (self, &of_base);
  for (guint i = 0; i < self->rates->len; i++)
    g_array_index (self->rates, Rate, i).rate /= divisor;
}

/* The currency of a report that nobody chose one for: NULL, without an error, where no amount has
 * any. */
static gboolean
choose_currency (const char *const *used, const char **currency, GError **error)
{
  *currency = used[0];
  if (used[0] == NULL || used[1] == NULL)
    return TRUE;
  g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
               _ ("The contracts are in %s and %s: choose the currency of the report, and enter "
                  "exchange rates."),
               used[0], used[1]);
  return FALSE;
}

StewardExchange *
steward_exchange_new_from_settings (const StewardSettings *settings,
                                    const char *currency,
                                    const char *const *used,
                                    GError **error)
{
  const char *base = or_null (steward_settings_get (settings, "currency", NULL, NULL, NULL));
  const char *rates = steward_settings_get (settings, "exchange-rates", NULL, NULL, NULL);
  StewardExchange *self;

  if (currency == NULL)
    currency = base;
  if (currency == NULL && !choose_currency (used, &currency, error))
    return NULL;
  self = steward_exchange_new (currency, base);
  /* The setting was checked when it was made; without its own currency its rates say nothing. */
  if (base && steward_exchange_add_rates (self, rates, NULL) && strcmp (base, currency) != 0)
    change_base (self, base);
  return self;
}
