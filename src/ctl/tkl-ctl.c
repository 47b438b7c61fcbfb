/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands of tikklokctl share: options, the office, exit statuses, waiting. */
/* Thread: main. */
#include "tkl-ctl.h"

#include "tkl-company-service.h"
#include "tkl-ctl-clean.h"
#include "tkl-ctl-progress.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

void
tkl_ctl_arrived (GObject *source, GAsyncResult *result, gpointer result_address)
{
  GAsyncResult **address = result_address;

  *address = g_object_ref (result);
}

/* --- being stopped ---------------------------------------------------------------------------- */

/* (unowned) (nullable): what Ctrl+C and SIGTERM cancel */
static GCancellable *stoppable = NULL;

void
tkl_ctl_stop_by_signals (GCancellable *cancellable)
{
  stoppable = cancellable;
}

/* What waits for a disk that does not answer cannot be cancelled: who asks twice wants out. The database
 * bears that, as it bears a power cut. */
static gboolean
stop_cb (gpointer number)
{
  if (g_cancellable_is_cancelled (stoppable))
    {
      signal (GPOINTER_TO_INT (number), SIG_DFL);
      raise (GPOINTER_TO_INT (number));
    }
  g_cancellable_cancel (stoppable);
  return G_SOURCE_CONTINUE;
}

/* Else a signal ends the program as it ends any other: what is being printed may go into a pipe that
 * nobody empties. */
void
tkl_ctl_iterate_until (gboolean (*is_done) (gpointer data), gpointer data)
{
  guint sources[2] = { 0, 0 };

  if (stoppable != NULL)
    {
      sources[0] = g_unix_signal_add (SIGINT, stop_cb, GINT_TO_POINTER (SIGINT));
      sources[1] = g_unix_signal_add (SIGTERM, stop_cb, GINT_TO_POINTER (SIGTERM));
    }
  while (!is_done (data))
    g_main_context_iteration (NULL, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    g_clear_handle_id (&sources[i], g_source_remove);
}

static gboolean
has_arrived (gpointer result_address)
{
  return *(GAsyncResult **) result_address != NULL;
}

GAsyncResult *
tkl_ctl_await (GAsyncResult **result_address)
{
  tkl_ctl_iterate_until (has_arrived, result_address);
  tkl_ctl_progress_clear ();
  /* What was done before it heard of being stopped is done. */
  g_task_set_check_cancellable (G_TASK (*result_address), FALSE);
  return g_steal_pointer (result_address);
}

static gboolean
readable_cb (int fd, GIOCondition condition, gpointer readable)
{
  *(gboolean *) readable = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
can_go_on (gpointer readable)
{
  return *(gboolean *) readable || g_cancellable_is_cancelled (stoppable);
}

gboolean
tkl_ctl_await_input (void)
{
  gboolean readable = FALSE;
  guint source
      = g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR, readable_cb, &readable);

  tkl_ctl_iterate_until (can_go_on, &readable);
  if (!readable)
    g_source_remove (source);
  return readable;
}

/* --- what is said ----------------------------------------------------------------------------- */

G_GNUC_PRINTF (2, 0)
static void
print_line (const char *prefix, const char *format, va_list arguments)
{
  g_autofree char *raw = g_strdup_vprintf (format, arguments);
  g_autofree char *text = tkl_ctl_clean (raw);

  tkl_ctl_progress_clear ();
  /* What was printed so far comes first, also when both go to the same file. */
  fflush (stdout);
  fprintf (stderr, "%s%s\n", prefix, text);
}

void
tkl_ctl_complain (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  print_line ("tikklokctl: ", format, arguments);
  va_end (arguments);
}

void
tkl_ctl_say (TklCtl *ctl, const char *format, ...)
{
  va_list arguments;

  if (ctl->options.quiet)
    return;
  va_start (arguments, format);
  print_line ("", format, arguments);
  va_end (arguments);
}

TklExit
tkl_ctl_fail (GError *error)
{
  TklExit status = TKL_EXIT_IMPOSSIBLE;

  if (g_error_matches (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE))
    status = TKL_EXIT_USAGE;
  tkl_ctl_complain ("%s", g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                              ? _ ("Stopped. Nothing was changed.")
                              : error->message);
  g_error_free (error);
  return status;
}

TklExit
tkl_ctl_fail_midway (GError *error, gboolean kept)
{
  if (!kept)
    return tkl_ctl_fail (error);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      tkl_ctl_complain ("%s", error->message);
      tkl_ctl_complain ("%s", _ ("What was complete until then is kept."));
    }
  else
    tkl_ctl_complain ("%s", _ ("Stopped. What was complete until then is kept."));
  g_error_free (error);
  return TKL_EXIT_PARTLY;
}

static gboolean
read_day (const char *option, const char *text, gboolean needed, TklDay *ret_day)
{
  *ret_day = TKL_DAY_NONE;
  if (text == NULL && !needed)
    return TRUE;
  if (text == NULL)
    /* Translators: %s is an option such as --from. */
    tkl_ctl_complain (_ ("%s is missing: give a date such as 2026-03-02."), option);
  else if (!tkl_day_parse (text, ret_day))
    /* Translators: an option such as --from, then what was typed after it. */
    tkl_ctl_complain (_ ("%s: “%s” is no date between 1900 and 2199. Write it as 2026-03-02."),
                      option, text);
  return *ret_day != TKL_DAY_NONE;
}

gboolean
tkl_ctl_day (const char *name, const char *text, TklDay *ret_day)
{
  return read_day (name, text, FALSE, ret_day);
}

gboolean
tkl_ctl_days (TklCtl *ctl, gboolean needed, TklDay *ret_from, TklDay *ret_to)
{
  if (!read_day ("--from", ctl->options.from, needed, ret_from)
      || !read_day ("--to", ctl->options.to, needed, ret_to))
    return FALSE;
  if (*ret_from != TKL_DAY_NONE && *ret_to != TKL_DAY_NONE && *ret_from > *ret_to)
    {
      tkl_ctl_complain (_ ("--from lies after --to."));
      return FALSE;
    }
  return TRUE;
}

gboolean
tkl_ctl_check_days (TklCtl *ctl)
{
  TklDay from, to;

  return tkl_ctl_days (ctl, FALSE, &from, &to);
}

gboolean
tkl_ctl_check_both_days (TklCtl *ctl)
{
  TklDay from, to;

  return tkl_ctl_days (ctl, TRUE, &from, &to);
}

TklCompany *
tkl_ctl_load_company (TklCtl *ctl, GError **error)
{
  GAsyncResult *arrived = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tkl_company_load_async (ctl->office, ctl->cancellable, tkl_ctl_arrived, &arrived);
  result = tkl_ctl_await (&arrived);
  return tkl_company_load_finish (ctl->office, result, error);
}

TklZone *
tkl_ctl_load_zone (TklCtl *ctl, GError **error)
{
  g_autoptr (TklCompany) company = tkl_ctl_load_company (ctl, error);

  return company != NULL ? tkl_zone_new (company->timezone, error) : NULL;
}
