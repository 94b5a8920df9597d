/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-settings.h"

#include "steward-explanation.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* --- What people set -------------------------------------------------------------------------- */

/* What one person said of one setting, for whom. */
typedef struct {
  const StewardSetting *setting;
  StewardScope scope;
  char *subject;
  char *value;
  gint64 since;
} Entry;

struct _StewardSettings {
  GPtrArray *entries;      /* of Entry */
  GHashTable *own;         /* segments and customers that have any, as make_subject_key() */
  StewardTargets everyone; /* what holds for those who have none of their own */
  gatomicrefcount refs;
};

StewardSettingChange *
steward_setting_change_new (const char *key,
                            StewardScope scope,
                            const char *subject,
                            const char *text)
{
  StewardSettingChange *self = g_new0 (StewardSettingChange, 1);

  self->key = g_strdup (key);
  self->scope = scope;
  self->subject = g_strdup (subject);
  self->text = g_strdup (text);
  return self;
}

void
steward_setting_change_free (StewardSettingChange *self)
{
  g_free (self->key);
  g_free (self->subject);
  g_free (self->text);
  g_free (self);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->subject);
  g_free (entry->value);
  g_free (entry);
}

StewardSettings *
steward_settings_new (void)
{
  StewardSettings *self = g_new0 (StewardSettings, 1);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->everyone = steward_targets_published;
  g_atomic_ref_count_init (&self->refs);
  return self;
}

StewardSettings *
steward_settings_ref (StewardSettings *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
steward_settings_unref (StewardSettings *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->entries);
  g_hash_table_unref (self->own);
  g_free (self);
}

static Entry *
find_entry (const StewardSettings *self,
            const char *key,
            StewardScope scope,
            const char *subject,
            guint *place)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->scope == scope && strcmp (entry->setting->key, key) == 0
          && strcmp (entry->subject, subject) == 0)
        {
          if (place)
            *place = i;
          return entry;
        }
    }
  return NULL;
}

static char *
make_subject_key (StewardScope scope, const char *subject)
{
  return g_strdup_printf ("%d %s", scope, subject);
}

static gboolean
has_own (const StewardSettings *self, StewardScope scope, const char *subject)
{
  g_autofree char *key = subject ? make_subject_key (scope, subject) : NULL;

  return key && g_hash_table_contains (self->own, key);
}

static StewardTargets
resolve (const StewardSettings *self, const char *segment, const char *customer_id);

static void
add_entry (StewardSettings *self,
           const StewardSetting *setting,
           StewardScope scope,
           const char *subject,
           const char *value,
           gint64 since)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->setting = setting;
  entry->scope = scope;
  entry->subject = g_strdup (subject);
  entry->value = g_strdup (value);
  entry->since = since;
  g_ptr_array_add (self->entries, entry);
  if (scope != STEWARD_SCOPE_EVERYONE)
    g_hash_table_add (self->own, make_subject_key (scope, subject));
}

void
steward_settings_set (StewardSettings *self,
                      const char *key,
                      StewardScope scope,
                      const char *subject,
                      const char *value,
                      gint64 since)
{
  const StewardSetting *setting = steward_setting_find (key);
  guint place;

  if (setting == NULL)
    return;
  if (find_entry (self, key, scope, subject, &place))
    g_ptr_array_remove_index (self->entries, place);
  if (value)
    add_entry (self, setting, scope, subject, value, since);
  self->everyone = resolve (self, NULL, NULL);
}

const char *
steward_settings_peek (const StewardSettings *self,
                       const char *key,
                       StewardScope scope,
                       const char *subject,
                       gint64 *since)
{
  const Entry *entry = find_entry (self, key, scope, subject, NULL);

  if (entry && since)
    *since = entry->since;
  return entry ? entry->value : NULL;
}

static gint
compare_subjects (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

GPtrArray *
steward_settings_list_subjects (const StewardSettings *self, const char *key, StewardScope scope)
{
  GPtrArray *subjects = g_ptr_array_new ();

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->scope == scope && (key == NULL || strcmp (entry->setting->key, key) == 0)
          && !g_ptr_array_find_with_equal_func (subjects, entry->subject, g_str_equal, NULL))
        g_ptr_array_add (subjects, entry->subject);
    }
  g_ptr_array_sort_values (subjects, compare_subjects);
  return subjects;
}

gboolean
steward_settings_equal (const StewardSettings *self, const StewardSettings *other)
{
  if (self->entries->len != other->entries->len)
    return FALSE;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);
      const Entry *twin = find_entry (other, entry->setting->key, entry->scope, entry->subject,
                                      NULL);

      if (twin == NULL || strcmp (entry->value, twin->value) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Adds what of @from is not in @to the same: as it is in @from, or to take it back. */
static void
add_differences (const StewardSettings *from,
                 const StewardSettings *to,
                 const char *const *keys,
                 gboolean take_back,
                 GPtrArray *changes)
{
  for (guint i = 0; i < from->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (from->entries, i);
      const Entry *twin = find_entry (to, entry->setting->key, entry->scope, entry->subject, NULL);
      StewardSettingChange *change;

      if ((keys && !g_strv_contains (keys, entry->setting->key))
          || (twin && (take_back || strcmp (entry->value, twin->value) == 0)))
        continue;
      change = steward_setting_change_new (entry->setting->key, entry->scope, entry->subject,
                                           take_back ? NULL : entry->value);
      change->since = take_back ? 0 : entry->since;
      g_ptr_array_add (changes, change);
    }
}

GPtrArray *
steward_settings_list_changes (const StewardSettings *self,
                               const StewardSettings *other,
                               const char *const *keys)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_setting_change_free);

  add_differences (self, other, keys, TRUE, changes);
  add_differences (other, self, keys, FALSE, changes);
  return changes;
}

/* --- What holds ------------------------------------------------------------------------------- */

const char *
steward_settings_get (const StewardSettings *self,
                      const char *key,
                      const char *segment,
                      const char *customer_id,
                      StewardScope *scope)
{
  const struct {
    StewardScope scope;
    const char *subject;
  } nearest[] = {
    { STEWARD_SCOPE_CUSTOMER, customer_id },
    { STEWARD_SCOPE_SEGMENT, segment },
    { STEWARD_SCOPE_EVERYONE, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (nearest); i++)
    {
      const Entry *entry = nearest[i].subject
                             ? find_entry (self, key, nearest[i].scope, nearest[i].subject, NULL)
                             : NULL;

      if (entry == NULL)
        continue;
      if (scope)
        *scope = entry->scope;
      return entry->value;
    }
  if (scope)
    *scope = STEWARD_SCOPE_PUBLISHED;
  return steward_setting_find (key)->published;
}

double
steward_settings_get_number (const StewardSettings *self,
                             const char *key,
                             const char *segment,
                             const char *customer_id)
{
  return g_ascii_strtod (steward_settings_get (self, key, segment, customer_id, NULL), NULL);
}

static StewardTargets
resolve (const StewardSettings *self, const char *segment, const char *customer_id)
{
#define NUMBER(key) steward_settings_get_number (self, key, segment, customer_id)
  StewardTargets targets = {
    .utilization_healthy = NUMBER ("utilization-healthy"),
    .utilization_poor = NUMBER ("utilization-poor"),
    .consumption_healthy = NUMBER ("consumption-healthy"),
    .consumption_poor = NUMBER ("consumption-poor"),
    .seat_alert_first = NUMBER ("seat-alert-first"),
    .seat_alert_full = NUMBER ("seat-alert-full"),
    .consumption_days = (guint) NUMBER ("consumption-days"),
    .consumption_min_days = (guint) NUMBER ("consumption-min-days"),
    .ramp_days = (guint) NUMBER ("ramp-days"),
    .onboarding_days = (guint) NUMBER ("onboarding-days"),
    .renewing_days = (guint) NUMBER ("renewing-days"),
    .stale_days = (guint) NUMBER ("stale-days"),
    .forecast_points = (guint) NUMBER ("forecast-points"),
    .forecast_years = (guint) NUMBER ("forecast-years"),
    .goal_slack = NUMBER ("goal-slack"),
    .goal_reading_days = (guint) NUMBER ("goal-reading-days"),
    .health = {
      .weights = {
        [STEWARD_HEALTH_PULSE] = NUMBER ("health-weight-pulse"),
        [STEWARD_HEALTH_TECHNICAL] = NUMBER ("health-weight-technical"),
        [STEWARD_HEALTH_RELATIONSHIPS] = NUMBER ("health-weight-relationships"),
        [STEWARD_HEALTH_UTILIZATION] = NUMBER ("health-weight-utilization"),
      },
      .healthy = NUMBER ("health-healthy"),
      .poor = NUMBER ("health-poor"),
      .versions_behind = { (int) NUMBER ("versions-healthy"), (int) NUMBER ("versions-poor") },
      .defect_tickets = { (int) NUMBER ("defects-healthy"), (int) NUMBER ("defects-poor") },
      .help_tickets = { (int) NUMBER ("help-healthy"), (int) NUMBER ("help-poor") },
      .last_activity = { (int) NUMBER ("activity-healthy"), (int) NUMBER ("activity-poor") },
      .reading_days = (guint) NUMBER ("health-input-days"),
    },
    .value = {
      .search_minutes = NUMBER ("search-minutes"),
      .searches = NUMBER ("searches-per-user"),
      .hourly_rate = NUMBER ("hourly-rate"),
      .months = (guint) NUMBER ("value-months"),
    },
  };
#undef NUMBER
  const char *clock = steward_settings_get (self, "ramp-clock", segment, customer_id, NULL);

  targets.ramp_clock = (StewardRampClock) steward_setting_get_choice (
    steward_setting_find ("ramp-clock"), clock);
  targets.utilization_poor = MIN (targets.utilization_poor, targets.utilization_healthy);
  targets.consumption_poor = MIN (targets.consumption_poor, targets.consumption_healthy);
  targets.seat_alert_first = MIN (targets.seat_alert_first, targets.seat_alert_full);
  targets.health.poor = MIN (targets.health.poor, targets.health.healthy);
  targets.consumption_min_days = MIN (targets.consumption_min_days, targets.consumption_days);
  return targets;
}

StewardTargets
steward_settings_resolve (const StewardSettings *self, const char *segment, const char *customer_id)
{
  /* Most have nothing of their own. */
  if (!has_own (self, STEWARD_SCOPE_SEGMENT, segment)
      && !has_own (self, STEWARD_SCOPE_CUSTOMER, customer_id))
    return self->everyone;
  return resolve (self, segment, customer_id);
}

/* --- What fits -------------------------------------------------------------------------------- */

/* Of each pair the first has to be below the second, or may be as much at the most. */
static const struct {
  const char *low;
  const char *high;
  gboolean may_be_equal;
} pairs[] = {
  { "utilization-poor", "utilization-healthy", FALSE },
  { "consumption-poor", "consumption-healthy", FALSE },
  { "seat-alert-first", "seat-alert-full", FALSE },
  { "consumption-min-days", "consumption-days", TRUE },
  { "health-poor", "health-healthy", FALSE },
  { "versions-healthy", "versions-poor", FALSE },
  { "defects-healthy", "defects-poor", FALSE },
  { "help-healthy", "help-poor", FALSE },
  { "activity-healthy", "activity-poor", FALSE },
};

/* @who: "" for everyone, or whom the values hold for, with a colon */
static void
refuse_pair (
  guint pair, const char *low_value, const char *high_value, const char *who, GError **error)
{
  const StewardSetting *low = steward_setting_find (pairs[pair].low);
  const StewardSetting *high = steward_setting_find (pairs[pair].high);
  g_autofree char *low_text = steward_setting_format (low, low_value);
  g_autofree char *high_text = steward_setting_format (high, high_value);

  g_set_error (
    error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
    pairs[pair].may_be_equal
      /* Translators: whom it is for or nothing, a setting, its value, another, its value */
      ? _ ("%s%s would be %s, more than %s, which is %s.")
      : _ ("%s%s would be %s, and has to be below %s, which is %s."),
    who, low->key, low_text, high->key, high_text);
}

gboolean
steward_settings_check (const StewardSettings *self,
                        const char *segment,
                        const char *customer_id,
                        const char *customer_name,
                        GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const char *low = steward_settings_get (self, pairs[i].low, segment, customer_id, NULL);
      const char *high = steward_settings_get (self, pairs[i].high, segment, customer_id, NULL);
      double room = g_ascii_strtod (high, NULL) - g_ascii_strtod (low, NULL);
      g_autofree char *who = NULL;

      if (room > 0 || (room == 0 && pairs[i].may_be_equal))
        continue;
      if (customer_name)
        who = g_strdup_printf ("%s: ", customer_name);
      else if (segment)
        /* Translators: before what is wrong with a segment's values */
        who = g_strdup_printf (_ ("Segment %s: "), segment);
      refuse_pair (i, low, high, who ? who : "", error);
      return FALSE;
    }
  return TRUE;
}

/* Without what the sum of two fractions adds in its last digits. */
static double
round_fraction (double fraction)
{
  return round (fraction * 1000) / 1000;
}

/* How far apart the two of a pair have to be. */
static double
get_gap (guint pair)
{
  const StewardSetting *low = steward_setting_find (pairs[pair].low);

  if (pairs[pair].may_be_equal)
    return 0;
  return low->kind == STEWARD_SETTING_COUNT || low->kind == STEWARD_SETTING_DAYS ? 1 : 0.01;
}

void
steward_settings_get_limits (const StewardSettings *self,
                             const char *key,
                             const char *segment,
                             const char *customer_id,
                             double *least,
                             double *most)
{
  const StewardSetting *setting = steward_setting_find (key);

  *least = setting->least;
  *most = setting->most;
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      double gap = get_gap (i);

      if (strcmp (pairs[i].low, key) == 0)
        *most = MIN (
          *most, round_fraction (
                   steward_settings_get_number (self, pairs[i].high, segment, customer_id) - gap));
      if (strcmp (pairs[i].high, key) == 0)
        *least = MAX (
          *least, round_fraction (
                    steward_settings_get_number (self, pairs[i].low, segment, customer_id) + gap));
    }
}

/* --- Where it comes from ---------------------------------------------------------------------- */

/* `75 % instead of 80 % since 2 Mar 2026`; NULL where the value is the published one. */
static char *
describe_change (const StewardSettings *self,
                 const char *key,
                 StewardScope scope,
                 const char *subject)
{
  const StewardSetting *setting = steward_setting_find (key);
  gint64 since;
  const char *value = steward_settings_peek (self, key, scope, subject, &since);
  g_autofree char *text = NULL;
  g_autofree char *published = NULL;
  g_autofree char *day = NULL;

  if (value == NULL)
    return NULL;
  text = steward_setting_format (setting, value);
  published = steward_setting_format (setting, setting->published);
  day = steward_format_day (steward_day_from_time (since));
  if (setting->kind == STEWARD_SETTING_NUMBER && setting->unpublished)
    /* Translators: a value that is not set unless somebody does, a date */
    return g_strdup_printf (_ ("%s since %s"), text, day);
  /* Translators: a value, the published value, a date */
  return g_strdup_printf (_ ("%s instead of %s since %s"), text, published, day);
}

/* Adds `, changed for the segment Strategic: 75 % instead of 80 % since 2 Mar 2026`. */
static void
add_origin (GString *text,
            const StewardSettings *self,
            const char *key,
            const char *segment,
            const char *customer_id)
{
  StewardScope scope;
  const char *subjects[] = { NULL, "", segment, customer_id };
  g_autofree char *change = NULL;

  steward_settings_get (self, key, segment, customer_id, &scope);
  if (scope == STEWARD_SCOPE_PUBLISHED)
    return;
  change = describe_change (self, key, scope, subjects[scope]);
  if (text->len > 0)
    /* Translators: between the parts of a list */
    g_string_append (text, C_ ("list", "; "));
  if (scope == STEWARD_SCOPE_CUSTOMER)
    /* Translators: `75 % instead of 80 % since 2 Mar 2026` */
    g_string_append_printf (text, _ ("%s, for this customer"), change);
  else if (scope == STEWARD_SCOPE_SEGMENT)
    /* Translators: `75 % instead of 80 % since 2 Mar 2026`, a segment */
    g_string_append_printf (text, _ ("%s, for the segment %s"), change, segment);
  else
    g_string_append_printf (text, _ ("%s, for all customers"), change);
}

char *
steward_settings_describe_origin (const StewardSettings *self,
                                  const char *const *keys,
                                  const char *segment,
                                  const char *customer_id)
{
  const StewardSetting *first = steward_setting_find (*keys);
  g_autoptr (GString) text = g_string_new (NULL);

  for (; *keys; keys++)
    add_origin (text, self, *keys, segment, customer_id);
  if (text->len == 0)
    return g_strdup (first && first->unpublished ? _ ("Steward’s own values, as none are published")
                                                 : _ ("The published values"));
  return g_strdup (text->str);
}
