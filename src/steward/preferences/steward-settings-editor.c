/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-settings-editor.h"

/* Several presses of a button are one change. */
#define PAUSE_MS 250

struct _StewardSettingsEditor {
  GObject parent_instance;

  StewardPortfolio *portfolio;
  StewardSettings *opened; /* as they were */
  GPtrArray *pending;      /* of StewardSettingChange */
  guint pause_id;
};

G_DEFINE_FINAL_TYPE (StewardSettingsEditor, steward_settings_editor, G_TYPE_OBJECT)

enum { CHANGED, REFUSED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* --- Storing ---------------------------------------------------------------------------------- */

static GPtrArray *
new_changes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) steward_setting_change_free);
}

static void
emit_changed (StewardSettingsEditor *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardSettingsEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!steward_portfolio_change_settings_finish (STEWARD_PORTFOLIO (source), result, &error))
    steward_settings_editor_refuse (self, error->message);
}

/* Takes the changes. */
static void
store (StewardSettingsEditor *self, GPtrArray *changes)
{
  steward_portfolio_change_settings_async (self->portfolio, changes, NULL, stored_cb,
                                           g_object_ref (self));
}

static gboolean
pause_cb (gpointer user_data)
{
  StewardSettingsEditor *self = user_data;

  self->pause_id = 0;
  steward_settings_editor_flush (self);
  return G_SOURCE_REMOVE;
}

void
steward_settings_editor_flush (StewardSettingsEditor *self)
{
  g_return_if_fail (STEWARD_IS_SETTINGS_EDITOR (self));
  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->pending->len > 0)
    {
      store (self, self->pending);
      self->pending = new_changes ();
    }
}

static gboolean
is_of (const StewardSettingChange *change, const char *key, StewardScope scope, const char *subject)
{
  return change->scope == scope && g_str_equal (change->key, key)
         && g_str_equal (change->subject, subject);
}

void
steward_settings_editor_set (StewardSettingsEditor *self,
                             const char *key,
                             StewardScope scope,
                             const char *subject,
                             const char *text)
{
  g_return_if_fail (STEWARD_IS_SETTINGS_EDITOR (self));
  for (guint i = self->pending->len; i > 0; i--)
    if (is_of (g_ptr_array_index (self->pending, i - 1), key, scope, subject))
      g_ptr_array_remove_index (self->pending, i - 1);
  g_ptr_array_add (self->pending, steward_setting_change_new (key, scope, subject, text));
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MS, pause_cb, self);
}

gboolean
steward_settings_editor_is_pending (StewardSettingsEditor *self,
                                    const char *key,
                                    StewardScope scope,
                                    const char *subject)
{
  g_return_val_if_fail (STEWARD_IS_SETTINGS_EDITOR (self), FALSE);
  for (guint i = 0; i < self->pending->len; i++)
    if (is_of (g_ptr_array_index (self->pending, i), key, scope, subject))
      return TRUE;
  return FALSE;
}

void
steward_settings_editor_refuse (StewardSettingsEditor *self, const char *sentence)
{
  g_return_if_fail (STEWARD_IS_SETTINGS_EDITOR (self));
  g_signal_emit (self, signals[REFUSED], 0, sentence);
  emit_changed (self);
}

/* --- Before and after ------------------------------------------------------------------------- */

/* What makes the settings of an aspect what they were. */
static GPtrArray *
list_way_back (StewardSettingsEditor *self, StewardAspect aspect)
{
  return steward_settings_list_changes (steward_portfolio_get_settings (self->portfolio),
                                        self->opened, steward_aspect_get_keys (aspect));
}

StewardSettingsEffect *
steward_settings_editor_dup_effect (StewardSettingsEditor *self, StewardAspect aspect)
{
  g_autoptr (GPtrArray) way_back = NULL;

  g_return_val_if_fail (STEWARD_IS_SETTINGS_EDITOR (self), NULL);
  way_back = list_way_back (self, aspect);
  if (way_back->len == 0)
    return NULL;
  return steward_settings_effect_compute (G_LIST_MODEL (self->portfolio), aspect, self->opened,
                                          steward_portfolio_get_settings (self->portfolio),
                                          steward_portfolio_get_today (self->portfolio),
                                          steward_portfolio_get_now (self->portfolio));
}

void
steward_settings_editor_undo (StewardSettingsEditor *self, StewardAspect aspect)
{
  g_return_if_fail (STEWARD_IS_SETTINGS_EDITOR (self));
  steward_settings_editor_flush (self);
  store (self, list_way_back (self, aspect));
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_settings_editor_dispose (GObject *object)
{
  StewardSettingsEditor *self = STEWARD_SETTINGS_EDITOR (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_object (&self->portfolio);
  G_OBJECT_CLASS (steward_settings_editor_parent_class)->dispose (object);
}

static void
steward_settings_editor_finalize (GObject *object)
{
  StewardSettingsEditor *self = STEWARD_SETTINGS_EDITOR (object);

  g_ptr_array_unref (self->pending);
  steward_settings_unref (self->opened);
  G_OBJECT_CLASS (steward_settings_editor_parent_class)->finalize (object);
}

static void
steward_settings_editor_class_init (StewardSettingsEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steward_settings_editor_dispose;
  object_class->finalize = steward_settings_editor_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
steward_settings_editor_init (StewardSettingsEditor *self)
{
  self->pending = new_changes ();
}

StewardSettingsEditor *
steward_settings_editor_new (StewardPortfolio *portfolio)
{
  StewardSettingsEditor *self;

  g_return_val_if_fail (STEWARD_IS_PORTFOLIO (portfolio), NULL);
  self = g_object_new (STEWARD_TYPE_SETTINGS_EDITOR, NULL);
  self->portfolio = g_object_ref (portfolio);
  self->opened = steward_settings_ref (
    (StewardSettings *) steward_portfolio_get_settings (portfolio));
  /* Comes after every change of settings too, with the figures that they make. */
  g_signal_connect_object (portfolio, "refreshed", G_CALLBACK (emit_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

StewardPortfolio *
steward_settings_editor_get_portfolio (StewardSettingsEditor *self)
{
  g_return_val_if_fail (STEWARD_IS_SETTINGS_EDITOR (self), NULL);
  return self->portfolio;
}

const StewardSettings *
steward_settings_editor_get_settings (StewardSettingsEditor *self)
{
  g_return_val_if_fail (STEWARD_IS_SETTINGS_EDITOR (self), NULL);
  return steward_portfolio_get_settings (self->portfolio);
}
