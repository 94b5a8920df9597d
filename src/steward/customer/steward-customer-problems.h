/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills a list with what stands between a customer and its figures, each with what would help: what
 * of the last sync failed, and which figures are shown meanwhile; else why there is no figure.
 * Hides it where nothing does. */
void steward_customer_problems_show (GtkListBox *list, StewardCustomer *customer, gint64 now);

G_END_DECLS
