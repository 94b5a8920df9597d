/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer-record.h"

G_BEGIN_DECLS

/* Where a token is made, and whose it has to be, in words (usage-api 1 and 7). */
char *steward_token_help_describe (StewardSourceKind source) G_GNUC_WARN_UNUSED_RESULT;

/* The address of the very page on which a customer's token is made, or NULL where there is none. */
char *steward_token_help_dup_page (const StewardCustomerRecord *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
