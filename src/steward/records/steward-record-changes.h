/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"
#include "steward-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * steward_record_changes_save:
 * @widget: where it is done
 * @before: (nullable): the record as it was; NULL for a new one
 * @record: the record as it is to be
 * @text: what was done, to be said with an offer to undo it
 *
 * What goes wrong is told in a dialog over @widget.
 */
void steward_record_changes_save (GtkWidget *widget,
                                  StewardPortfolio *portfolio,
                                  StewardRecord *before,
                                  StewardRecord *record,
                                  const char *text);

/* Likewise of several, all or none.
 * @before: (element-type StewardRecord): those of them that were there, as they were
 * @records: (element-type StewardRecord): as they are to be */
void steward_record_changes_save_all (GtkWidget *widget,
                                      StewardPortfolio *portfolio,
                                      GPtrArray *before,
                                      GPtrArray *records,
                                      const char *text);

/* Likewise; what was deleted comes back with everything that meant it. */
void steward_record_changes_delete (GtkWidget *widget,
                                    StewardPortfolio *portfolio,
                                    StewardRecord *record,
                                    const char *text);

/* Tells what went wrong in a dialog over @widget, unless that is gone. */
void steward_record_changes_tell (GtkWidget *widget, const char *heading, const GError *error);

G_END_DECLS
