/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sample-names.h"

#include "steward-sample-chance.h"

enum {
  DRAW_FIRST_NAME,
  DRAW_LAST_NAME,
  DRAW_OFFSET,
  DRAW_ADVISOR,
};

static const char *const places[] = {
  "Alder", "Amber",   "Arbor",  "Aspen",   "Beacon", "Birch",  "Bright",   "Brook", "Cedar",
  "Clear", "Cobalt",  "Copper", "Coral",   "Crest",  "Delta",  "Eagle",    "Ember", "Fern",
  "Fjord", "Flint",   "Forest", "Granite", "Harbor", "Hazel",  "Höhen",    "Iron",  "Juniper",
  "Lake",  "Lumen",   "Maple",  "Meadow",  "Mosaic", "Nordén", "Northern", "Oak",   "Ocean",
  "Onyx",  "Orchard", "Pine",   "Quartz",  "Raven",  "River",  "Silver",   "Stone", "Summit",
  "Tidal", "Timber",  "Vallée", "Willow",  "Zephyr",
};

static const char *const trades[] = {
  "Aerospace", "Analytics", "Bank",     "Biotech",  "Capital",        "Cloud",    "Commerce",
  "Devices",   "Energy",    "Foods",    "Freight",  "Games",          "Health",   "Insurance",
  "Logistics", "Media",     "Mobility", "Networks", "Payments",       "Pharma",   "Power",
  "Rail",      "Research",  "Robotics", "Security", "Semiconductors", "Software", "Systems",
  "Telecom",   "Textiles",  "Travel",
};

static const char *const forms[] = {
  "", " Group", ", Inc.", " & Söhne", " AB", " Ltd", " “Labs”", " Holdings",
};

static const char *const first_names[] = {
  "ada",  "amir",  "bela", "chen",  "clara", "diego", "elif", "emil", "femi",  "grace",
  "hana", "ines",  "ivan", "jana",  "kofi",  "lena",  "luis", "mei",  "milan", "nora",
  "omar", "priya", "ravi", "sofia", "tomas", "uma",   "vera", "wen",  "yara",  "zoe",
};

static const char *const last_names[] = {
  "abara",  "baker",  "chan",  "dubois", "eriksen", "fischer", "garcia", "haddad", "ito",
  "jansen", "keller", "lopez", "meyer",  "novak",   "okafor",  "patel",  "quinn",  "rossi",
  "silva",  "tanaka", "usman", "vogel",  "walsh",   "xu",      "yilmaz", "zhou",
};

static const char *const advisors[] = {
  "Ada Keller", "Omar Haddad", "Priya Patel", "Tomás Novák", "Wen Zhou", "Nora Eriksen",
};

/* Steps through all combinations, since the stride shares no factor with their number
 * (50 * 31 * 8 = 2^4 * 5^2 * 31). */
#define NAME_STRIDE 7919

char *
steward_sample_dup_customer_name (guint64 key, guint index)
{
  const guint64 n_names = G_N_ELEMENTS (places) * G_N_ELEMENTS (trades) * G_N_ELEMENTS (forms);
  guint64 start = steward_sample_draw (key, DRAW_OFFSET) % n_names;
  guint64 at = (start + (guint64) index * NAME_STRIDE) % n_names;
  const char *place = places[at % G_N_ELEMENTS (places)];
  const char *trade = trades[at / G_N_ELEMENTS (places) % G_N_ELEMENTS (trades)];
  const char *form = forms[at / (G_N_ELEMENTS (places) * G_N_ELEMENTS (trades))];

  if (index < n_names)
    return g_strdup_printf ("%s %s%s", place, trade, form);
  return g_strdup_printf ("%s %s%s %" G_GUINT64_FORMAT, place, trade, form, index / n_names + 1);
}

char *
steward_sample_dup_slug (const char *name)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  GString *slug = g_string_new (NULL);

  for (const char *c = ascii; *c; c++)
    {
      if (g_ascii_isalnum (*c))
        g_string_append_c (slug, g_ascii_tolower (*c));
      else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  if (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  return g_string_free_and_steal (slug);
}

char *
steward_sample_dup_user_name (guint64 key, guint user)
{
  guint64 user_key = steward_sample_draw (key, user);
  guint64 first = steward_sample_draw (user_key, DRAW_FIRST_NAME) % G_N_ELEMENTS (first_names);
  guint64 last = steward_sample_draw (user_key, DRAW_LAST_NAME) % G_N_ELEMENTS (last_names);

  return g_strdup_printf ("%s.%s%u", first_names[first], last_names[last], user + 1);
}

const char *
steward_sample_get_advisor (guint64 key)
{
  return advisors[steward_sample_draw (key, DRAW_ADVISOR) % G_N_ELEMENTS (advisors)];
}
