/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Addresses that try to look like another one. */

#include "steward-address.h"

#include <string.h>

static void
assert_normalized (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = steward_address_normalize (text, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (address, ==, expected);
  again = steward_address_normalize (address, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, expected);
}

/* Spellings of one server come out as one, so that a token is found, and goes nowhere else. */
static void
test_disguised (void)
{
  const char *const spellings[][2] = {
    { "https://A%2EExample.com", "https://a.example.com" },
    { "https://ａ．example", "https://a.example" },
    { "https://a。example", "https://a.example" },
    { "https://a\u00ad.example", "https://a.example" },           /* a soft hyphen */
    { "https://a.example\u200b", "https://a.example" },           /* a space of no width */
    { "https://аcme.example", "https://xn--cme-5cd.example" },    /* a Cyrillic а */
    { "https://a\u2044b.example", "https://xn--ab-c6t.example" }, /* a slash that is none */
    { "https://a.example:", "https://a.example" },
    { "https://a.example:0443", "https://a.example" },
    { "https://a.example/%2e%2e/%2E/b", "https://a.example/b" },
    { "https://a.example/../../b/..", "https://a.example" },
    { "https://a.example/@b.example", "https://a.example/@b.example" },
    { "https://a.example//b.example/c", "https://a.example/b.example/c" },
    { "https://a.example/\u202egpj", "https://a.example/%E2%80%AEgpj" },
    { "http://[::FFFF:7f00:1]", "http://[::ffff:127.0.0.1]" },
    { " \n a.example:8443 \t", "https://a.example:8443" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    assert_normalized (spellings[i][0], spellings[i][1]);
}

static void
test_refused (void)
{
  const char *const texts[] = {
    "https://a.example%00.b.example",
    "https://a.example:443:80",
    "https://a.example:+80",
    "https://a.example:65536",
    "https://a.example:-1",
    "https:/a.example",
    "https:a.example",
    "https:///a.example",
    "//a.example",
    "https://https://a.example",
    "javascript://a.example",
    "file:///etc/passwd",
    "mailto:a@b.example",
    "https://@a.example",
    "https://:@a.example",
    "https://a.example@b.example",
    "https://a.example\\@b.example",
    "https://a.example\\.b.example",
    "https://a.example?",
    "https://a.example/#",
    "https://[a.example]",
    "https://[::1]b.example",
    "https://[::1",
    "https://::1",
    "https://.a.example",
    "https://a.example/%",
    "https://a.example/%zz",
    "https://a.exa\tmple",
    "https://a.example/b\nHost: b.example",
    "https://a.example/\x1b[2J",
    "https://a'b.example",
    "https://2130706433", /* 127.0.0.1 as one number */
  };
  g_autofree char *padding = g_strnfill (100000, 'a');
  g_autofree char *long_label = g_strconcat ("https://", padding, "\u00fc.example", NULL);

  for (guint i = 0; i <= G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      const char *text = i < G_N_ELEMENTS (texts) ? texts[i] : long_label;
      g_autofree char *address = steward_address_normalize (text, &error);

      g_assert_cmpstr (address, ==, NULL);
      g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
    }
}

/* Names that a resolver may take for this computer are no reason to send a token without TLS. */
static void
test_no_loopback (void)
{
  const char *const texts[] = {
    "http://0x7f.1",
    "http://127.1",
    "http://0177.0.0.1",
    "http://localhost.",
    "http://0.0.0.0",
    "http://[::]",
    "http://localhost.example",
    "http://127.0.0.1.example",
    "http://[fe80::1]",
    "http://10.0.0.1",
    "http://[::ffff:10.0.0.1]",
    "http://128.0.0.1",
    "http://a.localdomain",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *address = steward_address_normalize (texts[i], &error);

      g_assert_no_error (error);
      g_assert_false (steward_address_is_loopback (address));
      g_assert_false (steward_address_is_secure (address));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/steward/base/address/" path, func)
  ADD ("disguised", test_disguised);
  ADD ("refused", test_refused);
  ADD ("no-loopback", test_no_loopback);
#undef ADD
  return g_test_run ();
}
