/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The vault over libsecret's encrypted file, and where there is no Secret Service. The Secret
 * Service itself is tested with a real keyring in tests/cli/test_tokens.py. */

#include "steward-keyring-file-private.h"
#include "steward-vault.h"

#include <glib/gstdio.h>
#include <libsecret/secret.h>
#include <string.h>
#include <sys/stat.h>

#define PASSWORD "correct horse"
#define TOKEN "sgp_0123456789abcdef"
#define ACME "https://acme.example"

typedef struct {
  char *folder; /* the profile */
  char *file;
  StewardVault *vault;
} Fixture;

/* --- Waiting ---------------------------------------------------------------------------------- */

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static gboolean
store (StewardVault *vault, const char *address, const char *token, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  steward_vault_store_async (vault, address, token, NULL, keep_result_cb, &result);
  return steward_vault_store_finish (vault, await (&result), error);
}

static char *
look_up (StewardVault *vault, const char *address, const char *instance, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  steward_vault_lookup_for_async (vault, address, instance, NULL, keep_result_cb, &result);
  return steward_vault_lookup_for_finish (vault, await (&result), error);
}

static gboolean
take_out (StewardVault *vault, const char *address, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  steward_vault_remove_async (vault, address, NULL, keep_result_cb, &result);
  return steward_vault_remove_finish (vault, await (&result), error);
}

static void
assert_stores (StewardVault *vault, const char *address, const char *token)
{
  g_autoptr (GError) error = NULL;
  gboolean stored = store (vault, address, token, &error);

  g_assert_no_error (error);
  g_assert_true (stored);
}

static void
assert_finds (StewardVault *vault, const char *address, const char *instance, const char *expected)
{
  g_autoptr (GError) error = NULL;
  char *token = look_up (vault, address, instance, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (token, ==, expected);
  steward_vault_free_token (token);
}

/* --- Fixture ---------------------------------------------------------------------------------- */

/* As in a new process: libsecret forgets its backend, and the vault is another. */
static void
reopen (Fixture *fixture, const char *password)
{
  g_clear_object (&fixture->vault);
  secret_service_disconnect ();
  g_unsetenv ("SECRET_BACKEND");
  g_unsetenv ("SECRET_FILE_TEST_PATH");
  g_unsetenv ("SECRET_FILE_TEST_PASSWORD");
  if (password)
    g_setenv ("STEWARD_SECRET_PASSWORD", password, TRUE);
  else
    g_unsetenv ("STEWARD_SECRET_PASSWORD");
  fixture->vault = steward_vault_new (fixture->folder);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("steward-vault-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->file = g_build_filename (fixture->folder, "secrets.keyring", NULL);
  reopen (fixture, PASSWORD);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      g_assert_no_errno (g_unlink (child));
    }
  g_assert_no_errno (g_rmdir (path));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->vault);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->file);
}

static GBytes *
read_bytes (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize n_bytes;

  g_file_get_contents (path, &bytes, &n_bytes, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, n_bytes);
}

static void
write_bytes (const char *path, gconstpointer bytes, gsize n_bytes)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) n_bytes, &error);
  g_assert_no_error (error);
}

/* --- Tests ------------------------------------------------------------------------------------ */

static void
test_keeps (Fixture *fixture, gconstpointer data)
{
  GStatBuf status;

  assert_finds (fixture->vault, ACME, NULL, NULL);
  assert_stores (fixture->vault, ACME, " " TOKEN "\r\n");
  assert_stores (fixture->vault, "https://beta.example", "other");
  reopen (fixture, PASSWORD);
  assert_finds (fixture->vault, ACME, NULL, TOKEN);
  assert_stores (fixture->vault, ACME, "newer");
  assert_finds (fixture->vault, ACME, NULL, "newer");
  assert_finds (fixture->vault, "https://beta.example", NULL, "other");
  g_assert_no_errno (g_stat (fixture->file, &status));
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
}

static void
test_encrypted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n_files = 0;

  assert_stores (fixture->vault, ACME, TOKEN);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autoptr (GBytes) bytes = read_bytes (path);
      gsize n_bytes;
      const char *text = g_bytes_get_data (bytes, &n_bytes);

      n_files++;
      g_assert_null (memmem (text, n_bytes, TOKEN, strlen (TOKEN)));
      g_assert_null (memmem (text, n_bytes, PASSWORD, strlen (PASSWORD)));
    }
  g_assert_cmpuint (n_files, >=, 1);
}

static void
test_fallback (Fixture *fixture, gconstpointer data)
{
  const char *api = "https://acme.example/api";

  assert_stores (fixture->vault, ACME, TOKEN);
  assert_finds (fixture->vault, api, ACME, TOKEN);
  assert_finds (fixture->vault, api, NULL, NULL);
  assert_finds (fixture->vault, "https://api.acme.example", ACME, NULL);
  assert_finds (fixture->vault, "https://acme.example:8443", ACME, NULL);
  assert_finds (fixture->vault, "http://acme.example", ACME, NULL);
  assert_stores (fixture->vault, api, "own");
  assert_finds (fixture->vault, api, ACME, "own");
}

static void
test_removes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (take_out (fixture->vault, ACME, &error));
  g_assert_false (g_file_test (fixture->file, G_FILE_TEST_EXISTS));
  assert_stores (fixture->vault, ACME, TOKEN);
  assert_stores (fixture->vault, "https://beta.example", "other");
  /* Once it was looked up it is kept for a while, but not beyond its removal. */
  assert_finds (fixture->vault, ACME, NULL, TOKEN);
  g_assert_true (take_out (fixture->vault, ACME, &error));
  assert_finds (fixture->vault, ACME, NULL, NULL);
  g_assert_true (take_out (fixture->vault, "https://never.example", &error));
  g_assert_no_error (error);
  reopen (fixture, PASSWORD);
  assert_finds (fixture->vault, ACME, NULL, NULL);
  assert_finds (fixture->vault, "https://beta.example", NULL, "other");
}

static void
test_bad_tokens (Fixture *fixture, gconstpointer data)
{
  g_autofree char *longest = g_strnfill (4096, 'x');
  g_autofree char *too_long = g_strnfill (4097, 'x');
  const char *const bad[] = { "",      " \n",         "a b",  "a\tb",  "a\nb",
                              "a\x01", "caf\xc3\xa9", "\x7f", too_long };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (store (fixture->vault, ACME, bad[i], &error));
      g_assert_error (error, STEWARD_VAULT_ERROR, STEWARD_VAULT_ERROR_BAD_TOKEN);
      g_assert_cmpuint (strlen (error->message), <, 100);
    }
  g_assert_false (g_file_test (fixture->file, G_FILE_TEST_EXISTS));
  assert_stores (fixture->vault, ACME, longest);
  assert_finds (fixture->vault, ACME, NULL, longest);
}

static void
test_wrong_password (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error_of_storing = NULL;
  g_autoptr (GError) error_of_look_up = NULL;
  g_autoptr (GError) error_of_removal = NULL;

  assert_stores (fixture->vault, ACME, TOKEN);
  before = read_bytes (fixture->file);
  reopen (fixture, "wrong horse");
  g_assert_false (store (fixture->vault, ACME, "other", &error_of_storing));
  g_assert_error (error_of_storing, STEWARD_VAULT_ERROR, STEWARD_VAULT_ERROR_LOCKED);
  g_assert_null (look_up (fixture->vault, ACME, NULL, &error_of_look_up));
  g_assert_error (error_of_look_up, STEWARD_VAULT_ERROR, STEWARD_VAULT_ERROR_LOCKED);
  g_assert_false (take_out (fixture->vault, ACME, &error_of_removal));
  g_assert_error (error_of_removal, STEWARD_VAULT_ERROR, STEWARD_VAULT_ERROR_LOCKED);
  g_assert_null (strstr (error_of_storing->message, "wrong horse"));
  after = read_bytes (fixture->file);
  g_assert_true (g_bytes_equal (before, after));
  reopen (fixture, PASSWORD);
  assert_finds (fixture->vault, ACME, NULL, TOKEN);
}

/* Cut off anywhere, the file is neither used nor changed, and nothing ends the process. */
static void
test_cut_off (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) whole = NULL;
  const char *bytes;
  gsize n_bytes;

  assert_stores (fixture->vault, ACME, TOKEN);
  whole = read_bytes (fixture->file);
  bytes = g_bytes_get_data (whole, &n_bytes);
  g_assert_true (steward_keyring_file_is_sound (bytes, n_bytes));
  for (gsize n = 0; n < n_bytes; n += 7)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) after = NULL;
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, n);

      write_bytes (fixture->file, bytes, n);
      reopen (fixture, PASSWORD);
      g_assert_false (store (fixture->vault, ACME, "other", &error));
      g_assert_error (error, STEWARD_VAULT_ERROR, STEWARD_VAULT_ERROR_FAILED);
      after = read_bytes (fixture->file);
      g_assert_true (g_bytes_equal (after, cut));
    }
}

/* Whatever one byte is turned into, there is a token or an error, and no end of the process. */
static void
test_turned_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) whole = NULL;
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  assert_stores (fixture->vault, ACME, TOKEN);
  whole = read_bytes (fixture->file);
  n_bytes = g_bytes_get_size (whole);
  bytes = g_memdup2 (g_bytes_get_data (whole, NULL), n_bytes);
  for (gsize i = 0; i < n_bytes; i += 5)
    {
      g_autoptr (GError) error = NULL;
      char *token;

      bytes[i] = (char) ~bytes[i];
      write_bytes (fixture->file, bytes, n_bytes);
      bytes[i] = (char) ~bytes[i];
      reopen (fixture, PASSWORD);
      token = look_up (fixture->vault, ACME, NULL, &error);
      if (token)
        g_assert_cmpstr (token, ==, TOKEN);
      steward_vault_free_token (token);
    }
}

/* Many at once begin the file once: none of them is lost. */
static void
test_at_once (Fixture *fixture, gconstpointer data)
{
  GAsyncResult *results[20] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autofree char *address = g_strdup_printf ("https://c%u.example", i);

      steward_vault_store_async (fixture->vault, address, address, NULL, keep_result_cb,
                                 &results[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;

      steward_vault_store_finish (fixture->vault, await (&results[i]), &error);
      g_assert_no_error (error);
      g_object_unref (results[i]);
    }
  reopen (fixture, PASSWORD);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autofree char *address = g_strdup_printf ("https://c%u.example", i);

      assert_finds (fixture->vault, address, NULL, address);
    }
}

static void
test_file_taken_away (Fixture *fixture, gconstpointer data)
{
  assert_stores (fixture->vault, ACME, TOKEN);
  g_assert_no_errno (g_unlink (fixture->file));
  assert_finds (fixture->vault, ACME, NULL, NULL);
  assert_stores (fixture->vault, ACME, "newer");
  reopen (fixture, PASSWORD);
  assert_finds (fixture->vault, ACME, NULL, "newer");
}

static void
test_no_service (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error_of_storing = NULL;
  g_autoptr (GError) error_of_look_up = NULL;

  reopen (fixture, NULL);
  g_assert_false (store (fixture->vault, ACME, TOKEN, &error_of_storing));
  g_assert_error (error_of_storing, STEWARD_VAULT_ERROR, STEWARD_VAULT_ERROR_UNAVAILABLE);
  g_assert_nonnull (strstr (error_of_storing->message, "STEWARD_SECRET_PASSWORD"));
  g_assert_null (strstr (error_of_storing->message, TOKEN));
  g_assert_null (look_up (fixture->vault, ACME, NULL, &error_of_look_up));
  g_assert_error (error_of_look_up, STEWARD_VAULT_ERROR, STEWARD_VAULT_ERROR_UNAVAILABLE);
  g_assert_false (g_file_test (fixture->file, G_FILE_TEST_EXISTS));
}

#define ADD(path, func)                                                                            \
  g_test_add ("/steward/secrets/vault/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  /* No bus: that of the machine is none of the tests' business. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("keeps", test_keeps);
  ADD ("encrypted", test_encrypted);
  ADD ("fallback", test_fallback);
  ADD ("removes", test_removes);
  ADD ("bad-tokens", test_bad_tokens);
  ADD ("wrong-password", test_wrong_password);
  ADD ("cut-off", test_cut_off);
  ADD ("turned-bytes", test_turned_bytes);
  ADD ("at-once", test_at_once);
  ADD ("file-taken-away", test_file_taken_away);
  ADD ("no-service", test_no_service);
  return g_test_run ();
}
