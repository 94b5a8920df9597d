/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customers-cells.h"

#include "steward-customer-filter.h"
#include "steward-customers-columns.h"
#include "steward-table-cell.h"
#include "steward-usage-error.h"

#include <glib/gi18n.h>
#include <math.h>

/* Fills a cell that was cleared. */
typedef void (*Fill) (StewardTableCell *cell,
                      StewardCustomer *customer,
                      StewardPortfolio *portfolio);

static double
get_target (StewardCustomer *customer)
{
  return steward_customer_get_targets (customer)->utilization_healthy;
}

static gboolean
has_failed (StewardCustomer *customer)
{
  const StewardSyncStatus *sync = steward_customer_get_facts (customer)->sync;

  return steward_sync_status_get_state (sync) == STEWARD_SYNC_FAILED;
}

static gboolean
is_by_file (StewardCustomer *customer)
{
  return steward_customer_get_facts (customer)->record->source == STEWARD_SOURCE_FILE;
}

static char *
format_day_or_null (StewardDay day)
{
  return day == STEWARD_DAY_NONE ? NULL : steward_format_day (day);
}

/* --- Text ------------------------------------------------------------------------------------- */

/* A text, or what stands for its absence. */
static void
fill_text (StewardTableCell *cell, const char *text, const char *absent)
{
  if (text)
    steward_table_cell_set_text (cell, text, STEWARD_TEXT_PLAIN);
  else
    steward_table_cell_set_text (cell, absent, STEWARD_TEXT_DIM);
}

/* That nobody could be reached says nothing of the customer: the page tells it once. */
static gboolean
is_unreached (const StewardSyncProblem *problem)
{
  return g_str_equal (problem->code, steward_usage_error_to_code (STEWARD_USAGE_ERROR_OFFLINE));
}

/* Name; whether the last sync failed, with the age of what is shown; whether it is syncing. */
static void
fill_name (StewardTableCell *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  const StewardSyncStatus *sync = steward_customer_get_facts (customer)->sync;
  const StewardSyncProblem *problem = steward_sync_status_get_problem (sync);
  gint64 days = (steward_portfolio_get_now (portfolio) - sync->at) / G_TIME_SPAN_DAY;
  g_autofree char *age = NULL;

  steward_table_cell_set_text (cell, steward_customer_get_name (customer), STEWARD_TEXT_PLAIN);
  if (steward_customer_get_syncing (customer))
    steward_table_cell_set_note (cell, _ ("Syncing…"), FALSE);
  else if (problem)
    {
      if (sync->at > 0 && days > 0)
        age = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) days),
                               (int) days);
      steward_table_cell_set_note (cell, age, !is_unreached (problem));
      steward_table_cell_set_tooltip (cell, problem->message);
    }
}

static void
fill_stage (StewardTableCell *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  const StewardCustomerFigures *figures = steward_customer_get_figures (customer);
  StewardLifecycle stage = figures->lifecycle;
  StewardDay today = steward_portfolio_get_today (portfolio);
  g_autofree char *ramp = NULL;

  if (steward_customer_is_in_ramp (customer, today))
    /* Translators: the day of the 60-day ramp */
    ramp = g_strdup_printf (_ ("Day %d of %u"), today - figures->ramp_start,
                            steward_customer_get_targets (customer)->ramp_days);
  if (ramp == NULL && stage == STEWARD_LIFECYCLE_NONE)
    steward_table_cell_set_text (cell, _ ("No dates"), STEWARD_TEXT_DIM);
  else
    steward_table_cell_set_text (cell, ramp ? ramp : steward_lifecycle_get_label (stage),
                                 STEWARD_TEXT_PLAIN);
}

static void
fill_advisor (StewardTableCell *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  fill_text (cell, steward_customer_get_facts (customer)->record->advisor, _ ("Nobody"));
}

static void
fill_segment (StewardTableCell *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  fill_text (cell, steward_customer_get_facts (customer)->record->segment, _ ("None"));
}

static void
fill_renewal (StewardTableCell *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  g_autofree char *text = format_day_or_null (
    steward_customer_get_facts (customer)->record->renewal);

  fill_text (cell, text, _ ("Not known"));
}

static void
fill_production (StewardTableCell *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  g_autofree char *text = format_day_or_null (
    steward_customer_get_facts (customer)->record->production);

  fill_text (cell, text, _ ("Not known"));
}

/* The remedy of a failure stands with the missing figure, or in the name's tooltip. */
static void
fill_sync (StewardTableCell *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  gint64 at = steward_customer_get_facts (customer)->sync->at;
  g_autofree char *age = steward_format_age (at, steward_portfolio_get_now (portfolio));

  if (steward_customer_get_syncing (customer))
    steward_table_cell_set_text (cell, _ ("Syncing…"), STEWARD_TEXT_PLAIN);
  else if (is_by_file (customer))
    steward_table_cell_set_text (cell, _ ("By file"), STEWARD_TEXT_DIM);
  else
    steward_table_cell_set_text (cell, age, at == 0 ? STEWARD_TEXT_DIM : STEWARD_TEXT_PLAIN);
}

/* --- Figures ---------------------------------------------------------------------------------- */

/* The number and its mark; and a sign where the seats are used up, or nearly. */
static void
fill_utilization_figure (StewardTableCell *cell, StewardCustomer *customer, StewardTextStyle style)
{
  const StewardCustomerFigures *figures = steward_customer_get_figures (customer);
  g_autofree char *text = steward_format_percent (figures->utilization.value, 1);
  g_autofree char *alert = steward_seat_use_describe_alert (&figures->seat_use);

  steward_table_cell_set_text (cell, text,
                               has_failed (customer) ? style | STEWARD_TEXT_DIM : style);
  steward_table_cell_set_mark (cell, figures->utilization.state, FALSE);
  steward_table_cell_set_alert (cell, alert);
}

static void
fill_utilization (StewardTableCell *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  const StewardUtilization *figure = &steward_customer_get_figures (customer)->utilization;
  StewardRemedy remedy = steward_remedy_for_utilization (customer);

  if (isnan (figure->value))
    {
      steward_table_cell_set_text (cell, remedy.state, STEWARD_TEXT_DIM);
      steward_table_cell_set_remedy (cell, remedy, customer);
      return;
    }
  steward_table_cell_set_bar (cell, figure->value, get_target (customer), has_failed (customer));
  fill_utilization_figure (cell, customer, STEWARD_TEXT_NUMBER);
}

/* The line in words: its first and its last month; NULL where there is none. */
static char *
describe_course (const double *recent)
{
  guint first = 0;
  guint last = STEWARD_RECENT_MONTHS - 1;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  while (first < last && isnan (recent[first]))
    first++;
  while (last > first && isnan (recent[last]))
    last--;
  if (isnan (recent[first]))
    return NULL;
  from = steward_format_percent (recent[first], 1);
  to = steward_format_percent (recent[last], 1);
  /* Translators: utilization of the first and the last of twelve months */
  return g_strdup_printf (_ ("From %s to %s"), from, to);
}

static void
fill_course (StewardTableCell *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  const StewardCustomerFigures *figures = steward_customer_get_figures (customer);
  g_autofree char *spoken = describe_course (figures->recent);

  if (spoken)
    steward_table_cell_set_course (cell, figures->recent, STEWARD_RECENT_MONTHS,
                                   get_target (customer), has_failed (customer));
  steward_table_cell_set_spoken (cell, spoken ? spoken : _ ("No figure in 12 months"));
}

static void
fill_consumption (StewardTableCell *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  const StewardConsumption *figure = &steward_customer_get_figures (customer)->consumption;
  g_autofree char *text = isnan (figure->value) ? NULL : steward_format_percent (figure->value, 1);

  if (text == NULL)
    {
      steward_table_cell_set_text (cell, steward_reason_get_label (figure->reason),
                                   STEWARD_TEXT_DIM);
      return;
    }
  steward_table_cell_set_text (cell, text,
                               has_failed (customer) ? STEWARD_TEXT_NUMBER | STEWARD_TEXT_DIM
                                                     : STEWARD_TEXT_NUMBER);
  steward_table_cell_set_mark (cell, figure->state, FALSE);
}

/* The state in a word; the score and how much of it is known, for those who ask. */
static void
fill_health (StewardTableCell *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  const StewardHealth *figure = &steward_customer_get_figures (customer)->health;
  g_autofree char *tooltip = NULL;

  steward_table_cell_set_mark (cell, figure->state, TRUE);
  steward_table_cell_set_text (cell, steward_state_get_label (figure->state),
                               isnan (figure->value) || has_failed (customer) ? STEWARD_TEXT_DIM
                                                                              : STEWARD_TEXT_PLAIN);
  if (!isnan (figure->value))
    /* Translators: a health score of ten, and of how many traits it is made */
    tooltip = g_strdup_printf (_ ("Health %.1f of 10, from %u of %u traits"), figure->value,
                               figure->n_known, (guint) STEWARD_N_TRAITS);
  steward_table_cell_set_tooltip (cell, tooltip);
}

static void
fill_seats (StewardTableCell *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  const StewardSeats *seats = &steward_customer_get_figures (customer)->seats.seats;
  g_autofree char *count = steward_format_count (seats->count);

  if (seats->kind == STEWARD_SEATS_KNOWN)
    steward_table_cell_set_text (cell, count, STEWARD_TEXT_AT_END);
  else
    steward_table_cell_set_text (
      cell, seats->kind == STEWARD_SEATS_UNLIMITED ? _ ("Unlimited") : _ ("Unknown"),
      STEWARD_TEXT_AT_END | STEWARD_TEXT_DIM);
}

static void
fill_mau (StewardTableCell *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  gint64 mau = steward_customer_get_figures (customer)->utilization.mau;
  g_autofree char *count = mau < 0 ? NULL : steward_format_count (mau);

  steward_table_cell_set_text (cell, count ? count : _ ("No usage"),
                               count ? STEWARD_TEXT_AT_END
                                     : STEWARD_TEXT_AT_END | STEWARD_TEXT_DIM);
}

static void
fill_arr (StewardTableCell *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  const StewardArr *arr = &steward_customer_get_figures (customer)->arr;
  g_autofree char *text = steward_arr_format (arr);

  steward_table_cell_set_text (
    cell, text, isnan (arr->value) ? STEWARD_TEXT_AT_END | STEWARD_TEXT_DIM : STEWARD_TEXT_AT_END);
}

/* --- Cells ------------------------------------------------------------------------------------ */

static const Fill fills[STEWARD_N_COLUMNS] = {
  [STEWARD_COLUMN_NAME] = fill_name,       [STEWARD_COLUMN_UTILIZATION] = fill_utilization,
  [STEWARD_COLUMN_COURSE] = fill_course,   [STEWARD_COLUMN_CONSUMPTION] = fill_consumption,
  [STEWARD_COLUMN_HEALTH] = fill_health,   [STEWARD_COLUMN_STAGE] = fill_stage,
  [STEWARD_COLUMN_ADVISOR] = fill_advisor, [STEWARD_COLUMN_RENEWAL] = fill_renewal,
  [STEWARD_COLUMN_SYNC] = fill_sync,       [STEWARD_COLUMN_SEGMENT] = fill_segment,
  [STEWARD_COLUMN_SEATS] = fill_seats,     [STEWARD_COLUMN_MAU] = fill_mau,
  [STEWARD_COLUMN_ARR] = fill_arr,         [STEWARD_COLUMN_PRODUCTION] = fill_production,
};

static void
fill_cell (gpointer widget, Fill fill, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  StewardTableCell *cell = STEWARD_TABLE_CELL (widget);

  steward_table_cell_clear (cell);
  fill (cell, customer, portfolio);
  steward_table_cell_show (cell);
}

/* --- The narrow row --------------------------------------------------------------------------- */

static void
fill_row_number (StewardTableCell *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  const StewardUtilization *figure = &steward_customer_get_figures (customer)->utilization;

  if (!isnan (figure->value))
    fill_utilization_figure (cell, customer, STEWARD_TEXT_AT_END);
}

static void
fill_row_bar (StewardTableCell *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  const StewardUtilization *figure = &steward_customer_get_figures (customer)->utilization;

  if (!isnan (figure->value))
    steward_table_cell_set_bar (cell, figure->value, get_target (customer), has_failed (customer));
  else
    fill_utilization (cell, customer, portfolio);
}

static void
fill_row_state (StewardTableCell *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  const StewardCustomerFigures *figures = steward_customer_get_figures (customer);

  if (isnan (figures->utilization.value))
    return;
  fill_stage (cell, customer, portfolio);
  if (has_failed (customer))
    steward_table_cell_set_text (cell, steward_remedy_for_sync (customer).state, STEWARD_TEXT_DIM);
  steward_table_cell_align_end (cell);
}

static const struct {
  Fill fill;
  int row;
  gboolean expand;
  int width_chars; /* of digits, or -1 */
} parts[] = {
  { fill_name, 0, TRUE, -1 },
  { fill_row_number, 0, FALSE, 12 },
  { fill_row_bar, 1, TRUE, -1 },
  { fill_row_state, 1, FALSE, 19 },
};

/* Larger text gets more room. */
static void
set_width (GtkWidget *part, int width_chars)
{
  PangoContext *context = gtk_widget_get_pango_context (part);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int digit = pango_font_metrics_get_approximate_digit_width (metrics);

  if (width_chars > 0)
    gtk_widget_set_size_request (part, PANGO_PIXELS (digit * width_chars), -1);
  pango_font_metrics_unref (metrics);
}

static GtkWidget *
make_row (void)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *lines[] = { gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6),
                         gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6) };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      GtkWidget *part = steward_table_cell_new ();

      gtk_widget_set_hexpand (part, parts[i].expand);
      set_width (part, parts[i].width_chars);
      gtk_box_append (GTK_BOX (lines[parts[i].row]), part);
    }
  gtk_box_append (GTK_BOX (cell), lines[0]);
  gtk_box_append (GTK_BOX (cell), lines[1]);
  gtk_widget_set_margin_top (cell, 6);
  gtk_widget_set_margin_bottom (cell, 6);
  return cell;
}

static void
show_row (GtkWidget *cell, StewardCustomer *customer, StewardPortfolio *portfolio)
{
  GtkWidget *line = gtk_widget_get_first_child (cell);
  GtkWidget *part = gtk_widget_get_first_child (line);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (part == NULL)
        part = gtk_widget_get_first_child (gtk_widget_get_next_sibling (line));
      fill_cell (part, parts[i].fill, customer, portfolio);
      part = gtk_widget_get_next_sibling (part);
    }
}

/* --- Any of them ------------------------------------------------------------------------------ */

GtkWidget *
steward_customers_cells_make (guint column)
{
  return column < STEWARD_N_COLUMNS ? steward_table_cell_new () : make_row ();
}

void
steward_customers_cells_show (guint column,
                              GtkWidget *cell,
                              StewardCustomer *customer,
                              StewardPortfolio *portfolio)
{
  if (column < STEWARD_N_COLUMNS)
    fill_cell (cell, fills[column], customer, portfolio);
  else
    show_row (cell, customer, portfolio);
}
