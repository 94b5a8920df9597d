/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_APPLICATION (steward_application_get_type ())
G_DECLARE_FINAL_TYPE (StewardApplication, steward_application, STEWARD, APPLICATION, AdwApplication)

/**
 * StewardApplication:
 *
 * The program with its windows: reads `--profile` and `--today`, opens the context, offers the last
 * backup where the database is damaged, and makes one copy of the database a day.
 */
StewardApplication *steward_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
