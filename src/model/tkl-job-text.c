/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people read about a job in the background: what it does, how far it is, what came of it. */
/* Thread: main. */
#include "tkl-job-text.h"

#include "tkl-format.h"
#include "tkl-instant.h"
#include "tkl-job-fault.h"

#include <glib/gi18n-lib.h>

#define MINUTE_MS 60000
/* Above this, hours are said. */
#define MOST_MINUTES 120

/* The day is left out when it is today. */
static char *
format_time (const TklZone *zone, gint64 utc_ms, gint64 now_utc_ms)
{
  if (tkl_zone_civil_day (zone, utc_ms) == tkl_zone_civil_day (zone, now_utc_ms))
    return tkl_format_time (zone, utc_ms, FALSE);
  return tkl_format_moment (zone, utc_ms);
}

static char *
format_left (gint64 left_ms)
{
  int minutes = (int) ((left_ms + MINUTE_MS / 2) / MINUTE_MS);

  if (minutes < 1)
    return g_strdup (_ ("less than a minute left"));
  if (minutes < MOST_MINUTES)
    return g_strdup_printf (ngettext ("%d minute left", "%d minutes left", minutes), minutes);
  minutes = (minutes + 30) / 60;
  return g_strdup_printf (ngettext ("%d hour left", "%d hours left", minutes), minutes);
}

static void
append (GString *text, const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

char *
tkl_job_text_progress (TklJob *job)
{
  const TklJobProgress *progress = tkl_job_progress (job);
  g_autoptr (GString) text = g_string_new (progress->what);

  /* Whoever names what is in work has no use for the pieces it is cut into. */
  if (progress->n_all > 0 && progress->what[0] == '\0')
    {
      g_autofree char *part
          /* Translators: pieces of work done, then all there are. */
          = g_strdup_printf (_ ("%'lu of %'lu"), (gulong) progress->n_done,
                             (gulong) progress->n_all);

      append (text, part);
    }
  if (progress->n_records > 0)
    {
      g_autofree char *part
          = g_strdup_printf (ngettext ("%'lu record", "%'lu records", (gulong) progress->n_records),
                             (gulong) progress->n_records);

      append (text, part);
    }
  if (progress->left_ms >= 0)
    {
      g_autofree char *part = format_left (progress->left_ms);

      append (text, part);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (_ ("Runs"));
}

char *
tkl_job_text_state (TklJob *job, const TklZone *zone, gint64 now_utc_ms)
{
  gint64 next_ms = tkl_job_next_utc_ms (job);
  g_autofree char *next
      = next_ms != TKL_INSTANT_NONE ? format_time (zone, next_ms, now_utc_ms) : NULL;

  switch (tkl_job_state (job))
    {
    case TKL_JOB_OFF:
      return g_strdup (_ ("Only by hand"));
    case TKL_JOB_IDLE:
      if (next == NULL)
        return g_strdup (_ ("After each fetch of ticks"));
      /* Translators: %s is a time, with a date when it is not today. */
      return g_strdup_printf (_ ("Next: %s"), next);
    case TKL_JOB_QUEUED:
      return g_strdup (_ ("Waits for the job before it"));
    case TKL_JOB_RUNNING:
      return tkl_job_text_progress (job);
    case TKL_JOB_WAITING:
      if (next == NULL)
        return g_strdup (_ ("Waits for the network"));
      /* Translators: %s is a time, with a date when it is not today. */
      return g_strdup_printf (_ ("Next attempt: %s"), next);
    case TKL_JOB_FAILED:
      return g_strdup (_ ("Is not tried again by itself"));
    case TKL_JOB_DONE:
      return g_strdup (C_ ("run", "Done"));
    }
  g_assert_not_reached ();
}

char *
tkl_job_text_result (TklJob *job, const TklZone *zone, gint64 now_utc_ms)
{
  const TklJobResult *result = tkl_job_result (job);
  g_autofree char *time = NULL;

  if (result->time_utc_ms == TKL_INSTANT_NONE)
    return NULL;
  time = format_time (zone, result->time_utc_ms, now_utc_ms);
  /* Translators: when a job ended, then what came of it: “07:00: 3 new ticks.” */
  return g_strdup_printf (_ ("%s: %s"), time, tkl_job_fault_sentence (job));
}

double
tkl_job_fraction (TklJob *job)
{
  const TklJobProgress *progress = tkl_job_progress (job);

  if (progress->n_all == 0)
    return -1;
  return MIN (1.0, (double) progress->n_done / (double) progress->n_all);
}

char *
tkl_job_text_title (TklJob *job)
{
  if (!tkl_job_is_order (job) || tkl_job_subject (job)[0] == '\0')
    return g_strdup (tkl_job_title (job));
  /* Translators: a job, such as “Read records again”; what it is about, such as vehicles and days. */
  return g_strdup_printf (_ ("%s (%s)"), tkl_job_title (job), tkl_job_subject (job));
}
