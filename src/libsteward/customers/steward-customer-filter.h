/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer.h"
#include "steward-view.h"

G_BEGIN_DECLS

/**
 * StewardCustomerFilter:
 * @view: borrowed
 * @needle: (nullable): its text, folded
 * @now: microseconds since 1970
 * @today: the day that ramps are counted to
 *
 * A view ready to be asked about many customers at one moment.
 */
typedef struct {
  const StewardView *view;
  char *needle;
  gint64 now;
  StewardDay today;
} StewardCustomerFilter;

/* Whether a customer has an option of a facet. */
gboolean steward_customer_filter_has_option (const StewardCustomerFilter *self,
                                             StewardCustomer *customer,
                                             StewardFacet facet,
                                             const char *option);
/* Whether it may be one of those picked, holds the text and has an option of every facet but
 * @except that has any; STEWARD_N_FACETS excepts none. */
gboolean steward_customer_filter_matches (const StewardCustomerFilter *self,
                                          StewardCustomer *customer,
                                          StewardFacet except);

/* Whether its ramp is running and it is behind, see steward_ramp_judge(). */
gboolean steward_customer_is_behind_ramp (StewardCustomer *customer, StewardDay today);
/* Whether its ramp is running: from production to the due day. */
gboolean steward_customer_is_in_ramp (StewardCustomer *customer, StewardDay today);

G_END_DECLS
