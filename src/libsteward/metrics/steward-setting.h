/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-input-error.h"
#include "steward-record-kind.h"

G_BEGIN_DECLS

/* What a setting's value is. */
typedef enum {
  STEWARD_SETTING_FRACTION, /* 0.8 for 80 % */
  STEWARD_SETTING_DAYS,
  STEWARD_SETTING_HOURS,
  STEWARD_SETTING_COUNT,
  STEWARD_SETTING_SCORE,    /* 0 to 10 */
  STEWARD_SETTING_NUMBER,   /* any number; 0 for one that nobody entered */
  STEWARD_SETTING_SWITCH,   /* 0 or 1 */
  STEWARD_SETTING_CURRENCY, /* three letters, or nothing */
  STEWARD_SETTING_CHOICE,   /* one of a few words */
  STEWARD_SETTING_RATES,    /* `EUR=1.08 GBP=1.27`, or nothing */
} StewardSettingKind;

/**
 * StewardSetting:
 * @key: what the command line and the store call it
 * @label: what it is, translated when shown
 * @published: the value that holds until somebody changes it, as steward_setting_parse() gives it
 * @least: , @most: of a number
 * @overridable: whether segments and customers can have values of their own
 * @unpublished: whether the value is a choice of Steward's, because none is published
 * @choices: (nullable): of a choice, ended by a %NULL key
 *
 * One setting there is. A later one is a row of the table in steward-setting.c.
 */
typedef struct {
  const char *key;
  const char *label;
  const char *published;
  double least;
  double most;
  StewardSettingKind kind;
  gboolean overridable;
  gboolean unpublished;
  const StewardChoice *choices;
} StewardSetting;

/* The keys of the limits that judge a figure, NULL-terminated. */
extern const char *const steward_utilization_keys[];
extern const char *const steward_consumption_keys[];
extern const char *const steward_ramp_keys[];
extern const char *const steward_seat_use_keys[];
extern const char *const steward_stage_keys[];
extern const char *const steward_forecast_keys[];
extern const char *const steward_health_keys[];
extern const char *const steward_goal_keys[];
extern const char *const steward_value_keys[];
extern const char *const steward_retention_keys[];
extern const char *const steward_age_keys[];

const StewardSetting *steward_setting_get_all (guint *n_settings);
const StewardSetting *steward_setting_find (const char *key);
/* The stored form of what a person typed, such as `0.75` for `75 %`; an error says what is wrong.
 */
char *steward_setting_parse (const StewardSetting *self,
                             const char *text,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The index of a value among the choices; 0, the first, for any other. */
guint steward_setting_get_choice (const StewardSetting *self, const char *value);
/* The form for people, such as `75 %` or `60 days`. */
char *steward_setting_format (const StewardSetting *self,
                              const char *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
