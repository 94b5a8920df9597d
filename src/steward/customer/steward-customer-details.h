/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Fills a list with what is kept of a customer: where it is asked, its contract, its seats and who
 * said so, its tags. @now: what ages are counted from, in microseconds since 1970 */
void steward_customer_details_show (GtkListBox *list, StewardCustomer *customer, gint64 now);

G_END_DECLS
