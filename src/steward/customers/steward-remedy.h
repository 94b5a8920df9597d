/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StewardRemedy:
 * @state: in a few words, why there is no figure or why it is old
 * @label: (nullable): what would help, as the words of a button
 * @action: (nullable): the window's action that does it; its target is the customer's id
 *
 * What stands in a figure's place where there is none (design.md, "Unknown is not zero"). All text
 * is static and translated.
 */
typedef struct {
  const char *state;
  const char *label;
  const char *action;
} StewardRemedy;

/* What would bring the figure that is missing; all NULL where utilization is available. */
StewardRemedy steward_remedy_for_utilization (StewardCustomer *customer);
/* What would end the failure of the last sync; all NULL where it did not fail. */
StewardRemedy steward_remedy_for_sync (StewardCustomer *customer);
/* The same for one code of the command line's contract. */
StewardRemedy steward_remedy_for_code (const char *code);

/* Makes a button do what helps, and say so with the customer's name for those who hear it; hides it
 * where nothing would. */
void
steward_remedy_set_on_button (StewardRemedy remedy, GtkButton *button, StewardCustomer *customer);

G_END_DECLS
