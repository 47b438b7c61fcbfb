/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of imports and runs (F020): what was fetched, linked, transferred … and how it went. */
/* Thread: main; the work is done on the office's reader thread. */
#include "tkl-runs-service.h"

#include "tkl-json.h"
#include "tkl-office-private.h"
#include "tkl-run-note.h"
#include "tkl-runs-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  int limit;
  GPtrArray *rows; /* (owned) (nullable): result */
} RunsJob;

static guint
count_of (JsonObject *detail, const char *name)
{
  gint64 count = 0;

  return tkl_json_int64 (detail, name, &count) && count >= 0 && count <= G_MAXUINT ? (guint) count
                                                                                   : 0;
}

static char *
summarise_sync (JsonObject *detail)
{
  return g_strdup_printf (_ ("Vehicles: %u. Records: %u new, %u changed, %u known. Ticks, starts "
                             "and stops: %u new, %u changed, %u gone."),
                          count_of (detail, "vehicles"), count_of (detail, "new"),
                          count_of (detail, "changed"), count_of (detail, "same"),
                          count_of (detail, "ticks"), count_of (detail, "changed_ticks"),
                          count_of (detail, "gone_ticks"));
}

static char *
summarise_derive (JsonObject *detail)
{
  return g_strdup_printf (_ ("Vehicles: %u. Ticks, starts and stops: %u new, %u changed, %u gone."),
                          count_of (detail, "vehicles"), count_of (detail, "new"),
                          count_of (detail, "changed"), count_of (detail, "gone"));
}

static char *
summarise_link (JsonObject *detail)
{
  return g_strdup_printf (_ ("Linked: %u ticks new or changed, %u as before."),
                          count_of (detail, "linked"), count_of (detail, "same"));
}

static char *
summarise_transfer (JsonObject *detail)
{
  return g_strdup_printf (_ ("Workdays: %u, complete: %u. Lines: %u added, %u changed, %u removed, "
                             "%u as before."),
                          count_of (detail, "days"), count_of (detail, "complete"),
                          count_of (detail, "added"), count_of (detail, "changed"),
                          count_of (detail, "removed"), count_of (detail, "kept"));
}

static char *
summarise_import (JsonObject *detail)
{
  return g_strdup_printf (_ ("Added: %u, changed: %u, removed: %u, unchanged: %u; bad rows: %u."),
                          count_of (detail, "added"), count_of (detail, "changed"),
                          count_of (detail, "removed"), count_of (detail, "same"),
                          count_of (detail, "bad"));
}

static char *
summarise_export (JsonObject *detail)
{
  return g_strdup_printf (_ ("Employees: %u, lines: %u, files: %u."),
                          count_of (detail, "employees"), count_of (detail, "lines"),
                          count_of (detail, "files"));
}

static char *
summarise_purge (JsonObject *detail)
{
  guint n = count_of (detail, "records");

  return g_strdup_printf (ngettext ("%u raw position deleted.", "%u raw positions deleted.", n), n);
}

static char *
summarise_addresses (JsonObject *detail)
{
  return g_strdup_printf (_ ("Positions: %u, addresses found: %u."), count_of (detail, "positions"),
                          count_of (detail, "found"));
}

static char *
summarise_nothing (JsonObject *detail)
{
  return g_strdup ("");
}

static const struct
{
  const char *kind;
  const char *title;
  char *(*summarise) (JsonObject *detail);
} kinds[] = {
  { "sync", N_ ("Synchronisation"), summarise_sync },
  { "derive", N_ ("Derive ticks anew"), summarise_derive },
  { "link", N_ ("Link ticks"), summarise_link },
  { "transfer", N_ ("Transfer to the time clock"), summarise_transfer },
  { "import-employees", N_ ("Import employees"), summarise_import },
  { "import-projects", N_ ("Import projects"), summarise_import },
  { "import-planning", N_ ("Import planning"), summarise_import },
  { "import-zones", N_ ("Import zones"), summarise_import },
  { "export", N_ ("Export to Excel"), summarise_export },
  { "purge", N_ ("Delete old positions"), summarise_purge },
  { "addresses", N_ ("Look up addresses of ticks"), summarise_addresses },
  { "backup", N_ ("Backup"), summarise_nothing },
};

static const struct
{
  const char *word;
  TklRunResult result;
} results[] = {
  { TKL_RUN_PARTLY, TKL_RUN_IS_PARTLY },
  { TKL_RUN_STOPPED, TKL_RUN_IS_STOPPED },
  { TKL_RUN_FAILED, TKL_RUN_IS_FAILED },
};

void
tkl_run_row_free (TklRunRow *row)
{
  if (row == NULL)
    return;
  g_free (row->kind);
  g_free (row->title);
  g_free (row->subject);
  g_free (row->summary);
  g_free (row->problems);
  g_free (row);
}

static TklDay
day_of (JsonObject *detail, const char *name)
{
  g_autofree char *text = tkl_json_text (detail, name);
  TklDay day = TKL_DAY_NONE;

  return text != NULL && tkl_day_parse (text, &day) ? day : TKL_DAY_NONE;
}

static TklRunResult
result_of (JsonObject *detail)
{
  g_autofree char *word = tkl_json_text (detail, TKL_RUN_RESULT);

  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    if (g_strcmp0 (results[i].word, word) == 0)
      return results[i].result;
  return TKL_RUN_IS_DONE;
}

static void
name_run (TklRunRow *row, JsonObject *detail)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, row->kind))
      {
        row->title = g_strdup (_ (kinds[i].title));
        row->summary = kinds[i].summarise (detail);
        return;
      }
  row->title = g_strdup (row->kind);
  row->summary = g_strdup ("");
}

/* A failure or a stop says more than the counts of what did not happen. */
static void
explain_run (TklRunRow *row, JsonObject *detail)
{
  char *reason = row->result == TKL_RUN_IS_STOPPED ? g_strdup (_ ("Stopped."))
                                                   : tkl_json_text (detail, TKL_RUN_ERROR);

  if (reason == NULL)
    return;
  g_free (row->summary);
  row->summary = reason;
}

static gboolean
says_refused (JsonObject *detail)
{
  g_autofree char *fault = tkl_json_text (detail, TKL_RUN_FAULT);

  return g_strcmp0 (fault, TKL_RUN_FAULT_KEY) == 0;
}

/* What another version wrote may lack members: absent is zero. */
TklRunRow *
tkl_run_row_new (const TklRun *run)
{
  g_autoptr (JsonNode) node = tkl_json_parse (run->detail, strlen (run->detail), NULL);
  g_autoptr (JsonObject) none = json_object_new ();
  JsonObject *detail
      = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : none;
  TklRunRow *row = g_new0 (TklRunRow, 1);

  row->id = run->id;
  row->kind = g_strdup (run->kind);
  row->began_utc_ms = run->began_utc_ms;
  row->ended_utc_ms = run->ended_utc_ms;
  row->from_utc_ms = run->from_utc_ms;
  row->to_utc_ms = run->to_utc_ms;
  row->from = day_of (detail, TKL_RUN_FROM);
  row->to = day_of (detail, TKL_RUN_TO);
  row->result = result_of (detail);
  row->key_refused = says_refused (detail);
  row->subject = tkl_json_text (detail, TKL_RUN_SUBJECT);
  row->problems = tkl_json_text (detail, TKL_RUN_PROBLEMS);
  name_run (row, detail);
  explain_run (row, detail);
  return row;
}

static gboolean
run_runs (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  RunsJob *job = data;
  g_autoptr (GPtrArray) runs = NULL;

  if (!tkl_store_list_runs (store, NULL, job->limit, &runs, error))
    return FALSE;
  job->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_run_row_free);
  for (guint i = 0; i < runs->len; i++)
    g_ptr_array_add (job->rows, tkl_run_row_new (runs->pdata[i]));
  return TRUE;
}

static void
runs_job_free (gpointer data)
{
  RunsJob *job = data;

  g_clear_pointer (&job->rows, g_ptr_array_unref);
  g_free (job);
}

static const TklUseCase runs_case = { tkl_runs_async, run_runs, runs_job_free };

void
tkl_runs_async (TklOffice *office,
                int limit,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  RunsJob *job = g_new0 (RunsJob, 1);

  job->limit = CLAMP (limit, 1, 10000);
  tkl_office_read (office, &runs_case, job, cancellable, callback, user_data);
}

GPtrArray *
tkl_runs_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &runs_case, G_STRUCT_OFFSET (RunsJob, rows), result,
                                 error);
}
