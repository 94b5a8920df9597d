/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Retention and growth; every expected number is from advisor-domain 2 and 10.3, or calculated by
 * hand from its rules. */

#include "contract-book.h"
#include "steward-renewals.h"
#include "steward-retention.h"

#include <math.h>
#include <string.h>

#define EPSILON 1e-9

static StewardRetention *
compute (ContractBook *book, const char *from, const char *to)
{
  g_autoptr (StewardRevenue) revenue = contract_book_make_revenue (book, 30);

  return steward_retention_compute (revenue, contract_book_parse_day (from),
                                    contract_book_parse_day (to));
}

static const StewardMovement *
find_movement (const StewardRetention *retention, const char *id)
{
  for (guint i = 0; i < retention->movements->len; i++)
    {
      const StewardMovement *movement = &g_array_index (retention->movements, StewardMovement, i);

      if (strcmp (steward_revenue_get_id (retention->revenue, movement->customer), id) == 0)
        return movement;
    }
  return NULL;
}

static void
assert_movement (const StewardRetention *retention,
                 const char *id,
                 StewardMovementKind kind,
                 double amount)
{
  const StewardMovement *movement = find_movement (retention, id);

  g_assert_nonnull (movement);
  g_assert_cmpstr (steward_movement_kind_to_string (movement->kind), ==,
                   steward_movement_kind_to_string (kind));
  g_assert_cmpfloat_with_epsilon (movement->amount, amount, EPSILON);
}

/* In the order in which they are said. */
typedef struct {
  double start;
  double won;
  double resurrection;
  double expansion;
  double contraction;
  double churn;
  double end;
} Bridge;

static void
assert_bridge (const StewardRetention *retention, const Bridge *bridge)
{
  g_assert_cmpfloat_with_epsilon (retention->start_arr, bridge->start, EPSILON);
  g_assert_cmpfloat_with_epsilon (retention->new_arr, bridge->won, EPSILON);
  g_assert_cmpfloat_with_epsilon (retention->resurrection, bridge->resurrection, EPSILON);
  g_assert_cmpfloat_with_epsilon (retention->expansion, bridge->expansion, EPSILON);
  g_assert_cmpfloat_with_epsilon (retention->contraction, bridge->contraction, EPSILON);
  g_assert_cmpfloat_with_epsilon (retention->churn, bridge->churn, EPSILON);
  g_assert_cmpfloat_with_epsilon (retention->end_arr, bridge->end, EPSILON);
}

/* --- Worked examples -------------------------------------------------------------------------- */

/* 100, -10 churn, -10 contraction, +10 expansion: GRR 80 %, NRR 90 %. */
static void
test_first_example (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of (
    "same 2024-01-01 2024-12-31 50", "same 2025-01-01 2025-12-31 50",
    "gone 2024-01-01 2024-12-31 10", "less 2024-01-01 2024-12-31 30",
    "less 2025-01-01 2025-12-31 20", "more 2024-01-01 2024-12-31 10",
    "more 2025-01-01 2025-12-31 20", NULL);
  g_autoptr (StewardRetention) retention = compute (book, "2024-06-30", "2025-06-30");
  const Bridge bridge = { 100, 0, 0, 10, 10, 10, 90 };

  assert_bridge (retention, &bridge);
  g_assert_cmpfloat_with_epsilon (retention->grr, 0.8, EPSILON);
  g_assert_cmpfloat_with_epsilon (retention->nrr, 0.9, EPSILON);
  g_assert_cmpuint (retention->logos_start, ==, 4);
  g_assert_cmpuint (retention->logos_end, ==, 3);
  g_assert_cmpuint (retention->logos_lost, ==, 1);
  g_assert_cmpfloat_with_epsilon (retention->logo_churn, 0.25, EPSILON);
  g_assert_cmpint (retention->grr_reason, ==, STEWARD_REASON_NONE);
  assert_movement (retention, "same", STEWARD_MOVEMENT_RETAINED, 0);
  assert_movement (retention, "gone", STEWARD_MOVEMENT_CHURN, 10);
  assert_movement (retention, "less", STEWARD_MOVEMENT_CONTRACTION, 10);
  assert_movement (retention, "more", STEWARD_MOVEMENT_EXPANSION, 10);
}

/* 10 M, -0.6, -0.9, +1.8: GRR 85 %, NRR 103 %. */
static void
test_second_example (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of (
    "gone 2024-01-01 2024-12-31 600000", "less 2024-01-01 2024-12-31 5000000",
    "less 2025-01-01 2025-12-31 4100000", "more 2024-01-01 2024-12-31 4400000",
    "more 2025-01-01 2025-12-31 6200000", NULL);
  g_autoptr (StewardRetention) retention = compute (book, "2024-06-30", "2025-06-30");
  const Bridge bridge = { 10e6, 0, 0, 1.8e6, 0.9e6, 0.6e6, 10.3e6 };

  assert_bridge (retention, &bridge);
  g_assert_cmpfloat_with_epsilon (retention->grr, 0.85, EPSILON);
  g_assert_cmpfloat_with_epsilon (retention->nrr, 1.03, EPSILON);
}

/* --- Every bucket ----------------------------------------------------------------------------- */

static void
test_buckets (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of (
    "old 2023-01-01 2026-12-31 400", /* 100 a year, all the time */
    "new 2025-01-01 2025-12-31 30",  /* signed after the first day */
    "back 2022-01-01 2022-12-31 10", /* left in 2022 */
    "back 2025-01-01 2025-12-31 25", /* and is back */
    "trial 2022-01-01 2024-12-31 0", /* a free line is no earlier day with ARR */
    "trial 2025-01-01 2025-12-31 7", /* so that this one is new */
    "fly 2024-09-01 2024-11-30 5",   /* 91 days, a quarter: signed and lost inside */
    "twice 2024-08-01 2024-08-31 1", /* came and went, and came again: never there before */
    "twice 2025-06-01 2026-05-31 3", "ended 2020-01-01 2020-12-31 99", /* long gone */
    "future 2026-01-01 2026-12-31 99", NULL);
  g_autoptr (StewardRetention) retention = compute (book, "2024-06-30", "2025-06-30");
  const Bridge bridge = { 100, 30 + 7 + 3, 25, 0, 0, 0, 165 };

  assert_bridge (retention, &bridge);
  g_assert_cmpfloat (retention->grr, ==, 1);
  g_assert_cmpfloat (retention->nrr, ==, 1);
  g_assert_cmpuint (retention->logos_start, ==, 1);
  g_assert_cmpuint (retention->logos_lost, ==, 0);
  assert_movement (retention, "new", STEWARD_MOVEMENT_NEW, 30);
  assert_movement (retention, "back", STEWARD_MOVEMENT_RESURRECTION, 25);
  assert_movement (retention, "trial", STEWARD_MOVEMENT_NEW, 7);
  assert_movement (retention, "fly", STEWARD_MOVEMENT_INSIDE, 20);
  assert_movement (retention, "twice", STEWARD_MOVEMENT_NEW, 3);
  g_assert_null (find_movement (retention, "ended"));
  g_assert_null (find_movement (retention, "future"));
  g_assert_cmpuint (retention->counts[STEWARD_MOVEMENT_NEW], ==, 3);
  g_assert_cmpuint (retention->counts[STEWARD_MOVEMENT_INSIDE], ==, 1);
}

/* Both days belong to a line: it is there on its first and on its last. */
static void
test_days (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of ("acme 2024-02-29 2025-02-28 100", NULL);
  static const struct {
    const char *from;
    const char *to;
    StewardMovementKind kind;
  } cases[] = {
    { "2024-02-28", "2024-02-29", STEWARD_MOVEMENT_NEW },
    { "2024-02-29", "2025-02-28", STEWARD_MOVEMENT_RETAINED },
    { "2025-02-28", "2025-03-01", STEWARD_MOVEMENT_CHURN },
    { "2024-02-28", "2025-03-01", STEWARD_MOVEMENT_INSIDE },
    { "2024-02-29", "2024-02-29", STEWARD_MOVEMENT_RETAINED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRetention) retention = compute (book, cases[i].from, cases[i].to);

      assert_movement (retention, "acme", cases[i].kind,
                       cases[i].kind == STEWARD_MOVEMENT_RETAINED ? 0 : 100);
    }
}

/* Refunds are netted with what they take away from: 100 - 40 = 60 at the end; and one that takes
 * all of it away, or more, is churn of what was paid. */
static void
test_refunds (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of (
    "less 2024-01-01 2025-12-31 200", "less 2025-01-01 2025-12-31 -40",
    "gone 2024-01-01 2025-12-31 20", "gone 2025-01-01 2025-12-31 -15", NULL);
  g_autoptr (StewardRetention) retention = compute (book, "2024-06-30", "2025-06-30");
  const Bridge bridge = { 110, 0, 0, 0, 40, 10, 60 };

  assert_bridge (retention, &bridge);
  g_assert_cmpfloat_with_epsilon (retention->grr, 60 / 110.0, EPSILON);
  assert_movement (retention, "gone", STEWARD_MOVEMENT_CHURN, 10);
}

/* Several lines of a customer are netted before they are compared. */
static void
test_netting (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of (
    "acme 2024-01-01 2024-12-31 60 of=Search", "acme 2024-01-01 2024-12-31 40 of=Seats",
    "acme 2025-01-01 2025-12-31 100 of=Suite", NULL);
  g_autoptr (StewardRetention) retention = compute (book, "2024-06-30", "2025-06-30");

  assert_movement (retention, "acme", STEWARD_MOVEMENT_RETAINED, 0);
  g_assert_cmpfloat (retention->grr, ==, 1);
}

static void
test_no_start (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of ("acme 2025-01-01 2025-12-31 100",
                                                        "free 2024-01-01 2025-12-31 0", NULL);
  g_autoptr (ContractBook) empty = contract_book_new ();
  g_autoptr (StewardRetention) retention = compute (book, "2024-06-30", "2025-06-30");
  g_autoptr (StewardRetention) nothing = compute (empty, "2024-06-30", "2025-06-30");
  const StewardRetention *both[] = { retention, nothing };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_assert_true (isnan (both[i]->grr));
      g_assert_true (isnan (both[i]->nrr));
      g_assert_true (isnan (both[i]->logo_churn));
      g_assert_cmpstr (steward_reason_to_string (both[i]->grr_reason), ==, "no-start-arr");
      g_assert_true (isnan (both[i]->renewal_rate));
      g_assert_true (isnan (both[i]->contract_retention));
      g_assert_cmpstr (steward_reason_to_string (both[i]->renewal_reason), ==, "no-renewals");
    }
  g_assert_cmpfloat (retention->end_arr, ==, 100);
  g_assert_cmpfloat (nothing->end_arr, ==, 0);
}

/* A lapse over the last day of at most 30 days is none; with a grace of 0 it is churn, and then a
 * resurrection. */
static void
test_grace (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of ("acme 2024-01-01 2024-12-31 100",
                                                        "acme 2025-01-16 2026-01-15 120", NULL);
  static const struct {
    guint grace_days;
    const char *from;
    const char *to;
    StewardMovementKind kind;
    double amount;
  } cases[] = {
    { 30, "2024-06-30", "2025-01-10", STEWARD_MOVEMENT_RETAINED, 0 },
    { 0, "2024-06-30", "2025-01-10", STEWARD_MOVEMENT_CHURN, 100 },
    { 30, "2025-01-10", "2025-06-30", STEWARD_MOVEMENT_EXPANSION, 20 },
    { 0, "2025-01-10", "2025-06-30", STEWARD_MOVEMENT_RESURRECTION, 120 },
    { 14, "2024-06-30", "2025-01-10", STEWARD_MOVEMENT_CHURN, 100 },
    { 15, "2024-06-30", "2025-01-10", STEWARD_MOVEMENT_RETAINED, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRevenue) revenue = contract_book_make_revenue (book, cases[i].grace_days);
      g_autoptr (StewardRetention) retention = steward_retention_compute (
        revenue, contract_book_parse_day (cases[i].from), contract_book_parse_day (cases[i].to));

      assert_movement (retention, "acme", cases[i].kind, cases[i].amount);
    }
}

/* --- Mergers ---------------------------------------------------------------------------------- */

/* acme is taken over by globex: what would be churn is what globex pays less, or more. */
static void
test_merged (void)
{
  static const struct {
    const char *after; /* what globex pays then */
    Bridge bridge;
    StewardMovementKind kind;
    double amount;
  } cases[] = {
    { "globex 2025-01-01 2025-12-31 150",
      { 150, 0, 0, 0, 0, 0, 150 },
      STEWARD_MOVEMENT_RETAINED,
      0 },
    { "globex 2025-01-01 2025-12-31 120",
      { 150, 0, 0, 0, 30, 0, 120 },
      STEWARD_MOVEMENT_CONTRACTION,
      30 },
    { "globex 2025-01-01 2025-12-31 180",
      { 150, 0, 0, 30, 0, 0, 180 },
      STEWARD_MOVEMENT_EXPANSION,
      30 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ContractBook) book = contract_book_new_of (
        "acme 2024-01-01 2024-12-31 100 into=globex", "globex 2024-01-01 2024-12-31 50",
        cases[i].after, NULL);
      g_autoptr (StewardRetention) retention = compute (book, "2024-06-30", "2025-06-30");
      const StewardMovement *acme = find_movement (retention, "acme");

      assert_bridge (retention, &cases[i].bridge);
      assert_movement (retention, "globex", cases[i].kind, cases[i].amount);
      assert_movement (retention, "acme", STEWARD_MOVEMENT_MERGED, 100);
      g_assert_cmpint (acme->into, ==, (int) contract_book_find (retention->revenue, "globex"));
      g_assert_cmpfloat (find_movement (retention, "globex")->taken_over, ==, 100);
      g_assert_cmpuint (retention->logos_start, ==, 2);
      g_assert_cmpuint (retention->logos_end, ==, 1);
      g_assert_cmpuint (retention->logos_lost, ==, 0);
    }
}

/* Into one that was not there before, and over several. */
static void
test_merged_further (void)
{
  g_autoptr (ContractBook) renamed = contract_book_new_of (
    "acme 2024-01-01 2024-12-31 100 into=globex", "globex 2025-01-01 2025-12-31 100", NULL);
  g_autoptr (ContractBook) chain = contract_book_new_of (
    "a 2024-01-01 2024-12-31 10 into=b", "b 2024-01-01 2024-10-31 20 into=c",
    "c 2024-07-01 2024-09-30 5 into=d", "d 2024-01-01 2025-12-31 80", NULL);
  g_autoptr (StewardRetention) first = compute (renamed, "2024-06-30", "2025-06-30");
  g_autoptr (StewardRetention) second = compute (chain, "2024-06-30", "2025-06-30");
  /* b: 305 days are .8350 years. */
  double b = 20 / (305 / 365.25);
  const Bridge renamed_bridge = { 100, 0, 0, 0, 0, 0, 100 };
  const Bridge chain_bridge = { 10 + b + 40, 0, 0, 0, 10 + b, 0, 40 };

  assert_bridge (first, &renamed_bridge);
  assert_movement (first, "globex", STEWARD_MOVEMENT_RETAINED, 0);
  assert_bridge (second, &chain_bridge);
  assert_movement (second, "d", STEWARD_MOVEMENT_CONTRACTION, 10 + b);
  assert_movement (second, "a", STEWARD_MOVEMENT_MERGED, 10);
  /* c came and went in between, with nothing to take along. */
  assert_movement (second, "c", STEWARD_MOVEMENT_INSIDE, 20);
  g_assert_cmpfloat_with_epsilon (second->grr, 40 / (50 + b), EPSILON);
}

/* Where the other is gone too, or nobody knows it, or they went into each other, it is churn; and
 * one that still pays is a customer as any other. */
static void
test_merged_nowhere (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of (
    "a 2024-01-01 2024-12-31 10 into=b", "b 2024-01-01 2024-12-31 20",        /* both gone */
    "c 2024-01-01 2024-12-31 30 into=nobody",                                 /* unknown */
    "d 2024-01-01 2024-12-31 40 into=e", "e 2024-01-01 2024-12-31 50 into=d", /* a circle */
    "f 2024-01-01 2025-12-31 60 into=g", "g 2024-01-01 2025-12-31 70",        /* both there */
    NULL);
  g_autoptr (StewardRetention) retention = compute (book, "2024-06-30", "2025-06-30");
  const Bridge bridge = { 150 + 65, 0, 0, 0, 0, 150, 65 };

  assert_bridge (retention, &bridge);
  g_assert_cmpuint (retention->logos_lost, ==, 5);
  g_assert_cmpuint (retention->counts[STEWARD_MOVEMENT_MERGED], ==, 0);
  assert_movement (retention, "g", STEWARD_MOVEMENT_RETAINED, 0);
}

/* One that is gone for longer goes on in the other, which so returns; one that is still there does
 * not make the other a returning one. */
static void
test_merged_return (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of (
    "acme 2022-01-01 2022-12-31 100 into=globex", "globex 2025-01-01 2025-12-31 80",
    "here 2023-01-01 2025-12-31 30 into=hooli", "hooli 2025-01-01 2025-12-31 5", NULL);
  g_autoptr (StewardRetention) retention = compute (book, "2024-06-30", "2025-06-30");

  assert_movement (retention, "globex", STEWARD_MOVEMENT_RESURRECTION, 80);
  assert_movement (retention, "hooli", STEWARD_MOVEMENT_NEW, 5);
  assert_movement (retention, "here", STEWARD_MOVEMENT_RETAINED, 0);
}

/* --- Renewals --------------------------------------------------------------------------------- */

static void
assert_renewals (const char *from,
                 const char *to,
                 ContractBook *book,
                 double up,
                 double renewed,
                 guint n_up,
                 guint n_renewed)
{
  g_autoptr (StewardRetention) retention = compute (book, from, to);

  g_assert_cmpfloat_with_epsilon (retention->up_arr, up, EPSILON);
  g_assert_cmpfloat_with_epsilon (retention->renewed_arr, renewed, EPSILON);
  g_assert_cmpuint (retention->n_up, ==, n_up);
  g_assert_cmpuint (retention->n_renewed, ==, n_renewed);
  if (n_up > 0)
    {
      g_assert_cmpfloat_with_epsilon (retention->renewal_rate, renewed / up, EPSILON);
      g_assert_cmpfloat_with_epsilon (retention->contract_retention, n_renewed / (double) n_up,
                                      EPSILON);
    }
}

/* Growth is not renewed ARR; what is signed early or late within the grace is. */
static void
test_renewals (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of (
    "same 2024-01-01 2024-12-31 100", "same 2025-01-01 2025-12-31 100",
    "more 2024-01-01 2024-12-31 50", "more 2025-01-01 2025-12-31 80",
    "less 2024-01-01 2024-12-31 40", "less 2025-01-01 2025-12-31 30",
    "gone 2024-01-01 2024-12-31 20", "early 2024-01-01 2024-12-31 7",
    "early 2024-12-02 2025-12-01 7", "late 2024-01-01 2024-12-31 3", "late 2025-01-31 2026-01-30 3",
    "too-late 2024-01-01 2024-12-31 5", "too-late 2025-02-01 2026-01-31 5",
    "too-early 2024-01-01 2024-12-31 2", "too-early 2024-12-01 2025-11-30 2",
    "going-on 2024-01-01 2026-12-31 900", NULL);

  assert_renewals ("2024-06-30", "2025-06-30", book, 227, 100 + 50 + 30 + 7 + 3, 8, 5);
  /* A contract is up when its last day is the first given or later, and before the last. */
  assert_renewals ("2024-12-31", "2025-01-01", book, 227, 190, 8, 5);
  assert_renewals ("2024-06-30", "2024-12-31", book, 0, 0, 0, 0);
  assert_renewals ("2025-01-01", "2025-06-30", book, 0, 0, 0, 0);
}

/* Each contract goes on in its own product: what one grows by does not renew another. A product
 * that is new takes the place of one that ends. */
static void
test_renewed_products (void)
{
  g_autoptr (ContractBook) grown = contract_book_new_of (
    "acme 2024-01-01 2024-12-31 60 of=Search", "acme 2024-01-01 2024-12-31 40 of=Seats",
    "acme 2025-01-01 2025-12-31 90 of=Search", NULL);
  g_autoptr (ContractBook) replaced = contract_book_new_of (
    "acme 2024-01-01 2024-12-31 60 of=Search", "acme 2024-01-01 2024-12-31 40 of=Seats",
    "acme 2025-01-01 2025-12-31 70 of=Suite", NULL);
  g_autoptr (ContractBook) split = contract_book_new_of (
    "acme 2024-01-01 2024-12-31 60 of=Search", "acme 2024-01-01 2024-12-31 40 of=Search",
    "acme 2025-01-01 2025-12-31 30 of=Search", "acme 2025-01-01 2025-12-31 50 of=Search", NULL);
  g_autoptr (ContractBook) nothing_left = contract_book_new_of (
    "acme 2024-01-01 2024-12-31 60", "acme 2024-01-01 2024-12-31 40",
    "acme 2025-01-01 2025-12-31 60", NULL);

  assert_renewals ("2024-06-30", "2025-06-30", grown, 100, 60, 2, 1);
  assert_renewals ("2024-06-30", "2025-06-30", replaced, 100, 70, 2, 2);
  assert_renewals ("2024-06-30", "2025-06-30", split, 100, 80, 2, 2);
  /* The largest comes first. */
  assert_renewals ("2024-06-30", "2025-06-30", nothing_left, 100, 60, 2, 1);
}

/* Free lines are no contracts, refunds take off what ends with them, and a contract of a customer
 * that was merged goes on in the other's. */
static void
test_renewals_of_all_sorts (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of (
    "free 2024-01-01 2024-12-31 0", "refunded 2024-01-01 2024-12-31 100",
    "refunded 2024-07-01 2024-12-31 -10", "refunded 2025-01-01 2025-12-31 90",
    "void 2024-01-01 2024-12-31 10", "void 2024-01-01 2024-12-31 -10",
    "acme 2024-01-01 2024-12-31 30 into=globex", "globex 2024-01-01 2025-12-31 10",
    "globex 2025-01-01 2025-12-31 20", "monthly 2024-11-01 2024-11-30 1",
    "monthly 2024-12-01 2024-12-31 1", "monthly 2025-01-01 2025-01-31 1", NULL);
  double month = 365.25 / 30 + 365.25 / 31;

  /* 100 less 20 a year of refund. */
  assert_renewals ("2024-10-31", "2025-01-31", book, 80 + 30 + month, 80 + 20 + 2 * 365.25 / 31, 4,
                   4);
}

static void
test_list_renewals (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of (
    "acme 2024-01-01 2024-12-31 100 of=Search", "acme 2024-01-01 2024-12-31 20 of=Seats",
    "acme 2025-01-01 2025-12-31 110 of=Search", "globex 2024-01-01 2024-10-31 30",
    "globex 2024-01-01 2025-03-31 40", NULL);
  g_autoptr (StewardRevenue) revenue = contract_book_make_revenue (book, 30);
  g_autoptr (GArray) all = steward_renewals_list (revenue, contract_book_parse_day ("2024-11-01"),
                                                  contract_book_parse_day ("2025-01-01"));
  g_autoptr (GArray) one = steward_renewals_list (revenue, contract_book_parse_day ("2024-11-02"),
                                                  contract_book_parse_day ("2025-01-01"));
  const StewardRenewal *first = &g_array_index (all, StewardRenewal, 0);
  const StewardRenewal *second = &g_array_index (all, StewardRenewal, 1);

  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (first->customer, ==, 1);
  g_assert_cmpint (first->day, ==, contract_book_parse_day ("2024-11-01"));
  g_assert_cmpfloat (first->renewed_arr, ==, 0);
  g_assert_cmpuint (second->customer, ==, 0);
  g_assert_cmpint (second->day, ==, contract_book_parse_day ("2025-01-01"));
  g_assert_cmpfloat_with_epsilon (second->arr, 120, EPSILON);
  g_assert_cmpfloat_with_epsilon (second->renewed_arr, 100, EPSILON);
  g_assert_cmpuint (second->n_contracts, ==, 2);
  g_assert_cmpuint (second->n_renewed, ==, 1);
}

/* --- The period ------------------------------------------------------------------------------- */

static void
test_trailing_year (void)
{
  static const char *const cases[][3] = {
    { "2026-11-23", "2025-10-31", "2026-10-31" },
    { "2024-03-01", "2023-02-28", "2024-02-29" },
    { "2025-03-31", "2024-02-29", "2025-02-28" },
    { "2025-01-01", "2023-12-31", "2024-12-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StewardDay from;
      StewardDay to;

      steward_retention_get_trailing_year (contract_book_parse_day (cases[i][0]), &from, &to);
      g_assert_cmpint (from, ==, contract_book_parse_day (cases[i][1]));
      g_assert_cmpint (to, ==, contract_book_parse_day (cases[i][2]));
    }
}

/* --- Why -------------------------------------------------------------------------------------- */

static void
assert_explained (const StewardRetention *retention,
                  StewardRetentionFigure figure,
                  const char *formula,
                  ...)
{
  g_autoptr (StewardExplanation) explanation = steward_retention_explain (retention, figure);
  g_autofree char *text = steward_explanation_to_text (explanation);
  va_list args;
  const char *part;

  g_assert_cmpstr (explanation->formula, ==, formula);
  va_start (args, formula);
  while ((part = va_arg (args, const char *)))
    if (strstr (text, part) == NULL)
      g_error ("“%s” is not in:\n%s", part, text);
  va_end (args);
}

static void
test_explained (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of (
    "same 2024-01-01 2024-12-31 50000 in=EUR", "same 2025-01-01 2025-12-31 50000 in=EUR",
    "gone 2024-01-01 2024-12-31 10000 in=EUR", "less 2024-01-01 2024-12-31 30000 in=EUR",
    "less 2025-01-01 2025-12-31 20000 in=EUR", "more 2024-01-01 2024-12-31 10000 in=EUR",
    "more 2025-01-01 2025-12-31 10000 in=USD", NULL);
  g_autoptr (StewardExchange) exchange = steward_exchange_new ("EUR", NULL);
  g_autoptr (StewardRevenue) revenue = NULL;
  g_autoptr (StewardRetention) retention = NULL;

  g_assert_true (steward_exchange_add_rates (exchange, "USD=2", NULL));
  revenue = steward_revenue_new ((StewardRevenueCustomer *) book->customers->data, 4, exchange, 14,
                                 NULL);
  retention = steward_retention_compute (revenue, contract_book_parse_day ("2024-06-30"),
                                         contract_book_parse_day ("2025-06-30"));
  assert_explained (retention, STEWARD_RETENTION_GROSS,
                    "80000\u00a0EUR kept, without growth ÷ 100000\u00a0EUR at the start = "
                    "80.0\u00a0%",
                    "Gross retention\n", "Period: 30 Jun 2024 to 30 Jun 2025\n",
                    "At the start: 100000\u00a0EUR, 4 customers\n",
                    "Contraction: 10000\u00a0EUR, 1 customer\n",
                    "Churn: 10000\u00a0EUR, 1 customer\n", "Exchange rates: 1 USD = 2 EUR\n",
                    "Grace: a lapse of at most 14 days\n", NULL);
  assert_explained (retention, STEWARD_RETENTION_NET,
                    "90000\u00a0EUR paid by the same customers ÷ 100000\u00a0EUR at the start = "
                    "90.0\u00a0%",
                    "Expansion: 10000\u00a0EUR, 1 customer\n", NULL);
  assert_explained (retention, STEWARD_RETENTION_RENEWAL_RATE,
                    "80000\u00a0EUR renewed, without growth ÷ 100000\u00a0EUR up for renewal = "
                    "80.0\u00a0%",
                    "Contracts renewed: 3 of 4 whose last day is from 30 Jun 2024 to 29 Jun 2025\n",
                    NULL);
  assert_explained (retention, STEWARD_RETENTION_CONTRACTS,
                    "3 contracts renewed ÷ 4 up for renewal = 75.0\u00a0%", NULL);
  assert_explained (retention, STEWARD_RETENTION_LOGO_CHURN,
                    "1 customers lost ÷ 4 customers at the start = 25.0\u00a0%",
                    "Churn: 10000\u00a0EUR, 1 customer\n", NULL);
}

static void
test_not_available (void)
{
  g_autoptr (ContractBook) book = contract_book_new ();
  g_autoptr (StewardRetention) retention = compute (book, "2024-06-30", "2025-06-30");

  assert_explained (retention, STEWARD_RETENTION_GROSS, "Not available: No revenue at the start",
                    NULL);
  assert_explained (retention, STEWARD_RETENTION_CONTRACTS,
                    "Not available: Nothing was up for renewal", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/metrics/retention/first-example", test_first_example);
  g_test_add_func ("/steward/metrics/retention/second-example", test_second_example);
  g_test_add_func ("/steward/metrics/retention/buckets", test_buckets);
  g_test_add_func ("/steward/metrics/retention/days", test_days);
  g_test_add_func ("/steward/metrics/retention/refunds", test_refunds);
  g_test_add_func ("/steward/metrics/retention/netting", test_netting);
  g_test_add_func ("/steward/metrics/retention/no-start", test_no_start);
  g_test_add_func ("/steward/metrics/retention/grace", test_grace);
  g_test_add_func ("/steward/metrics/retention/merged", test_merged);
  g_test_add_func ("/steward/metrics/retention/merged-further", test_merged_further);
  g_test_add_func ("/steward/metrics/retention/merged-nowhere", test_merged_nowhere);
  g_test_add_func ("/steward/metrics/retention/merged-return", test_merged_return);
  g_test_add_func ("/steward/metrics/retention/renewals", test_renewals);
  g_test_add_func ("/steward/metrics/retention/renewed-products", test_renewed_products);
  g_test_add_func ("/steward/metrics/retention/renewals-of-all-sorts", test_renewals_of_all_sorts);
  g_test_add_func ("/steward/metrics/retention/list-renewals", test_list_renewals);
  g_test_add_func ("/steward/metrics/retention/trailing-year", test_trailing_year);
  g_test_add_func ("/steward/metrics/retention/explained", test_explained);
  g_test_add_func ("/steward/metrics/retention/not-available", test_not_available);
  return g_test_run ();
}
