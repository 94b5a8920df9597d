/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sample-files.h"

#include "steward-csv.h"
#include "steward-sample-activity.h"
#include "steward-sample-graphql.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

/* How far back the truth and the files of air-gapped customers go: 24 complete months and this one.
 */
#define LONG_MONTHS 25

/* --- The portfolio and its tokens ------------------------------------------------------------- */

/* Where a customer's API is. */
static char *
make_url (const StewardSampleCustomer *customer, StewardSampleServer *server)
{
  if (customer->source == STEWARD_SAMPLE_FILE)
    return g_strdup ("");
  if (customer->source == STEWARD_SAMPLE_ANALYTICS)
    return g_strconcat ("https://", customer->host, NULL);
  if (customer->kind == STEWARD_SAMPLE_INSECURE)
    return g_strconcat ("http://", customer->host, NULL);
  return g_strconcat (customer->kind == STEWARD_SAMPLE_OFFLINE
                        ? steward_sample_server_get_offline_url (server)
                        : steward_sample_server_get_url (server),
                      "/", customer->slug, NULL);
}

static char *
describe_seats (const StewardSampleCustomer *customer)
{
  if (!customer->seats_in_file || customer->seats.kind == STEWARD_SEATS_UNKNOWN)
    return g_strdup ("");
  if (customer->seats.kind == STEWARD_SEATS_UNLIMITED)
    return g_strdup ("unlimited");
  return g_strdup_printf ("%" G_GINT64_FORMAT, customer->seats.count);
}

static char *
describe_tam (const StewardSampleCustomer *customer)
{
  return customer->tam > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, customer->tam) : g_strdup ("");
}

static void
write_customer (GString *out, const StewardSampleCustomer *customer, StewardSampleServer *server)
{
  static const char *const regions[] = { "EMEA", "AMER", "APAC" };
  g_autofree char *url = make_url (customer, server);
  g_autofree char *seats = describe_seats (customer);
  g_autofree char *tam = describe_tam (customer);
  g_autofree char *close = steward_day_format (customer->contract_close);
  g_autofree char *production = steward_day_format (customer->production);
  g_autofree char *renewal = steward_day_format (customer->renewal);
  g_autofree char *arr = g_strdup_printf ("%" G_GINT64_FORMAT, customer->arr);
  gboolean analytics = customer->source == STEWARD_SAMPLE_ANALYTICS;
  const char *const fields[] = {
    customer->name,
    url,
    steward_sample_source_to_string (customer->source),
    analytics ? steward_sample_server_get_url (server) : "",
    seats,
    tam,
    customer->segment,
    close,
    production,
    renewal,
    arr,
    customer->currency,
    customer->advisor,
    regions[customer->key % G_N_ELEMENTS (regions)],
    NULL,
  };

  steward_csv_write_row (out, fields);
}

static char *
make_portfolio (const StewardSamplePortfolio *portfolio, StewardSampleServer *server)
{
  static const char *const header[] = {
    "name", "url",      "source",         "source_url", "seats",
    "tam",  "segment",  "contract_close", "production", "renewal",
    "arr",  "currency", "advisor",        "region",     NULL,
  };
  GString *out = g_string_new (NULL);

  steward_csv_write_row (out, header);
  for (guint i = 0; i < steward_sample_portfolio_get_n_customers (portfolio); i++)
    write_customer (out, steward_sample_portfolio_get (portfolio, i), server);
  return g_string_free_and_steal (out);
}

static char *
make_tokens (const StewardSamplePortfolio *portfolio, StewardSampleServer *server)
{
  GString *out = g_string_new ("url,token\r\n");

  g_string_append_printf (out, "%s,%s\r\n", steward_sample_server_get_url (server),
                          steward_sample_portfolio_get_report_token (portfolio));
  for (guint i = 0; i < steward_sample_portfolio_get_n_customers (portfolio); i++)
    {
      const StewardSampleCustomer *customer = steward_sample_portfolio_get (portfolio, i);
      g_autofree char *url = make_url (customer, server);

      if (customer->source == STEWARD_SAMPLE_SOURCEGRAPH
          && customer->kind != STEWARD_SAMPLE_NO_TOKEN)
        g_string_append_printf (out, "%s,%s\r\n", url, customer->token);
    }
  return g_string_free_and_steal (out);
}

/* --- The truth -------------------------------------------------------------------------------- */

/* All the days of the months. */
static guint
count_days (StewardDay today)
{
  StewardMonth first = steward_day_get_month (today) - (LONG_MONTHS - 1);

  return (guint) (today - steward_month_get_first_day (first)) + 1;
}

static StewardUsage *
dup_history (const StewardSampleCustomer *customer, StewardDay today)
{
  guint n_days = count_days (today);

  return steward_sample_dup_usage (customer, today, n_days, n_days / 7 + 2, LONG_MONTHS);
}

static void
add_text (JsonBuilder *builder, const char *member, const char *text)
{
  json_builder_set_member_name (builder, member);
  if (text)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_number (JsonBuilder *builder, const char *member, gint64 number)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, number);
}

/* The last @n_last of the periods. */
static void
add_points (JsonBuilder *builder,
            const char *member,
            const StewardUsage *usage,
            StewardGrain grain,
            guint n_last)
{
  guint n_points;
  const StewardUsagePoint *points = steward_usage_get_points (usage, grain, &n_points);

  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  for (guint i = n_points - MIN (n_last, n_points); i < n_points; i++)
    {
      g_autofree char *period = grain == STEWARD_GRAIN_MONTH
                                  ? steward_month_format (points[i].start)
                                  : steward_day_format (points[i].start);

      add_number (builder, period, points[i].users);
    }
  json_builder_end_object (builder);
}

static void
add_errors (JsonBuilder *builder, const StewardSampleCustomer *customer)
{
  const char *error = steward_sample_kind_get_error (customer->kind);
  gboolean seats_fail = customer->source == STEWARD_SAMPLE_SOURCEGRAPH
                        && !steward_sample_kind_tells_license (customer->kind);

  json_builder_set_member_name (builder, "errors");
  json_builder_begin_object (builder);
  add_text (builder, "seats", seats_fail ? error : NULL);
  add_text (builder, "usage", error);
  json_builder_end_object (builder);
}

static void
add_seats (JsonBuilder *builder, const StewardSampleCustomer *customer)
{
  g_autofree char *cell = describe_seats (customer);

  if (customer->seats.kind == STEWARD_SEATS_KNOWN)
    add_number (builder, "seats", customer->seats.count);
  else
    add_text (builder, "seats",
              customer->seats.kind == STEWARD_SEATS_UNLIMITED ? "unlimited" : NULL);
  add_text (builder, "seats_in_file", cell);
  if (steward_sample_customer_has_license (customer))
    add_number (builder, "seats_of_license", customer->seats.count);
  else
    add_text (builder, "seats_of_license", NULL);
  if (customer->tam > 0)
    add_number (builder, "tam", customer->tam);
  else
    add_text (builder, "tam", NULL);
}

/* What a source tells today: the report API everything, though no weeks. */
static void
add_told (JsonBuilder *builder, const StewardSampleCustomer *customer, const StewardUsage *history)
{
  gboolean graphql = customer->source == STEWARD_SAMPLE_SOURCEGRAPH;

  add_points (builder, "days", history, STEWARD_GRAIN_DAY,
              graphql ? STEWARD_SAMPLE_MAX_DAYS : G_MAXUINT);
  add_points (builder, "weeks", history, STEWARD_GRAIN_WEEK,
              graphql ? STEWARD_SAMPLE_MAX_WEEKS : 0);
  add_points (builder, "months", history, STEWARD_GRAIN_MONTH,
              graphql ? STEWARD_SAMPLE_MAX_MONTHS : G_MAXUINT);
}

static void
add_history (JsonBuilder *builder, const StewardUsage *history)
{
  json_builder_set_member_name (builder, "history");
  json_builder_begin_object (builder);
  add_points (builder, "days", history, STEWARD_GRAIN_DAY, G_MAXUINT);
  add_points (builder, "weeks", history, STEWARD_GRAIN_WEEK, G_MAXUINT);
  add_points (builder, "months", history, STEWARD_GRAIN_MONTH, G_MAXUINT);
  json_builder_end_object (builder);
}

static void
add_customer (JsonBuilder *builder, const StewardSampleCustomer *customer, StewardDay today)
{
  g_autoptr (StewardUsage) history = dup_history (customer, today);

  json_builder_begin_object (builder);
  add_text (builder, "name", customer->name);
  add_text (builder, "kind", steward_sample_kind_to_string (customer->kind));
  add_text (builder, "source", steward_sample_source_to_string (customer->source));
  add_text (builder, "slug", customer->slug);
  add_errors (builder, customer);
  add_seats (builder, customer);
  add_told (builder, customer, history);
  add_history (builder, history);
  json_builder_end_object (builder);
}

static char *
make_truth (const StewardSamplePortfolio *portfolio, StewardDay today)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < steward_sample_portfolio_get_n_customers (portfolio); i++)
    add_customer (builder, steward_sample_portfolio_get (portfolio, i), today);
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* --- Writing ---------------------------------------------------------------------------------- */

static gboolean
write_file (const char *folder, const char *name, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_mkdir_with_parents (parent, 0700);
  return g_file_set_contents (path, text, -1, error);
}

static gboolean
write_usage (const StewardSampleCustomer *customer,
             StewardDay today,
             const char *folder,
             GError **error)
{
  g_autoptr (StewardUsage) usage = dup_history (customer, today);
  /* The customer's own name, so that whoever imports the file can tell whose it is. */
  g_autofree char *name = g_strdup_printf ("usage/%s.csv", customer->name);
  g_autoptr (GString) out = g_string_new ("month,mau\r\n");
  guint n_points;
  const StewardUsagePoint *points = steward_usage_get_points (usage, STEWARD_GRAIN_MONTH,
                                                              &n_points);

  for (guint i = 0; i < n_points; i++)
    {
      g_autofree char *month = steward_month_format (points[i].start);

      g_string_append_printf (out, "%s,%" G_GINT64_FORMAT "\r\n", month, points[i].users);
    }
  g_string_append (out, "date,dau\r\n");
  points = steward_usage_get_points (usage, STEWARD_GRAIN_DAY, &n_points);
  for (guint i = 0; i < n_points; i++)
    {
      g_autofree char *day = steward_day_format (points[i].start);

      g_string_append_printf (out, "%s,%" G_GINT64_FORMAT "\r\n", day, points[i].users);
    }
  return write_file (folder, name, out->str, error);
}

gboolean
steward_sample_files_write (const StewardSamplePortfolio *portfolio,
                            StewardSampleServer *server,
                            StewardDay today,
                            gboolean truth,
                            const char *folder,
                            GError **error)
{
  g_autofree char *customers = make_portfolio (portfolio, server);
  g_autofree char *tokens = make_tokens (portfolio, server);
  g_autofree char *facts = truth ? make_truth (portfolio, today) : NULL;

  if (!write_file (folder, "portfolio.csv", customers, error)
      || !write_file (folder, "tokens.csv", tokens, error)
      || (facts && !write_file (folder, "truth.json", facts, error)))
    return FALSE;
  for (guint i = 0; i < steward_sample_portfolio_get_n_customers (portfolio); i++)
    {
      const StewardSampleCustomer *customer = steward_sample_portfolio_get (portfolio, i);

      if (customer->kind == STEWARD_SAMPLE_AIR_GAPPED
          && !write_usage (customer, today, folder, error))
        return FALSE;
    }
  return TRUE;
}
