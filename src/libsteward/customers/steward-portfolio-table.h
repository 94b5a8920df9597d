/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * steward_portfolio_table_write:
 * @customers: a list of #StewardCustomer, written in its order
 * @today: the day that their figures are of
 *
 * Every figure and fact of customers as CSV (RFC 4180, UTF-8, CRLF, as steward_csv_write_row()
 * writes it), for a spreadsheet. It is no portfolio to import: steward_portfolio_file_write()
 * writes that.
 *
 * The header is the same for the same @today, but for the tags, which come last: `name`;
 * `utilization` and what belongs to it; utilization of the last complete months, oldest first, as
 * `utilization_2026-10`; `consumption`, `health`, and what belongs to them; `lifecycle`, the ramp,
 * the renewal; the sync; then what people entered. A tag with the name of another column is written
 * as `tag:` and its name, so that no name is there twice. Names and words are those of
 * steward_customer_build_json(). Ratios are fractions, dates ISO 8601, times UTC; numbers have a
 * decimal point, whatever the locale. What is not known is empty, and never 0.
 */
char *steward_portfolio_table_write (GListModel *customers,
                                     StewardDay today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
