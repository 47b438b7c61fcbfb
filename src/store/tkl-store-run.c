/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of runs: what sync, derive, link, transfer, import and export did, with counts. */
/* Thread: that of the store. */
#include "tkl-store-run.h"

#include "tkl-store-private.h"

/* Columns of TKL_SQL_RUN_COLUMNS. */
enum
{
  COLUMN_ID,
  COLUMN_KIND,
  COLUMN_BEGAN,
  COLUMN_ENDED,
  COLUMN_FROM,
  COLUMN_TO,
  COLUMN_DETAIL,
};

void
tkl_run_free (TklRun *run)
{
  if (run == NULL)
    return;
  g_free (run->kind);
  g_free (run->detail);
  g_free (run);
}

static TklRun *
read_run (sqlite3_stmt *statement)
{
  TklRun *run = g_new0 (TklRun, 1);

  run->id = tkl_column_int (statement, COLUMN_ID);
  run->kind = tkl_column_text (statement, COLUMN_KIND);
  run->began_utc_ms = tkl_column_int (statement, COLUMN_BEGAN);
  run->ended_utc_ms = tkl_column_int_or (statement, COLUMN_ENDED, TKL_INSTANT_NONE_MS);
  run->from_utc_ms = tkl_column_int_or (statement, COLUMN_FROM, TKL_INSTANT_NONE_MS);
  run->to_utc_ms = tkl_column_int_or (statement, COLUMN_TO, TKL_INSTANT_NONE_MS);
  run->detail = tkl_column_text (statement, COLUMN_DETAIL);
  return run;
}

gboolean
tkl_store_begin_run (TklStore *store, TklRun *run, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_RUN_BEGIN);

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);
  g_return_val_if_fail (run->kind != NULL && run->kind[0] != '\0', FALSE);

  tkl_bind_text (statement, 1, run->kind);
  tkl_bind_int (statement, 2, run->began_utc_ms);
  tkl_bind_int_or_null (statement, 3, run->from_utc_ms, TKL_INSTANT_NONE_MS);
  tkl_bind_int_or_null (statement, 4, run->to_utc_ms, TKL_INSTANT_NONE_MS);
  tkl_bind_text (statement, 5, run->detail != NULL ? run->detail : "{}");
  if (!tkl_step_done (store, statement, error))
    return FALSE;
  run->id = sqlite3_last_insert_rowid (store->db);
  statement = tkl_store_statement (store, TKL_SQL_RUN_PRUNE);
  tkl_bind_int (statement, 1, run->id - TKL_RUNS_KEPT);
  return tkl_step_done (store, statement, error);
}

gboolean
tkl_store_end_run (
    TklStore *store, gint64 id, gint64 ended_utc_ms, const char *detail, GError **error)
{
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_RUN_END);

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (tkl_store_in_transaction (store), FALSE);
  g_return_val_if_fail (detail != NULL && detail[0] != '\0', FALSE);

  tkl_bind_int (statement, 1, id);
  tkl_bind_int (statement, 2, ended_utc_ms);
  tkl_bind_text (statement, 3, detail);
  if (!tkl_step_done (store, statement, error))
    return FALSE;
  if (sqlite3_changes (store->db) > 0)
    return TRUE;

  g_set_error (error, TKL_STORE_ERROR, TKL_STORE_ERROR_NOT_FOUND,
               "run %" G_GINT64_FORMAT " does not exist", id);
  return FALSE;
}

gboolean
tkl_store_list_runs (
    TklStore *store, const char *kind, int limit, GPtrArray **ret_runs, GError **error)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func ((GDestroyNotify) tkl_run_free);
  sqlite3_stmt *statement = tkl_store_statement (store, TKL_SQL_RUN_LIST);
  gboolean row = TRUE;

  TKL_ASSERT_STORE (store);
  g_return_val_if_fail (limit >= 1 && limit <= 10000, FALSE);

  tkl_bind_text (statement, 1, kind);
  tkl_bind_int (statement, 2, limit);
  while (row)
    {
      if (!tkl_step_row (store, statement, &row, error))
        return FALSE;
      if (row)
        g_ptr_array_add (runs, read_run (statement));
    }
  *ret_runs = g_steal_pointer (&runs);
  return TRUE;
}
