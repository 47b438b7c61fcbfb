/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line on standard error that tells how far a command is, when that is a terminal. */
/* Thread: main. */
#include "tkl-ctl-progress.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <stdio.h>

/* A program has one standard error. */
static struct
{
  gboolean shown;
  gboolean has_line;   /* stands there now */
  gboolean tells_more; /* the command does */
  gint64 began_us;
  guint source;
} line;

G_GNUC_PRINTF (1, 0)
static void
write_line (const char *format, va_list arguments)
{
  /* Back to the start of the line, which is then written anew. */
  fputs ("\r\033[K", stderr);
  vfprintf (stderr, format, arguments);
  fflush (stderr);
  line.has_line = TRUE;
}

G_GNUC_PRINTF (1, 2)
static void
write_time (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  write_line (format, arguments);
  va_end (arguments);
}

static gboolean
second_cb (gpointer unused)
{
  int seconds = (int) ((g_get_monotonic_time () - line.began_us) / G_USEC_PER_SEC);

  if (!line.tells_more)
    /* Translators: minutes and seconds. */
    write_time (_ ("At work for %d:%02d"), seconds / 60, seconds % 60);
  return G_SOURCE_CONTINUE;
}

void
tkl_ctl_progress_begin (gboolean shown)
{
  g_return_if_fail (line.source == 0);

  line.shown = shown;
  line.began_us = g_get_monotonic_time ();
  if (shown)
    line.source = g_timeout_add_seconds (1, second_cb, NULL);
}

void
tkl_ctl_progress_show (const char *format, ...)
{
  va_list arguments;

  if (!line.shown)
    return;
  line.tells_more = TRUE;
  va_start (arguments, format);
  write_line (format, arguments);
  va_end (arguments);
}

void
tkl_ctl_progress_clear (void)
{
  if (line.has_line)
    fputs ("\r\033[K", stderr);
  line.has_line = line.tells_more = FALSE;
}

void
tkl_ctl_progress_end (void)
{
  tkl_ctl_progress_clear ();
  line.shown = FALSE;
  g_clear_handle_id (&line.source, g_source_remove);
}
