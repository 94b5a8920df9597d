/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-context.h"

G_BEGIN_DECLS

/* What a picture's window is opened on. */
typedef enum {
  CUSTOMERS, /* the profile that was given */
  EMPTY,
  SAMPLE,    /* the sample portfolio */
  RATES,     /* the same, with rates of its currencies */
  UNREACHED, /* customers of whom nobody was reached by the last sync */
  UNREAD,    /* customers that are still being read */
  N_PROFILES,
} PictureProfile;

/* Opens one of them; all but the given one are made in temporary folders. */
StewardContext *picture_profile_open (PictureProfile profile,
                                      const char *given,
                                      StewardClock *clock,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
