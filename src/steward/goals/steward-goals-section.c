/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-goals-section.h"

#include "steward-goal-dialog.h"
#include "steward-goal-row.h"
#include "steward-record-changes.h"
#include "steward-record-dialog.h"

#include <glib/gi18n.h>
#include <math.h>

/* A goal that is begun today is for the next quarter. */
#define QUARTER_DAYS 90

struct _StewardGoalsSection {
  AdwBin parent_instance;

  StewardSuccessPlan *plan;
  GHashTable *rows;  /* by the id of the goal; borrowed */
  char *added_id;    /* the goal that gets the keyboard once it has a row */
  AdwDialog *dialog; /* in which a goal is added; weak */
  guint focus_id;

  GtkListBox *list;
  GtkWidget *empty;
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (StewardGoalsSection, steward_goals_section, ADW_TYPE_BIN)

static StewardPortfolio *
get_portfolio (StewardGoalsSection *self)
{
  return steward_success_plan_get_portfolio (self->plan);
}

/* --- Rows ------------------------------------------------------------------------------------- */

/* A row stays as long as its goal, whatever becomes of it, and with it the keyboard in it. */
static StewardGoalRow *
ensure_row (StewardGoalsSection *self, StewardRecord *goal)
{
  const char *id = steward_record_get_id (goal);
  GtkWidget *row = g_hash_table_lookup (self->rows, id);

  if (row == NULL)
    {
      row = steward_goal_row_new ();
      g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
      g_hash_table_insert (self->rows, g_strdup (id), row);
      gtk_list_box_append (self->list, row);
    }
  return STEWARD_GOAL_ROW (row);
}

static void
remove_rows (StewardGoalsSection *self)
{
  GHashTableIter iter;
  gpointer id;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, &row))
    if (steward_success_plan_find_goal (self->plan, id) == NULL)
      {
        gtk_list_box_remove (self->list, row);
        g_hash_table_iter_remove (&iter);
      }
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data)
{
  return steward_success_plan_compare_goals (steward_goal_row_get_progress (STEWARD_GOAL_ROW (a)),
                                             steward_goal_row_get_progress (STEWARD_GOAL_ROW (b)));
}

/* What was pressed to add a goal may have gone. */
static gboolean
take_focus_cb (gpointer user_data)
{
  StewardGoalsSection *self = user_data;
  GtkWidget *row = self->added_id ? g_hash_table_lookup (self->rows, self->added_id) : NULL;

  self->focus_id = 0;
  if (row == NULL || self->dialog)
    return G_SOURCE_REMOVE;
  gtk_widget_grab_focus (row);
  g_clear_pointer (&self->added_id, g_free);
  return G_SOURCE_REMOVE;
}

/* After a dialog has given the keyboard back. */
static void
take_focus_later (StewardGoalsSection *self)
{
  if (self->focus_id == 0)
    self->focus_id = g_idle_add_full (G_PRIORITY_LOW, take_focus_cb, self, NULL);
}

static void
show (StewardGoalsSection *self)
{
  GListModel *goals = steward_success_plan_get_goals (self->plan);
  guint n = g_list_model_get_n_items (goals);
  gboolean empty = steward_success_plan_get_loaded (self->plan) && n == 0;

  remove_rows (self);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StewardRecord) goal = g_list_model_get_item (goals, i);

      steward_goal_row_show (ensure_row (self, goal), self->plan, goal);
    }
  gtk_list_box_invalidate_sort (self->list);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->empty, empty);
  gtk_widget_set_visible (self->add_button, n > 0);
  if (self->added_id)
    take_focus_later (self);
}

static void
activated_cb (StewardGoalsSection *self, GtkListBoxRow *row)
{
  StewardRecord *goal = steward_success_plan_find_goal (self->plan,
                                                        g_object_get_data (G_OBJECT (row), "id"));

  if (goal)
    adw_dialog_present (ADW_DIALOG (steward_goal_dialog_new (self->plan, goal)), GTK_WIDGET (self));
}

/* --- Adding ----------------------------------------------------------------------------------- */

static StewardRecord *
make_goal (StewardGoalsSection *self)
{
  return steward_record_new (
    steward_record_kind_find ("goal"),
    steward_customer_get_id (steward_success_plan_get_customer (self->plan)));
}

static void
set (StewardRecord *record, const char *key, const char *text)
{
  gboolean fits = steward_record_set (
    record, steward_record_kind_find_field (steward_record_get_kind (record), key), text, NULL);

  g_assert (fits);
}

static void
set_number (StewardRecord *record, const char *key, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isnan (number))
    set (record, key, g_ascii_formatd (text, sizeof text, "%.15g", round (number * 10) / 10));
}

static void
set_day (StewardRecord *record, const char *key, StewardDay day)
{
  g_autofree char *text = steward_day_format (day);

  set (record, key, text);
}

static void
closed_cb (StewardGoalsSection *self)
{
  g_clear_weak_pointer (&self->dialog);
  take_focus_later (self);
}

static void
add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardGoalsSection *self = STEWARD_GOALS_SECTION (widget);
  StewardDay today = steward_portfolio_get_today (get_portfolio (self));
  g_autoptr (StewardRecord) goal = make_goal (self);

  set_day (goal, "start", today);
  set_day (goal, "due", today + QUARTER_DAYS);
  g_set_str (&self->added_id, steward_record_get_id (goal));
  g_set_weak_pointer (&self->dialog,
                      ADW_DIALOG (steward_record_dialog_new (get_portfolio (self), goal, TRUE)));
  g_signal_connect_object (self->dialog, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (self->dialog, widget);
}

/* From where it stands to the target, by the end of the ramp, or of the next quarter after it. */
static void
follow (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardGoalsSection *self = STEWARD_GOALS_SECTION (widget);
  StewardCustomer *customer = steward_success_plan_get_customer (self->plan);
  const StewardCustomerFigures *figures = steward_customer_get_figures (customer);
  double target = steward_customer_get_targets (customer)->utilization_healthy;
  StewardDay today = steward_portfolio_get_today (get_portfolio (self));
  g_autoptr (StewardRecord) goal = make_goal (self);
  g_autofree char *percent = steward_format_percent (target, 0);
  /* Translators: a goal; a percentage */
  g_autofree char *name = g_strdup_printf (_ ("%s of the seats are used"), percent);

  set (goal, "name", name);
  set (goal, "follows", "utilization");
  set_number (goal, "baseline", figures->utilization.value * 100);
  set_number (goal, "target", target * 100);
  set_day (goal, "start", today);
  set_day (goal, "due", figures->ramp_due > today ? figures->ramp_due : today + QUARTER_DAYS);
  g_set_str (&self->added_id, steward_record_get_id (goal));
  steward_record_changes_save (widget, get_portfolio (self), NULL, goal, _ ("Goal added"));
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_goals_section_dispose (GObject *object)
{
  StewardGoalsSection *self = STEWARD_GOALS_SECTION (object);

  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_weak_pointer (&self->dialog);
  g_clear_pointer (&self->added_id, g_free);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_GOALS_SECTION);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (steward_goals_section_parent_class)->dispose (object);
}

static void
steward_goals_section_class_init (StewardGoalsSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_goals_section_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/goals/steward-goals-section.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardGoalsSection, list);
  gtk_widget_class_bind_template_child (widget_class, StewardGoalsSection, empty);
  gtk_widget_class_bind_template_child (widget_class, StewardGoalsSection, add_button);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "goals.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "goals.follow", NULL, follow);
}

static void
steward_goals_section_init (StewardGoalsSection *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
}

void
steward_goals_section_set_customer (StewardGoalsSection *self,
                                    StewardPortfolio *portfolio,
                                    StewardCustomer *customer)
{
  g_return_if_fail (STEWARD_IS_GOALS_SECTION (self));
  g_return_if_fail (self->plan == NULL);
  self->plan = steward_success_plan_new (portfolio, customer);
  g_signal_connect_object (self->plan, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
}
