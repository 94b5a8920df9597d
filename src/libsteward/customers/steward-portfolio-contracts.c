/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Contract lines: they are read with all that is known of a customer, and written here. */

#include "steward-contract-repository.h"
#include "steward-portfolio-private.h"

void
steward_portfolio_save_contracts_async (StewardPortfolio *self,
                                        GPtrArray *lines,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_return_if_fail (STEWARD_IS_PORTFOLIO (self));
  g_return_if_fail (lines != NULL);
  steward_portfolio_save_rows (self, steward_contract_repository_save, lines, cancellable, callback,
                               user_data);
}

void
steward_portfolio_delete_contracts_async (StewardPortfolio *self,
                                          const char *const *ids,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  g_return_if_fail (STEWARD_IS_PORTFOLIO (self));
  g_return_if_fail (ids != NULL);
  steward_portfolio_mark_rows (self, steward_contract_repository_delete, ids, cancellable, callback,
                               user_data);
}

void
steward_portfolio_restore_contracts_async (StewardPortfolio *self,
                                           const char *const *ids,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  g_return_if_fail (STEWARD_IS_PORTFOLIO (self));
  g_return_if_fail (ids != NULL);
  steward_portfolio_mark_rows (self, steward_contract_repository_restore, ids, cancellable,
                               callback, user_data);
}

gboolean
steward_portfolio_change_contracts_finish (StewardPortfolio *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  return steward_portfolio_change_rows_finish (self, result, error);
}
