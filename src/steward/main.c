/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-application.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <sys/stat.h>

int
main (int argc, char **argv)
{
  g_autoptr (StewardApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* What Steward writes is for its user alone. */
  umask (0077);
  application = steward_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
