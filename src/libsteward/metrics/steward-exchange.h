/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-settings.h"

G_BEGIN_DECLS

/**
 * StewardExchange:
 *
 * The one currency that a report is in, and what one unit of each other is worth in it: one table a
 * report, so that no exchange rate ever looks like growth (advisor-domain 10.3). Nothing is
 * exchanged at a rate that nobody gave.
 */
typedef struct _StewardExchange StewardExchange;

/* @currency: (nullable): of the report; NULL where no amount has any
 * @unnamed: (nullable): that of an amount without one; NULL for none */
StewardExchange *steward_exchange_new (const char *currency,
                                       const char *unnamed) G_GNUC_WARN_UNUSED_RESULT;

/**
 * steward_exchange_new_from_settings:
 * @currency: (nullable): of the report; NULL for the setting `currency`, or where that is none, for
 *   the one currency of @used
 * @used: (array zero-terminated=1): the currencies that the report is made of
 *
 * With the rates of the setting `exchange-rates`, which are what a unit is worth in the currency of
 * the setting `currency`; for a report in another they are divided by that one's. Fails where @used
 * are several and nobody said which one the report is in.
 */
StewardExchange *steward_exchange_new_from_settings (const StewardSettings *settings,
                                                     const char *currency,
                                                     const char *const *used,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void steward_exchange_free (StewardExchange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardExchange, steward_exchange_free)

/* Adds rates such as `EUR=1.08 GBP=1.27`, divided by spaces, semicolons or `, `; one that is there
 * is replaced. %STEWARD_INPUT_ERROR names what is none, and then nothing was added. */
gboolean steward_exchange_add_rates (StewardExchange *self, const char *text, GError **error);
/* The same rates in order, as they are kept; NULL with an error that names what is none. */
char *steward_exchange_normalize_rates (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* NULL where no amount has any. */
const char *steward_exchange_get_currency (const StewardExchange *self);
/* What a unit of a currency, NULL for that of an amount without one, is worth in the report's; NAN
 * where nobody said. */
double steward_exchange_get_rate (const StewardExchange *self, const char *currency);
/* The same, and NAN with %STEWARD_INPUT_ERROR, which names the currency and the customer. */
double steward_exchange_require_rate (const StewardExchange *self,
                                      const char *currency,
                                      const char *customer,
                                      GError **error);
/* `1 EUR = 1.08 USD`, one after the other; NULL where there are no rates. */
char *steward_exchange_describe (const StewardExchange *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
