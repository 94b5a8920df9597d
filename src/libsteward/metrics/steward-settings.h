/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-setting.h"
#include "steward-targets.h"

G_BEGIN_DECLS

/* For whom a value is. Stored as a number: new ones come last. */
typedef enum {
  STEWARD_SCOPE_PUBLISHED, /* nobody said anything */
  STEWARD_SCOPE_EVERYONE,
  STEWARD_SCOPE_SEGMENT,
  STEWARD_SCOPE_CUSTOMER,
} StewardScope;

/**
 * StewardSettingChange:
 * @subject: "" for everyone, a segment's name, or a customer's id
 * @text: (nullable): the value as a person typed it; NULL takes it back
 * @since: since when it holds, in microseconds since 1970; 0 for the moment it is stored
 *
 * One value to set, or to take back.
 */
typedef struct {
  char *key;
  StewardScope scope;
  char *subject;
  char *text;
  gint64 since;
} StewardSettingChange;

StewardSettingChange *steward_setting_change_new (const char *key,
                                                  StewardScope scope,
                                                  const char *subject,
                                                  const char *text) G_GNUC_WARN_UNUSED_RESULT;
void steward_setting_change_free (StewardSettingChange *self);

/**
 * StewardSettings:
 *
 * What people set, and for whom. The nearest holds: the customer's own value, else its segment's,
 * else everyone's, else the published one. Reference-counted; not changed any more once it is
 * shared.
 */
typedef struct _StewardSettings StewardSettings;

StewardSettings *steward_settings_new (void) G_GNUC_WARN_UNUSED_RESULT;
StewardSettings *steward_settings_ref (StewardSettings *self);
void steward_settings_unref (StewardSettings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSettings, steward_settings_unref)

/* @value: as steward_setting_parse() gives it; NULL takes it back. Keys that are not known are
 * passed over. */
void steward_settings_set (StewardSettings *self,
                           const char *key,
                           StewardScope scope,
                           const char *subject,
                           const char *value,
                           gint64 since);
/* What was said for exactly this scope, and since when it holds; NULL for nothing. */
const char *steward_settings_peek (const StewardSettings *self,
                                   const char *key,
                                   StewardScope scope,
                                   const char *subject,
                                   gint64 *since);
/* Every subject of a scope that has a value of a key, or for NULL of any; sorted, to be freed with
 * its container alone. */
GPtrArray *steward_settings_list_subjects (const StewardSettings *self,
                                           const char *key,
                                           StewardScope scope) G_GNUC_WARN_UNUSED_RESULT;
/* Whether both hold the same values, since whenever. */
gboolean steward_settings_equal (const StewardSettings *self, const StewardSettings *other);

/**
 * steward_settings_list_changes:
 * @keys: (nullable): NULL-terminated: the settings that count; NULL for all
 *
 * Returns: (transfer full) (element-type StewardSettingChange): what makes of @self what @other is
 */
GPtrArray *steward_settings_list_changes (const StewardSettings *self,
                                          const StewardSettings *other,
                                          const char *const *keys) G_GNUC_WARN_UNUSED_RESULT;

/* The value that holds for a customer of a segment, both of which may be NULL, and whose it is. */
const char *steward_settings_get (const StewardSettings *self,
                                  const char *key,
                                  const char *segment,
                                  const char *customer_id,
                                  StewardScope *scope);
double steward_settings_get_number (const StewardSettings *self,
                                    const char *key,
                                    const char *segment,
                                    const char *customer_id);

/* The limits that figures of a customer are judged by. A poor limit above the healthy one, as
 * values of several scopes may come together, is taken down to it. */
StewardTargets steward_settings_resolve (const StewardSettings *self,
                                         const char *segment,
                                         const char *customer_id);

/**
 * steward_settings_check:
 * @customer_name: (nullable): what errors call the customer
 *
 * Whether the values that hold for a customer of a segment, both of which may be NULL, fit
 * together: poor is below healthy, and no more days are wanted than are looked at. Else
 * %STEWARD_INPUT_ERROR names what does not fit, and for whom.
 */
gboolean steward_settings_check (const StewardSettings *self,
                                 const char *segment,
                                 const char *customer_id,
                                 const char *customer_name,
                                 GError **error);

/* What a number may be that the other one of its pair leaves room for: at least 1 %, or
 * one of what is counted, between poor and healthy. */
void steward_settings_get_limits (const StewardSettings *self,
                                  const char *key,
                                  const char *segment,
                                  const char *customer_id,
                                  double *least,
                                  double *most);

/* Where the limits of a customer come from: published, or who has changed what, since when. @keys:
 * NULL-terminated */
char *steward_settings_describe_origin (const StewardSettings *self,
                                        const char *const *keys,
                                        const char *segment,
                                        const char *customer_id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
