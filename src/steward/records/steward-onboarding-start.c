/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-onboarding-start.h"

#include "steward-onboarding.h"
#include "steward-record-changes.h"

#include <glib/gi18n.h>

static GPtrArray *
find_left (StewardRecordList *steps)
{
  StewardCustomer *customer = steward_record_list_get_customer (steps);
  const StewardCustomerRecord *record = steward_customer_get_facts (customer)->record;
  StewardPortfolio *portfolio = steward_record_list_get_portfolio (steps);

  return steward_onboarding_complete (record->id, G_LIST_MODEL (steps), record->contract_close,
                                      record->production, steward_portfolio_get_today (portfolio),
                                      steward_customer_get_targets (customer));
}

/* Those of the steps that others take the place of, as they are. */
static GPtrArray *
find_before (StewardRecordList *steps, GPtrArray *left)
{
  GPtrArray *before = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (steps)); i++)
    {
      g_autoptr (StewardRecord) step = g_list_model_get_item (G_LIST_MODEL (steps), i);

      for (guint j = 0; j < left->len; j++)
        if (g_str_equal (steward_record_get_id (step), steward_record_get_id (left->pdata[j])))
          g_ptr_array_add (before, g_object_ref (step));
    }
  return before;
}

const char *
steward_onboarding_get_offer (StewardRecordList *steps)
{
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) before = NULL;

  if (!steward_record_list_get_loaded (steps))
    return NULL;
  if (g_list_model_get_n_items (G_LIST_MODEL (steps)) == 0)
    return _ ("Start the Usual Checklist");
  left = find_left (steps);
  before = find_before (steps, left);
  return before->len > 0 ? _ ("Complete the Usual Checklist") : NULL;
}

void
steward_onboarding_start (GtkWidget *widget, StewardRecordList *steps)
{
  g_autoptr (GPtrArray) left = find_left (steps);
  g_autoptr (GPtrArray) before = find_before (steps, left);

  if (left->len > 0)
    steward_record_changes_save_all (
      widget, steward_record_list_get_portfolio (steps), before, left,
      before->len > 0 ? _ ("Checklist completed") : _ ("Checklist started"));
}
