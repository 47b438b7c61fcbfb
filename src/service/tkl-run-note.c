/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TklRunNote: what the log of runs keeps of a use case besides its times and its failure (F020). */
/* Thread: belongs to the job that is being logged. */
#include "tkl-run-note.h"

#include "tkl-service-error.h"
#include "tkl-text.h"

#include <gio/gio.h>

/* A file with a fault in every row fills no log. */
#define MAX_PROBLEMS 20

void
tkl_run_note_init (TklRunNote *note)
{
  note->from_utc_ms = note->to_utc_ms = TKL_INSTANT_NONE_MS;
  note->members = g_string_new (NULL);
}

void
tkl_run_note_clear (TklRunNote *note)
{
  if (note->members != NULL)
    g_string_free (g_steal_pointer (&note->members), TRUE);
}

static void
append_name (TklRunNote *note, const char *name)
{
  g_string_append_printf (note->members, "%s\"%s\": ", note->members->len > 0 ? ", " : "", name);
}

void
tkl_run_note_count (TklRunNote *note, const char *name, guint64 count)
{
  append_name (note, name);
  g_string_append_printf (note->members, "%" G_GUINT64_FORMAT, count);
}

void
tkl_run_note_text (TklRunNote *note, const char *name, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  append_name (note, name);
  tkl_append_json_text (note->members, valid);
}

static void
append_day (TklRunNote *note, const char *name, TklDay day)
{
  g_autofree char *text = NULL;

  if (day == TKL_DAY_NONE)
    return;
  text = tkl_day_format (day);
  tkl_run_note_text (note, name, text);
}

void
tkl_run_note_days (TklRunNote *note, TklDay from, TklDay to)
{
  append_day (note, TKL_RUN_FROM, from);
  append_day (note, TKL_RUN_TO, to);
}

void
tkl_run_note_file (TklRunNote *note, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  tkl_run_note_text (note, TKL_RUN_SUBJECT, name);
}

void
tkl_run_note_problems (TklRunNote *note, const GPtrArray *sentences)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (sentences->len, MAX_PROBLEMS); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) sentences->pdata[i]);
  if (text->len > 0)
    tkl_run_note_text (note, TKL_RUN_PROBLEMS, text->str);
}

void
tkl_run_note_failure (TklRunNote *note, const GError *fault)
{
  if (g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      tkl_run_note_text (note, TKL_RUN_RESULT, TKL_RUN_STOPPED);
      return;
    }
  tkl_run_note_text (note, TKL_RUN_RESULT, TKL_RUN_FAILED);
  tkl_run_note_text (note, TKL_RUN_ERROR, fault->message);
  if (g_error_matches (fault, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_KEY))
    tkl_run_note_text (note, TKL_RUN_FAULT, TKL_RUN_FAULT_KEY);
}

TklRun *
tkl_run_note_to_run (const TklRunNote *note, const char *kind, gint64 began_utc_ms)
{
  TklRun *run = g_new0 (TklRun, 1);

  run->kind = g_strdup (kind);
  run->began_utc_ms = began_utc_ms;
  run->ended_utc_ms = g_get_real_time () / 1000;
  run->from_utc_ms = note->from_utc_ms;
  run->to_utc_ms = note->to_utc_ms;
  run->detail = g_strdup_printf ("{%s}", note->members->str);
  return run;
}

gboolean
tkl_run_note_store (TklStore *store, TklRun *run, GError **error)
{
  return tkl_store_begin (store, error) && tkl_store_begin_run (store, run, error)
         && tkl_store_end_run (store, run->id, run->ended_utc_ms, run->detail, error)
         && tkl_store_commit (store, error);
}
