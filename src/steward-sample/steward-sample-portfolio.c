/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sample-portfolio.h"

#include "steward-sample-chance.h"
#include "steward-sample-names.h"

#include <math.h>

struct _StewardSamplePortfolio {
  GPtrArray *customers;
  GHashTable *by_slug; /* borrowed slugs to borrowed customers */
  GHashTable *by_host;
  char *report_token;
};

typedef struct {
  const char *name;
  const char *error;
  gboolean no_license;
  guint weight; /* in the mixture */
  StewardSampleSource source;
} KindFacts;

static const KindFacts kind_facts[STEWARD_SAMPLE_N_KINDS] = {
  [STEWARD_SAMPLE_HEALTHY] = { "healthy", NULL, FALSE, 280 },
  [STEWARD_SAMPLE_RAMPING] = { "ramping", NULL, FALSE, 130 },
  [STEWARD_SAMPLE_PLATEAUED] = { "plateaued", NULL, FALSE, 180 },
  [STEWARD_SAMPLE_DECLINING] = { "declining", NULL, FALSE, 110 },
  [STEWARD_SAMPLE_SEASONAL] = { "seasonal", NULL, FALSE, 80 },
  [STEWARD_SAMPLE_OVER] = { "over", NULL, FALSE, 50 },
  [STEWARD_SAMPLE_TRUE_UP] = { "true-up", NULL, FALSE, 40 },
  [STEWARD_SAMPLE_UNLIMITED] = { "unlimited", NULL, FALSE, 40, STEWARD_SAMPLE_ANALYTICS },
  [STEWARD_SAMPLE_BUSY] = { "busy", NULL, FALSE, 5 },
  [STEWARD_SAMPLE_SLOW] = { "slow", "timeout", TRUE, 5 },
  [STEWARD_SAMPLE_AIR_GAPPED] = { "air-gapped", NULL, TRUE, 30, STEWARD_SAMPLE_FILE },
  [STEWARD_SAMPLE_NOT_ADMIN] = { "not-admin", "not-admin", FALSE, 12 },
  [STEWARD_SAMPLE_BAD_TOKEN] = { "bad-token", "auth", TRUE, 8 },
  [STEWARD_SAMPLE_NO_TOKEN] = { "no-token", "no-token", TRUE, 8 },
  [STEWARD_SAMPLE_NO_ACCESS] = { "no-access", "no-access", TRUE, 5, STEWARD_SAMPLE_ANALYTICS },
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
  [STEWARD_SAMPLE_REPORTED] = { "reported", NULL, FALSE, 250, STEWARD_SAMPLE_ANALYTICS },
  [STEWARD_SAMPLE_NO_TAM] = { "no-tam", NULL, FALSE, 15 },
  [STEWARD_SAMPLE_NO_SEATS] = { "no-seats", NULL, FALSE, 10 },
  [STEWARD_SAMPLE_NO_LICENSE] = { "no-license", NULL, FALSE, 10 },
  [STEWARD_SAMPLE_PROSPECT] = { "prospect", NULL, TRUE, 20, STEWARD_SAMPLE_FILE },
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
  DRAW_PATTERN,
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
steward_sample_kind_is_fault_free (StewardSampleKind kind)
{
  return kind <= STEWARD_SAMPLE_UNLIMITED || kind == STEWARD_SAMPLE_REPORTED;
}

gboolean
steward_sample_kind_tells_license (StewardSampleKind kind)
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

/* One of each of the kinds first, then by weight. */
static StewardSampleKind
draw_kind (guint64 key, guint index, const StewardSampleKind *kinds, guint n_kinds)
{
  guint total = 0;
  guint64 at;

  if (index < n_kinds)
    return kinds[index];
  for (guint i = 0; i < n_kinds; i++)
    total += kind_facts[kinds[i]].weight;
  at = steward_sample_draw (key, DRAW_KIND) % total;
  for (guint i = 0; i < n_kinds; i++)
    {
      if (at < kind_facts[kinds[i]].weight)
        return kinds[i];
      at -= kind_facts[kinds[i]].weight;
    }
  g_assert_not_reached ();
}

/* What is read from the report API is as mixed as the rest. */
static StewardSampleKind
draw_pattern (guint64 key, StewardSampleKind kind)
{
  if (kind < STEWARD_SAMPLE_UNLIMITED)
    return kind;
  if (kind == STEWARD_SAMPLE_REPORTED)
    return steward_sample_draw (key, DRAW_PATTERN) % STEWARD_SAMPLE_UNLIMITED;
  return STEWARD_SAMPLE_HEALTHY;
}

static double
draw_target (guint64 key, StewardSampleKind pattern)
{
  double unit = steward_sample_draw_unit (key, DRAW_TARGET);

  if (pattern == STEWARD_SAMPLE_PLATEAUED)
    return 0.42 + 0.3 * unit;
  if (pattern == STEWARD_SAMPLE_OVER)
    return 1.07 + 0.06 * unit;
  if (pattern == STEWARD_SAMPLE_TRUE_UP)
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

/* How long ago production began, in days. */
static gint64
draw_age (const StewardSampleCustomer *self)
{
  if (self->kind == STEWARD_SAMPLE_PROSPECT)
    return steward_sample_draw_between (self->key, DRAW_PRODUCTION, -90, -50);
  if (self->pattern == STEWARD_SAMPLE_RAMPING)
    return steward_sample_draw_between (self->key, DRAW_PRODUCTION, 8, 55);
  return steward_sample_draw_between (self->key, DRAW_PRODUCTION, 230, 900);
}

/* Contracts run for whole years and are renewed until they reach past the anchor. */
static void
draw_dates (StewardSampleCustomer *self)
{
  self->production = self->anchor - (StewardDay) draw_age (self);
  self->contract_close = self->production
                         - (StewardDay) steward_sample_draw_between (self->key, DRAW_CLOSE, 10, 45);
  self->renewal = self->contract_close + 365;
  while (self->renewal <= self->anchor)
    self->renewal += 365;
}

/* The one that a demo begins with: its first 60 days are two thirds over. */
static void
set_onboarding_dates (StewardSampleCustomer *self)
{
  self->contract_close = self->anchor - 41;
  self->production = self->anchor - 29;
  self->renewal = self->contract_close + 365;
}

static StewardSeats
make_seats (const StewardSampleCustomer *self)
{
  if (self->kind == STEWARD_SAMPLE_UNLIMITED || self->kind == STEWARD_SAMPLE_NO_TAM)
    return (StewardSeats) { STEWARD_SEATS_UNLIMITED, 0 };
  if (self->kind == STEWARD_SAMPLE_NO_SEATS || self->kind == STEWARD_SAMPLE_NO_LICENSE)
    return steward_seats_new (0);
  return steward_seats_new (self->size);
}

static void
draw_contract (StewardSampleCustomer *self)
{
  static const char *const currencies[] = { "USD", "USD", "USD", "EUR", "GBP" };
  gint64 tenths = steward_sample_draw_between (self->key, DRAW_TAM, 12, 40);
  gint64 price = steward_sample_draw_between (self->key, DRAW_PRICE, 190, 590);
  guint64 currency = steward_sample_draw (self->key, DRAW_CURRENCY) % G_N_ELEMENTS (currencies);

  self->seats = make_seats (self);
  self->tam = self->kind == STEWARD_SAMPLE_NO_TAM ? 0 : self->size * tenths / 10;
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
  self->host = g_strconcat (self->slug, ".sample.example", NULL);
  self->token = draw_token (self->key, DRAW_TOKEN, "sgp_");
  return self;
}

static void
customer_draw (StewardSampleCustomer *self, StewardSampleKind kind)
{
  static const char *const versions[] = { "5.9.1590", "6.4.2607", "6.10.3349" };
  guint64 version = steward_sample_draw (self->key, DRAW_VERSION) % G_N_ELEMENTS (versions);

  self->kind = kind;
  self->pattern = draw_pattern (self->key, kind);
  self->source = kind_facts[kind].source;
  self->version = kind == STEWARD_SAMPLE_REMOVED ? "6.11.4129" : versions[version];
  self->size = draw_size (self->key);
  self->target = draw_target (self->key, self->pattern);
  self->stickiness = 0.24 + 0.4 * steward_sample_draw_unit (self->key, DRAW_STICKINESS);
  self->n_users = (guint) ceil (self->size * MAX (1.2, self->target));
  draw_dates (self);
  draw_contract (self);
  self->seats_in_file = self->source != STEWARD_SAMPLE_SOURCEGRAPH
                        || self->seats.kind == STEWARD_SEATS_UNLIMITED
                        || steward_sample_draw (self->key, DRAW_SEATS_IN_FILE) % 2 == 0;
}

gboolean
steward_sample_customer_has_license (const StewardSampleCustomer *self)
{
  return self->kind != STEWARD_SAMPLE_NO_LICENSE && self->seats.kind != STEWARD_SEATS_UNLIMITED;
}

/* --- All of them --- */

StewardSamplePortfolio *
steward_sample_portfolio_new (
  guint n_customers, guint64 seed, StewardDay anchor, const StewardSampleKind *kinds, guint n_kinds)
{
  StewardSamplePortfolio *self;

  g_return_val_if_fail (n_kinds > 0, NULL);
  self = g_new0 (StewardSamplePortfolio, 1);
  self->customers = g_ptr_array_new_full (n_customers, (GDestroyNotify) customer_free);
  self->by_slug = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_host = g_hash_table_new (g_str_hash, g_str_equal);
  self->report_token = draw_token (seed, DRAW_REPORT_TOKEN, "sams_at_");
  for (guint i = 0; i < n_customers; i++)
    {
      StewardSampleCustomer *customer = customer_new (seed, i, anchor);

      customer_draw (customer, draw_kind (customer->key, i, kinds, n_kinds));
      if (customer->kind == STEWARD_SAMPLE_RAMPING && i < n_kinds)
        set_onboarding_dates (customer);
      g_ptr_array_add (self->customers, customer);
      g_hash_table_insert (self->by_slug, customer->slug, customer);
      g_hash_table_insert (self->by_host, customer->host, customer);
    }
  return self;
}

void
steward_sample_portfolio_free (StewardSamplePortfolio *self)
{
  g_hash_table_unref (self->by_slug);
  g_hash_table_unref (self->by_host);
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
steward_sample_portfolio_find_slug (const StewardSamplePortfolio *self, const char *slug)
{
  return g_hash_table_lookup (self->by_slug, slug);
}

const StewardSampleCustomer *
steward_sample_portfolio_find_host (const StewardSamplePortfolio *self, const char *host)
{
  return g_hash_table_lookup (self->by_host, host);
}

const char *
steward_sample_portfolio_get_report_token (const StewardSamplePortfolio *self)
{
  return self->report_token;
}
