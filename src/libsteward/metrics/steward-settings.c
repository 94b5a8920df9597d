/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-settings.h"

#include "steward-explanation.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* --- The settings there are ------------------------------------------------------------------- */

static const StewardSetting all[] = {
  { "utilization-healthy", N_ ("Utilization: healthy from"), "0.8", 0.01, 1.5,
    STEWARD_SETTING_FRACTION, TRUE },
  { "utilization-poor", N_ ("Utilization: poor below"), "0.5", 0, 1.5, STEWARD_SETTING_FRACTION,
    TRUE },
  { "consumption-healthy", N_ ("Consumption: healthy from"), "0.3", 0.01, 1,
    STEWARD_SETTING_FRACTION, TRUE },
  { "consumption-poor", N_ ("Consumption: poor up to"), "0.2", 0, 1, STEWARD_SETTING_FRACTION,
    TRUE },
  { "consumption-days", N_ ("Consumption: days looked at"), "28", 7, 90, STEWARD_SETTING_DAYS,
    TRUE },
  { "consumption-min-days", N_ ("Consumption: least days with a count"), "14", 1, 90,
    STEWARD_SETTING_DAYS, TRUE },
  { "ramp-days", N_ ("Target due after production"), "60", 7, 365, STEWARD_SETTING_DAYS, TRUE },
  { "onboarding-days", N_ ("Onboarding lasts"), "60", 7, 365, STEWARD_SETTING_DAYS, TRUE },
  { "renewing-days", N_ ("Renewing begins before renewal"), "120", 7, 365, STEWARD_SETTING_DAYS,
    TRUE },
  { "stale-days", N_ ("Figures are old after"), "7", 1, 365, STEWARD_SETTING_DAYS, FALSE },
  { "sync-jobs", N_ ("Customers synced at once"), "8", 1, 64, STEWARD_SETTING_COUNT, FALSE },
  { "sync-on-start", N_ ("Sync when Steward starts"), "0", 0, 1, STEWARD_SETTING_SWITCH, FALSE },
  { "sync-every-hours", N_ ("Sync every (0: never by itself)"), "0", 0, 168, STEWARD_SETTING_HOURS,
    FALSE },
  { "sync-on-network", N_ ("Sync what was offline when the network is back"), "1", 0, 1,
    STEWARD_SETTING_SWITCH, FALSE },
  { "currency", N_ ("Currency of revenue without one"), "", 0, 0, STEWARD_SETTING_CURRENCY, FALSE },
};

const StewardSetting *
steward_setting_get_all (guint *n_settings)
{
  *n_settings = G_N_ELEMENTS (all);
  return all;
}

const StewardSetting *
steward_setting_find (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_strcmp0 (all[i].key, key) == 0)
      return &all[i];
  return NULL;
}

/* --- Values as text --------------------------------------------------------------------------- */

static char *
refuse (const StewardSetting *self, const char *text, GError **error)
{
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (self->kind == STEWARD_SETTING_CURRENCY)
    {
      g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                   _ ("%s: “%s” is not a currency code such as EUR."), self->key, text);
      return NULL;
    }
  if (self->kind == STEWARD_SETTING_SWITCH)
    {
      g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                   _ ("%s: “%s” is neither “on” nor “off”."), self->key, text);
      return NULL;
    }
  least = steward_setting_format (self, g_ascii_dtostr (number, sizeof number, self->least));
  most = steward_setting_format (self, g_ascii_dtostr (number, sizeof number, self->most));
  g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
               _ ("%s: “%s” is not a value from %s to %s."), self->key, text, least, most);
  return NULL;
}

static char *
parse_switch (const StewardSetting *self, const char *text, GError **error)
{
  static const char *const words[][2] = {
    { "off", "on" }, { "no", "yes" }, { "false", "true" }, { "0", "1" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint value = 0; value < 2; value++)
      if (g_ascii_strcasecmp (text, words[i][value]) == 0)
        return g_strdup (value ? "1" : "0");
  return refuse (self, text, error);
}

static char *
parse_currency (const StewardSetting *self, const char *text, GError **error)
{
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalpha (text[i]))
      return refuse (self, text, error);
  if (length != 0 && length != 3)
    return refuse (self, text, error);
  return g_ascii_strup (text, -1);
}

/* Whether what stands after a number is its unit. */
static gboolean
is_unit (const StewardSetting *self, const char *rest, gboolean *percent)
{
  *percent = self->kind == STEWARD_SETTING_FRACTION && strcmp (rest, "%") == 0;
  if (*rest == '\0' || *percent)
    return TRUE;
  if (self->kind == STEWARD_SETTING_DAYS)
    return strcmp (rest, "days") == 0 || strcmp (rest, "day") == 0 || strcmp (rest, "d") == 0;
  return self->kind == STEWARD_SETTING_HOURS
         && (strcmp (rest, "hours") == 0 || strcmp (rest, "hour") == 0 || strcmp (rest, "h") == 0);
}

static char *
parse_number (const StewardSetting *self, const char *text, GError **error)
{
  char canonical[G_ASCII_DTOSTR_BUF_SIZE];
  gboolean percent;
  char *end;
  double value = g_ascii_strtod (text, &end);

  if (end == text)
    return refuse (self, text, error);
  /* A no-break space may stand before the unit, as Steward itself writes it. */
  while (*end == ' ' || g_str_has_prefix (end, "\u00a0"))
    end = g_utf8_next_char (end);
  if (!is_unit (self, end, &percent))
    return refuse (self, text, error);
  if (percent)
    value /= 100;
  if (!isfinite (value) || value < self->least || value > self->most
      || (self->kind != STEWARD_SETTING_FRACTION && value != floor (value)))
    return refuse (self, text, error);
  /* Fifteen digits, so that 55 % is 0.55. */
  return g_strdup (g_ascii_formatd (canonical, sizeof canonical, "%.15g", value));
}

char *
steward_setting_parse (const StewardSetting *self, const char *text, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  switch (self->kind)
    {
    case STEWARD_SETTING_SWITCH:
      return parse_switch (self, stripped, error);
    case STEWARD_SETTING_CURRENCY:
      return parse_currency (self, stripped, error);
    case STEWARD_SETTING_FRACTION:
    case STEWARD_SETTING_DAYS:
    case STEWARD_SETTING_HOURS:
    case STEWARD_SETTING_COUNT:
    default:
      return parse_number (self, stripped, error);
    }
}

char *
steward_setting_format (const StewardSetting *self, const char *value)
{
  double number = g_ascii_strtod (value, NULL);
  gulong whole = (gulong) MAX (number, 0);

  switch (self->kind)
    {
    case STEWARD_SETTING_FRACTION:
      return steward_format_percent (number,
                                     fabs (number * 100 - round (number * 100)) < 1e-9 ? 0 : 1);
    case STEWARD_SETTING_DAYS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu day", "%lu days", whole), whole);
    case STEWARD_SETTING_HOURS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu hour", "%lu hours", whole), whole);
    case STEWARD_SETTING_SWITCH:
      return g_strdup (whole ? _ ("On") : _ ("Off"));
    case STEWARD_SETTING_CURRENCY:
      return g_strdup (*value ? value : _ ("None"));
    case STEWARD_SETTING_COUNT:
    default:
      return g_strdup_printf ("%lu", whole);
    }
}

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
  GPtrArray *entries; /* of Entry; there are few */
  gatomicrefcount refs;
};

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
  g_atomic_ref_count_init (&self->refs);
  return self;
}

StewardSettings *
steward_settings_copy (const StewardSettings *self)
{
  StewardSettings *copy = steward_settings_new ();

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);

      steward_settings_set (copy, entry->setting->key, entry->scope, entry->subject, entry->value,
                            entry->since);
    }
  return copy;
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
  Entry *entry;

  if (setting == NULL)
    return;
  if (find_entry (self, key, scope, subject, &place))
    g_ptr_array_remove_index (self->entries, place);
  if (value == NULL)
    return;
  entry = g_new0 (Entry, 1);
  entry->setting = setting;
  entry->scope = scope;
  entry->subject = g_strdup (subject);
  entry->value = g_strdup (value);
  entry->since = since;
  g_ptr_array_add (self->entries, entry);
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

StewardTargets
steward_settings_resolve (const StewardSettings *self, const char *segment, const char *customer_id)
{
  StewardTargets targets = steward_targets_published;

  /* Most have nothing of their own. */
  if (self->entries->len == 0)
    return targets;
#define NUMBER(key) steward_settings_get_number (self, key, segment, customer_id)
  targets.utilization_healthy = NUMBER ("utilization-healthy");
  targets.utilization_poor = MIN (NUMBER ("utilization-poor"), targets.utilization_healthy);
  targets.consumption_healthy = NUMBER ("consumption-healthy");
  targets.consumption_poor = MIN (NUMBER ("consumption-poor"), targets.consumption_healthy);
  targets.consumption_days = (guint) NUMBER ("consumption-days");
  targets.consumption_min_days = MIN ((guint) NUMBER ("consumption-min-days"),
                                      targets.consumption_days);
  targets.ramp_days = (guint) NUMBER ("ramp-days");
  targets.onboarding_days = (guint) NUMBER ("onboarding-days");
  targets.renewing_days = (guint) NUMBER ("renewing-days");
  targets.stale_days = (guint) NUMBER ("stale-days");
#undef NUMBER
  return targets;
}

/* --- What fits -------------------------------------------------------------------------------- */

/* The first may not be above the second. */
static const char *const pairs[][2] = {
  { "utilization-poor", "utilization-healthy" },
  { "consumption-poor", "consumption-healthy" },
  { "consumption-min-days", "consumption-days" },
};

static gboolean
check_subject (const StewardSettings *self,
               const char *segment,
               const char *customer_id,
               GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const StewardSetting *low = steward_setting_find (pairs[i][0]);
      const StewardSetting *high = steward_setting_find (pairs[i][1]);
      const char *low_value = steward_settings_get (self, low->key, segment, customer_id, NULL);
      const char *high_value = steward_settings_get (self, high->key, segment, customer_id, NULL);
      g_autofree char *low_text = NULL;
      g_autofree char *high_text = NULL;

      if (g_ascii_strtod (low_value, NULL) <= g_ascii_strtod (high_value, NULL))
        continue;
      low_text = steward_setting_format (low, low_value);
      high_text = steward_setting_format (high, high_value);
      if (segment)
        g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                     _ ("%s of the segment %s would be %s, above %s of %s."), low->key, segment,
                     low_text, high->key, high_text);
      else
        g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                     _ ("%s would be %s, above %s of %s."), low->key, low_text, high->key,
                     high_text);
      return FALSE;
    }
  return TRUE;
}

gboolean
steward_settings_check (const StewardSettings *self, GError **error)
{
  g_autoptr (GPtrArray) segments = steward_settings_list_subjects (self, NULL,
                                                                   STEWARD_SCOPE_SEGMENT);
  g_autoptr (GPtrArray) customers = steward_settings_list_subjects (self, NULL,
                                                                    STEWARD_SCOPE_CUSTOMER);

  if (!check_subject (self, NULL, NULL, error))
    return FALSE;
  for (guint i = 0; i < segments->len; i++)
    if (!check_subject (self, g_ptr_array_index (segments, i), NULL, error))
      return FALSE;
  for (guint i = 0; i < customers->len; i++)
    if (!check_subject (self, NULL, g_ptr_array_index (customers, i), error))
      return FALSE;
  return TRUE;
}

/* --- Where it comes from ---------------------------------------------------------------------- */

char *
steward_settings_describe_origin (const StewardSettings *self,
                                  const char *const *keys,
                                  const char *segment,
                                  const char *customer_id)
{
  StewardScope nearest = STEWARD_SCOPE_PUBLISHED;

  for (; *keys; keys++)
    {
      StewardScope scope;

      steward_settings_get (self, *keys, segment, customer_id, &scope);
      nearest = MAX (nearest, scope);
    }
  switch (nearest)
    {
    case STEWARD_SCOPE_CUSTOMER:
      return g_strdup (_ ("Changed for this customer"));
    case STEWARD_SCOPE_SEGMENT:
      return g_strdup_printf (_ ("Changed for the segment %s"), segment);
    case STEWARD_SCOPE_EVERYONE:
      return g_strdup (_ ("Changed for all customers"));
    case STEWARD_SCOPE_PUBLISHED:
    default:
      return g_strdup (_ ("The published values, not changed"));
    }
}
