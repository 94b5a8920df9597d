/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer-filter.h"
#include "steward-portfolio.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_FILTER_BAR (steward_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (StewardFilterBar, steward_filter_bar, STEWARD, FILTER_BAR, GtkBox)

/**
 * StewardFilterBar:
 *
 * Text to search for, and chips: what is asked for most often is always there, everything else
 * comes through “Add Filter” and stands as a chip while it is on. A chip's number says how many
 * customers it would show beside the other filters. Options of one kind add up, kinds narrow down.
 * Customers that were picked elsewhere stand as a chip before the others, with what they have in
 * common.
 *
 * #StewardFilterBar::changed is emitted whenever other customers are to be shown;
 * #StewardFilterBar::leave when the keyboard is done with the search.
 *
 * CSS: the box has the class `filter-bar`, buttons `chip`. Uses the window's action `save-view`.
 */

/* Before anything else. */
void steward_filter_bar_set_portfolio (StewardFilterBar *self, StewardPortfolio *portfolio);
/* What is asked for; borrowed, its sorts are not used. Valid until the next change. */
const StewardView *steward_filter_bar_get_view (StewardFilterBar *self);
void steward_filter_bar_set_view (StewardFilterBar *self, const StewardView *view);
/* Whether a customer is asked for. */
gboolean steward_filter_bar_matches (StewardFilterBar *self, StewardCustomer *customer);
/* Whether the last change left only customers that were asked for before. */
gboolean steward_filter_bar_is_stricter (StewardFilterBar *self);
/* Counts again; @can_save: whether the view differs from any that is saved. */
void steward_filter_bar_refresh (StewardFilterBar *self, gboolean can_save);
void steward_filter_bar_grab_search (StewardFilterBar *self);
/* What is typed into @widget goes to the search. */
void steward_filter_bar_capture_keys (StewardFilterBar *self, GtkWidget *widget);
/* The search alone above the chips, for a narrow window. */
void steward_filter_bar_set_narrow (StewardFilterBar *self, gboolean narrow);

G_END_DECLS
