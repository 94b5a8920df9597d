/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-tokens-file.h"

#include <string.h>

#define TOKEN "sgp_0123456789abcdef"

static StewardTokensFile *
read_tokens (const char *text)
{
  g_autoptr (GError) error = NULL;
  StewardTokensFile *file = steward_tokens_file_read (text, strlen (text), &error);

  g_assert_no_error (error);
  return file;
}

static void
test_entries (void)
{
  g_autoptr (StewardTokensFile) file = read_tokens (
    "note,Token,URL\r\n,\" " TOKEN " \",A.example/\r\nx,t2,http://127.0.0.1:9\r\n");
  const StewardTokenEntry *first, *second;

  g_assert_cmpuint (file->problems->len, ==, 0);
  g_assert_cmpuint (file->entries->len, ==, 2);
  first = g_ptr_array_index (file->entries, 0);
  second = g_ptr_array_index (file->entries, 1);
  g_assert_cmpstr (first->address, ==, "https://a.example");
  g_assert_cmpstr (first->token, ==, TOKEN);
  g_assert_cmpstr (second->address, ==, "http://127.0.0.1:9");
  g_assert_cmpstr (second->token, ==, "t2");
}

/* A bad row does not keep good ones back, and is named without what stands in it. */
static void
test_problems (void)
{
  g_autoptr (StewardTokensFile) file = read_tokens ("url,token\n"
                                                    "a.example," TOKEN "\n"
                                                    "a.example," TOKEN "\n" TOKEN ",b.example\n"
                                                    "https://u:" TOKEN "@c.example,x\n"
                                                    "c.example,\"" TOKEN " " TOKEN "\"\n"
                                                    "d.example," TOKEN "," TOKEN "\n");
  const char *const places[] = { "line 3, column 1", "line 4, column 1", "line 5, column 1",
                                 "line 6, column 2", "line 7" };

  g_assert_cmpuint (file->entries->len, ==, 1);
  g_assert_cmpuint (file->problems->len, ==, G_N_ELEMENTS (places));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const char *problem = g_ptr_array_index (file->problems, i);

      g_assert_true (g_str_has_prefix (problem, places[i]));
      g_assert_null (strstr (problem, TOKEN));
    }
}

/* Of rows for one address the first is kept, however many there are. */
static void
test_twice (void)
{
  g_autoptr (StewardTokensFile) file = read_tokens (
    "url,token\na.example," TOKEN "\nA.example,x\nhttps://a.example/,\na.example,y");

  g_assert_cmpuint (file->entries->len, ==, 1);
  g_assert_cmpstr (((StewardTokenEntry *) g_ptr_array_index (file->entries, 0))->token, ==, TOKEN);
  g_assert_cmpuint (file->problems->len, ==, 4);
}

static void
test_refused (void)
{
  const char *const texts[] = {
    "", "url\n", "token\n", "url,token,url\n", TOKEN ",a.example\n", ("url,token\n\"" TOKEN)
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (steward_tokens_file_read (texts[i], strlen (texts[i]), &error));
      g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
      g_assert_null (strstr (error->message, TOKEN));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/steward/secrets/tokens-file/" path, func)
  ADD ("entries", test_entries);
  ADD ("problems", test_problems);
  ADD ("twice", test_twice);
  ADD ("refused", test_refused);
#undef ADD
  return g_test_run ();
}
