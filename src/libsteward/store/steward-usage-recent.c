/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-usage-recent-private.h"

#include <string.h>

/* Enough for the windows of the last two complete months, as long as settings make them. */
#define DAYS 200
/* A year to look back on, and the months that its first day's figures need. */
#define MONTHS 15
/* More users than this are left to the rows. */
#define MAX_USERS (G_MAXINT32 / 2 - 1)

/* --- Writing ---------------------------------------------------------------------------------- */

/* The packed periods of one grain. */
typedef struct {
  gint32 first;
  GArray *numbers; /* of gint32, little-endian */
} Pack;

static gint32
pack_number (gint64 users, gboolean complete)
{
  return GINT32_TO_LE ((gint32) (users * 2 + (complete ? 1 : 0)));
}

static gboolean
add_row (StewardStatement *statement, Pack *pack)
{
  const gint32 missing = GINT32_TO_LE (-1);
  gint32 start = (gint32) steward_statement_get_int (statement, 0);
  gint64 users = steward_statement_get_int (statement, 1);
  gint32 number;

  if (users < 0 || users > MAX_USERS)
    return FALSE;
  if (pack->numbers->len == 0)
    pack->first = start;
  while (pack->first + (gint32) pack->numbers->len < start)
    g_array_append_val (pack->numbers, missing);
  number = pack_number (users, steward_statement_get_int (statement, 2) != 0);
  g_array_append_val (pack->numbers, number);
  return TRUE;
}

/* @packed: whether every row could be packed */
static gboolean
pack_rows (StewardConnection *connection,
           gint64 key,
           StewardGrain grain,
           int n_periods,
           Pack *pack,
           gboolean *packed,
           GError **error)
{
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection,
    "SELECT start, users, complete FROM usage WHERE customer = ?1 AND grain = ?2 AND start >"
    " (SELECT max (start) FROM usage WHERE customer = ?1 AND grain = ?2) - ?3 ORDER BY start",
    error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int (statement, 1, key);
  steward_statement_bind_int (statement, 2, grain);
  steward_statement_bind_int (statement, 3, n_periods);
  while (has_row)
    {
      if (!steward_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row && !add_row (statement, pack))
        *packed = FALSE;
    }
  return TRUE;
}

static gboolean
write_packs (
  StewardConnection *connection, gint64 key, const Pack *days, const Pack *months, GError **error)
{
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection, "INSERT OR REPLACE INTO usage_recent VALUES (?, ?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int (statement, 1, key);
  steward_statement_bind_int (statement, 2, days->first);
  steward_statement_bind_blob (statement, 3, days->numbers->data,
                               days->numbers->len * sizeof (gint32));
  steward_statement_bind_int (statement, 4, months->first);
  steward_statement_bind_blob (statement, 5, months->numbers->data,
                               months->numbers->len * sizeof (gint32));
  return steward_statement_run (statement, error);
}

static gboolean
remove_pack (StewardConnection *connection, gint64 key, GError **error)
{
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection, "DELETE FROM usage_recent WHERE customer = ?", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int (statement, 1, key);
  return steward_statement_run (statement, error);
}

gboolean
steward_usage_recent_write (StewardConnection *connection, gint64 key, GError **error)
{
  g_autoptr (GArray) day_numbers = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_autoptr (GArray) month_numbers = g_array_new (FALSE, FALSE, sizeof (gint32));
  Pack days = { 0, day_numbers };
  Pack months = { 0, month_numbers };
  gboolean packed = TRUE;

  if (!pack_rows (connection, key, STEWARD_GRAIN_DAY, DAYS, &days, &packed, error)
      || !pack_rows (connection, key, STEWARD_GRAIN_MONTH, MONTHS, &months, &packed, error))
    return FALSE;
  return packed ? write_packs (connection, key, &days, &months, error)
                : remove_pack (connection, key, error);
}

/* --- Reading ---------------------------------------------------------------------------------- */

static void
unpack (const guint8 *bytes,
        gsize n_bytes,
        gint32 first,
        gint32 since,
        StewardGrain grain,
        StewardUsage *usage)
{
  gint32 n = (gint32) (n_bytes / sizeof (gint32));
  gint32 i = MAX (since - first, 0);

  if (i < n)
    steward_usage_reserve (usage, grain, (guint) (n - i));
  for (; i < n; i++)
    {
      gint32 number;

      memcpy (&number, bytes + (gsize) i * sizeof number, sizeof number);
      number = GINT32_FROM_LE (number);
      if (number >= 0)
        steward_usage_add (usage, grain, first + i, number / 2, number % 2);
    }
}

/* What a damaged database may say is not computed with. */
static gboolean
is_plausible (gint64 first, gsize n_bytes)
{
  return ABS (first) < G_MAXINT32 / 4 && n_bytes <= DAYS * sizeof (gint32);
}

gboolean
steward_usage_recent_read (StewardStatement *statement,
                           int column,
                           StewardDay since,
                           StewardUsage *usage)
{
  gsize day_bytes;
  gsize month_bytes;
  gint64 first_day = steward_statement_get_int (statement, column);
  gint64 first_month = steward_statement_get_int (statement, column + 2);
  gconstpointer days = steward_statement_get_blob (statement, column + 1, &day_bytes);
  gconstpointer months = steward_statement_get_blob (statement, column + 3, &month_bytes);

  if (!is_plausible (first_day, day_bytes) || !is_plausible (first_month, month_bytes))
    return FALSE;
  /* What lies further back than a pack looks may be in the rows alone. */
  if (day_bytes > 0 && since < first_day + (gint64) (day_bytes / sizeof (gint32)) - DAYS)
    return FALSE;
  unpack (days, day_bytes, (gint32) first_day, since, STEWARD_GRAIN_DAY, usage);
  unpack (months, month_bytes, (gint32) first_month, (gint32) first_month, STEWARD_GRAIN_MONTH,
          usage);
  return TRUE;
}
