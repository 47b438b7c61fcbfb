/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the store share: the connection, its statements, parameters and columns. */
/* Thread: the store's own. */
#pragma once

#include "tkl-day.h"
#include "tkl-main-watch.h"
#include "tkl-point.h"
#include "tkl-statement.h"
#include "tkl-store.h"

#include <sqlite3.h>

G_BEGIN_DECLS

struct _TklStore
{
  sqlite3 *db;     /* (owned) */
  char *path;      /* (owned) */
  GThread *thread; /* the only thread allowed in */
  TklStoreMode mode;
  int prepare_code; /* why the last statement could not be prepared; SQLITE_OK when it could */
  sqlite3_stmt *statements[TKL_SQL_N_STATEMENTS]; /* (owned): NULL until first used */
};

/**
 * tkl_store_statement:
 * Returns: (transfer none): the statement reset and without parameters, ready to bind. Only one
 * use of a statement at a time: step it to the end, or tkl_statement_end() it, before asking again.
 * A file that cannot be read or lacks our tables gives NULL: binding to it does nothing, stepping it
 * reports the error. (A test prepares all texts.)
 */
sqlite3_stmt *tkl_store_statement (TklStore *store, TklStatementId id);

/** tkl_statement_end: resets and clears, releasing the read lock. Use at the end of every loop. */
void tkl_statement_end (sqlite3_stmt *statement);

/* Parameters count from 1. "None" values become NULL. */
void tkl_bind_int (sqlite3_stmt *statement, int index, gint64 value);
void tkl_bind_int_or_null (sqlite3_stmt *statement, int index, gint64 value, gint64 none);
void tkl_bind_day (sqlite3_stmt *statement, int index, TklDay day);
void tkl_bind_point (sqlite3_stmt *statement, int lat_index, TklPoint point); /* lat, then lon */
void tkl_bind_text (sqlite3_stmt *statement, int index, const char *text); /* NULL and "" → NULL */
/* Many in one: an array in JSON. @numbers: (element-type gint32) or (element-type gint64) */
void tkl_bind_numbers (sqlite3_stmt *statement, int index, const GArray *numbers);
void tkl_bind_blob (sqlite3_stmt *statement, int index, GBytes *bytes);

/* Columns count from 0. */
gint64 tkl_column_int (sqlite3_stmt *statement, int column);
gint64 tkl_column_int_or (sqlite3_stmt *statement, int column, gint64 none);
TklDay tkl_column_day (sqlite3_stmt *statement, int column);
TklPoint tkl_column_point (sqlite3_stmt *statement, int lat_column);
char *tkl_column_text (sqlite3_stmt *statement, int column); /* (transfer full) (nullable) */

/**
 * tkl_step_row:
 * @ret_row: TRUE: a row is there; FALSE: the end, the statement is already reset
 * Returns: FALSE on error, with the statement reset.
 */
gboolean tkl_step_row (TklStore *store, sqlite3_stmt *statement, gboolean *ret_row, GError **error);

/** tkl_step_done: runs a statement that returns no rows, and resets it. */
gboolean tkl_step_done (TklStore *store, sqlite3_stmt *statement, GError **error);

/** tkl_store_set_error: turns the connection's last SQLite error into TKL_STORE_ERROR. */
void tkl_store_set_error (TklStore *store, int code, GError **error);

/**
 * tkl_store_explain_update:
 * @version_query: statement that gives the version of row ?1
 * @version: as read by the caller
 * @ret_changed: (out) (optional)
 *
 * After an UPDATE "where version = …" that also leaves alike rows alone: tells by the number of rows
 * changed what happened. @error: NOT_FOUND, CONFLICT.
 */
gboolean tkl_store_explain_update (TklStore *store,
                                   TklStatementId version_query,
                                   gint64 id,
                                   gint64 version,
                                   gboolean *ret_changed,
                                   GError **error);

/**
 * tkl_store_get_int: steps a bound query that gives at most one row and resets it
 * @ret_value: (out): first column, or @none without a row
 */
gboolean tkl_store_get_int (
    TklStore *store, sqlite3_stmt *statement, gint64 none, gint64 *ret_value, GError **error);

/** tkl_store_run: SQL without parameters or rows that cannot be a statement: BEGIN, PRAGMA … */
gboolean tkl_store_run (TklStore *store, const char *sql, GError **error);

/** tkl_store_in_transaction: Returns: TRUE between a begin and its end. */
gboolean tkl_store_in_transaction (TklStore *store);

/* Top of every public function. */
#define TKL_ASSERT_STORE(store)                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    TKL_ASSERT_MAY_BLOCK ();                                                                       \
    g_assert ((store) != NULL && (store)->thread == g_thread_self ());                             \
  }                                                                                                \
  G_STMT_END

G_END_DECLS
