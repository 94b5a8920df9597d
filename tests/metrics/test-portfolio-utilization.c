/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a portfolio adds up to, in examples calculated by hand and laws under random input. */

#include "steward-portfolio-utilization.h"
#include "steward-quantile.h"

#include <math.h>

#define TODAY "2026-11-23" /* the last complete month is October */

static StewardDay
day_of (const char *text)
{
  StewardDay day = 0;

  g_assert_true (steward_day_parse (text, &day));
  return day;
}

static StewardMonth
month_of (const char *text)
{
  StewardMonth month = 0;

  g_assert_true (steward_month_parse (text, &month));
  return month;
}

/* --- Customers -------------------------------------------------------------------------------- */

typedef struct {
  GPtrArray *usages;
  GPtrArray *histories;
  GArray *inputs;
} Portfolio;

static Portfolio *
portfolio_new (void)
{
  Portfolio *self = g_new0 (Portfolio, 1);

  self->usages = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_usage_unref);
  self->histories = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->inputs = g_array_new (FALSE, FALSE, sizeof (StewardUtilizationInputs));
  return self;
}

static void
portfolio_free (Portfolio *self)
{
  g_ptr_array_unref (self->usages);
  g_ptr_array_unref (self->histories);
  g_array_unref (self->inputs);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Portfolio, portfolio_free)

static StewardUtilizationInputs *
add_customer (Portfolio *self, const StewardTargets *targets)
{
  StewardUtilizationInputs inputs = {
    .usage = steward_usage_new (),
    .seats_history = g_array_new (FALSE, FALSE, sizeof (StewardSeatsObservation)),
    .targets = targets,
  };

  g_ptr_array_add (self->usages, (gpointer) inputs.usage);
  g_ptr_array_add (self->histories, (gpointer) inputs.seats_history);
  g_array_append_val (self->inputs, inputs);
  return &g_array_index (self->inputs, StewardUtilizationInputs, self->inputs->len - 1);
}

static void
count_month (const StewardUtilizationInputs *customer, const char *month, gint64 users)
{
  steward_usage_add ((StewardUsage *) customer->usage, STEWARD_GRAIN_MONTH, month_of (month), users,
                     TRUE);
}

static void
see_seats (const StewardUtilizationInputs *customer, const char *since, gint64 count)
{
  StewardSeatsObservation observation = { .since = day_of (since),
                                          .seats = steward_seats_new (count) };

  steward_seats_history_add ((GArray *) customer->seats_history, observation);
}

/* A customer with the users of September and October, -1 for a month that was not counted. */
static StewardUtilizationInputs *
add_plain (Portfolio *self, gint64 seats, gint64 september, gint64 october)
{
  StewardUtilizationInputs *customer = add_customer (self, &steward_targets_published);

  if (seats > 0)
    see_seats (customer, "2026-01-01", seats);
  if (september >= 0)
    count_month (customer, "2026-09", september);
  if (october >= 0)
    count_month (customer, "2026-10", october);
  return customer;
}

static StewardPortfolioUtilization *
compute (const Portfolio *self, guint n_months)
{
  return steward_portfolio_utilization_new ((const StewardUtilizationInputs *) self->inputs->data,
                                            self->inputs->len, day_of (TODAY), n_months);
}

/* Five customers: of October 30 of 100, 75 of 100, 400 of 500 and 120 of 100 seats; one was never
 * counted. Of September 50, 75 and 350 of the first three. */
static Portfolio *
create_five (void)
{
  Portfolio *self = portfolio_new ();

  add_plain (self, 100, 50, 30);
  add_plain (self, 100, 75, 75);
  add_plain (self, 500, 350, 400);
  add_plain (self, 100, -1, 120);
  add_plain (self, 100, -1, -1);
  return self;
}

/* --- Months ----------------------------------------------------------------------------------- */

static void
test_months (void)
{
  g_autoptr (Portfolio) portfolio = create_five ();
  g_autoptr (StewardPortfolioUtilization) self = compute (portfolio, 3);
  const StewardPortfolioMonth *last = steward_portfolio_utilization_get_last (self);
  const StewardPortfolioMonth *before = steward_portfolio_utilization_get_before (self);
  const StewardPortfolioMonth *first = &g_array_index (self->months, StewardPortfolioMonth, 0);

  g_assert_cmpuint (self->months->len, ==, 3);
  g_assert_cmpuint (self->n_customers, ==, 5);
  g_assert_cmpint (last->month, ==, month_of ("2026-10"));
  g_assert_cmpuint (last->n_with_figure, ==, 4);
  g_assert_cmpuint (last->n_below, ==, 2);
  g_assert_cmpint (last->users, ==, 625);
  g_assert_cmpint (last->seats, ==, 800);
  /* 30 %, 75 %, 80 % and 120 %. */
  g_assert_cmpfloat_with_epsilon (last->weighted, 0.78125, 1e-12);
  g_assert_cmpfloat_with_epsilon (last->median, 0.775, 1e-12);
  g_assert_cmpfloat_with_epsilon (last->lower, 0.6375, 1e-12);
  g_assert_cmpfloat_with_epsilon (last->upper, 0.9, 1e-12);
  /* 50 %, 75 % and 70 %. */
  g_assert_cmpint (before->month, ==, month_of ("2026-09"));
  g_assert_cmpuint (before->n_with_figure, ==, 3);
  g_assert_cmpuint (before->n_below, ==, 3);
  g_assert_cmpfloat_with_epsilon (before->weighted, 475.0 / 700, 1e-12);
  g_assert_cmpfloat_with_epsilon (before->median, 0.7, 1e-12);
  /* Nobody was counted in August: that is not 0 %. */
  g_assert_cmpuint (first->n_with_figure, ==, 0);
  g_assert_true (isnan (first->weighted) && isnan (first->median));
  g_assert_true (isnan (first->lower) && isnan (first->upper));
}

static void
test_nobody (void)
{
  g_autoptr (Portfolio) portfolio = portfolio_new ();
  g_autoptr (StewardPortfolioUtilization) self = compute (portfolio, STEWARD_PORTFOLIO_MONTHS);
  g_autoptr (StewardUtilizationMoves) moves = steward_utilization_moves_new (self);
  const StewardPortfolioMonth *last = steward_portfolio_utilization_get_last (self);

  g_assert_cmpuint (self->months->len, ==, 24);
  g_assert_cmpint (g_array_index (self->months, StewardPortfolioMonth, 0).month, ==,
                   month_of ("2024-11"));
  g_assert_cmpint (last->month, ==, month_of ("2026-10"));
  g_assert_true (isnan (last->weighted));
  g_assert_cmpuint (moves->up->len + moves->down->len + moves->first->len, ==, 0);
}

/* 80 users were 80 % of 100 seats; since there are 200, they are 40 %. */
static void
test_seats_of_the_month (void)
{
  g_autoptr (Portfolio) portfolio = portfolio_new ();
  StewardUtilizationInputs *customer = add_plain (portfolio, 100, 80, 80);
  g_autoptr (StewardPortfolioUtilization) self = NULL;

  see_seats (customer, "2026-10-31", 200);
  self = compute (portfolio, 2);
  g_assert_cmpfloat_with_epsilon (steward_portfolio_utilization_get_before (self)->weighted, 0.8,
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (steward_portfolio_utilization_get_last (self)->weighted, 0.4,
                                  1e-12);
}

static void
test_own_target (void)
{
  StewardTargets lower = steward_targets_published;
  g_autoptr (Portfolio) portfolio = portfolio_new ();
  StewardUtilizationInputs *customer;
  g_autoptr (StewardPortfolioUtilization) self = NULL;

  lower.utilization_healthy = 0.7;
  customer = add_customer (portfolio, &lower);
  see_seats (customer, "2026-01-01", 100);
  count_month (customer, "2026-10", 75);
  self = compute (portfolio, 1);
  g_assert_cmpuint (steward_portfolio_utilization_get_last (self)->n_below, ==, 0);
  g_assert_null (steward_portfolio_utilization_get_before (self));
}

/* --- Distribution ----------------------------------------------------------------------------- */

static void
test_bins (void)
{
  const struct {
    double value;
    guint bin;
  } examples[] = {
    { 0, 0 },   { 0.0999, 0 }, { 0.1, 1 },  { 0.3, 3 },  { 0.6, 6 },     { 0.7, 7 }, { 0.7999, 7 },
    { 0.8, 8 }, { 1.0, 10 },   { 1.1, 11 }, { 1.2, 12 }, { 1.1999, 11 }, { 40, 12 }, { 1e300, 12 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    g_assert_cmpuint (steward_utilization_get_bin (examples[i].value), ==, examples[i].bin);
  /* A tenth of any seats is on the bound, whatever its fraction looks like to a machine. */
  for (guint seats = 10; seats < 20000; seats += 10)
    for (guint tenth = 0; tenth < STEWARD_UTILIZATION_BINS; tenth++)
      g_assert_cmpuint (steward_utilization_get_bin ((double) (seats / 10 * tenth) / seats), ==,
                        tenth);
}

static void
test_distribution (void)
{
  g_autoptr (Portfolio) portfolio = create_five ();
  g_autoptr (StewardPortfolioUtilization) self = compute (portfolio, 2);
  StewardUtilizationDistribution bins = steward_utilization_distribution_compute (self->figures);

  g_assert_cmpuint (bins.n_without, ==, 1);
  g_assert_cmpuint (bins.below[3], ==, 1);
  g_assert_cmpuint (bins.below[7], ==, 1);
  g_assert_cmpuint (bins.reached[8], ==, 1);
  g_assert_cmpuint (bins.reached[12], ==, 1);
  g_assert_cmpuint (bins.below[12] + bins.reached[7] + bins.below[8], ==, 0);
}

/* --- Movers ----------------------------------------------------------------------------------- */

static const StewardUtilizationMove *
get_move (const GArray *moves, guint i)
{
  return &g_array_index (moves, StewardUtilizationMove, i);
}

static void
test_moves (void)
{
  g_autoptr (Portfolio) portfolio = create_five ();
  g_autoptr (StewardPortfolioUtilization) self = compute (portfolio, 2);
  g_autoptr (StewardUtilizationMoves) moves = steward_utilization_moves_new (self);

  /* The second stayed at 75 %; of the fourth nothing was known of September. */
  g_assert_cmpuint (moves->up->len, ==, 1);
  g_assert_cmpuint (get_move (moves->up, 0)->index, ==, 2);
  g_assert_cmpfloat_with_epsilon (get_move (moves->up, 0)->change, 0.1, 1e-12);
  g_assert_cmpuint (moves->down->len, ==, 1);
  g_assert_cmpuint (get_move (moves->down, 0)->index, ==, 0);
  g_assert_cmpfloat_with_epsilon (get_move (moves->down, 0)->change, -0.2, 1e-12);
  g_assert_cmpuint (moves->first->len, ==, 1);
  g_assert_cmpuint (get_move (moves->first, 0)->index, ==, 3);
}

/* 5, 20 and 5 points; of the two equal ones 400 seats come before 100. Less than a tenth of a point
 * is no move. */
static void
test_order_of_moves (void)
{
  g_autoptr (Portfolio) portfolio = portfolio_new ();
  g_autoptr (StewardPortfolioUtilization) self = NULL;
  g_autoptr (StewardUtilizationMoves) moves = NULL;

  add_plain (portfolio, 100, 50, 55);
  add_plain (portfolio, 100, 50, 70);
  add_plain (portfolio, 400, 200, 220);
  add_plain (portfolio, 100000, 50000, 50040);
  self = compute (portfolio, 2);
  moves = steward_utilization_moves_new (self);
  g_assert_cmpuint (moves->up->len, ==, 3);
  g_assert_cmpuint (get_move (moves->up, 0)->index, ==, 1);
  g_assert_cmpuint (get_move (moves->up, 1)->index, ==, 2);
  g_assert_cmpuint (get_move (moves->up, 2)->index, ==, 0);
}

static void
test_words_of_moves (void)
{
  const struct {
    gint64 september;
    gint64 october;
    gint64 new_seats; /* from October on; 0: as before */
    const char *words;
  } examples[] = {
    { 71, 80, 0, "Reached 80\u00a0%: 9 more users" },
    { 60, 61, 0, "1 more user" },
    { 80, 78, 0, "Fell under 80\u00a0%: 2 users fewer" },
    { 70, 70, 120, "20 more seats, same users" },
    { 70, 71, 99, "1 seat fewer, 1 more user" },
    { 110, 112, 0, "2 more users" },
    { -1, 52, 0, "52 of 100 seats" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (Portfolio) portfolio = portfolio_new ();
      StewardUtilizationInputs *customer = add_plain (portfolio, 100, examples[i].september,
                                                      examples[i].october);
      g_autoptr (StewardPortfolioUtilization) self = NULL;
      g_autoptr (StewardUtilizationMoves) moves = NULL;
      g_autofree char *words = NULL;
      const GArray *lists[3];

      if (examples[i].new_seats > 0)
        see_seats (customer, "2026-10-01", examples[i].new_seats);
      self = compute (portfolio, 2);
      moves = steward_utilization_moves_new (self);
      lists[0] = moves->up;
      lists[1] = moves->down;
      lists[2] = moves->first;
      for (guint j = 0; j < 3; j++)
        if (lists[j]->len > 0)
          words = steward_utilization_move_describe (get_move (lists[j], 0), customer->targets);
      g_assert_cmpstr (words, ==, examples[i].words);
    }
}

/* --- Under the target ------------------------------------------------------------------------- */

/* 80 % of 100 seats takes 50 users more than 30, and 5 more than 75; of 1,001 seats it takes 801.
 */
static void
test_gaps (void)
{
  g_autoptr (Portfolio) portfolio = create_five ();
  g_autoptr (StewardPortfolioUtilization) self = NULL;
  g_autoptr (GArray) gaps = NULL;
  const struct {
    guint index;
    gint64 missing;
  } expected[] = { { 5, 101 }, { 0, 50 }, { 1, 5 } };

  add_plain (portfolio, 1001, 600, 700);
  self = compute (portfolio, 2);
  gaps = steward_portfolio_utilization_list_gaps (
    self, (const StewardUtilizationInputs *) portfolio->inputs->data);
  g_assert_cmpuint (gaps->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < gaps->len; i++)
    {
      const StewardUtilizationGap *gap = &g_array_index (gaps, StewardUtilizationGap, i);

      g_assert_cmpuint (gap->index, ==, expected[i].index);
      g_assert_cmpint (gap->missing, ==, expected[i].missing);
    }
}

/* --- Quantiles -------------------------------------------------------------------------------- */

/* R 4: quantile(c(1, 2, 4, 8), c(0, .25, .5, .75, 1)) gives 1, 1.75, 3, 5, 8. */
static void
test_quantiles (void)
{
  const double values[] = { 8, 1, 4, 2 };
  const double expected[] = { 1, 1.75, 3, 5, 8 };
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (double));

  g_assert_true (isnan (steward_quantile_get (sorted, 0.5)));
  g_array_append_vals (sorted, values, G_N_ELEMENTS (values));
  steward_quantile_sort (sorted);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpfloat_with_epsilon (steward_quantile_get (sorted, i / 4.0), expected[i], 1e-12);
}

/* --- Laws ------------------------------------------------------------------------------------- */

static Portfolio *
create_random (guint n)
{
  Portfolio *self = portfolio_new ();

  for (guint i = 0; i < n; i++)
    add_plain (self, g_test_rand_int_range (0, 8) * 50, g_test_rand_int_range (-40, 400),
               g_test_rand_int_range (-40, 400));
  return self;
}

/* The same customers in another order. */
static Portfolio *
shuffle (const Portfolio *self)
{
  Portfolio *other = portfolio_new ();

  for (guint i = 0; i < self->inputs->len; i++)
    g_array_insert_val (other->inputs, (guint) g_test_rand_int_range (0, (gint32) i + 1),
                        g_array_index (self->inputs, StewardUtilizationInputs, i));
  return other;
}

static void
assert_same_months (const StewardPortfolioUtilization *one,
                    const StewardPortfolioUtilization *other)
{
  for (guint i = 0; i < one->months->len; i++)
    {
      const StewardPortfolioMonth *a = &g_array_index (one->months, StewardPortfolioMonth, i);
      const StewardPortfolioMonth *b = &g_array_index (other->months, StewardPortfolioMonth, i);

      g_assert_cmpuint (a->n_with_figure, ==, b->n_with_figure);
      g_assert_cmpuint (a->n_below, ==, b->n_below);
      g_assert_cmpint (a->users, ==, b->users);
      g_assert_cmpint (a->seats, ==, b->seats);
      g_assert_true (a->median == b->median || (isnan (a->median) && isnan (b->median)));
    }
}

static void
assert_same_moves (const GArray *one, const GArray *other)
{
  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    {
      g_assert_true (get_move (one, i)->change == get_move (other, i)->change
                     || isnan (get_move (one, i)->change));
      g_assert_cmpint (get_move (one, i)->now.denominator, ==,
                       get_move (other, i)->now.denominator);
    }
}

static void
test_order_changes_nothing (void)
{
  for (int round = 0; round < 200; round++)
    {
      g_autoptr (Portfolio) portfolio = create_random ((guint) g_test_rand_int_range (0, 40));
      g_autoptr (Portfolio) shuffled = shuffle (portfolio);
      g_autoptr (StewardPortfolioUtilization) one = compute (portfolio, 3);
      g_autoptr (StewardPortfolioUtilization) other = compute (shuffled, 3);
      g_autoptr (StewardUtilizationMoves) moves = steward_utilization_moves_new (one);
      g_autoptr (StewardUtilizationMoves) others = steward_utilization_moves_new (other);
      StewardUtilizationDistribution bins = steward_utilization_distribution_compute (one->figures);
      StewardUtilizationDistribution same = steward_utilization_distribution_compute (
        other->figures);

      assert_same_months (one, other);
      assert_same_moves (moves->up, others->up);
      assert_same_moves (moves->down, others->down);
      assert_same_moves (moves->first, others->first);
      g_assert_cmpmem (&bins, sizeof bins, &same, sizeof same);
    }
}

static void
assert_bins_sum_to_all (const StewardPortfolioUtilization *self)
{
  StewardUtilizationDistribution bins = steward_utilization_distribution_compute (self->figures);
  const StewardPortfolioMonth *last = steward_portfolio_utilization_get_last (self);
  guint n_below = 0;
  guint n_reached = 0;

  for (guint i = 0; i < STEWARD_UTILIZATION_BINS; i++)
    {
      n_below += bins.below[i];
      n_reached += bins.reached[i];
    }
  g_assert_cmpuint (n_below + n_reached + bins.n_without, ==, self->n_customers);
  g_assert_cmpuint (n_below, ==, last->n_below);
  g_assert_cmpuint (n_below + n_reached, ==, last->n_with_figure);
}

/* Every mean and every quantile lies between the least and the greatest utilization. */
static void
assert_between (const StewardPortfolioUtilization *self)
{
  const StewardPortfolioMonth *last = steward_portfolio_utilization_get_last (self);
  double least = G_MAXDOUBLE;
  double greatest = -G_MAXDOUBLE;

  if (last->n_with_figure == 0)
    return;
  for (guint i = 0; i < self->figures->len; i++)
    {
      double value = g_array_index (self->figures, StewardUtilization, i).value;

      least = isnan (value) ? least : MIN (least, value);
      greatest = isnan (value) ? greatest : MAX (greatest, value);
    }
  g_assert_cmpfloat (last->weighted, >=, least - 1e-12);
  g_assert_cmpfloat (last->weighted, <=, greatest + 1e-12);
  g_assert_cmpfloat (least, <=, last->lower);
  g_assert_cmpfloat (last->lower, <=, last->median);
  g_assert_cmpfloat (last->median, <=, last->upper);
  g_assert_cmpfloat (last->upper, <=, greatest);
}

static void
test_laws (void)
{
  for (int round = 0; round < 300; round++)
    {
      g_autoptr (Portfolio) portfolio = create_random ((guint) g_test_rand_int_range (0, 30));
      g_autoptr (StewardPortfolioUtilization) self = compute (portfolio, 2);
      g_autoptr (StewardUtilizationMoves) moves = steward_utilization_moves_new (self);
      g_autoptr (GArray) gaps = steward_portfolio_utilization_list_gaps (
        self, (const StewardUtilizationInputs *) portfolio->inputs->data);
      const StewardPortfolioMonth *last = steward_portfolio_utilization_get_last (self);

      assert_bins_sum_to_all (self);
      assert_between (self);
      g_assert_cmpuint (gaps->len, ==, last->n_below);
      for (guint i = 0; i < gaps->len; i++)
        g_assert_cmpint (g_array_index (gaps, StewardUtilizationGap, i).missing, >=, 1);
      g_assert_cmpuint (moves->up->len + moves->down->len + moves->first->len, <=,
                        last->n_with_figure);
    }
}

/* A customer more without a figure changes no figure: unknown is not zero. */
static void
test_unknown_is_not_zero (void)
{
  for (int round = 0; round < 100; round++)
    {
      g_autoptr (Portfolio) portfolio = create_random ((guint) g_test_rand_int_range (0, 30));
      g_autoptr (StewardPortfolioUtilization) one = compute (portfolio, 3);
      g_autoptr (StewardPortfolioUtilization) other = NULL;

      add_plain (portfolio, 0, 100, 100);
      add_plain (portfolio, 500, -1, -1);
      other = compute (portfolio, 3);
      assert_same_months (one, other);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/metrics/portfolio-utilization/months", test_months);
  g_test_add_func ("/steward/metrics/portfolio-utilization/nobody", test_nobody);
  g_test_add_func ("/steward/metrics/portfolio-utilization/seats-of-the-month",
                   test_seats_of_the_month);
  g_test_add_func ("/steward/metrics/portfolio-utilization/own-target", test_own_target);
  g_test_add_func ("/steward/metrics/portfolio-utilization/bins", test_bins);
  g_test_add_func ("/steward/metrics/portfolio-utilization/distribution", test_distribution);
  g_test_add_func ("/steward/metrics/portfolio-utilization/moves", test_moves);
  g_test_add_func ("/steward/metrics/portfolio-utilization/order-of-moves", test_order_of_moves);
  g_test_add_func ("/steward/metrics/portfolio-utilization/words-of-moves", test_words_of_moves);
  g_test_add_func ("/steward/metrics/portfolio-utilization/gaps", test_gaps);
  g_test_add_func ("/steward/metrics/portfolio-utilization/order-changes-nothing",
                   test_order_changes_nothing);
  g_test_add_func ("/steward/metrics/portfolio-utilization/laws", test_laws);
  g_test_add_func ("/steward/metrics/portfolio-utilization/unknown-is-not-zero",
                   test_unknown_is_not_zero);
  g_test_add_func ("/steward/metrics/quantile/as-in-r", test_quantiles);
  return g_test_run ();
}
