/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-period-button.h"

#include "steward-format.h"
#include "steward-retention.h"

#include <glib/gi18n.h>

typedef enum {
  TRAILING_YEAR,
  LAST_QUARTER,
  THIS_YEAR,
  LAST_YEAR,
  OWN,
  N_PERIODS,
} Period;

struct _StewardPeriodButton {
  AdwBin parent_instance;

  Period period;
  StewardDay from; /* that was asked for last; of OWN the one that was chosen */
  StewardDay to;

  GSimpleAction *action;
  GtkMenuButton *button;
  /* While days are asked for. */
  AdwAlertDialog *dialog;
  AdwEntryRow *from_row;
  AdwEntryRow *to_row;
  GtkLabel *problem_label;
};

G_DEFINE_FINAL_TYPE (StewardPeriodButton, steward_period_button, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static const char *const keys[N_PERIODS] = {
  [TRAILING_YEAR] = "trailing-year",
  [LAST_QUARTER] = "last-quarter",
  [THIS_YEAR] = "this-year",
  [LAST_YEAR] = "last-year",
  [OWN] = "own",
};

static const char *
get_label (Period period)
{
  switch (period)
    {
    case LAST_QUARTER:
      return _ ("Last quarter");
    case THIS_YEAR:
      return _ ("This year so far");
    case LAST_YEAR:
      return _ ("Last year");
    case OWN:
      return _ ("Other days…");
    case TRAILING_YEAR:
    case N_PERIODS:
    default:
      return _ ("Last 12 complete months");
    }
}

/* The last days of two months, the second that of the month before @next. */
static void
set_months (StewardMonth next, int n_months, StewardDay *from, StewardDay *to)
{
  *from = steward_month_get_last_day (next - n_months - 1);
  *to = steward_month_get_last_day (next - 1);
}

void
steward_period_button_get_days (StewardPeriodButton *self,
                                StewardDay today,
                                StewardDay *from,
                                StewardDay *to)
{
  StewardMonth month = steward_day_get_month (today);

  g_return_if_fail (STEWARD_IS_PERIOD_BUTTON (self));
  switch (self->period)
    {
    case LAST_QUARTER:
      set_months (month - month % 3, 3, from, to);
      break;
    case THIS_YEAR:
      *from = steward_month_get_last_day (month - month % 12 - 1);
      *to = today;
      break;
    case LAST_YEAR:
      set_months (month - month % 12, 12, from, to);
      break;
    case OWN:
      *from = self->from;
      *to = self->to;
      break;
    case TRAILING_YEAR:
    case N_PERIODS:
    default:
      steward_retention_get_trailing_year (today, from, to);
      break;
    }
  self->from = *from;
  self->to = *to;
}

/* --- Choosing --------------------------------------------------------------------------------- */

static void
show_chosen (StewardPeriodButton *self)
{
  g_autofree char *from = steward_format_day (self->from);
  g_autofree char *to = steward_format_day (self->to);
  /* Translators: two dates */
  g_autofree char *days = g_strdup_printf (_ ("%s to %s"), from, to);
  const char *chosen = self->period == OWN ? days : get_label (self->period);
  /* Translators: what is chosen: `Period: Last year` */
  g_autofree char *name = g_strdup_printf (_ ("Period: %s"), chosen);

  gtk_menu_button_set_label (self->button, chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
choose (StewardPeriodButton *self, Period period)
{
  self->period = period;
  g_simple_action_set_state (self->action, g_variant_new_string (keys[period]));
  show_chosen (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- Days of one's own ------------------------------------------------------------------------ */

static void
set_invalid (AdwEntryRow *row, gboolean invalid)
{
  if (invalid)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static gboolean
read_row (AdwEntryRow *row, StewardDay *day)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  gboolean good = steward_day_parse (text, day);

  set_invalid (row, !good && text[0] != '\0');
  return good;
}

static gboolean
read_days (StewardPeriodButton *self, StewardDay *from, StewardDay *to)
{
  gboolean has_from = read_row (self->from_row, from);
  gboolean has_to = read_row (self->to_row, to);
  const char *problem = NULL;

  if (!has_from || !has_to)
    problem = _ ("Days are written as in 2026-01-31.");
  else if (*to < *from)
    problem = _ ("The last day is before the first.");
  if (has_from && has_to)
    set_invalid (self->to_row, problem != NULL);
  gtk_label_set_text (self->problem_label, problem ? problem : "");
  return problem == NULL;
}

static void
typed_cb (StewardPeriodButton *self)
{
  StewardDay from;
  StewardDay to;

  adw_alert_dialog_set_response_enabled (self->dialog, "show", read_days (self, &from, &to));
}

static void
answered_cb (StewardPeriodButton *self, const char *response)
{
  StewardDay from;
  StewardDay to;

  if (g_str_equal (response, "show") && read_days (self, &from, &to))
    {
      self->from = from;
      self->to = to;
      choose (self, OWN);
    }
  self->dialog = NULL;
}

static AdwEntryRow *
make_row (StewardPeriodButton *self, const char *title, StewardDay day)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *text = steward_day_format (day);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_connect_object (row, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  return ADW_ENTRY_ROW (row);
}

static GtkWidget *
make_rows (StewardPeriodButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();

  self->from_row = make_row (self, _ ("From the end of"), self->from);
  self->to_row = make_row (self, _ ("To the end of"), self->to);
  self->problem_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->problem_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem_label), "caption");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Period"), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->from_row));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->to_row));
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem_label));
  return box;
}

static void
ask_for_days (StewardPeriodButton *self)
{
  self->dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("Which Period?"), NULL));
  adw_alert_dialog_add_responses (self->dialog, "cancel", _ ("_Cancel"), "show", _ ("_Show"), NULL);
  adw_alert_dialog_set_response_appearance (self->dialog, "show", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (self->dialog, "show");
  adw_alert_dialog_set_close_response (self->dialog, "cancel");
  adw_alert_dialog_set_extra_child (self->dialog, make_rows (self));
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (answered_cb), self,
                           G_CONNECT_SWAPPED);
  typed_cb (self);
  adw_dialog_set_focus (ADW_DIALOG (self->dialog), GTK_WIDGET (self->from_row));
  adw_dialog_present (ADW_DIALOG (self->dialog), GTK_WIDGET (self));
}

static void
chosen_cb (StewardPeriodButton *self, GVariant *parameter)
{
  const char *key = g_variant_get_string (parameter, NULL);

  for (int period = 0; period < OWN; period++)
    if (g_str_equal (key, keys[period]))
      choose (self, (Period) period);
  if (g_str_equal (key, keys[OWN]))
    ask_for_days (self);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_period_button_dispose (GObject *object)
{
  g_clear_object (&STEWARD_PERIOD_BUTTON (object)->action);
  G_OBJECT_CLASS (steward_period_button_parent_class)->dispose (object);
}

static void
steward_period_button_class_init (StewardPeriodButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_period_button_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (int period = 0; period < N_PERIODS; period++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (get_label ((Period) period), NULL);

      g_menu_item_set_action_and_target (item, "period.choose", "s", keys[period]);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
steward_period_button_init (StewardPeriodButton *self)
{
  g_autoptr (GMenuModel) menu = make_menu ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->action = g_simple_action_new_stateful ("choose", G_VARIANT_TYPE_STRING,
                                               g_variant_new_string (keys[TRAILING_YEAR]));
  g_signal_connect_object (self->action, "activate", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "period", G_ACTION_GROUP (group));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_menu_model (self->button, menu);
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "chip");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  show_chosen (self);
}
