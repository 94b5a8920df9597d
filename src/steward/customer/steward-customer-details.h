/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Fills a box with groups of what is kept of a customer: its contract, seats and who said so, where
 * its usage comes from, who looks after it. @now: what ages are counted from, in microseconds since
 * 1970 */
void steward_customer_details_show (AdwWrapBox *box, StewardCustomer *customer, gint64 now);

G_END_DECLS
