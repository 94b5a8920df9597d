/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"
#include "steward-vault.h"

G_BEGIN_DECLS

/*
 * Which tokens a person has to be asked for before customers can be synced for the first time.
 */

/* So many are looked for: a person who lacks more of them enters them from a file. */
#define STEWARD_MISSING_TOKENS_MAX 50

/**
 * steward_missing_tokens_find_async:
 * @ids: (array zero-terminated=1): the customers
 *
 * Looks for the addresses that customers are read from and that no token is kept for. Customers of
 * files, those without an address, and those whose address no token would be sent to, need none.
 */
void steward_missing_tokens_find_async (StewardPortfolio *portfolio,
                                        StewardVault *vault,
                                        const char *const *ids,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/* Returns: (transfer full) (element-type StewardCustomer): one for each address, in the order of
 * their names; errors are those of the vault */
GPtrArray *steward_missing_tokens_find_finish (StewardPortfolio *portfolio,
                                               GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Of the customers there are, those that are read from an address: whom a token serves. */
char **steward_missing_tokens_dup_served (StewardPortfolio *portfolio,
                                          const char *address) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
