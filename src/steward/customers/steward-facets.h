/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer-filter.h"
#include "steward-portfolio.h"

G_BEGIN_DECLS

/* What customers can be told apart by, for people to choose from. */

/* The facet as a word. */
const char *steward_facet_get_label (StewardFacet facet);
/* An option in words: `Below 80 %`, a name, `No advisor`. */
char *steward_facet_dup_option_label (StewardPortfolio *portfolio,
                                      StewardFacet facet,
                                      const char *option) G_GNUC_WARN_UNUSED_RESULT;
/* Every option of a facet that any customer could have, in the order in which they are shown;
 * names are those that customers have. Valid until the portfolio is refreshed. */
GPtrArray *steward_facet_list_options (StewardPortfolio *portfolio,
                                       StewardFacet facet) G_GNUC_WARN_UNUSED_RESULT;
/* How many customers have an option, beside what else is asked for. */
guint steward_facet_count (StewardPortfolio *portfolio,
                           const StewardCustomerFilter *filter,
                           StewardFacet facet,
                           const char *option);

G_END_DECLS
