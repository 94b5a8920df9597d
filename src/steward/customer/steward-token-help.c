/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-token-help.h"

#include <glib/gi18n.h>

char *
steward_token_help_describe (StewardSourceKind source)
{
  if (source == STEWARD_SOURCE_ANALYTICS)
    return g_strdup (_ ("For the report API, sign in at analytics.sourcegraph.com and make a token "
                        "on its page /access-tokens. One token serves every customer that your "
                        "account may see."));
  return g_strdup (_ ("For an instance up to 6.10, sign in to it as a site admin, open Settings → "
                      "Access tokens (its page /user/settings/tokens), and generate a token with "
                      "the scope user:all. A token of somebody else can read the seats, but no "
                      "usage: ask the customer's site admin for one."));
}

char *
steward_token_help_dup_page (const StewardCustomerRecord *record)
{
  const char *api = steward_customer_record_get_api_address (record);

  switch (record->source)
    {
    case STEWARD_SOURCE_SOURCEGRAPH:
      return api ? g_strconcat (record->url ? record->url : api, "/user/settings/tokens", NULL)
                 : NULL;
    case STEWARD_SOURCE_ANALYTICS:
      return g_strconcat (api, "/access-tokens", NULL);
    case STEWARD_SOURCE_FILE:
    default:
      return NULL;
    }
}
