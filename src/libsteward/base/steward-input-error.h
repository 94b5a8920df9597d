/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardInputError:
 * @STEWARD_INPUT_ERROR_MALFORMED: text that is not of the shape it should have; the message names
 * the place.
 * @STEWARD_INPUT_ERROR_TOO_LARGE: a document, line or field over its limit.
 *
 * What is wrong with something that was read: a file, an answer, an argument. Nothing was changed.
 */
typedef enum {
  STEWARD_INPUT_ERROR_MALFORMED,
  STEWARD_INPUT_ERROR_TOO_LARGE,
} StewardInputError;

#define STEWARD_INPUT_ERROR (steward_input_error_quark ())
GQuark steward_input_error_quark (void);

G_END_DECLS
