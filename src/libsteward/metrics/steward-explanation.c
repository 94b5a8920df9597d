/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-explanation.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* So many runs of missing days are named; more are counted. */
#define MAX_RUNS 6

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

static void
spell_free (gpointer data)
{
  StewardExplanationSpell *spell = data;

  g_free (spell->why);
  g_free (spell);
}

StewardExplanation *
steward_explanation_new (const char *title)
{
  StewardExplanation *self = g_new0 (StewardExplanation, 1);

  self->title = g_strdup (title);
  self->number = (double) NAN;
  self->first_day = STEWARD_DAY_NONE;
  self->last_day = STEWARD_DAY_NONE;
  self->terms = g_ptr_array_new_with_free_func (term_free);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->spells = g_ptr_array_new_with_free_func (spell_free);
  return self;
}

void
steward_explanation_free (StewardExplanation *self)
{
  g_free (self->title);
  g_free (self->value);
  g_free (self->summary);
  g_free (self->formula);
  g_free (self->rule);
  g_ptr_array_unref (self->terms);
  g_clear_pointer (&self->days, g_array_unref);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->spells);
  g_free (self);
}

static StewardExplanationLine *
line_new (const char *label, char *value)
{
  StewardExplanationLine *line = g_new0 (StewardExplanationLine, 1);

  line->label = g_strdup (label);
  line->value = value;
  return line;
}

void
steward_explanation_add (StewardExplanation *self, const char *label, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (self->lines, line_new (label, g_strdup_vprintf (format, args)));
  va_end (args);
}

void
steward_explanation_add_spell (
  StewardExplanation *self, const char *word, StewardDay first, StewardDay last, const char *why)
{
  StewardExplanationSpell *spell = g_new0 (StewardExplanationSpell, 1);

  spell->word = word;
  spell->first = first;
  spell->last = last;
  spell->why = g_strdup (why);
  g_ptr_array_add (self->spells, spell);
}

void
steward_explanation_set_reason (StewardExplanation *self, StewardReason reason)
{
  self->reason = steward_reason_to_string (reason);
  g_set_str (&self->summary, steward_reason_get_label (reason));
  g_free (self->formula);
  self->formula = g_strdup_printf (_ ("Not available: %s"), self->summary);
}

void
steward_explanation_set_state (StewardExplanation *self, StewardState state)
{
  self->judged = TRUE;
  self->state = state;
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

/* Adds `3 Nov 2026` or `9 Nov 2026 – 12 Nov 2026`. */
static void
add_run (GString *text, StewardDay first, StewardDay last)
{
  g_autofree char *from = steward_format_day (first);
  g_autofree char *to = steward_format_day (last);

  if (text->len > 0)
    /* Translators: between the parts of a list */
    g_string_append (text, C_ ("list", ", "));
  if (first == last)
    g_string_append (text, from);
  else
    /* Translators: the first and the last of several days */
    g_string_append_printf (text, _ ("%s – %s"), from, to);
}

/* The days that were never counted, run by run; NULL where there are none. */
static char *
name_missing (const GArray *days)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_runs = 0;
  guint n_more = 0;

  for (guint i = 0; i < days->len; i++)
    {
      const StewardExplanationDay *first = &g_array_index (days, StewardExplanationDay, i);

      if (first->present)
        continue;
      while (i + 1 < days->len && !g_array_index (days, StewardExplanationDay, i + 1).present)
        i++;
      if (++n_runs <= MAX_RUNS)
        add_run (text, first->day, g_array_index (days, StewardExplanationDay, i).day);
      else
        n_more++;
    }
  if (n_more > 0)
    /* Translators: after a list of days: how many more gaps there are */
    g_string_append_printf (
      text, g_dngettext (GETTEXT_PACKAGE, " and %u more gap", " and %u more gaps", n_more), n_more);
  return n_runs > 0 ? g_strdup (text->str) : NULL;
}

/* Returns how many of them are present. */
static guint
list_days (StewardExplanation *self, const StewardUsage *usage, StewardDays days)
{
  guint n_present = 0;

  g_clear_pointer (&self->days, g_array_unref);
  self->days = g_array_new (FALSE, FALSE, sizeof (StewardExplanationDay));
  for (StewardDay day = self->first_day; day <= self->last_day; day++)
    {
      const StewardExplanationDay entry = {
        day, steward_usage_find_complete (usage, STEWARD_GRAIN_DAY, day) != NULL
      };

      if (!steward_days_include (days, day))
        continue;
      g_array_append_val (self->days, entry);
      n_present += entry.present ? 1 : 0;
    }
  return n_present;
}

void
steward_explanation_set_days (StewardExplanation *self,
                              const StewardUsage *usage,
                              StewardDay first_day,
                              StewardDay last_day,
                              StewardDays days)
{
  char *missing;
  guint n_present;

  self->first_day = first_day;
  self->last_day = last_day;
  n_present = list_days (self, usage, days);
  self->days_line = find_line (self, _ ("Days present"));
  if (self->days_line == self->lines->len)
    /* Translators: days counted, days in the window, days missing */
    steward_explanation_add (self, _ ("Days present"), _ ("%u of %u, %u missing"), n_present,
                             self->days->len, self->days->len - n_present);
  missing = name_missing (self->days);
  if (missing)
    g_ptr_array_insert (self->lines, (gint) self->days_line + 1,
                        line_new (_ ("Missing days"), missing));
}

static const char *
get_origin_label (StewardSeatsOrigin origin)
{
  switch (origin)
    {
    case STEWARD_SEATS_FROM_LICENSE:
      return _ ("licence");
    case STEWARD_SEATS_FROM_PERSON:
      return _ ("entered by hand");
    case STEWARD_SEATS_FROM_FILE:
    default:
      return _ ("portfolio file");
    }
}

static char *
describe_seats (const StewardSeatsInForce *seats, gint64 tam)
{
  gboolean unlimited = seats->seats.kind == STEWARD_SEATS_UNLIMITED;
  g_autofree char *count = steward_format_count (unlimited ? tam : seats->seats.count);
  g_autofree char *since = steward_format_day (seats->since);
  const char *origin = get_origin_label (seats->origin);

  if (unlimited)
    return tam > 0 ? g_strdup_printf (_ ("unlimited; possible end users (TAM) entered: %s"), count)
                   : g_strdup (_ ("unlimited; enter the possible end users (TAM) to get a figure"));
  if (seats->seats.kind == STEWARD_SEATS_UNKNOWN)
    return g_strdup (_ ("not known; sync the licence or enter them"));
  if (seats->earliest_known)
    /* Translators: seats, who said so, the date */
    return g_strdup_printf (_ ("%s (%s); first seen on %s, used for the time before"), count,
                            origin, since);
  /* Translators: seats, who said so, the date */
  return g_strdup_printf (_ ("%s (%s), seen since %s"), count, origin, since);
}

void
steward_explanation_add_seats (StewardExplanation *self,
                               const StewardSeatsInForce *seats,
                               gint64 tam)
{
  g_autofree char *text = describe_seats (seats, tam);

  self->seats = seats->seats.kind == STEWARD_SEATS_KNOWN ? seats->seats.count : 0;
  steward_explanation_add (self, _ ("Seats in force"), "%s", text);
}

char *
steward_explanation_to_text (const StewardExplanation *self)
{
  GString *text = g_string_new (self->title);

  if (self->judged && self->value)
    /* Translators: after a figure's name: its value and state, `: 62.0 %, Concerning` */
    g_string_append_printf (text, _ (": %s, %s"), self->value,
                            steward_state_get_label (self->state));
  g_string_append_printf (text, "\n%s\n", self->formula);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const StewardExplanationLine *line = g_ptr_array_index (self->lines, i);

      g_string_append_printf (text, "%s: %s\n", line->label, line->value);
    }
  g_string_append_printf (text, "%s\n", self->rule);
  return g_string_free_and_steal (text);
}
