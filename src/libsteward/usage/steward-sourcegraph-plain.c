/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sourcegraph-plain-private.h"

#include <string.h>

/* Deeper than any answer. */
#define MAX_DEPTH 16
/* More digits than any count has. */
#define MAX_DIGITS 10

typedef struct {
  const char *at;
  const char *end;
  guint depth;
} Reader;

/* Between two quotes, as it stands in the text. */
typedef struct {
  const char *text;
  gsize length;
} Span;

/* Reads the value of a member. */
typedef gboolean (*ReadMember) (Reader *reader, Span name, gpointer data);
/* Reads an element. */
typedef gboolean (*ReadElement) (Reader *reader, gpointer data);

/* --- The parts of a text ---------------------------------------------------------------------- */

static char
peek (Reader *self)
{
  while (self->at < self->end && strchr (" \t\r\n", *self->at) && *self->at)
    self->at++;
  return self->at < self->end ? *self->at : '\0';
}

static gboolean
take (Reader *self, char wanted)
{
  if (peek (self) != wanted)
    return FALSE;
  self->at++;
  return TRUE;
}

static gboolean
take_string (Reader *self, Span *span)
{
  if (!take (self, '"'))
    return FALSE;
  span->text = self->at;
  while (self->at < self->end && *self->at != '"' && *self->at != '\\' && (guchar) *self->at >= ' ')
    self->at++;
  span->length = (gsize) (self->at - span->text);
  return self->at < self->end && *self->at++ == '"';
}

static gboolean
take_count (Reader *self, gint64 *count)
{
  const char *start;

  peek (self);
  start = self->at;
  for (*count = 0; self->at < self->end && g_ascii_isdigit (*self->at); self->at++)
    {
      if (self->at - start >= MAX_DIGITS)
        return FALSE;
      *count = *count * 10 + (*self->at - '0');
    }
  /* No number begins with another digit after 0, and none ends here that goes on. */
  return self->at > start && (*start != '0' || self->at - start == 1)
         && !(self->at < self->end && strchr (".eE", *self->at));
}

static gboolean
take_word (Reader *self, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || memcmp (self->at, word, length) != 0)
    return FALSE;
  self->at += length;
  return TRUE;
}

static gboolean
read_object (Reader *self, ReadMember read, gpointer data)
{
  if (!take (self, '{') || ++self->depth > MAX_DEPTH)
    return FALSE;
  if (peek (self) != '}')
    do
      {
        Span name;

        if (!take_string (self, &name) || !take (self, ':') || !read (self, name, data))
          return FALSE;
    } while (take (self, ','));
  self->depth--;
  return take (self, '}');
}

static gboolean
read_array (Reader *self, ReadElement read, gpointer data)
{
  if (!take (self, '[') || ++self->depth > MAX_DEPTH)
    return FALSE;
  if (peek (self) != ']')
    do
      if (!read (self, data))
        return FALSE;
    while (take (self, ','));
  self->depth--;
  return take (self, ']');
}

static gboolean pass_member (Reader *self, Span name, gpointer data);

/* Reads a value that nobody wants. */
static gboolean
pass_value (Reader *self, gpointer data)
{
  Span span;
  gint64 count;

  switch (peek (self))
    {
    case '{':
      return read_object (self, pass_member, NULL);
    case '[':
      return read_array (self, pass_value, NULL);
    case '"':
      return take_string (self, &span);
    case 't':
      return take_word (self, "true");
    case 'f':
      return take_word (self, "false");
    case 'n':
      return take_word (self, "null");
    default:
      return take_count (self, &count);
    }
}

static gboolean
pass_member (Reader *self, Span name, gpointer data)
{
  return pass_value (self, NULL);
}

static gboolean
is (Span span, const char *text)
{
  return strlen (text) == span.length && memcmp (span.text, text, span.length) == 0;
}

/* --- The answer ------------------------------------------------------------------------------- */

typedef struct {
  StewardUsage *usage;
  StewardDay today;
  gboolean seen[STEWARD_SOURCEGRAPH_N_GRAINS];
} Answer;

/* A list of periods, newest first. */
typedef struct {
  Answer *answer;
  StewardGrain grain;
  guint n_periods;
} List;

typedef struct {
  StewardDay day; /* STEWARD_DAY_NONE until it was read */
  gint64 users;   /* -1 likewise */
} Period;

/* Midnight UTC, as servers write it. */
static gboolean
read_midnight (Reader *reader, StewardDay *day)
{
  Span span;
  char text[11] = "";

  if (*day != STEWARD_DAY_NONE || !take_string (reader, &span) || span.length != 20
      || memcmp (span.text + 10, "T00:00:00Z", 10) != 0)
    return FALSE;
  memcpy (text, span.text, 10);
  return steward_day_parse (text, day);
}

static gboolean
read_period_member (Reader *reader, Span name, gpointer data)
{
  Period *period = data;

  if (is (name, "startTime"))
    return read_midnight (reader, &period->day);
  if (is (name, "userCount"))
    return period->users < 0 && take_count (reader, &period->users) && period->users <= G_MAXINT32;
  return pass_value (reader, NULL);
}

static gboolean
read_period (Reader *reader, gpointer data)
{
  List *list = data;
  Answer *answer = list->answer;
  gint32 current = steward_sourcegraph_find_current (list->grain, answer->today);
  Period period = { STEWARD_DAY_NONE, -1 };
  gint32 start;

  if (!read_object (reader, read_period_member, &period) || period.day == STEWARD_DAY_NONE
      || period.users < 0 || !steward_sourcegraph_find_start (period.day, list->grain, &start)
      || start > current || steward_usage_find (answer->usage, list->grain, start))
    return FALSE;
  steward_usage_add (answer->usage, list->grain, start, period.users,
                     list->n_periods++ > 0 && start < current);
  return TRUE;
}

static gboolean
read_list (Reader *reader, Answer *answer, StewardGrain grain)
{
  List list = { answer, grain, 0 };

  if (answer->seen[grain])
    return FALSE;
  answer->seen[grain] = TRUE;
  return read_array (reader, read_period, &list);
}

static gboolean
read_statistics_member (Reader *reader, Span name, gpointer data)
{
  if (is (name, "daus"))
    return read_list (reader, data, STEWARD_GRAIN_DAY);
  if (is (name, "waus"))
    return read_list (reader, data, STEWARD_GRAIN_WEEK);
  if (is (name, "maus"))
    return read_list (reader, data, STEWARD_GRAIN_MONTH);
  return pass_value (reader, NULL);
}

/* The way down to the lists: an object in an object. */
typedef struct {
  const char *const *names;
  Answer *answer;
  gboolean seen;
} Way;

static gboolean
read_way_member (Reader *reader, Span name, gpointer data)
{
  Way *way = data;
  Way next = { way->names + 1, way->answer, FALSE };

  if (is (name, "errors"))
    return FALSE;
  if (!is (name, way->names[0]))
    return pass_value (reader, NULL);
  if (way->seen)
    return FALSE;
  way->seen = TRUE;
  if (*next.names == NULL)
    return read_object (reader, read_statistics_member, way->answer);
  return read_object (reader, read_way_member, &next) && next.seen;
}

StewardUsage *
steward_sourcegraph_plain_read (const char *text, gsize length, StewardDay today)
{
  static const char *const names[] = { "data", "site", "usageStatistics", NULL };
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  Answer answer = { .usage = usage, .today = today };
  Way way = { names, &answer, FALSE };
  Reader reader = { text, text + length, 0 };

  if (!g_utf8_validate_len (text, length, NULL) || !read_object (&reader, read_way_member, &way)
      || !way.seen || peek (&reader) != '\0' || reader.at != reader.end)
    return NULL;
  for (int grain = 0; grain < STEWARD_SOURCEGRAPH_N_GRAINS; grain++)
    if (!answer.seen[grain])
      return NULL;
  return g_steal_pointer (&usage);
}
