/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sync-indicator.h"

#include "steward-sync-summary.h"

#include <glib/gi18n.h>

struct _StewardSyncIndicator {
  GtkBox parent_instance;

  StewardPortfolio *portfolio;
  StewardSyncEngine *engine;

  GtkLabel *age_label;
  GtkLabel *detail_label;
  GtkProgressBar *progress;
  GtkWidget *problems_button;
  GtkWidget *sync_button;
  GtkWidget *stop_button;
};

G_DEFINE_FINAL_TYPE (StewardSyncIndicator, steward_sync_indicator, GTK_TYPE_BOX)

/* `2 failed · oldest 9 days`, as far as there is something to say. */
static char *
describe (StewardSyncIndicator *self, const StewardSyncSummary *summary)
{
  gint64 now = steward_portfolio_get_now (self->portfolio);
  int days = summary->oldest > 0 ? (int) ((now - summary->oldest) / G_TIME_SPAN_DAY) : 0;
  g_autofree char *failed = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u failed", "%u failed", summary->n_failed), summary->n_failed);
  g_autofree char *age = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "oldest %d day", "oldest %d days", (gulong) days), days);

  if (summary->offline)
    g_set_str (&failed, _ ("offline"));
  if (summary->n_failed > 0 && days > 0)
    /* Translators: how many customers failed, then the age of the oldest figures */
    return g_strdup_printf (_ ("%s · %s"), failed, age);
  if (summary->n_failed > 0)
    return g_steal_pointer (&failed);
  return days > 0 ? g_steal_pointer (&age) : NULL;
}

static void
show_problems (StewardSyncIndicator *self, guint n_failed)
{
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                         "Show %u Failed Sync (Ctrl+E)",
                                                         "Show %u Failed Syncs (Ctrl+E)", n_failed),
                                            n_failed);

  gtk_widget_set_tooltip_text (self->problems_button, n_failed > 0 ? label : NULL);
}

/* Going through all customers is for the end of a sync, not for each of them. */
static void
show_ages (StewardSyncIndicator *self)
{
  StewardSyncSummary summary = steward_sync_summary_compute (G_LIST_MODEL (self->portfolio));
  g_autofree char *newest = steward_format_age (summary.newest,
                                                steward_portfolio_get_now (self->portfolio));
  g_autofree char *detail = describe (self, &summary);
  /* Translators: the time of the last sync, such as “Today 08:02” */
  g_autofree char *age = g_strdup_printf (_ ("Synced: %s"), newest);

  gtk_label_set_text (self->age_label, summary.newest == 0 ? _ ("Never synced") : age);
  gtk_label_set_text (self->detail_label, detail ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), detail != NULL);
  show_problems (self, summary.n_failed);
}

static void
show_progress (StewardSyncIndicator *self)
{
  guint done = steward_sync_engine_get_done (self->engine);
  guint total = steward_sync_engine_get_total (self->engine);
  g_autofree char *text = g_strdup_printf (_ ("Syncing %u of %u"), done, total);

  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) done / total : 0);
  gtk_label_set_text (self->age_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), FALSE);
}

static void
show (StewardSyncIndicator *self)
{
  gboolean running = steward_sync_engine_get_running (self->engine);

  gtk_widget_set_visible (self->sync_button, !running);
  gtk_widget_set_visible (self->stop_button, running);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), running);
  if (running)
    show_progress (self);
  else
    show_ages (self);
}

static void
steward_sync_indicator_dispose (GObject *object)
{
  StewardSyncIndicator *self = STEWARD_SYNC_INDICATOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_SYNC_INDICATOR);
  g_clear_object (&self->engine);
  g_clear_object (&self->portfolio);
  G_OBJECT_CLASS (steward_sync_indicator_parent_class)->dispose (object);
}

static void
steward_sync_indicator_class_init (StewardSyncIndicatorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_sync_indicator_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dev/steward/Steward/ui/steward-sync-indicator.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardSyncIndicator, age_label);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncIndicator, detail_label);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncIndicator, progress);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncIndicator, problems_button);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncIndicator, sync_button);
  gtk_widget_class_bind_template_child (widget_class, StewardSyncIndicator, stop_button);
}

static void
steward_sync_indicator_init (StewardSyncIndicator *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
steward_sync_indicator_follow (StewardSyncIndicator *self,
                               StewardPortfolio *portfolio,
                               StewardSyncEngine *engine)
{
  g_return_if_fail (STEWARD_IS_SYNC_INDICATOR (self));
  g_return_if_fail (self->portfolio == NULL);
  self->portfolio = g_object_ref (portfolio);
  self->engine = g_object_ref (engine);
  g_signal_connect_object (portfolio, "refreshed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (engine, "notify::running", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (engine, "notify::done", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}
