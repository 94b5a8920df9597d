/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-day.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Members of an object that is being built; what is not known is null. */

/* @text: (nullable) */
void steward_json_add_text (JsonBuilder *builder, const char *member, const char *text);
/* NAN is null. */
void steward_json_add_number (JsonBuilder *builder, const char *member, double number);
/* Null where it is not @known. */
void
steward_json_add_count (JsonBuilder *builder, const char *member, gint64 count, gboolean known);
/* `2026-11-23`, or null. */
void steward_json_add_day (JsonBuilder *builder, const char *member, StewardDay day);
/* `2026-11-23T08:00:00Z`; null for 0. */
void steward_json_add_time (JsonBuilder *builder, const char *member, gint64 time_us);

G_END_DECLS
