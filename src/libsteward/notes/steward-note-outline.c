/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-note-outline.h"

#include "steward-note-repository.h"
#include "steward-record-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BEGIN "{{"
#define END "}}"

/* --- Facts ------------------------------------------------------------------------------------ */

static char *
say_unknown (void)
{
  /* Translators: in the place of a fact that nobody has entered */
  return g_strdup (_ ("not known"));
}

static char *
say_text (const char *text)
{
  return text && *text ? g_strdup (text) : say_unknown ();
}

static char *
say_day (StewardDay day)
{
  return day == STEWARD_DAY_NONE ? say_unknown () : steward_format_day (day);
}

static char *
say_seats (const StewardNoteSubject *subject)
{
  StewardSeats seats
    = steward_seats_in_force (subject->metrics->facts->seats, subject->metrics->today).seats;

  if (seats.kind == STEWARD_SEATS_UNLIMITED)
    /* Translators: of seats */
    return g_strdup (_ ("unlimited"));
  return seats.kind == STEWARD_SEATS_KNOWN ? steward_format_count (seats.count) : say_unknown ();
}

/* NULL for none of these. */
static char *
say_fact (const char *name, const StewardNoteSubject *subject)
{
  const StewardCustomerRecord *record = subject->metrics->facts->record;

  if (strcmp (name, "customer") == 0)
    return g_strdup (record->name);
  if (strcmp (name, "advisor") == 0)
    return say_text (record->advisor);
  if (strcmp (name, "date") == 0)
    return steward_format_day (subject->metrics->today);
  if (strcmp (name, "contract-close") == 0)
    return say_day (record->contract_close);
  if (strcmp (name, "production") == 0)
    return say_day (record->production);
  if (strcmp (name, "renewal") == 0)
    return say_day (record->renewal);
  if (strcmp (name, "seats") == 0)
    return say_seats (subject);
  if (strcmp (name, "target") == 0)
    return steward_format_limit (subject->metrics->targets->utilization_healthy);
  return NULL;
}

/* A figure by its key, or why there is none; NULL where it is no figure. */
static char *
say_figure (const char *name, const StewardNoteSubject *subject)
{
  const StewardCustomerMetric *metric = steward_customer_metric_find (name, NULL);
  g_autoptr (StewardExplanation) explanation = NULL;

  if (metric == NULL)
    return NULL;
  explanation = steward_customer_metric_explain (metric, subject->metrics);
  return say_text (explanation->value ? explanation->value : explanation->summary);
}

/* --- Lists ------------------------------------------------------------------------------------ */

static void
add_records (GPtrArray *lines, const StewardNoteSubject *subject, const char *kind)
{
  for (guint i = 0; i < subject->records->len; i++)
    {
      StewardRecord *record = subject->records->pdata[i];
      g_autofree char *title = NULL;
      g_autofree char *summary = NULL;

      if (strcmp (steward_record_get_kind (record)->key, kind) != 0)
        continue;
      title = steward_record_dup_title (record);
      summary = steward_record_dup_summary (record, subject->metrics->today);
      g_ptr_array_add (lines, g_strdup_printf ("%s%s%s%s", title, *summary ? " (" : "", summary,
                                               *summary ? ")" : ""));
    }
}

static void
add_actions (GPtrArray *lines, const StewardNoteSubject *subject)
{
  for (guint i = 0; i < subject->actions->len; i++)
    {
      const StewardActionItem *item = ((StewardNoteAction *) subject->actions->pdata[i])->item;
      g_autofree char *day = item->due == STEWARD_DAY_NONE ? NULL : steward_format_day (item->due);

      g_ptr_array_add (lines, g_strdup_printf ("%s%s%s%s%s", item->text, item->owner ? ", " : "",
                                               item->owner ? item->owner : "", day ? ", " : "",
                                               day ? day : ""));
    }
}

/* The lines of a list, or NULL where there is no such list. (element-type utf8) */
static GPtrArray *
make_lines (const char *name, const StewardNoteSubject *subject)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_null_terminated (8, g_free, TRUE);

  if (strcmp (name, "contacts") == 0)
    add_records (lines, subject, "contact");
  else if (strcmp (name, "goals") == 0)
    add_records (lines, subject, "goal");
  else if (strcmp (name, "actions") == 0)
    add_actions (lines, subject);
  else
    return NULL;
  return g_steal_pointer (&lines);
}

/* What a task of another note says is told, not copied: the text that it stands in is the truth. */
static char *
say_list (GPtrArray *lines, gboolean alone)
{
  g_autofree char *joined = NULL;

  if (lines->len == 0)
    /* Translators: in the place of a list of people, goals or tasks */
    return g_strdup (_ ("none yet"));
  joined = g_strjoinv (alone ? "\n- " : ", ", (char **) lines->pdata);
  return alone ? g_strconcat ("- ", joined, NULL) : g_steal_pointer (&joined);
}

/* --- Filling ---------------------------------------------------------------------------------- */

/* What stands in the place of a variable; NULL where there is none of the name. */
static char *
say (const char *name, gboolean alone, const StewardNoteSubject *subject)
{
  g_autoptr (GPtrArray) lines = make_lines (name, subject);
  char *text;

  if (lines)
    return say_list (lines, alone);
  text = say_fact (name, subject);
  return text ? text : say_figure (name, subject);
}

char *
steward_note_outline_fill (const char *outline, const StewardNoteSubject *subject)
{
  GString *filled = g_string_new (NULL);
  const char *rest = outline;
  const char *begin;

  while ((begin = strstr (rest, BEGIN)))
    {
      const char *end = strstr (begin, END);
      g_autofree char *name = NULL;
      g_autofree char *text = NULL;
      gboolean alone;

      if (end == NULL)
        break;
      name = g_strndup (begin + strlen (BEGIN), (gsize) (end - begin) - strlen (BEGIN));
      end += strlen (END);
      alone = (begin == outline || begin[-1] == '\n') && (*end == '\0' || *end == '\n');
      text = say (name, alone, subject);
      g_string_append_len (filled, rest, begin - rest);
      /* Of what is no variable only the beginning is passed: one may begin within. */
      if (text == NULL)
        end = begin + strlen (BEGIN);
      g_string_append (filled, text ? text : BEGIN);
      rest = end;
    }
  g_string_append (filled, rest);
  return g_string_free_and_steal (filled);
}
