/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-cli.h"

#include "steward-address.h"
#include "steward-tokens-file.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* The first line of standard input, without its end. Read byte by byte past stdio, whose buffers
 * would keep it. FALSE: it does not fit, or a NUL would hide the rest of it.
 * @interrupt: a character that ends the line too, and stays in it */
static gboolean
read_line (char *line, gsize size, char interrupt)
{
  gsize n = 0;

  while (n < size && read (STDIN_FILENO, line + n, 1) == 1 && line[n] != '\n')
    if (line[n++] == interrupt)
      break;
  if (n == size || memchr (line, '\0', n))
    return FALSE;
  line[n] = '\0';
  return TRUE;
}

/* As read_line(), of a terminal that does not show what is typed. The key that interrupts ends the
 * line first, so that the terminal is never left silent. */
static gboolean
read_silent_line (char *line, gsize size, const struct termios *before)
{
  struct termios silent = *before;
  char interrupt = (char) before->c_cc[VINTR];
  gboolean fits;

  silent.c_lflag &= ~(tcflag_t) (ECHO | ISIG);
  silent.c_cc[VEOL] = before->c_cc[VINTR];
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &silent);
  /* Only now: what is typed before is thrown away. */
  g_printerr ("%s", _ ("Token: "));
  fits = read_line (line, size, interrupt);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, before);
  g_printerr ("\n");
  if (fits && interrupt != _POSIX_VDISABLE && strchr (line, interrupt))
    {
      /* Also where whoever started this program ignores the signal. */
      signal (SIGINT, SIG_DFL);
      (void) raise (SIGINT);
    }
  return fits;
}

/* The token on standard input, which may be a terminal. */
static char *
read_token (GError **error)
{
  char line[STEWARD_TOKEN_MAX + 16];
  struct termios before;
  gboolean fits = tcgetattr (STDIN_FILENO, &before) == 0
                    ? read_silent_line (line, sizeof line, &before)
                    : read_line (line, sizeof line, '\n');
  char *token = NULL;

  if (fits)
    token = steward_vault_clean_token (line, error);
  else
    g_set_error_literal (error, STEWARD_VAULT_ERROR, STEWARD_VAULT_ERROR_BAD_TOKEN,
                         _ ("This is too long for a token, or no text."));
  explicit_bzero (line, sizeof line);
  return token;
}

static gboolean
store (StewardCli *cli, const char *address, const char *token, GError **error)
{
  StewardVault *vault = steward_context_get_vault (cli->context);
  StewardCliWaiting waiting = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  steward_vault_store_async (vault, address, token, NULL, steward_cli_await_cb, &waiting);
  result = steward_cli_await (&waiting);
  return steward_vault_store_finish (vault, result, error);
}

static void
report (StewardCli *cli, guint n_tokens)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!cli->json)
    {
      g_print (g_dngettext (GETTEXT_PACKAGE, "%u token stored\n", "%u tokens stored\n", n_tokens),
               n_tokens);
      return;
    }
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "tokens");
  json_builder_add_int_value (builder, n_tokens);
  json_builder_end_object (builder);
  steward_cli_print_json (builder);
}

StewardExit
steward_cli_tokens_set (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = steward_address_normalize (arguments[0], &error);
  char *token;
  gboolean stored;

  if (address == NULL)
    return steward_cli_fail (error);
  token = read_token (&error);
  if (token == NULL)
    return steward_cli_fail (error);
  stored = store (cli, address, token, &error);
  steward_vault_free_token (token);
  if (!stored)
    return steward_cli_fail (error);
  report (cli, 1);
  return STEWARD_EXIT_DONE;
}

StewardExit
steward_cli_tokens_import (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardTokensFile) file = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (arguments[0], &text, &length, &error))
    return steward_cli_fail (error);
  file = steward_tokens_file_read (text, length, &error);
  explicit_bzero (text, length);
  if (file == NULL)
    {
      g_prefix_error (&error, "%s: ", arguments[0]);
      return steward_cli_fail (error);
    }
  for (guint i = 0; i < file->problems->len; i++)
    steward_cli_complain ("%s: %s", arguments[0],
                          (const char *) g_ptr_array_index (file->problems, i));
  if (file->problems->len > 0 && !cli->skip_invalid)
    {
      steward_cli_complain (_ ("Nothing was stored; --skip-invalid stores the other tokens."));
      return STEWARD_EXIT_USAGE;
    }
  for (guint i = 0; i < file->entries->len; i++)
    {
      const StewardTokenEntry *entry = g_ptr_array_index (file->entries, i);

      if (!store (cli, entry->address, entry->token, &error))
        return steward_cli_fail (error);
    }
  report (cli, file->entries->len);
  return STEWARD_EXIT_DONE;
}
