/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-record-words.h"

#include "steward-format.h"

#include <glib/gi18n-lib.h>

/* Text of several lines as one. */
static char *
flatten (char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) filled = NULL;

  for (char **line = lines; *line; line++)
    if (*g_strstrip (*line) != '\0')
      g_strv_builder_add (builder, *line);
  filled = g_strv_builder_end (builder);
  g_free (text);
  return g_strjoinv (" ", filled);
}

char *
steward_record_dup_title (StewardRecord *self)
{
  const StewardRecordKind *kind;
  g_autofree char *title = NULL;

  g_return_val_if_fail (STEWARD_IS_RECORD (self), NULL);
  kind = steward_record_get_kind (self);
  title = steward_record_format (self, &kind->fields[0]);
  if (title)
    title = flatten (g_steal_pointer (&title));
  return title && *title ? g_steal_pointer (&title) : g_strdup (_ (kind->label));
}

gboolean
steward_record_is_done (StewardRecord *self)
{
  const StewardRecordKind *kind;

  g_return_val_if_fail (STEWARD_IS_RECORD (self), FALSE);
  kind = steward_record_get_kind (self);
  return kind->done && steward_record_has (self, kind->done);
}

guint
steward_record_get_days_late (StewardRecord *self, StewardDay today)
{
  const StewardRecordKind *kind;
  StewardDay due;

  g_return_val_if_fail (STEWARD_IS_RECORD (self), 0);
  kind = steward_record_get_kind (self);
  due = kind->due ? steward_record_get_day (self, kind->due) : STEWARD_DAY_NONE;
  if (due == STEWARD_DAY_NONE || due >= today || steward_record_is_done (self))
    return 0;
  return (guint) (today - due);
}

static char *
describe_due (StewardRecord *self, const char *due, StewardDay today)
{
  guint days_late = steward_record_get_days_late (self, today);

  if (days_late == 0)
    /* Translators: a date */
    return g_strdup_printf (_ ("Due %s"), due);
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Due %s, %u day late", "Due %s, %u days late", days_late), due,
    days_late);
}

/* A text or a choice says what it is; a day, a number, a yes need the name of their field. */
static char *
describe_field (StewardRecord *self, const StewardField *field, StewardDay today)
{
  const StewardRecordKind *kind = steward_record_get_kind (self);
  g_autofree char *value = steward_record_format (self, field);

  if (value == NULL)
    return NULL;
  if (g_strcmp0 (field->key, kind->due) == 0)
    return steward_record_is_done (self) ? NULL : describe_due (self, value, today);
  switch (field->type)
    {
    case STEWARD_FIELD_DAY:
    case STEWARD_FIELD_NUMBER:
    case STEWARD_FIELD_COUNT:
    case STEWARD_FIELD_YES_NO:
      /* Translators: a field and its value, in a line with others */
      return g_strdup_printf (_ ("%s: %s"), _ (field->label), value);
    case STEWARD_FIELD_LINE:
    case STEWARD_FIELD_TEXT:
    case STEWARD_FIELD_CHOICE:
    case STEWARD_FIELD_CHOICES:
    case STEWARD_FIELD_RECORD:
    default:
      return flatten (g_steal_pointer (&value));
    }
}

char *
steward_record_dup_summary (StewardRecord *self, StewardDay today)
{
  const StewardRecordKind *kind;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (STEWARD_IS_RECORD (self), NULL);
  kind = steward_record_get_kind (self);
  for (const char *const *key = kind->telling; key && *key; key++)
    {
      char *part = describe_field (self, steward_record_kind_find_field (kind, *key), today);

      if (part)
        g_strv_builder_take (builder, part);
    }
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

const StewardChoice *
steward_record_get_badge (StewardRecord *self)
{
  const StewardRecordKind *kind;
  const StewardField *field;
  const char *key;

  g_return_val_if_fail (STEWARD_IS_RECORD (self), NULL);
  kind = steward_record_get_kind (self);
  field = kind->badge ? steward_record_kind_find_field (kind, kind->badge) : NULL;
  key = field ? steward_record_get_text (self, field->key) : NULL;
  for (const StewardChoice *choice = field ? field->choices : NULL; choice && choice->key; choice++)
    if (g_strcmp0 (choice->key, key) == 0)
      return choice;
  return NULL;
}
