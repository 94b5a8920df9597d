/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-explanation.h"

#include <glib/gi18n-lib.h>

static void
line_free (gpointer data)
{
  StewardExplanationLine *line = data;

  g_free (line->label);
  g_free (line->value);
  g_free (line);
}

static void
term_free (gpointer data)
{
  StewardExplanationTerm *term = data;

  g_free (term->sign);
  g_free (term->value);
  g_free (term->caption);
  g_free (term);
}

StewardExplanation *
steward_explanation_new (const char *title)
{
  StewardExplanation *self = g_new0 (StewardExplanation, 1);

  self->title = g_strdup (title);
  self->terms = g_ptr_array_new_with_free_func (term_free);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  return self;
}

void
steward_explanation_free (StewardExplanation *self)
{
  g_free (self->title);
  g_free (self->formula);
  g_free (self->rule);
  g_ptr_array_unref (self->terms);
  g_clear_pointer (&self->days, g_array_unref);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

void
steward_explanation_add (StewardExplanation *self, const char *label, const char *format, ...)
{
  StewardExplanationLine *line = g_new0 (StewardExplanationLine, 1);
  va_list args;

  va_start (args, format);
  line->value = g_strdup_vprintf (format, args);
  va_end (args);
  line->label = g_strdup (label);
  g_ptr_array_add (self->lines, line);
}

void
steward_explanation_add_term (StewardExplanation *self,
                              const char *sign,
                              const char *value,
                              const char *caption)
{
  StewardExplanationTerm *term = g_new0 (StewardExplanationTerm, 1);

  term->sign = g_strdup (sign);
  term->value = g_strdup (value);
  term->caption = g_strdup (caption);
  g_ptr_array_add (self->terms, term);
}

/* The index of a line, or one past the last where there is none. */
static guint
find_line (const StewardExplanation *self, const char *label)
{
  guint i = 0;

  while (i < self->lines->len
         && !g_str_equal (((const StewardExplanationLine *) self->lines->pdata[i])->label, label))
    i++;
  return i;
}

void
steward_explanation_set_days (StewardExplanation *self,
                              const StewardUsage *usage,
                              StewardDay first_day,
                              StewardDay last_day)
{
  guint n_present = 0;

  g_clear_pointer (&self->days, g_array_unref);
  self->days = g_array_new (FALSE, FALSE, sizeof (gboolean));
  for (StewardDay day = first_day; day <= last_day; day++)
    {
      gboolean present = steward_usage_find_complete (usage, STEWARD_GRAIN_DAY, day) != NULL;

      g_array_append_val (self->days, present);
      n_present += present;
    }
  self->days_line = find_line (self, _ ("Days present"));
  if (self->days_line == self->lines->len)
    /* Translators: days counted, days in the window, days missing */
    steward_explanation_add (self, _ ("Days present"), _ ("%u of %u, %u missing"), n_present,
                             self->days->len, self->days->len - n_present);
}

char *
steward_explanation_to_text (const StewardExplanation *self)
{
  GString *text = g_string_new (self->title);

  g_string_append_printf (text, "\n%s\n", self->formula);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const StewardExplanationLine *line = g_ptr_array_index (self->lines, i);

      g_string_append_printf (text, "%s: %s\n", line->label, line->value);
    }
  g_string_append_printf (text, "%s\n", self->rule);
  return g_string_free_and_steal (text);
}
