/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customer-filter.h"

#include "steward-ramp.h"

#include <string.h>

/* --- Ramp ------------------------------------------------------------------------------------- */

static StewardRamp
judge_ramp (StewardCustomer *customer, StewardDay today)
{
  const StewardCustomerFigures *figures = steward_customer_get_figures (customer);

  return steward_ramp_judge (figures->ramp_start, &figures->utilization, today,
                             steward_customer_get_targets (customer));
}

gboolean
steward_customer_is_in_ramp (StewardCustomer *customer, StewardDay today)
{
  return judge_ramp (customer, today) != STEWARD_RAMP_NONE;
}

gboolean
steward_customer_is_behind_ramp (StewardCustomer *customer, StewardDay today)
{
  return judge_ramp (customer, today) == STEWARD_RAMP_BEHIND;
}

/* --- Options ---------------------------------------------------------------------------------- */

static gboolean
has_state (StewardCustomer *customer, const char *option)
{
  const StewardCustomerFigures *figures = steward_customer_get_figures (customer);
  StewardState state = figures->utilization.state;

  if (strcmp (option, "seats-near") == 0)
    return figures->seat_use.alert == STEWARD_SEAT_ALERT_FIRST;
  if (strcmp (option, "seats-full") == 0)
    return figures->seat_use.alert == STEWARD_SEAT_ALERT_FULL;
  if (strcmp (option, "below-target") == 0)
    return state == STEWARD_STATE_POOR || state == STEWARD_STATE_CONCERNING;
  return strcmp (option, steward_state_to_string (state)) == 0;
}

static gboolean
has_lifecycle (StewardCustomer *customer, const char *option)
{
  const char *stage = steward_lifecycle_to_string (
    steward_customer_get_figures (customer)->lifecycle);

  return strcmp (option, stage ? stage : "none") == 0;
}

static gboolean
has_ramp (const StewardCustomerFilter *self, StewardCustomer *customer, const char *option)
{
  if (strcmp (option, "behind") == 0)
    return steward_customer_is_behind_ramp (customer, self->today);
  return strcmp (option, "running") == 0 && steward_customer_is_in_ramp (customer, self->today);
}

static gboolean
has_sync (const StewardCustomerFilter *self, StewardCustomer *customer, const char *option)
{
  const StewardSyncStatus *sync = steward_customer_get_facts (customer)->sync;
  gint64 days = steward_customer_get_targets (customer)->stale_days;
  gint64 limit = self->now - days * G_TIME_SPAN_DAY;

  if (strcmp (option, "failed") == 0)
    return steward_sync_status_get_state (sync) == STEWARD_SYNC_FAILED;
  if (strcmp (option, "never") == 0)
    return sync->at == 0;
  return strcmp (option, "stale") == 0 && sync->at != 0 && sync->at < limit;
}

gboolean
steward_customer_filter_has_option (const StewardCustomerFilter *self,
                                    StewardCustomer *customer,
                                    StewardFacet facet,
                                    const char *option)
{
  const StewardCustomerRecord *record = steward_customer_get_facts (customer)->record;

  switch (facet)
    {
    case STEWARD_FACET_STATE:
      return has_state (customer, option);
    case STEWARD_FACET_LIFECYCLE:
      return has_lifecycle (customer, option);
    case STEWARD_FACET_RAMP:
      return has_ramp (self, customer, option);
    case STEWARD_FACET_SYNC:
      return has_sync (self, customer, option);
    case STEWARD_FACET_ADVISOR:
      return strcmp (record->advisor ? record->advisor : "", option) == 0;
    case STEWARD_FACET_SEGMENT:
      return strcmp (record->segment ? record->segment : "", option) == 0;
    default:
      return FALSE;
    }
}

static gboolean
has_any_option (const StewardCustomerFilter *self, StewardCustomer *customer, StewardFacet facet)
{
  for (char **option = self->view->options[facet]; *option; option++)
    if (steward_customer_filter_has_option (self, customer, facet, *option))
      return TRUE;
  return FALSE;
}

gboolean
steward_customer_filter_matches (const StewardCustomerFilter *self,
                                 StewardCustomer *customer,
                                 StewardFacet except)
{
  if (!steward_view_may_hold (self->view, steward_customer_get_id (customer)))
    return FALSE;
  if (self->needle && strstr (steward_customer_get_search_text (customer), self->needle) == NULL)
    return FALSE;
  for (int facet = 0; facet < STEWARD_N_FACETS; facet++)
    if (facet != (int) except && self->view->options[facet]
        && !has_any_option (self, customer, (StewardFacet) facet))
      return FALSE;
  return TRUE;
}
