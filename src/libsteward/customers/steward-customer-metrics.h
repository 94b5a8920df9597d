/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer-figures.h"
#include "steward-portfolio.h"
#include "steward-settings.h"

G_BEGIN_DECLS

/**
 * StewardMetricSubject:
 * @facts: with all of the customer's usage: some figures look back to the beginning
 * @figures: of @today
 * @targets: what @settings make of the customer
 * @now: microseconds since 1970, what ages are counted from
 *
 * The customer whose figures are told, and as of when; all borrowed.
 */
typedef struct {
  const StewardCustomerFacts *facts;
  const StewardCustomerFigures *figures;
  const StewardTargets *targets;
  const StewardSettings *settings;
  StewardDay today;
  gint64 now;
} StewardMetricSubject;

/* A customer of a portfolio, for as long as neither changes. */
StewardMetricSubject steward_metric_subject_of_customer (StewardCustomer *customer,
                                                         StewardPortfolio *portfolio);

/* What figures are about, and are shown together by. */
typedef enum {
  STEWARD_METRIC_CUSTOMER,
  STEWARD_METRIC_UTILIZATION,
  STEWARD_METRIC_CONSUMPTION,
} StewardMetricTopic;
#define STEWARD_N_METRIC_TOPICS 3

const char *steward_metric_topic_get_label (StewardMetricTopic topic);

/**
 * StewardCustomerMetric:
 * @key: what the command line calls it
 * @label: its name, translated when shown
 * @explain: the figure, its formula, window, inputs and rule
 * @settings: (nullable): the keys of the settings that it goes by, NULL-terminated
 * @judged: whether it has a state, which makes it one of the first figures of a customer
 * @from_usage: whether it is made of usage, so that where that is from and when it was read belong
 *   to it
 *
 * A figure there is of a customer. A later one is a row of the table in steward-customer-metrics.c;
 * the command line and the customer's page follow it.
 */
typedef struct {
  const char *key;
  const char *label;
  StewardExplanation *(*explain) (const StewardMetricSubject *subject);
  const char *const *settings;
  StewardMetricTopic topic;
  gboolean judged;
  gboolean from_usage;
} StewardCustomerMetric;

/* In the order in which they are listed. */
const StewardCustomerMetric *steward_customer_metric_get_all (guint *n_metrics);
/* The metric of a key, or %STEWARD_INPUT_ERROR, which names those there are. */
const StewardCustomerMetric *steward_customer_metric_find (const char *key, GError **error);
/* The keys of all, with commas between, for people. */
char *steward_customer_metric_list_keys (void) G_GNUC_WARN_UNUSED_RESULT;

/* The figure explained, with the settings that it goes by, whose they are and since when, where it
 * comes from, and when that was read. */
StewardExplanation *
steward_customer_metric_explain (const StewardCustomerMetric *self,
                                 const StewardMetricSubject *subject) G_GNUC_WARN_UNUSED_RESULT;

/* Adds the object of `explain --json` to what is being built (README). */
void steward_customer_metric_build_json (const StewardCustomerMetric *self,
                                         const StewardMetricSubject *subject,
                                         JsonBuilder *builder);

G_END_DECLS
