/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-usage-file.h"

#include "steward-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where the columns of the section being read are; -1 where there is none. */
typedef struct {
  StewardGrain grain;
  int start;
  int users;
  int complete;
  guint n_columns;
} Section;

typedef struct {
  StewardUsage *usage;
  Section section;
  gboolean has_section;
  StewardDay today;
} Reading;

G_GNUC_PRINTF (4, 5)
static gboolean
refuse (const StewardCsvRow *row, int column, GError **error, const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  /* Translators: line, column, what is wrong */
  g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
               _ ("line %u, column %d: %s"), row->line, column + 1, message);
  return FALSE;
}

static int
find_field (const StewardCsvRow *row, const char *name)
{
  for (guint i = 0; i < row->n_fields; i++)
    {
      g_autofree char *field = g_strstrip (g_strdup (row->fields[i]));

      if (g_ascii_strcasecmp (field, name) == 0)
        return (int) i;
    }
  return -1;
}

/* Whether the row names columns: it then begins a section. */
static gboolean
read_header (Reading *reading, const StewardCsvRow *row)
{
  const struct {
    StewardGrain grain;
    const char *start;
    const char *users;
  } kinds[] = { { STEWARD_GRAIN_DAY, "date", "dau" }, { STEWARD_GRAIN_MONTH, "month", "mau" } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      int start = find_field (row, kinds[i].start);
      int users = find_field (row, kinds[i].users);

      if (start < 0 || users < 0)
        continue;
      reading->section = (Section) { kinds[i].grain, start, users, find_field (row, "complete"),
                                     row->n_fields };
      reading->has_section = TRUE;
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_start (Reading *reading, const StewardCsvRow *row, gint32 *start, GError **error)
{
  const Section *section = &reading->section;
  g_autofree char *text = g_strstrip (g_strdup (row->fields[section->start]));
  gboolean is_day = section->grain == STEWARD_GRAIN_DAY;
  gint32 current = is_day ? reading->today : steward_day_get_month (reading->today);

  if (!(is_day ? steward_day_parse (text, start) : steward_month_parse (text, start)))
    return refuse (row, section->start, error,
                   is_day ? _ ("“%s” is not a date such as 2026-11-23")
                          : _ ("“%s” is not a month such as 2026-11"),
                   text);
  if (*start > current)
    return refuse (row, section->start, error, _ ("“%s” has not come yet"), text);
  if (steward_usage_find (reading->usage, section->grain, *start))
    return refuse (row, section->start, error, _ ("“%s” is there twice"), text);
  return TRUE;
}

static gboolean
read_users (const Section *section, const StewardCsvRow *row, gint64 *users, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (row->fields[section->users]));
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &number, NULL))
    return refuse (row, section->users, error, _ ("“%s” is not a number of users"), text);
  *users = (gint64) number;
  return TRUE;
}

static gboolean
read_complete (const Section *section, const StewardCsvRow *row, gboolean *complete, GError **error)
{
  g_autofree char *text = NULL;

  *complete = TRUE;
  if (section->complete < 0)
    return TRUE;
  text = g_strstrip (g_strdup (row->fields[section->complete]));
  *complete = strcmp (text, "yes") == 0;
  return *complete || strcmp (text, "no") == 0
         || refuse (row, section->complete, error, _ ("“%s” is neither “yes” nor “no”"), text);
}

static gboolean
read_row_cb (const StewardCsvRow *row, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  const Section *section = &reading->section;
  gint32 start, current;
  gint64 users;
  gboolean complete;

  if (read_header (reading, row))
    return TRUE;
  if (!reading->has_section)
    return refuse (row, 0, error, _ ("the first row has to be “date,dau” or “month,mau”"));
  if (row->n_fields != section->n_columns)
    return refuse (row, 0, error, _ ("the row has %u fields, the header %u"), row->n_fields,
                   section->n_columns);
  if (!read_start (reading, row, &start, error) || !read_users (section, row, &users, error)
      || !read_complete (section, row, &complete, error))
    return FALSE;
  current = section->grain == STEWARD_GRAIN_DAY ? reading->today
                                                : steward_day_get_month (reading->today);
  steward_usage_add (reading->usage, section->grain, start, users, complete && start < current);
  return TRUE;
}

StewardUsage *
steward_usage_file_read (const char *bytes, gsize n_bytes, StewardDay today, GError **error)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  Reading reading = { .usage = usage, .today = today };

  if (!steward_csv_read (bytes, n_bytes, read_row_cb, &reading, error))
    return NULL;
  if (reading.has_section)
    return g_steal_pointer (&usage);
  g_set_error_literal (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                       _ ("the file is empty: its first row has to be “date,dau” or “month,mau”"));
  return NULL;
}

static void
write_section (GString *out,
               const StewardUsage *usage,
               StewardGrain grain,
               const char *const *header,
               char *(*format) (gint32 start))
{
  guint n_points;
  const StewardUsagePoint *points = steward_usage_get_points (usage, grain, &n_points);

  steward_csv_write_row (out, header);
  for (guint i = 0; i < n_points; i++)
    {
      g_autofree char *start = format (points[i].start);
      g_autofree char *users = g_strdup_printf ("%" G_GINT64_FORMAT, points[i].users);
      const char *const row[] = { start, users, points[i].complete ? "yes" : "no", NULL };

      steward_csv_write_row (out, row);
    }
}

char *
steward_usage_file_write (const StewardUsage *usage)
{
  const char *const days[] = { "date", "dau", "complete", NULL };
  const char *const months[] = { "month", "mau", "complete", NULL };
  GString *out = g_string_new (NULL);

  write_section (out, usage, STEWARD_GRAIN_DAY, days, steward_day_format);
  write_section (out, usage, STEWARD_GRAIN_MONTH, months, steward_month_format);
  return g_string_free_and_steal (out);
}
