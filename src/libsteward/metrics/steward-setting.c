/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-setting.h"

#include "steward-exchange.h"
#include "steward-explanation.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* --- The settings there are ------------------------------------------------------------------- */

/* In the order of StewardRampClock. */
static const StewardChoice ramp_clocks[] = {
  { "production", N_ ("Production") },
  { "contract-close", N_ ("Contract close") },
  { NULL, NULL },
};

/* Of 10, as many digits as numbers are stored with. */
#define THIRDS_1 "3.33333333333333"
#define THIRDS_2 "6.66666666666667"

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
  { "ramp-days", N_ ("Target due after the start of the ramp"), "60", 7, 365, STEWARD_SETTING_DAYS,
    TRUE },
  { "ramp-clock", N_ ("The ramp starts on"), "production", 0, 0, STEWARD_SETTING_CHOICE, TRUE,
    FALSE, ramp_clocks },
  { "seat-alert-first", N_ ("Seats are nearly used up from"), "0.9", 0.01, 2,
    STEWARD_SETTING_FRACTION, TRUE },
  { "seat-alert-full", N_ ("Seats are used up from"), "1", 0.01, 2, STEWARD_SETTING_FRACTION,
    TRUE },
  { "onboarding-days", N_ ("Onboarding lasts"), "60", 7, 365, STEWARD_SETTING_DAYS, TRUE },
  { "renewing-days", N_ ("Renewing begins before renewal"), "120", 7, 365, STEWARD_SETTING_DAYS,
    TRUE },
  { "grace-days", N_ ("Retention: lapse that counts as going on"), "30", 0, 365,
    STEWARD_SETTING_DAYS, FALSE },
  { "forecast-points", N_ ("Forecast: least months or weeks"), "6", 6, 24, STEWARD_SETTING_COUNT,
    TRUE },
  { "forecast-years", N_ ("Forecast: years looked ahead"), "3", 1, 10, STEWARD_SETTING_COUNT,
    TRUE },
  { "health-weight-pulse", N_ ("Health: weight of the pulse"), "5", 0, 100, STEWARD_SETTING_COUNT,
    TRUE },
  { "health-weight-technical", N_ ("Health: weight of technical health"), "15", 0, 100,
    STEWARD_SETTING_COUNT, TRUE },
  { "health-weight-relationships", N_ ("Health: weight of relationships"), "25", 0, 100,
    STEWARD_SETTING_COUNT, TRUE },
  { "health-weight-utilization", N_ ("Health: weight of utilization"), "55", 0, 100,
    STEWARD_SETTING_COUNT, TRUE },
  { "health-healthy", N_ ("Health: healthy from"), THIRDS_2, 0, 10, STEWARD_SETTING_SCORE, TRUE,
    TRUE },
  { "health-poor", N_ ("Health: poor below"), THIRDS_1, 0, 10, STEWARD_SETTING_SCORE, TRUE, TRUE },
  { "versions-healthy", N_ ("Versions behind: healthy up to"), "1", 0, 100, STEWARD_SETTING_COUNT,
    TRUE, TRUE },
  { "versions-poor", N_ ("Versions behind: poor from"), "4", 1, 100, STEWARD_SETTING_COUNT, TRUE,
    TRUE },
  { "defects-healthy", N_ ("Defect tickets: healthy up to"), "1", 0, 1000, STEWARD_SETTING_COUNT,
    TRUE },
  { "defects-poor", N_ ("Defect tickets: poor from"), "5", 1, 1000, STEWARD_SETTING_COUNT, TRUE },
  { "help-healthy", N_ ("Help tickets: healthy up to"), "9", 0, 1000, STEWARD_SETTING_COUNT, TRUE },
  { "help-poor", N_ ("Help tickets: poor from"), "15", 1, 1000, STEWARD_SETTING_COUNT, TRUE },
  { "activity-healthy", N_ ("Last activity: healthy up to"), "14", 0, 365, STEWARD_SETTING_DAYS,
    TRUE },
  { "activity-poor", N_ ("Last activity: poor from"), "30", 1, 365, STEWARD_SETTING_DAYS, TRUE },
  { "health-input-days", N_ ("Health: what an advisor said counts for"), "90", 7, 365,
    STEWARD_SETTING_DAYS, TRUE, TRUE },
  { "stale-days", N_ ("Figures are old after"), "7", 1, 365, STEWARD_SETTING_DAYS, FALSE },
  { "goal-slack", N_ ("Goals: behind the line by more than"), "0.1", 0, 1, STEWARD_SETTING_FRACTION,
    TRUE, TRUE },
  { "goal-reading-days", N_ ("Goals: a reading counts for"), "45", 1, 365, STEWARD_SETTING_DAYS,
    TRUE, TRUE },
  { "searches-per-user", N_ ("Value: searches of an active user in a month"), "0", 0, 10000,
    STEWARD_SETTING_NUMBER, TRUE, TRUE },
  { "search-minutes", N_ ("Value: minutes that a search saves"), "5", 0, 480,
    STEWARD_SETTING_NUMBER, TRUE },
  { "hourly-rate", N_ ("Value: what an hour costs"), "0", 0, 100000, STEWARD_SETTING_NUMBER, TRUE,
    TRUE },
  { "value-months", N_ ("Value: months added up"), "12", 1, 120, STEWARD_SETTING_COUNT, TRUE,
    TRUE },
  { "sync-jobs", N_ ("Customers synced at once"), "8", 1, 64, STEWARD_SETTING_COUNT, FALSE },
  { "sync-on-start", N_ ("Sync when Steward starts"), "1", 0, 1, STEWARD_SETTING_SWITCH, FALSE },
  { "sync-every-hours", N_ ("Sync every (0: never by itself)"), "6", 0, 168, STEWARD_SETTING_HOURS,
    FALSE },
  { "sync-on-network", N_ ("Sync what was offline when the network is back"), "1", 0, 1,
    STEWARD_SETTING_SWITCH, FALSE },
  { "currency", N_ ("Currency of reports, and of revenue without one"), "", 0, 0,
    STEWARD_SETTING_CURRENCY, FALSE },
  { "exchange-rates", N_ ("What other currencies are worth in that one"), "", 0, 0,
    STEWARD_SETTING_RATES, FALSE },
  { "sign-changes", N_ ("Sign what is changed with the login name"), "1", 0, 1,
    STEWARD_SETTING_SWITCH, FALSE },
};

const char *const steward_utilization_keys[] = { "utilization-healthy", "utilization-poor", NULL };
const char *const steward_consumption_keys[] = { "consumption-healthy", "consumption-poor",
                                                 "consumption-days", "consumption-min-days", NULL };
const char *const steward_ramp_keys[] = { "ramp-days", "ramp-clock", NULL };
const char *const steward_seat_use_keys[] = { "seat-alert-first", "seat-alert-full", NULL };
const char *const steward_stage_keys[] = { "onboarding-days", "renewing-days", NULL };
const char *const steward_forecast_keys[] = { "utilization-healthy", "ramp-days", "forecast-points",
                                              "forecast-years", NULL };
const char *const steward_health_keys[] = {
  "health-weight-pulse",
  "health-weight-technical",
  "health-weight-relationships",
  "health-weight-utilization",
  "health-healthy",
  "health-poor",
  "versions-healthy",
  "versions-poor",
  "defects-healthy",
  "defects-poor",
  "help-healthy",
  "help-poor",
  "activity-healthy",
  "activity-poor",
  "health-input-days",
  NULL,
};
const char *const steward_goal_keys[] = { "goal-slack", "goal-reading-days", NULL };
const char *const steward_value_keys[] = { "searches-per-user", "search-minutes", "hourly-rate",
                                           "value-months", NULL };
const char *const steward_retention_keys[] = { "grace-days", NULL };
const char *const steward_age_keys[] = { "stale-days", NULL };

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

/* `“production”, “contract-close”` */
static char *
list_choices (const StewardSetting *self)
{
  GString *text = g_string_new (NULL);

  for (const StewardChoice *choice = self->choices; choice->key; choice++)
    g_string_append_printf (text, "%s“%s”", text->len > 0 ? C_ ("list", ", ") : "", choice->key);
  return g_string_free_and_steal (text);
}

static char *
refuse (const StewardSetting *self, const char *text, GError **error)
{
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (self->kind == STEWARD_SETTING_CURRENCY)
    {
      g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                   _ ("“%s” is not a currency code such as EUR."), text);
      return NULL;
    }
  if (self->kind == STEWARD_SETTING_SWITCH)
    {
      g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                   _ ("“%s” is neither “on” nor “off”."), text);
      return NULL;
    }
  if (self->kind == STEWARD_SETTING_CHOICE)
    {
      g_autofree char *choices = list_choices (self);

      g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                   _ ("“%s” is none of %s."), text, choices);
      return NULL;
    }
  most = steward_setting_format (self, g_ascii_dtostr (number, sizeof number, self->most));
  if (self->kind == STEWARD_SETTING_NUMBER)
    {
      g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                   _ ("“%s” is not a number up to %s."), text, most);
      return NULL;
    }
  least = steward_setting_format (self, g_ascii_dtostr (number, sizeof number, self->least));
  g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
               _ ("“%s” is not a value from %s to %s."), text, least, most);
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

static char *
parse_choice (const StewardSetting *self, const char *text, GError **error)
{
  for (const StewardChoice *choice = self->choices; choice->key; choice++)
    if (g_ascii_strcasecmp (text, choice->key) == 0)
      return g_strdup (choice->key);
  return refuse (self, text, error);
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

static gboolean
takes_decimals (const StewardSetting *self)
{
  return self->kind == STEWARD_SETTING_FRACTION || self->kind == STEWARD_SETTING_SCORE
         || self->kind == STEWARD_SETTING_NUMBER;
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
      || (!takes_decimals (self) && value != floor (value)))
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
    case STEWARD_SETTING_CHOICE:
      return parse_choice (self, stripped, error);
    case STEWARD_SETTING_RATES:
      return steward_exchange_normalize_rates (stripped, error);
    case STEWARD_SETTING_FRACTION:
    case STEWARD_SETTING_DAYS:
    case STEWARD_SETTING_HOURS:
    case STEWARD_SETTING_COUNT:
    case STEWARD_SETTING_SCORE:
    case STEWARD_SETTING_NUMBER:
    default:
      return parse_number (self, stripped, error);
    }
}

guint
steward_setting_get_choice (const StewardSetting *self, const char *value)
{
  for (guint i = 0; self->choices && self->choices[i].key; i++)
    if (strcmp (self->choices[i].key, value) == 0)
      return i;
  return 0;
}

char *
steward_setting_format (const StewardSetting *self, const char *value)
{
  double number = g_ascii_strtod (value, NULL);
  gulong whole = (gulong) MAX (number, 0);

  switch (self->kind)
    {
    case STEWARD_SETTING_FRACTION:
      return steward_format_limit (number);
    case STEWARD_SETTING_DAYS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu day", "%lu days", whole), whole);
    case STEWARD_SETTING_HOURS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu hour", "%lu hours", whole), whole);
    case STEWARD_SETTING_SWITCH:
      return g_strdup (whole ? _ ("On") : _ ("Off"));
    case STEWARD_SETTING_CURRENCY:
    case STEWARD_SETTING_RATES:
      return g_strdup (*value ? value : _ ("None"));
    case STEWARD_SETTING_SCORE:
      return g_strdup_printf ("%.3g", number);
    case STEWARD_SETTING_NUMBER:
      return number > 0 ? g_strdup_printf ("%'.15g", number) : g_strdup (_ ("Not set"));
    case STEWARD_SETTING_CHOICE:
      return g_strdup (_ (self->choices[steward_setting_get_choice (self, value)].label));
    case STEWARD_SETTING_COUNT:
    default:
      return g_strdup_printf ("%lu", whole);
    }
}
