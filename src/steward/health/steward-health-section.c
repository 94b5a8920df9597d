/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-health-section.h"

#include "steward-customer-metrics.h"
#include "steward-health-charts.h"
#include "steward-insight-card.h"
#include "steward-record-section.h"
#include "steward-state-mark.h"

#include <glib/gi18n.h>

#define SHOWN_DAYS 90
#define WEEK 7

/* A trait and how it stands. */
typedef struct {
  AdwActionRow *row;
  StewardStateMark *mark;
  GtkLabel *takes;
} TraitRow;

struct _StewardHealthSection {
  AdwBin parent_instance;

  StewardPortfolio *portfolio;
  StewardCustomer *customer;
  TraitRow traits[STEWARD_N_TRAITS];

  StewardInsightCard *history_card;
  AdwExpanderRow *replay_row;
  AdwSpinRow *pulse_row;
  AdwSpinRow *technical_row;
  AdwSpinRow *relationships_row;
  AdwSpinRow *utilization_row;
  AdwPreferencesGroup *traits_group;
  StewardRecordSection *inputs;
};

G_DEFINE_FINAL_TYPE (StewardHealthSection, steward_health_section, ADW_TYPE_BIN)

/* --- The score, day by day -------------------------------------------------------------------- */

static AdwSpinRow *
get_weight_row (StewardHealthSection *self, guint category)
{
  AdwSpinRow *const rows[STEWARD_N_HEALTH_CATEGORIES] = {
    [STEWARD_HEALTH_PULSE] = self->pulse_row,
    [STEWARD_HEALTH_TECHNICAL] = self->technical_row,
    [STEWARD_HEALTH_RELATIONSHIPS] = self->relationships_row,
    [STEWARD_HEALTH_UTILIZATION] = self->utilization_row,
  };

  return rows[category];
}

/* The days under the weights that are tried out, or NULL. */
static GArray *
replay (StewardHealthSection *self,
        const StewardHealthInputs *inputs,
        StewardDay first_day,
        StewardDay last_day)
{
  StewardTargets targets = *steward_customer_get_targets (self->customer);

  if (!adw_expander_row_get_enable_expansion (self->replay_row))
    return NULL;
  for (guint i = 0; i < STEWARD_N_HEALTH_CATEGORIES; i++)
    targets.health.weights[i] = adw_spin_row_get_value (get_weight_row (self, i));
  return steward_health_list_days (inputs, first_day, last_day, &targets);
}

static void
show_history (StewardHealthSection *self)
{
  const StewardTargets *targets = steward_customer_get_targets (self->customer);
  const StewardHealthInputs inputs = steward_health_inputs_of_facts (
    steward_customer_get_facts (self->customer));
  StewardDay today = steward_portfolio_get_today (self->portfolio);
  g_autoptr (GArray) days = steward_health_list_days (&inputs, today - SHOWN_DAYS + 1, today,
                                                      targets);
  g_autoptr (GArray) replayed = replay (self, &inputs, today - SHOWN_DAYS + 1, today);
  g_autoptr (StewardChartData) data = steward_health_history_chart_new (days, replayed,
                                                                        &targets->health);

  steward_insight_card_set_data (self->history_card, data);
}

static void
replay_changed_cb (StewardHealthSection *self)
{
  if (self->customer)
    show_history (self);
}

/* What is tried out begins with what holds. */
static void
reset_weights (StewardHealthSection *self)
{
  const StewardHealthRules *rules = &steward_customer_get_targets (self->customer)->health;

  for (guint i = 0; i < STEWARD_N_HEALTH_CATEGORIES; i++)
    adw_spin_row_set_value (get_weight_row (self, i), rules->weights[i]);
}

static StewardExplanation *
explain_cb (gpointer user_data)
{
  StewardHealthSection *self = user_data;
  const StewardMetricSubject subject = steward_metric_subject_of_customer (self->customer,
                                                                           self->portfolio);

  return steward_customer_metric_explain (steward_customer_metric_find ("health", NULL), &subject);
}

/* --- The traits ------------------------------------------------------------------------------- */

/* `Relationships · Poor, said on 3 Nov 2026` */
static char *
describe_trait (const StewardTraitFinding *finding, StewardTrait trait)
{
  const char *category = steward_health_category_get_label (steward_trait_get_category (trait));
  const char *state = steward_state_get_label (finding->state);
  g_autofree char *day = finding->said_on != STEWARD_DAY_NONE
                           ? steward_format_day (finding->said_on)
                           : NULL;

  if (finding->stale)
    /* Translators: a category of health, a day */
    return g_strdup_printf (_ ("%s · Too old to count, said on %s"), category, day);
  if (day)
    /* Translators: a category of health, whether a trait of it is healthy, a day */
    return g_strdup_printf (_ ("%s · %s, said on %s"), category, state, day);
  if (trait == STEWARD_TRAIT_USAGE_SCORE || trait == STEWARD_TRAIT_MAU_OVER_SEATS)
    return g_strdup_printf ("%s · %s", category, state);
  /* Translators: a category of health */
  return g_strdup_printf (_ ("%s · Nobody said"), category);
}

static void
show_trait (StewardHealthSection *self,
            const StewardHealth *health,
            const StewardHealthRules *rules,
            StewardTrait trait)
{
  const TraitRow *row = &self->traits[trait];
  double lost = steward_health_get_lost (health, rules, trait);
  g_autofree char *subtitle = describe_trait (&health->traits[trait], trait);
  g_autofree char *points = steward_format_score (lost);
  /* Translators: how many points of 10 a trait takes from the health score */
  g_autofree char *takes = lost >= 0.05 ? g_strdup_printf (_ ("takes %s"), points) : NULL;

  adw_action_row_set_subtitle (row->row, subtitle);
  steward_state_mark_set_state (row->mark, health->traits[trait].state);
  gtk_label_set_text (row->takes, takes ? takes : "");
}

/* What changed since a week ago, in a sentence. */
static char *
describe_changes (StewardHealthSection *self, const StewardHealth *health)
{
  const StewardHealthInputs inputs = steward_health_inputs_of_facts (
    steward_customer_get_facts (self->customer));
  const StewardHealth before = steward_health_compute_on (
    &inputs, steward_portfolio_get_today (self->portfolio) - WEEK,
    steward_customer_get_targets (self->customer));
  g_auto (GStrv) changes = steward_health_list_changes (&before, health);
  g_autofree char *text = g_strjoinv (C_ ("list", "; "), changes);

  if (*changes == NULL)
    return g_strdup (_ ("Nothing changed since a week ago."));
  /* Translators: `Champion: Poor, was Healthy; …` */
  return g_strdup_printf (_ ("Changed since a week ago: %s."), text);
}

static void
show_traits (StewardHealthSection *self)
{
  const StewardHealth *health = &steward_customer_get_figures (self->customer)->health;
  const StewardHealthRules *rules = &steward_customer_get_targets (self->customer)->health;
  g_autofree char *changes = describe_changes (self, health);

  for (guint i = 0; i < STEWARD_N_TRAITS; i++)
    show_trait (self, health, rules, (StewardTrait) i);
  adw_preferences_group_set_description (self->traits_group, changes);
}

static void
show (StewardHealthSection *self)
{
  show_history (self);
  show_traits (self);
}

static void
add_trait_row (StewardHealthSection *self, StewardTrait trait)
{
  TraitRow *row = &self->traits[trait];

  row->row = ADW_ACTION_ROW (adw_action_row_new ());
  row->mark = STEWARD_STATE_MARK (steward_state_mark_new ());
  row->takes = GTK_LABEL (gtk_label_new (NULL));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), steward_trait_get_label (trait));
  adw_action_row_add_prefix (row->row, GTK_WIDGET (row->mark));
  adw_action_row_add_suffix (row->row, GTK_WIDGET (row->takes));
  gtk_widget_add_css_class (GTK_WIDGET (row->takes), "numeric");
  adw_preferences_group_add (self->traits_group, GTK_WIDGET (row->row));
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_health_section_dispose (GObject *object)
{
  StewardHealthSection *self = STEWARD_HEALTH_SECTION (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_HEALTH_SECTION);
  g_clear_object (&self->customer);
  g_clear_object (&self->portfolio);
  G_OBJECT_CLASS (steward_health_section_parent_class)->dispose (object);
}

static void
steward_health_section_class_init (StewardHealthSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_health_section_dispose;
  g_type_ensure (STEWARD_TYPE_INSIGHT_CARD);
  g_type_ensure (STEWARD_TYPE_RECORD_SECTION);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/health/steward-health-section.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, StewardHealthSection, child)
  BIND (history_card);
  BIND (replay_row);
  BIND (pulse_row);
  BIND (technical_row);
  BIND (relationships_row);
  BIND (utilization_row);
  BIND (traits_group);
  BIND (inputs);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, replay_changed_cb);
}

static void
steward_health_section_init (StewardHealthSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < STEWARD_N_TRAITS; i++)
    add_trait_row (self, (StewardTrait) i);
}

void
steward_health_section_set_customer (StewardHealthSection *self,
                                     StewardPortfolio *portfolio,
                                     StewardCustomer *customer)
{
  g_return_if_fail (STEWARD_IS_HEALTH_SECTION (self));
  g_return_if_fail (self->customer == NULL);
  self->portfolio = g_object_ref (portfolio);
  self->customer = g_object_ref (customer);
  reset_weights (self);
  steward_insight_card_set_explain (self->history_card, explain_cb, self);
  steward_record_section_set_customer (self->inputs, portfolio, customer);
  g_signal_connect_object (customer, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}
