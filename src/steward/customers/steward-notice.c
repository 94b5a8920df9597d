/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-notice.h"

#include "steward-address.h"
#include "steward-explanation.h"
#include "steward-sync-summary.h"

#include <glib/gi18n.h>

struct _StewardNotice {
  AdwBin parent_instance;

  StewardPortfolio *portfolio;
  StewardSyncEngine *engine;
  AdwBanner *banner;
};

G_DEFINE_FINAL_TYPE (StewardNotice, steward_notice, ADW_TYPE_BIN)

/* `today, 08:02` or `21 November 2026`. */
static char *
describe_time (gint64 time_us, gint64 now_us)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (time_us / G_TIME_SPAN_SECOND);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (now_us / G_TIME_SPAN_SECOND);

  if (g_date_time_get_year (time) == g_date_time_get_year (now)
      && g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (now))
    return g_date_time_format (time, _ ("today, %H:%M"));
  return steward_format_day (steward_day_from_time (time_us));
}

static char *
describe_figures (const StewardSyncSummary *summary, gint64 now)
{
  g_autofree char *oldest = summary->oldest > 0 ? describe_time (summary->oldest, now) : NULL;
  g_autofree char *newest = summary->newest > 0 ? describe_time (summary->newest, now) : NULL;

  if (newest == NULL)
    return g_strdup (_ ("Nothing was synced yet"));
  if (g_str_equal (oldest, newest))
    /* Translators: a day, or `today, 08:02` */
    return g_strdup_printf (_ ("Figures are of %s"), newest);
  return g_strdup_printf (_ ("Figures are of %s to %s"), oldest, newest);
}

static char *
describe_offline (const StewardSyncSummary *summary, gint64 now)
{
  g_autofree char *figures = describe_figures (summary, now);
  g_autofree char *host = summary->address ? steward_address_dup_host (summary->address) : NULL;

  if (host)
    /* Translators: a host's name, then “Figures are of 21 November 2026” */
    return g_strdup_printf (_ ("%s can't be reached, perhaps because you are offline. %s; sync "
                               "goes on when the network is back."),
                            host, figures);
  /* Translators: “Figures are of 21 November 2026” */
  return g_strdup_printf (_ ("You are offline. %s; sync goes on when the network is back."),
                          figures);
}

static char *
describe_samples (const StewardSyncSummary *summary)
{
  if (summary->n_samples == summary->n_customers)
    return g_strdup (_ ("These are sample customers"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of these is a sample customer",
                                       "%u of these are sample customers", summary->n_samples),
                          summary->n_samples);
}

static void
tell (StewardNotice *self, const char *text, const char *button, const char *action)
{
  adw_banner_set_title (self->banner, text);
  adw_banner_set_button_label (self->banner, button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner), action);
  adw_banner_set_revealed (self->banner, TRUE);
}

/* What is said while a sync runs is what was so before it: nobody knows better yet. */
static void
show (StewardNotice *self)
{
  StewardSyncSummary summary;
  g_autofree char *text = NULL;

  if (steward_sync_engine_get_running (self->engine))
    return;
  summary = steward_sync_summary_compute (G_LIST_MODEL (self->portfolio));
  if (summary.offline)
    {
      text = describe_offline (&summary, steward_portfolio_get_now (self->portfolio));
      tell (self, text, _ ("_Try Again"), "win.sync");
    }
  else if (summary.n_samples > 0)
    {
      text = describe_samples (&summary);
      tell (self, text, _ ("_Remove Sample"), "win.remove-sample");
    }
  else
    adw_banner_set_revealed (self->banner, FALSE);
}

static void
steward_notice_dispose (GObject *object)
{
  StewardNotice *self = STEWARD_NOTICE (object);

  g_clear_object (&self->engine);
  g_clear_object (&self->portfolio);
  G_OBJECT_CLASS (steward_notice_parent_class)->dispose (object);
}

static void
steward_notice_class_init (StewardNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_notice_dispose;
}

static void
steward_notice_init (StewardNotice *self)
{
  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->banner, FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
}

void
steward_notice_follow (StewardNotice *self, StewardPortfolio *portfolio, StewardSyncEngine *engine)
{
  g_return_if_fail (STEWARD_IS_NOTICE (self));
  g_return_if_fail (self->portfolio == NULL);
  self->portfolio = g_object_ref (portfolio);
  self->engine = g_object_ref (engine);
  g_signal_connect_object (portfolio, "refreshed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (engine, "notify::running", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}
