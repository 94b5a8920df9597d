/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-seats.h"

G_BEGIN_DECLS

/**
 * StewardSampleKind:
 *
 * What a sample customer is there to show: how it uses the product, what is known of its seats, or
 * how asking it goes.
 */
typedef enum {
  STEWARD_SAMPLE_HEALTHY,
  STEWARD_SAMPLE_RAMPING,    /* in production for less than 60 days */
  STEWARD_SAMPLE_PLATEAUED,  /* stopped growing short of 80 % */
  STEWARD_SAMPLE_DECLINING,  /* was healthy half a year ago */
  STEWARD_SAMPLE_SEASONAL,   /* falls under 80 % once a year */
  STEWARD_SAMPLE_OVER,       /* a little over 100 % */
  STEWARD_SAMPLE_TRUE_UP,    /* well over 100 %, which its licence allows */
  STEWARD_SAMPLE_UNLIMITED,  /* no licensed number of seats, but one of possible users */
  STEWARD_SAMPLE_BUSY,       /* the first answer to a question is 429, the next one is good */
  STEWARD_SAMPLE_SLOW,       /* answers later than anyone waits */
  STEWARD_SAMPLE_AIR_GAPPED, /* no address: its usage comes as a file */
  STEWARD_SAMPLE_NOT_ADMIN,  /* the token's owner may see seats but no usage */
  STEWARD_SAMPLE_BAD_TOKEN,
  STEWARD_SAMPLE_NO_TOKEN,
  STEWARD_SAMPLE_NO_ACCESS, /* 403 or 404: the report API's token may not see this instance */
  STEWARD_SAMPLE_REMOVED,   /* version 6.11: no usage over GraphQL any more */
  STEWARD_SAMPLE_RATE_LIMITED,
  STEWARD_SAMPLE_BROKEN,  /* 500 */
  STEWARD_SAMPLE_SIGN_IN, /* 302 to an HTML page */
  STEWARD_SAMPLE_GARBAGE,
  STEWARD_SAMPLE_TRUNCATED, /* a whole answer that holds half a document */
  STEWARD_SAMPLE_CUT_OFF,   /* the connection is lost in the middle of the answer */
  STEWARD_SAMPLE_OFFLINE,   /* nobody listens there */
  STEWARD_SAMPLE_INSECURE,  /* plain http off loopback */
  STEWARD_SAMPLE_COSTLY,    /* 400: over the query cost limit */
  STEWARD_SAMPLE_CHANGED,   /* JSON of another shape */
  STEWARD_SAMPLE_HUGE,      /* an answer over 8 MiB */
  STEWARD_SAMPLE_REPORTED,  /* healthy, plateaued, … over the report API */
  STEWARD_SAMPLE_NO_TAM,    /* unlimited, and nobody knows how many could use it */
  STEWARD_SAMPLE_NO_SEATS,  /* a licence for 0 seats, which means that nobody knows */
  STEWARD_SAMPLE_NO_LICENSE,
  STEWARD_SAMPLE_PROSPECT, /* its contract begins in a few weeks: there is nothing to ask yet */
} StewardSampleKind;
#define STEWARD_SAMPLE_N_KINDS 32

/* `healthy`, `true-up`, … */
const char *steward_sample_kind_to_string (StewardSampleKind kind);
gboolean steward_sample_kind_parse (const char *text, StewardSampleKind *kind);
/* The code of interface.md that syncing such a customer ends with, or NULL where it succeeds. */
const char *steward_sample_kind_get_error (StewardSampleKind kind);
/* Whether nothing is wrong with such a customer's addresses, tokens, licence and answers. */
gboolean steward_sample_kind_is_fault_free (StewardSampleKind kind);
/* Whether the instance answers the question for its licence. */
gboolean steward_sample_kind_tells_license (StewardSampleKind kind);

/* Where a customer's usage comes from: the values of the portfolio's `source`. */
typedef enum {
  STEWARD_SAMPLE_SOURCEGRAPH,
  STEWARD_SAMPLE_ANALYTICS,
  STEWARD_SAMPLE_FILE,
} StewardSampleSource;
const char *steward_sample_source_to_string (StewardSampleSource source);

/**
 * StewardSampleCustomer:
 * @pattern: how it uses the product: its kind where that says so
 * @slug: the first segment of its path on the server
 * @host: what the report API calls it
 * @token: of its GraphQL API
 * @seats: what its contract says; unknown where nobody can tell
 * @seats_in_file: whether the portfolio file says so, too
 * @n_users: how many accounts it has, active or not; users are numbered from 0
 * @size: the number of people that a level of 1 stands for: its seats where they are known
 * @target: the level that it grows to
 * @stickiness: the mean chance that an active user comes on a weekday
 * @anchor: the day that its history was laid out around
 */
typedef struct {
  guint64 key;
  StewardSampleKind kind;
  StewardSampleKind pattern;
  StewardSampleSource source;
  char *name;
  char *slug;
  char *host;
  char *token;
  const char *version;
  StewardSeats seats;
  gboolean seats_in_file;
  gint64 tam; /* 0 where it is not known */
  const char *segment;
  const char *currency;
  const char *advisor;
  gint64 arr;
  StewardDay contract_close;
  StewardDay production;
  StewardDay renewal;

  guint n_users;
  guint size;
  double target;
  double stickiness;
  StewardDay anchor;
} StewardSampleCustomer;

/* Whether its instance has a licence, which may be one for 0 seats. */
gboolean steward_sample_customer_has_license (const StewardSampleCustomer *self);

/**
 * StewardSamplePortfolio:
 *
 * Any number of believable customers, the same ones for the same seed, anchor and kinds. The first
 * ones show one kind each; after them most are of the usual kinds. It is never changed once made.
 */
typedef struct _StewardSamplePortfolio StewardSamplePortfolio;

/**
 * steward_sample_portfolio_new:
 * @anchor: the day around which histories are laid out. With the same anchor a later day shows the
 *   same customers later.
 * @kinds: (array length=n_kinds): the kinds to have, at least one: each once, then in the
 * proportion in which one would meet them
 */
StewardSamplePortfolio *steward_sample_portfolio_new (guint n_customers,
                                                      guint64 seed,
                                                      StewardDay anchor,
                                                      const StewardSampleKind *kinds,
                                                      guint n_kinds) G_GNUC_WARN_UNUSED_RESULT;
void steward_sample_portfolio_free (StewardSamplePortfolio *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSamplePortfolio, steward_sample_portfolio_free)

guint steward_sample_portfolio_get_n_customers (const StewardSamplePortfolio *self);
const StewardSampleCustomer *steward_sample_portfolio_get (const StewardSamplePortfolio *self,
                                                           guint index);
/* NULL where there is none. */
const StewardSampleCustomer *steward_sample_portfolio_find_slug (const StewardSamplePortfolio *self,
                                                                 const char *slug);
const StewardSampleCustomer *steward_sample_portfolio_find_host (const StewardSamplePortfolio *self,
                                                                 const char *host);
/* The token of the report API, which all customers share. */
const char *steward_sample_portfolio_get_report_token (const StewardSamplePortfolio *self);

G_END_DECLS
