/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-analytics-report.h"

#include "steward-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Ids are numbers or UUIDs. The limit keeps a hostile report from filling memory with a few rows.
 */
#define MAX_ID 255

#define DATE_LENGTH 10 /* of YYYY-MM-DD */

typedef enum {
  COLUMN_USER,
  COLUMN_DATE,
  COLUMN_ACTIVE,
  N_COLUMNS,
} Column;

struct _StewardAnalyticsReport {
  StewardDay first_day;
  StewardDay last_day;

  StewardCsvReader *reader;
  guint n_fields;        /* of the header; 0 before it was read */
  int places[N_COLUMNS]; /* of the columns in a row; -1 where there is none */

  GStringChunk *ids;
  GHashTable *users; /* id in ids to the days on which the user was active */
  guint32 days;      /* on which anybody was */
};

/* Days are kept as bits, the range's first day as the lowest. */
static guint32
get_bit (const StewardAnalyticsReport *self, StewardDay day)
{
  return (guint32) 1 << (day - self->first_day);
}

/* --- Reading
 * ---------------------------------------------------------------------------------------- */

G_GNUC_PRINTF (4, 5)
static gboolean
refuse (const StewardCsvRow *row, int place, GError **error, const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, STEWARD_USAGE_ERROR, STEWARD_USAGE_ERROR_MALFORMED,
               /* Translators: line, column, what is wrong */
               _ ("The report is not of the expected shape: line %u, column %d: %s."), row->line,
               place + 1, message);
  return FALSE;
}

/* A header without what differs between spellings. */
static char *
fold_header (const char *header)
{
  GString *folded = g_string_new (NULL);

  for (const char *c = header; *c; c++)
    if (!g_ascii_isspace (*c) && *c != '_' && *c != '-')
      g_string_append_c (folded, g_ascii_tolower (*c));
  return g_string_free_and_steal (folded);
}

/* The column that a folded header names, or N_COLUMNS for one that is not looked at. */
static Column
find_column (const char *folded)
{
  const struct {
    const char *name;
    Column column;
  } names[] = {
    { "instanceuserid", COLUMN_USER },
    { "timestampdate", COLUMN_DATE },
    { "date", COLUMN_DATE },
    { "timestamp", COLUMN_DATE },
    { "activesourcegraphuser", COLUMN_ACTIVE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].name, folded) == 0)
      return names[i].column;
  return N_COLUMNS;
}

static gboolean
read_header (StewardAnalyticsReport *self, const StewardCsvRow *row, GError **error)
{
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->n_fields = row->n_fields;
  for (guint i = 0; i < row->n_fields; i++)
    {
      char *folded = fold_header (row->fields[i]);
      Column column = find_column (folded);

      /* A report without a header begins with a person's row, so headers are not quoted either. */
      if (!g_hash_table_add (met, folded) || (column < N_COLUMNS && self->places[column] >= 0))
        return refuse (row, (int) i, error, _ ("the column is there twice"));
      if (column < N_COLUMNS)
        self->places[column] = (int) i;
    }
  if (self->places[COLUMN_USER] < 0)
    return refuse (row, 0, error, _ ("there is no column “%s”"), "Instance user ID");
  if (self->places[COLUMN_DATE] < 0)
    return refuse (row, 0, error, _ ("there is no column “%s”"), "Timestamp Date");
  return TRUE;
}

static char *
dup_field (const StewardAnalyticsReport *self, const StewardCsvRow *row, Column column)
{
  return g_strstrip (g_strdup (row->fields[self->places[column]]));
}

static gboolean
read_active (const StewardAnalyticsReport *self,
             const StewardCsvRow *row,
             gboolean *active,
             GError **error)
{
  const char *const yes[] = { "true", "yes", "t", "1", NULL };
  const char *const no[] = { "false", "no", "f", "0", "", NULL };
  g_autofree char *text = NULL;
  g_autofree char *lower = NULL;

  *active = TRUE;
  if (self->places[COLUMN_ACTIVE] < 0)
    return TRUE;
  text = dup_field (self, row, COLUMN_ACTIVE);
  lower = g_ascii_strdown (text, -1);
  *active = g_strv_contains (yes, lower);
  return *active || g_strv_contains (no, lower)
         || refuse (row, self->places[COLUMN_ACTIVE], error, _ ("it is neither true nor false"));
}

/* A date, alone or with a time after it. */
static gboolean
parse_date (char *text, StewardDay *day)
{
  if (strlen (text) > DATE_LENGTH)
    {
      char separator = text[DATE_LENGTH];

      if ((separator != 'T' && separator != ' ') || !g_ascii_isdigit (text[DATE_LENGTH + 1]))
        return FALSE;
      text[DATE_LENGTH] = '\0';
    }
  return steward_day_parse (text, day);
}

static gboolean
read_day (const StewardAnalyticsReport *self,
          const StewardCsvRow *row,
          StewardDay *day,
          GError **error)
{
  g_autofree char *text = dup_field (self, row, COLUMN_DATE);

  if (!parse_date (text, day))
    return refuse (row, self->places[COLUMN_DATE], error, _ ("it is not a date"));
  if (*day < self->first_day || *day > self->last_day)
    return refuse (row, self->places[COLUMN_DATE], error,
                   _ ("the day is outside the range that was asked for"));
  return TRUE;
}

static char *
read_user (const StewardAnalyticsReport *self, const StewardCsvRow *row, GError **error)
{
  g_autofree char *id = dup_field (self, row, COLUMN_USER);

  if (id[0] != '\0' && strlen (id) <= MAX_ID)
    return g_steal_pointer (&id);
  if (id[0] == '\0')
    refuse (row, self->places[COLUMN_USER], error, _ ("the user has no id"));
  else
    refuse (row, self->places[COLUMN_USER], error, _ ("the user's id is too long"));
  return NULL;
}

static void
count (StewardAnalyticsReport *self, const char *id, StewardDay day)
{
  gpointer key, value;
  guint32 bit = get_bit (self, day);

  self->days |= bit;
  if (!g_hash_table_lookup_extended (self->users, id, &key, &value))
    {
      key = g_string_chunk_insert (self->ids, id);
      value = NULL;
    }
  g_hash_table_insert (self->users, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (value) | bit));
}

static gboolean
read_row_cb (const StewardCsvRow *row, gpointer user_data, GError **error)
{
  StewardAnalyticsReport *self = user_data;
  g_autofree char *id = NULL;
  gboolean active;
  StewardDay day;

  if (self->n_fields == 0)
    return read_header (self, row, error);
  if (row->n_fields != self->n_fields)
    return refuse (row, (int) MIN (row->n_fields, self->n_fields), error,
                   _ ("the row has %u fields, the header %u"), row->n_fields, self->n_fields);
  id = read_user (self, row, error);
  if (id == NULL || !read_day (self, row, &day, error) || !read_active (self, row, &active, error))
    return FALSE;
  if (active)
    count (self, id, day);
  return TRUE;
}

StewardAnalyticsReport *
steward_analytics_report_new (StewardDay first_day, StewardDay last_day)
{
  StewardAnalyticsReport *self;

  g_return_val_if_fail (first_day <= last_day, NULL);
  g_return_val_if_fail (steward_day_get_month (first_day) == steward_day_get_month (last_day),
                        NULL);
  self = g_new0 (StewardAnalyticsReport, 1);
  self->first_day = first_day;
  self->last_day = last_day;
  self->reader = steward_csv_reader_new (STEWARD_CSV_MAX_ROW, read_row_cb, self);
  for (guint i = 0; i < N_COLUMNS; i++)
    self->places[i] = -1;
  self->ids = g_string_chunk_new (64 * 1024);
  self->users = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
steward_analytics_report_free (StewardAnalyticsReport *self)
{
  steward_csv_reader_free (self->reader);
  g_hash_table_unref (self->users);
  g_string_chunk_free (self->ids);
  g_free (self);
}

/* Passes on what the row function or the CSV reader found, in this domain. */
static gboolean
fail (GError *cause, GError **error)
{
  gboolean too_large = g_error_matches (cause, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_TOO_LARGE);

  if (cause->domain == STEWARD_USAGE_ERROR)
    {
      g_propagate_error (error, cause);
      return FALSE;
    }
  g_set_error (error, STEWARD_USAGE_ERROR,
               too_large ? STEWARD_USAGE_ERROR_TOO_LARGE : STEWARD_USAGE_ERROR_MALFORMED,
               too_large ? _ ("The report has a row that is too long: %s.")
                         : _ ("The report is not of the expected shape: %s."),
               cause->message);
  g_error_free (cause);
  return FALSE;
}

gboolean
steward_analytics_report_push (StewardAnalyticsReport *self,
                               const char *bytes,
                               gsize n_bytes,
                               GError **error)
{
  GError *cause = NULL;

  return steward_csv_reader_push (self->reader, bytes, n_bytes, &cause) || fail (cause, error);
}

gboolean
steward_analytics_report_finish (StewardAnalyticsReport *self, GError **error)
{
  GError *cause = NULL;

  if (!steward_csv_reader_finish (self->reader, &cause))
    return fail (cause, error);
  if (self->n_fields > 0)
    return TRUE;
  g_set_error_literal (error, STEWARD_USAGE_ERROR, STEWARD_USAGE_ERROR_MALFORMED,
                       _ ("The report is empty: it does not even name its columns."));
  return FALSE;
}

/* --- Counting
 * --------------------------------------------------------------------------------------- */

gboolean
steward_analytics_report_is_empty (const StewardAnalyticsReport *self)
{
  return self->days == 0;
}

StewardDay
steward_analytics_report_get_first_active_day (const StewardAnalyticsReport *self)
{
  return self->days == 0 ? STEWARD_DAY_NONE : self->first_day + g_bit_nth_lsf (self->days, -1);
}

/* The users of each day from the first to @last_day, and those of any of these days. */
static guint
count_users (const StewardAnalyticsReport *self, StewardDay last_day, guint *per_day)
{
  GHashTableIter iter;
  gpointer value;
  guint n_users = 0;

  g_hash_table_iter_init (&iter, self->users);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      guint32 days = GPOINTER_TO_UINT (value);
      gboolean active = FALSE;

      for (StewardDay day = self->first_day; day <= last_day; day++)
        if (days & get_bit (self, day))
          {
            per_day[day - self->first_day]++;
            active = TRUE;
          }
      n_users += active;
    }
  return n_users;
}

void
steward_analytics_report_add_to (const StewardAnalyticsReport *self,
                                 gboolean rows_seen_before,
                                 StewardDay today,
                                 StewardUsage *usage)
{
  StewardMonth month = steward_day_get_month (self->first_day);
  StewardDay last_day = MIN (self->last_day, today);
  guint per_day[31] = { 0 };
  guint n_users = count_users (self, last_day, per_day);
  gboolean seen = rows_seen_before;

  for (StewardDay day = self->first_day; day <= last_day; day++)
    {
      seen = seen || per_day[day - self->first_day] > 0;
      if (seen)
        steward_usage_add (usage, STEWARD_GRAIN_DAY, day, per_day[day - self->first_day],
                           day < today);
    }
  if (seen && self->first_day <= today && self->first_day == steward_month_get_first_day (month)
      && (self->last_day >= today || self->last_day == steward_month_get_last_day (month)))
    steward_usage_add (usage, STEWARD_GRAIN_MONTH, month, n_users,
                       month < steward_day_get_month (today));
}

/* --- Windows
 * ---------------------------------------------------------------------------------------- */

#define WINDOW_BITS (((guint64) 1 << STEWARD_ROLLING_DAYS) - 1)

/* The windows that end in a report, counted over it and the one before: a user's days of both as
 * bits, @origin as the lowest. */
typedef struct {
  StewardDay origin;
  StewardDay first_end;
  StewardDay last_end;
  guint users[31];
} Windows;

static void
count_windows (Windows *self, guint64 days)
{
  for (StewardDay end = self->first_end; end <= self->last_end; end++)
    if (days & (WINDOW_BITS << (end - (STEWARD_ROLLING_DAYS - 1) - self->origin)))
      self->users[end - self->first_end]++;
}

/* The days of a user of @report, as bits from @origin on. */
static guint64
get_days (const StewardAnalyticsReport *report, const char *id, StewardDay origin)
{
  gpointer days = report ? g_hash_table_lookup (report->users, id) : NULL;

  return days ? (guint64) GPOINTER_TO_UINT (days) << (report->first_day - origin) : 0;
}

static void
count_all_windows (Windows *self,
                   const StewardAnalyticsReport *report,
                   const StewardAnalyticsReport *before)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, report->users);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    count_windows (self, get_days (report, id, self->origin) | get_days (before, id, self->origin));
  if (before == NULL)
    return;
  g_hash_table_iter_init (&iter, before->users);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (report->users, id))
      count_windows (self, get_days (before, id, self->origin));
}

void
steward_analytics_report_add_rolling_to (const StewardAnalyticsReport *self,
                                         const StewardAnalyticsReport *before,
                                         StewardDay known_since,
                                         StewardDay today,
                                         StewardUsage *usage)
{
  Windows windows = { .origin = before ? before->first_day : self->first_day };

  g_return_if_fail (before == NULL || before->last_day == self->first_day - 1);
  if (known_since == STEWARD_DAY_NONE)
    return;
  windows.first_end = MAX (self->first_day,
                           MAX (known_since, windows.origin) + STEWARD_ROLLING_DAYS - 1);
  windows.last_end = MIN (self->last_day, today - 1);
  if (windows.first_end > windows.last_end)
    return;
  count_all_windows (&windows, self, before);
  for (StewardDay end = windows.first_end; end <= windows.last_end; end++)
    steward_usage_add (usage, STEWARD_GRAIN_ROLLING_28, end, windows.users[end - windows.first_end],
                       TRUE);
}
