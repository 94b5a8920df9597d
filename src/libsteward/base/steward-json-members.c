/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-json-members.h"

#include <math.h>

void
steward_json_add_text (JsonBuilder *builder, const char *member, const char *text)
{
  json_builder_set_member_name (builder, member);
  if (text)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
steward_json_add_number (JsonBuilder *builder, const char *member, double number)
{
  json_builder_set_member_name (builder, member);
  if (isnan (number))
    json_builder_add_null_value (builder);
  else
    json_builder_add_double_value (builder, number);
}

void
steward_json_add_count (JsonBuilder *builder, const char *member, gint64 count, gboolean known)
{
  json_builder_set_member_name (builder, member);
  if (known)
    json_builder_add_int_value (builder, count);
  else
    json_builder_add_null_value (builder);
}

void
steward_json_add_day (JsonBuilder *builder, const char *member, StewardDay day)
{
  g_autofree char *text = day == STEWARD_DAY_NONE ? NULL : steward_day_format (day);

  steward_json_add_text (builder, member, text);
}

void
steward_json_add_time (JsonBuilder *builder, const char *member, gint64 time_us)
{
  g_autofree char *text = time_us > 0 ? steward_time_format (time_us) : NULL;

  steward_json_add_text (builder, member, text);
}
