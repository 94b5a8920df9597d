/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-value-section.h"

#include "steward-kpi-card.h"
#include "steward-metric-popover.h"

#include <glib/gi18n.h>
#include <math.h>

struct _StewardValueSection {
  AdwBin parent_instance;

  StewardPortfolio *portfolio;
  StewardCustomer *customer;

  GtkButton *card;
};

G_DEFINE_FINAL_TYPE (StewardValueSection, steward_value_section, ADW_TYPE_BIN)

/* The currency of what an hour costs, see steward_hours_saved_explain(). */
static const char *
get_currency (StewardValueSection *self)
{
  const char *own = steward_customer_get_facts (self->customer)->record->currency;

  return own ? own
             : steward_settings_get (steward_portfolio_get_settings (self->portfolio), "currency",
                                     NULL, NULL, NULL);
}

/* `EUR 280,500 · 11 of 12 months`, or the months alone. */
static char *
describe_basis (StewardValueSection *self, const StewardHoursSaved *saved)
{
  g_autofree char *amount = isnan (saved->amount)
                              ? NULL
                              : steward_format_amount (saved->amount, get_currency (self));
  /* Translators: months counted, months in the window */
  g_autofree char *months = g_strdup_printf (_ ("%u of %u months counted"), saved->months_present,
                                             saved->months_expected);

  return amount ? g_strdup_printf ("%s · %s", amount, months) : g_steal_pointer (&months);
}

static void
show (StewardValueSection *self)
{
  const StewardHoursSaved *saved = &steward_customer_get_figures (self->customer)->hours_saved;
  gboolean known = !isnan (saved->hours);
  g_autofree char *hours = known ? steward_format_count ((gint64) llround (saved->hours)) : NULL;
  g_autofree char *basis = known ? describe_basis (self, saved)
                                 : g_strdup (steward_hours_reason_get_label (saved->reason));

  steward_kpi_card_show (self->card, _ ("Hours saved, an estimate"), NULL, known ? hours : "–",
                         basis);
}

static void
explain_cb (StewardValueSection *self)
{
  steward_metric_popover_open (GTK_WIDGET (self->card),
                               steward_customer_metric_find ("hours-saved", NULL), self->customer,
                               self->portfolio);
}

static void
steward_value_section_dispose (GObject *object)
{
  StewardValueSection *self = STEWARD_VALUE_SECTION (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_VALUE_SECTION);
  g_clear_object (&self->customer);
  g_clear_object (&self->portfolio);
  G_OBJECT_CLASS (steward_value_section_parent_class)->dispose (object);
}

static void
steward_value_section_class_init (StewardValueSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_value_section_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/goals/steward-value-section.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardValueSection, card);
  gtk_widget_class_bind_template_callback (widget_class, explain_cb);
}

static void
steward_value_section_init (StewardValueSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->card), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP,
                                  TRUE, -1);
}

void
steward_value_section_set_customer (StewardValueSection *self,
                                    StewardPortfolio *portfolio,
                                    StewardCustomer *customer)
{
  g_return_if_fail (STEWARD_IS_VALUE_SECTION (self));
  g_return_if_fail (self->customer == NULL);
  self->portfolio = g_object_ref (portfolio);
  self->customer = g_object_ref (customer);
  g_signal_connect_object (customer, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}
