/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tikklok: the window. */
/* Thread: main. */
#include "tkl-application.h"
#include "tkl-main-watch.h"
#include "tkl-renderer.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  const char *locale_dir = g_getenv ("TIKKLOK_LOCALE_DIR");
  g_autoptr (TklApplication) application = NULL;

  tkl_renderer_choose ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : TKL_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

#ifdef TKL_MAIN_WATCH
  tkl_main_watch_start (tkl_main_watch_limit (TKL_MAIN_WATCH_LIMIT_MS));
#endif
  application = tkl_application_new (G_APPLICATION_DEFAULT_FLAGS);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
