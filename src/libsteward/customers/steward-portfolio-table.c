/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-portfolio-table.h"

#include "steward-csv.h"
#include "steward-customer-filter.h"

#include <math.h>
#include <string.h>

#define TAG_PREFIX "tag:"

/* --- Cells ------------------------------------------------------------------------------------ */

static void
add_text (GPtrArray *cells, const char *text)
{
  g_ptr_array_add (cells, g_strdup (text ? text : ""));
}

static void
add_count (GPtrArray *cells, gint64 count, gboolean known)
{
  g_ptr_array_add (cells, known ? g_strdup_printf ("%" G_GINT64_FORMAT, count) : g_strdup (""));
}

/* The fewest digits that read back as the same number: 0.1 and not 0.10000000000000001. */
static void
add_number (GPtrArray *cells, double number)
{
  const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE] = "";

  for (guint i = 0; !isnan (number) && i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, sizeof buffer, formats[i], number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }
  add_text (cells, buffer);
}

static void
add_day (GPtrArray *cells, StewardDay day)
{
  g_ptr_array_add (cells, steward_day_format (day));
}

static void
add_time (GPtrArray *cells, gint64 time_us)
{
  g_ptr_array_add (cells, time_us > 0 ? steward_time_format (time_us) : g_strdup (""));
}

/* --- Columns ---------------------------------------------------------------------------------- */

/* Appends the cells of a group of columns. */
typedef void (*WriteCells) (GPtrArray *cells, StewardCustomer *customer, StewardDay today);

static void
write_name (GPtrArray *cells, StewardCustomer *customer, StewardDay today)
{
  add_text (cells, steward_customer_get_name (customer));
}

static void
write_utilization (GPtrArray *cells, StewardCustomer *customer, StewardDay today)
{
  const StewardUtilization *figure = &steward_customer_get_figures (customer)->utilization;

  add_number (cells, figure->value);
  add_text (cells, steward_state_to_string (figure->state));
  g_ptr_array_add (cells, steward_month_format (figure->month));
  add_count (cells, figure->mau, figure->mau >= 0);
  add_count (cells, figure->seats.seats.count, figure->seats.seats.kind == STEWARD_SEATS_KNOWN);
  add_text (cells, steward_reason_to_string (figure->reason));
}

static void
write_recent (GPtrArray *cells, StewardCustomer *customer, StewardDay today)
{
  for (int i = 0; i < STEWARD_RECENT_MONTHS; i++)
    add_number (cells, steward_customer_get_figures (customer)->recent[i]);
}

static void
write_consumption (GPtrArray *cells, StewardCustomer *customer, StewardDay today)
{
  const StewardConsumption *figure = &steward_customer_get_figures (customer)->consumption;

  add_number (cells, figure->value);
  add_text (cells, steward_state_to_string (figure->state));
  add_number (cells, figure->mean_dau);
  add_count (cells, figure->days_present, TRUE);
  add_count (cells, figure->days_expected, TRUE);
  add_text (cells, steward_reason_to_string (figure->reason));
}

static void
write_health (GPtrArray *cells, StewardCustomer *customer, StewardDay today)
{
  const StewardHealth *figure = &steward_customer_get_figures (customer)->health;

  add_number (cells, figure->value);
  add_text (cells, steward_state_to_string (figure->state));
  add_count (cells, figure->n_known, TRUE);
  add_count (cells, STEWARD_N_TRAITS, TRUE);
  add_text (cells, steward_reason_to_string (figure->reason));
}

static void
write_seat_use (GPtrArray *cells, StewardCustomer *customer, StewardDay today)
{
  const StewardSeatUse *figure = &steward_customer_get_figures (customer)->seat_use;

  add_number (cells, figure->value);
  add_text (cells, figure->reason == STEWARD_REASON_NONE
                     ? steward_seat_alert_to_string (figure->alert)
                     : NULL);
}

static void
write_journey (GPtrArray *cells, StewardCustomer *customer, StewardDay today)
{
  const StewardCustomerRecord *record = steward_customer_get_facts (customer)->record;
  const StewardCustomerFigures *figures = steward_customer_get_figures (customer);
  gboolean in_ramp = steward_customer_is_in_ramp (customer, today);

  add_text (cells, steward_lifecycle_to_string (figures->lifecycle));
  add_count (cells, (gint64) today - figures->ramp_start, in_ramp);
  add_day (cells, figures->ramp_due);
  add_text (cells, record->advisor);
  add_text (cells, record->segment);
  add_day (cells, record->renewal);
  add_count (cells, (gint64) record->renewal - today, record->renewal != STEWARD_DAY_NONE);
}

static void
write_sync (GPtrArray *cells, StewardCustomer *customer, StewardDay today)
{
  const StewardSyncStatus *sync = steward_customer_get_facts (customer)->sync;
  const StewardSyncProblem *problem = steward_sync_status_get_problem (sync);

  add_text (cells, steward_sync_state_to_string (steward_sync_status_get_state (sync)));
  add_time (cells, sync->at);
  add_text (cells, problem ? problem->code : NULL);
}

static void
write_record (GPtrArray *cells, StewardCustomer *customer, StewardDay today)
{
  const StewardCustomerRecord *record = steward_customer_get_facts (customer)->record;
  const StewardCustomerFigures *figures = steward_customer_get_figures (customer);
  const StewardSeats *seats = &figures->seats.seats;

  add_text (cells, steward_source_kind_to_string (record->source));
  add_text (cells, record->url);
  add_text (cells, record->source_url);
  add_count (cells, seats->count, seats->kind == STEWARD_SEATS_KNOWN);
  add_text (cells, steward_seats_kind_to_string (seats->kind));
  add_count (cells, record->tam, record->tam > 0);
  add_number (cells, figures->arr.value);
  add_text (cells, figures->arr.currency);
  add_day (cells, record->production);
  add_day (cells, record->contract_close);
}

static const struct {
  const char *names; /* with commas between; NULL for the months, which depend on the day */
  WriteCells write;
} groups[] = {
  { "name", write_name },
  { "utilization,utilization_state,utilization_month,utilization_mau,utilization_seats,"
    "utilization_reason",
    write_utilization },
  { NULL, write_recent },
  { "consumption,consumption_state,consumption_mean_dau,consumption_days_present,"
    "consumption_days_expected,consumption_reason",
    write_consumption },
  { "health,health_state,health_known,health_of,health_reason", write_health },
  { "seat_use,seat_alert", write_seat_use },
  { "lifecycle,ramp_day,ramp_due,advisor,segment,renewal,days_to_renewal", write_journey },
  { "sync_state,sync_at,sync_error", write_sync },
  { "source,url,source_url,seats,seats_state,tam,arr,currency,production,contract_close",
    write_record },
};

/* --- Header ----------------------------------------------------------------------------------- */

static void
add_months (GPtrArray *header, StewardDay today)
{
  StewardMonth last = steward_day_get_month (today) - 1;

  for (StewardMonth month = last - STEWARD_RECENT_MONTHS + 1; month <= last; month++)
    {
      g_autofree char *text = steward_month_format (month);

      g_ptr_array_add (header, g_strdup_printf ("utilization_%s", text));
    }
}

/* The columns that are the same whoever the customers are. */
static GPtrArray *
make_header (StewardDay today)
{
  GPtrArray *header = g_ptr_array_new_null_terminated (64, g_free, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_auto (GStrv) names = groups[i].names ? g_strsplit (groups[i].names, ",", -1) : NULL;

      if (names == NULL)
        add_months (header, today);
      for (guint j = 0; names && names[j]; j++)
        add_text (header, names[j]);
    }
  return header;
}

/* Every tag of any of the customers, in order. */
static GPtrArray *
collect_tags (GListModel *customers)
{
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (customers); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (customers, i);

      for (char **tag = steward_customer_get_facts (customer)->record->tags; tag && *tag; tag += 2)
        if (!g_hash_table_contains (met, *tag))
          {
            g_ptr_array_add (tags, g_strdup (*tag));
            g_hash_table_add (met, g_ptr_array_index (tags, tags->len - 1));
          }
    }
  g_ptr_array_sort_values (tags, (GCompareFunc) strcmp);
  return tags;
}

/* A tag that begins with the prefix gets another one, so that no two tags become the same. */
static void
add_tag_names (GPtrArray *header, const GPtrArray *tags)
{
  guint n_columns = header->len;

  for (guint i = 0; i < tags->len; i++)
    {
      const char *tag = g_ptr_array_index (tags, i);
      gboolean taken = g_str_has_prefix (tag, TAG_PREFIX);

      for (guint j = 0; j < n_columns && !taken; j++)
        taken = strcmp (tag, g_ptr_array_index (header, j)) == 0;
      g_ptr_array_add (header, g_strconcat (taken ? TAG_PREFIX : "", tag, NULL));
    }
}

/* --- Rows ------------------------------------------------------------------------------------- */

static GPtrArray *
make_row (StewardCustomer *customer, const GPtrArray *tags, StewardDay today)
{
  GPtrArray *cells = g_ptr_array_new_null_terminated (64, g_free, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    groups[i].write (cells, customer, today);
  for (guint i = 0; i < tags->len; i++)
    add_text (cells, steward_customer_record_get_tag (steward_customer_get_facts (customer)->record,
                                                      g_ptr_array_index (tags, i)));
  return cells;
}

char *
steward_portfolio_table_write (GListModel *customers, StewardDay today)
{
  g_autoptr (GPtrArray) header = make_header (today);
  g_autoptr (GPtrArray) tags = NULL;
  GString *out;

  g_return_val_if_fail (G_IS_LIST_MODEL (customers), NULL);
  tags = collect_tags (customers);
  add_tag_names (header, tags);
  out = g_string_new (NULL);
  steward_csv_write_row (out, (const char *const *) header->pdata);
  for (guint i = 0; i < g_list_model_get_n_items (customers); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (customers, i);
      g_autoptr (GPtrArray) row = make_row (customer, tags, today);

      g_assert (row->len == header->len);
      steward_csv_write_row (out, (const char *const *) row->pdata);
    }
  return g_string_free_and_steal (out);
}
