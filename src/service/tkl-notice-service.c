/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices as a use case: what a transfer withdrew or may not change, and the office's answer. */
/* Thread: main; the work is done on the office's threads. */
#include "tkl-notice-private.h"

#include "tkl-json.h"
#include "tkl-office-private.h"
#include "tkl-store-employee.h"
#include "tkl-store-journal.h"
#include "tkl-store-project.h"
#include "tkl-transfer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  TklDay from, to;
  GPtrArray *rows; /* (owned) (nullable): result */
} ListJob;

typedef struct
{
  char *who; /* (owned) */
  gint64 notice_id;
  gboolean accept;
} AnswerJob;

void
tkl_notice_row_free (TklNoticeRow *row)
{
  if (row == NULL)
    return;
  g_free (row->employee);
  g_free (row->name);
  g_free (row->problem);
  g_free (row->before);
  g_free (row->after);
  g_clear_pointer (&row->lines_before, g_ptr_array_unref);
  g_clear_pointer (&row->lines_after, g_ptr_array_unref);
  g_free (row);
}

static void
line_free (gpointer data)
{
  TklNoticeLine *line = data;

  g_free (line->type);
  g_free (line->project);
  g_free (line);
}

/* A project that was deleted since has no number any more. */
static TklNoticeLine *
read_line (TklStore *store, JsonObject *json, GError **error)
{
  g_autoptr (TklProject) project = NULL;
  gint64 project_id = 0;
  gint64 km_tenths = -1;
  TklNoticeLine *line;

  tkl_json_int64 (json, "project_id", &project_id);
  tkl_json_int64 (json, "km_tenths", &km_tenths);
  if (project_id != 0 && !tkl_store_get_project (store, project_id, &project, error))
    return NULL;
  line = g_new0 (TklNoticeLine, 1);
  line->begin_utc_ms = tkl_json_instant (json, "begin");
  line->end_utc_ms = tkl_json_instant (json, "end");
  line->type = tkl_json_text (json, "type");
  line->project = project != NULL ? g_strdup (project->number) : NULL;
  line->km_tenths = (gint32) km_tenths;
  return line;
}

/* @text: as tkl-transfer-service.c wrote it. @ret_lines: stays NULL for any other text, which is shown
 * as it is: one row must not hide the rest. */
static gboolean
read_lines (TklStore *store, const char *text, GPtrArray **ret_lines, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (JsonNode) root = tkl_json_parse (text, strlen (text), NULL);
  JsonArray *array
      = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  if (array == NULL)
    return TRUE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *json = tkl_json_item (array, i);
      TklNoticeLine *line;

      if (json == NULL)
        return TRUE;
      line = read_line (store, json, error);
      if (line == NULL)
        return FALSE;
      g_ptr_array_add (lines, line);
    }
  *ret_lines = g_steal_pointer (&lines);
  return TRUE;
}

TklNoticeRow *
tkl_notice_row_new (TklStore *store, const TklNotice *notice, GError **error)
{
  static const char *const states[] = { "open", "accepted", "dismissed" };
  g_autoptr (TklEmployee) employee = NULL;
  TklNoticeRow *row;

  if (!tkl_store_get_employee (store, notice->employee_id, &employee, error))
    return NULL;
  row = g_new0 (TklNoticeRow, 1);
  row->id = notice->id;
  row->at_utc_ms = notice->at_utc_ms;
  row->is_late = notice->id == 0;
  row->employee_id = notice->employee_id;
  row->employee = g_strdup (employee != NULL ? employee->number : "");
  row->name = employee != NULL ? tkl_employee_name (employee) : g_strdup ("");
  row->day = notice->day;
  row->kind = notice->kind == TKL_NOTICE_WITHDRAWN ? "withdrawn" : "differs";
  row->state = states[notice->state];
  row->problem = g_strdup (notice->problem);
  row->before = g_strdup (notice->before);
  row->after = g_strdup (notice->after);
  if (read_lines (store, notice->before, &row->lines_before, error)
      && read_lines (store, notice->after, &row->lines_after, error))
    return row;
  tkl_notice_row_free (row);
  return NULL;
}

static gboolean
run_list (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  ListJob *job = data;
  TklNoticeQuery query = { .from_day = job->from, .to_day = job->to, .only_open = TRUE };
  g_autoptr (GPtrArray) found = NULL;

  if (!tkl_store_list_notices (store, &query, &found, error))
    return FALSE;
  job->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_notice_row_free);
  for (guint i = 0; i < found->len; i++)
    {
      TklNoticeRow *row = tkl_notice_row_new (store, found->pdata[i], error);

      if (row == NULL)
        return FALSE;
      g_ptr_array_add (job->rows, row);
    }
  return TRUE;
}

static const TklNotice *
find_notice (GPtrArray *notices, gint64 id, GError **error)
{
  for (guint i = 0; i < notices->len; i++)
    if (((const TklNotice *) notices->pdata[i])->id == id)
      return notices->pdata[i];
  g_set_error (error, TKL_SERVICE_ERROR, TKL_SERVICE_ERROR_USAGE,
               _ ("There is no open notice number %d."), (int) id);
  return NULL;
}

gboolean
tkl_notice_answer_stored (TklStore *store, gint64 notice_id, gboolean accept, GError **error)
{
  TklNoticeQuery query = { .from_day = TKL_DAY_NONE, .to_day = TKL_DAY_NONE, .only_open = TRUE };
  g_autoptr (GPtrArray) open_notices = NULL;
  const TklNotice *notice;
  TklTransferOffer offer = { 0 };

  if (!tkl_store_list_notices (store, &query, &open_notices, error))
    return FALSE;
  notice = find_notice (open_notices, notice_id, error);
  if (notice == NULL)
    return FALSE;
  offer = (TklTransferOffer){ notice->employee_id, notice->day, notice->after, FALSE };
  /* Lines that were withdrawn are gone already: accepting that is to have read it. */
  if (accept && notice->kind == TKL_NOTICE_DIFFERS
      && !tkl_transfer_accept_day (store, &offer, error))
    return FALSE;
  return tkl_store_set_notice_state (
      store, notice->id, accept ? TKL_NOTICE_ACCEPTED : TKL_NOTICE_DISMISSED, NULL, error);
}

static gboolean
run_answer (TklStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const AnswerJob *job = data;

  return tkl_store_journal_begin (store, job->who, job->accept ? "accept-notice" : "dismiss-notice",
                                  NULL, NULL, error)
         && tkl_notice_answer_stored (store, job->notice_id, job->accept, error)
         && tkl_store_journal_commit (store, NULL, error);
}

static void
list_job_free (gpointer data)
{
  ListJob *job = data;

  g_clear_pointer (&job->rows, g_ptr_array_unref);
  g_free (job);
}

static void
answer_job_free (gpointer data)
{
  AnswerJob *job = data;

  g_free (job->who);
  g_free (job);
}

static const TklUseCase list_case = { tkl_notices_async, run_list, list_job_free };
static const TklUseCase answer_case = { tkl_notice_answer_async, run_answer, answer_job_free };

void
tkl_notices_async (TklOffice *office,
                   TklDay from,
                   TklDay to,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  ListJob *job = g_new0 (ListJob, 1);

  job->from = from;
  job->to = to;
  tkl_office_read (office, &list_case, job, cancellable, callback, user_data);
}

GPtrArray *
tkl_notices_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_take (office, &list_case, G_STRUCT_OFFSET (ListJob, rows), result,
                                 error);
}

void
tkl_notice_answer_async (TklOffice *office,
                         gint64 notice_id,
                         gboolean accept,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  AnswerJob *job = g_new0 (AnswerJob, 1);

  job->who = g_strdup (tkl_office_who (office));
  job->notice_id = notice_id;
  job->accept = accept;
  tkl_office_write (office, &answer_case, job, cancellable, callback, user_data);
}

gboolean
tkl_notice_answer_finish (TklOffice *office, GAsyncResult *result, GError **error)
{
  return tkl_office_finish_done (office, &answer_case, result, error);
}
