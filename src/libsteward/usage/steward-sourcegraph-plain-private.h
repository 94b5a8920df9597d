/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-usage.h"

G_BEGIN_DECLS

/*
 * What nearly every usage answer is: no errors, each member once, strings without escapes, whole
 * numbers. Such a text is read as it goes by; making a tree of its hundred small objects first
 * takes ten times as long, and ten thousand customers have a million of them.
 */

/* The grains that an instance tells of: days, weeks and months. */
#define STEWARD_SOURCEGRAPH_N_GRAINS 3

/* The usage, or NULL where the text is anything else, well-formed or not: then
 * steward_sourcegraph_answer_read_checked() tells what it is. Of every text that is read here, that
 * one reads the same. */
StewardUsage *steward_sourcegraph_plain_read (const char *text,
                                              gsize length,
                                              StewardDay today) G_GNUC_WARN_UNUSED_RESULT;

/* steward_sourcegraph_answer_read_usage() by the tree. */
StewardUsage *steward_sourcegraph_answer_read_checked (const char *text,
                                                       gsize length,
                                                       StewardDay today,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Where a period of a grain begins that begins on a day; FALSE where none does. */
gboolean steward_sourcegraph_find_start (StewardDay day, StewardGrain grain, gint32 *start);
/* The period of a grain that is not over on a day. */
gint32 steward_sourcegraph_find_current (StewardGrain grain, StewardDay today);

G_END_DECLS
