/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-cli.h"

#include "steward-address.h"
#include "steward-tokens-file.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* One line of standard input. A terminal is asked, and does not show what is typed. */
static char *
read_token (void)
{
  char line[STEWARD_TOKEN_MAX + 16];
  gboolean terminal = isatty (STDIN_FILENO);
  struct termios before;
  char *token;

  if (terminal && tcgetattr (STDIN_FILENO, &before) == 0)
    {
      struct termios silent = before;

      g_printerr ("%s", _ ("Token: "));
      silent.c_lflag &= ~(tcflag_t) ECHO;
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &silent);
    }
  if (fgets (line, sizeof line, stdin) == NULL)
    line[0] = '\0';
  if (terminal)
    {
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
      g_printerr ("\n");
    }
  token = g_strdup (line);
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
  token = read_token ();
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
