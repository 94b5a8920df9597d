/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-input-error.h"

G_BEGIN_DECLS

/* A token and the normalised address it is for. */
typedef struct {
  char *address;
  char *token;
} StewardTokenEntry;

/**
 * StewardTokensFile:
 * @entries: (element-type StewardTokenEntry): the good rows
 * @problems: (element-type utf8): every bad one, with line and column; never with a token in it
 */
typedef struct {
  GPtrArray *entries;
  GPtrArray *problems;
} StewardTokensFile;

void steward_tokens_file_free (StewardTokensFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardTokensFile, steward_tokens_file_free)

/* Reads a CSV with the columns `url` and `token`, in any order; others are passed over. Fails only
 * where no row can be read. */
StewardTokensFile *steward_tokens_file_read (const char *bytes,
                                             gsize n_bytes,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
