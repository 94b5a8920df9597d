/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_INSIGHT_LIST (steward_insight_list_get_type ())
G_DECLARE_FINAL_TYPE (StewardInsightList, steward_insight_list, STEWARD, INSIGHT_LIST, GtkBox)

/**
 * StewardInsightList:
 *
 * Customers that stand out, the first few of them: name, why, and a figure. A row opens the
 * customer by the window's action `open-customer`. It is seen only where there is anybody.
 *
 * #StewardInsightList::opened asks for all of them.
 */

/**
 * steward_insight_list_begin:
 * @title: what they have in common
 * @n_customers: how many there are, of which rows are added for the first few
 *
 * Forgets the rows of before; steward_insight_list_end() shows the new ones.
 */
void steward_insight_list_begin (StewardInsightList *self, const char *title, guint n_customers);
/* How many rows are wanted at most. */
guint steward_insight_list_get_limit (StewardInsightList *self);
/* @value: the figure; @detail: what it is made of */
void steward_insight_list_add (StewardInsightList *self,
                               const char *id,
                               const char *name,
                               const char *why,
                               const char *value,
                               const char *detail);
void steward_insight_list_end (StewardInsightList *self);

G_END_DECLS
