/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-usage-source.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_FILE_SOURCE (steward_file_source_get_type ())
G_DECLARE_FINAL_TYPE (StewardFileSource, steward_file_source, STEWARD, FILE_SOURCE, GObject)

/**
 * StewardFileSource:
 *
 * A file of usage that a person hands over, for customers whose API cannot be reached. All of it is
 * read, whatever is asked for; see steward_usage_file_read() for its form. It knows no seats.
 */

/* A larger file is no file of usage. */
#define STEWARD_FILE_SOURCE_MAX_BYTES (64 * 1024 * 1024)

StewardFileSource *steward_file_source_new (GFile *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
