/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was retained of the customers' revenue, and what of it comes up for renewal. */

#include "steward-cli.h"

#include "steward-cohorts.h"
#include "steward-customer-figures.h"
#include "steward-customer-repository.h"
#include "steward-json-members.h"
#include "steward-customer-revenue.h"
#include "steward-input-error.h"
#include "steward-renewals.h"
#include "steward-retention.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_NAME_WIDTH 48
#define MAX_GRACE_DAYS 365
#define MAX_DAYS_AHEAD 3660

/* What a report is made of. */
typedef struct {
  GPtrArray *customers; /* of StewardCustomerFacts */
  StewardExchange *exchange;
  StewardRevenue *revenue;
} Report;

static void
clear_report (Report *report)
{
  g_clear_pointer (&report->customers, g_ptr_array_unref);
  g_clear_pointer (&report->exchange, steward_exchange_free);
  g_clear_pointer (&report->revenue, steward_revenue_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Report, clear_report)

static gpointer
load_job (StewardConnection *connection, gpointer data, GError **error)
{
  const StewardDay *usage_since = data;

  return steward_customer_repository_load (connection, 0, *usage_since, error);
}

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED, message);
  return FALSE;
}

/* The currency of the report and its rates: what was given goes before what is set. */
static gboolean
choose_exchange (StewardCli *cli, Report *report, gboolean with_entered, GError **error)
{
  g_auto (GStrv) used = steward_customers_list_currencies (report->customers, with_entered);
  g_autofree char *currency = cli->currency ? g_ascii_strup (cli->currency, -1) : NULL;

  if (currency && !steward_contract_line_is_currency (currency))
    return refuse (error, _ ("--currency: “%s” is not a currency code such as EUR"), cli->currency);
  report->exchange = steward_exchange_new_from_settings (cli->settings, currency,
                                                         (const char *const *) used, error);
  if (report->exchange == NULL)
    return FALSE;
  for (char **rate = cli->rates; rate && *rate; rate++)
    if (!steward_exchange_add_rates (report->exchange, *rate, error))
      {
        g_prefix_error_literal (error, "--rate: ");
        return FALSE;
      }
  return TRUE;
}

/* @usage_since: the first day whose usage is needed */
static gboolean
make_report (
  StewardCli *cli, Report *report, StewardDay usage_since, gboolean with_entered, GError **error)
{
  int grace_days = cli->grace_days;

  if (grace_days == G_MAXINT)
    grace_days = (int) steward_settings_get_number (cli->settings, "grace-days", NULL, NULL);
  if (grace_days < 0 || grace_days > MAX_GRACE_DAYS)
    return refuse (error, _ ("--grace-days: from 0 to %d"), MAX_GRACE_DAYS);
  report->customers = steward_cli_await_job (cli, load_job, &usage_since, error);
  if (report->customers == NULL || !choose_exchange (cli, report, with_entered, error))
    return FALSE;
  report->revenue = steward_customers_make_revenue (report->customers, report->exchange,
                                                    (guint) grace_days, error);
  return report->revenue != NULL;
}

/* --- retention
 * -------------------------------------------------------------------------------------- */

static gboolean
read_period (StewardCli *cli, StewardDay *from, StewardDay *to, GError **error)
{
  steward_retention_get_trailing_year (steward_clock_get_today (cli->clock), from, to);
  if (!steward_cli_read_day ("from", cli->from, from, error)
      || !steward_cli_read_day ("to", cli->to, to, error))
    return FALSE;
  return *to >= *from || refuse (error, _ ("--to: the last day is before the first"));
}

static void
build_movement (const StewardRetention *retention,
                const StewardMovement *movement,
                JsonBuilder *builder)
{
  const StewardRevenue *revenue = retention->revenue;

  json_builder_begin_object (builder);
  steward_json_add_text (builder, "customer",
                         steward_revenue_get_name (revenue, movement->customer));
  steward_json_add_text (builder, "id", steward_revenue_get_id (revenue, movement->customer));
  steward_json_add_text (builder, "kind", steward_movement_kind_to_string (movement->kind));
  steward_json_add_number (builder, "start", movement->start);
  steward_json_add_number (builder, "taken_over", movement->taken_over);
  steward_json_add_number (builder, "end", movement->end);
  steward_json_add_number (builder, "amount", movement->amount);
  steward_json_add_text (
    builder, "merged_into",
    movement->into < 0 ? NULL : steward_revenue_get_name (revenue, (guint) movement->into));
  json_builder_end_object (builder);
}

static void
build_movements (const StewardRetention *retention, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "movements");
  json_builder_begin_array (builder);
  for (guint i = 0; i < retention->movements->len; i++)
    build_movement (retention, &g_array_index (retention->movements, StewardMovement, i), builder);
  json_builder_end_array (builder);
}

static void
build_bridge (const StewardRetention *retention, JsonBuilder *builder)
{
  steward_json_add_number (builder, "start_arr", retention->start_arr);
  steward_json_add_number (builder, "new", retention->new_arr);
  steward_json_add_number (builder, "resurrection", retention->resurrection);
  steward_json_add_number (builder, "expansion", retention->expansion);
  steward_json_add_number (builder, "contraction", retention->contraction);
  steward_json_add_number (builder, "churn", retention->churn);
  steward_json_add_number (builder, "end_arr", retention->end_arr);
}

static void
build_rates (const StewardRetention *retention, JsonBuilder *builder)
{
  steward_json_add_number (builder, "grr", retention->grr);
  steward_json_add_number (builder, "nrr", retention->nrr);
  steward_json_add_text (builder, "grr_reason", steward_reason_to_string (retention->grr_reason));
  steward_json_add_count (builder, "logos_start", retention->logos_start, TRUE);
  steward_json_add_count (builder, "logos_end", retention->logos_end, TRUE);
  steward_json_add_count (builder, "logos_lost", retention->logos_lost, TRUE);
  steward_json_add_number (builder, "logo_churn", retention->logo_churn);
  steward_json_add_number (builder, "gross_renewal_rate", retention->renewal_rate);
  steward_json_add_number (builder, "contract_retention", retention->contract_retention);
  steward_json_add_text (builder, "renewal_reason",
                         steward_reason_to_string (retention->renewal_reason));
  steward_json_add_number (builder, "up_for_renewal", retention->up_arr);
  steward_json_add_number (builder, "renewed", retention->renewed_arr);
  steward_json_add_count (builder, "contracts_up", retention->n_up, TRUE);
  steward_json_add_count (builder, "contracts_renewed", retention->n_renewed, TRUE);
}

static void
print_retention_json (const Report *report, const StewardRetention *retention)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *rates = steward_exchange_describe (report->exchange);

  json_builder_begin_object (builder);
  steward_json_add_day (builder, "from", retention->from);
  steward_json_add_day (builder, "to", retention->to);
  steward_json_add_text (builder, "currency", steward_revenue_get_currency (report->revenue));
  steward_json_add_text (builder, "exchange_rates", rates);
  steward_json_add_count (builder, "grace_days", steward_revenue_get_grace_days (report->revenue),
                          TRUE);
  build_bridge (retention, builder);
  build_rates (retention, builder);
  build_movements (retention, builder);
  json_builder_end_object (builder);
  steward_cli_print_json (builder);
}

static void
print_step (const StewardRetention *retention, const char *label, double amount, guint n_customers)
{
  g_autofree char *text = steward_format_amount (amount,
                                                 steward_revenue_get_currency (retention->revenue));

  steward_cli_print_cell (label, 24);
  steward_cli_print_cell (text, 20);
  g_print (g_dngettext (GETTEXT_PACKAGE, "%u customer\n", "%u customers\n", n_customers),
           n_customers);
}

static void
print_bridge (const StewardRetention *retention)
{
  const guint *counts = retention->counts;

  print_step (retention, _ ("At the start"), retention->start_arr, retention->logos_start);
  print_step (retention, _ ("+ new"), retention->new_arr, counts[STEWARD_MOVEMENT_NEW]);
  print_step (retention, _ ("+ returned"), retention->resurrection,
              counts[STEWARD_MOVEMENT_RESURRECTION]);
  print_step (retention, _ ("+ expansion"), retention->expansion,
              counts[STEWARD_MOVEMENT_EXPANSION]);
  print_step (retention, _ ("- contraction"), retention->contraction,
              counts[STEWARD_MOVEMENT_CONTRACTION]);
  print_step (retention, _ ("- churn"), retention->churn, counts[STEWARD_MOVEMENT_CHURN]);
  print_step (retention, _ ("At the end"), retention->end_arr, retention->logos_end);
}

static void
print_figures (const StewardRetention *retention)
{
  for (int i = 0; i < STEWARD_N_RETENTION_FIGURES; i++)
    {
      g_autoptr (StewardExplanation) explanation = steward_retention_explain (
        retention, (StewardRetentionFigure) i);

      g_print ("%s: %s\n", explanation->title, explanation->formula);
    }
}

/* Those that are in no step, so that nobody misses them. */
static void
print_inside (const StewardRetention *retention)
{
  for (guint i = 0; i < retention->movements->len; i++)
    {
      const StewardMovement *movement = &g_array_index (retention->movements, StewardMovement, i);

      if (movement->kind == STEWARD_MOVEMENT_INSIDE)
        g_print (_ ("Signed and lost in between: %s\n"),
                 steward_revenue_get_name (retention->revenue, movement->customer));
    }
}

StewardExit
steward_cli_retention (StewardCli *cli, const char *const *arguments)
{
  g_auto (Report) report = { 0 };
  g_autoptr (StewardRetention) retention = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *from_text = NULL;
  g_autofree char *to_text = NULL;
  StewardDay from;
  StewardDay to;

  if (!read_period (cli, &from, &to, &error)
      || !make_report (cli, &report, steward_clock_get_today (cli->clock), FALSE, &error))
    return steward_cli_fail (error);
  retention = steward_retention_compute (report.revenue, from, to);
  if (cli->json)
    {
      print_retention_json (&report, retention);
      return STEWARD_EXIT_DONE;
    }
  from_text = steward_format_day (from);
  to_text = steward_format_day (to);
  /* Translators: two dates */
  g_print (_ ("Revenue a year, from %s to %s\n"), from_text, to_text);
  print_bridge (retention);
  print_figures (retention);
  print_inside (retention);
  return STEWARD_EXIT_DONE;
}

/* --- cohorts
 * ---------------------------------------------------------------------------------------- */

/* Of a cohort, its customers and what they pay at the ends of the months from its first on. */
static void
build_cohort (const Report *report, const StewardCohort *cohort, JsonBuilder *builder)
{
  g_autofree char *month = steward_month_format (cohort->month);

  json_builder_begin_object (builder);
  steward_json_add_text (builder, "month", month);
  steward_json_add_count (builder, "customers", cohort->n_customers, TRUE);
  steward_json_add_number (builder, "start_arr", cohort->start_arr);
  steward_json_add_text (builder, "currency", steward_revenue_get_currency (report->revenue));
  json_builder_set_member_name (builder, "months");
  json_builder_begin_array (builder);
  for (guint i = 0; i < cohort->months->len; i++)
    {
      const StewardCohortMonth *end = &g_array_index (cohort->months, StewardCohortMonth, i);
      g_autofree char *name = steward_month_format (cohort->month + (int) i);

      json_builder_begin_object (builder);
      steward_json_add_text (builder, "month", name);
      steward_json_add_count (builder, "customers", end->n_customers, TRUE);
      steward_json_add_number (builder, "arr", end->arr);
      steward_json_add_number (builder, "grr", end->gross_arr / cohort->start_arr);
      steward_json_add_number (builder, "nrr", end->arr / cohort->start_arr);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_cohorts_json (const Report *report, const GPtrArray *cohorts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < cohorts->len; i++)
    build_cohort (report, g_ptr_array_index (cohorts, i), builder);
  json_builder_end_array (builder);
  steward_cli_print_json (builder);
}

static void
print_cohort_row (
  const char *month, const char *customers, const char *start, const char *now, const char *gross)
{
  steward_cli_print_cell (month, 16);
  steward_cli_print_cell (customers, 14);
  steward_cli_print_cell (start, 20);
  steward_cli_print_cell (now, 20);
  steward_cli_print_cell (gross, 12);
}

static void
print_cohorts (const Report *report, const GPtrArray *cohorts)
{
  const char *currency = steward_revenue_get_currency (report->revenue);

  if (cohorts->len == 0)
    {
      g_print ("%s\n", _ ("No customer has contracts."));
      return;
    }
  print_cohort_row (_ ("Began"), _ ("Customers"), _ ("At the beginning"), _ ("Now"), _ ("Gross"));
  g_print ("%s\n", _ ("Net"));
  for (guint i = 0; i < cohorts->len; i++)
    {
      StewardMonth month = ((const StewardCohort *) g_ptr_array_index (cohorts, i))->month;
      const StewardCohortTotals totals = steward_cohorts_add_up (cohorts, month, month);
      g_autofree char *name = steward_format_month (month);
      /* Translators: how many customers are left, of how many */
      g_autofree char *customers = g_strdup_printf (_ ("%u of %u"), totals.n_left,
                                                    totals.n_customers);
      g_autofree char *start = steward_format_amount (totals.start_arr, currency);
      g_autofree char *arr = steward_format_amount (totals.arr, currency);
      g_autofree char *gross = steward_format_percent (steward_cohort_totals_get_gross (&totals),
                                                       1);
      g_autofree char *net = steward_format_percent (steward_cohort_totals_get_net (&totals), 1);

      print_cohort_row (name, customers, start, arr, gross);
      g_print ("%s\n", net);
    }
}

StewardExit
steward_cli_cohorts (StewardCli *cli, const char *const *arguments)
{
  g_auto (Report) report = { 0 };
  g_autoptr (GPtrArray) cohorts = NULL;
  g_autoptr (GError) error = NULL;
  StewardDay today = steward_clock_get_today (cli->clock);
  StewardDay to = steward_month_get_last_day (steward_day_get_month (today) - 1);

  if (!steward_cli_read_day ("to", cli->to, &to, &error)
      || !make_report (cli, &report, today, FALSE, &error))
    return steward_cli_fail (error);
  cohorts = steward_cohorts_compute (report.revenue, steward_day_get_month (to));
  if (cli->json)
    print_cohorts_json (&report, cohorts);
  else
    print_cohorts (&report, cohorts);
  return STEWARD_EXIT_DONE;
}

/* --- renewals
 * --------------------------------------------------------------------------------------- */

static StewardHealth
get_health (StewardCli *cli, const StewardCustomerFacts *facts)
{
  StewardTargets targets = steward_cli_resolve_targets (cli, facts->record);

  return steward_customer_figures_compute (facts, steward_clock_get_today (cli->clock), &targets)
    .health;
}

static void
build_renewal (StewardCli *cli,
               const Report *report,
               const StewardUpcomingRenewal *renewal,
               JsonBuilder *builder)
{
  StewardHealth health = get_health (cli, renewal->facts);

  json_builder_begin_object (builder);
  steward_json_add_text (builder, "customer", renewal->facts->record->name);
  steward_json_add_text (builder, "id", renewal->facts->record->id);
  steward_json_add_day (builder, "day", renewal->day);
  json_builder_set_member_name (builder, "days");
  json_builder_add_int_value (builder, renewal->day - steward_clock_get_today (cli->clock));
  steward_json_add_number (builder, "arr", renewal->arr);
  steward_json_add_number (builder, "renewed_arr", renewal->renewed_arr);
  steward_json_add_number (builder, "exposure", renewal->arr - renewal->renewed_arr);
  steward_json_add_text (builder, "currency", steward_exchange_get_currency (report->exchange));
  steward_json_add_text (builder, "source", renewal->from_contracts ? "contracts" : "entered");
  steward_json_add_number (builder, "health", health.value);
  steward_json_add_text (builder, "health_state", steward_state_to_string (health.state));
  json_builder_end_object (builder);
}

static void
print_renewal (StewardCli *cli, const Report *report, const StewardUpcomingRenewal *renewal)
{
  StewardHealth health = get_health (cli, renewal->facts);
  g_autofree char *day = steward_day_format (renewal->day);
  g_autofree char *arr = isnan (renewal->arr) ? g_strdup (_ ("Not known"))
                                              : steward_format_amount (
                                                  renewal->arr - renewal->renewed_arr,
                                                  steward_exchange_get_currency (report->exchange));

  steward_cli_print_cell (day, 12);
  steward_cli_print_cell (renewal->facts->record->name, MAX_NAME_WIDTH);
  steward_cli_print_cell (arr, 20);
  g_print ("%s\n", steward_state_get_label (health.state));
}

static void
print_renewals (StewardCli *cli, const Report *report, const GArray *renewals)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < renewals->len; i++)
    {
      const StewardUpcomingRenewal *renewal = &g_array_index (renewals, StewardUpcomingRenewal, i);

      if (cli->json)
        build_renewal (cli, report, renewal, builder);
      else
        print_renewal (cli, report, renewal);
    }
  json_builder_end_array (builder);
  if (cli->json)
    steward_cli_print_json (builder);
  else if (renewals->len == 0)
    g_print ("%s\n", _ ("Nothing comes up for renewal."));
}

StewardExit
steward_cli_renewals (StewardCli *cli, const char *const *arguments)
{
  g_auto (Report) report = { 0 };
  g_autoptr (GArray) renewals = NULL;
  g_autoptr (GError) error = NULL;
  StewardDay today = steward_clock_get_today (cli->clock);
  int days = cli->days == 0 ? STEWARD_RENEWALS_AHEAD : cli->days;

  if (days < 0 || days > MAX_DAYS_AHEAD)
    {
      steward_cli_complain (_ ("--days: from 1 to %d"), MAX_DAYS_AHEAD);
      return STEWARD_EXIT_USAGE;
    }
  /* Health is of all usage. */
  if (make_report (cli, &report, STEWARD_DAY_NONE, TRUE, &error))
    renewals = steward_customers_list_renewals (report.customers, report.revenue, report.exchange,
                                                today, today + days, &error);
  if (renewals == NULL)
    return steward_cli_fail (error);
  print_renewals (cli, &report, renewals);
  return STEWARD_EXIT_DONE;
}
