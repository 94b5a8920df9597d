/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customers-columns.h"

#include "steward-bar-widget.h"
#include "steward-remedy.h"
#include "steward-spark-widget.h"
#include "steward-state-mark.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

/* --- Cells ------------------------------------------------------------------------------------ */

/*
 * Every cell is a widget that is made once and shown for many customers. Its parts are children
 * that the cell finds again by name. While it is bound it follows the customer.
 */
typedef struct {
  GtkWidget *(*make) (void);
  void (*show) (GtkWidget *cell, StewardCustomer *customer, StewardPortfolio *portfolio);
} Cell;

static GtkWidget *
add_part (GtkWidget *cell, const char *name, GtkWidget *part)
{
  g_object_set_data (G_OBJECT (cell), name, part);
  gtk_box_append (GTK_BOX (cell), part);
  return part;
}

static GtkWidget *
get_part (GtkWidget *cell, const char *name)
{
  return g_object_get_data (G_OBJECT (cell), name);
}

static GtkWidget *
make_box (void)
{
  return gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
}

static GtkWidget *
make_label (float xalign, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_number (void)
{
  GtkWidget *label = make_label (1, "numeric");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_width_chars (GTK_LABEL (label), 7);
  return label;
}

/* A remedy is a real button that looks like a link. */
static GtkWidget *
make_remedy (void)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "remedy");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

char *
steward_format_age (gint64 time_us, gint64 now_us)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (time_us / G_TIME_SPAN_SECOND);
  int days = (int) ((now_us - time_us) / G_TIME_SPAN_DAY);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (now_us / G_TIME_SPAN_SECOND);

  if (time_us == 0 || time == NULL)
    return g_strdup (_ ("Never"));
  if (g_date_time_get_year (time) == g_date_time_get_year (now)
      && g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (now))
    return g_date_time_format (time, _ ("Today %H:%M"));
  if (days < 1)
    days = 1;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day ago", "%d days ago", (gulong) days),
                          days);
}

static gboolean
is_stale (StewardCustomer *customer)
{
  const StewardSyncStatus *sync = steward_customer_get_facts (customer)->sync;

  return steward_sync_status_get_state (sync) == STEWARD_SYNC_FAILED;
}

/* Name, and whether the last sync failed. */
static GtkWidget *
make_name (void)
{
  GtkWidget *cell = make_box ();
  GtkWidget *icon;

  add_part (cell, "name", make_label (0, NULL));
  add_part (cell, "spinner", adw_spinner_new ());
  icon = add_part (cell, "warning", gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_widget_add_css_class (icon, "warning");
  return cell;
}

static void
show_name (GtkWidget *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  const StewardSyncStatus *sync = steward_customer_get_facts (customer)->sync;
  const StewardSyncProblem *problem = steward_sync_status_get_problem (sync);
  gboolean syncing = steward_customer_get_syncing (customer);
  gboolean stale = is_stale (customer) && !syncing;

  gtk_label_set_text (GTK_LABEL (get_part (cell, "name")), steward_customer_get_name (customer));
  gtk_widget_set_tooltip_text (get_part (cell, "name"), steward_customer_get_name (customer));
  gtk_widget_set_visible (get_part (cell, "spinner"), syncing);
  gtk_widget_set_visible (get_part (cell, "warning"), stale);
  gtk_widget_set_tooltip_text (get_part (cell, "warning"), problem ? problem->message : NULL);
}

static GtkWidget *
make_utilization (void)
{
  GtkWidget *cell = make_box ();

  add_part (cell, "bar", steward_bar_widget_new ());
  add_part (cell, "number", make_number ());
  add_part (cell, "mark", steward_state_mark_new ());
  add_part (cell, "reason", make_label (0, "dim-label"));
  add_part (cell, "remedy", make_remedy ());
  return cell;
}

static void
show_utilization (GtkWidget *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  const StewardUtilization *figure = &steward_customer_get_figures (customer)->utilization;
  StewardRemedy remedy = steward_remedy_for_utilization (customer);
  gboolean known = !isnan (figure->value);
  gboolean stale = is_stale (customer);
  g_autofree char *text = known ? steward_format_percent (figure->value, 1) : NULL;

  gtk_widget_set_visible (get_part (cell, "bar"), known);
  gtk_widget_set_visible (get_part (cell, "number"), known);
  gtk_widget_set_visible (get_part (cell, "mark"), known);
  gtk_widget_set_visible (get_part (cell, "reason"), !known);
  steward_remedy_set_on_button (remedy, GTK_BUTTON (get_part (cell, "remedy")), customer);
  if (!known)
    {
      gtk_label_set_text (GTK_LABEL (get_part (cell, "reason")), remedy.state);
      return;
    }
  steward_bar_widget_set (STEWARD_BAR_WIDGET (get_part (cell, "bar")), figure->value,
                          steward_portfolio_get_targets (portfolio)->utilization_healthy, stale);
  gtk_label_set_text (GTK_LABEL (get_part (cell, "number")), text);
  steward_state_mark_set_state (STEWARD_STATE_MARK (get_part (cell, "mark")), figure->state);
  if (stale)
    gtk_widget_add_css_class (get_part (cell, "number"), "dim-label");
  else
    gtk_widget_remove_css_class (get_part (cell, "number"), "dim-label");
}

static GtkWidget *
make_course (void)
{
  return steward_spark_widget_new ();
}

static void
show_course (GtkWidget *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  const StewardCustomerFigures *figures = steward_customer_get_figures (customer);

  steward_spark_widget_set (STEWARD_SPARK_WIDGET (cell), figures->recent, STEWARD_RECENT_MONTHS,
                            steward_portfolio_get_targets (portfolio)->utilization_healthy);
}

static GtkWidget *
make_consumption (void)
{
  GtkWidget *cell = make_box ();

  add_part (cell, "number", make_number ());
  add_part (cell, "mark", steward_state_mark_new ());
  add_part (cell, "reason", make_label (0, "dim-label"));
  return cell;
}

static void
show_consumption (GtkWidget *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  const StewardConsumption *figure = &steward_customer_get_figures (customer)->consumption;
  gboolean known = !isnan (figure->value);
  g_autofree char *text = known ? steward_format_percent (figure->value, 1) : NULL;

  gtk_widget_set_visible (get_part (cell, "number"), known);
  gtk_widget_set_visible (get_part (cell, "mark"), known);
  gtk_widget_set_visible (get_part (cell, "reason"), !known);
  gtk_label_set_text (GTK_LABEL (get_part (cell, "number")), text ? text : "");
  gtk_label_set_text (GTK_LABEL (get_part (cell, "reason")),
                      steward_reason_get_label (figure->reason));
  steward_state_mark_set_state (STEWARD_STATE_MARK (get_part (cell, "mark")), figure->state);
}

static GtkWidget *
make_text (void)
{
  return make_label (0, NULL);
}

static void
show_stage (GtkWidget *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  const StewardCustomerRecord *record = steward_customer_get_facts (customer)->record;
  StewardLifecycle stage = steward_customer_get_figures (customer)->lifecycle;
  guint ramp_days = steward_portfolio_get_targets (portfolio)->ramp_days;
  StewardDay today = steward_portfolio_get_today (portfolio);
  gboolean in_ramp = record->production != STEWARD_DAY_NONE && today >= record->production
                     && today - record->production <= (int) ramp_days;
  g_autofree char *ramp = NULL;

  if (in_ramp)
    /* Translators: the day of the 60-day ramp */
    ramp = g_strdup_printf (_ ("Day %d of %u"), today - record->production, ramp_days);
  gtk_label_set_text (GTK_LABEL (cell), ramp ? ramp : steward_lifecycle_get_label (stage));
}

static void
show_advisor (GtkWidget *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  const char *advisor = steward_customer_get_facts (customer)->record->advisor;

  gtk_label_set_text (GTK_LABEL (cell), advisor ? advisor : "");
  gtk_widget_set_tooltip_text (cell, advisor);
}

static void
show_renewal (GtkWidget *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  StewardDay renewal = steward_customer_get_facts (customer)->record->renewal;
  g_autofree char *text = renewal == STEWARD_DAY_NONE ? NULL : steward_format_day (renewal);

  gtk_label_set_text (GTK_LABEL (cell), text ? text : _ ("Not known"));
  if (text)
    gtk_widget_remove_css_class (cell, "dim-label");
  else
    gtk_widget_add_css_class (cell, "dim-label");
}

/* The remedy of a failure stands with the missing figure, or behind the warning's tooltip. */
static void
show_sync (GtkWidget *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  const StewardCustomerFacts *facts = steward_customer_get_facts (customer);
  g_autofree char *age = steward_format_age (facts->sync->at,
                                             steward_portfolio_get_now (portfolio));

  if (steward_customer_get_syncing (customer))
    gtk_label_set_text (GTK_LABEL (cell), _ ("Syncing…"));
  else if (facts->record->source == STEWARD_SOURCE_FILE && facts->sync->at == 0)
    gtk_label_set_text (GTK_LABEL (cell), _ ("By file"));
  else
    gtk_label_set_text (GTK_LABEL (cell), age);
}

/* A narrow window's row: name, number and mark over bar, stage and what is wrong. */
static GtkWidget *
make_row (void)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *first = make_box ();
  GtkWidget *second = make_box ();
  const char *const parts[] = { "name", "number", "mark" };
  GtkWidget *widgets[] = { make_label (0, NULL), make_number (), steward_state_mark_new () };
  const char *const lower_parts[] = { "bar", "reason", "remedy" };
  GtkWidget *lower[] = { steward_bar_widget_new (), make_label (0, "dim-label"), make_remedy () };

  gtk_widget_set_hexpand (widgets[0], TRUE);
  gtk_widget_set_hexpand (lower[1], TRUE);
  gtk_widget_add_css_class (lower[1], "caption");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gtk_box_append (GTK_BOX (first), widgets[i]);
      g_object_set_data (G_OBJECT (cell), parts[i], widgets[i]);
      gtk_box_append (GTK_BOX (second), lower[i]);
      g_object_set_data (G_OBJECT (cell), lower_parts[i], lower[i]);
    }
  gtk_box_append (GTK_BOX (cell), first);
  gtk_box_append (GTK_BOX (cell), second);
  gtk_widget_set_margin_top (cell, 6);
  gtk_widget_set_margin_bottom (cell, 6);
  return cell;
}

static void
show_row (GtkWidget *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  const StewardCustomerFigures *figures = steward_customer_get_figures (customer);
  gboolean known = !isnan (figures->utilization.value);
  const StewardSyncProblem *problem = steward_sync_status_get_problem (
    steward_customer_get_facts (customer)->sync);

  gtk_label_set_text (GTK_LABEL (get_part (cell, "name")), steward_customer_get_name (customer));
  show_utilization (cell, customer, portfolio);
  gtk_widget_set_visible (get_part (cell, "reason"), TRUE);
  if (known)
    gtk_label_set_text (GTK_LABEL (get_part (cell, "reason")),
                        problem ? steward_remedy_for_sync (customer).state
                                : steward_lifecycle_get_label (figures->lifecycle));
}

static const Cell cells[STEWARD_N_COLUMNS] = {
  [STEWARD_COLUMN_NAME] = { make_name, show_name },
  [STEWARD_COLUMN_UTILIZATION] = { make_utilization, show_utilization },
  [STEWARD_COLUMN_COURSE] = { make_course, show_course },
  [STEWARD_COLUMN_CONSUMPTION] = { make_consumption, show_consumption },
  [STEWARD_COLUMN_STAGE] = { make_text, show_stage },
  [STEWARD_COLUMN_ADVISOR] = { make_text, show_advisor },
  [STEWARD_COLUMN_RENEWAL] = { make_text, show_renewal },
  [STEWARD_COLUMN_SYNC] = { make_text, show_sync },
};
static const Cell row_cell = { make_row, show_row };

/* --- Factories -------------------------------------------------------------------------------- */

static const Cell *
get_cell (GtkListItemFactory *factory)
{
  return g_object_get_data (G_OBJECT (factory), "cell");
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, get_cell (factory)->make ());
}

typedef struct {
  const Cell *cell;
  GtkWidget *widget;
  StewardPortfolio *portfolio;
} Binding;

static void
changed_cb (StewardCustomer *customer, Binding *binding)
{
  binding->cell->show (binding->widget, customer, binding->portfolio);
}

static void
free_binding (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  StewardCustomer *customer = gtk_list_item_get_item (item);
  Binding *binding = g_new0 (Binding, 1);

  binding->cell = get_cell (factory);
  binding->widget = gtk_list_item_get_child (item);
  binding->portfolio = g_object_get_data (G_OBJECT (factory), "portfolio");
  g_object_set_data (
    G_OBJECT (binding->widget), "handler",
    GSIZE_TO_POINTER (g_signal_connect_data (customer, "changed", G_CALLBACK (changed_cb), binding,
                                             free_binding, G_CONNECT_DEFAULT)));
  changed_cb (customer, binding);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *widget = gtk_list_item_get_child (item);
  gulong handler = GPOINTER_TO_SIZE (g_object_steal_data (G_OBJECT (widget), "handler"));

  if (handler != 0)
    g_signal_handler_disconnect (gtk_list_item_get_item (item), handler);
}

static GtkListItemFactory *
make_factory (const Cell *cell, StewardPortfolio *portfolio)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "cell", (gpointer) cell);
  g_object_set_data (G_OBJECT (factory), "portfolio", portfolio);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

GtkListItemFactory *
steward_customers_columns_make_row_factory (StewardPortfolio *portfolio)
{
  return make_factory (&row_cell, portfolio);
}

/* --- Order ------------------------------------------------------------------------------------ */

static int
compare_doubles (double a, double b)
{
  if (isnan (a) || isnan (b))
    return isnan (b) - isnan (a);
  return (a > b) - (a < b);
}

static double
get_last_change (StewardCustomer *customer)
{
  const StewardCustomerFigures *figures = steward_customer_get_figures (customer);
  const double *recent = figures->recent;

  return recent[STEWARD_RECENT_MONTHS - 1] - recent[STEWARD_RECENT_MONTHS - 2];
}

static int
compare_text (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL);
  return g_utf8_collate (a, b);
}

static int
compare (gconstpointer first, gconstpointer second, gpointer user_data)
{
  StewardCustomer *a = (gpointer) first;
  StewardCustomer *b = (gpointer) second;
  const StewardCustomerFacts *facts_a = steward_customer_get_facts (a);
  const StewardCustomerFacts *facts_b = steward_customer_get_facts (b);
  const StewardCustomerFigures *figures_a = steward_customer_get_figures (a);
  const StewardCustomerFigures *figures_b = steward_customer_get_figures (b);

  switch ((StewardColumn) GPOINTER_TO_INT (user_data))
    {
    case STEWARD_COLUMN_UTILIZATION:
      return compare_doubles (figures_a->utilization.value, figures_b->utilization.value);
    case STEWARD_COLUMN_COURSE:
      return compare_doubles (get_last_change (a), get_last_change (b));
    case STEWARD_COLUMN_CONSUMPTION:
      return compare_doubles (figures_a->consumption.value, figures_b->consumption.value);
    case STEWARD_COLUMN_STAGE:
      return (int) figures_a->lifecycle - (int) figures_b->lifecycle;
    case STEWARD_COLUMN_ADVISOR:
      return compare_text (facts_a->record->advisor, facts_b->record->advisor);
    case STEWARD_COLUMN_RENEWAL:
      return (facts_a->record->renewal > facts_b->record->renewal)
             - (facts_a->record->renewal < facts_b->record->renewal);
    case STEWARD_COLUMN_SYNC:
      return (facts_a->sync->at > facts_b->sync->at) - (facts_a->sync->at < facts_b->sync->at);
    case STEWARD_COLUMN_NAME:
    default:
      return compare_text (facts_a->record->name, facts_b->record->name);
    }
}

guint
steward_customers_columns_get_section (StewardColumn column,
                                       StewardCustomer *customer,
                                       const StewardTargets *targets)
{
  const StewardCustomerFigures *figures = steward_customer_get_figures (customer);

  switch (column)
    {
    case STEWARD_COLUMN_UTILIZATION:
      if (isnan (figures->utilization.value))
        return 2;
      return figures->utilization.value >= targets->utilization_healthy ? 1 : 0;
    case STEWARD_COLUMN_COURSE:
      return isnan (get_last_change (customer)) ? 1 : 0;
    case STEWARD_COLUMN_CONSUMPTION:
      return isnan (figures->consumption.value) ? 1 : 0;
    case STEWARD_COLUMN_RENEWAL:
      return steward_customer_get_facts (customer)->record->renewal == STEWARD_DAY_NONE ? 1 : 0;
    case STEWARD_COLUMN_NAME:
    case STEWARD_COLUMN_STAGE:
    case STEWARD_COLUMN_ADVISOR:
    case STEWARD_COLUMN_SYNC:
    default:
      return 0;
    }
}

char *
steward_customers_columns_dup_section_title (StewardColumn column,
                                             guint section,
                                             const StewardTargets *targets)
{
  g_autofree char *target = steward_format_percent (targets->utilization_healthy, 0);

  switch (column)
    {
    case STEWARD_COLUMN_UTILIZATION:
      if (section == 2)
        return g_strdup (_ ("Without a figure"));
      return g_strdup_printf (section == 0 ? _ ("Below %s") : _ ("At or above %s"), target);
    case STEWARD_COLUMN_COURSE:
    case STEWARD_COLUMN_CONSUMPTION:
      return g_strdup (section == 0 ? _ ("With a figure") : _ ("Without a figure"));
    case STEWARD_COLUMN_RENEWAL:
      return g_strdup (section == 0 ? _ ("With a date") : _ ("Without a date"));
    case STEWARD_COLUMN_NAME:
    case STEWARD_COLUMN_STAGE:
    case STEWARD_COLUMN_ADVISOR:
    case STEWARD_COLUMN_SYNC:
    default:
      return NULL;
    }
}

/* --- Columns ---------------------------------------------------------------------------------- */

static const struct {
  const char *title;
  int width; /* -1: as wide as its content */
  gboolean expand;
} columns[STEWARD_N_COLUMNS] = {
  [STEWARD_COLUMN_NAME] = { N_ ("Customer"), 220, TRUE },
  [STEWARD_COLUMN_UTILIZATION] = { N_ ("Utilization"), 250, FALSE },
  [STEWARD_COLUMN_COURSE] = { N_ ("12 months"), 110, FALSE },
  [STEWARD_COLUMN_CONSUMPTION] = { N_ ("Consumption"), 160, FALSE },
  [STEWARD_COLUMN_STAGE] = { N_ ("Stage"), 110, FALSE },
  [STEWARD_COLUMN_ADVISOR] = { N_ ("Advisor"), 130, FALSE },
  [STEWARD_COLUMN_RENEWAL] = { N_ ("Renewal"), 140, FALSE },
  [STEWARD_COLUMN_SYNC] = { N_ ("Synced"), 120, FALSE },
};

void
steward_customers_columns_add (GtkColumnView *table, StewardPortfolio *portfolio)
{
  for (int i = 0; i < STEWARD_N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (
        _ (columns[i].title), make_factory (&cells[i], portfolio));
      g_autoptr (GtkSorter) sorter = GTK_SORTER (
        gtk_custom_sorter_new (compare, GINT_TO_POINTER (i), NULL));

      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, columns[i].expand);
      gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_append_column (table, column);
    }
}

GtkColumnViewColumn *
steward_customers_columns_get (GtkColumnView *table, StewardColumn column)
{
  g_autoptr (GtkColumnViewColumn) found = g_list_model_get_item (
    gtk_column_view_get_columns (table), column);

  return found;
}
