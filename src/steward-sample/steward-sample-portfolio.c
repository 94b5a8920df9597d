/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sample-portfolio.h"

#include "steward-sample-chance.h"
#include "steward-sample-names.h"

#include <math.h>

struct _StewardSamplePortfolio {
  GPtrArray *customers;
  GHashTable *by_name; /* borrowed slugs and hosts to borrowed customers */
  char *report_token;
};

typedef struct {
  const char *name;
  const char *error;
  gboolean no_license;
  guint weight; /* in the mixture */
} KindFacts;

static const KindFacts kind_facts[STEWARD_SAMPLE_N_KINDS] = {
  [STEWARD_SAMPLE_HEALTHY] = { "healthy", NULL, FALSE, 280 },
  [STEWARD_SAMPLE_RAMPING] = { "ramping", NULL, FALSE, 130 },
  [STEWARD_SAMPLE_PLATEAUED] = { "plateaued", NULL, FALSE, 180 },
  [STEWARD_SAMPLE_DECLINING] = { "declining", NULL, FALSE, 110 },
  [STEWARD_SAMPLE_SEASONAL] = { "seasonal", NULL, FALSE, 80 },
  [STEWARD_SAMPLE_OVER] = { "over", NULL, FALSE, 50 },
  [STEWARD_SAMPLE_TRUE_UP] = { "true-up", NULL, FALSE, 40 },
  [STEWARD_SAMPLE_UNLIMITED] = { "unlimited", NULL, FALSE, 40 },
  [STEWARD_SAMPLE_BUSY] = { "busy", NULL, FALSE, 5 },
  [STEWARD_SAMPLE_SLOW] = { "slow", NULL, FALSE, 5 },
  [STEWARD_SAMPLE_AIR_GAPPED] = { "air-gapped", NULL, TRUE, 30 },
  [STEWARD_SAMPLE_NOT_ADMIN] = { "not-admin", "not-admin", FALSE, 12 },
  [STEWARD_SAMPLE_BAD_TOKEN] = { "bad-token", "auth", TRUE, 8 },
  [STEWARD_SAMPLE_NO_TOKEN] = { "no-token", "no-token", TRUE, 8 },
  [STEWARD_SAMPLE_NO_ACCESS] = { "no-access", "no-access", TRUE, 5 },
  [STEWARD_SAMPLE_REMOVED] = { "removed", "unsupported", FALSE, 8 },
  [STEWARD_SAMPLE_RATE_LIMITED] = { "rate-limited", "rate-limited", TRUE, 2 },
  [STEWARD_SAMPLE_BROKEN] = { "broken", "server", TRUE, 1 },
  [STEWARD_SAMPLE_SIGN_IN] = { "sign-in", "redirect", TRUE, 1 },
  [STEWARD_SAMPLE_GARBAGE] = { "garbage", "malformed", TRUE, 1 },
  [STEWARD_SAMPLE_TRUNCATED] = { "truncated", "malformed", TRUE, 1 },
  [STEWARD_SAMPLE_CUT_OFF] = { "cut-off", "offline", TRUE, 1 },
  [STEWARD_SAMPLE_OFFLINE] = { "offline", "offline", TRUE, 2 },
  [STEWARD_SAMPLE_INSECURE] = { "insecure", "insecure-url", TRUE, 1 },
  [STEWARD_SAMPLE_COSTLY] = { "costly", "rate-limited", TRUE, 1 },
  [STEWARD_SAMPLE_CHANGED] = { "changed", "malformed", TRUE, 1 },
  [STEWARD_SAMPLE_HUGE] = { "huge", "too-large", TRUE, 1 },
};

static const char *const source_names[] = {
  [STEWARD_SAMPLE_SOURCEGRAPH] = "sourcegraph",
  [STEWARD_SAMPLE_ANALYTICS] = "analytics",
  [STEWARD_SAMPLE_FILE] = "file",
};

enum {
  DRAW_NAME,
  DRAW_CUSTOMER,
  DRAW_KIND,
  DRAW_SOURCE,
  DRAW_TOKEN,
  DRAW_REPORT_TOKEN,
  DRAW_VERSION,
  DRAW_SIZE,
  DRAW_SEATS_IN_FILE,
  DRAW_TAM,
  DRAW_CURRENCY,
  DRAW_ADVISOR,
  DRAW_PRICE,
  DRAW_CLOSE,
  DRAW_PRODUCTION,
  DRAW_TARGET,
  DRAW_STICKINESS,
};

const char *
steward_sample_kind_to_string (StewardSampleKind kind)
{
  return kind_facts[kind].name;
}

gboolean
steward_sample_kind_parse (const char *text, StewardSampleKind *kind)
{
  for (guint i = 0; i < STEWARD_SAMPLE_N_KINDS; i++)
    if (g_str_equal (text, kind_facts[i].name))
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

const char *
steward_sample_kind_get_error (StewardSampleKind kind)
{
  return kind_facts[kind].error;
}

gboolean
steward_sample_kind_has_license (StewardSampleKind kind)
{
  return !kind_facts[kind].no_license;
}

const char *
steward_sample_source_to_string (StewardSampleSource source)
{
  return source_names[source];
}

/* --- One customer --- */

static void
customer_free (StewardSampleCustomer *self)
{
  g_free (self->name);
  g_free (self->slug);
  g_free (self->host);
  g_free (self->token);
  g_free (self);
}

/* One of each kind first, then by weight. */
static StewardSampleKind
draw_kind (guint64 key, guint index)
{
  guint total = 0;
  guint64 at;

  if (index < STEWARD_SAMPLE_N_KINDS)
    return index;
  for (guint i = 0; i < STEWARD_SAMPLE_N_KINDS; i++)
    total += kind_facts[i].weight;
  at = steward_sample_draw (key, DRAW_KIND) % total;
  for (guint i = 0; i < STEWARD_SAMPLE_N_KINDS; i++)
    {
      if (at < kind_facts[i].weight)
        return i;
      at -= kind_facts[i].weight;
    }
  g_assert_not_reached ();
}

/* A quarter of those whose answers are good is read from the report API. */
static StewardSampleSource
draw_source (guint64 key, StewardSampleKind kind)
{
  if (kind == STEWARD_SAMPLE_AIR_GAPPED)
    return STEWARD_SAMPLE_FILE;
  if (kind == STEWARD_SAMPLE_UNLIMITED || kind == STEWARD_SAMPLE_NO_ACCESS)
    return STEWARD_SAMPLE_ANALYTICS;
  if (kind < STEWARD_SAMPLE_UNLIMITED && steward_sample_draw (key, DRAW_SOURCE) % 4 == 0)
    return STEWARD_SAMPLE_ANALYTICS;
  return STEWARD_SAMPLE_SOURCEGRAPH;
}

static double
draw_target (guint64 key, StewardSampleKind kind)
{
  double unit = steward_sample_draw_unit (key, DRAW_TARGET);

  if (kind == STEWARD_SAMPLE_PLATEAUED)
    return 0.42 + 0.3 * unit;
  if (kind == STEWARD_SAMPLE_OVER)
    return 1.07 + 0.06 * unit;
  if (kind == STEWARD_SAMPLE_TRUE_UP)
    return 1.2 + 0.12 * unit;
  return 0.88 + 0.1 * unit;
}

/* Half of the customers have 40 to 200 people, a few have thousands. */
static guint
draw_size (guint64 key)
{
  double unit = steward_sample_draw_unit (key, DRAW_SIZE);
  double size = 40 * pow (80, unit * unit);

  return size < 100 ? (guint) size : (guint) (size / 10) * 10;
}

static const char *
get_segment (guint size)
{
  if (size > 2500)
    return "strategic";
  if (size > 500)
    return "enterprise";
  return size >= 100 ? "mid-market" : "smb";
}

static char *
draw_token (guint64 key, guint64 what, const char *prefix)
{
  guint64 seed = steward_sample_draw (key, what);

  return g_strdup_printf ("%s%016" G_GINT64_MODIFIER "x%016" G_GINT64_MODIFIER
                          "x%08" G_GINT64_MODIFIER "x",
                          prefix, steward_sample_draw (seed, 0), steward_sample_draw (seed, 1),
                          steward_sample_draw (seed, 2) >> 32);
}

/* Contracts run for whole years and are renewed until they reach past the anchor. */
static void
draw_dates (StewardSampleCustomer *self)
{
  gboolean ramping = self->kind == STEWARD_SAMPLE_RAMPING;
  gint64 age = ramping ? steward_sample_draw_between (self->key, DRAW_PRODUCTION, 8, 55)
                       : steward_sample_draw_between (self->key, DRAW_PRODUCTION, 230, 900);

  self->production = self->anchor - (StewardDay) age;
  self->contract_close = self->production
                         - (StewardDay) steward_sample_draw_between (self->key, DRAW_CLOSE, 10, 45);
  self->renewal = self->contract_close + 365;
  while (self->renewal <= self->anchor)
    self->renewal += 365;
}

static void
draw_contract (StewardSampleCustomer *self)
{
  static const char *const currencies[] = { "USD", "USD", "USD", "EUR", "GBP" };
  gint64 tenths = steward_sample_draw_between (self->key, DRAW_TAM, 12, 40);
  gint64 price = steward_sample_draw_between (self->key, DRAW_PRICE, 190, 590);
  guint64 currency = steward_sample_draw (self->key, DRAW_CURRENCY) % G_N_ELEMENTS (currencies);

  self->seats.kind = STEWARD_SEATS_KNOWN;
  self->seats.count = self->size;
  if (self->kind == STEWARD_SAMPLE_UNLIMITED)
    self->seats = (StewardSeats) { STEWARD_SEATS_UNLIMITED, 0 };
  self->tam = self->size * tenths / 10;
  self->segment = get_segment (self->size);
  self->arr = self->size * price / 100 * 100;
  self->currency = currencies[currency];
  self->advisor = steward_sample_get_advisor (steward_sample_draw (self->key, DRAW_ADVISOR));
}

static StewardSampleCustomer *
customer_new (guint64 seed, guint index, StewardDay anchor)
{
  StewardSampleCustomer *self = g_new0 (StewardSampleCustomer, 1);

  self->key = steward_sample_draw (steward_sample_draw (seed, DRAW_CUSTOMER), index);
  self->anchor = anchor;
  self->name = steward_sample_dup_customer_name (steward_sample_draw (seed, DRAW_NAME), index);
  self->slug = steward_sample_dup_slug (self->name);
  self->host = g_strconcat (self->slug, ".example.com", NULL);
  self->token = draw_token (self->key, DRAW_TOKEN, "sgp_");
  return self;
}

static void
customer_draw (StewardSampleCustomer *self, StewardSampleKind kind)
{
  static const char *const versions[] = { "5.9.1590", "6.4.2607", "6.10.3349" };
  guint64 version = steward_sample_draw (self->key, DRAW_VERSION) % G_N_ELEMENTS (versions);

  self->kind = kind;
  self->source = draw_source (self->key, kind);
  self->version = kind == STEWARD_SAMPLE_REMOVED ? "6.11.4129" : versions[version];
  self->size = draw_size (self->key);
  self->target = draw_target (self->key, kind);
  self->stickiness = 0.24 + 0.4 * steward_sample_draw_unit (self->key, DRAW_STICKINESS);
  self->n_users = (guint) ceil (self->size * MAX (1.2, self->target));
  draw_dates (self);
  draw_contract (self);
  self->seats_in_file = self->source != STEWARD_SAMPLE_SOURCEGRAPH
                        || steward_sample_draw (self->key, DRAW_SEATS_IN_FILE) % 2 == 0;
}

/* --- All of them --- */

StewardSamplePortfolio *
steward_sample_portfolio_new (
  guint n_customers, guint64 seed, StewardDay anchor, const StewardSampleKind *kinds, guint n_kinds)
{
  StewardSamplePortfolio *self = g_new0 (StewardSamplePortfolio, 1);

  self->customers = g_ptr_array_new_full (n_customers, (GDestroyNotify) customer_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->report_token = draw_token (seed, DRAW_REPORT_TOKEN, "sams_at_");
  for (guint i = 0; i < n_customers; i++)
    {
      StewardSampleCustomer *customer = customer_new (seed, i, anchor);

      customer_draw (customer, n_kinds > 0 ? kinds[i % n_kinds] : draw_kind (customer->key, i));
      g_ptr_array_add (self->customers, customer);
      g_hash_table_insert (self->by_name, customer->slug, customer);
      g_hash_table_insert (self->by_name, customer->host, customer);
    }
  return self;
}

void
steward_sample_portfolio_free (StewardSamplePortfolio *self)
{
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->customers);
  g_free (self->report_token);
  g_free (self);
}

guint
steward_sample_portfolio_get_n_customers (const StewardSamplePortfolio *self)
{
  return self->customers->len;
}

const StewardSampleCustomer *
steward_sample_portfolio_get (const StewardSamplePortfolio *self, guint index)
{
  g_return_val_if_fail (index < self->customers->len, NULL);
  return g_ptr_array_index (self->customers, index);
}

const StewardSampleCustomer *
steward_sample_portfolio_find (const StewardSamplePortfolio *self, const char *slug_or_host)
{
  return g_hash_table_lookup (self->by_name, slug_or_host);
}

const char *
steward_sample_portfolio_get_report_token (const StewardSamplePortfolio *self)
{
  return self->report_token;
}
