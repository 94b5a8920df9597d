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
 * #StewardRecordKind: what is due first comes first, else the latest day, else what was written
 * first. A row opens its record to be edited, Delete deletes it, with Undo; what has a day on which
 * it was done is checked off in its row. Where there are none, it says why there should be.
 *
 * # Actions
 * `record.add`, `record.delete` of the row that has the keyboard, `record.reload`
 *
 * # Signals
 * `changed`, when it shows other records
 */

/* Shows a customer's; NULL for nobody's. */
void steward_record_section_set_customer (StewardRecordSection *self,
                                          StewardPortfolio *portfolio,
                                          StewardCustomer *customer);
/* What it shows, or NULL. */
StewardRecordList *steward_record_section_get_list (StewardRecordSection *self);

/* A line below the title, such as what is missing in the list; NULL for the kind's own hint while
 * the list is empty. */
void steward_record_section_set_remark (StewardRecordSection *self, const char *remark);
/* A button below the list, such as one that adds the usual records; NULL for none. */
void steward_record_section_set_offer (StewardRecordSection *self,
                                       const char *label,
                                       const char *action_name);

G_END_DECLS
