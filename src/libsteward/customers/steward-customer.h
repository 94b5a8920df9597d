/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer-figures.h"
#include "steward-forecast.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_CUSTOMER (steward_customer_get_type ())
G_DECLARE_FINAL_TYPE (StewardCustomer, steward_customer, STEWARD, CUSTOMER, GObject)

/**
 * StewardCustomer:
 *
 * One customer as the pages show it: what is kept of it and what is computed of that. It lives on
 * the main thread and belongs to a [class@Portfolio], which replaces facts and figures whenever the
 * store changes; #StewardCustomer::changed says so. What the accessors lend is valid until then.
 */
/* Text as a search compares it: without case, accents and other marks, and spaces around it. NULL
 * where nothing is left. */
char *steward_search_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;

StewardCustomer *steward_customer_new (StewardCustomerFacts *facts,
                                       StewardDay today,
                                       const StewardTargets *targets) G_GNUC_WARN_UNUSED_RESULT;

const char *steward_customer_get_id (StewardCustomer *self);
const char *steward_customer_get_name (StewardCustomer *self);
const StewardCustomerFacts *steward_customer_get_facts (StewardCustomer *self);
const StewardCustomerFigures *steward_customer_get_figures (StewardCustomer *self);
/* What its figures are judged by. */
const StewardTargets *steward_customer_get_targets (StewardCustomer *self);
/* When it reaches the target, made when it is asked for; of one with all of its usage, see
 * steward_portfolio_load_history_async(). */
const StewardForecast *steward_customer_get_forecast (StewardCustomer *self);
/* What its name is sorted by, for strcmp(); made once for a name. */
const char *steward_customer_get_name_key (StewardCustomer *self);
/* Name, advisor, segment and the values of its tags, folded as steward_search_fold() does. */
const char *steward_customer_get_search_text (StewardCustomer *self);
/* Whether a sync of it waits or runs. */
gboolean steward_customer_get_syncing (StewardCustomer *self);

/* For the portfolio alone. Takes the facts; NULL keeps those there are and computes again. */
void steward_customer_update (StewardCustomer *self,
                              StewardCustomerFacts *facts,
                              StewardDay today,
                              const StewardTargets *targets);
void steward_customer_set_syncing (StewardCustomer *self, gboolean syncing);

G_END_DECLS
