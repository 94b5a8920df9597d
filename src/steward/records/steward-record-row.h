/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A row that edits one field of a record: an entry, a text, a choice or several. That nothing is
 * known is a state of its own. */
GtkWidget *steward_record_row_new (const StewardField *field) G_GNUC_WARN_UNUSED_RESULT;

/* What a row of %STEWARD_FIELD_RECORD may be chosen from: a list of #StewardRecord. Also once it
 * shows a record, whose value it keeps. */
void steward_record_row_set_records (GtkWidget *row, GListModel *records);

void steward_record_row_show (GtkWidget *row, const StewardField *field, StewardRecord *record);
/* What stands in it, for steward_record_set(). */
char *steward_record_row_dup_text (GtkWidget *row,
                                   const StewardField *field) G_GNUC_WARN_UNUSED_RESULT;
/* Where the keyboard goes in it, borrowed from it. */
GtkWidget *steward_record_row_get_input (GtkWidget *row, const StewardField *field);
/* Marks that what stands in it is no value, or takes the mark away. */
void steward_record_row_set_invalid (GtkWidget *row, gboolean invalid);

G_END_DECLS
