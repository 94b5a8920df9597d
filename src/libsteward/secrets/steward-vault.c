/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-vault.h"

#include "steward-address.h"
#include "steward-keyring-file-private.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>
#include <string.h>

/* What was read of the file is forgotten after so long; a sync that goes on reads it again. */
#define FORGET_S 60

/* libsecret's encrypted file does not notice a wrong password: it finds nothing, and adds items
 * that the right password cannot read. This item, which is in every such file, tells. */
#define CHECK_ADDRESS "steward:password-check"
#define CHECK_VALUE "right"

struct _StewardVault {
  GObject parent_instance;

  char *profile; /* the attribute: canonical folder; "" for the user's own, and in a file, which may
                    be moved with its folder */
  char *file;    /* the encrypted file, or NULL for the Secret Service */
  gboolean ready; /* libsecret was used once, and the file's password is right */
  gboolean
    opening;      /* the first operation runs; libsecret makes a backend for each that comes now */
  gboolean busy;  /* an operation on the file runs: of two at once libsecret may lose one */
  GQueue waiting; /* of GTask, until it has ended */

  GHashTable *tokens; /* of the file: address → SecretValue; NULL while not read */
  guint forget_id;
};

G_DEFINE_QUARK (steward - vault - error - quark, steward_vault_error)
G_DEFINE_FINAL_TYPE (StewardVault, steward_vault, G_TYPE_OBJECT)

static const SecretSchema schema = {
  .name = "dev.steward.Steward.Token",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = { { "address", SECRET_SCHEMA_ATTRIBUTE_STRING },
                  { "profile", SECRET_SCHEMA_ATTRIBUTE_STRING },
                  { NULL, 0 } },
};

static void
forget_tokens (StewardVault *self)
{
  g_clear_handle_id (&self->forget_id, g_source_remove);
  g_clear_pointer (&self->tokens, g_hash_table_unref);
}

static void
steward_vault_finalize (GObject *object)
{
  StewardVault *self = STEWARD_VAULT (object);

  forget_tokens (self);
  g_free (self->profile);
  g_free (self->file);
  G_OBJECT_CLASS (steward_vault_parent_class)->finalize (object);
}

static void
steward_vault_class_init (StewardVaultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_vault_finalize;
}

static void
steward_vault_init (StewardVault *self)
{
  g_queue_init (&self->waiting);
}

/* The only way to give libsecret a file and a password of one's own is its environment. */
static void
use_file (StewardVault *self, const char *folder, const char *password)
{
  self->file = g_build_filename (folder, "secrets.keyring", NULL);
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", self->file, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", password, TRUE);
}

StewardVault *
steward_vault_new (const char *profile)
{
  StewardVault *self = g_object_new (STEWARD_TYPE_VAULT, NULL);
  const char *password = g_getenv ("STEWARD_SECRET_PASSWORD");

  self->profile = profile ? g_canonicalize_filename (profile, NULL) : g_strdup ("");
  if (profile && password && *password)
    {
      use_file (self, self->profile, password);
      g_free (self->profile);
      self->profile = g_strdup ("");
    }
  return self;
}

char *
steward_vault_clean_token (const char *text, GError **error)
{
  g_autofree char *token = g_strstrip (g_strdup (text));
  gsize length = strlen (token);
  const char *reason = NULL;

  if (length == 0)
    reason = _ ("There is no token.");
  else if (length > STEWARD_TOKEN_MAX)
    reason = _ ("This is too long for a token.");
  for (gsize i = 0; reason == NULL && i < length; i++)
    if (!g_ascii_isgraph (token[i]))
      reason = _ ("A token holds no spaces, line ends or letters beyond ASCII.");
  if (reason == NULL)
    return g_steal_pointer (&token);
  explicit_bzero (token, length);
  g_set_error_literal (error, STEWARD_VAULT_ERROR, STEWARD_VAULT_ERROR_BAD_TOKEN, reason);
  return NULL;
}

void
steward_vault_free_token (char *token)
{
  secret_password_free (token);
}

/* --- Errors ----------------------------------------------------------------------------------- */

static GError *
make_keyring_locked_error (void)
{
  return g_error_new_literal (STEWARD_VAULT_ERROR, STEWARD_VAULT_ERROR_LOCKED,
                              _ ("The keyring is locked. Unlock it and try again."));
}

/* libsecret's error in this domain. Takes it. */
static GError *
explain (StewardVault *self, GError *cause)
{
  g_autoptr (GError) held = cause;

  if (cause->domain == STEWARD_VAULT_ERROR
      || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_steal_pointer (&held);
  if (g_error_matches (cause, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    return make_keyring_locked_error ();
  if (self->file || cause->domain == SECRET_ERROR)
    return g_error_new (STEWARD_VAULT_ERROR, STEWARD_VAULT_ERROR_FAILED,
                        _ ("The stored tokens could not be used (%s)."), cause->message);
  return g_error_new (
    STEWARD_VAULT_ERROR, STEWARD_VAULT_ERROR_UNAVAILABLE,
    _ ("There is no Secret Service that can keep tokens (%s). Start a keyring and unlock it, or "
       "use a profile with a password in STEWARD_SECRET_PASSWORD."),
    cause->message);
}

static GError *
make_wrong_password_error (StewardVault *self)
{
  return g_error_new (STEWARD_VAULT_ERROR, STEWARD_VAULT_ERROR_LOCKED,
                      _ ("STEWARD_SECRET_PASSWORD does not open %s. Nothing was changed."),
                      self->file);
}

/* --- Operations ------------------------------------------------------------------------------- */

/* What is done once the vault is known to be open: the task data. */
typedef struct {
  void (*perform) (GTask *task);
  char *address;
  char *fallback; /* of a look-up: a second address to look under, or NULL */
  char *token;    /* of a storing */
} Operation;

static void
operation_free (Operation *self)
{
  g_free (self->address);
  g_free (self->fallback);
  g_clear_pointer (&self->token, secret_password_free);
  g_free (self);
}

static GHashTable *
make_attributes (StewardVault *self, const char *address)
{
  return secret_attributes_build (&schema, "address", address, "profile", self->profile, NULL);
}

static void
fail (GTask *task, GError *error)
{
  g_task_return_error (task, explain (g_task_get_source_object (task), error));
  g_object_unref (task);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (!secret_password_store_finish (result, &error))
    {
      fail (task, error);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  /* FALSE without an error: there was none. */
  secret_password_clear_finish (result, &error);
  if (error)
    {
      fail (task, error);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void look_up (GTask *task, const char *address);

/* Nothing is stored for the address that was looked under. */
static void
look_further (GTask *task)
{
  Operation *operation = g_task_get_task_data (task);
  g_autofree char *fallback = g_steal_pointer (&operation->fallback);

  if (fallback)
    {
      g_free (operation->address);
      operation->address = g_strdup (fallback);
      look_up (task, fallback);
      return;
    }
  g_task_return_pointer (task, NULL, NULL);
  g_object_unref (task);
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;
  GList *found = secret_password_search_finish (result, &error);
  gboolean locked = found && SECRET_IS_ITEM (found->data) && secret_item_get_locked (found->data);

  g_list_free_full (found, g_object_unref);
  if (error)
    fail (task, error);
  else if (locked)
    fail (task, make_keyring_locked_error ());
  else
    look_further (task);
}

/* A token in a keyring that the user did not unlock is looked up as if there were none. */
static void
search_locked (GTask *task)
{
  Operation *operation = g_task_get_task_data (task);
  g_autoptr (GHashTable) attributes = make_attributes (g_task_get_source_object (task),
                                                       operation->address);

  secret_password_searchv (&schema, attributes, SECRET_SEARCH_NONE, g_task_get_cancellable (task),
                           searched_cb, task);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;
  char *token = secret_password_lookup_finish (result, &error);

  if (error)
    {
      fail (task, error);
      return;
    }
  if (token == NULL)
    {
      search_locked (task);
      return;
    }
  g_task_return_pointer (task, token, (GDestroyNotify) secret_password_free);
  g_object_unref (task);
}

static void
look_up (GTask *task, const char *address)
{
  g_autoptr (GHashTable) attributes = make_attributes (g_task_get_source_object (task), address);

  secret_password_lookupv (&schema, attributes, g_task_get_cancellable (task), looked_up_cb, task);
}

static void
store (GTask *task, const char *address, const char *value, GAsyncReadyCallback callback)
{
  g_autoptr (GHashTable) attributes = make_attributes (g_task_get_source_object (task), address);
  /* Translators: shown in the keyring; the address a token is for */
  g_autofree char *label = g_strdup_printf (_ ("Steward token for %s"), address);

  secret_password_storev (&schema, attributes, SECRET_COLLECTION_DEFAULT, label, value,
                          g_task_get_cancellable (task), callback, task);
}

/* --- The tokens of the file ------------------------------------------------------------------- */

static gboolean
forget_cb (gpointer user_data)
{
  StewardVault *self = user_data;

  self->forget_id = 0;
  forget_tokens (self);
  return G_SOURCE_REMOVE;
}

/* @items: of SecretRetrievable */
static void
keep_tokens (StewardVault *self, GList *items)
{
  self->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) secret_value_unref);
  self->forget_id = g_timeout_add_seconds (FORGET_S, forget_cb, self);
  for (GList *link = items; link; link = link->next)
    {
      g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (link->data);
      const char *address = g_hash_table_lookup (attributes, "address");
      SecretValue *value = secret_retrievable_retrieve_secret_sync (link->data, NULL, NULL);

      if (address && value)
        g_hash_table_insert (self->tokens, g_strdup (address), value);
      else
        g_clear_pointer (&value, secret_value_unref);
    }
}

static void
return_kept_token (GTask *task)
{
  StewardVault *self = g_task_get_source_object (task);
  Operation *operation = g_task_get_task_data (task);
  SecretValue *value = g_hash_table_lookup (self->tokens, operation->address);
  char *token = NULL;
  gsize length;

  if (value == NULL && operation->fallback)
    value = g_hash_table_lookup (self->tokens, operation->fallback);
  if (value)
    token = secret_value_unref_to_password (secret_value_ref (value), &length);
  g_task_return_pointer (task, token, (GDestroyNotify) secret_password_free);
  g_object_unref (task);
}

static void
tokens_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;
  GList *items = secret_password_search_finish (result, &error);

  if (error)
    {
      fail (task, error);
      return;
    }
  keep_tokens (g_task_get_source_object (task), items);
  g_list_free_full (items, g_object_unref);
  return_kept_token (task);
}

/* In the file libsecret compares every item with what is looked up, so that looking up each of ten
 * thousand takes minutes: all are read at once. */
static void
look_up_in_file (GTask *task)
{
  StewardVault *self = g_task_get_source_object (task);
  g_autoptr (GHashTable) attributes = NULL;

  if (self->tokens)
    {
      return_kept_token (task);
      return;
    }
  attributes = secret_attributes_build (&schema, "profile", self->profile, NULL);
  secret_password_searchv (&schema, attributes, SECRET_SEARCH_ALL | SECRET_SEARCH_LOAD_SECRETS,
                           g_task_get_cancellable (task), tokens_read_cb, task);
}

/* --- What is done ----------------------------------------------------------------------------- */

static void
perform_storing (GTask *task)
{
  Operation *operation = g_task_get_task_data (task);

  forget_tokens (g_task_get_source_object (task));
  store (task, operation->address, operation->token, stored_cb);
}

static void
perform_look_up (GTask *task)
{
  StewardVault *self = g_task_get_source_object (task);
  Operation *operation = g_task_get_task_data (task);

  if (self->file)
    look_up_in_file (task);
  else
    look_up (task, operation->address);
}

static void
perform_removal (GTask *task)
{
  Operation *operation = g_task_get_task_data (task);
  g_autoptr (GHashTable) attributes = make_attributes (g_task_get_source_object (task),
                                                       operation->address);

  forget_tokens (g_task_get_source_object (task));
  secret_password_clearv (&schema, attributes, g_task_get_cancellable (task), removed_cb, task);
}

static void open_and_perform (GTask *task);

static void
completed_cb (GTask *task, GParamSpec *pspec, StewardVault *self)
{
  GTask *next = g_queue_pop_head (&self->waiting);

  self->busy = FALSE;
  if (next)
    open_and_perform (next);
}

static void
perform (GTask *task)
{
  StewardVault *self = g_task_get_source_object (task);
  Operation *operation = g_task_get_task_data (task);

  if (self->file)
    {
      if (self->busy)
        {
          g_queue_push_tail (&self->waiting, task);
          return;
        }
      self->busy = TRUE;
      g_signal_connect (task, "notify::completed", G_CALLBACK (completed_cb), self);
    }
  operation->perform (task);
}

/* --- Opening ---------------------------------------------------------------------------------- */

/* The first operation has ended, well or not; the next ones may begin. Takes the error. */
static void
opened (GTask *task, GError *error)
{
  StewardVault *self = g_task_get_source_object (task);
  g_autoptr (StewardVault) held = g_object_ref (self);
  GQueue waiting = self->waiting;

  self->opening = FALSE;
  self->ready = error == NULL;
  g_queue_init (&self->waiting);
  if (error)
    fail (task, error);
  else
    perform (task);
  while (!g_queue_is_empty (&waiting))
    open_and_perform (g_queue_pop_head (&waiting));
}

static void
check_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;

  secret_password_store_finish (result, &error);
  opened (user_data, error);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  StewardVault *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autofree char *value = secret_password_lookup_finish (result, &error);

  if (error == NULL && self->file && g_strcmp0 (value, CHECK_VALUE) != 0)
    error = make_wrong_password_error (self);
  opened (task, error);
}

static void
look_up_check (GTask *task)
{
  g_autoptr (GHashTable) attributes = make_attributes (g_task_get_source_object (task),
                                                       CHECK_ADDRESS);

  secret_password_lookupv (&schema, attributes, NULL, checked_cb, task);
}

/* The file's first item is the one that later tells whether its password is right. */
static void
begin_file (GTask *task)
{
  StewardVault *self = g_task_get_source_object (task);
  Operation *operation = g_task_get_task_data (task);

  if (operation->token)
    {
      self->opening = TRUE;
      store (task, CHECK_ADDRESS, CHECK_VALUE, check_stored_cb);
      return;
    }
  /* No file, no tokens. */
  if (operation->perform == perform_removal)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_pointer (task, NULL, NULL);
  g_object_unref (task);
}

/* Takes the reference of @task. */
static void
open_and_perform (GTask *task)
{
  StewardVault *self = g_task_get_source_object (task);
  gboolean is_new = self->file && !g_file_test (self->file, G_FILE_TEST_EXISTS);
  GError *error = NULL;

  if (self->ready && !is_new)
    perform (task);
  else if (self->opening)
    g_queue_push_tail (&self->waiting, task);
  else if (is_new)
    begin_file (task);
  else if (self->file && !steward_keyring_file_check (self->file, &error))
    fail (task, error);
  else
    {
      self->opening = TRUE;
      look_up_check (task);
    }
}

void
steward_vault_store_async (StewardVault *self,
                           const char *address,
                           const char *token,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;
  Operation *operation;
  GError *error = NULL;

  g_return_if_fail (STEWARD_IS_VAULT (self));
  g_return_if_fail (address != NULL && token != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  operation = g_new0 (Operation, 1);
  operation->address = g_strdup (address);
  operation->perform = perform_storing;
  operation->token = steward_vault_clean_token (token, &error);
  g_task_set_source_tag (task, steward_vault_store_async);
  g_task_set_task_data (task, operation, (GDestroyNotify) operation_free);
  if (operation->token)
    open_and_perform (task);
  else
    fail (task, error);
}

gboolean
steward_vault_store_finish (StewardVault *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
steward_vault_remove_async (StewardVault *self,
                            const char *address,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task;
  Operation *operation;

  g_return_if_fail (STEWARD_IS_VAULT (self));
  g_return_if_fail (address != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  operation = g_new0 (Operation, 1);
  operation->perform = perform_removal;
  operation->address = g_strdup (address);
  g_task_set_source_tag (task, steward_vault_remove_async);
  g_task_set_task_data (task, operation, (GDestroyNotify) operation_free);
  open_and_perform (task);
}

gboolean
steward_vault_remove_finish (StewardVault *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
steward_vault_lookup_for_async (StewardVault *self,
                                const char *api_address,
                                const char *instance_url,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;
  Operation *operation;

  g_return_if_fail (STEWARD_IS_VAULT (self));
  g_return_if_fail (api_address != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  operation = g_new0 (Operation, 1);
  operation->perform = perform_look_up;
  operation->address = g_strdup (api_address);
  if (instance_url && steward_address_same_origin (api_address, instance_url))
    operation->fallback = g_strdup (instance_url);
  g_task_set_source_tag (task, steward_vault_lookup_for_async);
  g_task_set_task_data (task, operation, (GDestroyNotify) operation_free);
  open_and_perform (task);
}

char *
steward_vault_lookup_for_finish (StewardVault *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
