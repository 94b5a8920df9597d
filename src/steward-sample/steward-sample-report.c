/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sample-report.h"

#include "steward-sample-chance.h"
#include "steward-sample-names.h"

enum {
  DRAW_ROWS,
  DRAW_IDLE,
};

static const char header[]
  = "Instance user ID,User Email,Username,Active Sourcegraph User,Client Name,Timestamp Date,"
    "Searches,Code Navigation Events,Chat Events\r\n";

static void
write_row (GString *out,
           const StewardSampleCustomer *customer,
           guint user,
           StewardDay day,
           gboolean active,
           const char *client)
{
  g_autofree char *name = steward_sample_dup_user_name (customer->key, user);
  g_autofree char *date = steward_day_format (day);

  g_string_append_printf (out, "%u,%s@%s,\"%s, of %s\",%s,%s,%s,%u,%u,\r\n", user + 1, name,
                          customer->host, name, customer->slug, active ? "true" : "false", client,
                          date, active ? 1 + user % 7 : 0, active ? user % 5 : 0);
}

/* Every third active user comes with two clients; every tenth of the others has a row all the same,
 * which says that it was not active. */
static void
write_user (
  GString *out, const StewardSampleCustomer *customer, guint user, StewardDay day, StewardDay today)
{
  guint64 draw = steward_sample_draw (steward_sample_draw (customer->key, user), (guint64) day);

  if (!steward_sample_is_active (customer, user, day, today))
    {
      if (day >= customer->production && day <= today
          && steward_sample_draw (draw, DRAW_IDLE) % 10 == 0)
        write_row (out, customer, user, day, FALSE, "server.web");
      return;
    }
  write_row (out, customer, user, day, TRUE, "server.web");
  if (steward_sample_draw (draw, DRAW_ROWS) % 3 == 0)
    write_row (out, customer, user, day, TRUE, "vscode.cody");
}

char *
steward_sample_report_write (const StewardSampleCustomer *customer,
                             StewardDay first,
                             StewardDay last,
                             StewardDay today)
{
  GString *out = g_string_new (header);

  for (StewardDay day = first; day <= MIN (last, today); day++)
    for (guint user = 0; user < customer->n_users; user++)
      write_user (out, customer, user, day, today);
  return g_string_free_and_steal (out);
}
