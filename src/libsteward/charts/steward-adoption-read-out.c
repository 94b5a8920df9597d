/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-adoption-series-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static char *
format_date (StewardDay day, const char *format)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc_usec (steward_day_get_time (day));

  return g_date_time_format (moment, format);
}

char *
steward_chart_format_day (StewardDay day)
{
  /* Translators: a day and its month, abbreviated, see g_date_time_format() */
  return format_date (day, C_ ("date", "%-d %b"));
}

char *
steward_chart_format_long_day (StewardDay day)
{
  /* Translators: a day and its month, see g_date_time_format() */
  return format_date (day, C_ ("date", "%-d %B"));
}

char *
steward_adoption_series_format_value (const StewardAdoptionSeries *series, double value)
{
  if (series->mode == STEWARD_ADOPTION_USERS)
    return steward_format_count ((gint64) round (value));
  if (value < series->target && round (value * 100) >= round (series->target * 100))
    return steward_format_percent (floor (value * 1000 + 1e-6) / 1000, 1);
  return steward_format_percent (value, 0);
}

static char *
describe_seats (StewardSeats seats)
{
  if (seats.kind == STEWARD_SEATS_KNOWN)
    return steward_format_count (seats.count);
  return g_strdup (seats.kind == STEWARD_SEATS_UNLIMITED ? _ ("unlimited") : _ ("unknown"));
}

static char *
describe_step (const StewardAdoptionStep *before, const StewardAdoptionStep *step)
{
  g_autofree char *old = describe_seats (before->seats);
  g_autofree char *new = describe_seats (step->seats);
  g_autofree char *day = steward_chart_format_long_day (step->from);

  if (before->seats.kind != STEWARD_SEATS_KNOWN || step->seats.kind != STEWARD_SEATS_KNOWN)
    /* Translators: seats before and after, as counts or “unlimited”; the date */
    return g_strdup_printf (_ ("Seats went from %s to %s on %s"), old, new, day);
  return g_strdup_printf (step->seats.count > before->seats.count ? _ ("Seats rose from %s on %s")
                                                                  : _ ("Seats fell from %s on %s"),
                          old, day);
}

static char *
describe_figure (const StewardUtilization *figure)
{
  g_autofree char *mau = steward_format_count (figure->mau);
  g_autofree char *denominator = steward_format_count (figure->denominator);

  if (figure->mau < 0)
    return g_strdup (_ ("Monthly active users were never counted"));
  if (figure->denominator > 0)
    return g_strdup_printf (figure->tam_used ? _ ("%s MAU of %s possible end users")
                                             : _ ("%s MAU of %s seats"),
                            mau, denominator);
  if (figure->seats.seats.kind == STEWARD_SEATS_UNLIMITED)
    return g_strdup_printf (_ ("%s MAU, seats unlimited"), mau);
  return g_strdup_printf (_ ("%s MAU, seats unknown"), mau);
}

/* --- What else belongs to a month ------------------------------------------------------------- */

static char *
describe_rolling (const StewardAdoptionSeries *series, const StewardAdoptionPoint *point)
{
  g_autofree char *day = steward_chart_format_long_day (point->end);
  g_autofree char *value = series->mode == STEWARD_ADOPTION_USERS
                             ? steward_format_count ((gint64) round (point->value))
                             : steward_format_percent (point->value, 1);

  /* Translators: a date; distinct users of the 28 days that end with it, or their share of seats */
  return g_strdup_printf (_ ("28 days to %s: %s"), day, value);
}

/* The last window that ends in a month, or NULL. */
static const StewardAdoptionPoint *
find_rolling (const StewardAdoptionSeries *series, StewardMonth month)
{
  for (guint i = series->rolling->len; i > 0; i--)
    {
      const StewardAdoptionPoint *point = &g_array_index (series->rolling, StewardAdoptionPoint,
                                                          i - 1);

      if (steward_day_get_month (point->end) == month)
        return point;
    }
  return NULL;
}

static char *
describe_mark (const StewardAdoptionSeries *series, const StewardAdoptionMark *mark)
{
  g_autofree char *day = steward_chart_format_long_day (mark->day);
  g_autofree char *target = steward_format_limit (series->target);

  switch (mark->kind)
    {
    case STEWARD_ADOPTION_MARK_CONTRACT_CLOSE:
      return g_strdup_printf (_ ("Contract close on %s"), day);
    case STEWARD_ADOPTION_MARK_PRODUCTION:
      return g_strdup_printf (_ ("Production on %s"), day);
    case STEWARD_ADOPTION_MARK_REACHED:
      /* Translators: `80 %`, a date */
      return g_strdup_printf (_ ("Reached %s on %s"), target, day);
    case STEWARD_ADOPTION_MARK_RENEWAL:
      return g_strdup_printf (_ ("Renewal on %s"), day);
    case STEWARD_ADOPTION_MARK_SEATS: /* told with their counts */
    default:
      return NULL;
    }
}

void
steward_adoption_series_list_marks (const StewardAdoptionSeries *series,
                                    StewardMonth month,
                                    GStrvBuilder *lines)
{
  for (guint i = 0; i < series->marks->len; i++)
    {
      const StewardAdoptionMark *mark = &g_array_index (series->marks, StewardAdoptionMark, i);
      char *line = steward_day_get_month (mark->day) == month ? describe_mark (series, mark) : NULL;

      if (line)
        g_strv_builder_take (lines, line);
    }
}

static void
add_breach (const StewardAdoptionSeries *series, StewardMonth month, GStrvBuilder *lines)
{
  for (guint i = 0; i < series->breaches->len; i++)
    {
      StewardBreach breach = g_array_index (series->breaches, StewardBreach, i);

      if (month < breach.first || month > breach.last)
        continue;
      breach.last = month;
      g_strv_builder_take (lines, steward_adoption_series_describe_breach (series, &breach));
    }
}

static GStrv
list_lines (const StewardAdoptionSeries *series, const StewardAdoptionMonth *month)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  const StewardAdoptionPoint *rolling = find_rolling (series, month->figure.month);
  g_autofree char *projection = month->to_date ? steward_adoption_series_describe_projection (
                                                   series, month->figure.month)
                                               : NULL;

  g_strv_builder_take (lines, describe_figure (&month->figure));
  for (guint i = 1; i < series->steps->len; i++)
    {
      const StewardAdoptionStep *step = &g_array_index (series->steps, StewardAdoptionStep, i);

      if (steward_day_get_month (step->from) == month->figure.month)
        g_strv_builder_take (lines, describe_step (step - 1, step));
    }
  if (rolling)
    g_strv_builder_take (lines, describe_rolling (series, rolling));
  if (projection)
    g_strv_builder_take (lines, g_steal_pointer (&projection));
  steward_adoption_series_list_marks (series, month->figure.month, lines);
  add_breach (series, month->figure.month, lines);
  return g_strv_builder_end (lines);
}

static char *
describe_value (const StewardAdoptionSeries *series, const StewardAdoptionMonth *month)
{
  if (isnan (month->value))
    return g_strdup (month->reason == STEWARD_REASON_NO_SEATS ? _ ("no figure") : _ ("no data"));
  if (series->mode == STEWARD_ADOPTION_USERS)
    {
      g_autofree char *count = steward_format_count ((gint64) month->value);

      /* Translators: a count of monthly active users */
      return g_strdup_printf (_ ("%s MAU"), count);
    }
  return steward_format_percent (month->value, 1);
}

StewardReadOut *
steward_adoption_series_read_out (const StewardAdoptionSeries *series, guint index)
{
  const StewardAdoptionMonth *month;
  StewardReadOut *self;
  g_autofree char *name = NULL;

  if (index >= series->months->len)
    return steward_adoption_series_read_out_ahead (series, index);
  month = steward_adoption_series_get_month (series, index);
  self = g_new0 (StewardReadOut, 1);
  name = steward_format_month (month->figure.month);
  /* Translators: a month that is not over: `November 2026, to date` */
  self->title = month->to_date ? g_strdup_printf (_ ("%s, to date"), name)
                               : g_steal_pointer (&name);
  self->value = describe_value (series, month);
  self->state = month->figure.state;
  self->lines = list_lines (series, month);
  return self;
}

void
steward_read_out_free (StewardReadOut *self)
{
  g_free (self->title);
  g_free (self->value);
  g_strfreev (self->lines);
  g_free (self);
}

char *
steward_adoption_series_describe_month (const StewardAdoptionSeries *series, guint index)
{
  g_autoptr (StewardReadOut) out = steward_adoption_series_read_out (series, index);
  GString *text = g_string_new (NULL);
  g_autofree char *lines = g_strjoinv (". ", out->lines);

  if (series->mode == STEWARD_ADOPTION_USERS && index < series->months->len
      && !isnan (steward_adoption_series_get_month (series, index)->value))
    g_string_printf (text, "%s: %s.", out->title, lines);
  else
    g_string_printf (text, "%s: %s, %s.", out->title, out->value, lines);
  return g_string_free_and_steal (text);
}

/* How far a value is off the target, in percentage points. */
static char *
describe_gap (const StewardAdoptionSeries *series, double value)
{
  g_autofree char *target = steward_format_limit (series->target);
  /* As the reader would subtract, from the rounded figures. */
  double points = fabs (round (value * 1000) / 10 - series->target * 100);

  if (points < 0.05)
    return g_strdup_printf (value < series->target ? _ ("just under the target of %s")
                                                   : _ ("on the target of %s"),
                            target);
  return g_strdup_printf (value < series->target ? _ ("%.1f points under the target of %s")
                                                 : _ ("%.1f points over the target of %s"),
                          points, target);
}

/* --- The whole chart -------------------------------------------------------------------------- */

char *
steward_adoption_series_describe_pace (const StewardAdoptionSeries *series)
{
  double pace = series->ramp.pace;

  if (isnan (pace))
    return NULL;
  if (pace <= 0)
    return g_strdup (_ ("reached"));
  if (series->mode == STEWARD_ADOPTION_USERS)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "needs +%.0f user a week",
                                         "needs +%.0f users a week", (gulong) ceil (pace)),
                            ceil (pace));
  /* Rounded up: a pace that falls short would not be the one that is needed. */
  return g_strdup_printf (_ ("needs +%.1f points a week"), ceil (pace * 1000 - 1e-6) / 10);
}

char *
steward_adoption_series_describe_breach (const StewardAdoptionSeries *series,
                                         const StewardBreach *breach)
{
  guint n_months = steward_breach_get_length (breach);
  g_autofree char *target = steward_format_limit (series->target);

  /* Translators: complete months in a row, `80 %` */
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u month under %s", "%u months under %s", n_months), n_months,
    target);
}

/* What is to be said of the present, as sentences that each begin with a space. */
static void
describe_present (const StewardAdoptionSeries *series, GString *text)
{
  guint n_breaches = series->breaches->len;
  g_autofree char *pace = steward_adoption_series_describe_pace (series);

  if (series->rolling->len > 0)
    {
      g_autofree char *rolling = describe_rolling (
        series, &g_array_index (series->rolling, StewardAdoptionPoint, series->rolling->len - 1));

      g_string_append_printf (text, " %s.", rolling);
    }
  if (pace)
    {
      g_autofree char *due = steward_chart_format_long_day (series->ramp.due);
      g_autofree char *target = steward_format_limit (series->target);

      g_string_append_c (text, ' ');
      /* Translators: `80 %`, a date, then what the ramp needs: `needs +4.1 points a week` */
      g_string_append_printf (text, _ ("%s due %s: %s."), target, due, pace);
    }
  if (n_breaches > 0 && g_array_index (series->breaches, StewardBreach, n_breaches - 1).lasts)
    {
      g_autofree char *breach = steward_adoption_series_describe_breach (
        series, &g_array_index (series->breaches, StewardBreach, n_breaches - 1));

      g_string_append_printf (text, " %s.", breach);
    }
}

static char *
describe_last (const StewardAdoptionSeries *series)
{
  const StewardAdoptionMonth *last = steward_adoption_series_get_last_complete (series);
  g_autofree char *month = NULL;
  g_autofree char *figure = NULL;
  g_autofree char *percent = NULL;
  g_autofree char *gap = NULL;

  if (last == NULL)
    return g_strdup (_ ("There is no complete month yet."));
  month = steward_format_month (last->figure.month);
  figure = describe_figure (&last->figure);
  if (isnan (last->figure.value))
    /* Translators: a month; why it has no figure */
    return g_strdup_printf (_ ("Adoption in %s is not known: %s."), month, figure);
  percent = steward_format_percent (last->figure.value, 1);
  gap = describe_gap (series, last->figure.value);
  /* Translators: month, percentage, `888 MAU of 1,200 seats`, `6.0 points under the target of 80 %`
   */
  return g_strdup_printf (_ ("Adoption in %s was %s, %s: %s."), month, percent, figure, gap);
}

char *
steward_adoption_series_describe (const StewardAdoptionSeries *series)
{
  g_autofree char *last = describe_last (series);
  GString *text = g_string_new (last);

  describe_present (series, text);
  if (series->forecast)
    g_string_append_printf (text, " %s.", series->forecast);
  return g_string_free_and_steal (text);
}

const char *
steward_adoption_series_get_rolling_remark (const StewardAdoptionSeries *series)
{
  switch (series->rolling_state)
    {
    case STEWARD_ADOPTION_ROLLING_WITHOUT_ROWS:
      return series->weeks->len > 0
               ? _ ("Rolling 28 days needs user-day rows, which only the report API tells. The "
                    "line of weeks is an estimate.")
               : _ ("Rolling 28 days needs user-day rows, which only the report API tells.");
    case STEWARD_ADOPTION_ROLLING_TOO_FEW_DAYS:
      return _ ("The line of rolling 28 days begins once 28 days of user-day rows are known.");
    case STEWARD_ADOPTION_ROLLING_WITHOUT_SEATS:
      return _ ("No line of rolling 28 days: the seats are not known.");
    case STEWARD_ADOPTION_ROLLING_DRAWN:
    default:
      return NULL;
    }
}

const char *
steward_adoption_mark_kind_get_label (StewardAdoptionMarkKind kind)
{
  switch (kind)
    {
    case STEWARD_ADOPTION_MARK_CONTRACT_CLOSE:
      return _ ("Contract close");
    case STEWARD_ADOPTION_MARK_PRODUCTION:
      return _ ("Production");
    case STEWARD_ADOPTION_MARK_SEATS:
      return _ ("Seats changed");
    case STEWARD_ADOPTION_MARK_REACHED:
      return _ ("Target reached");
    case STEWARD_ADOPTION_MARK_RENEWAL:
    default:
      return _ ("Renewal");
    }
}

const char *
steward_adoption_series_get_weeks_remark (const StewardAdoptionSeries *series)
{
  /* Where windows can be counted, nobody misses the weeks. */
  if (series->rolling_state == STEWARD_ADOPTION_ROLLING_DRAWN
      || series->rolling_state == STEWARD_ADOPTION_ROLLING_TOO_FEW_DAYS)
    return NULL;
  switch (series->weeks_state)
    {
    case STEWARD_ADOPTION_NO_WEEKS:
      return _ ("No line of weeks: no complete week was counted.");
    case STEWARD_ADOPTION_NO_RATIO:
      return _ ("No line of weeks: there is no complete month to scale them by.");
    case STEWARD_ADOPTION_WEEKS_WITHOUT_SEATS:
      return _ ("No line of weeks: the seats are not known.");
    case STEWARD_ADOPTION_WEEKS_DRAWN:
    default:
      return NULL;
    }
}
