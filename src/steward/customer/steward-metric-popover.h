/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer-metrics.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens a figure of a customer to its explanation, see steward_explanation_popover_open(); while it
 * is open it follows the customer, its usage and the settings. */
void steward_metric_popover_open (GtkWidget *anchor,
                                  const StewardCustomerMetric *metric,
                                  StewardCustomer *customer,
                                  StewardPortfolio *portfolio);

G_END_DECLS
