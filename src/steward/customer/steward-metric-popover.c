/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-metric-popover.h"

#include "steward-explanation-popover.h"

/* What an open popover explains. */
typedef struct {
  GtkWidget *popover; /* borrowed: the closure goes with it */
  const StewardCustomerMetric *metric;
  StewardCustomer *customer;
  StewardPortfolio *portfolio;
} Following;

static void
following_free (gpointer data, GClosure *closure)
{
  Following *self = data;

  g_object_unref (self->customer);
  g_object_unref (self->portfolio);
  g_free (self);
}

static StewardExplanation *
explain (const Following *self)
{
  const StewardMetricSubject subject = steward_metric_subject_of_customer (self->customer,
                                                                           self->portfolio);

  return steward_customer_metric_explain (self->metric, &subject);
}

static void
changed_cb (StewardCustomer *customer, gpointer user_data)
{
  Following *self = user_data;

  steward_explanation_popover_show (self->popover, explain (self));
}

void
steward_metric_popover_open (GtkWidget *anchor,
                             const StewardCustomerMetric *metric,
                             StewardCustomer *customer,
                             StewardPortfolio *portfolio)
{
  Following *self = g_new0 (Following, 1);
  GClosure *closure = g_cclosure_new (G_CALLBACK (changed_cb), self, following_free);

  self->metric = metric;
  self->customer = g_object_ref (customer);
  self->portfolio = g_object_ref (portfolio);
  self->popover = steward_explanation_popover_open (anchor, explain (self));
  g_object_watch_closure (G_OBJECT (self->popover), closure);
  g_signal_connect_closure (customer, "changed", closure, FALSE);
}
