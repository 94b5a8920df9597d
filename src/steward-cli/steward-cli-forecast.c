/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-cli.h"

#include "steward-customer-forecast.h"

StewardExit
steward_cli_forecast (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardCustomerFacts) facts = NULL;
  g_autoptr (StewardForecast) forecast = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  StewardDay today = steward_clock_get_today (cli->clock);
  StewardCustomerFigures figures;
  StewardTargets targets;

  if (!cli->json)
    return steward_cli_explain (cli, (const char *[]) { arguments[0], "forecast", NULL });
  facts = steward_cli_load_customer (cli, arguments[0], &error);
  if (facts == NULL)
    return steward_cli_fail (error);
  targets = steward_cli_resolve_targets (cli, facts->record);
  figures = steward_customer_figures_compute (facts, today, &targets);
  forecast = steward_customer_forecast_new (facts, &figures, today, &targets);
  steward_customer_forecast_build_json (facts, forecast, builder);
  steward_cli_print_json (builder);
  return STEWARD_EXIT_DONE;
}
