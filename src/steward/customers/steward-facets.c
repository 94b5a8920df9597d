/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-facets.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct {
  const char *option;
  const char *label;
  StewardFacet facet;
} fixed_options[] = {
  { "below-target", N_ ("Below target"), STEWARD_FACET_STATE },
  { "poor", N_ ("Poor"), STEWARD_FACET_STATE },
  { "concerning", N_ ("Concerning"), STEWARD_FACET_STATE },
  { "healthy", N_ ("Healthy"), STEWARD_FACET_STATE },
  { "unknown", N_ ("Without a figure"), STEWARD_FACET_STATE },
  { "seats-near", N_ ("Seats nearly used up"), STEWARD_FACET_STATE },
  { "seats-full", N_ ("Seats used up"), STEWARD_FACET_STATE },
  { "behind", N_ ("Ramp behind"), STEWARD_FACET_RAMP },
  { "running", N_ ("In the ramp"), STEWARD_FACET_RAMP },
  { "failed", N_ ("Sync failed"), STEWARD_FACET_SYNC },
  { "stale", N_ ("Figures are old"), STEWARD_FACET_SYNC },
  { "never", N_ ("Never synced"), STEWARD_FACET_SYNC },
  { "prospect", N_ ("Prospect"), STEWARD_FACET_LIFECYCLE },
  { "onboarding", N_ ("Onboarding"), STEWARD_FACET_LIFECYCLE },
  { "adopting", N_ ("Adopting"), STEWARD_FACET_LIFECYCLE },
  { "nurturing", N_ ("Nurturing"), STEWARD_FACET_LIFECYCLE },
  { "renewing", N_ ("Renewing"), STEWARD_FACET_LIFECYCLE },
  { "none", N_ ("No dates"), STEWARD_FACET_LIFECYCLE },
};

const char *
steward_facet_get_label (StewardFacet facet)
{
  switch (facet)
    {
    case STEWARD_FACET_STATE:
      return _ ("Utilization");
    case STEWARD_FACET_LIFECYCLE:
      return _ ("Stage");
    case STEWARD_FACET_RAMP:
      return _ ("Ramp");
    case STEWARD_FACET_SYNC:
      return _ ("Sync");
    case STEWARD_FACET_ADVISOR:
      return _ ("Advisor");
    case STEWARD_FACET_SEGMENT:
    default:
      return _ ("Segment");
    }
}

char *
steward_facet_dup_option_label (StewardPortfolio *portfolio, StewardFacet facet, const char *option)
{
  if (strcmp (option, "below-target") == 0)
    {
      g_autofree char *target = steward_portfolio_dup_target (portfolio);

      return target ? g_strdup_printf (_ ("Below %s"), target) : g_strdup (_ ("Below target"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (fixed_options); i++)
    if (fixed_options[i].facet == facet && strcmp (fixed_options[i].option, option) == 0)
      return g_strdup (_ (fixed_options[i].label));
  if (*option)
    return g_strdup (option);
  return g_strdup (facet == STEWARD_FACET_ADVISOR ? _ ("No advisor") : _ ("No segment"));
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (a, b);
}

/* Every name that a customer has in a facet, sorted; of the portfolio's strings. */
static GPtrArray *
list_names (StewardPortfolio *portfolio, StewardFacet facet)
{
  GListModel *all = G_LIST_MODEL (portfolio);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (all, i);
      const StewardCustomerRecord *record = steward_customer_get_facts (customer)->record;
      const char *name = facet == STEWARD_FACET_ADVISOR ? record->advisor : record->segment;

      if (g_hash_table_add (seen, (gpointer) (name ? name : "")))
        g_ptr_array_add (names, (gpointer) (name ? name : ""));
    }
  g_ptr_array_sort_values (names, compare_names);
  return names;
}

GPtrArray *
steward_facet_list_options (StewardPortfolio *portfolio, StewardFacet facet)
{
  GPtrArray *options;

  if (facet == STEWARD_FACET_ADVISOR || facet == STEWARD_FACET_SEGMENT)
    return list_names (portfolio, facet);
  options = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (fixed_options); i++)
    if (fixed_options[i].facet == facet)
      g_ptr_array_add (options, (gpointer) fixed_options[i].option);
  return options;
}

guint
steward_facet_count (StewardPortfolio *portfolio,
                     const StewardCustomerFilter *filter,
                     StewardFacet facet,
                     const char *option)
{
  GListModel *all = G_LIST_MODEL (portfolio);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (all, i);

      if (steward_customer_filter_has_option (filter, customer, facet, option)
          && steward_customer_filter_matches (filter, customer, facet))
        n++;
    }
  return n;
}
