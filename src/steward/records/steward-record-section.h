/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-record-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_RECORD_SECTION (steward_record_section_get_type ())
G_DECLARE_FINAL_TYPE (StewardRecordSection, steward_record_section, STEWARD, RECORD_SECTION, AdwBin)

/**
 * StewardRecordSection:
 *
 * The records of one kind about one customer, by #StewardRecordSection:kind, the key of a
 * #StewardRecordKind. A row opens its record to be edited; what has a day on which it was done is
 * checked off in its row. Where there are none, it says why there should be.
 *
 * # Actions
 * `record.add`
 */

/* Shows a customer's; NULL for nobody's. */
void steward_record_section_set_customer (StewardRecordSection *self,
                                          StewardPortfolio *portfolio,
                                          StewardCustomer *customer);
/* A line below the title, such as what is missing in the list; NULL for the kind's own hint while
 * the list is empty. */
void steward_record_section_set_remark (StewardRecordSection *self, const char *remark);
/* What it shows, or NULL. */
StewardRecordList *steward_record_section_get_list (StewardRecordSection *self);

G_END_DECLS
