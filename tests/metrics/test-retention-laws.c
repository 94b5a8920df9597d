/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds of retention whatever the contracts are (advisor-domain 10.3). */

#include "contract-book.h"
#include "steward-retention.h"

#include <math.h>

#define N_BOOKS 300
#define SEED 20261123

/* Lines of a few years: yearly and others, paid, free and refunded, of customers some of which were
 * merged into others. */
static void
add_random_line (ContractBook *book, GRand *rand, guint n_customers)
{
  static const int lengths[] = { 1, 28, 90, 181, 365, 366, 731, 1096 };
  g_autofree char *id = g_strdup_printf ("c%d", g_rand_int_range (rand, 0, (int) n_customers));
  StewardContractLine *line = steward_contract_line_new (id);

  line->from = steward_day_new (2022, 1, 1) + g_rand_int_range (rand, 0, 1500);
  line->to = line->from + lengths[g_rand_int_range (rand, 0, G_N_ELEMENTS (lengths))] - 1;
  line->amount = g_rand_int_range (rand, -20, 100) / 7.0;
  if (g_rand_int_range (rand, 0, 10) == 0)
    line->amount = 0;
  if (g_rand_int_range (rand, 0, 8) == 0)
    line->merged_into = g_strdup_printf ("c%d", g_rand_int_range (rand, 0, (int) n_customers));
  if (g_rand_boolean (rand))
    line->product = g_strdup_printf ("p%d", g_rand_int_range (rand, 0, 3));
  if (g_strcmp0 (line->merged_into, id) == 0)
    g_clear_pointer (&line->merged_into, g_free);
  g_ptr_array_add (contract_book_get_lines (book, id), line);
}

static ContractBook *
make_random_book (GRand *rand)
{
  ContractBook *book = contract_book_new ();
  guint n_customers = (guint) g_rand_int_range (rand, 1, 30);
  int n_lines = g_rand_int_range (rand, 0, 100);

  for (int i = 0; i < n_lines; i++)
    add_random_line (book, rand, n_customers);
  return book;
}

typedef struct {
  StewardDay from;
  StewardDay to;
  guint grace_days;
} Period;

static Period
make_random_period (GRand *rand)
{
  Period period = { .from = steward_day_new (2022, 1, 1) + g_rand_int_range (rand, 0, 1500) };

  period.to = period.from + g_rand_int_range (rand, 0, 800);
  period.grace_days = (guint) g_rand_int_range (rand, 0, 60);
  return period;
}

static StewardRetention *
compute (ContractBook *book, const Period *period)
{
  g_autoptr (StewardRevenue) revenue = contract_book_make_revenue (book, period->grace_days);

  return steward_retention_compute (revenue, period->from, period->to);
}

/* Calls a test with books, periods, and what is computed of them. */
typedef void (*CheckLaw) (GRand *rand,
                          ContractBook *book,
                          const Period *period,
                          const StewardRetention *retention);

static void
check (gconstpointer data)
{
  CheckLaw law = (CheckLaw) data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (int i = 0; i < N_BOOKS; i++)
    {
      g_autoptr (ContractBook) book = make_random_book (rand);
      Period period = make_random_period (rand);
      g_autoptr (StewardRetention) retention = compute (book, &period);

      law (rand, book, &period, retention);
    }
}

static void
assert_close (double first, double second)
{
  g_assert_true (isnan (first) == isnan (second));
  if (!isnan (first))
    g_assert_cmpfloat_with_epsilon (first, second, 1e-9 * MAX (1, fabs (first)));
}

static void
assert_same (const StewardRetention *first, const StewardRetention *second)
{
  assert_close (first->start_arr, second->start_arr);
  assert_close (first->new_arr, second->new_arr);
  assert_close (first->resurrection, second->resurrection);
  assert_close (first->expansion, second->expansion);
  assert_close (first->contraction, second->contraction);
  assert_close (first->churn, second->churn);
  assert_close (first->end_arr, second->end_arr);
  assert_close (first->grr, second->grr);
  assert_close (first->nrr, second->nrr);
  assert_close (first->renewal_rate, second->renewal_rate);
  assert_close (first->contract_retention, second->contract_retention);
  g_assert_cmpmem (first->counts, sizeof first->counts, second->counts, sizeof second->counts);
}

/* --- Laws ------------------------------------------------------------------------------------- */

static void
check_bridge (GRand *rand,
              ContractBook *book,
              const Period *period,
              const StewardRetention *retention)
{
  double end = retention->start_arr + retention->new_arr + retention->resurrection
               + retention->expansion - retention->contraction - retention->churn;

  assert_close (end, retention->end_arr);
  assert_close (retention->start_arr, steward_revenue_get_total (retention->revenue, period->from));
  assert_close (retention->end_arr, steward_revenue_get_total (retention->revenue, period->to));
}

static void
check_rates (GRand *rand,
             ContractBook *book,
             const Period *period,
             const StewardRetention *retention)
{
  g_assert_true (isnan (retention->grr) == (retention->start_arr <= 0));
  g_assert_true (isnan (retention->grr) == (retention->grr_reason != STEWARD_REASON_NONE));
  if (!isnan (retention->grr))
    {
      g_assert_cmpfloat (retention->grr, >=, 0);
      g_assert_cmpfloat (retention->grr, <=, 1);
      g_assert_cmpfloat (retention->grr, <=, retention->nrr);
      g_assert_cmpfloat (retention->logo_churn, <=, 1);
    }
  g_assert_true (isnan (retention->renewal_rate) == (retention->n_up == 0));
  if (retention->n_up > 0)
    {
      g_assert_cmpfloat (retention->renewal_rate, >=, 0);
      g_assert_cmpfloat (retention->renewal_rate, <=, 1 + 1e-12);
      g_assert_cmpfloat (retention->contract_retention, <=, 1);
    }
}

/* As the rule says it, customer by customer: sum(min(s, e)) / sum(s) and sum(e) / sum(s). */
static void
check_rule (GRand *rand,
            ContractBook *book,
            const Period *period,
            const StewardRetention *retention)
{
  double start = 0;
  double kept = 0;
  double paid = 0;

  for (guint i = 0; i < retention->movements->len; i++)
    {
      const StewardMovement *movement = &g_array_index (retention->movements, StewardMovement, i);
      double own = movement->start + movement->taken_over;

      if (movement->kind == STEWARD_MOVEMENT_MERGED || own <= 0)
        continue;
      start += own;
      kept += MIN (own, movement->end);
      paid += movement->end;
    }
  assert_close (start, retention->start_arr);
  if (start > 0)
    {
      assert_close (kept / start, retention->grr);
      assert_close (paid / start, retention->nrr);
    }
}

/* Everyone who is there on one of both days is in one step, once. */
static void
check_everyone (GRand *rand,
                ContractBook *book,
                const Period *period,
                const StewardRetention *retention)
{
  guint n_movements = 0;
  guint next = 0;

  for (guint i = 0; i < steward_revenue_get_n_customers (retention->revenue); i++)
    {
      double start = steward_revenue_get_arr (retention->revenue, i, period->from);
      double end = steward_revenue_get_arr (retention->revenue, i, period->to);
      const StewardMovement *movement = next < retention->movements->len
                                          ? &g_array_index (retention->movements, StewardMovement,
                                                            next)
                                          : NULL;
      gboolean listed = movement && movement->customer == i;

      if (start > 0 || end > 0)
        g_assert_true (listed);
      if (!listed)
        continue;
      g_assert_cmpfloat (movement->start, ==, start);
      g_assert_cmpfloat (movement->end, ==, end);
      next++;
    }
  g_assert_cmpuint (next, ==, retention->movements->len);
  for (guint i = 0; i < STEWARD_N_MOVEMENTS; i++)
    n_movements += retention->counts[i];
  g_assert_cmpuint (n_movements, ==, retention->movements->len);
}

/* Other names in another order. */
static void
check_renamed (GRand *rand,
               ContractBook *book,
               const Period *period,
               const StewardRetention *retention)
{
  g_autoptr (ContractBook) renamed = contract_book_new ();
  g_autoptr (StewardRetention) again = NULL;

  for (guint i = book->customers->len; i > 0; i--)
    {
      const StewardRevenueCustomer *customer = &g_array_index (book->customers,
                                                               StewardRevenueCustomer, i - 1);

      for (guint j = customer->lines->len; j > 0; j--)
        {
          const StewardContractLine *line = customer->lines->pdata[j - 1];
          g_autofree char *id = g_strconcat ("other-", line->customer_id, NULL);
          StewardContractLine *copy = steward_contract_line_copy (line);

          g_set_str (&copy->customer_id, id);
          if (line->merged_into)
            {
              g_free (copy->merged_into);
              copy->merged_into = g_strconcat ("other-", line->merged_into, NULL);
            }
          g_ptr_array_add (contract_book_get_lines (renamed, id), copy);
        }
    }
  again = compute (renamed, period);
  assert_same (retention, again);
}

/* Every line in two halves; only the number of contracts is another. */
static void
check_halves (GRand *rand,
              ContractBook *book,
              const Period *period,
              const StewardRetention *retention)
{
  g_autoptr (StewardRetention) again = NULL;

  for (guint i = 0; i < book->customers->len; i++)
    {
      GPtrArray *lines = g_array_index (book->customers, StewardRevenueCustomer, i).lines;
      guint n_lines = lines->len;

      for (guint j = 0; j < n_lines; j++)
        {
          StewardContractLine *line = lines->pdata[j];

          line->amount /= 2;
          g_ptr_array_add (lines, steward_contract_line_copy (line));
        }
    }
  again = compute (book, period);
  assert_close (again->start_arr, retention->start_arr);
  assert_close (again->grr, retention->grr);
  assert_close (again->nrr, retention->nrr);
  g_assert_cmpmem (again->counts, sizeof again->counts, retention->counts,
                   sizeof retention->counts);
}

/* Whoever goes into whom, as much is paid; and less of it is lost. Without a grace, as a lapse
 * between the two customers is one only of a merged one. */
static void
check_merged (GRand *rand,
              ContractBook *book,
              const Period *period,
              const StewardRetention *retention)
{
  const Period without = { period->from, period->to, 0 };
  g_autoptr (StewardRetention) merged = compute (book, &without);
  g_autoptr (StewardRetention) apart = NULL;

  for (guint i = 0; i < book->customers->len; i++)
    {
      GPtrArray *lines = g_array_index (book->customers, StewardRevenueCustomer, i).lines;

      for (guint j = 0; j < lines->len; j++)
        g_set_str (&((StewardContractLine *) lines->pdata[j])->merged_into, NULL);
    }
  apart = compute (book, &without);
  assert_close (apart->start_arr, merged->start_arr);
  assert_close (apart->end_arr, merged->end_arr);
  g_assert_cmpfloat (merged->churn, <=, apart->churn + 1e-9);
  g_assert_cmpuint (apart->logos_lost, ==,
                    merged->logos_lost + merged->counts[STEWARD_MOVEMENT_MERGED]);
}

/* One report goes on where the one before ended. */
static void
check_next (GRand *rand,
            ContractBook *book,
            const Period *period,
            const StewardRetention *retention)
{
  const Period after = { period->to, period->to + 90, period->grace_days };
  g_autoptr (StewardRetention) next = compute (book, &after);

  assert_close (next->start_arr, retention->end_arr);
  g_assert_cmpuint (next->logos_start, ==, retention->logos_end);
}

/* All in another currency: amounts are others, rates are not. */
static void
check_currency (GRand *rand,
                ContractBook *book,
                const Period *period,
                const StewardRetention *retention)
{
  g_autoptr (StewardExchange) exchange = steward_exchange_new ("USD", "EUR");
  g_autoptr (StewardRevenue) revenue = NULL;
  g_autoptr (StewardRetention) again = NULL;

  g_assert_true (steward_exchange_add_rates (exchange, "EUR=1.08", NULL));
  revenue = steward_revenue_new ((StewardRevenueCustomer *) book->customers->data,
                                 book->customers->len, exchange, period->grace_days, NULL);
  again = steward_retention_compute (revenue, period->from, period->to);
  assert_close (again->end_arr, retention->end_arr * 1.08);
  assert_close (again->churn, retention->churn * 1.08);
  assert_close (again->grr, retention->grr);
  assert_close (again->nrr, retention->nrr);
  assert_close (again->renewal_rate, retention->renewal_rate);
}

static void
add_law (const char *name, CheckLaw law)
{
  g_autofree char *path = g_strconcat ("/steward/metrics/retention-laws/", name, NULL);

  g_test_add_data_func (path, law, check);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_law ("bridge", check_bridge);
  add_law ("rates", check_rates);
  add_law ("rule", check_rule);
  add_law ("everyone", check_everyone);
  add_law ("renamed", check_renamed);
  add_law ("halves", check_halves);
  add_law ("merged", check_merged);
  add_law ("next", check_next);
  add_law ("currency", check_currency);
  return g_test_run ();
}
