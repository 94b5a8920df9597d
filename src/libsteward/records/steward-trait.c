/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-trait.h"

/* The fields of a health input, by the trait that they tell. */
static const struct {
  const char *key;
  StewardTrait trait;
} fields[] = {
  { "pulse", STEWARD_TRAIT_PULSE },
  { "versions-behind", STEWARD_TRAIT_VERSIONS_BEHIND },
  { "precise-intel", STEWARD_TRAIT_PRECISE_INTEL },
  { "defect-tickets", STEWARD_TRAIT_DEFECT_TICKETS },
  { "help-tickets", STEWARD_TRAIT_HELP_TICKETS },
  { "champion", STEWARD_TRAIT_CHAMPION },
  { "buyer-access", STEWARD_TRAIT_BUYER_ACCESS },
  { "last-activity", STEWARD_TRAIT_LAST_ACTIVITY },
};

static int
get_pulse (StewardRecord *record, const char *key)
{
  const char *pulse = steward_record_get_text (record, key);

  if (g_str_equal (pulse, "healthy"))
    return STEWARD_PULSE_HEALTHY;
  return g_str_equal (pulse, "poor") ? STEWARD_PULSE_POOR : STEWARD_PULSE_CONCERNING;
}

static int
get_value (StewardRecord *record, const StewardField *field)
{
  switch (field->type)
    {
    case STEWARD_FIELD_CHOICE:
      return get_pulse (record, field->key);
    case STEWARD_FIELD_YES_NO:
      return steward_record_get_yes (record, field->key);
    case STEWARD_FIELD_DAY:
      return steward_record_get_day (record, field->key);
    case STEWARD_FIELD_COUNT:
      return (int) MIN (steward_record_get_number (record, field->key), G_MAXINT);
    case STEWARD_FIELD_LINE:
    case STEWARD_FIELD_TEXT:
    case STEWARD_FIELD_NUMBER:
    case STEWARD_FIELD_CHOICES:
    case STEWARD_FIELD_RECORD:
    default:
      g_assert_not_reached ();
    }
}

void
steward_trait_readings_add (GArray *readings, StewardRecord *record)
{
  const StewardRecordKind *kind = steward_record_get_kind (record);
  StewardTraitReading reading = { .day = steward_record_get_day (record, "day") };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (steward_record_has (record, fields[i].key))
      {
        reading.trait = fields[i].trait;
        reading.value = get_value (record, steward_record_kind_find_field (kind, fields[i].key));
        g_array_append_val (readings, reading);
      }
}
