/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What customers lend to one that is too young to have it: how weeks make a month. */

#include "steward-connection-private.h"
#include "steward-customer-repository.h"
#include "steward-weeks-ratios.h"

/* Takes the weeks and months of a customer that were read, whose rows come in a row. */
static void
take_customer (GArray *ratios, StewardUsage **usage, StewardDay production, StewardDay today)
{
  if (*usage)
    steward_weeks_ratios_add (ratios, *usage, production, today);
  g_clear_pointer (usage, steward_usage_unref);
}

static gboolean
read_ratios (StewardStatement *statement, GArray *ratios, StewardDay today, GError **error)
{
  g_autoptr (StewardUsage) usage = NULL;
  StewardDay production = STEWARD_DAY_NONE;
  gint64 key = -1;
  gboolean has_row;

  while (steward_statement_step (statement, &has_row, error))
    {
      if (!has_row || steward_statement_get_int (statement, 0) != key)
        take_customer (ratios, &usage, production, today);
      if (!has_row)
        return TRUE;
      if (usage == NULL)
        usage = steward_usage_new ();
      key = steward_statement_get_int (statement, 0);
      production = steward_statement_get_day (statement, 1);
      steward_usage_add (usage, (StewardGrain) steward_statement_get_int (statement, 2),
                         (gint32) steward_statement_get_int (statement, 3),
                         steward_statement_get_int (statement, 4), TRUE);
    }
  return FALSE;
}

gboolean
steward_customer_repository_lend_ratio (StewardConnection *connection,
                                        StewardCustomerFacts *facts,
                                        StewardDay today,
                                        GError **error)
{
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (StewardWeeksRatio));
  g_autoptr (StewardStatement) statement = NULL;

  if (!steward_weeks_ratios_needed (facts->usage, today))
    return TRUE;
  statement = steward_connection_prepare (
    connection,
    "SELECT c.key, c.production, u.grain, u.start, u.users FROM customer c"
    " CROSS JOIN usage u ON u.customer = c.key AND u.grain IN (1, 2)"
    " WHERE c.deleted_at IS NULL AND u.complete AND u.users >= 0 ORDER BY c.key",
    error);
  if (statement == NULL || !read_ratios (statement, ratios, today, error))
    return FALSE;
  facts->lent_ratio = steward_weeks_ratios_get_median (
    ratios, steward_weeks_ratios_get_age (facts->usage, facts->record->production));
  return TRUE;
}
