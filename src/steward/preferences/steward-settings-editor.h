/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"
#include "steward-settings-effect.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_SETTINGS_EDITOR (steward_settings_editor_get_type ())
G_DECLARE_FINAL_TYPE (
  StewardSettingsEditor, steward_settings_editor, STEWARD, SETTINGS_EDITOR, GObject)

/**
 * StewardSettingsEditor:
 *
 * What a person does to settings while the preferences are open: it stores changes as they are
 * made, those that follow each other quickly in one piece, and knows what was before.
 *
 * #StewardSettingsEditor::changed is emitted whenever the settings or the customers did, whoever
 * changed them; #StewardSettingsEditor::refused (const char *sentence) when a change was not
 * stored, after which rows are to show what holds.
 */
StewardSettingsEditor *
steward_settings_editor_new (StewardPortfolio *portfolio) G_GNUC_WARN_UNUSED_RESULT;

StewardPortfolio *steward_settings_editor_get_portfolio (StewardSettingsEditor *self);
/* As they are in the store. */
const StewardSettings *steward_settings_editor_get_settings (StewardSettingsEditor *self);

/* Sets a value, or for NULL takes it back, in a moment. */
void steward_settings_editor_set (StewardSettingsEditor *self,
                                  const char *key,
                                  StewardScope scope,
                                  const char *subject,
                                  const char *text);
/* Whether a change of it waits to be stored. */
gboolean steward_settings_editor_is_pending (StewardSettingsEditor *self,
                                             const char *key,
                                             StewardScope scope,
                                             const char *subject);
/* Stores what waits, at once. */
void steward_settings_editor_flush (StewardSettingsEditor *self);
/* Tells that what was typed is no value. */
void steward_settings_editor_refuse (StewardSettingsEditor *self, const char *sentence);

/* What changed of an aspect since the preferences were opened; NULL where no setting of it did. */
StewardSettingsEffect *
steward_settings_editor_dup_effect (StewardSettingsEditor *self,
                                    StewardAspect aspect) G_GNUC_WARN_UNUSED_RESULT;
/* Makes the settings of an aspect what they were when the preferences were opened. */
void steward_settings_editor_undo (StewardSettingsEditor *self, StewardAspect aspect);

G_END_DECLS
