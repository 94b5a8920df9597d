/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-day.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Where a customer's usage is read from (usage-api 0). */
typedef enum {
  STEWARD_SOURCE_SOURCEGRAPH, /* the instance's own GraphQL API, to 6.10 */
  STEWARD_SOURCE_ANALYTICS,   /* the central report API, from 5.9 */
  STEWARD_SOURCE_FILE,        /* files alone: no API can be reached */
} StewardSourceKind;

/* `sourcegraph`, `analytics`, `file`. */
const char *steward_source_kind_to_string (StewardSourceKind kind);
gboolean steward_source_kind_from_string (const char *text, StewardSourceKind *kind);

#define STEWARD_ANALYTICS_ADDRESS "https://analytics.sourcegraph.com"

/**
 * StewardCustomerRecord:
 * @id: UUID; stays through renaming
 * @name: unique, NFC
 * @url: the customer's instance, normalised, or NULL
 * @source_url: where its API is, normalised, or NULL for the source's default
 * @tam: possible end users, the denominator of unlimited contracts; 0: not entered
 * @contract_close: , @production, @renewal: STEWARD_DAY_NONE where not known
 * @arr: annual recurring revenue in @currency, or NAN
 * @tags: (nullable): NULL-terminated pairs of a portfolio column and its value, by column
 * @author: who entered it
 * @sample: whether it is invented, part of the sample portfolio; counts when a customer is added,
 * and nothing changes it after
 * @created_at: , @updated_at: microseconds since 1970
 *
 * What a person says of a customer. Seats, usage and sync state are kept apart. Absent text is
 * NULL, never "".
 */
typedef struct {
  char *id;
  char *name;
  char *url;
  StewardSourceKind source;
  char *source_url;
  gint64 tam;
  char *segment;
  char *advisor;
  StewardDay contract_close;
  StewardDay production;
  StewardDay renewal;
  double arr;
  char *currency;
  char **tags;
  char *author;
  gboolean sample;
  gint64 created_at;
  gint64 updated_at;
} StewardCustomerRecord;

/* A record with a new UUID, nothing known but its name. */
StewardCustomerRecord *steward_customer_record_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
StewardCustomerRecord *
steward_customer_record_copy (const StewardCustomerRecord *self) G_GNUC_WARN_UNUSED_RESULT;
void steward_customer_record_free (StewardCustomerRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardCustomerRecord, steward_customer_record_free)

/* Where its API is asked: @source_url or the source's default; NULL where there is nothing to ask.
 */
const char *steward_customer_record_get_api_address (const StewardCustomerRecord *self);
/* The value of a tag, or NULL. */
const char *steward_customer_record_get_tag (const StewardCustomerRecord *self, const char *name);
/* Sets a tag, or removes it where @value is NULL or empty. */
void
steward_customer_record_set_tag (StewardCustomerRecord *self, const char *name, const char *value);

/* Adds the record's members to an object being built: the plain form that files share. */
void steward_customer_record_build_json (const StewardCustomerRecord *self, JsonBuilder *builder);

G_END_DECLS
