/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer.h"
#include "steward-settings.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What of a customer other limits may change. */
typedef enum {
  STEWARD_ASPECT_UTILIZATION, /* its state */
  STEWARD_ASPECT_CONSUMPTION, /* likewise */
  STEWARD_ASPECT_RAMP,        /* whether it runs, and who is behind */
  STEWARD_ASPECT_SEATS,       /* whether they are used up, or nearly */
  STEWARD_ASPECT_STAGE,       /* of the lifecycle */
  STEWARD_ASPECT_HEALTH,      /* its state */
  STEWARD_ASPECT_AGE,         /* whether its figures are old */
} StewardAspect;

/* The settings that change an aspect, NULL-terminated. */
const char *const *steward_aspect_get_keys (StewardAspect aspect);

/**
 * StewardSettingsMove:
 * @from: what all of them were, or -1 where they were not the same
 * @to: what they are: a #StewardState, #StewardRamp, #StewardSeatAlert or #StewardLifecycle, or
 *   whether figures are old
 * @names: (element-type utf8): the customers, sorted
 *
 * Customers that other limits make the same of.
 */
typedef struct {
  int from;
  int to;
  GPtrArray *names;
} StewardSettingsMove;

/**
 * StewardSettingsEffect:
 * @moves: (element-type StewardSettingsMove): the most customers first
 * @n_below: of states: how many customers were under their target and are
 *
 * What changes with settings.
 */
typedef struct {
  StewardAspect aspect;
  GPtrArray *moves;
  guint n_below;
} StewardSettingsEffect;

/**
 * steward_settings_effect_compute:
 * @customers: a list of #StewardCustomer
 * @now: microseconds since 1970, what ages are counted from
 *
 * Computes one aspect of every customer by both settings, and compares.
 */
StewardSettingsEffect *steward_settings_effect_compute (GListModel *customers,
                                                        StewardAspect aspect,
                                                        const StewardSettings *before,
                                                        const StewardSettings *after,
                                                        StewardDay today,
                                                        gint64 now) G_GNUC_WARN_UNUSED_RESULT;
void steward_settings_effect_free (StewardSettingsEffect *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardSettingsEffect, steward_settings_effect_free)

/* `4 customers become healthy, 10 stay below target`. */
char *
steward_settings_effect_describe (const StewardSettingsEffect *self) G_GNUC_WARN_UNUSED_RESULT;
/* `Larkspur Pharma, Quillon Labs and 2 more`, those of the first move first; "" for nobody. */
char *steward_settings_effect_describe_names (const StewardSettingsEffect *self,
                                              guint max) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
