/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sample-report.h"

#include "steward-sample-chance.h"
#include "steward-sample-names.h"

enum {
  DRAW_ROWS,
  DRAW_IDLE,
};

#define FIRST_COLUMNS                                                                              \
  "Instance user ID,User Email,Username,Active Sourcegraph User,Client Name,Timestamp Date,"
#define LAST_COLUMNS "Searches,Code Navigation Events,Chat Events\r\n"

/* What is the same for all rows of a day. */
typedef struct {
  GString *out;
  const StewardSampleCustomer *customer;
  StewardDay day;
  StewardDay today;
  gboolean languages;
} Sheet;

const char *
steward_sample_report_get_header (gboolean languages)
{
  return languages ? FIRST_COLUMNS "Language," LAST_COLUMNS : FIRST_COLUMNS LAST_COLUMNS;
}

static void
write_row (const Sheet *sheet, guint user, gboolean active, const char *client)
{
  const StewardSampleCustomer *customer = sheet->customer;
  g_autofree char *name = steward_sample_dup_user_name (customer->key, user);
  g_autofree char *date = steward_day_format (sheet->day);

  g_string_append_printf (sheet->out, "%u,%s@%s,\"%s, of \"\"%s\"\"\",%s,%s,%s,%s", user + 1, name,
                          customer->host, name, customer->slug, active ? "true" : "false", client,
                          date, sheet->languages ? "Go," : "");
  /* A blank cell means 0 or untracked; the row counts all the same. */
  g_string_append_printf (sheet->out, "%u,%u,\r\n", active ? 1 + user % 7 : 0,
                          active ? user % 5 : 0);
}

/* Every third active user comes with two clients; every tenth of the others has a row all the same,
 * which says that it was not active. */
static void
write_user (const Sheet *sheet, guint user)
{
  guint64 draw = steward_sample_draw (steward_sample_draw (sheet->customer->key, user),
                                      (guint64) sheet->day);

  if (steward_sample_is_active (sheet->customer, user, sheet->day, sheet->today))
    {
      write_row (sheet, user, TRUE, "server.web");
      if (steward_sample_draw (draw, DRAW_ROWS) % 3 == 0)
        write_row (sheet, user, TRUE, "vscode.cody");
    }
  else if (steward_sample_draw (draw, DRAW_IDLE) % 10 == 0)
    write_row (sheet, user, FALSE, "server.web");
}

char *
steward_sample_report_write_day (const StewardSampleCustomer *customer,
                                 StewardDay day,
                                 StewardDay today,
                                 gboolean languages)
{
  Sheet sheet = { g_string_new (NULL), customer, day, today, languages };

  if (day >= customer->production && day <= today)
    for (guint user = 0; user < customer->n_users; user++)
      write_user (&sheet, user);
  return g_string_free_and_steal (sheet.out);
}
