/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-cli.h"

StewardMetricSubject
steward_cli_make_subject (StewardCli *cli,
                          const StewardCustomerFacts *facts,
                          StewardTargets *targets,
                          StewardCustomerFigures *figures)
{
  StewardDay today = steward_clock_get_today (cli->clock);

  *targets = steward_cli_resolve_targets (cli, facts->record);
  *figures = steward_customer_figures_compute (facts, today, targets);
  return (StewardMetricSubject) {
    .facts = facts,
    .figures = figures,
    .targets = targets,
    .settings = cli->settings,
    .today = today,
    .now = steward_clock_get_now (cli->clock),
  };
}

static void
print_text (const StewardCustomerMetric *metric, const StewardMetricSubject *subject)
{
  g_autoptr (StewardExplanation) explanation = steward_customer_metric_explain (metric, subject);
  g_autofree char *text = steward_explanation_to_text (explanation);

  g_print ("%s", text);
}

StewardExit
steward_cli_explain (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  const StewardCustomerMetric *metric = steward_customer_metric_find (arguments[1], &error);
  g_autoptr (StewardCustomerFacts) facts = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  StewardCustomerFigures figures;
  StewardMetricSubject subject;
  StewardTargets targets;

  facts = metric ? steward_cli_load_customer (cli, arguments[0], &error) : NULL;
  if (facts == NULL)
    return steward_cli_fail (error);
  subject = steward_cli_make_subject (cli, facts, &targets, &figures);
  if (cli->json)
    {
      steward_customer_metric_build_json (metric, &subject, builder);
      steward_cli_print_json (builder);
    }
  else
    print_text (metric, &subject);
  return STEWARD_EXIT_DONE;
}

/* A figure in one line: its name, its value, and what it is made of. */
static void
print_line (const StewardCustomerMetric *metric, const StewardMetricSubject *subject)
{
  g_autoptr (StewardExplanation) explanation = steward_customer_metric_explain (metric, subject);

  steward_cli_print_cell (explanation->title, 26);
  steward_cli_print_cell (explanation->value ? explanation->value : "–", 14);
  g_print ("%s\n", explanation->summary ? explanation->summary : "");
}

void
steward_cli_print_figures (StewardCli *cli, const StewardCustomerFacts *facts)
{
  StewardCustomerFigures figures;
  StewardTargets targets;
  const StewardMetricSubject subject = steward_cli_make_subject (cli, facts, &targets, &figures);
  guint n_metrics;
  const StewardCustomerMetric *metrics = steward_customer_metric_get_all (&n_metrics);

  for (guint i = 0; i < n_metrics; i++)
    if (metrics[i].judged)
      {
        g_print ("\n");
        print_text (&metrics[i], &subject);
      }
  g_print ("\n");
  for (guint i = 0; i < n_metrics; i++)
    if (!metrics[i].judged)
      print_line (&metrics[i], &subject);
}
