/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-address.h"

#include <gio/gio.h>
#include <string.h>

static gboolean
is_loopback_host (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  if (address)
    return g_inet_address_get_is_loopback (address);
  return strcmp (host, "localhost") == 0;
}

static char *
refuse (const char *text, const char *why, GError **error)
{
  g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
               "“%s” is no address of a server: %s", text, why);
  return NULL;
}

/* The host in lower-case ASCII, or NULL where it is none. */
static char *
normalize_host (const char *host)
{
  g_autofree char *ascii = NULL;

  if (strchr (host, ':'))
    {
      /* With a zone (`fe80::1%eth0`) it would mean something else on each computer. */
      g_autoptr (GInetAddress) address = strchr (host, '%') ? NULL
                                                            : g_inet_address_new_from_string (host);

      return address ? g_inet_address_to_string (address) : NULL;
    }
  ascii = g_hostname_to_ascii (host);
  if (ascii == NULL || ascii[0] == '\0' || ascii[0] == '.' || strstr (ascii, ".."))
    return NULL;
  if (strchr (ascii, '.') == NULL && !is_loopback_host (ascii))
    return NULL;
  for (const char *c = ascii; *c; c++)
    if (!g_ascii_isalnum (*c) && *c != '-' && *c != '.' && *c != '_')
      return NULL;
  return g_ascii_strdown (ascii, -1);
}

/* Path without empty, `.` and `..` segments, and so without trailing slashes. */
static char *
normalize_path (const char *path)
{
  g_auto (GStrv) segments = g_strsplit (path, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  GString *normalized = g_string_new (NULL);

  for (char **segment = segments; *segment; segment++)
    {
      if (strcmp (*segment, "..") == 0 && kept->len > 0)
        g_ptr_array_set_size (kept, (int) kept->len - 1);
      else if (!g_strv_contains ((const char *const[]) { "", ".", "..", NULL }, *segment))
        g_ptr_array_add (kept, *segment);
    }
  for (guint i = 0; i < kept->len; i++)
    g_string_append_printf (normalized, "/%s", (const char *) g_ptr_array_index (kept, i));
  return g_string_free_and_steal (normalized);
}

/* Characters that some programs read as others: a backslash as a slash, blanks as nothing. */
static gboolean
has_misleading_character (const char *text)
{
  for (const char *c = text; *c; c++)
    if (*c == '\\' || g_ascii_isspace (*c) || g_ascii_iscntrl (*c))
      return TRUE;
  return FALSE;
}

char *
steward_address_normalize (const char *text, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *with_scheme = strstr (stripped, "://")
                                   ? g_strdup (stripped)
                                   : g_strconcat ("https://", stripped, NULL);
  g_autoptr (GUri) uri = g_uri_parse (with_scheme, G_URI_FLAGS_ENCODED, NULL);
  g_autofree char *host = NULL;
  g_autofree char *path = NULL;
  const char *scheme;
  int port;

  if (uri == NULL || g_uri_get_host (uri) == NULL || has_misleading_character (stripped))
    return refuse (text, "it cannot be read", error);
  scheme = g_uri_get_scheme (uri);
  if (g_ascii_strcasecmp (scheme, "http") != 0 && g_ascii_strcasecmp (scheme, "https") != 0)
    return refuse (text, "it must begin with https:// or http://", error);
  if (g_uri_get_userinfo (uri))
    return refuse (text, "a user name does not belong in it", error);
  if (g_uri_get_query (uri) || g_uri_get_fragment (uri))
    return refuse (text, "“?” and “#” do not belong in it", error);
  host = normalize_host (g_uri_get_host (uri));
  if (host == NULL)
    return refuse (text, "its host is not a full host name", error);
  port = g_uri_get_port (uri);
  if (port == 0)
    return refuse (text, "0 is no port", error);
  if (port == (g_ascii_strcasecmp (scheme, "http") == 0 ? 80 : 443))
    port = -1;
  path = normalize_path (g_uri_get_path (uri));
  {
    g_autofree char *lower = g_ascii_strdown (scheme, -1);

    return g_uri_join (G_URI_FLAGS_ENCODED, lower, NULL, host, port, path, NULL, NULL);
  }
}

gboolean
steward_address_same_origin (const char *a, const char *b)
{
  g_autoptr (GUri) uri_a = g_uri_parse (a, G_URI_FLAGS_ENCODED, NULL);
  g_autoptr (GUri) uri_b = g_uri_parse (b, G_URI_FLAGS_ENCODED, NULL);

  g_return_val_if_fail (uri_a != NULL && uri_b != NULL, FALSE);
  return strcmp (g_uri_get_scheme (uri_a), g_uri_get_scheme (uri_b)) == 0
         && strcmp (g_uri_get_host (uri_a), g_uri_get_host (uri_b)) == 0
         && g_uri_get_port (uri_a) == g_uri_get_port (uri_b);
}

gboolean
steward_address_is_loopback (const char *address)
{
  g_autofree char *host = steward_address_dup_host (address);

  return host != NULL && is_loopback_host (host);
}

gboolean
steward_address_is_secure (const char *address)
{
  return g_str_has_prefix (address, "https://") || steward_address_is_loopback (address);
}

char *
steward_address_dup_host (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED, NULL);

  g_return_val_if_fail (uri != NULL, NULL);
  return g_strdup (g_uri_get_host (uri));
}
