/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import of files as a use case: employees, projects, planning, zones; one file, one undo step. */
/* Thread: main; the work is done on the office's writer thread. */
#include "tkl-import-private.h"

#include "tkl-import-file.h"
#include "tkl-office-private.h"
#include "tkl-store-journal.h"
#include "tkl-text.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *who;    /* (owned) */
  char *path;   /* (owned) */
  char *sheet;  /* (owned) (nullable) */
  char *digest; /* (owned) (nullable): wanted of an import, made by a preview */
  gboolean preview;
  GPtrArray *rows; /* (owned) (nullable): of a preview */
  TklImportOptions options;
  TklImportReport *report; /* (owned) */
} ImportJob;

static const struct
{
  const char *action;
  TklMergeFunc merge;
  gsize max_bytes;
} kinds[] = {
  [TKL_IMPORT_EMPLOYEES] = { "import-employees", tkl_merge_employees, TKL_IMPORT_MAX_TABLE_BYTES },
  [TKL_IMPORT_PROJECTS] = { "import-projects", tkl_merge_projects, TKL_IMPORT_MAX_TABLE_BYTES },
  [TKL_IMPORT_PLANNING] = { "import-planning", tkl_merge_planning, TKL_IMPORT_MAX_TABLE_BYTES },
  [TKL_IMPORT_ZONES] = { "import-zones", tkl_merge_zones, TKL_IMPORT_MAX_ZONES_BYTES },
};

void
tkl_import_report_free (TklImportReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->problems);
  g_ptr_array_unref (report->warnings);
  g_ptr_array_unref (report->unknown);
  g_free (report);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const TklImportProblem *first = *(TklImportProblem *const *) a;
  const TklImportProblem *second = *(TklImportProblem *const *) b;

  return (first->line > second->line) - (first->line < second->line);
}

/* Rows are read first and compared with the database later: people go through a file by line. */
static void
list_problems (const TklImportResult *result, TklImportReport *report)
{
  g_ptr_array_sort (result->problems, compare_lines);
  report->n_rows = result->n_rows;
  report->n_bad = result->n_bad_rows;
  report->n_unlisted = result->n_unlisted;
  for (guint i = 0; i < result->problems->len; i++)
    {
      const TklImportProblem *problem = result->problems->pdata[i];

      g_ptr_array_add (problem->warning ? report->warnings : report->problems,
                       tkl_import_problem_format (problem));
      if (problem->reason == TKL_IMPORT_COLUMN_UNKNOWN)
        g_ptr_array_add (report->unknown,
                         g_strdup (problem->column != NULL ? problem->column : problem->cell));
    }
}

static char *
describe_run (const ImportJob *job)
{
  g_autoptr (GString) json = g_string_new ("{\"file\": ");
  g_autofree char *name = g_path_get_basename (job->path);
  g_autofree char *valid = g_utf8_make_valid (name, -1);

  tkl_append_json_text (json, valid);
  g_string_append_printf (json, ", \"added\": %u, \"changed\": %u, \"removed\": %u}",
                          job->report->n_added, job->report->n_changed, job->report->n_removed);
  return g_string_free (g_steal_pointer (&json), FALSE);
}

static gboolean
finish_entry (TklStore *store, ImportJob *job, GError **error)
{
  g_autofree char *detail = NULL;

  job->report->refused = job->report->n_bad > 0 && !job->options.skip_bad && !job->options.dry_run;
  if (job->report->refused || job->options.dry_run)
    {
      tkl_store_rollback (store);
      return TRUE;
    }
  detail = describe_run (job);
  return tkl_store_journal_set_detail (store, detail, error)
         && tkl_store_journal_commit (store, &job->report->entry_id, error);
}

gboolean
tkl_merge_each_row (TklMerge *merge,
                    gboolean (*merge_row) (TklMerge *merge, gconstpointer row, GError **error),
                    GError **error)
{
  if (merge->result == NULL)
    return FALSE;
  for (guint i = 0; i < merge->result->rows->len; i++)
    if (!merge_row (merge, merge->result->rows->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* What was shown must be what is imported. */
static gboolean
check_digest (ImportJob *job, GBytes *bytes, GError **error)
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  if (job->preview)
    job->digest = g_steal_pointer (&digest);
  else if (job->digest != NULL && !g_str_equal (job->digest, digest))
    {
      g_set_error_literal (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_CONFLICT,
                           _ ("The file was changed after it was looked at. Look at it again."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
merge_file (TklMerge *merge, ImportJob *job, GError **error)
{
  if (!kinds[job->options.kind].merge (merge, error))
    return FALSE;
  list_problems (merge->result, job->report);
  if (merge->preview != NULL)
    job->rows = tkl_import_preview_rows_finish (merge->preview, merge->result);
  return TRUE;
}

/* A pipe that nobody fills is waited for, but not by who was told to stop. */
static GBytes *
read_file (const char *path, TklImportKind kind, GCancellable *cancellable, GError **error)
{
  int stop_fd = g_cancellable_get_fd (cancellable);
  GBytes *bytes = tkl_import_read_file (path, kinds[kind].max_bytes, stop_fd, error);

  if (stop_fd >= 0)
    g_cancellable_release_fd (cancellable);
  if (bytes == NULL && g_cancellable_is_cancelled (cancellable))
    {
      g_clear_error (error);
      g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  return bytes;
}

static GBytes *
read_bytes (const ImportJob *job, GCancellable *cancellable, GError **error)
{
  if (job->options.pasted != NULL)
    return g_bytes_ref (job->options.pasted);
  return read_file (job->path, job->options.kind, cancellable, error);
}

static gboolean
run_import (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ImportJob *job = data;
  TklMerge merge = { .store = store, .options = &job->options, .report = job->report };
  g_autoptr (GBytes) bytes = read_bytes (job, cancellable, error);
  gboolean merged;

  if (bytes == NULL || !check_digest (job, bytes, error)
      || !tkl_store_journal_begin (store, job->who, kinds[job->options.kind].action, NULL, NULL,
                                   error))
    return FALSE;
  merge.file = (TklTableFile){ bytes, job->sheet };
  merge.preview = job->preview ? tkl_import_preview_rows_new () : NULL;
  merged = merge_file (&merge, job, error);
  g_clear_pointer (&merge.result, tkl_import_result_free);
  g_clear_pointer (&merge.preview, tkl_import_preview_rows_free);
  return merged && finish_entry (store, job, error);
}

static void
import_job_free (gpointer data)
{
  ImportJob *job = data;

  g_free (job->who);
  g_free (job->path);
  g_free (job->sheet);
  g_free (job->digest);
  g_clear_pointer (&job->options.pasted, g_bytes_unref);
  g_clear_pointer (&job->rows, g_ptr_array_unref);
  g_clear_pointer (&job->report, tkl_import_report_free);
  g_free (job);
}

static gboolean
note_import (gconstpointer data, gboolean done, TklRunNote *note)
{
  const ImportJob *job = data;
  const TklImportReport *report = job->report;

  if (job->options.dry_run)
    return FALSE;
  tkl_run_note_file (note, job->path);
  if (!done)
    return TRUE;
  if (report->refused)
    tkl_run_note_text (note, TKL_RUN_RESULT, TKL_RUN_FAILED);
  else if (report->n_bad > 0)
    tkl_run_note_text (note, TKL_RUN_RESULT, TKL_RUN_PARTLY);
  tkl_run_note_count (note, "added", report->refused ? 0 : report->n_added);
  tkl_run_note_count (note, "changed", report->refused ? 0 : report->n_changed);
  tkl_run_note_count (note, "removed", report->refused ? 0 : report->n_removed);
  tkl_run_note_count (note, "same", report->refused ? 0 : report->n_same);
  tkl_run_note_count (note, "bad", report->n_bad);
  tkl_run_note_problems (note, report->problems);
  return TRUE;
}

/* A use case for each kind of file: the log tells them apart. */
#define IMPORT_CASE(kind)                                                                          \
  {                                                                                                \
    tkl_import_async, run_import, import_job_free, kind, note_import                               \
  }
static const TklUseCase import_cases[] = {
  [TKL_IMPORT_EMPLOYEES] = IMPORT_CASE ("import-employees"),
  [TKL_IMPORT_PROJECTS] = IMPORT_CASE ("import-projects"),
  [TKL_IMPORT_PLANNING] = IMPORT_CASE ("import-planning"),
  [TKL_IMPORT_ZONES] = IMPORT_CASE ("import-zones"),
};

static ImportJob *
import_job_new (TklOffice *office, const TklImportOptions *options)
{
  ImportJob *job = g_new0 (ImportJob, 1);

  job->who = g_strdup (tkl_office_who (office));
  job->path = g_strdup (options->path);
  job->sheet = g_strdup (options->sheet);
  job->options = *options;
  job->options.path = job->path;
  job->options.sheet = job->sheet;
  job->options.pasted = options->pasted != NULL ? g_bytes_ref (options->pasted) : NULL;
  job->options.digest = NULL;
  job->report = g_new0 (TklImportReport, 1);
  job->report->problems = g_ptr_array_new_with_free_func (g_free);
  job->report->warnings = g_ptr_array_new_with_free_func (g_free);
  job->report->unknown = g_ptr_array_new_with_free_func (g_free);
  return job;
}

void
tkl_import_async (TklOffice *office,
                  const TklImportOptions *options,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  ImportJob *job = import_job_new (office, options);

  job->digest = g_strdup (options->digest);
  tkl_office_write (office, &import_cases[options->kind], job, cancellable, callback, user_data);
}

TklImportReport *
tkl_import_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &import_cases[0], G_STRUCT_OFFSET (ImportJob, report),
                                 result, error);
}

/* --- preview --------------------------------------------------------------------------------- */

static const TklUseCase preview_case = { tkl_import_preview_async, run_import, import_job_free };

void
tkl_import_preview_async (TklOffice *office,
                          const TklImportOptions *options,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  ImportJob *job = import_job_new (office, options);

  job->preview = TRUE;
  job->options.dry_run = TRUE;
  tkl_office_write (office, &preview_case, job, cancellable, callback, user_data);
}

TklImportPreview *
tkl_import_preview_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  ImportJob *job = tkl_office_finish (office, &preview_case, result, error);
  TklImportPreview *preview;

  if (job == NULL)
    return NULL;
  preview = g_new0 (TklImportPreview, 1);
  preview->options = job->options;
  job->options.pasted = NULL; /* it is the preview's now */
  preview->options.path = g_steal_pointer (&job->path);
  preview->options.sheet = g_steal_pointer (&job->sheet);
  preview->digest = g_steal_pointer (&job->digest);
  preview->report = g_steal_pointer (&job->report);
  preview->rows = g_steal_pointer (&job->rows);
  import_job_free (job);
  return preview;
}

void
tkl_import_preview_free (TklImportPreview *preview)
{
  if (preview == NULL)
    return;
  g_free ((char *) preview->options.path);
  g_free ((char *) preview->options.sheet);
  g_clear_pointer (&preview->options.pasted, g_bytes_unref);
  g_free (preview->digest);
  tkl_import_report_free (preview->report);
  g_ptr_array_unref (preview->rows);
  g_free (preview);
}

void
tkl_import_preview_apply_async (TklOffice *office,
                                const TklImportPreview *preview,
                                gboolean skip_bad,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  TklImportOptions options = preview->options;

  options.dry_run = FALSE;
  options.skip_bad = skip_bad;
  options.digest = preview->digest;
  tkl_import_async (office, &options, cancellable, callback, user_data);
}

/* --- sheets ----------------------------------------------------------------------------------- */

typedef struct
{
  TklImportKind kind;
  char *path; /* (owned) */
} SheetsJob;

static void
sheets_job_free (gpointer data)
{
  g_free (((SheetsJob *) data)->path);
  g_free (data);
}

static void
list_sheets (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const SheetsJob *job = data;
  g_autoptr (GBytes) bytes = read_file (job->path, job->kind, cancellable, NULL);
  g_auto (GStrv) names = bytes != NULL ? tkl_table_sheets (bytes) : NULL;

  if (names != NULL && g_strv_length (names) > 1)
    g_task_return_pointer (task, g_steal_pointer (&names), (GDestroyNotify) g_strfreev);
  else
    g_task_return_pointer (task, NULL, NULL);
}

void
tkl_import_sheets_async (TklOffice *office,
                         TklImportKind kind,
                         const char *path,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (office, cancellable, callback, user_data);
  SheetsJob *job = g_new0 (SheetsJob, 1);

  job->kind = kind;
  job->path = g_strdup (path);
  g_task_set_source_tag (task, tkl_import_sheets_async);
  g_task_set_task_data (task, job, sheets_job_free);
  tkl_office_compute (office, task, list_sheets);
}

char **
tkl_import_sheets_finish (TklOffice *office, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, office), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
